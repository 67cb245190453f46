//! What dates a word that no expression of its sentence dates: the story around it.

use super::calendar;
use super::event_date::{Act, View, is_dated};
use super::nearness::{clause, inside_name};
use super::tense::{head_of, narrates};
use super::verbs::{Says, says};
use crate::model::{BlockKind, Deprel, Feats, Timex, TokenId, Upos};
use jiff::civil::Date;

/// Sentences back to which the narrative's running date reaches inside a paragraph.
const REACH: u32 = 2;
/// Sentences of the body in which the day of the story is told.
const LEAD: usize = 3;
/// How many days ago a story happened whose undated acts lie between it and publication. What is younger is told
/// as news of the day; what is older is no news.
const AGE: std::ops::RangeInclusive<i32> = 2..=14;

/// The last day named before, in the same block and not too far back. What is said is said on the day of an
/// occasion for it ("met on Monday"), not of any deed.
pub(super) fn running<'a>(token: TokenId, act: Act<'_>, view: View<'a>) -> Option<&'a Timex> {
    let View { syntax, times, .. } = view;
    let here = syntax.token(token).sentence;
    let block = syntax.sentence(here).block;
    let first = (here.0.saturating_sub(REACH)..here.0)
        .find(|&s| syntax.sentences.get(s as usize).is_some_and(|s| s.block == block))?;
    let from = syntax.sentences.get(first as usize)?.tokens.start;
    let to = syntax.sentence(here).tokens.start;
    let end = times.timexes.partition_point(|t| t.tokens.end <= to);
    let before = times.timexes.iter().take(end).rev().take_while(|t| t.tokens.start >= from);
    before.filter(|t| age(t, view).is_some_and(|days| (0..60).contains(&days))).find(|t| {
        let Some(top) = head_of(syntax, &t.tokens) else { return false };
        let speaks = |c: TokenId| {
            says(&syntax.token(c).lemma, Says::Occasion)
                || syntax.child_where(c, |d| matches!(d, Deprel::Ccomp | Deprel::Parataxis)).is_some()
        };
        !inside_name(top, syntax)
            && (matches!(act, Act::Deed { .. }) || clause(top, syntax).is_some_and(speaks))
    })
}

/// How many days before publication the day lies that an expression names.
fn age(timex: &Timex, view: View<'_>) -> Option<i32> {
    if !is_dated(timex) || calendar::precision(&timex.value) != "day" {
        return None;
    }
    Some(calendar::days_between(calendar::interval(&timex.value)?.0, view.times.published.date?))
}

/// The day of which the story tells, if it is some days past: the first day on which its lead says that
/// something happened.
pub(super) fn day(view: View<'_>, published: Date) -> Option<Date> {
    let View { article, syntax, times } = view;
    let body = |block: u32| article.blocks.get(block as usize).is_some_and(|b| b.kind == BlockKind::Body);
    let mut lead = syntax.sentences.iter().filter(|s| body(s.block)).take(LEAD);
    let (first, last) = (lead.next()?, lead.last());
    let end = last.unwrap_or(first).tokens.end;
    let from = times.timexes.partition_point(|t| t.tokens.start < first.tokens.start);
    let told = |t: &&Timex| {
        let top = head_of(syntax, &t.tokens);
        top.and_then(|t| clause(t, syntax))
            .is_some_and(|c| syntax.token(c).upos == Upos::Verb && narrates(syntax, &article.text, c))
    };
    let named = times.timexes.iter().skip(from).take_while(|t| t.tokens.start < end);
    let days = named.filter(told).find_map(|t| age(t, view).filter(|d| *d >= 0))?;
    AGE.contains(&days).then(|| calendar::shift(published, calendar::Unit::Day, -f64::from(days)))
}

/// Whether a word speaks of something done again and again, which has no day: "continued to test missiles",
/// "repeatedly called for talks", "his attempts to press them".
pub(super) fn recurs(token: TokenId, view: View<'_>) -> bool {
    let syntax = view.syntax;
    let t = syntax.token(token);
    let often = || {
        syntax.children(token).any(|c| {
            let c = syntax.token(c);
            c.deprel == Deprel::Advmod && says(&c.lemma, Says::Often)
        })
    };
    let infinitive = || {
        let above = t.head.map(|h| syntax.token(h));
        above.is_some_and(|h| match t.deprel {
            Deprel::Xcomp => says(&h.lemma, Says::Recurs),
            Deprel::Acl => h.feats.has(Feats::PLURAL) && says(&h.lemma, Says::Tries),
            _ => false,
        })
    };
    t.upos == Upos::Verb && (often() || infinitive())
}
