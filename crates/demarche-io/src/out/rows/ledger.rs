//! Rows of statements, linkages, proposals and stances.

use super::{Cell, DOCUMENT, Numbers, Of, Sheet, list, pointer};
use demarche::record::{Linkage, Proposal, ProposalStep, Stance, Statement};

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

    pub(super) fn linkages(&mut self, linkages: Vec<Linkage>, statements: &Numbers) {
        for l in linkages {
            let row = [
                DOCUMENT,
                self.sentence(l.evidence.start),
                l.id.into(),
                l.kind.into(),
                l.party.into(),
                l.authority.into(),
                l.act.text.into(),
                l.condition.text.into(),
                l.counterpart.into(),
                l.action.into(),
                pointer(Of::Statements, statements, l.statement.as_deref()),
                l.said_on.into(),
                l.evidence.text.into(),
                l.evidence.start.into(),
                l.evidence.end.into(),
                l.rule.into(),
                l.confidence.into(),
            ];
            self.rows.push(Of::Linkages, row);
        }
    }

    pub(super) fn proposals(&mut self, proposals: Vec<Proposal>) {
        for p in proposals {
            let row = [
                DOCUMENT,
                self.sentence(p.name.start),
                p.id.into(),
                p.kind.into(),
                p.name.text.into(),
                list(&p.tabled_by),
                p.tabled_on.into(),
                list(&p.issues),
                p.fate.into(),
            ];
            let proposal = self.rows.push(Of::Proposals, row);
            p.steps.into_iter().for_each(|s| self.proposal_step(s, proposal));
        }
    }

    fn proposal_step(&mut self, s: ProposalStep, proposal: usize) {
        let row = [
            DOCUMENT,
            self.sentence(s.evidence.start),
            Cell::Row(Of::Proposals, proposal),
            s.fate.into(),
            s.party.into(),
            s.date.into(),
            s.evidence.text.into(),
            s.evidence.start.into(),
            s.evidence.end.into(),
            s.rule.into(),
        ];
        self.rows.push(Of::ProposalSteps, row);
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
