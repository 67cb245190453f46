//! The record's public form, a module a table. Field order is output order; missing is `null`, never left out.

mod document;
mod entities;
mod events;
mod ledger;
mod places;
mod quotes;
mod times;

pub use document::*;
pub use entities::*;
pub use events::*;
pub use ledger::*;
pub use places::*;
pub use quotes::*;
pub use times::*;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One document's record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// The document: metadata, text, blocks.
    pub document: Document,
    /// People, organizations, countries, places and groups, in order of first mention.
    pub entities: Vec<Entity>,
    /// TIMEX3 expressions in text order.
    pub times: Vec<Timex>,
    /// Attributions in text order.
    pub quotes: Vec<Quote>,
    /// Events in text order.
    pub events: Vec<Event>,
    /// Moves of parties on issues, in text order.
    pub statements: Vec<Statement>,
    /// What parties make hang on what, in text order.
    pub linkages: Vec<Linkage>,
    /// Drafts, plans, resolutions and responses, and what became of them, in order of first mention.
    pub proposals: Vec<Proposal>,
    /// Where each party stands after this document, by party and issue.
    pub stances: Vec<Stance>,
}

/// A stretch of `document.text`: half-open, in Unicode code points; `text[start:end]` is `text`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Words {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words themselves.
    pub text: String,
}

/// A stretch of `document.text` without its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}
