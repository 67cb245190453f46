//! The words around a passage: what stands before and after it in its sentence.
//!
//! Sentence ends around quotation marks are where parsers err most, so they are read from the marks
//! and punctuation here as well.

use super::doc::Doc;
use super::knowledge::Class;
use super::marks::Passage;
use crate::model::{Span, TokenId, Upos};
use std::ops::Range;

/// End of the passage before in the same block, or the block's start.
fn gap_start(doc: &Doc<'_>, i: usize) -> u32 {
    let Some(p) = doc.passages.get(i) else { return 0 };
    match i.checked_sub(1).and_then(|n| doc.passages.get(n)).filter(|q| q.block == p.block) {
        Some(q) => q.span.end,
        None => doc.paragraphs.get(p.block).map_or(0, |b| b.start),
    }
}

/// Start of the passage after in the same block, or the block's end.
fn gap_end(doc: &Doc<'_>, i: usize) -> u32 {
    let Some(p) = doc.passages.get(i) else { return 0 };
    match doc.passages.get(i + 1).filter(|q| q.block == p.block) {
        Some(q) => q.span.start,
        None => doc.paragraphs.get(p.block).map_or(p.span.end, |b| b.end),
    }
}

pub(super) fn is_stop(doc: &Doc<'_>, t: u32) -> bool {
    matches!(doc.text(TokenId(t)), "." | "?" | "!")
}

/// The words between the passage before (or the last full stop) and passage `i`.
pub(super) fn before(doc: &Doc<'_>, i: usize) -> Range<u32> {
    let Some(p) = doc.passages.get(i) else { return 0..0 };
    let gap = doc.tokens_in(Span { start: gap_start(doc, i), end: p.span.start });
    let Some(last) = gap.clone().next_back() else { return gap };
    let sentence = doc.sentence(TokenId(last));
    let stop = gap.clone().rev().skip(1).find(|t| is_stop(doc, *t) && *t < last);
    let start = gap.start.max(sentence.start).max(stop.map_or(0, |t| t + 1));
    if is_stop(doc, last) { gap.end..gap.end } else { start..gap.end }
}

/// The words from passage `i` to the next passage or full stop, without a leading comma.
pub(super) fn after(doc: &Doc<'_>, i: usize) -> Range<u32> {
    let Some(p) = doc.passages.get(i) else { return 0..0 };
    let mut gap = doc.tokens_in(Span { start: p.span.end, end: gap_end(doc, i) });
    while !gap.is_empty() && matches!(doc.text(TokenId(gap.start)), "," | "—" | "–" | "-" | "--") {
        gap.start += 1;
    }
    let end = doc.sentence(TokenId(gap.start)).end;
    let stop = gap.clone().find(|t| is_stop(doc, *t)).unwrap_or(gap.end);
    gap.start..gap.end.min(end).min(stop).max(gap.start)
}

/// The last character before passage `i` in its block, blanks aside.
pub(super) fn last_char(doc: &Doc<'_>, i: usize) -> Option<char> {
    let p = doc.passages.get(i)?;
    let gap = Span { start: gap_start(doc, i), end: p.span.start };
    gap.of(&doc.article.text).trim_end().chars().next_back()
}

/// Whether the words after passage `i` can be of its sentence.
pub(super) fn may_go_on(doc: &Doc<'_>, i: usize, first: TokenId) -> bool {
    let Some(p) = doc.passages.get(i) else { return false };
    let text = &doc.article.text;
    let quotes = |c: char| c.is_whitespace() || "'’\"”".contains(c);
    let inside = p.inner.of(text).trim_end_matches(quotes).chars().next_back().unwrap_or(' ');
    let outside = Span { start: p.span.end, end: gap_end(doc, i) }.of(text).trim_start().chars().next();
    let lower = doc.text(first).starts_with(char::is_lowercase);
    let verb = doc.is_verb(first);
    match inside {
        ',' => true,
        '?' | '!' | '—' | '–' | '-' | '…' => {
            lower || matches!(doc.upos(first), Upos::Propn | Upos::Noun | Upos::Adj)
        }
        '.' => lower && (verb || doc.upos(first) == Upos::Pron),
        _ if named_cue(doc, first) && begins(doc, i) => true,
        _ => outside == Some(',') || verb && doc.cue_at(first, Class::Verb).is_some_and(|h| h.entry.speaks()),
    }
}

/// "“…” Kovac tweeted": a name and a verb of speech right behind the marks.
fn named_cue(doc: &Doc<'_>, first: TokenId) -> bool {
    let name = (first.0..first.0 + 4).take_while(|t| doc.upos(TokenId(*t)) == Upos::Propn).count();
    let verb = TokenId(first.0 + u32::try_from(name).unwrap_or(0));
    let finite = doc.is_verb(verb) && doc.is_finite(verb);
    name > 0 && finite && doc.cue_at(verb, Class::Verb).is_some_and(|h| h.entry.speaks())
}

