//! Attributions inside the content of others: the chain "A said that B knew that C".

use super::doc::Doc;
use super::draft::Draft;
use crate::model::{QuoteKind, SpeechAct, TokenId, Upos};

/// Whether a nested attribution is worth a row of its own: a clause that a third party (named or
/// described, not a pronoun of the outer speaker) is said to have said. What a speaker supposes others
/// to think is no report, and in quotation marks only what a named party said is one.
///
/// `outer` is the reading that holds it, where one does. Behind "according to aides" a pronoun is none of the aides.
pub(super) fn worthy(doc: &Doc<'_>, draft: &Draft<'_>, outer: Option<&Draft<'_>>) -> bool {
    let Some(source) = &draft.source else { return false };
    // "a deal which he called “dead”": the outer report's speaker may quote himself.
    let pronoun = |t: u32| matches!(doc.lemma(TokenId(t)), "who" | "whom" | "which");
    let takes_up = draft.content.first().is_some_and(|c| {
        let words = doc.tokens_in(*c);
        words.len() == 1 && pronoun(words.start)
    });
    if (draft.rule == "relative" || takes_up) && draft.kind != QuoteKind::Indirect {
        return true;
    }
    let another = outer.is_some_and(|o| o.rule == "according to");
    let third = matches!(doc.upos(source.head), Upos::Noun | Upos::Propn)
        || another && doc.upos(source.head) == Upos::Pron;
    let entry = draft.cue.as_ref().map(|c| c.hit.entry);
    let thought = entry.is_some_and(|e| e.act == SpeechAct::Think);
    let quoted = doc.passage_of(source.head).is_some();
    let reported = doc.upos(source.head) == Upos::Propn && entry.is_none_or(|e| e.speaks());
    third
        && !thought
        && (!quoted || reported)
        && matches!(draft.rule, "clause" | "that" | "postposed" | "according to")
}
