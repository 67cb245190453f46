//! The circumstances of an utterance: to whom, on which occasion.

use super::doc::Doc;
use super::draft::Draft;
use super::source;
use super::words::Kind;
use crate::model::{Deprel, Span, TokenId, Upos};

/// To whom: the object of "tell", or the phrase after "to".
pub(super) fn addressee(doc: &Doc<'_>, draft: &Draft<'_>) -> Option<Span> {
    let verb = draft.cue.as_ref()?.hit.head;
    let tells = doc.is_a(verb, Kind::Addressing);
    let wanted = |t: &TokenId| match doc.deprel(*t) {
        Deprel::Iobj => true,
        Deprel::Obj => tells && t.0 > verb.0,
        d if d.is_oblique() => {
            doc.syntax.case(*t) == Some("to") && matches!(doc.upos(*t), Upos::Noun | Upos::Propn)
        }
        _ => false,
    };
    let free = |s: &Span| !s.is_empty() && draft.content.iter().all(|c| !c.overlaps(*s));
    doc.children(verb).find(wanted).map(|t| doc.span(source::without_case(doc, t).tokens)).filter(free)
}

/// On which occasion: "in a statement", "at a news conference", "on Twitter".
pub(super) fn occasion(doc: &Doc<'_>, draft: &Draft<'_>) -> Option<Span> {
    let verb = draft.cue.as_ref()?.hit.head;
    let wanted = |t: &TokenId| {
        doc.deprel(*t).is_oblique()
            && matches!(doc.syntax.case(*t), Some("in" | "at" | "on" | "during" | "via" | "through"))
            && doc.is_a(*t, Kind::Occasion)
    };
    let free = |s: &Span| !s.is_empty() && draft.content.iter().all(|c| !c.overlaps(*s));
    doc.children(verb).find(wanted).map(|t| doc.span(source::without_case(doc, t).tokens)).filter(free)
}
