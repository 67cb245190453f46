//! The words around a passage: what stands before and after it in its sentence.
//!
//! Sentence ends around quotation marks are where parsers err most, so they are read from the marks
//! and punctuation here as well.

use super::doc::Doc;
use super::knowledge::Class;
use super::marks::Passage;
use super::words::Kind;
use crate::model::{BlockKind, Span, TokenId, Upos};
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

fn is_stop(doc: &Doc<'_>, t: u32) -> bool {
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

fn ends_sentence(inner: &str) -> bool {
    inner.trim_end().ends_with(['.', '?', '!'])
}

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
    let title = !joined && is_title(p.inner.of(text)) && !is_title(before_it.inner.of(text));
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

/// Whether every longer word begins with a capital: a title rather than speech.
pub(super) fn is_title(inner: &str) -> bool {
    let words = inner.trim_end_matches(['.', ',', '?', '!']).split_whitespace();
    let long = words.clone().filter(|w| w.chars().count() > 3);
    words.count() > 1 && long.clone().count() > 0 && long.clone().all(|w| !w.starts_with(char::is_lowercase))
}

/// Whether it is a single word with a capital: the name of a work rather than speech.
pub(super) fn is_name(inner: &str) -> bool {
    let word = inner.trim_end_matches(['.', ',']);
    word.starts_with(char::is_uppercase) && !word.contains(' ')
}

/// Whether a passage is the title or name of something, told by its capitals; headlines have them everywhere.
pub(super) fn is_title_of(doc: &Doc<'_>, p: &Passage) -> bool {
    let inner = p.inner.of(&doc.article.text);
    let headline = doc.article.block_at(p.span.start).is_some_and(|b| b.kind == BlockKind::Headline);
    !headline && (is_title(inner) || is_name(inner)) && !inner.contains(['!', '?'])
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
