//! When a document was published, and how that is known.

use super::Span;
use jiff::civil::Date;

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

named! {
    /// How a publication date is known, strongest first.
    #[derive(Default)]
    pub enum PublishedHow {
        /// Said by the user or the input's `date` field.
        Given = "given",
        /// From the page's metadata or URL.
        Metadata = "metadata",
        /// From the dateline or a date line of the page.
        Dateline = "dateline",
        /// Weighed from the expressions in the text.
        Inferred = "inferred",
        /// Not known.
        #[default]
        Unknown = "unknown",
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
