//! Whom or what a verb concerns: passives, relative clauses, shared and misread objects.

use super::subject::{REACH, antecedent, has_subject, is_passive, surface_subject};
use crate::model::{Deprel, Syntax, TokenId, Upos};

/// The deep object of a verb.
pub(in crate::events) fn object(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    if is_passive(syntax, verb) {
        return surface_subject(syntax, verb, REACH);
    }
    if let Some(object) = inverted_object(syntax, verb) {
        return Some(object);
    }
    let second = indirect_object(syntax, verb).and_then(|first| second_object(syntax, verb, first));
    let own = second.or_else(|| syntax.child(verb, Deprel::Obj));
    if let Some(object) = own.or_else(|| syntax.child(verb, Deprel::Iobj)) {
        return Some(antecedent(syntax, verb, object).unwrap_or(object));
    }
    gap(syntax, verb).or_else(|| shared_object(syntax, verb)).or_else(|| next_noun(syntax, verb))
}

/// Who gets what is given ("lent Chad a ship"): the indirect object, or the first of two that the parser takes
/// for objects.
pub(in crate::events) fn indirect_object(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    let first = || {
        // "called Chad a liar": what somebody is called or made is no gift.
        let lemma = syntax.token(verb).lemma.as_str();
        let naming =
            matches!(lemma, "call" | "name" | "dub" | "label" | "elect" | "appoint" | "declare" | "make");
        let object = syntax.child(verb, Deprel::Obj).filter(|_| !naming)?;
        second_object(syntax, verb, object).map(|_| object)
    };
    syntax.child(verb, Deprel::Iobj).or_else(first)
}

fn second_object(syntax: &Syntax, verb: TokenId, first: TokenId) -> Option<TokenId> {
    syntax.children(verb).find(|&c| c > first && syntax.token(c).deprel == Deprel::Obj)
}

/// "they demanded guarantees" where the parser takes verb and object for adjective and noun.
pub(in crate::events) fn inverted_object(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    let token = syntax.token(verb);
    token.head.filter(|_| token.deprel == Deprel::Amod && has_subject(syntax, verb))
}

/// The noun phrase that stands directly after a verb without a preposition: its object, wherever the
/// parser has hung it.
fn next_noun(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    let ids = (verb.0 + 1..).map(TokenId).take(6).take_while(|t| t.index() < syntax.tokens.len());
    let mut found: Option<TokenId> = None;
    for id in ids {
        let token = syntax.token(id);
        match token.upos {
            Upos::Noun | Upos::Propn => {
                let unmarked = matches!(token.deprel, Deprel::OblUnmarked | Deprel::NmodUnmarked);
                if unmarked || token.deprel.is_subject() {
                    return found;
                }
                let outer = found.is_none() || token.head.is_none_or(|h| h < verb);
                found = if outer { Some(id) } else { found };
            }
            Upos::Det | Upos::Adj | Upos::Num if found.is_none() => {}
            Upos::Adp if found.is_none() && token.deprel == Deprel::CompoundPrt => {}
            _ => break,
        }
    }
    found
}

/// The verb directly before a noun phrase without a preposition, if the noun is its object.
pub(in crate::events) fn verb_before(syntax: &Syntax, noun: TokenId) -> Option<TokenId> {
    let ids = (noun.0.saturating_sub(6)..noun.0).rev().map(TokenId);
    let verb = ids.take_while(|&t| syntax.token(t).sentence == syntax.token(noun).sentence).find(|&t| {
        !matches!(syntax.token(t).upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn)
            && syntax.token(t).deprel != Deprel::CompoundPrt
    })?;
    let is_verb = syntax.token(verb).upos == Upos::Verb && syntax.token(verb).deprel != Deprel::Amod;
    (is_verb && object(syntax, verb) == Some(noun)).then_some(verb)
}

/// "Chad must leave, Mali's premier told the assembly": the speech that a verb of saying stands behind, where the
/// parser makes the saying an afterthought.
pub(in crate::events) fn speech_before(syntax: &Syntax, saying: TokenId) -> Option<TokenId> {
    let token = syntax.token(saying);
    token.head.filter(|&h| token.deprel == Deprel::Parataxis && h < saying)
}

/// The antecedent of an object relative clause: "the plan that Russia rejected".
fn gap(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    let token = syntax.token(verb);
    let subject = syntax.child_where(verb, Deprel::is_subject)?;
    let relative = matches!(syntax.token(subject).lemma.as_str(), "who" | "which" | "that");
    (token.deprel == Deprel::AclRelcl && !relative).then_some(token.head).flatten()
}

/// "attacked and captured the town": the last verb's object serves all.
fn shared_object(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    let next = syntax.children(verb).find(|&c| {
        syntax.token(c).deprel == Deprel::Conj
            && syntax.token(c).upos == Upos::Verb
            && !has_subject(syntax, c)
    })?;
    let object = syntax.child(next, Deprel::Obj)?;
    let obliques = syntax.children(verb).any(|c| c > verb && syntax.token(c).deprel.is_oblique());
    (!obliques).then_some(object)
}

/// The "be" of "there will be talks".
pub(in crate::events) fn existential(syntax: &Syntax, noun: TokenId) -> Option<TokenId> {
    let head = syntax.token(noun).head.filter(|_| syntax.token(noun).deprel.is_subject())?;
    syntax.child(head, Deprel::Expl).map(|_| head)
}
