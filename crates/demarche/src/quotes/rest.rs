//! What goes on behind a passage: the next part of an interrupted sentence, the next of a series, and the words that
//! complete it.

use super::doc::Doc;
use super::knowledge::Class;
use super::portion::{ends_sentence, is_stop};
use super::title;
use super::words::Kind;
use crate::model::{Span, TokenId, Upos};
use std::ops::Range;

/// Passage `i` with the conjunction before it, if it goes on with the sentence that the cue `verb`
/// interrupted: “…,” he said, “…”; “…,” he said, but “…”.
pub(super) fn next_part(doc: &Doc<'_>, i: usize, verb: TokenId) -> Option<Span> {
    let p = doc.passages.get(i)?;
    let before_it = i.checked_sub(1).and_then(|n| doc.passages.get(n)).filter(|q| q.block == p.block)?;
    let gap = doc.tokens_in(Span { start: before_it.span.end, end: p.span.start });
    // “…,” he said, referring to the vote, “…”: a sentence that both sides of the cue leave open.
    let text = &doc.article.text;
    let open = before_it.inner.of(text).ends_with(',') && p.inner.of(text).starts_with(char::is_lowercase);
    let another = |t: TokenId| doc.is_verb(t) && t != verb && (!open || doc.is_finite(t));
    let other = |t: u32| is_stop(doc, t) && t + 1 < gap.end || another(TokenId(t));
    let last = TokenId(gap.end.checked_sub(1)?);
    let comma = |t: TokenId| matches!(doc.text(t), "," | "—" | "–" | "-" | "--");
    // “…,” he said, and still “…”
    let adverb = doc.upos(last) == Upos::Adv;
    let conjunction = TokenId(last.0 - u32::from(adverb));
    let joined = doc.upos(conjunction) == Upos::Cconj && comma(TokenId(conjunction.0 - 1));
    let start = if joined { doc.token(conjunction)?.span.start } else { p.span.start };
    // "he wrote in his memoir, “The Long Road.”"
    let title = !joined && title::is_title(p.inner.of(text)) && !title::is_title(before_it.inner.of(text));
    let near = !title && (joined || comma(last) || gap.end == verb.0 + 1);
    (near && gap.contains(&verb.0) && !gap.clone().any(other)).then_some(Span { start, end: p.span.end })
}

/// "chanted “Go home,” and “Come back”": passage `i` behind a conjunction and the one before.
pub(super) fn listed(doc: &Doc<'_>, i: usize) -> Option<Span> {
    let p = doc.passages.get(i)?;
    let before_it = i.checked_sub(1).and_then(|n| doc.passages.get(n)).filter(|q| q.block == p.block)?;
    let gap = doc.tokens_in(Span { start: before_it.span.end, end: p.span.start });
    let joins = |t: u32| doc.upos(TokenId(t)) == Upos::Cconj;
    let light = |t: u32| joins(t) || doc.text(TokenId(t)) == ",";
    (gap.clone().any(joins) && gap.clone().all(light) && gap.len() < 4).then_some(p.span)
}

/// "“… a road that we will build” as far as the sea": the words behind passage `i`, further passages
/// among them, that complete its sentence. What the cue's clause may add (a date, an occasion, "as he
/// left", "and vowing …") is no rest.
pub(super) fn rest(doc: &Doc<'_>, i: usize) -> Option<Span> {
    let p = doc.passages.get(i)?;
    let text = &doc.article.text;
    let open = p.inner.of(text).ends_with(|c: char| c.is_alphanumeric() || c == ')');
    let block = doc.paragraphs.get(p.block).filter(|_| open && p.closed)?;
    let words = doc.tokens_in(Span { start: p.span.end, end: block.end });
    let outside = |t: &u32| doc.passage_of(TokenId(*t)).is_none();
    let full = |t: &u32| {
        let id = TokenId(*t);
        let passage = doc.passage_of(id).and_then(|p| doc.passages.get(p));
        passage.map_or(is_stop(doc, *t), |p| {
            ends_sentence(p.inner.of(text)) && doc.token(id).is_some_and(|t| t.span.end >= p.span.end)
        })
    };
    let end = words.clone().find(full).map_or(words.end, |t| if outside(&t) { t } else { t + 1 });
    let words = words.start..end;
    (words.len() > 1 && completes(doc, &words)).then(|| doc.span(words))
}

/// Whether the words behind a passage go on with what is said.
fn completes(doc: &Doc<'_>, words: &Range<u32>) -> bool {
    let (first, second) = (TokenId(words.start), TokenId(words.start + 1));
    let lower = doc.text(first).starts_with(char::is_lowercase);
    let aside = matches!(
        doc.lemma(first),
        "as" | "when" | "while" | "after" | "before" | "who" | "which" | "accord" | "according"
    );
    let narrated = |t: TokenId| doc.is_gerund(t) || doc.is_verb(t) && doc.cue_at(t, Class::Verb).is_some();
    let coordinates = doc.upos(first) == Upos::Cconj && (narrated(second) || doc.upos(second) == Upos::Verb);
    let head = doc.head(first).filter(|h| words.contains(&h.0));
    let beside = doc.upos(first) == Upos::Adp
        && head.is_some_and(|h| [Kind::Day, Kind::Period, Kind::Occasion].iter().any(|k| doc.is_a(h, *k)));
    lower && !aside && !narrated(first) && !coordinates && !beside
}
