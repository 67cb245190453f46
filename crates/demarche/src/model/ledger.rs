use super::{AttributionId, Dated, EntityId, EventId, SentenceId, Span, StatementId, Str};

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

/// How an act hangs on a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LinkKind {
    /// The act follows when the condition is met.
    If,
    /// The act follows when the condition is not met.
    Unless,
    /// One is given for the other.
    Exchange,
    /// The act waits for the condition.
    Precondition,
}

impl LinkKind {
    /// The name used in the record.
    pub fn name(self) -> &'static str {
        match self {
            LinkKind::If => "if",
            LinkKind::Unless => "unless",
            LinkKind::Exchange => "exchange",
            LinkKind::Precondition => "precondition",
        }
    }
}

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

/// What can happen to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Fate {
    Tabled,
    Discussed,
    Considered,
    Amended,
    Accepted,
    Rejected,
    Adopted,
    Signed,
    Vetoed,
    Withdrawn,
    Failed,
}

impl Fate {
    /// All of them.
    pub const ALL: &'static [Fate] = &[
        Fate::Tabled,
        Fate::Discussed,
        Fate::Considered,
        Fate::Amended,
        Fate::Accepted,
        Fate::Rejected,
        Fate::Adopted,
        Fate::Signed,
        Fate::Vetoed,
        Fate::Withdrawn,
        Fate::Failed,
    ];

    /// The name used in the record.
    pub fn name(self) -> &'static str {
        match self {
            Fate::Tabled => "tabled",
            Fate::Discussed => "discussed",
            Fate::Considered => "considered",
            Fate::Amended => "amended",
            Fate::Accepted => "accepted",
            Fate::Rejected => "rejected",
            Fate::Adopted => "adopted",
            Fate::Signed => "signed",
            Fate::Vetoed => "vetoed",
            Fate::Withdrawn => "withdrawn",
            Fate::Failed => "failed",
        }
    }
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

/// How much a speaker binds the party, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Authority {
    /// An opponent or outsider says so: kept, but sets no stance.
    Ascribed,
    /// Unnamed officials.
    Unnamed,
    /// The narrator, stating the party's position.
    Narrator,
    /// A named official or a spokesperson.
    Official,
    /// A minister, ambassador or the institution itself.
    Minister,
    /// Head of state or government.
    Leader,
}

impl Authority {
    /// The name used in the record.
    pub fn name(self) -> &'static str {
        match self {
            Authority::Ascribed => "ascribed",
            Authority::Unnamed => "unnamed",
            Authority::Narrator => "narrator",
            Authority::Official => "official",
            Authority::Minister => "minister",
            Authority::Leader => "leader",
        }
    }
}

/// What a party does in a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Move {
    Demand,
    Request,
    Offer,
    Commit,
    Accept,
    Reject,
    Open,
    Withdraw,
    Threaten,
    Warn,
}

impl Move {
    /// The name used in the record.
    pub fn name(self) -> &'static str {
        match self {
            Move::Demand => "demand",
            Move::Request => "request",
            Move::Offer => "offer",
            Move::Commit => "commit",
            Move::Accept => "accept",
            Move::Reject => "reject",
            Move::Open => "open",
            Move::Withdraw => "withdraw",
            Move::Threaten => "threaten",
            Move::Warn => "warn",
        }
    }
}

/// How firmly a statement is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Firmness {
    /// "would consider", "could be in all parties' interests"
    Hedged,
    /// Plain.
    Firm,
    /// "never", "red line", "non-starter"
    Categorical,
}

impl Firmness {
    /// The name used in the record.
    pub fn name(self) -> &'static str {
        match self {
            Firmness::Hedged => "hedged",
            Firmness::Firm => "firm",
            Firmness::Categorical => "categorical",
        }
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

/// States of a stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum StanceState {
    Demand,
    Offer,
    Accept,
    Open,
    Reject,
    NonStarter,
    ThreatIf,
    Contested,
}

impl StanceState {
    /// The name used in the record.
    pub fn name(self) -> &'static str {
        match self {
            StanceState::Demand => "demand",
            StanceState::Offer => "offer",
            StanceState::Accept => "accept",
            StanceState::Open => "open",
            StanceState::Reject => "reject",
            StanceState::NonStarter => "non-starter",
            StanceState::ThreatIf => "threat-if",
            StanceState::Contested => "contested",
        }
    }
}
