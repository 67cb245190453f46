//! Acts as many documents report them: the same one once.

use super::Cited;
use crate::ledger::days;
use crate::record::{Event, Party};
use crate::view::sheet::Row;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// An act with all the sentences that report it.
#[derive(Clone, Debug)]
pub(super) struct Act {
    pub row: Row,
    /// First day of its date, or the day it was reported.
    pub day: Option<Date>,
    pub status: String,
    pub done: bool,
    /// PLOVER's score, −10 to 10.
    pub score: f64,
    /// Codes of all who take part.
    pub codes: Vec<String>,
    pub cited: Vec<Cited>,
    key: Key,
}

/// What two reports of one act have in common.
type Key = (Option<Date>, String, bool, Vec<String>, Vec<String>);

impl Act {
    pub fn new(event: &Event, row: Row, cited: Vec<Cited>, reported: Option<Date>) -> Self {
        let dated = event.date.as_deref().and_then(days).map(|(first, _)| first);
        let day = dated.or(reported);
        let done = matches!(event.status.as_str(), "happened" | "ongoing");
        let (actors, recipients) = (sides(&event.actors), sides(&event.recipients));
        let codes = event.actors.iter().chain(&event.recipients).filter_map(|p| p.code.clone()).collect();
        Act {
            row,
            day,
            status: event.status.clone(),
            done,
            score: event.plover_score.unwrap_or(0.0),
            codes,
            cited,
            key: (day, event.plover.clone(), done, actors, recipients),
        }
    }
}

/// Countries and bodies of a side: what two newspapers that name different officials agree on.
fn sides(parties: &[Party]) -> Vec<String> {
    let side = |p: &Party| p.code.as_deref().map_or_else(|| p.name.clone(), |c| c.chars().take(3).collect());
    let mut sides: Vec<String> = parties.iter().map(side).collect();
    sides.sort();
    sides.dedup();
    sides
}

/// Reports of one act joined, by day; the first report in the documents' order gives its words.
pub(super) fn joined(acts: impl IntoIterator<Item = Act>) -> Vec<Act> {
    let mut out: BTreeMap<Key, Act> = BTreeMap::new();
    for act in acts {
        match out.get_mut(&act.key) {
            Some(first) => first.cited.extend(act.cited),
            None => {
                out.insert(act.key.clone(), act);
            }
        }
    }
    out.into_values().collect()
}
