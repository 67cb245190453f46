//! Rows of a brief that tell where parties stand: stances, what hangs on what, what was put forward.

use super::{Look, Row, flat};
use crate::record::{Linkage, Proposal, ProposalStep, Stance, Statement};
use crate::view::register::joint;
use crate::view::style::Tone;

impl Look<'_> {
    pub(super) fn stances(&self) -> Vec<Row> {
        let row = |s: &Stance| {
            let bearing: Vec<&Statement> =
                s.statements.iter().filter_map(|id| self.statements.get(id.as_str()).copied()).collect();
            let mut sentences: Vec<usize> =
                bearing.iter().filter_map(|s| self.number(s.evidence.start)).collect();
            sentences.dedup();
            let last = bearing.last();
            let condition = last.and_then(|s| s.condition.as_deref()).map(|c| format!(" ({})", flat(c)));
            let words =
                last.map_or(String::new(), |s| format!(" — “{}”", self.excerpt(&s.evidence, &s.evidence)));
            Row {
                id: last.map_or(String::new(), |s| s.id.clone()),
                when: s.since.clone().unwrap_or_default(),
                who: s.party.clone(),
                tag: s.state.clone(),
                tone: Tone::of_state(&s.state),
                text: format!("{}{}{words}", s.issue, condition.unwrap_or_default()),
                sentences,
            }
        };
        self.record.stances.iter().map(row).collect()
    }

    pub(super) fn linkages(&self) -> Vec<Row> {
        let row = |l: &Linkage| Row {
            id: l.id.clone(),
            when: l.said_on.clone().unwrap_or_default(),
            who: l.party.clone(),
            tag: l.kind.clone(),
            tone: Tone::Plain,
            text: format!(
                "“{}” {} “{}”",
                self.excerpt(&l.act, &l.act),
                joint(&l.kind),
                flat(&l.condition.text)
            ),
            sentences: self.number(l.evidence.start).into_iter().collect(),
        };
        self.record.linkages.iter().map(row).collect()
    }

    pub(super) fn proposals(&self) -> Vec<Row> {
        let row = |p: &Proposal| {
            let about =
                if p.issues.is_empty() { String::new() } else { format!(" on {}", p.issues.join(", ")) };
            let step = |s: &ProposalStep| match &s.party {
                Some(party) => format!("{} by {party}", s.fate),
                None => s.fate.clone(),
            };
            let steps: Vec<String> = p.steps.iter().map(step).collect();
            let mut sentences: Vec<usize> =
                p.steps.iter().filter_map(|s| self.number(s.evidence.start)).collect();
            sentences.sort_unstable();
            sentences.dedup();
            Row {
                id: p.id.clone(),
                when: p.tabled_on.clone().unwrap_or_default(),
                who: p.tabled_by.join(", "),
                tag: p.fate.clone().unwrap_or_default(),
                tone: Tone::Plain,
                text: format!("{} “{}”{about}: {}", p.kind, flat(&p.name.text), steps.join(", ")),
                sentences,
            }
        };
        self.record.proposals.iter().map(row).collect()
    }
}
