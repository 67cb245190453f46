//! Attributions inside the content of others: the chain "A said that B knew that C".

use super::doc::Doc;
use super::draft::Draft;
use crate::model::Upos;

/// Whether a nested attribution is worth a row of its own: a clause that a third party (named or
/// described, not a pronoun of the outer speaker) is said to have said or known.
pub(super) fn worthy(doc: &Doc<'_>, draft: &Draft<'_>) -> bool {
    let Some(source) = &draft.source else { return false };
    let third = matches!(doc.upos(source.head), Upos::Noun | Upos::Propn);
    third && matches!(draft.rule, "clause" | "that" | "postposed" | "noun clause" | "according to")
}
