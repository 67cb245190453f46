//! Objects that words in quotation marks complete: "called him “a thief”".

use super::clause::Content;
use super::cue::Hit;
use super::doc::Doc;
use super::object;
use crate::model::{TokenId, Upos};
use std::ops::Range;

/// How many words of an object may precede its words in quotation marks.
const FARTHEST_PASSAGE: usize = 10;

/// How many words a description between commas may have.
const LONGEST_APPOSITION: u32 = 12;

/// "cast the plan as “a gift”": words in quotation marks make an object the speaker's, even behind cues
/// whose objects are not in general.
pub(super) fn quoted(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    if !hit.entry.quotes() {
        return None;
    }
    let own = doc.passage_of(hit.head);
    let near = |r: &Range<u32>| {
        r.clone().take(FARTHEST_PASSAGE).any(|t| {
            let passage = doc.passage_of(TokenId(t));
            passage.is_some() && passage != own
        })
    };
    object::read(doc, hit).filter(|c| c.rule == "object" && c.runs.iter().any(near))
}

/// The end of a passage in quotation marks that completes an object: "called him “a thief”",
/// "described the men as “heroes” and “martyrs”".
pub(super) fn up_to_passage(doc: &Doc<'_>, hit: &Hit<'_>, start: u32) -> Option<u32> {
    let sentence = doc.sentence(hit.head);
    let own = doc.passage_of(hit.head);
    let mut end = None;
    let (mut t, mut gap) = (start, 0);
    while t < sentence.end && gap < if end.is_some() { 3 } else { 10 } {
        let id = TokenId(t);
        if let Some(p) = doc.passage_of(id).filter(|p| Some(*p) != own).and_then(|p| doc.passages.get(p)) {
            t = doc.tokens_in(p.span).end.max(t + 1);
            // "the “open door” policy": the noun that the marks describe.
            let described = p.inner.of(&doc.article.text).ends_with(char::is_alphanumeric);
            let noun = |t: &u32| matches!(doc.upos(TokenId(*t)), Upos::Noun | Upos::Propn);
            let nouns = (t..sentence.end).take_while(noun).count();
            t += u32::try_from(nouns).unwrap_or(0) * u32::from(described);
            end = Some(t);
            gap = 0;
            continue;
        }
        let stop = matches!(doc.text(id), ";" | ":" | "." | "," | "—" | "–") || doc.is_finite(id);
        let verb = matches!(doc.upos(TokenId(t + 1)), Upos::Verb | Upos::Aux | Upos::Adv | Upos::Pron);
        if let Some(next) = apposed(doc, t, sentence.end).filter(|_| end.is_none()) {
            t = next;
            continue;
        }
        if stop || doc.upos(id) == Upos::Cconj && end.is_none() && verb {
            break;
        }
        t += 1;
        gap += 1;
    }
    end
}

/// "called Kovac, his rival, a “liar”": where words go on behind a description between commas with a passage.
fn apposed(doc: &Doc<'_>, comma: u32, end: u32) -> Option<u32> {
    let is = |t: &u32| doc.text(TokenId(*t)) == "," && doc.passage_of(TokenId(*t)).is_none();
    let close = (comma + 2..end.min(comma + LONGEST_APPOSITION)).find(is).filter(|_| is(&comma))?;
    let verbs = (comma..close).any(|t| doc.is_verb(TokenId(t)) || doc.is_finite(TokenId(t)));
    // "justified the strike, which killed three, as “defensive”"
    let relative = matches!(doc.lemma(TokenId(comma + 1)), "which" | "who");
    let marks = (close + 1..close + 4).any(|t| doc.passage_of(TokenId(t)).is_some());
    (marks && (relative || !verbs)).then_some(close + 1)
}
