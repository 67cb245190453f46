use super::{Span, Str};
use jiff::civil::Date;

/// What comes in: the bytes of one document and what is known about them from outside.
#[derive(Clone, Debug, Default)]
pub struct RawDocument {
    /// The input's own id: a JSONL `id`, else the file's stem.
    pub id: String,
    /// The page as it was found.
    pub content: Content,
    /// Where it was found.
    pub url: Option<String>,
    /// Headline given beside the text (JSON `title`).
    pub title: Option<String>,
    /// Publication date given beside the text (JSON `date`, `--published`); outranks all others.
    pub published: Option<Date>,
}

/// The bytes of a document, by kind.
#[derive(Clone, Debug)]
pub enum Content {
    /// An HTML page in any character set.
    Html(Vec<u8>),
    /// Plain text, already decoded; furniture and repeats may still stand in it.
    Text(String),
}

impl Default for Content {
    fn default() -> Self {
        Content::Text(String::new())
    }
}

/// The page stage's layer: the text to be read, its blocks in the source's order, and its metadata.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The document's id, from [`RawDocument::id`].
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

/// What a block of the page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The article's headline.
    Headline,
    /// The line or lines between headline and body.
    Dek,
    /// A paragraph, list item, subheading or quotation of the article itself.
    Body,
    /// The description of a picture.
    Caption,
    /// Who took the picture, who wrote the article, when: bylines, credits, date lines, author notes.
    Credit,
    /// Navigation, subscription, sharing and comment boxes.
    Furniture,
    /// Headline, summary or caption of another article.
    Teaser,
    /// A block that already stood earlier on the page.
    Repeat,
}

impl BlockKind {
    /// The name used in the record.
    pub fn name(self) -> &'static str {
        match self {
            BlockKind::Headline => "headline",
            BlockKind::Dek => "dek",
            BlockKind::Body => "body",
            BlockKind::Caption => "caption",
            BlockKind::Credit => "credit",
            BlockKind::Furniture => "furniture",
            BlockKind::Teaser => "teaser",
            BlockKind::Repeat => "repeat",
        }
    }

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

/// How a source stands to the value that was taken for its field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// The value was taken from here.
    Kept,
    /// It says the same.
    Agrees,
    /// It says something else.
    #[default]
    Differs,
}

impl Standing {
    /// The name used in the record.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Kept => "kept",
            Standing::Agrees => "agrees",
            Standing::Differs => "differs",
        }
    }
}

/// The forms of news that are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A report, an analysis, a column: none of the others.
    #[default]
    Article,
    /// Copy of a news agency: dateline with the agency, or a slug.
    Wire,
    /// Entries with times of their own.
    LiveBlog,
    /// Turns of speakers.
    Transcript,
    /// A statement of an office, a company or an organization to the press.
    PressRelease,
    /// A communiqué or statement that several parties make together.
    JointStatement,
}

impl Form {
    /// The name used in the record.
    pub fn name(self) -> &'static str {
        match self {
            Form::Article => "article",
            Form::Wire => "wire",
            Form::LiveBlog => "live blog",
            Form::Transcript => "transcript",
            Form::PressRelease => "press release",
            Form::JointStatement => "joint statement",
        }
    }
}

/// A part of the text that a form of news is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// The entry's time, the speaker, the slug.
    pub label: Span,
    /// The whole part, its label included.
    pub span: Span,
}

/// What parts of a text are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// The keyword line of wire copy.
    Slug,
    /// An entry of a live blog.
    Entry,
    /// A turn of a speaker.
    Turn,
}

impl PartKind {
    /// The name used in the record.
    pub fn name(self) -> &'static str {
        match self {
            PartKind::Slug => "slug",
            PartKind::Entry => "entry",
            PartKind::Turn => "turn",
        }
    }
}

/// A publication date and how it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Published {
    /// The day, if known.
    pub date: Option<Date>,
    /// How it is known.
    pub how: PublishedHow,
    /// How sure it is, 0 to 1; of a date that was told rather than inferred, 1.
    pub confidence: f32,
    /// What it rests on.
    pub evidence: Vec<DateEvidence>,
}

/// How a publication date is known, strongest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PublishedHow {
    /// Said by the user or the input's `date` field.
    Given,
    /// From the page's metadata or URL.
    Metadata,
    /// From the dateline or a date line of the page.
    Dateline,
    /// Weighed from the expressions in the text.
    Inferred,
    /// Not known.
    #[default]
    Unknown,
}

impl PublishedHow {
    /// The name used in the record.
    pub fn name(self) -> &'static str {
        match self {
            PublishedHow::Given => "given",
            PublishedHow::Metadata => "metadata",
            PublishedHow::Dateline => "dateline",
            PublishedHow::Inferred => "inferred",
            PublishedHow::Unknown => "unknown",
        }
    }
}

/// One piece of evidence for a date.
#[derive(Clone, Debug, PartialEq)]
pub struct DateEvidence {
    /// Where it was found: "json-ld datePublished", "url", "weekday", …
    pub source: String,
    /// The words themselves.
    pub text: String,
    /// Where they stand, if they stand in the text.
    pub span: Option<Span>,
}
