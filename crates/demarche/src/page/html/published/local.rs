//! A moment of UTC may be the day before or after where the page is read.

use crate::model::{DateEvidence, Published};
use crate::page::{Knowledge, calendar};
use jiff::civil::Date;

/// If the date rests on a moment of UTC and the page shows the neighbouring day to its readers, theirs is taken.
pub(super) fn correct(published: &mut Published, k: &Knowledge) {
    let Some(date) = published.date else { return };
    let parsed = |e: &DateEvidence| calendar::iso(&e.text).or_else(|| calendar::written(&e.text, k));
    let Some(hour) = published.evidence.first().and_then(|e| utc_hour(&e.text)) else { return };
    let shown = |e: &&DateEvidence| {
        !e.source.starts_with("meta") && !e.source.starts_with("json") && utc_hour(&e.text).is_none()
    };
    let near: Vec<Date> = published.evidence.iter().filter(shown).filter_map(parsed).collect();
    let neighbour = if hour < 12 { date.yesterday() } else { date.tomorrow() };
    let first = near.first().copied();
    if let Some(local) = neighbour.ok().filter(|n| first == Some(*n) && !near.contains(&date)) {
        published.date = Some(local);
    }
}

/// The hour of "2023-11-09T02:11:03Z" or "…+00:00"; `None` for days and other zones.
fn utc_hour(text: &str) -> Option<i8> {
    let text = text.trim();
    let utc = text.ends_with('Z') || text.ends_with("+00:00") || text.ends_with("+0000");
    let (_, time) = text.split_once('T').filter(|_| utc)?;
    time.get(..2)?.parse().ok()
}
