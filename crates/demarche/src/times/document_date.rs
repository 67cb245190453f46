//! The publication day of a bare text, weighed from all its expressions against each other.
//!
//! Every day near a day that the text names is a candidate. Each [`Clue`] has a likelihood for each candidate
//! ([`recency`](super::recency)): news is mostly of today or yesterday; a weekday's name means the last days;
//! a weekday named with a date must agree with it; office-holders are in office. The likelihoods are
//! multiplied and shared out among the candidates and "some other day"; a day that gets most of it is given.

use super::calendar::{self, Unit};
use super::clues::{Clue, Named, clues};
use super::incumbents::Stretch;
use super::{Expression, Knowledge};
use crate::model::{Article, DateEvidence, Published, PublishedHow, Syntax};
use jiff::civil::Date;

/// The share of all likelihood that a day needs to be given.
const ENOUGH: f64 = 0.45;
/// Days of a year that are not near any day named: the background of "some other day".
const OTHER_DAYS: f64 = 250.0;
/// How much of the word of weekdays, months and years counts: those of one text depend on each other.
const TRUST: f64 = 0.8;
/// Candidates lie so many days after each day named, and in so many years after the latest one named.
const NEAR: std::ops::RangeInclusive<i32> = -3..=12;
const LATER_YEARS: i32 = 20;

/// Infers the day; unknown without enough evidence.
pub(super) fn infer(article: &Article, syntax: &Syntax, all: &[Expression], k: &Knowledge) -> Published {
    let clues = clues(article, syntax, all, k);
    if !clues.iter().any(is_day) {
        return Published::default();
    }
    let terms = k.incumbents.named(&article.text);
    let days = candidates(&clues, &terms);
    let weighed: Vec<(Date, f64)> = days.iter().map(|&d| (d, weigh(&clues, &terms, d, k))).collect();
    let Some(&(date, top)) = weighed.iter().max_by(|a, b| a.1.total_cmp(&b.1)) else {
        return Published::default();
    };
    let shares: f64 = weighed.iter().map(|(_, w)| (w - top).exp()).sum();
    let other = OTHER_DAYS * (background(&clues, &terms, &days, k) - top).exp();
    let confidence = 1.0 / (shares + other);
    if confidence < ENOUGH {
        return Published::default();
    }
    Published {
        date: Some(date),
        how: PublishedHow::Inferred,
        confidence: (confidence * 100.0).round() as f32 / 100.0,
        evidence: evidence(article, &clues, date, k),
    }
}

