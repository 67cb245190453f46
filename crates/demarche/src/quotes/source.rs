//! Who speaks: the noun phrase that a cue's grammar makes its source.

use super::doc::Doc;
use super::draft::Speaker;
use super::subject;
use crate::model::{Deprel, TokenId, Upos};
use std::ops::Range;

/// How many heads are climbed in search of a subject: "went on to try to say".
const CLIMB: usize = 4;

/// The source of a verb cue: its subject, the agent of a passive, or the subject it inherits from
/// the verb that governs it ("went on to say", "…, adding that").
pub(super) fn of_verb(doc: &Doc<'_>, verb: TokenId) -> Option<Speaker> {
    if doc.is_passive(verb) {
        return agent(doc, verb);
    }
    if let Some(speaker) =
        subject::before(doc, verb).filter(|_| doc.is_finite(verb) && subject::subject(doc, verb).is_none())
    {
        return Some(speaker);
    }
    let around = || subject::of_participle(doc, verb).or_else(|| subject::of_fronted(doc, verb));
    if let Some(speaker) = subject::behind_aside(doc, verb).or_else(around) {
        return Some(speaker);
    }
    let mut at = verb;
    for _ in 0..CLIMB {
        if let Some(subject) = subject::subject(doc, at) {
            return Some(phrase(doc, subject, at));
        }
        let head = doc.head(at)?;
        match doc.deprel(at) {
            Deprel::Acl => return Some(phrase(doc, head, at)),
            Deprel::Xcomp | Deprel::Conj | Deprel::Advcl => at = head,
            // "Smith, saying that …" is often attached to the noun or read as a modifier.
            Deprel::Amod | Deprel::AclRelcl | Deprel::Appos | Deprel::Dep | Deprel::Obl => at = head,
            _ => return None,
        }
        if !matches!(doc.upos(at), Upos::Verb | Upos::Aux | Upos::Adj | Upos::Noun) {
            return Some(phrase(doc, at, verb));
        }
    }
    None
}

fn agent(doc: &Doc<'_>, verb: TokenId) -> Option<Speaker> {
    let by = |t: &TokenId| {
        doc.deprel(*t) == Deprel::OblAgent
            || (doc.deprel(*t).is_oblique() && doc.syntax.case(*t) == Some("by"))
    };
    let agent = doc.children(verb).find(by)?;
    Some(without_case(doc, agent))
}

/// The noun phrase of `head` without its preposition.
pub(super) fn without_case(doc: &Doc<'_>, head: TokenId) -> Speaker {
    let mut tokens = doc.hull(head);
    let lead = doc.children(head).rfind(|c| doc.deprel(*c) == Deprel::Case && c.0 < head.0);
    if let Some(case) = lead {
        tokens.start = case.0 + 1;
    }
    Speaker { tokens: doc.trim(tokens), head }
}

/// The noun phrase of `head`, kept apart from the verb it depends on or that depends on it.
pub(super) fn phrase(doc: &Doc<'_>, head: TokenId, verb: TokenId) -> Speaker {
    let mut tokens = doc.hull(head);
    if verb.0 > head.0 {
        tokens.end = tokens.end.min(before_clause(doc, verb));
    } else if verb.0 < head.0 {
        tokens.start = tokens.start.max(verb.0 + 1);
    }
    if !tokens.contains(&head.0) {
        tokens = head.0..head.0 + 1;
    }
    tokens.start = tokens.start.max(doc.opening(head).min(head.0));
    // "when the speaker said", "yelling at people saying": what opens the clause is no part of its subject.
    let opens =
        |t: u32| matches!(doc.upos(TokenId(t)), Upos::Sconj | Upos::Adp) || doc.lemma(TokenId(t)) == "when";
    if tokens.start < head.0 && opens(tokens.start) {
        tokens.start += 1;
    }
    if let Some(named) = subject::named_before(doc, tokens.start, head) {
        return named;
    }
    if let Some(own) = behind_dateline(doc, head, verb) {
        return own;
    }
    Speaker { tokens: doc.trim(doc.outside_passages(tokens, head)), head }
}

/// "LIMA (AP) President Kovac said": what a tree takes for the subject is the dateline.
fn behind_dateline(doc: &Doc<'_>, head: TokenId, verb: TokenId) -> Option<Speaker> {
    let from = doc.opening(verb);
    (head.0 < from && from < verb.0).then_some(())?;
    let verbs = |t: &u32| matches!(doc.upos(TokenId(*t)), Upos::Verb | Upos::Aux);
    let end = (from..verb.0).find(verbs).unwrap_or(verb.0);
    let end = (from..end).find(|t| doc.text(TokenId(*t)) == ",").unwrap_or(end);
    of_words(doc, from..end)
}

/// First token of the verb's own group: its auxiliaries and adverbs belong to it.
fn before_clause(doc: &Doc<'_>, verb: TokenId) -> u32 {
    doc.children(verb)
        .filter(|c| {
            c.0 < verb.0
                && matches!(doc.deprel(*c), Deprel::Aux | Deprel::AuxPass | Deprel::Advmod | Deprel::Mark)
        })
        .map(|c| c.0)
        .filter(|c| {
            (*c..verb.0).all(|t| !matches!(doc.upos(TokenId(t)), Upos::Noun | Upos::Propn | Upos::Pron))
        })
        .min()
        .unwrap_or(verb.0)
}

/// The source of a noun cue: its possessor, the author after by / from / among, or the subject of
/// the verb whose object it is ("made the claim that").
pub(super) fn of_noun(doc: &Doc<'_>, noun: TokenId) -> Option<Speaker> {
    if let Some(owner) = doc.child(noun, |d| d == Deprel::NmodPoss) {
        return Some(owner_phrase(doc, owner));
    }
    let author = doc.children(noun).find(|c| {
        doc.deprel(*c) == Deprel::Nmod && matches!(doc.syntax.case(*c), Some("by" | "from" | "among"))
    });
    if let Some(author) = author {
        return Some(without_case(doc, author));
    }
    let verb = doc.head(noun).filter(|v| doc.is_verb(*v))?;
    matches!(doc.deprel(noun), Deprel::Obj | Deprel::Obl).then(|| of_verb(doc, verb)).flatten()
}

fn owner_phrase(doc: &Doc<'_>, owner: TokenId) -> Speaker {
    let mut tokens = doc.hull(owner);
    while tokens.end > tokens.start + 1
        && matches!(doc.lemma(TokenId(tokens.end - 1)), "'s" | "’s" | "'" | "’")
    {
        tokens.end -= 1;
    }
    Speaker { tokens: doc.trim(tokens), head: owner }
}

/// The source of an adjective cue: the subject of its copula.
pub(super) fn of_adjective(doc: &Doc<'_>, adjective: TokenId) -> Option<Speaker> {
    let subject = subject::subject(doc, adjective).or_else(|| {
        let verb = doc.head(adjective).filter(|_| doc.deprel(adjective) == Deprel::Xcomp)?;
        subject::subject(doc, verb)
    })?;
    Some(phrase(doc, subject, adjective))
}

/// A source read from a run of words, where the tree does not help.
pub(super) fn of_words(doc: &Doc<'_>, tokens: Range<u32>) -> Option<Speaker> {
    let tokens = doc.trim(tokens);
    let head = doc.phrase_head(tokens.clone())?;
    Some(Speaker { tokens, head })
}
