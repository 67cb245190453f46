//! Rows of statements and stances.

use super::{Cell, DOCUMENT, Numbers, Of, Sheet, pointer};
use demarche::record::{Stance, Statement};

impl Sheet {
    pub(super) fn statements(&mut self, statements: Vec<Statement>, quotes: &Numbers, events: &Numbers) {
        for s in statements {
            let row = [
                DOCUMENT,
                self.sentence(s.evidence.start),
                s.id.into(),
                s.party.into(),
                s.speaker.into(),
                s.role.into(),
                s.authority.into(),
                s.issue.into(),
                s.proposal.into(),
                s.action.into(),
                s.firmness.into(),
                s.condition.into(),
                s.consequence.into(),
                s.deadline.into(),
                s.said_on.into(),
                pointer(Of::Quotes, quotes, s.quote.as_deref()),
                pointer(Of::Events, events, s.event.as_deref()),
                s.evidence.text.into(),
                s.evidence.start.into(),
                s.evidence.end.into(),
                s.rule.into(),
                s.confidence.into(),
            ];
            self.rows.push(Of::Statements, row);
        }
    }

    pub(super) fn stances(&mut self, stances: Vec<Stance>, numbers: &Numbers) {
        for s in stances {
            let (since, affirmed) = (s.since.into(), s.last_affirmed.into());
            let row = [DOCUMENT, s.party.into(), s.issue.into(), s.state.into(), since, affirmed];
            let stance = Cell::Row(Of::Stances, self.rows.push(Of::Stances, row));
            for id in &s.statements {
                let statement = pointer(Of::Statements, numbers, Some(id));
                if statement != Cell::Null {
                    self.rows.push(Of::StanceStatements, [DOCUMENT, stance.clone(), statement]);
                }
            }
        }
    }
}