/// The words before passage `i` in the same sentence, passages among them included.
pub(super) fn lead(doc: &Doc<'_>, i: usize) -> Option<Span> {
    let p = doc.passages.get(i)?;
    let words = before(doc, i);
    let first = doc.token(TokenId(words.start)).filter(|_| !words.is_empty())?;
    let mut start = first.span.start;
    let light = words.clone().all(|t| doc.is_punct(TokenId(t)) || doc.upos(TokenId(t)) == Upos::Cconj);
    // "The plan is “late” and “too little,” she said"
    let listed = |q: &Passage| q.inner.of(&doc.article.text).ends_with(char::is_alphanumeric);
    let before_it = i.checked_sub(1).and_then(|n| doc.passages.get(n)).filter(|q| q.block == p.block);
    if light && !before_it.is_some_and(|q| listed(q) && doc.text(TokenId(words.start)) == "and") {
        return None;
    }
    let joins = |q: &&Passage| {
        q.block == p.block && q.span.end <= start && !ends_sentence(q.inner.of(&doc.article.text))
    };
    if let Some(q) = i.checked_sub(1).and_then(|n| doc.passages.get(n)).filter(joins) {
        let close = start.saturating_sub(q.span.end) <= 1
            || gap_start(doc, i) == q.span.end
                && words.start == doc.tokens_in(Span { start: q.span.end, end: p.span.start }).start;
        if close {
            let sentence = doc.sentence(doc.syntax.token_at(q.span.start)?).start;
            start = doc.token(TokenId(sentence)).map_or(q.span.start, |t| t.span.start).min(q.span.start);
        }
    }
    Some(Span { start, end: p.span.start })
}

pub(super) fn ends_sentence(inner: &str) -> bool {
    inner.trim_end().ends_with(['.', '?', '!'])
}

/// Whether passage `i` fills its sentence or sentences: nothing of them stands outside the marks.
pub(super) fn is_utterance(doc: &Doc<'_>, i: usize) -> bool {
    let Some(p) = doc.passages.get(i) else { return false };
    let inner = p.inner.of(&doc.article.text);
    let ends = !p.closed || ends_sentence(inner) || inner.ends_with(['…', '—']) || {
        let rest = Span { start: p.span.end, end: gap_end(doc, i) }.of(&doc.article.text).trim_start();
        rest.is_empty() && p.block != 0 && inner.len() > 40 || rest.starts_with('.')
    };
    // A short line in single marks is a subheading.
    let paragraph = doc.paragraphs.get(p.block).copied().unwrap_or_default();
    let heading =
        p.span == paragraph && p.span.of(&doc.article.text).starts_with(['\'', '‘']) && inner.len() < 80;
    ends && !heading && begins(doc, i)
}

/// Whether passage `i` begins a sentence.
pub(super) fn begins(doc: &Doc<'_>, i: usize) -> bool {
    let Some(p) = doc.passages.get(i) else { return false };
    let inner = p.inner.of(&doc.article.text);
    let starts = match last_char(doc, i) {
        None => true,
        Some(c) => matches!(c, '.' | '?' | '!' | '”' | '"' | '»' | ':' | ')' | ']' | '\''),
    };
    starts && inner.contains(' ') && inner.trim_start().starts_with(|c: char| !c.is_lowercase())
}

/// Whether only the cue's sentence stands between what was said and passage `i`.
pub(super) fn follows_directly(doc: &Doc<'_>, i: usize, said: Span, cue: Option<Span>) -> bool {
    let Some(p) = doc.passages.get(i) else { return false };
    let gap = Span { start: said.end, end: p.span.start };
    let words = doc.tokens_in(gap);
    let sentence = cue.map_or(0..0, |c| doc.tokens_in(c));
    words.clone().all(|t| doc.is_punct(TokenId(t)) || sentence.contains(&t) || t < sentence.start)
        || words.clone().filter(|t| is_stop(doc, *t)).count() <= 1
}

/// The sentence that ends right before passage `i`, in the same block or the block before.
pub(super) fn sentence_before(doc: &Doc<'_>, i: usize) -> Option<Range<u32>> {
    let p = doc.passages.get(i)?;
    let at = doc.syntax.tokens.partition_point(|t| t.span.end <= p.span.start).checked_sub(1)?;
    let sentence = doc.sentence(TokenId::new(at));
    let own = doc.passage_of(TokenId(sentence.start)).is_none();
    own.then_some(sentence)
}

/// Whether what ends at `end` is the last sentence, cue included, of the paragraph before passage `i`.
pub(super) fn ends_paragraph_before(doc: &Doc<'_>, i: usize, end: u32) -> bool {
    let Some(p) = doc.passages.get(i) else { return false };
    let before = p.block.checked_sub(1).and_then(|n| doc.paragraphs.get(n));
    before.is_some_and(|b| {
        let rest = Span { start: end.max(b.start), end: b.end }.of(&doc.article.text);
        b.start <= end && end <= b.end && !rest.trim_end_matches(['.', '”', '"']).contains(". ")
    })
}
