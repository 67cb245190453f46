//! Many records on one page: what happened in a period, who said what, who moved, where each party
//! stands, and whether things got better or worse.
//!
//! 1. [`Digest::add`] keeps of every record what a page can show;
//! 2. [`acts`] joins the reports of one act;
//! 3. [`direction`] weighs acts and moves against those of the period before;
//! 4. [`page`] puts the page together.

mod acts;
mod direction;
mod page;

use super::sheet::{Look, Row};
use crate::ledger::{Entry, entries};
use crate::record::Record;
use acts::Act;
use jiff::ToSpan;
use jiff::civil::Date;

/// Days of a period if nobody says since when.
const WEEK: i64 = 7;

/// What many records say, as far as a page shows it.
#[derive(Debug, Default)]
pub struct Digest {
    documents: Vec<Document>,
    acts: Vec<Act>,
    said: Vec<Said>,
    entries: Vec<Entry>,
}

/// From when to when a page tells, and of whom.
#[derive(Clone, Debug, Default)]
pub struct Period {
    /// First day; a week before the last if not given.
    pub since: Option<Date>,
    /// Last day: nothing that was published later counts. The latest publication if not given.
    pub as_of: Option<Date>,
    /// Only acts, words and positions of this party (its code, like RUS).
    pub party: Option<String>,
}

/// How a digest is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigestFormat {
    /// For a terminal.
    Text(super::Style),
    /// Tables and sources.
    Markdown,
    /// A self-contained page.
    Html,
    /// One JSON object.
    Json,
}

/// A document that a page can cite.
#[derive(Debug)]
struct Document {
    id: String,
    publisher: Option<String>,
    published: Option<Date>,
    /// Number and words of the sentences that its rows cite.
    sentences: Vec<(usize, String)>,
}

/// A sentence of a document: index of the document, number of the sentence.
type Cited = (usize, usize);

/// A quotation.
#[derive(Clone, Debug)]
struct Said {
    row: Row,
    code: String,
    /// Whether a position was taken in it.
    position: bool,
    cited: Vec<Cited>,
}

impl Digest {
    /// Adds one document's record.
    pub fn add(&mut self, record: &Record) {
        let look = Look::new(record);
        let at = self.documents.len();
        let published = record.document.published.date.as_deref().and_then(|d| d.parse().ok());
        let cited = |row: &Row| row.sentences.iter().map(|n| (at, *n)).collect::<Vec<Cited>>();
        let mut numbers = Vec::new();
        for event in record.events.iter().filter(|e| e.same_as.is_none() && e.status != "historical") {
            let row = look.event(event);
            numbers.extend(row.sentences.iter().copied());
            let places = cited(&row);
            self.acts.push(Act::new(event, row, places, published));
        }
        for row in look.quotes() {
            numbers.extend(row.sentences.iter().copied());
            let position = record.statements.iter().any(|s| s.quote.as_deref() == Some(&row.id));
            self.said.push(Said { code: row.tag.clone(), position, cited: cited(&row), row });
        }
        let entries = entries(record);
        numbers.extend(entries.iter().map(|e| e.sentence_number as usize));
        self.entries.extend(entries);
        numbers.sort_unstable();
        numbers.dedup();
        let sentences = numbers.into_iter().filter_map(|n| Some((n, look.sentence(n)?))).collect();
        let (id, publisher) = (record.document.id.clone(), record.document.publisher.clone());
        self.documents.push(Document { id, publisher, published, sentences });
    }

    /// How many documents it holds.
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The first and last day of a period, `None` where no document has a date.
    fn days(&self, period: &Period) -> Option<(Date, Date)> {
        let last = period.as_of.or_else(|| self.documents.iter().filter_map(|d| d.published).max())?;
        let week = || last.checked_sub((WEEK - 1).days()).ok();
        Some((period.since.or_else(week)?, last))
    }

    /// Whether a document was out by a day.
    fn is_known(&self, document: usize, day: Date) -> bool {
        self.documents.get(document).is_some_and(|d| d.published.is_none_or(|p| p <= day))
    }
}

#[cfg(test)]
mod tests;
