//! A cue behind a passage: "“…,” Sherman said", "“…,” said Olga Oliker, director of …".

use super::cue::Hit;
use super::direct::{Found, LONGEST_SPEAKER};
use super::doc::Doc;
use super::draft::Speaker;
use super::knowledge::Class;
use super::{order, portion, source, title};
use crate::model::{Deprel, Span, TokenId, Upos};
use std::ops::Range;

/// How many words the signature of a passage may have.
const LONGEST_SIGNATURE: usize = 12;

/// "“…,” Sherman said", "“…,” said Olga Oliker, director of …".
pub(super) fn read<'a>(doc: &Doc<'a>, i: usize) -> Option<Found<'a>> {
    if let Some(found) = signed(doc, i) {
        return Some(found);
    }
    let after = portion::after(doc, i);
    let first = TokenId(after.start);
    let inner = doc.passages.get(i)?.inner.of(&doc.article.text);
    let title = (title::is_title(inner) || title::is_name(inner)) && portion::lead(doc, i).is_some();
    let joined = matches!(doc.upos(first), Upos::Cconj | Upos::Sconj)
        || matches!(doc.lemma(first), "which" | "who" | "whose" | "where");
    if after.is_empty() || title || joined || !portion::may_go_on(doc, i, first) {
        return None;
    }
    let lead = portion::lead(doc, i);
    if lead.is_some_and(|l| subordinate(doc, l)) {
        return None;
    }
    let end = after.end.min(after.start + LONGEST_SPEAKER);
    // "“…,” Anna Kovac, a minister, proclaimed": a participle behind the description is the verb if none else is.
    let mut late: Option<Hit<'a>> = None;
    for t in (after.start..end).map(TokenId) {
        let modifier = modifies(doc, first, t);
        // Behind words that are not in the marks only a verb of speech proper makes them content.
        let hit = doc.cue_at(t, Class::Verb).filter(|h| {
            // "“…,” published by …", "“…,” compared to …"
            let phrase = matches!(doc.lemma(h.end), "to" | "with" | "for");
            let participle = doc.lemma(h.end) == "by" || t == first && phrase && !h.entry.speaks();
            h.entry.quotes() && !participle && (lead.is_none() || h.entry.speaks())
        });
        // At the end of its words a speech verb is one, whatever the tagger says.
        let apposed = hit.as_ref().filter(|_| modifier && apposed(doc, first, t));
        late = apposed.filter(|h| order::tail(doc, h, h.end.0).is_some()).cloned().or(late);
        let verb = doc.is_verb(t) && !doc.is_gerund(t)
            || hit
                .as_ref()
                .is_some_and(|h| h.end.0 == after.end || doc.text(h.end) == "," && h.entry.speaks())
                && t != first
                && doc.upos(t) != Upos::Propn
                && lead.is_none()
                && matches!(doc.upos(TokenId(t.0 - 1)), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj);
        if let Some(hit) = hit.filter(|_| verb && !modifier) {
            let speaker = speaker_after(doc, &after, t, hit.end);
            // Words before the passage belong to it only if nothing else is reported behind the cue.
            if portion::lead(doc, i).is_some()
                && (doc.lemma(hit.end) == "that"
                    || !ends_there(doc, &after, first, &hit)
                    || order::describes(doc, after.start..t.0))
            {
                return None;
            }
            return speaker.is_some().then_some(Found { hit: Some(hit), speaker, lead: None, rule: "after" });
        }
        // "…, for instance, and Kovac vowed": another clause.
        let clause = opens_clause(doc, first, t);
        if doc.is_verb(t) && doc.is_finite(t) && !modifier || clause || matches!(doc.text(t), ";" | ":") {
            return None;
        }
    }
    let hit = late?;
    let speaker = source::of_words(doc, after.start..hit.head.0);
    Some(Found { hit: Some(hit), speaker, lead: None, rule: "after" })
}

/// ", and Kovac vowed": a conjunction behind a comma with a subject and verb of its own, and no comma between.
fn opens_clause(doc: &Doc<'_>, first: TokenId, t: TokenId) -> bool {
    let comma = |n: u32| doc.text(TokenId(n)) == ",";
    let joins = doc.upos(t) == Upos::Cconj && t != first && comma(t.0 - 1);
    let next = (t.0 + 1..doc.sentence(t).end).find(|n| comma(*n) || doc.is_verb(TokenId(*n)));
    joins && next.is_some_and(|n| !comma(n))
}

/// "When she said that it was “late,” …", "Calling it “late,” …": words before a passage that are one subordinate
/// clause or participle with it.
fn subordinate(doc: &Doc<'_>, lead: Span) -> bool {
    let words = doc.tokens_in(lead);
    let first = TokenId(words.start);
    let verb = words.clone().find(|t| doc.is_finite(TokenId(*t))).unwrap_or(words.end);
    let participle = doc.is_gerund(first) && doc.cue_at(first, Class::Verb).is_some();
    let own = || verb == words.end || (words.start..verb).any(|t| doc.lemma(TokenId(t)) == "that");
    let opens = doc.upos(first) == Upos::Sconj
        || participle && own()
        || matches!(doc.lemma(first).to_lowercase().as_str(), "when" | "after" | "while" | "as");
    opens && !words.clone().any(|t| doc.text(TokenId(t)) == ",")
}

