//! What stands before and behind a cue that a comma parts from what is said.

use super::clause::Content;
use super::doc::Doc;
use super::start;
use crate::model::{TokenId, Upos};
use std::ops::Range;

/// The words before the comma, and those after the cue's own if the sentence goes on there.
pub(super) fn around(doc: &Doc<'_>, open: u32, own_end: u32) -> Option<Content> {
    let sentence = doc.sentence(TokenId(open));
    let left = doc.trim(doc.opening(TokenId(open)).min(open)..open);
    let right = if matches!(doc.text(TokenId(own_end)), "," | "—" | "–") {
        doc.trim(own_end + 1..sentence.end)
    } else {
        0..0
    };
    let finite = |r: &Range<u32>| r.clone().any(|t| doc.is_finite(TokenId(t)));
    let complete = whole(doc, &left) && !subordinate(doc, &left);
    let goes_on = continues(doc, &right, complete);
    let verb = |r: &Range<u32>| r.clone().any(|t| doc.is_verb(TokenId(t)));
    let rest = goes_on && (finite(&right) || verb(&right));
    if left.is_empty() || !complete && !rest {
        return None;
    }
    let runs = if goes_on { vec![left, right] } else { vec![left] };
    Some(Content { runs, rule: if goes_on { "interposed" } else { "postposed" } })
}

/// Whether words are a clause: by a finite verb, or, where the tagger saw none, by their number.
fn whole(doc: &Doc<'_>, left: &Range<u32>) -> bool {
    let adjunct = matches!(doc.upos(TokenId(left.start)), Upos::Adp | Upos::Adv | Upos::Sconj);
    left.clone().any(|t| doc.is_finite(TokenId(t))) || left.len() > 5 && !adjunct
}

/// "If the talks fail" is no whole thought.
fn subordinate(doc: &Doc<'_>, left: &Range<u32>) -> bool {
    let first = TokenId(left.start);
    let comma = left.clone().any(|t| doc.text(TokenId(t)) == ",");
    !comma
        && (doc.upos(first) == Upos::Sconj
            || matches!(doc.text(first), "When" | "While" | "If" | "Because" | "Although" | "Though"))
}

/// "closing the strait would be dear": whether words that a participle opens have a finite verb of their own.
fn is_subject(doc: &Doc<'_>, words: &Range<u32>) -> bool {
    let verb = words.clone().find(|t| doc.is_finite(TokenId(*t)));
    let clause = |t: u32| {
        matches!(doc.lemma(TokenId(t)), "that" | "who" | "which" | ",")
            || start::subject_pronoun(doc, TokenId(t))
    };
    verb.is_some_and(|v| !(words.start..v).any(clause))
}

/// Whether the sentence that a cue interrupted goes on in `right`: not as the narrator's participle,
/// relative clause or next report.
pub(super) fn continues(doc: &Doc<'_>, right: &Range<u32>, complete: bool) -> bool {
    if right.is_empty() {
        return false;
    }
    let first = TokenId(right.start);
    // "It is late, she said, but “we will come”"
    let near =
        (right.start + 1..right.end.min(right.start + 4)).any(|t| doc.passage_of(TokenId(t)).is_some());
    if near && matches!(doc.lemma(first), "but" | "while" | "and") {
        return true;
    }
    // "While it may pass, she added, winning is hard": behind half a sentence a participle is its subject.
    let participle = doc.is_gerund(first) && (complete || !is_subject(doc, right));
    let narrated = participle
        || matches!(doc.lemma(first), "who" | "which" | "but" | "while" | "accord" | "though" | "although")
        || complete && doc.text(first) == "as";
    let described =
        complete && matches!(doc.upos(first), Upos::Det | Upos::Propn | Upos::Noun | Upos::Num | Upos::Adj);
    !narrated && !described
}
