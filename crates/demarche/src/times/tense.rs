//! Which way a clause looks from the day it is said: the verb decides whether "Friday" is the last or the next.

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

/// Words before a day that make it one to come, whatever the verb: "extended until Friday", "as early as Friday".
fn is_limit(before: &str) -> bool {
    let before = before.trim_end();
    [
        "until",
        "till",
        "as early as",
        "as soon as",
        "no later than",
        "scheduled for",
        "set for",
        "due on",
        "planned for",
    ]
    .iter()
    .any(|w| before.ends_with(w))
}

/// The token of the run whose head lies outside.
pub(super) fn head_of(syntax: &Syntax, tokens: &Range<u32>) -> Option<TokenId> {
    tokens.clone().map(TokenId).find(|t| {
        syntax.tokens.get(t.index()).is_some_and(|token| token.head.is_none_or(|h| !tokens.contains(&h.0)))
    })
}

/// Verbs and adjectives whose infinitive lies ahead, whatever their own tense.
const PLANS: &[&str] = &[
    "plan",
    "expect",
    "schedule",
    "due",
    "set",
    "agree",
    "intend",
    "want",
    "hope",
    "promise",
    "vow",
    "threaten",
    "order",
    "ask",
    "decide",
    "prepare",
    "slate",
    "urge",
    "seek",
    "propose",
    "pledge",
    "likely",
    "ready",
    "continue",
    "begin",
    "offer",
    "invite",
    "aim",
    "volunteer",
];

/// Verbs that set a day to come even in the past tense: "scheduled a hearing for Friday".
const SETTING: &[&str] = &["schedule", "plan", "slate", "postpone", "reschedule"];

fn planned(syntax: &Syntax, infinitive: TokenId) -> bool {
    let above = syntax.token(infinitive).head;
    above.is_some_and(|h| PLANS.contains(&syntax.token(h).lemma.as_str()))
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
    if SETTING.contains(&token.lemma.as_str()) {
        return Some(Tense::Future);
    }
    let mut past = token.feats.has(Feats::PAST);
    let mut present = token.feats.has(Feats::PRESENT);
    let mut told = false;
    for aux in auxiliaries() {
        let aux = syntax.token(aux);
        match aux.span.of(text).to_ascii_lowercase().as_str() {
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
        () if present && PLANS.contains(&token.lemma.as_str()) => Some(Tense::Future),
        () if present => Some(Tense::Present),
        () if token.feats.has(Feats::INFINITIVE) || token.feats.has(Feats::GERUND) => None,
        () => None,
    }
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
