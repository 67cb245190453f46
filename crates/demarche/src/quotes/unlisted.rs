//! Words in quotation marks whose verb is no cue elsewhere: "he kept his praise for “the people who load the ships”".
//!
//! Marks around several words show that they are somebody's. Where no cue of the lexicon claims them, the subject
//! of the verb that governs them is taken to have said so.

use super::cue::Hit;
use super::doc::Doc;
use super::draft::{self, CueWords, Draft};
use super::marks::Passage;
use super::{object, source, title};
use crate::model::{Deprel, QuoteKind, Span, TokenId, Upos};

/// How many words in quotation marks show that they are somebody's, and no name or term.
const FEWEST_WORDS: usize = 3;

/// The lemma of the lexicon's line for any verb.
const ANY_VERB: &str = "*";

/// Attributions of the passages that no other reading touches.
pub(super) fn read<'a, 'd>(doc: &Doc<'a>, drafts: impl Iterator<Item = &'d Draft<'a>>) -> Vec<Draft<'a>>
where
    'a: 'd,
{
    let taken = joined(drafts.flat_map(|d| d.content.iter().copied()).collect());
    let free = |p: &&Passage| {
        let next = taken.partition_point(|t| t.end <= p.span.start);
        taken.get(next).is_none_or(|t| t.start >= p.span.end)
    };
    let passages = doc.passages.iter().filter(|p| counts(doc, p)).filter(free);
    passages.filter_map(|p| governed(doc, p)).collect()
}

/// Spans in order, those that overlap as one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|s| s.start);
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => out.push(span),
        }
    }
    out
}

/// Whether a passage has the words of speech: no name, title or term.
fn counts(doc: &Doc<'_>, p: &Passage) -> bool {
    let inner = p.inner.of(&doc.article.text);
    let coded = doc.article.block_at(p.span.start).is_some_and(|b| b.kind.is_coded());
    coded && inner.split_whitespace().count() >= FEWEST_WORDS && !title::is_title(inner)
}

/// The reading of a passage by the verb that governs it.
fn governed<'a>(doc: &Doc<'a>, p: &Passage) -> Option<Draft<'a>> {
    let words = doc.tokens_in(p.span);
    // "a “back to work for all” tour": the marks name what stands behind them.
    if doc.upos(TokenId(words.end)) == Upos::Noun {
        return None;
    }
    let head = doc.phrase_head(words.clone())?;
    let aside = |t: TokenId| matches!(doc.deprel(t), Deprel::Advcl | Deprel::AclRelcl);
    let verb = std::iter::successors(Some(head), |t| doc.head(*t).filter(|_| !aside(*t)))
        .find(|t| t.0 < words.start && doc.is_verb(*t) && doc.passage_of(*t).is_none())?;
    if doc.is_passive(verb) || matches!(doc.lemma(verb), "be" | "have" | "'s" | "’s" | "go" | "get") {
        return None;
    }
    let entry = doc.knowledge.entries(ANY_VERB).first()?;
    let hit = Hit { head: verb, end: TokenId(verb.0 + 1), entry };
    let speaker = source::of_verb(doc, verb).filter(|s| speaks(doc, s.head))?;
    let content = object::read(doc, &hit)?;
    let mut spans: Vec<_> = content.runs.into_iter().map(|r| doc.span(r)).collect();
    let cue = CueWords::new(hit);
    let kind = draft::snap(doc, &mut spans, doc.span(cue.tokens.clone()));
    let holds = spans.iter().any(|s| s.contains(p.span)) && kind != QuoteKind::Indirect;
    holds.then_some(Draft { kind, content: spans, cue: Some(cue), source: Some(speaker), rule: "unlisted" })
}

/// Whether a subject can have said something: no relative pronoun, no "it".
fn speaks(doc: &Doc<'_>, subject: TokenId) -> bool {
    let thing = matches!(doc.lemma(subject), "it" | "this" | "that" | "which" | "there" | "what");
    matches!(doc.upos(subject), Upos::Noun | Upos::Propn | Upos::Pron) && !thing
}
