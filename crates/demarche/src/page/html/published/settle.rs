//! Where a page's data and what it shows its readers disagree.

use crate::model::{DateEvidence, Published};
use crate::page::{Knowledge, calendar};
use jiff::civil::Date;

/// The kind of evidence that [`super::shown`] finds beside the headline.
pub(super) const BESIDE: &str = "beside the headline";

/// Corrects a date that rests on a page's data by what it shows.
pub(super) fn settle(published: &mut Published, k: &Knowledge) {
    let data = |e: &DateEvidence| e.source.starts_with("json-ld") || e.source.starts_with("meta");
    if !published.evidence.first().is_some_and(data) {
        return;
    }
    local_day(published, k);
    earlier_day(published, k);
}

fn parsed(e: &DateEvidence, k: &Knowledge) -> Option<Date> {
    calendar::iso(&e.text).or_else(|| calendar::written(&e.text, k))
}

/// A moment of UTC may be the day before or after where the page is read: the neighbouring day is taken if
/// the page shows it.
fn local_day(published: &mut Published, k: &Knowledge) {
    let Some(date) = published.date else { return };
    let Some(hour) = published.evidence.first().and_then(|e| utc_hour(&e.text)) else { return };
    let shown = |e: &&DateEvidence| {
        !e.source.starts_with("meta") && !e.source.starts_with("json") && utc_hour(&e.text).is_none()
    };
    let near: Vec<Date> = published.evidence.iter().filter(shown).filter_map(|e| parsed(e, k)).collect();
    let neighbour = if hour < 12 { date.yesterday() } else { date.tomorrow() };
    if let Some(local) = neighbour.ok().filter(|n| near.first() == Some(n) && !near.contains(&date)) {
        published.date = Some(local);
    }
}

/// The first publication is the earliest one stated: an earlier day beside the headline wins.
fn earlier_day(published: &mut Published, k: &Knowledge) {
    let beside = published.evidence.iter().find(|e| e.source == BESIDE);
    let (Some(date), Some(shown)) = (published.date, beside.and_then(|e| parsed(e, k))) else { return };
    // "03/10/2023" may be of March or of October.
    let swapped = shown.year() == date.year() && shown.month() == date.day() && shown.day() == date.month();
    if shown < date && !swapped {
        published.date = Some(shown);
    }
}

/// The hour of "2023-11-09T02:11:03Z" or "…+00:00"; `None` for days and other zones.
fn utc_hour(text: &str) -> Option<i8> {
    let text = text.trim();
    let utc = text.ends_with('Z') || text.ends_with("+00:00") || text.ends_with("+0000");
    let (_, time) = text.split_once('T').filter(|_| utc)?;
    time.get(..2)?.parse().ok()
}
