//! A statement lifted out of its document, so that many documents' statements fold together.

use crate::model::{Authority, Firmness, Move, Str};
use crate::record::{self, Record};
use serde::{Deserialize, Serialize};

/// One statement of one document, with all that the fold and its readers need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The document's id.
    pub document: String,
    /// Id of the statement in its document's record.
    pub statement: String,
    /// The day it became known: publication of the document, ISO 8601.
    pub known_on: Option<Str>,
    /// The day or period it was said, ISO 8601.
    pub said_on: Option<Str>,
    /// Code of the party.
    pub party: Str,
    /// The issue.
    pub issue: Str,
    /// What the party does.
    #[serde(rename = "move")]
    pub action: Move,
    /// How firmly.
    pub firmness: Firmness,
    /// How much the speaker binds the party.
    pub authority: Authority,
    /// Name of who said it.
    #[serde(default)]
    pub speaker: Option<String>,
    /// If … / unless …
    #[serde(default)]
    pub condition: Option<String>,
    /// The words that bear it.
    pub evidence: String,
    /// Their sentence.
    #[serde(default)]
    pub sentence: String,
    /// The sentence's number in its document, from 1; 0 if unknown.
    #[serde(default)]
    pub sentence_number: u32,
}

/// The statements of one document's record as entries.
pub fn entries(record: &Record) -> Vec<Entry> {
    record.statements.iter().filter_map(|s| entry(record, s)).collect()
}

fn entry(record: &Record, s: &record::Statement) -> Option<Entry> {
    let document = &record.document;
    let number = document.sentence_number(s.evidence.start);
    let sentence = number.and_then(|n| document.sentences.get(n - 1));
    Some(Entry {
        document: document.id.clone(),
        statement: s.id.clone(),
        known_on: document.published.date.as_deref().map(Str::from),
        said_on: s.said_on.as_deref().map(Str::from),
        party: Str::from(&s.party),
        issue: Str::from(&s.issue),
        action: Move::parse(&s.action)?,
        firmness: Firmness::parse(&s.firmness)?,
        authority: Authority::parse(&s.authority)?,
        speaker: s.speaker.clone(),
        condition: s.condition.clone(),
        evidence: s.evidence.text.clone(),
        sentence: sentence.map_or(String::new(), |r| slice(&document.text, r.start, r.end)),
        sentence_number: number.and_then(|n| u32::try_from(n).ok()).unwrap_or(0),
    })
}

/// `text[start..end]` in code points.
fn slice(text: &str, start: u32, end: u32) -> String {
    text.chars().skip(start as usize).take(end.saturating_sub(start) as usize).collect()
}
