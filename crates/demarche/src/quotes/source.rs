//! Who speaks: the noun phrase that a cue's grammar makes its source.

use super::doc::Doc;
use super::draft::Speaker;
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
    if let Some(speaker) = before(doc, verb).filter(|_| doc.is_finite(verb) && subject(doc, verb).is_none()) {
        return Some(speaker);
    }
    let around = || of_participle(doc, verb).or_else(|| of_fronted(doc, verb));
    if let Some(speaker) = behind_aside(doc, verb).or_else(around) {
        return Some(speaker);
    }
    let mut at = verb;
    for _ in 0..CLIMB {
        if let Some(subject) = subject(doc, at) {
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

/// The nominal that stands directly before a finite verb and its auxiliaries, whatever the tree says.
fn before(doc: &Doc<'_>, verb: TokenId) -> Option<Speaker> {
    let sentence = doc.sentence(verb);
    let light = |t: &u32| matches!(doc.upos(TokenId(*t)), Upos::Aux | Upos::Adv | Upos::Part);
    let capital = |t: u32| doc.text(TokenId(t)).starts_with(char::is_uppercase) && t > doc.opening(verb);
    let head = (sentence.start..verb.0).rev().find(|t| !light(t) || capital(*t)).map(TokenId)?;
    // "…, Early described it": a capital within the sentence is a name, whatever the tagger says.
    let nominal = capital(head.0) || matches!(doc.upos(head), Upos::Noun | Upos::Propn | Upos::Pron);
    let word = |t: &u32| {
        let upos = doc.upos(TokenId(*t));
        matches!(upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Num | Upos::Pron)
            || upos == Upos::Part && doc.text(TokenId(*t)) != "to"
    };
    let start = (sentence.start..head.0).rev().take_while(word).last().unwrap_or(head.0);
    let named = named_before(doc, start, head);
    nominal.then(|| named.unwrap_or(Speaker { tokens: start..head.0 + 1, head }))
}

/// "Anna Kovac, a spokeswoman, …": the name that a description before the verb belongs to.
fn named_before(doc: &Doc<'_>, start: u32, described: TokenId) -> Option<Speaker> {
    let article = matches!(doc.lemma(TokenId(start)), "a" | "an" | "the");
    let comma = start.checked_sub(1).filter(|t| article && doc.text(TokenId(*t)) == ",")?;
    let head = comma.checked_sub(1).map(TokenId).filter(|t| doc.upos(*t) == Upos::Propn)?;
    let from = doc.opening(described);
    let word = |t: &u32| {
        let upos = doc.upos(TokenId(*t));
        matches!(upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det) || upos == Upos::Part
    };
    let first = (from..head.0).rev().take_while(word).last().unwrap_or(head.0);
    let free = first <= from || matches!(doc.upos(TokenId(first - 1)), Upos::Cconj | Upos::Sconj);
    (free && doc.upos(described) != Upos::Propn).then(|| Speaker { tokens: first..described.0 + 1, head })
}

/// "Kovac rejected the report, saying …": a participle behind a comma has the subject of the sentence, or
/// of the report before it (“…,” she said, adding that …).
fn of_participle(doc: &Doc<'_>, verb: TokenId) -> Option<Speaker> {
    let before = verb.0.checked_sub(1).map(TokenId)?;
    if !doc.is_gerund(verb) || !matches!(doc.text(before), "," | "while") {
        return None;
    }
    let sentence = doc.sentence(verb);
    let own = doc.passage_of(verb);
    let head = |t: &TokenId| {
        doc.passage_of(*t) == own
            && doc.upos(*t) == Upos::Verb
            && doc.is_finite(*t)
            && subject(doc, *t).is_some()
    };
    let verbs = || (sentence.start..before.0).map(TokenId).filter(head);
    let main = verbs().rfind(|t| doc.head(*t).is_none() || doc.deprel(*t) == Deprel::Conj && top(doc, *t));
    let found = main.or_else(|| verbs().next_back())?;
    subject(doc, found).map(|s| phrase(doc, s, found))
}

/// "Calling it a mistake, the minister left": a participle that opens its sentence has the subject of the first
/// finite verb behind the comma.
fn of_fronted(doc: &Doc<'_>, verb: TokenId) -> Option<Speaker> {
    let sentence = doc.sentence(verb);
    (doc.is_gerund(verb) && verb.0 == doc.opening(verb)).then_some(())?;
    let comma = (verb.0..sentence.end).find(|t| doc.text(TokenId(*t)) == ",")?;
    let finite = |t: &TokenId| doc.is_finite(*t) && subject(doc, *t).is_some_and(|s| s.0 > comma);
    let main = (comma..sentence.end).map(TokenId).find(finite)?;
    subject(doc, main).map(|s| phrase(doc, s, main))
}

fn top(doc: &Doc<'_>, t: TokenId) -> bool {
    doc.head(t).is_some_and(|h| doc.head(h).is_none())
}

/// "Anna Kovac, a minister of the interior, (also) said": the phrase before the first comma, where the
/// tree knows no subject.
fn behind_aside(doc: &Doc<'_>, verb: TokenId) -> Option<Speaker> {
    if !doc.is_finite(verb) || subject(doc, verb).is_some() {
        return None;
    }
    let sentence = doc.sentence(verb);
    let light = |t: &u32| matches!(doc.upos(TokenId(*t)), Upos::Aux | Upos::Adv | Upos::Part);
    let comma = (sentence.start..verb.0).rev().find(|t| !light(t))?;
    if !matches!(doc.text(TokenId(comma)), "," | ")" | "—" | "–") {
        return None;
    }
    let mut from = doc.opening(verb);
    while from < comma {
        let end = (from..comma).find(|t| matches!(doc.text(TokenId(*t)), "," | "(" | "—" | "–"))?;
        let skip = |t: &u32| matches!(doc.upos(TokenId(*t)), Upos::Cconj | Upos::Adv | Upos::Punct);
        let start = (from..end).find(|t| !skip(t)).unwrap_or(end);
        let verbs =
            (start..end).any(|t| matches!(doc.upos(TokenId(t)), Upos::Verb | Upos::Aux | Upos::Sconj));
        let named =
            (start..end).any(|t| matches!(doc.upos(TokenId(t)), Upos::Noun | Upos::Propn | Upos::Pron));
        if named && !verbs && doc.upos(TokenId(start)) != Upos::Adp {
            return of_words(doc, start..end);
        }
        from = end + 1;
    }
    None
}

/// The subject of a verb: where a tree gives several, the nearest before it that is a noun or pronoun and
/// hangs on no preposition.
fn subject(doc: &Doc<'_>, verb: TokenId) -> Option<TokenId> {
    let is = |t: &TokenId| matches!(doc.deprel(*t), Deprel::Nsubj | Deprel::NsubjOuter | Deprel::NsubjPass);
    let nominal = |t: &TokenId| matches!(doc.upos(*t), Upos::Noun | Upos::Propn | Upos::Pron);
    let free = |t: &TokenId| {
        let first = doc.hull(*t).start;
        let before = first.checked_sub(1).is_some_and(|b| doc.upos(TokenId(b)) == Upos::Adp);
        !before && doc.upos(TokenId(first)) != Upos::Adp
    };
    let near = doc.children(verb).rfind(|t| is(t) && t.0 < verb.0 && nominal(t) && free(t));
    near.or_else(|| doc.children(verb).find(is))
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
    if let Some(named) = named_before(doc, tokens.start, head) {
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
    let subject = subject(doc, adjective).or_else(|| {
        let verb = doc.head(adjective).filter(|_| doc.deprel(adjective) == Deprel::Xcomp)?;
        subject(doc, verb)
    })?;
    Some(phrase(doc, subject, adjective))
}

/// A source read from a run of words, where the tree does not help.
pub(super) fn of_words(doc: &Doc<'_>, tokens: Range<u32>) -> Option<Speaker> {
    let tokens = doc.trim(tokens);
    let head = doc.phrase_head(tokens.clone())?;
    Some(Speaker { tokens, head })
}
