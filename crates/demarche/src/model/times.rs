//! The times stage's layer, and how a date was found for a deed or an utterance.

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

impl Times {
    /// Whether an expression holds these words.
    pub fn holds(&self, span: Span) -> bool {
        self.timexes.iter().any(|t| t.span.contains(span))
    }
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

named! {
    /// TIMEX3 types.
    pub enum TimexKind {
        /// A calendar date or longer period.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// A repeated time.
        Set = "SET",
    }
}

named! {
    /// What a value rests on.
    pub enum TimexAnchor {
        /// The expression alone.
        Absolute = "absolute",
        /// The publication date.
        Published = "published",
        /// An expression before it, the running date of the narrative.
        Running = "running",
        /// Nothing: the value stays open.
        None = "none",
    }
}

named! {
    /// How the date of an event or quotation was found.
    pub enum DateHow {
        /// An expression attached to the event's own word.
        Own = "own",
        /// One of its clause.
        Clause = "clause",
        /// One of its sentence.
        Sentence = "sentence",
        /// The running date of the narrative.
        Running = "running",
        /// Another mention of the same deed.
        Mention = "mention",
        /// Between the day of the story and its publication.
        Story = "story",
        /// The publication date.
        Published = "published",
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
