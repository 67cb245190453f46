//! What comes in.

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
