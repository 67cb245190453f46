//! What was put forward, and what became of it.

use super::{Dated, Span, StatementId, Str};

/// A draft, plan, resolution or response that was put forward.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// `draft`, `resolution`, `plan`, `proposal`, `response`, `ultimatum` or `paper`.
    pub kind: Str,
    /// The fullest words for it.
    pub name: Span,
    /// Codes of those who put it forward.
    pub tabled_by: Vec<Str>,
    /// What it is about: issues of the codebook.
    pub issues: Vec<Str>,
    /// What happened to it, in text order.
    pub steps: Vec<ProposalStep>,
    /// Where it is spoken of, in text order.
    pub mentions: Vec<Span>,
    /// The statements about it.
    pub statements: Vec<StatementId>,
}

/// Something that happened to a proposal.
#[derive(Clone, Debug)]
pub struct ProposalStep {
    /// What.
    pub fate: Fate,
    /// By whom: code; `None` where it is not told.
    pub party: Option<Str>,
    /// When.
    pub date: Option<Dated>,
    /// The words that say so.
    pub evidence: Span,
    /// The rule that read it.
    pub rule: Str,
}

named! {
    /// What can happen to a proposal.
    pub enum Fate {
        Tabled = "tabled",
        Discussed = "discussed",
        Considered = "considered",
        Amended = "amended",
        Accepted = "accepted",
        Rejected = "rejected",
        Adopted = "adopted",
        Signed = "signed",
        Vetoed = "vetoed",
        Withdrawn = "withdrawn",
        Failed = "failed",
    }
}
