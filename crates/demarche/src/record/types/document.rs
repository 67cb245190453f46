//! The document itself: its text in blocks, its metadata, and how its date is known.

use super::{Range, Words};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The document of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// The input's own id: a JSONL `id`, else the file's stem.
    pub id: String,
    /// Lower-case hexadecimal SHA-256 of the input's bytes.
    pub sha256: String,
    /// Canonical URL.
    pub url: Option<String>,
    /// ISO 639-1 code; null when there is too little text to tell.
    pub language: Option<String>,
    /// Headline.
    pub headline: Option<String>,
    /// The line under the headline.
    pub dek: Option<String>,
    /// Authors' names.
    pub authors: Vec<String>,
    /// The dateline, verbatim.
    pub dateline: Option<String>,
    /// The publishing outlet.
    pub publisher: Option<String>,
    /// The outlet's section.
    #[serde(default)]
    pub section: Option<String>,
    /// Sections and tags.
    pub topics: Vec<String>,
    /// When it was published, and how that is known.
    pub published: Published,
    /// ISO 8601 day of the last change that the page tells.
    #[serde(default)]
    pub modified: Option<String>,
    /// `article`, `wire`, `live blog`, `transcript`, `press release` or `joint statement`.
    #[serde(default)]
    pub form: String,
    /// Entries of a live blog, turns of speakers, the slug of wire copy.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// What every source of the metadata says, field by field in the order in which they are asked.
    #[serde(default)]
    pub told: Vec<Told>,
    /// The text that every offset counts in.
    pub text: String,
    /// Its blocks, in the source's order.
    pub blocks: Vec<Block>,
    /// The sentences that were read, in text order; views number them from 1.
    pub sentences: Vec<Range>,
    /// What went wrong or looks wrong, for people: "no article found", "not English (de)", …
    pub problems: Vec<String>,
}

impl Document {
    /// The sentence in which a code point stands, as views number them, from 1; `None` between sentences.
    pub fn sentence_number(&self, at: u32) -> Option<usize> {
        let index = self.sentences.partition_point(|s| s.end <= at);
        self.sentences.get(index).filter(|s| s.start <= at).map(|_| index + 1)
    }
}

/// A block of the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Block {
    /// `headline`, `dek`, `body`, `caption`, `credit`, `furniture`, `teaser` or `repeat`.
    pub kind: String,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

/// A part that the document's form is made of; `text[start:end]` holds it, label and all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// `entry` of a live blog, `turn` of a speaker or `slug`.
    pub kind: String,
    /// The entry's time, the speaker's name, the slug.
    pub label: Words,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

/// What one source says of one field of the metadata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Told {
    /// `headline`, `dek`, `authors`, `publisher`, `section`, `topics`, `language`, `url`, `modified`
    /// or `version` (`AMP`: a copy; `url` names the original).
    pub field: String,
    /// `h1`, `json-ld headline`, `meta og:title`, …
    pub source: String,
    /// What is said.
    pub value: String,
    /// `kept` (taken from here), `agrees` or `differs`.
    pub standing: String,
}

/// Publication date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Published {
    /// ISO 8601 day.
    pub date: Option<String>,
    /// `given`, `metadata`, `dateline`, `inferred` or `unknown`.
    pub how: String,
    /// How sure it is, 0 to 1: 1 for a date that was told, less for one that was inferred.
    pub confidence: f64,
    /// What it rests on.
    pub evidence: Vec<DateEvidence>,
}

/// One piece of evidence for the publication date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DateEvidence {
    /// Where it was found: `json-ld datePublished`, `url`, `weekday`, …
    pub source: String,
    /// The words.
    pub text: String,
    /// First code point, if the words stand in the text.
    pub start: Option<u32>,
    /// One past the last code point.
    pub end: Option<u32>,
}
