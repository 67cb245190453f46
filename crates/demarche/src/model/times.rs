use super::{Published, Span, Str};
use std::ops::Range;

/// The times stage's layer: TIMEX3 expressions and the document's date.
#[derive(Clone, Debug, Default)]
pub struct Times {
    /// Expressions in text order, without overlap.
    pub timexes: Vec<Timex>,
    /// The document's date: the page's own, or one inferred from the expressions.
    pub published: Published,
}

/// A TIMEX3 expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// ISO 8601 / TIMEX3 value: `2022-01-12`, `2022-W02`, `P2D`, `XXXX-WXX-1`, `PRESENT_REF`.
    pub value: Str,
    /// How the value was found.
    pub anchor: TimexAnchor,
    /// The rule that read it.
    pub rule: Str,
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexKind {
    /// A calendar date or longer period.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time.
    Set,
}

impl TimexKind {
    /// The TIMEX3 name.
    pub fn name(self) -> &'static str {
        match self {
            TimexKind::Date => "DATE",
            TimexKind::Time => "TIME",
            TimexKind::Duration => "DURATION",
            TimexKind::Set => "SET",
        }
    }
}

/// What a value rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexAnchor {
    /// The expression alone.
    Absolute,
    /// The publication date.
    Published,
    /// An expression before it, the running date of the narrative.
    Running,
    /// Nothing: the value stays open.
    None,
}

impl TimexAnchor {
    /// The name used in the record.
    pub fn name(self) -> &'static str {
        match self {
            TimexAnchor::Absolute => "absolute",
            TimexAnchor::Published => "published",
            TimexAnchor::Running => "running",
            TimexAnchor::None => "none",
        }
    }
}

/// How the date of an event or quotation was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateHow {
    /// An expression attached to the event's own word.
    Own,
    /// One of its clause.
    Clause,
    /// One of its sentence.
    Sentence,
    /// The running date of the narrative.
    Running,
    /// Another mention of the same deed.
    Mention,
    /// Between the day of the story and its publication.
    Story,
    /// The publication date.
    Published,
}

impl DateHow {
    /// The name used in the record.
    pub fn name(self) -> &'static str {
        match self {
            DateHow::Own => "own",
            DateHow::Clause => "clause",
            DateHow::Sentence => "sentence",
            DateHow::Running => "running",
            DateHow::Mention => "mention",
            DateHow::Story => "story",
            DateHow::Published => "published",
        }
    }
}

/// A date found for something: value, precision, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// ISO 8601: `2022-01-12`, `2022-W02`, `2021-12`, `2021`, `2022-01-10/2022-01-13`.
    pub value: Str,
    /// "day", "week", "month", "quarter", "year", "interval", …
    pub precision: &'static str,
    /// How it was found.
    pub how: DateHow,
    /// Whether it lies more than six months before publication.
    pub historical: bool,
    /// Whether it lies after publication.
    pub future: bool,
}
