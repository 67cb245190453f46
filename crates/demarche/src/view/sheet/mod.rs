//! What a brief says, before it is set as text, Markdown or HTML.

mod positions;

use super::style::Tone;
use crate::record::{Entity, Event, Party, Quote, Record, Statement, Words};
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

/// Longest quotation of evidence, in code points.
const LONGEST: usize = 220;

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

    fn parties(&self) -> Vec<Row> {
        let wanted =
            |e: &&Entity| e.code.is_some() && matches!(e.kind.as_str(), "country" | "organization" | "group");
        let mut rows: Vec<Row> =
            (self.record.entities.iter().filter(wanted)).map(|e| self.party(e)).collect();
        for person in self.record.entities.iter().filter(|e| e.kind == "person") {
            rows.push(self.party(person));
        }
        rows
    }

    fn party(&self, e: &Entity) -> Row {
        let office = e.roles.first().map(|r| match &r.organization {
            Some(o) if !r.title.to_lowercase().contains(&o.to_lowercase()) => format!("{}, {o}", r.title),
            _ => r.title.clone(),
        });
        let past = e.roles.first().is_some_and(|r| r.as_of == Some(false));
        let text = office.or_else(|| e.description.clone()).unwrap_or_default();
        Row {
            id: e.id.clone(),
            when: String::new(),
            who: e.name.clone(),
            tag: e.code.clone().unwrap_or_else(|| "–".to_owned()),
            tone: Tone::Plain,
            text: if past { format!("{text} (past)") } else { text },
            sentences: e.mentions.first().and_then(|m| self.number(m.start)).into_iter().collect(),
        }
    }

    fn events(&self, done: bool) -> Vec<Row> {
        let is_done = |e: &&Event| matches!(e.status.as_str(), "happened" | "ongoing" | "historical") == done;
        let leading = self.record.events.iter().filter(|e| e.same_as.is_none());
        let mut rows: Vec<Row> = leading.filter(is_done).map(|e| self.event(e)).collect();
        rows.sort_by(|a, b| a.when.cmp(&b.when));
        rows
    }

    pub(super) fn event(&self, e: &Event) -> Row {
        let same = self.record.events.iter().filter(|o| o.same_as.as_deref() == Some(&e.id));
        let mut sentences: Vec<usize> =
            std::iter::once(e).chain(same).filter_map(|e| self.number(e.trigger.start)).collect();
        sentences.dedup();
        let mode = e.mode.as_ref().map_or(String::new(), |m| format!("/{m}"));
        let status = if e.status == "happened" { String::new() } else { format!(" [{}]", e.status) };
        let place = e.place.as_ref().map_or(String::new(), |p| format!(" in {}", p.name));
        let to =
            // A meeting lists all its parties on both sides: once is enough to read.
            if e.recipients.is_empty() || e.recipients == e.actors { String::new() } else { format!(" → {}", names(&e.recipients)) };
        let said = e.attribution.last().map_or(String::new(), |a| format!(" (according to {})", a.name));
        Row {
            id: e.id.clone(),
            when: e.date.clone().unwrap_or_default(),
            who: format!("{}{to}", names(&e.actors)),
            tag: format!("{}{mode}{status}", e.plover),
            tone: match e.quad_class {
                1 | 2 => Tone::Good,
                3 => Tone::Warm,
                _ => Tone::Bad,
            },
            text: format!("“{}”{place}{said}", self.excerpt(&e.evidence, &e.trigger)),
            sentences,
        }
    }

    /// The evidence, cut to a readable length around the trigger.
    fn excerpt(&self, evidence: &Words, trigger: &Words) -> String {
        let length = evidence.end.saturating_sub(evidence.start) as usize;
        if length <= LONGEST {
            return flat(&evidence.text);
        }
        let at = trigger.start.saturating_sub(evidence.start) as usize;
        let from = at.saturating_sub(LONGEST / 2).min(length.saturating_sub(LONGEST));
        let words: String = evidence.text.chars().skip(from).take(LONGEST).collect();
        let words = if from == 0 { words.as_str() } else { words.split_once(' ').map_or("", |(_, w)| w) };
        let words =
            if from + LONGEST >= length { words } else { words.rsplit_once(' ').map_or("", |(w, _)| w) };
        let (before, after) =
            (if from > 0 { "… " } else { "" }, if from + LONGEST < length { " …" } else { "" });
        format!("{before}{}{after}", flat(words))
    }

    /// Direct and mixed quotations, each passage once.
    pub(super) fn quotes(&self) -> Vec<Row> {
        let marked = |q: &&Quote| q.kind != "indirect" && q.source.is_some();
        let mut shown: Vec<(u32, u32)> = Vec::new();
        let mut rows = Vec::new();
        for q in self.record.quotes.iter().filter(marked) {
            let inside = |c: &Words| shown.iter().any(|s| s.0 <= c.start && c.end <= s.1);
            if !q.content.iter().all(inside) {
                rows.push(self.quote(q));
            }
            shown.extend(q.content.iter().map(|c| (c.start, c.end)));
        }
        rows
    }

    fn quote(&self, q: &Quote) -> Row {
        let source = q.source.as_ref();
        let entity = source.and_then(|s| s.entity.as_deref()).and_then(|id| self.entities.get(id));
        let office = entity.and_then(|e| e.roles.first()).map(|r| r.title.as_str());
        let name = source.map_or("", |s| s.name.as_str());
        let bare = |c: &Words| flat(&c.text).trim_matches(['“', '”', '"']).to_owned();
        let words: Vec<String> = match q.kind.as_str() {
            "direct" => q.content.iter().map(bare).collect(),
            _ => q.content.iter().map(|c| flat(&c.text)).collect(),
        };
        let mut sentences: Vec<usize> = q.content.iter().filter_map(|c| self.number(c.start)).collect();
        sentences.dedup();
        let kept = |office: &&str| !name.to_lowercase().contains(&office.to_lowercase());
        Row {
            id: q.id.clone(),
            when: q.said_on.clone().unwrap_or_default(),
            who: office.filter(kept).map_or_else(|| name.to_owned(), |o| format!("{name}, {o}")),
            tag: source.and_then(|s| s.code.clone()).unwrap_or_default(),
            tone: Tone::Plain,
            text: if q.kind == "direct" {
                format!("“{}”", words.join(" … "))
            } else {
                words.join(" … ")
            },
            sentences,
        }
    }
}

/// Names of parties with their codes.
fn names(parties: &[Party]) -> String {
    let one = |p: &Party| match &p.code {
        Some(code) => format!("{} ({code})", p.name),
        None => p.name.clone(),
    };
    if parties.is_empty() { "?".to_owned() } else { parties.iter().map(one).collect::<Vec<_>>().join(", ") }
}

/// Runs of white space as one space.
pub(super) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