/// The days in question: near each day that is named, in the years that can be meant.
fn candidates(clues: &[Clue], terms: &[Stretch]) -> Vec<Date> {
    let years = years(clues, terms);
    let mut days: Vec<Date> = Vec::new();
    for clue in clues {
        match clue.named {
            Named::Day(date) => days.push(date),
            Named::DayOfYear { month, day } => {
                days.extend(
                    years.clone().into_iter().flatten().filter_map(|y| calendar::date(y, month, day)),
                );
            }
            _ => {}
        }
    }
    let around = |d: Date| NEAR.map(move |n| calendar::shift(d, Unit::Day, f64::from(n)));
    let mut out: Vec<Date> = days.into_iter().flat_map(around).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The years in question: from the latest one named on, or those of the office-holders named.
fn years(clues: &[Clue], terms: &[Stretch]) -> Option<std::ops::RangeInclusive<i32>> {
    let year = |c: &Clue| match c.named {
        Named::Day(d) | Named::Month(d) => Some(i32::from(d.year())),
        Named::Year(y) => Some(y),
        _ => None,
    };
    let latest = clues.iter().filter(|c| !c.future).filter_map(year).max();
    let first = terms.iter().filter_map(|t| t.iter().map(|s| i32::from(s.0.year())).min()).max();
    let last = terms.iter().filter_map(|t| t.iter().map(|s| i32::from(s.1.year())).max()).min();
    match (latest, first) {
        (Some(y), Some(first)) => {
            Some((y - 1).max(first)..=(y + LATER_YEARS).min(last.unwrap_or(9999)).max(y))
        }
        (Some(y), None) => Some(y - 1..=y + LATER_YEARS),
        (None, Some(first)) => Some(first..=last.unwrap_or(first).clamp(first, first + 12)),
        (None, None) => None,
    }
}

/// The logarithm of the likelihood of all clues if the text is of this day.
fn weigh(clues: &[Clue], terms: &[Stretch], on: Date, k: &Knowledge) -> f64 {
    let days: f64 = clues.iter().filter(|c| is_day(c)).map(|c| log_share(c, on, k)).sum();
    days + weigh_week(clues, on, k) + weigh_years(clues, terms, on, k)
}

/// The same for a day that is near none of those named, in the year that suits the other clues best.
fn background(clues: &[Clue], terms: &[Stretch], days: &[Date], k: &Knowledge) -> f64 {
    let far = |c: &Clue| {
        let near: f64 = NEAR.map(|step| k.recency.log(c.kind, step).exp()).sum();
        ((1.0 - near).max(1e-4) / OTHER_DAYS).ln()
    };
    let far: f64 = clues.iter().filter(|c| is_day(c)).map(far).sum();
    let week = (1..=7).filter_map(|d| calendar::date(2001, 1, d));
    let week: f64 = week.map(|d| weigh_week(clues, d, k).exp()).sum::<f64>() / 7.0;
    let best = days.iter().map(|&d| weigh_years(clues, terms, d, k)).fold(f64::NEG_INFINITY, f64::max);
    far + week.ln() + best
}

fn is_day(clue: &Clue) -> bool {
    matches!(clue.named, Named::Day(_) | Named::DayOfYear { .. })
}

/// What the weekdays named say, and that less is written at weekends.
fn weigh_week(clues: &[Clue], on: Date, k: &Knowledge) -> f64 {
    let weekend = if calendar::weekday_number(on) >= 6 { 0.6_f64.ln() } else { 0.0 };
    let weekdays = clues.iter().filter(|c| matches!(c.named, Named::Weekday(_)));
    weekend + weekdays.map(|c| TRUST * log_share(c, on, k)).sum::<f64>()
}

/// What months, years and office-holders say.
fn weigh_years(clues: &[Clue], terms: &[Stretch], on: Date, k: &Knowledge) -> f64 {
    let wide = clues.iter().filter(|c| !is_day(c) && !matches!(c.named, Named::Weekday(_)));
    let said: f64 = wide.map(|c| TRUST * log_share(c, on, k)).sum();
    said + terms.iter().map(|t| in_office(t, on)).sum::<f64>()
}

fn in_office(stretch: &Stretch, on: Date) -> f64 {
    if stretch.iter().any(|(from, to)| *from <= on && on < *to) { 0.0 } else { 0.01_f64.ln() }
}

/// The logarithm of one clue's likelihood if the text is of this day.
fn log_share(clue: &Clue, on: Date, k: &Knowledge) -> f64 {
    let months =
        |d: Date| (i32::from(on.year()) - i32::from(d.year())) * 12 + i32::from(on.month() - d.month());
    let step = match clue.named {
        Named::Day(date) => calendar::days_between(date, on),
        Named::DayOfYear { month, day } => match nearest(month, day, on, clue) {
            Some(date) => calendar::days_between(date, on),
            None => return k.recency.log_rest(clue.kind) - 2.0,
        },
        Named::Weekday(weekday) => {
            let back = (calendar::weekday_number(on) - weekday).rem_euclid(7);
            if clue.future && back > 0 { back - 7 } else { back }
        }
        Named::Month(first) => months(first),
        Named::MonthOfYear(month) => {
            let back = (i32::from(on.month()) - month).rem_euclid(12);
            if clue.future && back > 0 { back - 12 } else { back }
        }
        Named::Year(year) => i32::from(on.year()) - year,
    };
    let kind = match clue.named {
        Named::Month(first) if first.year() != on.year() => "month-last-year",
        _ => clue.kind,
    };
    let more = 1.0 + 0.3 * f64::from(clue.times - 1).min(3.0);
    let weight = if matches!(clue.named, Named::Weekday(_)) { more } else { 1.0 };
    weight * k.recency.log(kind, step)
}

/// The day of the year that is nearest to this day; where a weekday stands with it, it must agree.
fn nearest(month: i32, day: i32, on: Date, clue: &Clue) -> Option<Date> {
    let year = i32::from(on.year());
    let days = (year - 1..=year + 1).filter_map(|y| calendar::date(y, month, day));
    let near = days.min_by_key(|d| calendar::days_between(*d, on).abs())?;
    let agrees = clue.weekday.is_none_or(|w| calendar::weekday_number(near) == w);
    agrees.then_some(near)
}

/// The clues that speak for the day: those that are likelier on it than elsewhere.
fn evidence(article: &Article, clues: &[Clue], on: Date, k: &Knowledge) -> Vec<DateEvidence> {
    let speaks = |c: &&Clue| log_share(c, on, k) > k.recency.log_rest(c.kind) + 0.5;
    let source = |c: &Clue| match c.named {
        Named::Day(_) => "date",
        Named::DayOfYear { .. } => "day of the year",
        Named::Weekday(_) => "weekday",
        Named::Month(_) | Named::MonthOfYear(_) => "month",
        Named::Year(_) => "year",
    };
    let note = |c: &Clue| DateEvidence {
        source: source(c).to_owned(),
        text: c.span.of(&article.text).to_owned(),
        span: Some(c.span),
    };
    clues.iter().filter(speaks).take(12).map(note).collect()
}
