//! When: expressions of time.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A TIMEX3 expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Timex {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: String,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    #[serde(rename = "type")]
    pub kind: String,
    /// ISO 8601 / TIMEX3 value.
    pub value: String,
    /// `absolute`, `published`, `running` or `none`.
    pub anchor: String,
}
