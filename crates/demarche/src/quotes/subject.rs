//! The subject that a verb of speech has or shares, where trees err: read from the words before it.

use super::doc::Doc;
use super::draft::Speaker;
use super::source::{of_words, phrase};
use crate::model::{Deprel, TokenId, Upos};

/// The nominal that stands directly before a finite verb and its auxiliaries, whatever the tree says.
pub(super) fn before(doc: &Doc<'_>, verb: TokenId) -> Option<Speaker> {
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
pub(super) fn named_before(doc: &Doc<'_>, start: u32, described: TokenId) -> Option<Speaker> {
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
pub(super) fn of_participle(doc: &Doc<'_>, verb: TokenId) -> Option<Speaker> {
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
pub(super) fn of_fronted(doc: &Doc<'_>, verb: TokenId) -> Option<Speaker> {
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
pub(super) fn behind_aside(doc: &Doc<'_>, verb: TokenId) -> Option<Speaker> {
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
pub(super) fn subject(doc: &Doc<'_>, verb: TokenId) -> Option<TokenId> {
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
