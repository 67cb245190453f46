//! What a verb cue governs: the words of its content, by its frames.

use super::cue::Hit;
use super::doc::Doc;
use super::knowledge::Frames;
use super::words::Kind;
use super::{adjunct, extent, infinitive, marked, object, passive, source, start};
use crate::model::{Deprel, SpeechAct, TokenId, Upos};
use std::ops::Range;

/// Content as runs of tokens, and the rule that found it.
pub(super) struct Content {
    pub runs: Vec<Range<u32>>,
    pub rule: &'static str,
}

/// How many words may stand between a cue and its "that".
const FARTHEST_THAT: u32 = 14;

/// Content of the runs that are not empty.
pub(super) fn content(rule: &'static str, runs: Vec<Range<u32>>) -> Option<Content> {
    let runs: Vec<_> = runs.into_iter().filter(|r| !r.is_empty()).collect();
    (!runs.is_empty()).then_some(Content { runs, rule })
}

/// The content of a verb cue, by the first frame that fits.
pub(super) fn of_verb(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let frames = hit.entry.frames;
    let mut found = None;
    if frames.has(Frames::CLAUSE) {
        found = clause(doc, hit).or_else(|| postposed(doc, hit));
    } else if frames.has(Frames::THAT) {
        found = clause(doc, hit).filter(|c| c.rule == "that");
    }
    if found.is_none() && doc.is_passive(hit.head) {
        return passive::of_passive(doc, hit);
    }
    if found.is_none() && frames.has(Frames::INF) {
        found = infinitive::own(doc, hit);
    }
    if found.is_none() && frames.has(Frames::OINF) {
        found = infinitive::of_object(doc, hit);
    }
    if found.is_none() && frames.has(Frames::OBJ) && (!doc.is_reduced(hit.head) || doc.is_finite(hit.head)) {
        found = object::read(doc, hit);
    }
    found.or_else(|| marked::quoted(doc, hit))
}

/// "said (on Monday) that …", "says he is …", "asked whether …".
fn clause(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let verb = hit.head;
    let to =
        |c: &TokenId| doc.child(*c, |d| d == Deprel::Mark).is_some_and(|m| doc.lemma(m) == "to" && m.0 < c.0);
    let below =
        doc.children(verb).find(|c| c.0 > verb.0 && doc.deprel(*c) == Deprel::Ccomp).filter(|c| !to(c));
    let hull = below.map(|c| doc.hull(c));
    let that = that_after(doc, hit).filter(|t| below.is_none_or(|c| *t < c.0));
    let surface = start::surface_start(doc, hit).filter(|t| hull.as_ref().is_none_or(|h| *t <= h.start));
    let start = that.or(surface).or_else(|| hull.as_ref().map(|h| h.start.max(hit.end.0)))?;
    let rule = if that.is_some() {
        "that"
    } else if hull.is_some() {
        "clause"
    } else {
        "bare clause"
    };
    let end = extent::end(doc, hit, start, hull.map(|h| h.end));
    (start + 1 < end).then_some(())?;
    content(rule, vec![taken_up(doc, hit, start), doc.trim(start..end)])
}

/// "which the minister said was late", "what she said is a mistake": the pronoun before the cue's subject is
/// that of the clause, which has no other.
fn taken_up(doc: &Doc<'_>, hit: &Hit<'_>, start: u32) -> Range<u32> {
    let first = (start..start + 2).find(|t| doc.upos(TokenId(*t)) != Upos::Adv).unwrap_or(start);
    let subject = doc.child(hit.head, |d| d == Deprel::Nsubj).filter(|s| s.0 < hit.head.0);
    let own = subject.map(|s| source::phrase(doc, s, hit.head).tokens.start);
    let before = own.and_then(|s| s.checked_sub(1)).map(TokenId);
    let pronoun = |t: &TokenId| matches!(doc.lemma(*t), "who" | "which" | "what");
    match before.filter(pronoun).filter(|_| doc.is_finite(TokenId(first))) {
        Some(t) => t.0..t.0 + 1,
        None => 0..0,
    }
}

