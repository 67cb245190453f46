//! Rows of events, the leading mention of each.

use super::{Look, Row, flat};
use crate::record::{Event, Party, Words};
use crate::view::style::Tone;

/// Longest quotation of evidence, in code points.
const LONGEST: usize = 220;

impl Look<'_> {
    pub(super) fn events(&self, done: bool) -> Vec<Row> {
        let is_done = |e: &&Event| matches!(e.status.as_str(), "happened" | "ongoing" | "historical") == done;
        let leading = self.record.events.iter().filter(|e| e.same_as.is_none());
        let mut rows: Vec<Row> = leading.filter(is_done).map(|e| self.event(e)).collect();
        rows.sort_by(|a, b| a.when.cmp(&b.when));
        rows
    }

    pub(in crate::view) fn event(&self, e: &Event) -> Row {
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
    pub(super) fn excerpt(&self, evidence: &Words, trigger: &Words) -> String {
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
}

/// Names of parties with their codes.
fn names(parties: &[Party]) -> String {
    let one = |p: &Party| match &p.code {
        Some(code) => format!("{} ({code})", p.name),
        None => p.name.clone(),
    };
    if parties.is_empty() { "?".to_owned() } else { parties.iter().map(one).collect::<Vec<_>>().join(", ") }
}
