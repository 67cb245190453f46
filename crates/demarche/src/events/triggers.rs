//! Words that may evoke an act: lexicon entries found in a sentence, before their meaning is chosen.

use super::lexicon::{Entry, Kind, Word};
use super::tree;
use super::view::View;
use crate::model::{Deprel, TokenId, Upos};

/// An entry found at a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit<'a> {
    pub entry: &'a Entry,
    pub token: TokenId,
    /// The noun after the entry's closing preposition, which stands for the object.
    pub object: Option<TokenId>,
}

/// The entry, if the token has its part of speech and its further words.
pub(super) fn hit<'a>(view: &View<'_>, entry: &'a Entry, token: TokenId) -> Option<Hit<'a>> {
    if !kind_fits(view, entry.kind, token) {
        return None;
    }
    let mut object = None;
    for (n, word) in entry.rest.iter().enumerate() {
        let found = match entry.kind {
            Kind::Noun => modifier(view, token, word).map(|_| None),
            _ => dependent(view, token, entry, n),
        }?;
        if n + 1 == entry.rest.len() {
            object = found;
        }
    }
    entry.tail.as_ref().is_none_or(|t| has_tail(view, token, t)).then_some(Hit { entry, token, object })
}

/// "state of siege": the noun that an entry asks for after its head's preposition.
fn has_tail(view: &View<'_>, noun: TokenId, (preposition, word): &(Word, Word)) -> bool {
    // "led the attack on the law": the phrase may hang on the noun's verb.
    let token = view.syntax.token(noun);
    let verb = token.head.filter(|_| token.deprel == Deprel::Obj);
    let at = |head| preposition.iter().find_map(|p| tree::prepositional(view.syntax, head, p));
    let after = at(noun).or_else(|| at(verb?));
    after.is_some_and(|t| tree::coordinated(view.syntax, t).any(|t| fits(view, word, t)))
}

fn kind_fits(view: &View<'_>, kind: Kind, token: TokenId) -> bool {
    let t = view.syntax.token(token);
    match kind {
        Kind::Verb => {
            t.upos == Upos::Verb
                || (t.upos == Upos::Aux && t.deprel != Deprel::Aux && t.deprel != Deprel::AuxPass)
                || is_modal_verb(view, token)
        }
        Kind::Noun => matches!(t.upos, Upos::Noun | Upos::Propn),
        Kind::Adjective => matches!(t.upos, Upos::Adj | Upos::Verb | Upos::Adv | Upos::Adp),
    }
}

/// "would free prisoners", "ready to free prisoners": what stands under a modal without a copula, or after "to"
/// with an object, is a verb, whatever its tag.
fn is_modal_verb(view: &View<'_>, token: TokenId) -> bool {
    let child = |rel| view.syntax.child(token, rel).is_some();
    let modal = || child(Deprel::Aux) && !child(Deprel::Cop);
    let infinitive = || child(Deprel::Obj) && tree::has_case(view.syntax, token, "to");
    view.syntax.token(token).upos == Upos::Adj && (modal() || infinitive())
}

/// Names keep their capitals; entries are written without.
fn fits(view: &View<'_>, word: &Word, token: TokenId) -> bool {
    view.lexicon.classes.any_in_name(word, view.lemma(token))
}

/// A modifier of a noun: "air" of "air strike", also as "air-strike" in one compound.
fn modifier(view: &View<'_>, noun: TokenId, word: &Word) -> Option<TokenId> {
    let rels =
        [Deprel::Compound, Deprel::Amod, Deprel::NmodPoss, Deprel::NmodUnmarked, Deprel::Nummod, Deprel::Det];
    view.syntax.children(noun).find(|&c| rels.contains(&view.syntax.token(c).deprel) && fits(view, word, c))
}

/// A further word of a verb: a dependent, or a preposition on one; the preposition's noun is given.
fn dependent(view: &View<'_>, verb: TokenId, entry: &Entry, at: usize) -> Option<Option<TokenId>> {
    let (word, last) = (entry.rest.get(at)?, at + 1 == entry.rest.len());
    let syntax = view.syntax;
    // "Ghana presented evidence" where the parser takes verb and object for adjective and noun.
    let inverted = tree::inverted_object(syntax, verb);
    // "launched dozens of missiles at": what is counted is the object.
    let counted = syntax.children(verb).filter_map(|c| counted(view, c));
    for child in syntax.children(verb).chain(inverted).chain(counted) {
        let own = syntax.token(child).deprel;
        // What hangs on a verb like on a noun is an oblique of it.
        let rel = match own {
            _ if inverted == Some(child) => Deprel::Obj,
            Deprel::Nmod => Deprel::Obl,
            own => own,
        };
        if rel.is_subject() && rel == Deprel::Nsubj || rel == Deprel::Conj {
            continue;
        }
        if fits(view, word, child) {
            // A particle that the parser hung on the verb though it is a preposition has no noun.
            return Some(following_object(view, verb, child));
        }
        // The "to" of an infinitive is no preposition that could end an entry: "going to say" goes nowhere.
        let infinitive = |n: TokenId, c: TokenId| {
            last && syntax.token(c).upos == Upos::Part && syntax.token(n).upos == Upos::Verb
        };
        let marked = |n: TokenId| {
            syntax.children(n).filter(|&c| !infinitive(n, c)).any(|c| {
                matches!(syntax.token(c).deprel, Deprel::Case | Deprel::Mark | Deprel::Fixed)
                    && fits(view, word, c)
                    && !is_time(view, n)
            })
        };
        if marked(child) {
            return Some(Some(child));
        }
        let nominal = matches!(
            rel,
            Deprel::Obj
                | Deprel::Obl
                | Deprel::NsubjPass
                | Deprel::Xcomp
                | Deprel::CompoundPrt
                | Deprel::Advmod
        );
        if let Some(inner) = (nominal && !is_time(view, child))
            .then(|| {
                // "going to reply to the bluster", "called it an attack on justice": what hangs on the infinitive
                // or on the noun that is said of the object is theirs.
                let predicate = matches!(syntax.token(child).upos, Upos::Verb | Upos::Noun);
                let clause = rel == Deprel::Xcomp && predicate;
                let mut below = syntax.children(child).filter(|_| !clause);
                // A class stands for the object itself, not for what modifies it.
                let own = |n| !word.iter().any(|w| w.starts_with('@')) && fits(view, word, n);
                below.find(|&n| marked(n) || own(n) && !infinitive(child, n))
            })
            .flatten()
        {
            let is_marked = marked(inner);
            return Some(is_marked.then_some(inner));
        }
    }
    None
}

fn counted(view: &View<'_>, object: TokenId) -> Option<TokenId> {
    let quantity = view.syntax.token(object).deprel == Deprel::Obj
        && view.lexicon.classes.has("quantity", view.lemma(object));
    quantity.then(|| tree::prepositional(view.syntax, object, "of")).flatten()
}

/// "fired a missile on Tuesday": a date is what no entry asks for.
pub(super) fn is_time(view: &View<'_>, token: TokenId) -> bool {
    view.times.holds(view.syntax.token(token).span)
}

/// "call on Iran" parsed with "on" as particle and "Iran" as object.
fn following_object(view: &View<'_>, verb: TokenId, particle: TokenId) -> Option<TokenId> {
    let prt = matches!(view.syntax.token(particle).upos, Upos::Adp | Upos::Part);
    prt.then(|| tree::object(view.syntax, verb)).flatten().filter(|o| *o != particle)
}
