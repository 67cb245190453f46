//! What a brief says, before it is set as text, Markdown or HTML.

mod events;
mod parties;
mod positions;
mod quotes;

use super::style::Tone;
use crate::record::{Entity, Record, Statement};
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::json;

/// A brief: what it is about and its sections.
pub(super) struct Sheet {
    pub title: String,
    /// Date and how it is known, authors, publisher.
    pub facts: Vec<String>,
    pub problems: Vec<String>,
    pub sections: Vec<Section>,
    /// The sentences that rows cite, ascending.
    pub cited: Vec<(usize, String)>,
}

pub(super) struct Section {
    pub title: &'static str,
    pub rows: Vec<Row>,
}

/// One line: when – who – tag – words – sentences.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Row {
    /// Id of what the row shows.
    pub id: String,
    pub when: String,
    pub who: String,
    #[serde(rename = "what")]
    pub tag: String,
    #[serde(skip)]
    pub tone: Tone,
    #[serde(rename = "words")]
    pub text: String,
    /// Numbers of the sentences that bear it, from 1.
    #[serde(rename = "sources")]
    pub sentences: Vec<usize>,
}

pub(super) fn sheet(record: &Record) -> Sheet {
    let look = Look::new(record);
    let document = &record.document;
    let sections = vec![
        Section { title: "Parties", rows: look.parties() },
        Section { title: "What happened", rows: look.events(true) },
        Section { title: "Spoken of, not done", rows: look.events(false) },
        Section { title: "Who said what", rows: look.quotes() },
        Section { title: "Where each party stands", rows: look.stances() },
        Section { title: "What hangs on what", rows: look.linkages() },
        Section { title: "Put forward", rows: look.proposals() },
    ];
    let mut numbers: Vec<usize> =
        sections.iter().flat_map(|s| &s.rows).flat_map(|r| r.sentences.iter().copied()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let cited = numbers.into_iter().filter_map(|n| Some((n, look.sentence(n)?))).collect();
    Sheet {
        title: document.headline.clone().unwrap_or_else(|| document.id.clone()),
        facts: facts(record),
        problems: document.problems.clone(),
        sections,
        cited,
    }
}

/// "2031-03-04 (inferred from “Thursday”, “March 3”)", authors, publisher.
fn facts(record: &Record) -> Vec<String> {
    let document = &record.document;
    let published = &document.published;
    let mut words: Vec<String> = published.evidence.iter().map(|e| format!("“{}”", e.text.trim())).collect();
    // Tags often repeat each other: each wording once.
    words.dedup();
    words.truncate(3);
    let from = if words.is_empty() { String::new() } else { format!(" from {}", words.join(", ")) };
    let date = match &published.date {
        Some(date) if published.how == "given" => format!("{date} (given)"),
        Some(date) => format!("{date} ({}{from})", published.how),
        None => "date unknown".to_owned(),
    };
    let authors = if document.authors.is_empty() { None } else { Some(document.authors.join(", ")) };
    [Some(date), authors, document.publisher.clone()].into_iter().flatten().collect()
}

/// A sheet as one JSON object: title, facts, sections with their rows, and the sources by number.
pub(super) fn json(sheet: &Sheet) -> String {
    let section = |s: &Section| json!({ "title": s.title, "rows": s.rows });
    let source = |(number, words): &(usize, String)| json!({ "number": number, "words": words });
    let value = json!({
        "title": sheet.title,
        "facts": sheet.facts,
        "sections": sheet.sections.iter().map(section).collect::<Vec<_>>(),
        "sources": sheet.cited.iter().map(source).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&value).unwrap_or_default() + "\n"
}

/// A record to be shown.
pub(super) struct Look<'r> {
    record: &'r Record,
    entities: FxHashMap<&'r str, &'r Entity>,
    statements: FxHashMap<&'r str, &'r Statement>,
    /// Byte offset of every code point of the text.
    bytes: Vec<usize>,
}

impl<'r> Look<'r> {
    pub(super) fn new(record: &'r Record) -> Self {
        let text = &record.document.text;
        Look {
            record,
            entities: record.entities.iter().map(|e| (e.id.as_str(), e)).collect(),
            statements: record.statements.iter().map(|s| (s.id.as_str(), s)).collect(),
            bytes: text.char_indices().map(|(i, _)| i).chain([text.len()]).collect(),
        }
    }

    /// Number of the sentence at a code point.
    fn number(&self, at: u32) -> Option<usize> {
        self.record.document.sentence_number(at)
    }

    pub(super) fn sentence(&self, number: usize) -> Option<String> {
        let range = self.record.document.sentences.get(number.checked_sub(1)?)?;
        let (from, to) = (self.bytes.get(range.start as usize)?, self.bytes.get(range.end as usize)?);
        self.record.document.text.get(*from..*to).map(flat)
    }
}

/// Runs of white space as one space.
pub(super) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
