//! Proposals and their fate: drafts, plans, resolutions, written responses.
//!
//! Nouns that name one are found with whose they are ([`nouns`]); what happens to them is read from the
//! verbs over them and from the moves of `moves.toml` ([`steps`]); those that are one proposal are
//! joined ([`join`]). A noun that says little ("plan") counts only where a party tables it or takes a
//! position on that of another.

mod join;
mod knowledge;
mod nouns;
mod steps;

pub(super) use knowledge::ProposalBook;

use super::parties::Party;
use super::reader::Reader;
use crate::model::{Fate, Proposal, ProposalStep, Span, Statement, StatementId, Str, TokenId};

/// A noun phrase that names a proposal.
struct Named {
    token: TokenId,
    kind: usize,
    span: Span,
    /// Codes of those whose it is.
    owners: Vec<Str>,
    /// Words that tell it from others: "ceasefire", "draft", "12-point".
    marks: Vec<Str>,
    /// "the plan", "it": spoken of before.
    definite: bool,
    issues: Vec<Str>,
    steps: Vec<ProposalStep>,
}

impl Reader<'_> {
    /// The proposals of a document, in order of first mention.
    pub(super) fn proposals(&self, statements: &[Statement]) -> Vec<Proposal> {
        let mut named: Vec<Named> = Vec::new();
        for sentence in self.coded_sentences() {
            for token in self.syntax.ids(sentence) {
                if let Some(mut found) = self.named_proposal(token) {
                    found.steps = self.steps(&mut found);
                    named.push(found);
                }
            }
        }
        let groups = join::groups(&named, &self.knowledge.proposals);
        let all = groups.into_iter().filter_map(|g| self.proposal(&named, &g));
        all.map(|p| with_statements(p, statements)).collect()
    }

    fn proposal(&self, named: &[Named], group: &[usize]) -> Option<Proposal> {
        let members: Vec<&Named> = group.iter().filter_map(|&i| named.get(i)).collect();
        let kinds = &self.knowledge.proposals.kinds;
        let kind = members.iter().filter_map(|m| kinds.get(m.kind)).min_by_key(|k| k.weak)?;
        let mut tabled_by: Vec<Str> = Vec::new();
        for owner in members.iter().flat_map(|m| &m.owners) {
            if !tabled_by.contains(owner) {
                tabled_by.push(owner.clone());
            }
        }
        let steps: Vec<ProposalStep> = members.iter().flat_map(|m| m.steps.iter().cloned()).collect();
        if steps.is_empty() || !counts(kind.weak, &tabled_by, &steps) {
            return None;
        }
        let mut issues: Vec<Str> = members.iter().flat_map(|m| m.issues.iter().cloned()).collect();
        issues.sort();
        issues.dedup();
        let told = |m: &&Named| kinds.get(m.kind).is_some_and(|k| !k.weak);
        let name =
            members.iter().max_by_key(|m| (told(m), m.span.len(), std::cmp::Reverse(m.span.start)))?.span;
        let mentions = members.iter().map(|m| m.span).collect();
        let kind = kind.name.clone();
        Some(Proposal { kind, name, tabled_by, issues, steps, mentions, statements: Vec::new() })
    }
}

/// Whether what is told of a proposal makes it one of diplomacy: somebody with a code tabled it or did
/// something to it; for weak nouns, tabled it or answered that of another.
fn counts(weak: bool, tabled_by: &[Str], steps: &[ProposalStep]) -> bool {
    let by_party = |s: &ProposalStep| s.party.is_some();
    if !weak {
        return !tabled_by.is_empty() || steps.iter().any(by_party);
    }
    let tabled = steps.iter().any(|s| s.fate == Fate::Tabled && s.party.is_some());
    let answered =
        |s: &ProposalStep| s.party.as_ref().is_some_and(|p| !tabled_by.is_empty() && !tabled_by.contains(p));
    tabled || steps.iter().any(answered)
}

fn with_statements(mut proposal: Proposal, statements: &[Statement]) -> Proposal {
    let about = |s: &Statement| proposal.mentions.iter().any(|m| m.overlaps(s.evidence));
    let ids = statements.iter().enumerate().filter(|(_, s)| about(s)).map(|(i, _)| StatementId::new(i));
    proposal.statements = ids.collect();
    proposal
}

/// What a proposal has come to after some steps: the last that is more than talk, else the last one
/// after its tabling, else its tabling.
pub(crate) fn come_to(steps: &[Fate]) -> Option<Fate> {
    let decided = |f: &&Fate| !matches!(f, Fate::Tabled | Fate::Discussed | Fate::Considered);
    let later = || steps.iter().rfind(|f| **f != Fate::Tabled);
    steps.iter().rfind(decided).or_else(later).or(steps.first()).copied()
}

/// What the steps of one document's proposal have come to.
pub(crate) fn fate(steps: &[ProposalStep]) -> Option<Fate> {
    come_to(&steps.iter().map(|s| s.fate).collect::<Vec<_>>())
}
