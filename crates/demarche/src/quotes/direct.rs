//! Direct speech: passages in quotation marks and the cue before, after or between them. Works from
//! marks, cue words and word order; the tree only helps to delimit the speaker.

use super::cue::Hit;
use super::doc::Doc;
use super::draft::{CueWords, Draft, Speaker};
use super::standing::{self, Standing};
use super::{beyond, followed, introduced, portion, rest};
use crate::model::{QuoteKind, Span};

/// How many words a speaker between a quotation and its cue may have.
pub(super) const LONGEST_SPEAKER: u32 = 40;

/// A cue found beside a passage, with its speaker.
pub(super) struct Found<'a> {
    pub hit: Option<Hit<'a>>,
    pub speaker: Option<Speaker>,
    /// Words before the passage that are said as well.
    pub lead: Option<Span>,
    pub rule: &'static str,
}

/// Attributions of all passages that are speech by their place in the sentence. A passage that goes on
/// with the utterance before (“…,” she said. “…”) becomes one more span of its content; and, because who
/// cites or counts quotations takes passages, a quotation of its own below it.
pub(super) fn read<'a>(doc: &Doc<'a>) -> Vec<Draft<'a>> {
    let mut out: Vec<Draft<'a>> = Vec::new();
    let mut passages: Vec<Draft<'a>> = Vec::new();
    let mut i = 0;
    while i < doc.passages.len() {
        if let Some(found) = beside(doc, i) {
            let (draft, next) = attributed(doc, i, found);
            out.push(draft);
            i = next.max(i + 1);
            continue;
        }
        match standing::read(doc, i, out.last()) {
            Some(Standing::GoesOn(span)) => {
                passages.extend(go_on(doc, out.last_mut(), span));
                i = behind(doc, i, span);
            }
            Some(Standing::Own(draft)) => {
                out.push(draft);
                i += 1;
            }
            None => i += 1,
        }
    }
    out.extend(passages);
    out
}

/// The cue beside passage `i`: a verb before it, else one behind it (The minister was sure: “…,” he said), else a colon.
fn beside<'a>(doc: &Doc<'a>, i: usize) -> Option<Found<'a>> {
    let before = introduced::read(doc, i);
    let colon = before.as_ref().is_none_or(|f| f.rule == "colon");
    let behind = if colon { followed::read(doc, i) } else { None };
    behind.or(before)
}

/// The first passage after `i` that stands behind `span`.
fn behind(doc: &Doc<'_>, i: usize, span: Span) -> usize {
    let inside = doc.passages.iter().skip(i + 1).take_while(|p| p.span.start < span.end);
    i + 1 + inside.count()
}

/// One more span of an utterance, and the passage as a quotation of its own; words outside the marks make
/// both mixed ones.
fn go_on<'a>(doc: &Doc<'_>, utterance: Option<&mut Draft<'a>>, span: Span) -> Option<Draft<'a>> {
    let utterance = utterance?;
    utterance.content.push(span);
    let marked = doc.passages.iter().any(|p| p.span == span);
    if !marked {
        utterance.kind = QuoteKind::Mixed;
    }
    let kind = if marked { QuoteKind::Direct } else { QuoteKind::Mixed };
    let (cue, source) = (utterance.cue.clone(), utterance.source.clone());
    Some(Draft { kind, content: vec![span], cue, source, rule: "continued" })
}

/// The draft of passage `i` with its cue, and the first passage after it. The words of the same
/// sentence before it, and the passage after an interrupting cue, belong to the same content.
fn attributed<'a>(doc: &Doc<'a>, i: usize, found: Found<'a>) -> (Draft<'a>, usize) {
    let (mut content, mut kind, mut next) = (vec![doc.passages[i].span], QuoteKind::Direct, i + 1);
    if found.rule == "after" {
        let colon = portion::last_char(doc, i) == Some(':');
        if let Some(lead) = portion::lead(doc, i).filter(|_| !colon) {
            content = vec![lead.cover(doc.passages[i].span)];
            kind = QuoteKind::Mixed;
        }
        let verb = found.hit.as_ref().map(|h| h.head);
        if let Some(clause) = beyond::that_behind(doc, &found) {
            content.push(clause);
            kind = QuoteKind::Mixed;
        }
        if let Some(tail) = verb.and_then(|v| beyond::trailing(doc, i, v, found.speaker.as_ref())) {
            content[0] = content[0].cover(tail);
            kind = QuoteKind::Mixed;
        }
        if let Some(rest) = beyond::resumed(doc, content[0], &found) {
            next = behind(doc, i, rest);
            content.push(rest);
            kind = QuoteKind::Mixed;
        }
        // “…,” she said, but “…,” said Kovac: a passage with a cue of its own is another's.
        let own = |n: usize| followed::read(doc, n).is_some();
        while let Some(part) = verb.and_then(|v| rest::next_part(doc, next, v)).filter(|_| !own(next)) {
            content.push(part);
            next += 1;
        }
    }
    let speaks = found.hit.as_ref().is_some_and(|h| h.entry.speaks());
    if let Some(rest) = rest::rest(doc, i).filter(|_| found.rule == "before" && speaks) {
        content[0] = content[0].cover(rest);
        kind = QuoteKind::Mixed;
        next = behind(doc, i, rest);
    }
    while let Some(part) =
        rest::listed(doc, next).filter(|_| found.rule == "before" && next == i + content.len())
    {
        content.push(part);
        next += 1;
    }
    if let Some(lead) = found.lead {
        let split = found.hit.as_ref().is_some_and(|h| doc.span(h.head.0..h.end.0).start >= lead.end);
        if split {
            content.insert(0, lead);
        } else {
            content[0] = lead.cover(content[0]);
        }
        kind = QuoteKind::Mixed;
    }
    let cue = found.hit.map(CueWords::new);
    (Draft { kind, content, cue, source: found.speaker, rule: found.rule }, next)
}
