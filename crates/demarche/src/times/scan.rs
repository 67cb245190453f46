//! Finds the expressions of a sentence: the longest rule that holds at each place.

use super::Knowledge;
use super::lexemes::{Lexeme, lex};
use super::rules::Parts;
use super::words::Class;

/// An expression with what its rule took, not resolved yet.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Number of the rule.
    pub rule: u32,
    /// What the rule took.
    pub parts: Parts,
}

/// A left modifier: what it stands before, and its words' ids.
#[derive(Clone, Debug)]
pub(super) struct Modifier {
    pub duration: bool,
    pub words: Vec<u16>,
}

/// Finds the expressions in `text[start..end]`, in order and without overlap.
pub(super) fn scan(
    text: &str,
    start: usize,
    end: usize,
    knowledge: &Knowledge,
    lexemes: &mut Vec<Lexeme>,
    out: &mut Vec<Found>,
) {
    lex(text, start, end, &knowledge.words, lexemes);
    let (mut i, mut free) = (0, 0);
    while i < lexemes.len() {
        match longest(text, lexemes, i, knowledge) {
            Some((length, rule, _))
                if knowledge.rules.rules.get(rule as usize).is_some_and(|r| r.operation == "aside") =>
            {
                i += length;
                free = i;
            }
            Some((length, rule, parts)) => {
                let first = extend(text, lexemes, free, i, i + length, rule, knowledge);
                let (start, end) = (lexemes[first].start, lexemes[i + length - 1].end);
                out.push(Found { start, end, rule, parts });
                i += length;
                free = i;
            }
            None => i += 1,
        }
    }
}

fn longest(text: &str, lexemes: &[Lexeme], i: usize, knowledge: &Knowledge) -> Option<(usize, u32, Parts)> {
    let first = &lexemes[i];
    if first.tagged == 0 && first.word == 0 {
        return None;
    }
    let mut best: Option<(usize, u32, Parts)> = None;
    for number in knowledge.rules.candidates(first) {
        let Some(rule) = knowledge.rules.rules.get(number as usize) else { continue };
        let Some((length, parts)) = rule.take(&lexemes[i..]) else { continue };
        let longer = best.as_ref().is_none_or(|(l, n, _)| length > *l || length == *l && number < *n);
        if longer && allowed(text, lexemes, i, i + length, &rule.needs) {
            best = Some((length, number, parts));
        }
    }
    best
}

/// A sentence around a match, in words.
struct Around<'a> {
    text: &'a str,
    before: Option<&'a Lexeme>,
    after: Option<&'a Lexeme>,
}

impl<'a> Around<'a> {
    fn form(&self, lexeme: Option<&Lexeme>) -> &'a str {
        lexeme.and_then(|l| self.text.get(l.start as usize..l.end as usize)).unwrap_or("")
    }

    fn before_in(&self, list: &[&str]) -> bool {
        let form = self.form(self.before);
        list.iter().any(|w| w.eq_ignore_ascii_case(form))
    }

    fn after_in(&self, list: &[&str]) -> bool {
        let form = self.form(self.after);
        list.iter().any(|w| w.eq_ignore_ascii_case(form))
    }

    fn ends(&self) -> bool {
        self.after.is_none() || !self.form(self.after).starts_with(char::is_alphanumeric)
    }
}

const PREPOSITIONS: &[&str] =
    &["on", "at", "by", "until", "till", "since", "from", "to", "before", "after", "of", "for", "in"];
const INTO_YEARS: &[&str] = &[
    "in", "since", "of", "from", "until", "till", "by", "during", "to", "before", "after", "circa", "around",
    "and", "-",
];
const BEFORE_SEASONS: &[&str] =
    &["the", "in", "by", "since", "during", "until", "early", "late", "mid", "-", "every", "each", "through"];
const BEFORE_LENGTHS: &[&str] = &[
    "for", "in", "within", "of", "over", "after", "than", "least", "nearly", "almost", "about", "under",
    "only", "just", "lasting", "takes", "took", "spent", "once",
];

