//! The publication day of a bare text, weighed from all its expressions against each other.
//!
//! Every day near a day that the text names is a candidate. Each expression votes on each candidate:
//! news is mostly of today or yesterday; a weekday's name means the last week; what is told in the past
//! cannot lie ahead; a year that is spelled out is mostly not the current one; a weekday named with a
//! date must agree with it. The best candidate wins if its votes carry it, else the day stays unknown.

use super::calendar;
use super::rules::Rule;
use super::scan::Found;
use super::tense::Tense;
use super::words::Class;
use crate::model::{DateEvidence, Published, PublishedHow, Span};
use jiff::civil::Date;

/// Votes needed before a day is given.
const ENOUGH: f64 = 5.0;

/// What one expression says about the publication day.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Clue {
    Day { date: Date, future: bool },
    YearlessDay { month: i32, day: i32, weekday: Option<i32>, future: bool },
    Weekday { weekday: i32, future: bool },
    Month { first: Date, future: bool },
    YearlessMonth { month: i32, future: bool },
    Year { year: i32, future: bool },
}

/// Infers the day; unknown without enough evidence.
pub(super) fn infer(text: &str, found: &[(Found, Tense)], rules: &[Rule]) -> Published {
    let clues: Vec<(Clue, &Found)> =
        found.iter().filter_map(|(f, t)| Some((clue(f, *t, rules)?, f))).collect();
    let merged = repeats(&clues, text.len());
    let mut best: Option<(f64, Date)> = None;
    for date in candidates(&clues) {
        let score: f64 = merged.iter().map(|(c, weight)| vote(*c, date) * weight).sum();
        if best.is_none_or(|(s, _)| score > s) {
            best = Some((score, date));
        }
    }
    match best.filter(|(score, _)| *score >= ENOUGH) {
        Some((_, date)) => Published {
            date: Some(date),
            how: PublishedHow::Inferred,
            evidence: evidence(text, &clues, date),
        },
        None => Published::default(),
    }
}

fn clue(found: &Found, tense: Tense, rules: &[Rule]) -> Option<Clue> {
    let rule = rules.get(found.rule as usize)?;
    let (parts, future) = (&found.parts, tense == Tense::Future);
    let day = parts.any(&[Class::Day, Class::Ord]);
    let relative = !rule.argument.is_empty() || parts.get(Class::Unit).is_some();
    match (rule.operation.as_str(), parts.get(Class::Year), parts.get(Class::Month), day) {
        ("date", Some(y), Some(m), Some(d)) => Some(Clue::Day { date: calendar::date(y, m, d)?, future }),
        ("date", None, Some(month), Some(day)) if !relative => {
            Some(Clue::YearlessDay { month, day, weekday: parts.get(Class::Weekday), future })
        }
        ("date", Some(y), Some(m), None) => Some(Clue::Month { first: calendar::date(y, m, 1)?, future }),
        ("date", None, Some(month), None) if !relative => Some(Clue::YearlessMonth { month, future }),
        ("date", Some(year), None, None) | ("quarter", Some(year), ..) => Some(Clue::Year { year, future }),
        ("weekday" | "part" | "clock", ..) if !relative => {
            Some(Clue::Weekday { weekday: parts.get(Class::Weekday)?, future })
        }
        ("iso" | "slashes", ..) => None,
        _ => None,
    }
}

/// Equal clues once, with their weight: the fourth "Thursday" says less than the first, and what
/// first comes at the end of a page less than its lead.
fn repeats(clues: &[(Clue, &Found)], length: usize) -> Vec<(Clue, f64)> {
    let mut merged: Vec<(Clue, u32, f64)> = Vec::new();
    for (clue, found) in clues {
        let place = f64::from(found.start) / length.max(1) as f64;
        match merged.iter_mut().find(|(c, ..)| c == clue) {
            Some((_, n, _)) => *n += 1,
            None => merged.push((*clue, 1, 1.0 - 0.6 * place)),
        }
    }
    merged.into_iter().map(|(c, n, lead)| (c, lead * (1.0 + f64::from(n).ln()))).collect()
}

/// The days in question: on and shortly after each day that is named, in the years that can be meant.
fn candidates(clues: &[(Clue, &Found)]) -> Vec<Date> {
    let years: Vec<i32> = clues.iter().filter_map(|(c, _)| year_of(*c)).collect();
    let latest = clues.iter().filter_map(|(c, _)| year_of(*c).filter(|_| !is_future(*c))).max();
    let Some(latest) = latest.or(years.iter().copied().min()) else { return Vec::new() };
    let mut days = Vec::new();
    for (clue, _) in clues {
        match *clue {
            Clue::Day { date, .. } => days.push(date),
            Clue::YearlessDay { month, day, .. } => {
                days.extend((latest - 1..=latest + 1).filter_map(|y| calendar::date(y, month, day)));
            }
            _ => {}
        }
    }
    let around = |d: Date| (-2..=8).map(move |n| calendar::shift(d, calendar::Unit::Day, f64::from(n)));
    let mut out: Vec<Date> = days.into_iter().flat_map(around).collect();
    out.sort();
    out.dedup();
    out
}

