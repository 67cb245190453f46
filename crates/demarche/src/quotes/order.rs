//! Reports that word order shows where trees err: "…, he said", "…, said Kovac, a minister",
//! "the plan, he said, is dead", "as Kovac noted, …".

use super::clause::Content;
use super::cue::Hit;
use super::doc::Doc;
use super::draft::Speaker;
use super::{adjunct, around, source};
use crate::model::{Deprel, TokenId, Upos};
use std::ops::Range;

/// How many words a subject between a comma and its verb may have.
const LONGEST_SUBJECT: u32 = 14;

/// How many words may follow the cue before the comma: "said in a statement on Monday, …".
const LONGEST_TAIL: u32 = 14;

/// The content before, or around, a finite cue of speech that a comma and its subject introduce.
pub(super) fn of_verb(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<(Speaker, Content)> {
    if !hit.entry.speaks() || !doc.is_finite_group(hit.head) {
        return None;
    }
    let (open, speaker, own_end) = subject_before(doc, hit).or_else(|| subject_behind(doc, hit))?;
    if let Some(found) = compared(doc, open, own_end) {
        return Some((speaker, found));
    }
    // "…: “It is late,” the paper reported": the comma stands within the marks.
    let closing =
        |t: u32| doc.passage_of(TokenId(t)).is_some() && doc.text(TokenId(t.saturating_sub(1))) == ",";
    if !matches!(doc.text(TokenId(open)), "," | "—" | "–") && !closing(open) {
        return None;
    }
    around::around(doc, open, own_end).map(|c| (speaker, c))
}

/// The content before a cue that ends its sentence, whatever the tagger takes its form for.
pub(super) fn at_the_end(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<(Speaker, Content)> {
    let (open, speaker, own_end) = subject_before(doc, hit)?;
    (doc.text(TokenId(open)) == ",").then_some(())?;
    around::around(doc, open, own_end).map(|c| (speaker, c))
}

fn nominal(doc: &Doc<'_>, t: TokenId) -> bool {
    matches!(doc.upos(t), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
}

/// "…, the spokesman for the group said": the comma, the subject, and where the cue's words end.
fn subject_before(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<(u32, Speaker, u32)> {
    let sentence = doc.sentence(hit.head);
    let from = sentence.start.max(hit.head.0.saturating_sub(LONGEST_SUBJECT));
    let open = (from..hit.head.0).rev().find(|t| !part_of_subject(doc, TokenId(*t)))?;
    let first = TokenId(open + 1);
    let relative =
        matches!(doc.lemma(first), "who" | "whom" | "which" | "that" | "what" | "whose" | "where" | "when");
    // "…, but the minister says": another clause begins behind the comma.
    let case = matches!(doc.upos(first), Upos::Adp | Upos::Cconj);
    let words = open + 1..hit.head.0;
    if relative || case || describes(doc, words.clone()) || !words.clone().any(|t| nominal(doc, TokenId(t))) {
        return None;
    }
    let subject = doc.child(hit.head, |d| matches!(d, Deprel::Nsubj | Deprel::NsubjPass));
    let speaker = match subject.filter(|s| words.contains(&s.0)) {
        Some(s) => source::phrase(doc, s, hit.head),
        None => {
            let own = |t: &u32| matches!(doc.upos(TokenId(*t)), Upos::Aux | Upos::Adv | Upos::Part);
            let end = words.clone().rev().find(|t| !own(t)).map_or(words.end, |t| t + 1);
            source::of_words(doc, words.start..end)?
        }
    };
    Some((open, speaker, tail(doc, hit, hit.end.0)?))
}

/// "…, a charge Mr Worku denied": a noun with a subject right behind it is described by the verb, and
/// takes up what was said before.
pub(super) fn describes(doc: &Doc<'_>, words: Range<u32>) -> bool {
    let article = matches!(doc.lemma(TokenId(words.start)), "a" | "an" | "something" | "one");
    let next = |t: u32| {
        let id = TokenId(t + 1);
        matches!(doc.upos(id), Upos::Propn | Upos::Pron) || matches!(doc.lemma(id), "the" | "mr" | "Mr")
    };
    article
        && words.clone().skip(1).any(|t| doc.upos(TokenId(t)) == Upos::Noun && t + 1 < words.end && next(t))
}

fn part_of_subject(doc: &Doc<'_>, t: TokenId) -> bool {
    // "As Kovac noted, …": the word opens the clause, whatever the tagger makes of it.
    let opens = t.0 == doc.opening(t) || doc.text(TokenId(t.0.saturating_sub(1))) == ",";
    if opens && doc.lemma(t).eq_ignore_ascii_case("as") {
        return false;
    }
    !matches!(doc.upos(t), Upos::Verb | Upos::Sconj | Upos::Punct | Upos::Intj | Upos::X)
        || matches!(doc.text(t), "." | "-" | "(" | ")")
            && doc.upos(t) == Upos::Punct
            && t.0 != doc.sentence(t).start
}

/// "…, said Kovac, a minister": the subject stands behind the cue.
fn subject_behind(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<(u32, Speaker, u32)> {
    let open = hit.head.0.checked_sub(1).filter(|t| doc.text(TokenId(*t)) == ",")?;
    let sentence = doc.sentence(hit.head);
    let opens = matches!(doc.upos(hit.end), Upos::Propn | Upos::Det | Upos::Adj | Upos::Noun | Upos::Num);
    let stop = |t: &u32| {
        matches!(doc.text(TokenId(*t)), "," | "—" | "–" | ";")
            || matches!(doc.upos(TokenId(*t)), Upos::Verb | Upos::Aux | Upos::Sconj)
    };
    let end = (hit.end.0..sentence.end).find(stop).unwrap_or(sentence.end);
    let closed = end == sentence.end
        || doc.is_punct(TokenId(end))
        || matches!(doc.lemma(TokenId(end)), "who" | "when" | "as" | "after" | "while");
    let said = (sentence.start..described_from(doc, open)).any(|t| doc.is_finite(TokenId(t)));
    if !opens
        || !closed
        || !(said || interrupted(doc, open, end))
        || !(hit.end.0..end).any(|t| nominal(doc, TokenId(t)))
    {
        return None;
    }
    let subject = doc.child(hit.head, |d| d == Deprel::Nsubj).filter(|s| (hit.end.0..end).contains(&s.0));
    let speaker = match subject {
        Some(s) => source::phrase(doc, s, hit.head),
        None => source::of_words(doc, hit.end.0..end)?,
    };
    let behind = speaker.tokens.end.max(end);
    Some((open, speaker, behind))
}

/// "Kovac, who met them in spring, described …": where a relative clause begins that a comma closes at `open`,
/// so that what stands before it is no clause yet.
fn described_from(doc: &Doc<'_>, open: u32) -> u32 {
    let start = doc.sentence(TokenId(open)).start;
    let relative = |t: &u32| {
        doc.text(TokenId(*t)) == "," && matches!(doc.lemma(TokenId(t + 1)), "who" | "which" | "whose")
    };
    (start..open).rev().find(relative).unwrap_or(open)
}

/// "The plan, said Kovac, is dead": a verb of the sentence's own behind the subject.
fn interrupted(doc: &Doc<'_>, open: u32, end: u32) -> bool {
    let sentence = doc.sentence(TokenId(open));
    let left = sentence.start..open;
    let next = (end + 1..sentence.end.min(end + 3)).map(TokenId);
    !left.is_empty() && left.len() < 6 && next.clone().any(|t| doc.is_finite(t))
}

/// Where the words of the cue end, if only an addressee, a date or an occasion follows it.
pub(super) fn tail(doc: &Doc<'_>, hit: &Hit<'_>, from: u32) -> Option<u32> {
    let sentence = doc.sentence(hit.head);
    let stop =
        |t: &u32| matches!(doc.text(TokenId(*t)), "," | "." | ";" | "?" | "!" | "—" | "–" | "”" | "\"" | ":");
    let end = (from..sentence.end).find(stop).unwrap_or(sentence.end);
    let first = TokenId(from);
    let adjunct = from == end
        || matches!(doc.upos(first), Upos::Adp | Upos::Adv)
        || adjunct::is_day(doc, first)
        || adjunct::tells(doc, hit) && nominal(doc, first);
    let clause = (from..end).map(TokenId).any(|t| {
        doc.upos(t) == Upos::Sconj || doc.lemma(t) == "that" || doc.is_finite(t) && doc.upos(t) != Upos::Adj
    });
    (adjunct && !clause && end <= from + LONGEST_TAIL).then_some(end)
}

/// "As Kovac noted, …" and "…, as Kovac noted".
fn compared(doc: &Doc<'_>, open: u32, own_end: u32) -> Option<Content> {
    let sentence = doc.sentence(TokenId(open));
    if !doc.text(TokenId(open)).eq_ignore_ascii_case("as") {
        return None;
    }
    let bare = |t: u32| doc.is_punct(TokenId(t)) || doc.upos(TokenId(t)) == Upos::Cconj;
    let run = if (sentence.start..open).all(bare) {
        (doc.text(TokenId(own_end)) == ",").then(|| own_end + 1..sentence.end)?
    } else {
        let comma = open.checked_sub(1).filter(|t| matches!(doc.text(TokenId(*t)), "," | "—" | "–"))?;
        doc.opening(TokenId(open)).min(comma)..comma
    };
    let run = doc.trim(run);
    (run.len() > 1).then(|| Content { runs: vec![run], rule: "as" })
}