/// Whether a participle stands behind a comma that closes a description of the words before, without "who".
fn apposed(doc: &Doc<'_>, first: TokenId, verb: TokenId) -> bool {
    let comma = |t: &u32| doc.text(TokenId(*t)) == ",";
    let relative = |t: u32| matches!(doc.lemma(TokenId(t)), "who" | "which" | "that" | "whose");
    doc.text(TokenId(verb.0 - 1)) == ","
        && !doc.is_gerund(verb)
        && (first.0..verb.0 - 1).any(|t| comma(&t))
        && !(first.0..verb.0).any(relative)
}

/// "“…” — Anna Kovac": a name behind a dash that ends the paragraph signs the passage.
fn signed<'a>(doc: &Doc<'a>, i: usize) -> Option<Found<'a>> {
    let p = doc.passages.get(i).filter(|_| portion::is_utterance(doc, i))?;
    let block = doc.paragraphs.get(p.block)?;
    let words = doc.tokens_in(Span { start: p.span.end, end: block.end });
    let dash = matches!(doc.text(TokenId(words.start)), "—" | "–" | "―" | "--" | "-");
    let name = words.start + 1..words.end;
    let named = name.clone().next().is_some_and(|t| doc.upos(TokenId(t)) == Upos::Propn);
    let plain = |t: u32| !matches!(doc.upos(TokenId(t)), Upos::Verb | Upos::Aux | Upos::Pron);
    let short = dash && named && name.len() <= LONGEST_SIGNATURE && name.clone().all(plain);
    let speaker = source::of_words(doc, name).filter(|_| short)?;
    Some(Found { hit: None, speaker: Some(speaker), lead: None, rule: "signed" })
}

/// Whether a cue behind a passage ends its clause: "…, Kovac said on Friday", not "…, while most said
/// they would go".
fn ends_there(doc: &Doc<'_>, after: &Range<u32>, first: TokenId, hit: &Hit<'_>) -> bool {
    let turns = doc.is_gerund(first) || matches!(doc.lemma(first), "while" | "although" | "whereas" | "as");
    let inverted = (after.start..hit.head.0)
        .all(|t| !matches!(doc.upos(TokenId(t)), Upos::Noun | Upos::Propn | Upos::Pron));
    !turns && (inverted || order::tail(doc, hit, hit.end.0).is_some())
}

/// Whether the verb belongs to a relative clause or participle of the speaker's description.
fn modifies(doc: &Doc<'_>, first: TokenId, verb: TokenId) -> bool {
    if verb == first {
        return false;
    }
    let before = TokenId(verb.0 - 1);
    // "Kovac, who founded the paper wrote": a verb of its own ends the relative clause.
    let relative = (first.0..verb.0)
        .rev()
        .take(5)
        .take_while(|t| !doc.is_finite(TokenId(*t)) || doc.is_auxiliary(TokenId(*t)))
        .any(|t| matches!(doc.lemma(TokenId(t)), "who" | "which" | "that" | "whose" | "whom"));
    relative || doc.text(before) == "," && doc.deprel(verb) == Deprel::Acl || doc.is_gerund(verb)
}

/// The speaker of the cue `verb` in the words after a passage, before or behind the verb.
fn speaker_after(doc: &Doc<'_>, after: &Range<u32>, verb: TokenId, cue_end: TokenId) -> Option<Speaker> {
    let light = |t: u32| {
        matches!(doc.upos(TokenId(t)), Upos::Aux | Upos::Adv | Upos::Punct | Upos::Part | Upos::Cconj)
    };
    let inverted = (after.start..verb.0).all(light);
    let subject = doc.child(verb, |d| d == Deprel::Nsubj || d == Deprel::NsubjPass);
    if !inverted {
        let subject = subject.filter(|s| after.contains(&s.0) && s.0 < verb.0);
        return subject
            .map(|s| source::phrase(doc, s, verb))
            .or_else(|| source::of_words(doc, after.start..verb.0));
    }
    // "“The Well” documents how life changed"
    if matches!(doc.lemma(cue_end), "how" | "what" | "why" | "whether") {
        return None;
    }
    let behind = |t: &TokenId| after.contains(&t.0) && t.0 >= cue_end.0;
    if let Some(s) = subject.filter(|s| behind(s) && s.0 < cue_end.0 + 12) {
        return Some(source::phrase(doc, s, verb));
    }
    let stop = |t: &u32| matches!(doc.upos(TokenId(*t)), Upos::Punct | Upos::Verb | Upos::Sconj | Upos::Adp);
    let end = (cue_end.0..after.end).find(stop).unwrap_or(after.end);
    source::of_words(doc, cue_end.0..end).or_else(|| source::of_verb(doc, verb))
}
