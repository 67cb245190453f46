//! Where reported speech begins that no "that" opens.

use super::adjunct;
use super::cue::Hit;
use super::doc::Doc;
use super::knowledge::Frames;
use super::words::Kind;
use crate::model::{Deprel, TokenId, Upos};
use std::ops::Range;

/// How many words before a verb its subject is looked for.
const SUBJECT_REACH: u32 = 8;

/// Pronouns that are subjects.
const SUBJECTS: &[&str] = &["he", "she", "it", "they", "we", "i", "there"];

/// Where a clause begins directly behind a cue: "said the plan was …"; behind a cue that also takes
/// an object only if a subject pronoun shows it ("announced it was …").
pub(super) fn surface_start(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<u32> {
    let (first, sentence) = (TokenId(hit.end.0), doc.sentence(hit.head));
    let bare = hit.entry.frames.has(Frames::BARE) || text_shows(doc, hit);
    if hit.entry.rest.len() > 1 || first.0 >= sentence.end || behind_comma(doc, hit.head) {
        return None;
    }
    if subject_pronoun(doc, first) {
        let verb = (first.0 + 1..sentence.end).find(|t| doc.upos(TokenId(*t)) != Upos::Adv).map(TokenId)?;
        return doc.is_finite(verb).then_some(first.0);
    }
    if adjunct::tells(doc, hit) {
        return behind_addressee(doc, first.0, sentence.end);
    }
    if hit.entry.speaks() && (doc.upos(first) == Upos::Adp || adjunct::is_day(doc, first)) {
        return behind_addressee(doc, first.0, sentence.end);
    }
    let nominal =
        matches!(doc.upos(first), Upos::Det | Upos::Pron | Upos::Propn | Upos::Noun | Upos::Adj | Upos::Num);
    let opens = !adjunct::is_day(doc, first) && (nominal || bare && clause_opens(doc, first));
    let whole = if bare { first.0 + 1 < sentence.end } else { own_verb(doc, first.0, sentence.end) };
    (opens && whole).then_some(first.0)
}

/// "polls show Kovac with a lead": what a text shows is said, clause or not.
fn text_shows(doc: &Doc<'_>, hit: &Hit<'_>) -> bool {
    let from = doc.sentence(hit.head).start.max(hit.head.0.saturating_sub(SUBJECT_REACH));
    let text = |t: u32| doc.is_a(TokenId(t), Kind::Text);
    doc.knowledge.is_a(hit.entry.lemma, Kind::Shows) && (from..hit.head.0).any(text)
}

/// "said selling was hard", "said neither would come", "said “no deal” was near".
fn clause_opens(doc: &Doc<'_>, first: TokenId) -> bool {
    doc.is_gerund(first)
        || doc.passage_of(first).is_some()
        || matches!(doc.lemma(first), "neither" | "both" | "either" | "if" | "when" | "while" | "since")
}

/// Whether the first finite verb after `from` is the verb of a clause that begins there, and not of a
/// relative or adverbial clause behind an object.
fn own_verb(doc: &Doc<'_>, from: u32, end: u32) -> bool {
    let relative = relative_behind(doc, from, end);
    let Some(finite) = (from + 1..end).find(|t| !relative.contains(t) && doc.is_finite(TokenId(*t))) else {
        return false;
    };
    let barrier = |t: u32| {
        let id = TokenId(t);
        doc.is_punct(id) && (doc.passage_of(id).is_none() || ends_passage(doc, id))
            || doc.upos(id) == Upos::Sconj
            || doc.upos(id) == Upos::Cconj && !joins_nouns(doc, id)
            || matches!(doc.lemma(id), "who" | "which" | "that" | "what" | "when" | "where" | "how" | "why")
    };
    let subject = |t: u32| subject_pronoun(doc, TokenId(t));
    let verb = std::iter::successors(Some(TokenId(finite)), |t| {
        doc.head(*t).filter(|_| matches!(doc.deprel(*t), Deprel::Aux | Deprel::AuxPass | Deprel::Cop))
    })
    .last();
    let aside = verb.is_some_and(|v| matches!(doc.deprel(v), Deprel::AclRelcl | Deprel::Acl | Deprel::Advcl));
    let words = (from + 1..finite).filter(|t| !relative.contains(t));
    !aside && !words.into_iter().any(|t| barrier(t) || subject(t))
}

/// The comma with which a passage closes (“the system,”).
fn ends_passage(doc: &Doc<'_>, comma: TokenId) -> bool {
    let last = TokenId(comma.0 + 1);
    let closes = doc.is_punct(last) && doc.passage_of(last) == doc.passage_of(comma);
    let behind = TokenId(comma.0 + 2);
    doc.text(comma) == "," && closes && doc.passage_of(behind) != doc.passage_of(comma)
}

/// "argued the group, which is at war, was late": the relative clause between commas behind a subject, commas
/// included.
fn relative_behind(doc: &Doc<'_>, from: u32, end: u32) -> Range<u32> {
    let comma = |t: &u32| doc.text(TokenId(*t)) == ",";
    let opens = |t: &u32| comma(t) && matches!(doc.lemma(TokenId(t + 1)), "who" | "which" | "whose");
    let Some(open) = (from + 1..end).find(comma).filter(opens) else { return from..from };
    let marks = |t: u32| doc.is_punct(TokenId(t)) && doc.passage_of(TokenId(t)).is_some();
    let closes = |t: &u32| {
        comma(t) && (doc.is_finite(TokenId(t + 1)) || marks(t + 1) && doc.is_finite(TokenId(t + 2)))
    };
    (open + 2..end).find(closes).map_or(from..from, |close| open..close + 1)
}

/// "Kovac and her team were late": a conjunction between nouns, and no new clause behind it.
fn joins_nouns(doc: &Doc<'_>, conjunction: TokenId) -> bool {
    let next = doc.upos(TokenId(conjunction.0 + 1));
    let before = conjunction.0.checked_sub(1).map_or(Upos::X, |t| doc.upos(TokenId(t)));
    matches!(before, Upos::Noun | Upos::Propn | Upos::Pron)
        && matches!(next, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Det | Upos::Adj | Upos::Num)
}

/// "he", "they", "there": a pronoun that can be a subject.
pub(super) fn subject_pronoun(doc: &Doc<'_>, t: TokenId) -> bool {
    doc.upos(t) == Upos::Pron && SUBJECTS.iter().any(|s| s.eq_ignore_ascii_case(doc.lemma(t)))
}

/// "told the press on Thursday it was …": the subject pronoun behind an addressee and a date.
fn behind_addressee(doc: &Doc<'_>, from: u32, end: u32) -> Option<u32> {
    let subject = |t: u32| {
        let id = TokenId(t);
        subject_pronoun(doc, id) && doc.is_finite(TokenId(t + 1))
    };
    let nominal =
        |t: &u32| !matches!(doc.upos(TokenId(*t)), Upos::Verb | Upos::Aux | Upos::Punct | Upos::Sconj);
    (from..end.min(from + 12)).take_while(nominal).find(|t| *t > from && subject(*t))
}

/// "…, said Anna Kovac": what follows the verb is its subject, unless nothing was said before ("Kovac,
/// a minister, said …") or a clause with a verb of its own follows.
fn behind_comma(doc: &Doc<'_>, verb: TokenId) -> bool {
    let before = verb.0.checked_sub(1).map(TokenId);
    let sentence = doc.sentence(verb);
    let said = (sentence.start..verb.0).any(|t| doc.is_finite(TokenId(t)));
    if !said || own_verb(doc, verb.0 + 1, sentence.end) {
        return false;
    }
    before.is_some_and(|t| doc.is_punct(t) && !matches!(doc.text(t), "—" | "–" | "-" | ")"))
        && sentence.start < verb.0
        && !doc.is_gerund(verb)
}
