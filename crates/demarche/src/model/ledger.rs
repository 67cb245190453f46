//! The ledger stage's layer: moves of the parties and the stances that they add up to.

use super::{AttributionId, Dated, EntityId, EventId, Linkage, Proposal, SentenceId, Span, StatementId, Str};

/// The ledger stage's layer for one document.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Statements in text order.
    pub statements: Vec<Statement>,
    /// What hangs on what, in text order.
    pub linkages: Vec<Linkage>,
    /// Drafts, plans and resolutions and what became of them, in order of first mention.
    pub proposals: Vec<Proposal>,
    /// Stances folded from the statements, ordered by party and issue.
    pub stances: Vec<Stance>,
}

/// A party's move on an issue. Immutable: later ones supersede, nothing is rewritten.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Code of the party whose position it is: country or organization without sector ("RUS", "NATO").
    pub party: Str,
    /// Who said it.
    pub speaker: Option<EntityId>,
    /// The speaker's office.
    pub role: Option<String>,
    /// How much the speaker binds the party.
    pub authority: Authority,
    /// What it is about, as a short noun phrase.
    pub issue: Str,
    /// The exact proposal, in the text's own words.
    pub proposal: String,
    /// What the party does.
    pub action: Move,
    /// How firmly.
    pub firmness: Firmness,
    /// If … / unless …
    pub condition: Option<Span>,
    /// What follows otherwise.
    pub consequence: Option<Span>,
    /// By when.
    pub deadline: Option<Str>,
    /// When it was said.
    pub said_on: Option<Dated>,
    /// The attribution it was taken from.
    pub quote: Option<AttributionId>,
    /// The event it was taken from.
    pub event: Option<EventId>,
    /// The words that bear it.
    pub evidence: Span,
    /// Their sentence.
    pub sentence: SentenceId,
    /// The rule that read it.
    pub rule: Str,
    /// 0–1.
    pub confidence: f32,
}

named! {
    /// How much a speaker binds the party, weakest first.
    pub enum Authority {
        /// An opponent or outsider says so: kept, but sets no stance.
        Ascribed = "ascribed",
        /// Unnamed officials.
        Unnamed = "unnamed",
        /// The narrator, stating the party's position.
        Narrator = "narrator",
        /// A named official or a spokesperson.
        Official = "official",
        /// A minister, ambassador or the institution itself.
        Minister = "minister",
        /// Head of state or government.
        Leader = "leader",
    }
}

named! {
    /// What a party does in a statement.
    pub enum Move {
        Demand = "demand",
        Request = "request",
        Offer = "offer",
        Commit = "commit",
        Accept = "accept",
        Reject = "reject",
        Open = "open",
        Withdraw = "withdraw",
        Threaten = "threaten",
        Warn = "warn",
    }
}

named! {
    /// How firmly a statement is made.
    pub enum Firmness {
        /// "would consider", "could be in all parties' interests"
        Hedged = "hedged",
        /// Plain.
        Firm = "firm",
        /// "never", "red line", "non-starter"
        Categorical = "categorical",
    }
}

/// Where a party stands on an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Stance {
    /// Code of the party.
    pub party: Str,
    /// The issue.
    pub issue: Str,
    /// The state.
    pub state: StanceState,
    /// ISO 8601 date of the statement that set the state.
    pub since: Option<Str>,
    /// ISO 8601 date of the latest statement that affirmed it.
    pub last_affirmed: Option<Str>,
    /// The statements that bear it, oldest first.
    pub statements: Vec<StatementId>,
}

named! {
    /// States of a stance.
    pub enum StanceState {
        Demand = "demand",
        Offer = "offer",
        Accept = "accept",
        Open = "open",
        Reject = "reject",
        NonStarter = "non-starter",
        ThreatIf = "threat-if",
        Contested = "contested",
    }
}
