//! The day of an event or utterance: which expression belongs to its word.

use super::calendar::{self, Unit};
use super::tense::head_of;
use crate::model::{DateHow, Dated, Deprel, Span, Syntax, Times, Timex, TimexKind, TokenId, Upos};
use jiff::civil::Date;

/// Sentences back to which the narrative's running date reaches inside a paragraph.
const REACH: u32 = 2;

/// See [`super::date_of`] and [`super::date_outside`].
pub(super) fn date_of(token: TokenId, syntax: &Syntax, times: &Times, without: &[Span]) -> Option<Dated> {
    syntax.tokens.get(token.index())?;
    let here = syntax.token(token).sentence;
    let range = syntax.sentence(here).tokens.clone();
    let inside = |t: &&Timex| {
        range.start <= t.tokens.start
            && t.tokens.end <= range.end
            && is_dated(t)
            && without.iter().all(|s| !s.contains(t.span))
    };
    // Expressions ascend: only those of the sentence are looked at.
    let first = times.timexes.partition_point(|t| t.tokens.start < range.start);
    let here_on = times.timexes.iter().skip(first).take_while(|t| t.tokens.start < range.end);
    let near = here_on.filter(inside).map(|t| (nearness(token, t, syntax), t));
    let best = near.filter(|(n, _)| *n < 4).min_by_key(|(n, t)| (*n, t.tokens.start.abs_diff(token.0)));
    let found = best.map(|(n, t)| {
        (t, [DateHow::Own, DateHow::Own, DateHow::Clause, DateHow::Sentence][n.min(3) as usize])
    });
    let found = found.or_else(|| running(token, syntax, times).map(|t| (t, DateHow::Running)));
    match (found, times.published.date) {
        (Some((timex, how)), published) => Some(dated(timex.value.as_str(), how, published)),
        (None, Some(published)) => {
            Some(dated(&calendar::day(published), DateHow::Published, Some(published)))
        }
        (None, None) => None,
    }
}

fn is_dated(timex: &Timex) -> bool {
    matches!(timex.kind, TimexKind::Date | TimexKind::Time) && calendar::interval(&timex.value).is_some()
}

fn dated(value: &str, how: DateHow, published: Option<Date>) -> Dated {
    let days = calendar::interval(value);
    let half_year_ago = published.map(|p| calendar::shift(p, Unit::Month, -6.0));
    let historical = matches!((days, half_year_ago), (Some((_, end)), Some(p)) if end < p);
    let future = matches!((days, published), (Some((start, _)), Some(p)) if start > p);
    Dated { value: value.into(), precision: calendar::precision(value), how, historical, future }
}

/// How near an expression stands to a word: 0 its own dependent, 1 below it inside the same clause,
/// 2 of the clause around it, 3 elsewhere in the sentence.
fn nearness(token: TokenId, timex: &Timex, syntax: &Syntax) -> u8 {
    let Some(top) = head_of(syntax, &timex.tokens) else { return 4 };
    let parent = syntax.token(top).head;
    if parent == Some(token) {
        return 0;
    }
    let clause =
        |t: TokenId| std::iter::once(t).chain(syntax.ancestors(t).take(64)).find(|&t| is_clause(syntax, t));
    let (of_timex, of_token) = (clause(top), clause(token));
    if of_timex == Some(token) || (timex.tokens.contains(&token.0)) {
        return if inside_name(top, syntax) { 2 } else { 1 };
    }
    if of_timex.is_some() && (of_timex == of_token || conjoined(of_timex, of_token, syntax)) {
        return 2;
    }
    3
}

fn is_clause(syntax: &Syntax, t: TokenId) -> bool {
    let token = syntax.token(t);
    token.head.is_none()
        || token.upos == Upos::Verb
            && !matches!(token.deprel, Deprel::Amod | Deprel::Compound | Deprel::Xcomp)
}

/// An expression that only qualifies a noun ("the 2014 treaty") does not date the verb.
fn inside_name(top: TokenId, syntax: &Syntax) -> bool {
    matches!(syntax.token(top).deprel, Deprel::Nummod | Deprel::Amod | Deprel::Compound | Deprel::NmodPoss)
}

/// Coordinated and complement clauses share a date: "said on Monday that it had agreed".
fn conjoined(a: Option<TokenId>, b: Option<TokenId>, syntax: &Syntax) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let joins = |x: TokenId, y: TokenId| {
        let x = syntax.token(x);
        x.head == Some(y)
            && matches!(x.deprel, Deprel::Conj | Deprel::Parataxis | Deprel::Advcl | Deprel::Xcomp)
    };
    joins(a, b) || joins(b, a)
}

/// The last day named before, in the same block and not too far back.
fn running<'a>(token: TokenId, syntax: &Syntax, times: &'a Times) -> Option<&'a Timex> {
    let here = syntax.token(token).sentence;
    let block = syntax.sentence(here).block;
    let first = (here.0.saturating_sub(REACH)..here.0)
        .find(|&s| syntax.sentences.get(s as usize).is_some_and(|s| s.block == block))?;
    let from = syntax.sentences.get(first as usize)?.tokens.start;
    let to = syntax.sentence(here).tokens.start;
    let end = times.timexes.partition_point(|t| t.tokens.end <= to);
    let before = times.timexes.iter().take(end).rev().take_while(|t| t.tokens.start >= from);
    before.filter(|t| is_dated(t) && calendar::precision(&t.value) == "day").find(|t| {
        let day = calendar::interval(&t.value).map(|(d, _)| d);
        matches!((day, times.published.date), (Some(d), Some(p)) if d <= p && calendar::days_between(d, p) < 60)
    })
}
