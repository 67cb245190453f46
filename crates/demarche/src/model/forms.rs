//! What kind of news a document is, and the parts that its form is made of.

use super::Span;

named! {
    /// The forms of news that are told apart.
    #[derive(Default)]
    pub enum Form {
        /// A report, an analysis, a column: none of the others.
        #[default]
        Article = "article",
        /// Copy of a news agency: dateline with the agency, or a slug.
        Wire = "wire",
        /// Entries with times of their own.
        LiveBlog = "live blog",
        /// Turns of speakers.
        Transcript = "transcript",
        /// A statement of an office, a company or an organization to the press.
        PressRelease = "press release",
        /// A communiqué or statement that several parties make together.
        JointStatement = "joint statement",
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

named! {
    /// What parts of a text are.
    pub enum PartKind {
        /// The keyword line of wire copy.
        Slug = "slug",
        /// An entry of a live blog.
        Entry = "entry",
        /// A turn of a speaker.
        Turn = "turn",
    }
}
