//! A second report of the same source behind a conjunction: "said that it was late and called it a mistake".

use super::doc::Doc;
use super::knowledge::{Class, Entry, Frames};
use super::{marked, start};
use crate::model::{Deprel, Feats, SpeechAct, TokenId, Upos};
use std::ops::Range;

/// How many words behind a conjunction its verb is looked for.
const FARTHEST_VERB: u32 = 5;

/// Whether a conjunction opens another report beside the one of `first`.
pub(super) fn follows(doc: &Doc<'_>, conjunction: TokenId, first: TokenId) -> bool {
    let behind = conjunction.0 + 1..conjunction.0 + FARTHEST_VERB;
    let Some(verb) = behind.map(TokenId).find(|n| doc.is_verb(*n)) else { return false };
    refuses(doc, conjunction, verb)
        || adds(doc, conjunction, verb)
        || side_by_side(doc, conjunction, verb, first)
        || resumes(doc, conjunction, verb, first)
        || says(doc, conjunction, verb, first)
}

/// ", though two envoys, who spoke on Monday, said it was early": a clause with a report and a source of its own.
pub(super) fn is_another(doc: &Doc<'_>, opener: TokenId) -> bool {
    let joins = matches!(doc.lemma(opener), "though" | "although" | "while" | "but");
    let behind = opener.0 + 1..doc.sentence(opener).end;
    let own = |v: TokenId| {
        let subject = doc.child(v, |d| d == Deprel::Nsubj).filter(|s| opener.0 < s.0 && s.0 < v.0);
        subject.is_some_and(|s| matches!(doc.upos(s), Upos::Noun | Upos::Propn))
    };
    let speaks = |v: TokenId| doc.cue_at(v, Class::Verb).is_some_and(|h| h.entry.speaks());
    let verb = behind.map(TokenId).find(|v| doc.is_verb(*v) && doc.is_finite(*v) && own(*v));
    joins && verb.is_some_and(|v| speaks(v) && doc.passage_of(v) == doc.passage_of(opener))
}

/// "said that it was late but did not say when"
fn refuses(doc: &Doc<'_>, conjunction: TokenId, verb: TokenId) -> bool {
    let word = |n: u32| doc.lemma(TokenId(conjunction.0 + n));
    doc.lemma(conjunction) == "but" && word(1) == "do" && word(2) == "not" && entry(doc, verb).is_some()
}

/// "insisted that it was late while adding that …"
fn adds(doc: &Doc<'_>, conjunction: TokenId, verb: TokenId) -> bool {
    doc.lemma(conjunction) == "while"
        && verb.0 == conjunction.0 + 1
        && doc.is_gerund(verb)
        && reports(doc, verb)
}

/// "boasting of “…” and pledging to …", "Kovac saying so and Anna Tembo calling it late": participles side by side
/// have one subject or each a name for one.
fn side_by_side(doc: &Doc<'_>, conjunction: TokenId, verb: TokenId, first: TokenId) -> bool {
    let between = conjunction.0 + 1..verb.0;
    let near = between.len() < 2 || is_name(doc, between);
    doc.is_gerund(verb) && doc.is_gerund(first) && reports(doc, verb) && near
}

fn is_name(doc: &Doc<'_>, mut words: Range<u32>) -> bool {
    words.all(|t| doc.upos(TokenId(t)) == Upos::Propn)
}

/// "said that it was late and (later) called it a mistake": one more verb of speech right behind the conjunction.
fn resumes(doc: &Doc<'_>, conjunction: TokenId, verb: TokenId, first: TokenId) -> bool {
    let between = conjunction.0 + 1..verb.0;
    let light = |t: u32| matches!(doc.upos(TokenId(t)), Upos::Adv | Upos::Aux);
    let near = between.len() < 2 && between.clone().all(light);
    let tense = same_form(doc, verb, first) || doc.is_gerund(first) && past(doc, verb);
    // A verb in the present is no second one of a subject that acts in the past.
    let earlier = past(doc, first) && !past(doc, verb);
    let marks = conjunction.0.checked_sub(1).is_some_and(|b| doc.passage_of(TokenId(b)).is_some());
    // "but called it a “good start”"
    let quotes = || doc.cue_at(verb, Class::Verb).is_some_and(|h| marked::quoted(doc, &h).is_some());
    // "said so and called on them to leave"
    let urges = |e: &Entry| {
        past(doc, verb) && matches!(e.act, SpeechAct::Request | SpeechAct::Demand | SpeechAct::Order)
    };
    let speaks = |e: &Entry| {
        e.act != SpeechAct::Think
            && (urges(e) || e.speaks() || e.frames.has(Frames::QUOTE) && (marks || quotes()))
    };
    near && tense && !earlier && entry(doc, verb).is_some_and(speaks)
}

/// "… and (others have) said": a verb of speech with a pronoun for its subject, or one joined to the first.
fn says(doc: &Doc<'_>, conjunction: TokenId, verb: TokenId, first: TokenId) -> bool {
    let Some(entry) = entry(doc, verb) else { return false };
    let clause = entry.frames.has(Frames::CLAUSE) && !entry.frames.has(Frames::INF);
    let pronoun = (conjunction.0 + 1..verb.0).map(TokenId).any(|s| start::subject_pronoun(doc, s));
    let joined = doc.head(verb) == Some(first) || doc.lemma(verb) == doc.lemma(first);
    same_form(doc, verb, first) && (pronoun || clause && joined)
}

fn entry<'a>(doc: &Doc<'a>, verb: TokenId) -> Option<&'a Entry> {
    doc.cue_at(verb, Class::Verb).map(|h| h.entry)
}

fn same_form(doc: &Doc<'_>, verb: TokenId, first: TokenId) -> bool {
    doc.is_finite(verb) == doc.is_finite_group(first)
}

/// Whether a verb is a cue that stands beside quotation marks.
pub(super) fn reports(doc: &Doc<'_>, verb: TokenId) -> bool {
    entry(doc, verb).is_some_and(|e| e.frames.has(Frames::QUOTE))
}

/// The tense of a finite verb: whether it is the past.
pub(super) fn tense(doc: &Doc<'_>, verb: TokenId) -> Option<bool> {
    (doc.is_verb(verb) && doc.is_finite(verb)).then(|| past(doc, verb))
}

/// "said": a verb in the past tense.
pub(super) fn past(doc: &Doc<'_>, verb: TokenId) -> bool {
    doc.is_finite(verb) && doc.token(verb).is_some_and(|t| t.feats.has(Feats::PAST))
}
