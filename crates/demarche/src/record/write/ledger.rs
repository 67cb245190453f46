//! Statements, linkages, proposals and stances.

use super::{Writer, round};
use crate::model::{self, Dated, Span};
use crate::record::ids::Ids;
use crate::record::types as out;

impl Writer<'_> {
    pub(super) fn statements(&self) -> Vec<out::Statement> {
        let text = self.a.article.text.as_str();
        let words = |s: Option<Span>| s.map(|s| s.of(text).to_owned());
        let statement = |(i, s): (usize, &model::Statement)| out::Statement {
            id: self.statement_ids[i].clone(),
            party: s.party.to_string(),
            speaker: s.speaker.and_then(|e| self.attributed(e)).map(|e| e.name),
            role: s.role.clone(),
            authority: s.authority.name().to_owned(),
            issue: s.issue.to_string(),
            proposal: s.proposal.clone(),
            action: s.action.name().to_owned(),
            firmness: s.firmness.name().to_owned(),
            condition: words(s.condition),
            consequence: words(s.consequence),
            deadline: s.deadline.as_ref().map(ToString::to_string),
            said_on: s.said_on.as_ref().map(|d: &Dated| d.value.to_string()),
            quote: s.quote.and_then(|q| self.quote_ids.get(q.index()).cloned()),
            event: s.event.and_then(|e| self.event_ids.get(e.index()).cloned()),
            evidence: self.offsets.words(s.evidence),
            rule: s.rule.to_string(),
            confidence: round(f64::from(s.confidence), 3),
        };
        self.a.ledger.statements.iter().enumerate().map(statement).collect()
    }

    pub(super) fn linkages(&self, ids: &mut Ids<'_>) -> Vec<out::Linkage> {
        let mut linkage = |l: &model::Linkage| {
            let (act, condition) = (self.offsets.words(l.act), self.offsets.words(l.condition));
            let at = act.start.to_string();
            out::Linkage {
                id: ids.id("l", &[&l.party, l.kind.name(), &at, &condition.text]),
                kind: l.kind.name().to_owned(),
                party: l.party.to_string(),
                authority: l.authority.name().to_owned(),
                act,
                condition,
                counterpart: l.counterpart.as_ref().map(ToString::to_string),
                action: l.action.map(|a| a.name().to_owned()),
                statement: l.statement.and_then(|s| self.statement_ids.get(s.index()).cloned()),
                said_on: l.said_on.as_ref().map(|d| d.value.to_string()),
                evidence: self.offsets.words(l.evidence),
                rule: l.rule.to_string(),
                confidence: round(f64::from(l.confidence), 3),
            }
        };
        self.a.ledger.linkages.iter().map(&mut linkage).collect()
    }

    pub(super) fn proposals(&self, ids: &mut Ids<'_>) -> Vec<out::Proposal> {
        let mut proposal = |p: &model::Proposal| {
            let name = self.offsets.words(p.name);
            let at = name.start.to_string();
            let tabling = p.steps.iter().find(|s| s.fate == model::Fate::Tabled);
            out::Proposal {
                id: ids.id("p", &[&p.kind, &name.text, &at]),
                kind: p.kind.to_string(),
                name,
                tabled_by: p.tabled_by.iter().map(ToString::to_string).collect(),
                tabled_on: tabling.and_then(|s| s.date.as_ref()).map(|d| d.value.to_string()),
                issues: p.issues.iter().map(ToString::to_string).collect(),
                fate: crate::ledger::fate(&p.steps).map(|f| f.name().to_owned()),
                steps: p.steps.iter().map(|s| self.proposal_step(s)).collect(),
                mentions: p.mentions.iter().map(|&m| self.offsets.words(m)).collect(),
                statements: self.statements_by_id(&p.statements),
            }
        };
        self.a.ledger.proposals.iter().map(&mut proposal).collect()
    }

    fn proposal_step(&self, s: &model::ProposalStep) -> out::ProposalStep {
        out::ProposalStep {
            fate: s.fate.name().to_owned(),
            party: s.party.as_ref().map(ToString::to_string),
            date: s.date.as_ref().map(|d| d.value.to_string()),
            evidence: self.offsets.words(s.evidence),
            rule: s.rule.to_string(),
        }
    }

    fn statements_by_id(&self, statements: &[model::StatementId]) -> Vec<String> {
        statements.iter().filter_map(|i| self.statement_ids.get(i.index()).cloned()).collect()
    }

    pub(super) fn stances(&self) -> Vec<out::Stance> {
        let stance = |s: &model::Stance| out::Stance {
            party: s.party.to_string(),
            issue: s.issue.to_string(),
            state: s.state.name().to_owned(),
            since: s.since.as_ref().map(ToString::to_string),
            last_affirmed: s.last_affirmed.as_ref().map(ToString::to_string),
            statements: self.statements_by_id(&s.statements),
        };
        self.a.ledger.stances.iter().map(stance).collect()
    }
}
