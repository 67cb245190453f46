//! Rows of quotations.

use super::{Look, Row, flat};
use crate::record::{Quote, Words};
use crate::view::style::Tone;

impl Look<'_> {
    /// Direct and mixed quotations, each passage once.
    pub(in crate::view) fn quotes(&self) -> Vec<Row> {
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
