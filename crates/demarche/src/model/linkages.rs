//! What a party makes hang on what.

use super::{Authority, Dated, Move, Span, StatementId, Str};

/// One thing that a party makes hang on another.
#[derive(Clone, Debug)]
pub struct Linkage {
    /// How they hang together.
    pub kind: LinkKind,
    /// Code of the party that links them.
    pub party: Str,
    /// How much the speaker binds the party.
    pub authority: Authority,
    /// What is given, done or threatened.
    pub act: Span,
    /// What it hangs on.
    pub condition: Span,
    /// Code of the party whose doing would meet the condition.
    pub counterpart: Option<Str>,
    /// What the party does by it, where a statement says so: threaten, offer, reject …
    pub action: Option<Move>,
    /// The statement that carries it.
    pub statement: Option<StatementId>,
    /// When it was said.
    pub said_on: Option<Dated>,
    /// The words that bear it.
    pub evidence: Span,
    /// The rule that read it.
    pub rule: Str,
    /// 0–1.
    pub confidence: f32,
}

named! {
    /// How an act hangs on a condition.
    pub enum LinkKind {
        /// The act follows when the condition is met.
        If = "if",
        /// The act follows when the condition is not met.
        Unless = "unless",
        /// One is given for the other.
        Exchange = "exchange",
        /// The act waits for the condition.
        Precondition = "precondition",
    }
}
