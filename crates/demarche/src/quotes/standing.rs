//! Passages without a cue of their own: those that go on with the utterance before, and those that
//! fill their sentences.

use super::doc::Doc;
use super::draft::{Draft, Speaker};
use super::knowledge::Class;
use super::{order, portion, rest, source, title};
use crate::model::{Deprel, QuoteKind, Span, TokenId, Upos};
use std::ops::Range;

/// How many words may stand before a passage that goes on with an utterance.
const LONGEST_LEAD: usize = 6;

/// What a passage without a cue is.
pub(super) enum Standing<'a> {
    /// One more span of the utterance before.
    GoesOn(Span),
    /// An utterance of its own.
    Own(Draft<'a>),
}

/// Reads passage `i`, which has no cue, by what stands before it.
pub(super) fn read<'a>(doc: &Doc<'a>, i: usize, last: Option<&Draft<'a>>) -> Option<Standing<'a>> {
    let span = doc.passages.get(i)?.span;
    // Behind a colon stands a cue, or the credit of an excerpt.
    if portion::last_char(doc, i) == Some(':') {
        return None;
    }
    if portion::is_utterance(doc, i) {
        return Some(utterance(doc, i, last));
    }
    let title = title::is_title(doc.passages.get(i)?.inner.of(&doc.article.text));
    let rest = rest::rest(doc, i);
    if portion::begins(doc, i) && !title && !has_cue(doc, i) && last.is_some_and(|d| beside(doc, i, d)) {
        return Some(Standing::GoesOn(rest.map_or(span, |rest| span.cover(rest))));
    }
    last.filter(|d| goes_on_partly(doc, i, d))?;
    Some(Standing::GoesOn(portion::lead(doc, i).map_or(span, |l| l.cover(span))))
}

/// "“We cannot start” until the border is open, he said": whether the words behind a passage end in a cue of their own.
fn has_cue(doc: &Doc<'_>, i: usize) -> bool {
    portion::after(doc, i).map(TokenId).filter(|t| doc.is_verb(*t)).any(|t| {
        let hit = doc.cue_at(t, Class::Verb).filter(|h| h.entry.speaks());
        hit.is_some_and(|h| order::of_verb(doc, &h).is_some_and(|(_, c)| c.rule == "postposed"))
    })
}

/// A quotation that fills its sentences: it goes on with the one before in the paragraph, or with one that
/// its paragraph left open; else it belongs to whom the sentence before is about, or to the last speaker.
fn utterance<'a>(doc: &Doc<'a>, i: usize, last: Option<&Draft<'a>>) -> Standing<'a> {
    let p = &doc.passages[i];
    let own = |source, rule| {
        Standing::Own(Draft { kind: QuoteKind::Direct, content: vec![p.span], cue: None, source, rule })
    };
    if last.is_some_and(|d| beside(doc, i, d)) {
        return Standing::GoesOn(p.span);
    }
    let above = last.filter(|d| !d.hull().is_empty() && portion::ends_paragraph_before(doc, i, d.hull().end));
    // “…,” she said. ¶ “…”: a paragraph that a quotation fills goes on with the one before.
    if above.is_some() && portion::last_char(doc, i).is_none() {
        return Standing::GoesOn(p.span);
    }
    if let Some(speaker) = portion::sentence_before(doc, i).and_then(|s| subject_of(doc, s)) {
        return own(Some(speaker), "sentence before");
    }
    match last {
        Some(d) => own(d.source.clone(), "last speaker"),
        None => own(None, "free"),
    }
}

/// "“…,” he said. But “…”": whether a sentence right behind an utterance is the speaker's as well, for a
/// passage fills it but for some words without a verb of their own cue.
fn goes_on_partly(doc: &Doc<'_>, i: usize, last: &Draft<'_>) -> bool {
    let Some(p) = doc.passages.get(i) else { return false };
    let before = portion::before(doc, i);
    let ends = p.inner.of(&doc.article.text).ends_with(['.', '?', '!']);
    let sentence = cue_sentence(doc, last).map_or(last.hull().end, |s| s.end.max(last.hull().end));
    let light = |t: u32| doc.is_punct(TokenId(t)) || doc.upos(TokenId(t)) == Upos::Cconj;
    let lead = portion::lead(doc, i).filter(|_| !before.clone().all(light));
    let follows = lead.is_some_and(|l| {
        l.start >= last.hull().end && l.start <= sentence + 3 && block_of(doc, last) == p.block
    });
    let cue = |t: u32| doc.is_verb(TokenId(t)) && doc.cue_at(TokenId(t), Class::Verb).is_some();
    let led = lead.map_or(before.clone(), |l| doc.tokens_in(l));
    ends && follows && before.len() <= LONGEST_LEAD && !led.clone().any(cue)
}

/// Whether passage `i` stands right behind an utterance in its paragraph, the utterance's cue aside.
fn beside(doc: &Doc<'_>, i: usize, utterance: &Draft<'_>) -> bool {
    doc.passages.get(i).is_some_and(|p| block_of(doc, utterance) == p.block)
        && portion::follows_directly(doc, i, utterance.hull(), cue_sentence(doc, utterance))
}

fn block_of(doc: &Doc<'_>, draft: &Draft<'_>) -> usize {
    doc.passage_at(draft.hull().end.saturating_sub(1))
        .and_then(|i| doc.passages.get(i))
        .map_or(usize::MAX, |p| p.block)
}

fn cue_sentence(doc: &Doc<'_>, draft: &Draft<'_>) -> Option<Span> {
    draft.cue.as_ref().map(|c| doc.span(doc.sentence(c.hit.head)))
}

/// The subject of a sentence's main clause.
fn subject_of(doc: &Doc<'_>, sentence: Range<u32>) -> Option<Speaker> {
    let root = sentence.clone().map(TokenId).find(|t| doc.head(*t).is_none())?;
    let subject = doc.child(root, |d| matches!(d, Deprel::Nsubj | Deprel::NsubjPass))?;
    let speaker = source::phrase(doc, subject, root);
    let thing = matches!(doc.lemma(subject), "it" | "this" | "that" | "there" | "what");
    (!thing && doc.passage_of(subject).is_none()).then_some(speaker)
}