/// A "that" which follows the cue, an addressee or a date between them at most.
fn that_after(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<u32> {
    let end = doc.sentence(hit.head).end.min(hit.end.0 + FARTHEST_THAT);
    let telling = adjunct::tells(doc, hit);
    let circumstance = hit.entry.speaks() && (doc.upos(hit.end) == Upos::Adp || doc.is_a(hit.end, Kind::Day));
    for t in hit.end.0..end {
        let id = TokenId(t);
        // "was asked by a host whether …", "asked the envoy at the talks if …"
        let whether = doc.text(id) == "whether" || doc.text(id) == "if" && asks(hit);
        let that = doc.text(id).eq_ignore_ascii_case("that") || whether;
        let adjacent = t == hit.end.0 && that;
        if adjacent && (t + 2..t + 14).any(|n| n < doc.sentence(id).end && doc.is_finite(TokenId(n))) {
            return Some(t);
        }
        if that && (doc.upos(id) == Upos::Sconj || opens_clause(doc, hit, t)) && !takes_up(doc, hit, id) {
            return Some(t);
        }
        let nominal = !matches!(doc.upos(id), Upos::Adv | Upos::Adp) && !adjunct::is_day(doc, id);
        let object = hit.entry.frames.has(Frames::OBJ) && !asks(hit) && t == hit.end.0 && nominal && !telling;
        // "said in an interview taped on Monday that …", "said on his feed that …"
        let during = doc.lemma(TokenId(t.saturating_sub(1))) == "during";
        let aside = circumstance && doc.upos(id) == Upos::Verb && (during || !doc.is_gerund(id));
        if object || !aside && matches!(doc.upos(id), Upos::Verb | Upos::Aux | Upos::Cconj) {
            return None;
        }
    }
    None
}

/// "ask", "inquire": a cue whose object is asked something.
fn asks(hit: &Hit<'_>) -> bool {
    matches!(hit.entry.act, SpeechAct::Ask | SpeechAct::Request)
}

/// "raised the issues that the minister had named": a "that" which takes up the object before it, or points at
/// the noun behind it ("in that case"), opens no clause of the cue.
fn takes_up(doc: &Doc<'_>, hit: &Hit<'_>, that: TokenId) -> bool {
    let before = TokenId(that.0.saturating_sub(1));
    let object = doc.deprel(before) == Deprel::Obj
        && doc.head(before) == Some(hit.head)
        && !doc.is_a(before, Kind::Period);
    let relative = doc.upos(that) == Upos::Pron
        && matches!(doc.deprel(that), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj)
        && doc.head(that).is_some_and(|h| doc.deprel(h) == Deprel::AclRelcl && doc.head(h) == Some(before));
    let points = doc.upos(that) == Upos::Det && doc.deprel(that) == Deprel::Det;
    points || object && relative && !adjunct::tells(doc, hit)
}

/// "said in an interview that the …": a subject behind "that", whatever the tagger makes of the word.
fn opens_clause(doc: &Doc<'_>, hit: &Hit<'_>, that: u32) -> bool {
    let next = TokenId(that + 1);
    hit.entry.speaks()
        && (doc.deprel(TokenId(that)) == Deprel::Mark
            || doc.passage_of(next).is_some() && doc.passage_of(next) != doc.passage_of(TokenId(that))
            || matches!(
                doc.upos(next),
                Upos::Det | Upos::Propn | Upos::Pron | Upos::Noun | Upos::Adj | Upos::Adp | Upos::Sconj
            ))
}

/// "…, she said", "…, he said, …": the clause stands before the cue, or around it.
fn postposed(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let verb = hit.head;
    let sentence = doc.sentence(verb);
    let subject = doc.child(verb, |d| d == Deprel::Nsubj)?;
    let own = source::phrase(doc, subject, verb).tokens;
    let start = own.start.min(verb.0);
    let comma = start
        .checked_sub(1)
        .filter(|t| *t > sentence.start && matches!(doc.text(TokenId(*t)), "," | "—" | "–"))?;
    // "…, but the plan offers more", "…, where she also promised it": another clause begins behind the comma.
    let first = TokenId(comma + 1);
    let relative = matches!(doc.lemma(first), "who" | "which" | "whom" | "where" | "when");
    if relative || matches!(doc.upos(first), Upos::Cconj | Upos::Sconj) {
        return None;
    }
    let left = clause_start(doc, verb, doc.opening(verb).min(comma), comma)..comma;
    if !left.clone().any(|t| doc.is_finite(TokenId(t))) || subordinate(doc, left.start, verb) {
        return None;
    }
    let own_end = own.end.max(hit.end.0);
    let right =
        (own_end..sentence.end).find(|t| doc.text(TokenId(*t)) == ",").map_or(0..0, |c| c + 1..sentence.end);
    let right = if interrupts(doc, verb, &right) { right } else { 0..0 };
    content("postposed", vec![doc.trim(left), doc.trim(right)])
}

/// Whether the clause goes on in `right`, by the tree: its words do not hang below the cue.
fn interrupts(doc: &Doc<'_>, verb: TokenId, right: &Range<u32>) -> bool {
    !right.is_empty()
        && doc.deprel(verb) == Deprel::Parataxis
        && right
            .clone()
            .filter(|t| !doc.is_punct(TokenId(*t)))
            .take(1)
            .all(|t| !doc.syntax.is_under(TokenId(t), verb))
}

/// Where the clause that ends at `comma` begins: its hull in the tree, else the sentence's start.
fn clause_start(doc: &Doc<'_>, verb: TokenId, from: u32, comma: u32) -> u32 {
    let before = doc
        .children(verb)
        .find(|c| c.0 < comma && matches!(doc.deprel(*c), Deprel::Ccomp | Deprel::Parataxis));
    let start = before.map_or(from, |c| doc.hull(c).start);
    let lead = (from..start).all(|t| doc.is_punct(TokenId(t)) || doc.upos(TokenId(t)) == Upos::Cconj);
    if lead || start > comma { from } else { start }
}

/// "When they met, he said that" has no content before its comma.
fn subordinate(doc: &Doc<'_>, start: u32, verb: TokenId) -> bool {
    let first = TokenId(start);
    let clause =
        doc.head(first).filter(|_| doc.deprel(first) == Deprel::Mark || doc.deprel(first) == Deprel::Advmod);
    clause.is_some_and(|c| doc.deprel(c) == Deprel::Advcl && doc.head(c) == Some(verb))
        || doc.children(verb).any(|c| c.0 > verb.0 && matches!(doc.deprel(c), Deprel::Ccomp | Deprel::Obj))
}