fn year_of(clue: Clue) -> Option<i32> {
    match clue {
        Clue::Day { date, .. } | Clue::Month { first: date, .. } => Some(i32::from(date.year())),
        Clue::Year { year, .. } => Some(year),
        _ => None,
    }
}

fn is_future(clue: Clue) -> bool {
    match clue {
        Clue::Day { future, .. }
        | Clue::YearlessDay { future, .. }
        | Clue::Weekday { future, .. }
        | Clue::Month { future, .. }
        | Clue::YearlessMonth { future, .. }
        | Clue::Year { future, .. } => future,
    }
}

fn vote(clue: Clue, on: Date) -> f64 {
    match clue {
        Clue::Day { date, future } => vote_day(calendar::days_between(date, on), future),
        Clue::YearlessDay { month, day, weekday, future } => vote_yearless(month, day, weekday, future, on),
        Clue::Weekday { weekday, future } => {
            let here = calendar::weekday_number(on);
            let back = (here - weekday).rem_euclid(7);
            if future {
                [0.3, -0.6, -0.2, 0.0, 0.2, 0.3, 0.5][back as usize]
            } else {
                [1.2, 0.9, 0.4, 0.0, -0.2, -0.5, -1.0][back as usize]
            }
        }
        Clue::Month { first, future } => {
            let ahead = calendar::days_between(on, first);
            match (future, ahead > 0) {
                (false, true) => -3.0,
                (true, false) => -0.5,
                (_, _) if i32::from(on.year()) == i32::from(first.year()) => 0.0,
                (_, _) if (i32::from(on.year()) - i32::from(first.year())).abs() == 1 => 1.0,
                _ => 0.0,
            }
        }
        Clue::YearlessMonth { month, future } => {
            let ago = (i32::from(on.month()) - month).rem_euclid(12);
            match (future, ago) {
                (true, 1..=6) => -0.3,
                (true, _) => 0.2,
                (false, _) => 0.2 - 0.05 * f64::from(ago),
            }
        }
        Clue::Year { year, future } => {
            let ago = i32::from(on.year()) - year;
            match (future, ago) {
                (true, i32::MIN..=0) => 0.3,
                (false, i32::MIN..=-1) => -2.0,
                (_, 0 | 1) => 0.5,
                (_, 2..=4) => 0.2,
                _ => 0.0,
            }
        }
    }
}

/// A full date, so many days before the candidate.
fn vote_day(ago: i32, future: bool) -> f64 {
    match (ago, future) {
        (i32::MIN..=-1, true) => 0.3,
        (0..=3, true) => 0.5,
        (_, true) => -0.5,
        (i32::MIN..=-1, false) => -3.0,
        (0..=1, false) => 3.0,
        (2..=3, false) => 2.0,
        (4..=8, false) => 1.0,
        (9..=30, false) => 0.3,
        _ => 0.0,
    }
}

/// A day without a year: the last such day before the candidate, or the next one.
fn vote_yearless(month: i32, day: i32, weekday: Option<i32>, future: bool, on: Date) -> f64 {
    let year = i32::from(on.year());
    let days = [year - 1, year, year + 1].into_iter().filter_map(|y| calendar::date(y, month, day));
    let ago = |d: &Date| calendar::days_between(*d, on);
    let Some(near) = days.min_by_key(|d| (ago(d) < 0 && !future, ago(d).abs())) else { return 0.0 };
    if weekday.is_some_and(|w| calendar::weekday_number(near) != w) {
        return -4.0;
    }
    let agrees = if weekday.is_some() { 1.0 } else { 0.0 };
    agrees
        + match (ago(&near), future) {
            (i32::MIN..=-1, true) => 0.5,
            (0..=1, true) => 0.8,
            (_, true) => -0.3,
            (0, false) => 2.5,
            (1, false) => 3.0,
            (2..=3, false) => 2.0,
            (4..=8, false) => 1.0,
            (9..=40, false) => 0.2,
            _ => -0.4,
        }
}

fn evidence(text: &str, clues: &[(Clue, &Found)], on: Date) -> Vec<DateEvidence> {
    let speaks = |c: Clue| vote(c, on) >= 0.4;
    let source = |c: Clue| match c {
        Clue::Day { .. } => "date",
        Clue::YearlessDay { .. } => "day of the year",
        Clue::Weekday { .. } => "weekday",
        Clue::Month { .. } | Clue::YearlessMonth { .. } => "month",
        Clue::Year { .. } => "year",
    };
    let clues = clues.iter().filter(|(c, _)| speaks(*c)).take(12);
    clues
        .map(|(c, f)| {
            let span = Span { start: f.start, end: f.end };
            DateEvidence { source: source(*c).to_owned(), text: span.of(text).to_owned(), span: Some(span) }
        })
        .collect()
}
