//! Words outside the marks that belong to a quotation whose cue stands behind it.

use super::direct::Found;
use super::doc::Doc;
use super::draft::Speaker;
use super::{around, portion};
use crate::model::{Span, TokenId, Upos};
use std::ops::Range;

/// "“It is bad luck,” he said, that both were late": the that-clause behind the cue completes what is said.
pub(super) fn that_behind(doc: &Doc<'_>, found: &Found<'_>) -> Option<Span> {
    let hit = found.hit.as_ref()?;
    let own = found.speaker.as_ref().map_or(hit.end.0, |s| s.tokens.end.max(hit.end.0));
    let that = TokenId(own + 1);
    let end = doc.sentence(hit.head).end;
    let opens = doc.text(TokenId(own)) == "," && doc.text(that) == "that" && that.0 + 2 < end;
    let comma = (that.0..end).find(|t| doc.text(TokenId(*t)) == ",").unwrap_or(end);
    opens.then(|| doc.span(doc.trim(that.0..comma)))
}

/// "“…” like the rest of the market, said Kovac": the words between a passage and the comma before a cue
/// whose speaker follows.
pub(super) fn trailing(doc: &Doc<'_>, i: usize, verb: TokenId, speaker: Option<&Speaker>) -> Option<Span> {
    let after = portion::after(doc, i);
    let comma = verb.0.checked_sub(1).filter(|t| doc.text(TokenId(*t)) == ",")?;
    let words = after.start..comma;
    let behind = speaker.is_some_and(|s| s.tokens.start > verb.0);
    let clause = words.clone().any(|t| doc.is_finite(TokenId(t)));
    (behind && !clause && words.len() > 1).then(|| doc.span(words))
}

/// "“Family support,” the paper states, becomes available “after a year”": what goes on behind the cue, to the
/// end of the sentence, where the words before it are no clause yet.
pub(super) fn resumed(doc: &Doc<'_>, said: Span, found: &Found<'_>) -> Option<Span> {
    let hit = found.hit.as_ref()?;
    let speaker = found.speaker.as_ref()?;
    let end = doc.sentence(hit.head).end;
    let comma = speaker.tokens.end.max(hit.end.0);
    let right = doc.trim(comma + 1..end.max(comma + 1));
    let finite = |words: &Range<u32>| words.clone().any(|t| doc.is_finite(TokenId(t)));
    let first = TokenId(right.start);
    // Behind "said Anna Kovac, …" stands her description.
    let inverted = speaker.tokens.start > hit.head.0;
    let turns = doc.upos(first) == Upos::Cconj || doc.lemma(first) == "as" || doc.passage_of(first).is_some();
    let goes_on = around::continues(doc, &right, false) && !turns && (!inverted || doc.is_finite(first));
    let left = said.of(&doc.article.text).trim_end_matches(['"', '”', '’', '\'']).ends_with(',');
    // "“It is better,” he added, to build the road"
    let purpose = doc.lemma(first) == "to" && doc.upos(first) == Upos::Part && !inverted;
    let part = !finite(&doc.tokens_in(said)) && finite(&right) || purpose;
    let open = left && doc.text(TokenId(comma)) == "," && part;
    let last = doc.passage_of(TokenId(right.end.saturating_sub(1))).and_then(|p| doc.passages.get(p));
    let rest = doc.span(right.clone());
    (open && goes_on).then(|| last.map_or(rest, |p| rest.cover(p.span)))
}
