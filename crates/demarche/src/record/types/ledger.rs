//! Where the parties stand: moves, what hangs on what, proposals and their fate, stances.

use super::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A party's move on an issue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// Stable content hash.
    pub id: String,
    /// Code of the party.
    pub party: String,
    /// Who said it.
    pub speaker: Option<String>,
    /// The speaker's office.
    pub role: Option<String>,
    /// `ascribed`, `unnamed`, `narrator`, `official`, `minister` or `leader`.
    pub authority: String,
    /// What it is about.
    pub issue: String,
    /// The exact proposal in the text's words.
    pub proposal: String,
    /// `demand`, `request`, `offer`, `commit`, `accept`, `reject`, `open`, `withdraw`, `threaten` or `warn`.
    #[serde(rename = "move")]
    pub action: String,
    /// `categorical`, `firm` or `hedged`.
    pub firmness: String,
    /// If … / unless …
    pub condition: Option<String>,
    /// What follows otherwise.
    pub consequence: Option<String>,
    /// By when, ISO 8601 where it can be told.
    pub deadline: Option<String>,
    /// When it was said, ISO 8601.
    pub said_on: Option<String>,
    /// The quote it was taken from, by id.
    pub quote: Option<String>,
    /// The event it was taken from, by id.
    pub event: Option<String>,
    /// The words that bear it.
    pub evidence: Words,
    /// The rule that read it.
    pub rule: String,
    /// 0–1.
    pub confidence: f64,
}

/// One thing that a party makes hang on another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Linkage {
    /// Stable content hash.
    pub id: String,
    /// `if`, `unless`, `exchange` or `precondition`.
    pub kind: String,
    /// Code of the party that links them.
    pub party: String,
    /// `ascribed`, `unnamed`, `narrator`, `official`, `minister` or `leader`.
    pub authority: String,
    /// What is given, done or threatened.
    pub act: Words,
    /// What it hangs on.
    pub condition: Words,
    /// Code of the party whose doing would meet the condition.
    pub counterpart: Option<String>,
    /// The statement's move, if one carries it: `threaten`, `offer`, `reject`, …
    #[serde(rename = "move")]
    pub action: Option<String>,
    /// That statement, by id.
    pub statement: Option<String>,
    /// When it was said, ISO 8601.
    pub said_on: Option<String>,
    /// The words that bear it.
    pub evidence: Words,
    /// The rule that read it.
    pub rule: String,
    /// 0–1.
    pub confidence: f64,
}

/// A draft, plan, resolution or response that was put forward.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Proposal {
    /// Stable content hash.
    pub id: String,
    /// `draft`, `resolution`, `plan`, `proposal`, `response`, `ultimatum` or `paper`.
    pub kind: String,
    /// The fullest words for it.
    pub name: Words,
    /// Codes of those who put it forward.
    pub tabled_by: Vec<String>,
    /// When, ISO 8601, where its tabling is told.
    pub tabled_on: Option<String>,
    /// What it is about: issues of the codebook.
    pub issues: Vec<String>,
    /// What it came to: the last of its steps that is more than talk, else its last step.
    pub fate: Option<String>,
    /// What happened to it, in text order.
    pub steps: Vec<ProposalStep>,
    /// Where it is spoken of.
    pub mentions: Vec<Words>,
    /// The statements about it, by id.
    pub statements: Vec<String>,
}

/// Something that happened to a proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ProposalStep {
    /// `tabled`, `discussed`, `considered`, `amended`, `accepted`, `rejected`, `adopted`, `signed`, `vetoed`,
    /// `withdrawn` or `failed`.
    pub fate: String,
    /// Code of who did it.
    pub party: Option<String>,
    /// When, ISO 8601.
    pub date: Option<String>,
    /// The words that say so.
    pub evidence: Words,
    /// The rule that read it.
    pub rule: String,
}

/// Where a party stands on an issue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Stance {
    /// Code of the party.
    pub party: String,
    /// The issue.
    pub issue: String,
    /// `demand`, `offer`, `accept`, `open`, `reject`, `non-starter`, `threat-if` or `contested`.
    pub state: String,
    /// Since when, ISO 8601.
    pub since: Option<String>,
    /// Last affirmed, ISO 8601.
    pub last_affirmed: Option<String>,
    /// Ids of the statements that bear it.
    pub statements: Vec<String>,
}
