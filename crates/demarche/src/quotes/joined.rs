//! Passages that go on with a report: "The road is open, she said. “We leave at dawn.”"
//!
//! A passage without a cue of its own is read before the reports are; when all are known, it joins the one
//! in the sentence right before it.

use super::doc::Doc;
use super::draft::Draft;
use super::knowledge::{Class, Entry};
use crate::model::{QuoteKind, Span, SpeechAct, TokenId};

/// Rules of reports with which a passage of its own in the same paragraph goes on.
const BESIDE: &[&str] = &["object", "object and infinitive"];

/// Rules of reports with which also a passage goes on that opens the next paragraph, or stood with another
/// utterance ("adding that …", but not "referring to …").
const CLAUSES: &[&str] = &["that", "clause", "bare clause", "postposed", "interposed", "as"];

/// Adds standing passages to the reports that they go on with.
pub(super) fn to_reports(doc: &Doc<'_>, drafts: &mut [Draft<'_>]) {
    for i in 0..drafts.len() {
        let Some(span) = standing(doc, &drafts[i]) else { continue };
        let before = utterance(drafts, i, span);
        let Some(n) = report(doc, drafts, span, before) else { continue };
        if let Some(u) = before {
            drafts[u].content.retain(|c| *c != span);
        }
        let (cue, source) = (drafts[n].cue.clone(), drafts[n].source.clone());
        drafts[n].content.push(span);
        if drafts[n].kind == QuoteKind::Indirect {
            drafts[n].kind = QuoteKind::Mixed;
        }
        drafts[i] = Draft { cue, source, rule: "continued", ..drafts[i].clone() };
    }
}

/// The span of a passage that has no cue beside it.
fn standing(doc: &Doc<'_>, draft: &Draft<'_>) -> Option<Span> {
    let span = *draft.content.first().filter(|_| draft.content.len() == 1)?;
    let free = matches!(draft.rule, "continued" | "sentence before" | "last speaker");
    let passage = doc.passage_at(span.start).and_then(|p| doc.passages.get(p))?;
    (free && passage.span.start == span.start).then_some(span)
}

/// The utterance that passage `i` was taken to go on with.
fn utterance(drafts: &[Draft<'_>], i: usize, span: Span) -> Option<usize> {
    let goes_on = drafts[i].rule == "continued";
    drafts.iter().position(|o| goes_on && o.rule != "continued" && o.content.contains(&span))
}

/// The last report of the sentence right before a passage; for one that went on with an utterance, only a report
/// behind it.
fn report(doc: &Doc<'_>, drafts: &[Draft<'_>], span: Span, utterance: Option<usize>) -> Option<usize> {
    let last = doc.syntax.tokens.partition_point(|t| t.span.end <= span.start).checked_sub(1)?;
    let sentence = doc.sentence(TokenId::new(last));
    let block = doc.paragraphs.iter().rev().find(|p| p.start <= span.start)?;
    let same = doc.token(TokenId::new(last)).is_some_and(|t| t.span.start >= block.start);
    let own = utterance.and_then(|u| drafts[u].cue.as_ref()).map(|c| c.hit.head);
    let fits = |d: &Draft<'_>| CLAUSES.contains(&d.rule) || own.is_none() && same && BESIDE.contains(&d.rule);
    let head = |d: &Draft<'_>| d.cue.as_ref().map(|c| c.hit.head);
    let behind = |t: TokenId| own.is_none_or(|u| u.0 < t.0 && !sentence.contains(&u.0));
    // "Asked whether she would go, Kovac laughed. “…”": the answer is not the question's.
    let asks = |e: &Entry| matches!(e.act, SpeechAct::Ask | SpeechAct::Request);
    let verb = |d: &Draft<'_>| {
        d.cue.as_ref().is_some_and(|c| c.hit.entry.class == Class::Verb && !asks(c.hit.entry))
    };
    let candidate = |d: &Draft<'_>| {
        head(d).is_some_and(|t| sentence.contains(&t.0) && behind(t))
            && fits(d)
            && verb(d)
            && d.source.is_some()
            && d.hull().end <= span.start
    };
    let found = (0..drafts.len()).filter(|n| candidate(&drafts[*n]));
    found.max_by_key(|n| head(&drafts[*n]).map_or(0, |t| t.0))
}
