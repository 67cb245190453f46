//! Columns that several tables have, and what columns are made by.

use super::Column;
use super::Kind::{self, Integer, Real, Text};

/// A column of values.
pub(super) const fn column(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, references: None, about, label: false, asked: false, searched: false }
}

/// A table's key.
pub(super) const fn key(name: &'static str) -> Column {
    column(name, Integer, "Key of the row, given in the order of the documents")
}

/// A reference to a row of another table.
pub(super) const fn to(name: &'static str, table: &'static str, about: &'static str) -> Column {
    Column { references: Some(table), ..column(name, Integer, about) }
}

impl Column {
    /// It names a row to people.
    pub(super) const fn label(self) -> Column {
        Column { label: true, ..self }
    }

    /// People filter by it.
    pub(super) const fn asked(self) -> Column {
        Column { asked: true, ..self }
    }

    /// People search its words.
    pub(super) const fn searched(self) -> Column {
        Column { searched: true, ..self }
    }
}

pub(super) const DOCUMENT: Column = to("document", "documents", "Its document");
pub(super) const SENTENCE: Column = to("sentence", "sentences", "The sentence it stands in");
pub(super) const EVENT: Column = to("event", "events", "The act");
pub(super) const ID: Column =
    column("id", Text, "Id in the record of the document, as `demarche explain` takes it");
pub(super) const START: Column = column("start_at", Integer, "First code point in the document's text");
pub(super) const END: Column = column("end_at", Integer, "One past the last code point");
pub(super) const WORDS: Column = column("text", Text, "The words");
pub(super) const EVIDENCE: Column = column("evidence", Text, "The words that bear it");
pub(super) const EVIDENCE_START: Column = column("evidence_start", Integer, "Their first code point");
pub(super) const EVIDENCE_END: Column = column("evidence_end", Integer, "One past their last code point");
pub(super) const RULE: Column = column("rule", Text, "The rule that made the row");
pub(super) const CONFIDENCE: Column = column("confidence", Real, "0 to 1");
pub(super) const PARTY: Column = column("party", Text, "Code of the party");
pub(super) const SAID_ON: Column = column("said_on", Text, "ISO 8601");
pub(super) const PLACE: Column = column("place", Text, "Where: the gazetteer's name");
pub(super) const GEONAMEID: Column = column("geonameid", Integer, "GeoNames id");
pub(super) const LATITUDE: Column = column("latitude", Real, "Degrees north, WGS 84");
pub(super) const LONGITUDE: Column = column("longitude", Real, "Degrees east, WGS 84");
pub(super) const PLACE_HOW: Column = column(
    "place_how",
    Text,
    "own, clause, sentence, mention, dateline, running, or speaker: the speaker's country",
);
