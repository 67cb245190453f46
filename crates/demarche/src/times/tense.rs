//! Which way a clause looks from the day it is said: the verb decides whether "Friday" is the last or the next.

use super::verbs::{Says, is_limit, says};
use crate::model::{Deprel, Feats, Syntax, TokenId, Upos};
use std::ops::Range;

/// Where a clause lies as seen from the publication day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tense {
    /// Before, or not said: news mostly tells what has happened.
    #[default]
    Past,
    /// Now.
    Present,
    /// After.
    Future,
}

/// The tense of the clause in which a run of tokens stands that begins at this byte.
pub(super) fn tense(syntax: &Syntax, text: &str, tokens: &Range<u32>, start: u32) -> Tense {
    if is_limit(text.get(..start as usize).unwrap_or("")) {
        return Tense::Future;
    }
    let Some(top) = head_of(syntax, tokens) else { return Tense::Past };
    std::iter::once(top)
        .chain(syntax.ancestors(top).take(8))
        .filter(|t| !tokens.contains(&t.0))
        .find_map(|t| of_verb(syntax, text, t))
        .unwrap_or_default()
}

/// The token of the run whose head lies outside.
pub(super) fn head_of(syntax: &Syntax, tokens: &Range<u32>) -> Option<TokenId> {
    tokens.clone().map(TokenId).find(|t| {
        syntax.tokens.get(t.index()).is_some_and(|token| token.head.is_none_or(|h| !tokens.contains(&h.0)))
    })
}

fn planned(syntax: &Syntax, infinitive: TokenId) -> bool {
    let above = syntax.token(infinitive).head;
    above.is_some_and(|h| says(&syntax.token(h).lemma, Says::Ahead))
}

fn is_condition(syntax: &Syntax, verb: TokenId) -> bool {
    syntax.children(verb).map(|c| syntax.token(c)).any(|t| {
        matches!(t.deprel, Deprel::Mark | Deprel::Advmod)
            && matches!(t.lemma.as_str(), "if" | "unless" | "once" | "when")
    })
}

fn of_verb(syntax: &Syntax, text: &str, verb: TokenId) -> Option<Tense> {
    let token = syntax.tokens.get(verb.index())?;
    let auxiliaries = || {
        syntax
            .children(verb)
            .filter(|&c| matches!(syntax.token(c).deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop))
    };
    let is_verb = matches!(token.upos, Upos::Verb | Upos::Aux) || auxiliaries().next().is_some();
    if !is_verb {
        return None;
    }
    if says(&token.lemma, Says::Sets) {
        return Some(Tense::Future);
    }
    let mut past = token.feats.has(Feats::PAST);
    let mut present = token.feats.has(Feats::PRESENT);
    let mut told = false;
    for aux in auxiliaries() {
        match aux_word(syntax, text, aux).as_str() {
            "will" | "'ll" | "’ll" | "wo" | "shall" | "may" | "must" | "would" => {
                return Some(Tense::Future);
            }
            "was" | "were" | "had" | "did" => (past, told) = (true, true),
            "has" | "have" => past = true,
            "is" | "are" | "'s" | "'re" | "does" | "do" => present = true,
            _ => {}
        }
    }
    // "If the guns are not gone by Sunday".
    if present && !told && is_condition(syntax, verb) {
        return Some(Tense::Future);
    }
    if past {
        return Some(Tense::Past);
    }
    let marked = |lemma: &str| {
        syntax.children(verb).any(|c| syntax.token(c).lemma == lemma && syntax.token(c).upos == Upos::Part)
    };
    match () {
        () if token.feats.has(Feats::INFINITIVE) && marked("to") && planned(syntax, verb) => {
            Some(Tense::Future)
        }
        // "Guidelines to be published in November".
        () if token.deprel == Deprel::Acl && marked("to") => Some(Tense::Future),
        // "The injunction issued Thursday".
        () if token.deprel == Deprel::Acl && token.feats.has(Feats::PARTICIPLE) => Some(Tense::Past),
        () if present && token.feats.has(Feats::GERUND) => Some(Tense::Future),
        () if present && says(&token.lemma, Says::Ahead) => Some(Tense::Future),
        () if present => Some(Tense::Present),
        () if token.feats.has(Feats::INFINITIVE) || token.feats.has(Feats::GERUND) => None,
        () => None,
    }
}

/// Whether the clause of a word tells what happened, in the simple past: "condemned", not "has condemned",
/// "condemns" or "is condemned".
pub(super) fn narrates(syntax: &Syntax, text: &str, word: TokenId) -> bool {
    let told = |t: TokenId| {
        let token = syntax.token(t);
        let aux = syntax
            .children(t)
            .filter(|&c| matches!(syntax.token(c).deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop));
        let mut past = None;
        for aux in aux {
            match aux_word(syntax, text, aux).as_str() {
                "was" | "were" | "had" | "did" => past = Some(true),
                _ => return Some(false),
            }
        }
        let own = matches!(token.upos, Upos::Verb | Upos::Aux);
        let own = match () {
            () if !own => None,
            () if token.feats.has(Feats::PAST) => Some(true),
            () if token.feats.has(Feats::PRESENT) && token.feats.has(Feats::FINITE) => Some(false),
            () => None,
        };
        past.or(own)
    };
    std::iter::once(word).chain(syntax.ancestors(word).take(8)).find_map(told).unwrap_or(true)
}

/// "has issued": no day that is past can be its own.
pub(super) fn is_present_perfect(syntax: &Syntax, verb: TokenId) -> bool {
    syntax.children(verb).any(|c| {
        let token = syntax.token(c);
        token.deprel == Deprel::Aux && token.lemma == "have" && token.feats.has(Feats::PRESENT)
    })
}

fn aux_word(syntax: &Syntax, text: &str, aux: TokenId) -> String {
    syntax.token(aux).span.of(text).to_ascii_lowercase()
}

/// Without a tree: "will" or "to" before the words, nearer than any past form.
pub(super) fn tense_of_words(before: &str) -> Tense {
    for word in before.split_whitespace().rev().take(12) {
        match word.trim_matches(|c: char| !c.is_alphabetic()).to_ascii_lowercase().as_str() {
            "will" | "shall" | "to" | "'ll" | "would" => return Tense::Future,
            "was" | "were" | "had" | "has" | "said" | "did" => return Tense::Past,
            w if w.ends_with("ed") => return Tense::Past,
            _ => {}
        }
    }
    Tense::Past
}
