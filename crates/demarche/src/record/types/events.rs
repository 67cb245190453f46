//! Who did what to whom, and who says so.

use super::{Place, Words};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who did what to whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Stable content hash.
    pub id: String,
    /// PLOVER type.
    #[serde(rename = "type")]
    pub plover: String,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// CAMEO code, as text.
    pub cameo: String,
    /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    pub quad_class: u8,
    /// Goldstein scale, −10 to 10.
    pub goldstein: Option<f64>,
    /// PLOVER's own scale, −10 to 10.
    pub plover_score: Option<f64>,
    /// Who acts.
    pub actors: Vec<Party>,
    /// To whom.
    pub recipients: Vec<Party>,
    /// ISO 8601.
    pub date: Option<String>,
    /// `day`, `week`, `month`, `year`, `interval`, …
    pub date_precision: Option<String>,
    /// `own`, `clause`, `sentence`, `running`, `mention`, `story` or `published`.
    pub date_how: Option<String>,
    /// Where.
    pub place: Option<Place>,
    /// `own`, `clause`, `sentence`, `mention`, `dateline`, `running`, or `speaker`: no words, the speaker's own
    /// country.
    pub place_how: Option<String>,
    /// `happened`, `ongoing`, `planned`, `threatened`, `conditional`, `denied`, `negated`,
    /// `hypothetical` or `historical`.
    pub status: String,
    /// The condition it hangs on.
    pub condition: Option<Words>,
    /// Numbers.
    pub magnitude: Vec<Magnitude>,
    /// Who says so, outermost first; empty for the narrator.
    pub attribution: Vec<Attributed>,
    /// Its own words.
    pub trigger: Words,
    /// The clause or sentence that carries it.
    pub evidence: Words,
    /// Id of the leading mention of the same act.
    pub same_as: Option<String>,
    /// The frame and composition rows that read it.
    pub rule: String,
    /// 0–1.
    pub confidence: f64,
}

/// A party of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// Entity id.
    pub entity: String,
    /// Its name.
    pub name: String,
    /// Its actor code.
    pub code: Option<String>,
}

/// A number of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Magnitude {
    /// The number.
    pub value: f64,
    /// `troops`, `killed`, `USD`, …
    pub unit: String,
    /// The words.
    pub text: String,
}

/// Someone in a chain of attribution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Attributed {
    /// Entity id.
    pub entity: String,
    /// Its name.
    pub name: String,
}