/// Whether what a rule needs around its match is there.
fn allowed(text: &str, lexemes: &[Lexeme], from: usize, to: usize, needs: &str) -> bool {
    let around =
        Around { text, before: from.checked_sub(1).and_then(|i| lexemes.get(i)), after: lexemes.get(to) };
    match needs {
        "preposition" => around.before_in(PREPOSITIONS),
        "year" => year_allowed(&around, &lexemes[from]),
        "season" => season_allowed(&around),
        "duration" => around.before_in(BEFORE_LENGTHS),
        "plural" => around.before_in(&["for", "in", "over"]),
        "dayofmonth" => {
            around.before_in(&["on", "until", "till", "since", "by", "from", "to", "before", "after"])
                && (around.ends() || around.after_in(&["and", "at", "when", "that", "for", "with"]))
        }
        "nominal" => {
            around.ends() && around.form(around.after) != "-"
                || around.after_in(&["as", "was", "is", "to", "and", "in", "of", "at", "by", "with", "when"])
        }
        "now" => !around.after_in(&["that"]),
        // "Two days after the vote" and "before closing" are counted from an event, not from a day.
        "later" => lexemes
            .get(to - 1)
            .is_none_or(|l| !matches!(around.form(Some(l)), "after" | "before") || around.ends()),
        // "the 1970's", not "2021's talks".
        "decade" => {
            let year = lexemes.get(to.saturating_sub(2)).and_then(|l| l.value(Class::Year)).unwrap_or(1);
            year % 10 == 0 && year < 2010 && around.ends()
        }
        "whole" => around.before.is_none() && around.after.is_none(),
        "end" => around.ends() || around.after_in(&["and", "or", "but", "is", "was"]),
        _ => true,
    }
}

fn year_allowed(around: &Around<'_>, year: &Lexeme) -> bool {
    let value = year.value(Class::Year).unwrap_or(0);
    let led = around.before_in(INTO_YEARS);
    if around.before_in(&["$", "£", "€", "#", "¥", "no", "flight", "route", "about", "than"])
        || around.after_in(&["%", "/", "percent"])
    {
        return false;
    }
    if around.before.is_some_and(|b| b.value(Class::Num).is_some() && b.value(Class::Year).is_none()) {
        return false;
    }
    let after = around.form(around.after);
    let counted = after.len() > 3 && after.ends_with('s') && after.starts_with(|c: char| c.is_lowercase());
    if !(1900..=2040).contains(&value) {
        return (1400..=2100).contains(&value)
            && around.before_in(&["in", "since", "of", "from", "until"])
            && !counted;
    }
    !around.after.is_some_and(|a| a.value(Class::Num).is_some() && a.value(Class::Year).is_none())
        && (led || !counted || around.after_in(&["was", "has", "elections", "olympics", "games", "results"]))
}

fn season_allowed(around: &Around<'_>) -> bool {
    let capital_name = around.after.is_some_and(|a| a.capital && a.tagged == 0);
    around.before_in(BEFORE_SEASONS)
        && !around.after_in(&["of", "games", "olympics", "to", "in", "for", "below"])
        && !capital_name
}

/// The first lexeme of the expression once the modifiers to its left are counted in.
fn extend(
    text: &str,
    lexemes: &[Lexeme],
    free: usize,
    from: usize,
    to: usize,
    rule: u32,
    knowledge: &Knowledge,
) -> usize {
    let operation = knowledge.rules.rules.get(rule as usize).map_or("", |r| r.operation.as_str());
    let duration = operation == "duration";
    let mut first = from;
    if operation == "ref" || operation == "often" {
        return first;
    }
    while let Some(modifier) = knowledge.modifiers.iter().find(|m| {
        m.duration == (duration || operation == "ago")
            && lexemes[free..first].ends_with_words(&m.words)
            && (m.words.as_slice() != [knowledge.the]
                || takes_article(text, operation, &lexemes[from..to], lexemes.get(to)))
    }) {
        first -= modifier.words.len();
    }
    first
}

/// "the" belongs to an expression that is a noun phrase, not to one that stands before a noun.
fn takes_article(text: &str, operation: &str, lexemes: &[Lexeme], after: Option<&Lexeme>) -> bool {
    let nominal = matches!(
        operation,
        "unit"
            | "quarter"
            | "runningquarter"
            | "decade"
            | "century"
            | "season"
            | "duration"
            | "weekend"
            | "half"
            | "running"
    );
    let hyphen = lexemes.iter().any(|l| text.get(l.start as usize..l.end as usize) == Some("-"));
    let next = after.and_then(|a| text.get(a.start as usize..a.end as usize)).unwrap_or("");
    nominal && !(hyphen && next.starts_with(char::is_alphabetic))
}

trait EndsWithWords {
    fn ends_with_words(&self, words: &[u16]) -> bool;
}

impl EndsWithWords for [Lexeme] {
    fn ends_with_words(&self, words: &[u16]) -> bool {
        let Some(skip) = self.len().checked_sub(words.len()) else { return false };
        !words.is_empty() && self[skip..].iter().zip(words).all(|(l, w)| l.word == *w && *w != 0)
    }
}
