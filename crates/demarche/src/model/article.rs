//! The page stage's layer: the text in blocks, with its metadata.

use super::{Form, Part, Published, Span, Str};
use jiff::civil::Date;

/// The page stage's layer: the text to be read, its blocks in the source's order, and its metadata.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The document's id, from [`RawDocument::id`](super::RawDocument::id).
    pub id: String,
    /// Lower-case hexadecimal SHA-256 of the input's bytes.
    pub sha256: String,
    /// Canonical URL.
    pub url: Option<String>,
    /// ISO 639-1 code of the text's language; `None` when there is too little text to tell.
    pub language: Option<Str>,
    /// Headline, as in its block or metadata.
    pub headline: Option<String>,
    /// The line under the headline (dek, standfirst).
    pub dek: Option<String>,
    /// Authors' names, without "By".
    pub authors: Vec<String>,
    /// The dateline: "BRUSSELS, Jan. 12 (Agency) —".
    pub dateline: Option<Span>,
    /// The publishing outlet.
    pub publisher: Option<String>,
    /// The section of the outlet it stands in.
    pub section: Option<String>,
    /// Sections, tags and topics of the page.
    pub topics: Vec<String>,
    /// Publication date as far as the page itself tells (the times stage may infer one).
    pub published: Published,
    /// The day of the last change, where the page tells one.
    pub modified: Option<Date>,
    /// What every source of the metadata says, field by field in the order in which they are asked.
    pub told: Vec<Told>,
    /// What kind of news the document is, by its form.
    pub form: Form,
    /// Entries of a live blog, turns of speakers, the slug of wire copy, in text order.
    pub parts: Vec<Part>,
    /// Everything kept of the page, verbatim inside a paragraph; blocks are separated by blank lines.
    pub text: String,
    /// The blocks of `text`, ascending and without overlap.
    pub blocks: Vec<Block>,
    /// What went wrong or looks wrong (no article found, paywall stub, not English …), for people.
    pub problems: Vec<String>,
}

impl Article {
    /// Blocks whose sentences are read by the later stages (furniture, teasers and repeats are not).
    pub fn read_blocks(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|b| b.kind.is_read())
    }

    /// Whether sources of a field of the metadata differ.
    pub fn conflicting(&self, field: &str) -> bool {
        let said = || self.told.iter().filter(|t| t.field == field);
        said().any(|t| t.standing == Standing::Differs) && said().count() > 1
    }

    /// The block in which a byte offset lies.
    pub fn block_at(&self, offset: u32) -> Option<&Block> {
        let after = self.blocks.partition_point(|b| b.span.start <= offset);
        self.blocks[..after].last().filter(|b| offset < b.span.end)
    }
}

/// A stretch of [`Article::text`] with one function on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
}

named! {
    /// What a block of the page is for.
    pub enum BlockKind {
        /// The article's headline.
        Headline = "headline",
        /// The line or lines between headline and body.
        Dek = "dek",
        /// A paragraph, list item, subheading or quotation of the article itself.
        Body = "body",
        /// The description of a picture.
        Caption = "caption",
        /// Who took the picture, who wrote the article, when: bylines, credits, date lines, author notes.
        Credit = "credit",
        /// Navigation, subscription, sharing and comment boxes.
        Furniture = "furniture",
        /// Headline, summary or caption of another article.
        Teaser = "teaser",
        /// A block that already stood earlier on the page.
        Repeat = "repeat",
    }
}

impl BlockKind {
    /// Whether sentences are split and parsed here. Captions are (they name people and places),
    /// but no event is coded from them: see [`BlockKind::is_coded`].
    pub fn is_read(self) -> bool {
        self.is_coded() || self == BlockKind::Caption
    }

    /// Whether events, quotations and positions are taken from here.
    pub fn is_coded(self) -> bool {
        matches!(self, BlockKind::Headline | BlockKind::Dek | BlockKind::Body)
    }
}

/// What one source says of one field of the metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The field: "headline", "authors", "publisher", …
    pub field: &'static str,
    /// Where it is said: "h1", "json-ld headline", "meta og:title", …
    pub source: String,
    /// What is said.
    pub value: String,
    /// How it stands to what was taken.
    pub standing: Standing,
}

named! {
    /// How a source stands to the value that was taken for its field.
    #[derive(Default)]
    pub enum Standing {
        /// The value was taken from here.
        Kept = "kept",
        /// It says the same.
        Agrees = "agrees",
        /// It says something else.
        #[default]
        Differs = "differs",
    }
}
