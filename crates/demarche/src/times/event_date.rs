//! The day of an event or utterance: which expression belongs to its word, and what tells it where none does.

use super::calendar::{self, Unit};
use super::nearness::{Nearness, clause, nearness};
use super::{story, tense};
use crate::model::{Article, DateHow, Dated, Span, Syntax, Times, Timex, TimexKind, TokenId};
use jiff::civil::Date;

/// What is to be dated.
#[derive(Clone, Copy, Debug)]
pub enum Act<'a> {
    /// A deed; whether it is done, so that no day to come can be its own.
    Deed {
        /// Done, not planned or threatened.
        done: bool,
    },
    /// Something said. Days inside of what is said do not date the saying, nor do days to come.
    Speech {
        /// What is said, if it is quoted.
        content: &'a [Span],
    },
}

/// The layers in which a date is looked for.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub article: &'a Article,
    pub syntax: &'a Syntax,
    pub times: &'a Times,
}

/// See [`super::date_of`].
pub(super) fn date_of(token: TokenId, act: Act<'_>, view: View<'_>) -> Option<Dated> {
    view.syntax.tokens.get(token.index())?;
    let published = view.times.published.date;
    if let Some((timex, how)) = worded(token, act, view) {
        return Some(dated(timex.value.as_str(), how, published));
    }
    let published = published?;
    if story::recurs(token, view) {
        return Some(dated(&calendar::period(Unit::Year, published), DateHow::Published, Some(published)));
    }
    if tense::narrates(view.syntax, &view.article.text, token) {
        if let Some(timex) = story::running(token, act, view) {
            return Some(dated(timex.value.as_str(), DateHow::Running, Some(published)));
        }
        if let Some(day) = story::day(view, published) {
            return Some(dated(&calendar::stretch(day, published), DateHow::Story, Some(published)));
        }
    }
    super::on_publication(view.times)
}

/// The nearest expression of the sentence that can date the word.
fn worded<'a>(token: TokenId, act: Act<'_>, view: View<'a>) -> Option<(&'a Timex, DateHow)> {
    let View { syntax, times, .. } = view;
    let range = syntax.sentence(syntax.token(token).sentence).tokens.clone();
    // Expressions ascend: only those of the sentence are looked at.
    let first = times.timexes.partition_point(|t| t.tokens.start < range.start);
    let here = times.timexes.iter().skip(first).take_while(|t| t.tokens.start < range.end);
    let fits = here.filter(|t| t.tokens.end <= range.end && is_dated(t) && can_date(t, act, times));
    let near = fits.filter_map(|t| Some((nearness(token, t, act, syntax)?, t)));
    let near = near.filter(|(n, t)| *n < Nearness::Clause || !is_old_for(act, t, times));
    let verb = clause(token, syntax).unwrap_or(token);
    let perfect = tense::is_present_perfect(syntax, verb);
    let near = near.filter(|(_, t)| !(perfect && is_long_past(t, times)));
    let (near, timex) = near.min_by_key(|(n, t)| (*n, t.tokens.start.abs_diff(token.0)))?;
    let how = match near {
        Nearness::Dependent | Nearness::Below => DateHow::Own,
        Nearness::Clause => DateHow::Clause,
        Nearness::Sentence => DateHow::Sentence,
    };
    Some((timex, how))
}

/// Whether an expression can be the day of such an act at all: what is done or said is not of a day to come,
/// and what stands inside of quoted words does not date them.
fn can_date(timex: &Timex, act: Act<'_>, times: &Times) -> bool {
    let (past, content) = match act {
        Act::Deed { done } => (done, &[][..]),
        Act::Speech { content } => (true, content),
    };
    let days = calendar::interval(&timex.value);
    let ahead = matches!((days, times.published.date), (Some((first, _)), Some(p)) if first > p);
    !(past && ahead) && content.iter().all(|s| !s.contains(timex.span))
}

/// News reports what was just said: a year long past beside it dates what is spoken of.
fn is_old_for(act: Act<'_>, timex: &Timex, times: &Times) -> bool {
    matches!(act, Act::Speech { .. }) && is_long_past(timex, times)
}

fn is_long_past(timex: &Timex, times: &Times) -> bool {
    dated(&timex.value, DateHow::Clause, times.published.date).historical
}

pub(super) fn is_dated(timex: &Timex) -> bool {
    matches!(timex.kind, TimexKind::Date | TimexKind::Time) && calendar::interval(&timex.value).is_some()
}

pub(super) fn dated(value: &str, how: DateHow, published: Option<Date>) -> Dated {
    let days = calendar::interval(value);
    let half_year_ago = published.map(|p| calendar::shift(p, Unit::Month, -6.0));
    let historical = matches!((days, half_year_ago), (Some((_, end)), Some(p)) if end < p);
    let future = matches!((days, published), (Some((start, _)), Some(p)) if start > p);
    Dated { value: value.into(), precision: calendar::precision(value), how, historical, future }
}
