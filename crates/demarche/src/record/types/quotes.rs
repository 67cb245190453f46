//! Who said what: attributions with their sources.

use super::{Place, Words};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Source, cue and content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// Stable content hash.
    pub id: String,
    /// `direct`, `mixed` or `indirect`.
    pub kind: String,
    /// What is said.
    pub content: Vec<Words>,
    /// The attributing words.
    pub cue: Option<Words>,
    /// What the cue commits the speaker to: `assert`, `deny`, `demand`, …
    pub act: Option<String>,
    /// Who says it.
    pub source: Option<Source>,
    /// To whom.
    pub addressee: Option<Words>,
    /// The briefing, interview or statement it was said in.
    pub occasion: Option<Words>,
    /// ISO 8601.
    pub said_on: Option<String>,
    /// `own`, `clause`, `sentence`, `running`, `mention`, `story` or `published`.
    pub said_on_how: Option<String>,
    /// Where.
    pub place: Option<Place>,
    /// `own`, `clause`, `sentence`, `mention`, `dateline`, `running`, or `speaker`: no words, the speaker's own
    /// country.
    pub place_how: Option<String>,
    /// The quote in whose content this one stands, by id.
    pub parent: Option<String>,
    /// The rule that read it.
    pub rule: String,
}

/// Who says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Entity id.
    pub entity: Option<String>,
    /// The entity's name, else the words; for "which" and "who" the words that they stand for.
    pub name: String,
    /// Actor code.
    pub code: Option<String>,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: String,
}
