//! What the expressions of a text say about its publication day, before it is known.

use super::calendar;
use super::scan::Found;
use super::tense::Tense;
use super::words::Class;
use super::{Expression, Knowledge};
use crate::model::{Article, BlockKind, Span, Syntax};
use jiff::civil::Date;

/// What one expression names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Named {
    Day(Date),
    DayOfYear { month: i32, day: i32 },
    Weekday(i32),
    Month(Date),
    MonthOfYear(i32),
    Year(i32),
}

/// A clue: what is named, the kind of its line in `values/recency.tsv`, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Clue {
    pub named: Named,
    pub kind: &'static str,
    /// A weekday that stands with the day and must agree with it.
    pub weekday: Option<i32>,
    pub future: bool,
    pub span: Span,
    /// How often it is named.
    pub times: u32,
}

/// All clues, each thing named once, at its first place.
pub(super) fn clues(article: &Article, syntax: &Syntax, all: &[Expression], k: &Knowledge) -> Vec<Clue> {
    let column = all.iter().any(|e| narrated_shift(article, e, k));
    let mut out: Vec<Clue> = Vec::new();
    for e in all {
        let Some((named, weekday)) = named(&e.found, k) else { continue };
        let kind = kind(article, syntax, e, named, column);
        let span = Span { start: e.found.start, end: e.found.end };
        let future = e.tense == Tense::Future;
        let is_day = matches!(named, Named::Day(_) | Named::DayOfYear { .. });
        match out.iter_mut().find(|c| c.named == named && (c.future == future || is_day)) {
            Some(clue) => clue.times += 1,
            None => out.push(Clue { named, kind, weekday, future, span, times: 1 }),
        }
    }
    keep_latest_year(&mut out);
    drop_short_forms(&mut out);
    out
}

/// "Nov. 20" beside "20 November 2019" is the same day again.
fn drop_short_forms(clues: &mut Vec<Clue>) {
    let full = |c: &Clue| match c.named {
        Named::Day(date) => Some((i32::from(date.month()), i32::from(date.day()))),
        _ => None,
    };
    let whole: Vec<(i32, i32)> = clues.iter().filter_map(full).collect();
    clues.retain(|c| !matches!(c.named, Named::DayOfYear { month, day } if whole.contains(&(month, day))));
}

/// Of the years named in clauses that do not look ahead only the latest says much.
fn keep_latest_year(clues: &mut Vec<Clue>) {
    let past_year = |c: &Clue| match c.named {
        Named::Year(y) if !c.future => Some(y),
        _ => None,
    };
    let latest = clues.iter().filter_map(past_year).max();
    clues.retain(|c| past_year(c).is_none_or(|y| Some(y) == latest));
}

fn named(found: &Found, k: &Knowledge) -> Option<(Named, Option<i32>)> {
    let rule = k.rules.rules.get(found.rule as usize)?;
    let parts = &found.parts;
    let day = parts.any(&[Class::Day, Class::Ord]);
    let weekday = parts.get(Class::Weekday);
    let relative = !rule.argument.is_empty() || parts.get(Class::Unit).is_some();
    let named = match (rule.operation.as_str(), parts.get(Class::Year), parts.get(Class::Month), day) {
        ("date" | "clock", Some(y), Some(m), Some(d)) => Named::Day(calendar::date(y, m, d)?),
        ("date" | "clock", None, Some(month), Some(day)) if !relative => {
            calendar::date(2000, month, day)?;
            Named::DayOfYear { month, day }
        }
        ("date", Some(y), Some(m), None) => Named::Month(calendar::date(y, m, 1)?),
        ("date", None, Some(month), None) if !relative => Named::MonthOfYear(month),
        ("date" | "quarter" | "season" | "half" | "holiday", Some(year), None, _) => Named::Year(year),
        ("weekday" | "part" | "clock", ..) if !relative => Named::Weekday(weekday?),
        _ => return None,
    };
    Some((named, weekday))
}

/// Whether the narrator, not somebody quoted, says "yesterday", "today" or "tomorrow".
fn narrated_shift(article: &Article, e: &Expression, k: &Knowledge) -> bool {
    let operation = k.rules.rules.get(e.found.rule as usize).map_or("", |r| r.operation.as_str());
    operation == "dayshift" && !quoted(&article.text, e.found.start as usize)
}

/// Whether an opening quotation mark without its closing one stands before this place of its line.
fn quoted(text: &str, at: usize) -> bool {
    let line = text.get(..at).unwrap_or("");
    let line = &line[line.rfind('\n').map_or(0, |n| n + 1)..];
    let straight = line.bytes().filter(|b| *b == b'"').count() % 2 == 1;
    straight || line.matches('“').count() > line.matches('”').count()
}

fn kind(article: &Article, syntax: &Syntax, e: &Expression, named: Named, column: bool) -> &'static str {
    let future = e.tense == Tense::Future;
    match named {
        Named::Weekday(_) if future => "weekday-ahead",
        Named::Weekday(_) if column => "column",
        Named::Weekday(_) => "wire",
        Named::Month(_) => "month-year",
        Named::MonthOfYear(_) => "month",
        Named::Year(_) if future => "year-ahead",
        Named::Year(_) => "latest",
        Named::Day(_) | Named::DayOfYear { .. } => place(article, syntax, e, matches!(named, Named::Day(_))),
    }
}

/// The kind of a day by where it stands.
fn place(article: &Article, syntax: &Syntax, e: &Expression, full: bool) -> &'static str {
    let at = e.found.start;
    if article.dateline.is_some_and(|d| d.start <= at && at < d.end) {
        return "dateline";
    }
    if signs(article.text.get(..at as usize).unwrap_or("")) {
        return "signature";
    }
    let block = syntax.sentences.get(e.sentence as usize).map_or(0, |s| s.block);
    match article.blocks.get(block as usize).map(|b| b.kind) {
        Some(BlockKind::Caption) => return "caption",
        _ if e.tense == Tense::Future => return "ahead",
        _ => {}
    }
    match (full, is_lead(article, syntax, e.sentence)) {
        (true, true) => "full-lead",
        (true, false) => "full",
        (false, true) => "lead",
        (false, false) => "body",
    }
}

/// Whether the words before a date are the end of a social post's signature: "(@name) ".
fn signs(before: &str) -> bool {
    let tail = before.trim_end();
    let Some(open) = tail.strip_suffix(')').and_then(|t| t.rfind("(@")) else { return false };
    tail.len() - open < 40
}

/// One of the first two sentences of the body.
fn is_lead(article: &Article, syntax: &Syntax, sentence: u32) -> bool {
    let body = |s: &&crate::model::Sentence| {
        article.blocks.get(s.block as usize).is_some_and(|b| b.kind == BlockKind::Body)
    };
    let before = syntax.sentences.iter().take(sentence as usize).filter(body).take(2).count();
    before < 2
}
