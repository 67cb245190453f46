//! Content that is an infinitive: "vowed to retaliate", "urged them to leave".

use super::clause::{Content, content};
use super::cue::Hit;
use super::doc::Doc;
use super::knowledge::Frames;
use super::{adjunct, cut, ends, object, source};
use crate::model::{Deprel, Feats, TokenId, Upos};
use std::ops::Range;

/// How many words may stand between a cue and its "to".
const FARTHEST: usize = 6;

/// How many words the subject of an infinitive may have.
const FARTHEST_OBJECT: usize = 12;

/// The to-infinitive below a verb.
pub(super) fn to_clause(doc: &Doc<'_>, verb: TokenId) -> Option<TokenId> {
    let wanted = |d| matches!(d, Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl);
    doc.children(verb).find(|c| {
        c.0 > verb.0
            && wanted(doc.deprel(*c))
            && doc.child(*c, |d| d == Deprel::Mark).is_some_and(|m| doc.lemma(m) == "to" && m.0 > verb.0)
    })
}

/// "vowed to retaliate"; for verbs of seeming the subject is content too.
pub(super) fn own(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let next = hit.end;
    let adjacent =
        (doc.lemma(next) == "to" && doc.is_verb(TokenId(next.0 + 1))).then_some(TokenId(next.0 + 1));
    let clause = to_clause(doc, hit.head).or(adjacent)?;
    let mut run = doc.hull(clause);
    run.start = if adjacent.is_some() { next.0 } else { run.start.max(hit.end.0) };
    let gap = hit.end.0..run.start;
    let farthest = if has_subject(doc, hit, &gap) { FARTHEST_OBJECT } else { FARTHEST };
    if !(run.start..clause.0).any(|t| doc.lemma(TokenId(t)) == "to") || gap.len() > farthest {
        return None;
    }
    if farthest == FARTHEST_OBJECT {
        run.start = hit.end.0;
    }
    run.end = listed(doc, run.end);
    run.end = cut::at(doc, hit, run.start, run.end);
    run.end = narrated(doc, &run);
    run.end = ends::closed(doc, hit, &run);
    run.end = ends::aside(doc, &run);
    if matches!(hit.entry.lemma, "seem" | "appear") {
        let subject = doc.child(hit.head, |d| d == Deprel::Nsubj)?;
        let subject = source::phrase(doc, subject, hit.head).tokens;
        return content("seeming", vec![subject, doc.trim(run)]);
    }
    content("infinitive", vec![doc.trim(run)])
}

/// "vowed to enact the reform, mend the law and go": where a series of infinitives ends of which the tree knows the
/// first.
fn listed(doc: &Doc<'_>, end: u32) -> u32 {
    let limit = doc.sentence(TokenId(end.saturating_sub(1))).end;
    let bare = |t: u32| doc.is_verb(TokenId(t)) && doc.text(TokenId(t)) == doc.lemma(TokenId(t));
    let mut at = end;
    while at + 1 < limit && doc.text(TokenId(at)) == "," && bare(at + 1) {
        at = ends::comma_in(doc, at + 1..limit);
    }
    // "vowed to “fight on,” and to “go there”"
    let joined =
        (at..limit).find(|t| !doc.is_punct(TokenId(*t))).filter(|t| doc.upos(TokenId(*t)) == Upos::Cconj);
    let to = joined.filter(|t| {
        bare(t + 1) || doc.lemma(TokenId(t + 1)) == "to" && doc.upos(TokenId(t + 1)) == Upos::Part
    });
    to.map_or(at, |t| ends::comma_in(doc, t..limit))
}

/// "pledged to stay and left": a finite verb behind a conjunction is no part of an infinitive.
fn narrated(doc: &Doc<'_>, run: &Range<u32>) -> u32 {
    let finite = |t: u32| {
        let id = TokenId(t);
        let past = doc.token(id).is_some_and(|t| t.feats.has(Feats::PAST));
        let inflected = past || doc.text(id) != doc.lemma(id);
        doc.is_verb(id) && doc.is_finite(id) && inflected && doc.passage_of(id).is_none()
    };
    let joins = |t: &u32| doc.upos(TokenId(*t)) == Upos::Cconj && finite(t + 1);
    run.clone().find(joins).unwrap_or(run.end)
}

/// "wants the council to act", "called for the council to act": the infinitive has a subject of its own.
fn has_subject(doc: &Doc<'_>, hit: &Hit<'_>, gap: &Range<u32>) -> bool {
    let nominal = |t: u32| matches!(doc.upos(TokenId(t)), Upos::Noun | Upos::Propn | Upos::Pron);
    let punctuated = gap.clone().any(|t| doc.is_punct(TokenId(t)) && doc.passage_of(TokenId(t)).is_none());
    gap.clone().any(nominal)
        && !punctuated
        && (!adjunct::tells(doc, hit) || hit.entry.frames.has(Frames::OINF))
        && !adjunct::is_date(doc, gap.clone())
        && (hit.entry.rest.len() == 1
            || matches!(doc.upos(hit.end), Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj))
}

/// "urged them to leave", "called on the council to act".
pub(super) fn of_object(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let object = object::head(doc, hit)?;
    let mut run = doc.hull(object);
    run.start = run.start.max(hit.end.0);
    let clause = to_clause(doc, hit.head).filter(|c| c.0 > object.0);
    let below = clause.is_none()
        && run.clone().any(|t| doc.lemma(TokenId(t)) == "to" && doc.upos(TokenId(t)) == Upos::Part);
    if clause.is_none() && !below {
        return None;
    }
    run.end = run.end.max(clause.map_or(0, |c| doc.hull(c).end));
    run.end = ends::closed(doc, hit, &run);
    run.end = ends::aside(doc, &run);
    content("object and infinitive", vec![doc.trim(run)])
}
