//! The place where an event or utterance happened, as the sentence's syntax puts it.

use super::whereabouts::{is_attitude, is_gathering, puts};
use crate::model::{
    Deprel, Entities, Mention, MentionKind, PlaceHow, PlacePrecision, Placed, Places, Syntax, TokenId, Upos,
};

/// See [`super::place_of`].
pub(super) fn place_of(
    token: TokenId,
    syntax: &Syntax,
    entities: &Entities,
    places: &Places,
) -> Option<Placed> {
    let sentence = syntax.tokens.get(token.index())?.sentence;
    let range = syntax.sentence(sentence).tokens.clone();
    let first = entities.mentions.partition_point(|m| m.tokens.start < range.start);
    let inside = entities.mentions.get(first..)?.iter().take_while(|m| m.tokens.start < range.end);
    let located =
        inside.filter(|m| m.kind == MentionKind::Name).filter_map(|m| Some((m, places.location(m.entity)?)));
    let anchor = clause_of(token, syntax);
    located
        .filter_map(|(m, l)| {
            let led = led(m, syntax);
            let reach = reach(m.head, led, token, anchor, syntax)?;
            Some(((reach, l.precision != PlacePrecision::City, m.head.0.abs_diff(token.0)), m.entity))
        })
        .min_by_key(|(key, _)| *key)
        .map(|((how, ..), entity)| Placed { entity, how })
}

/// The verb of the clause in which a word stands: itself, or the nearest above.
fn clause_of(token: TokenId, syntax: &Syntax) -> TokenId {
    let mut up = std::iter::once(token).chain(syntax.ancestors(token).take(64));
    up.find(|&t| syntax.token(t).upos == Upos::Verb).unwrap_or(token)
}

/// How a place hangs on an event's word: on itself, on the verb of its clause, on a verb joined to that;
/// `None` if the place is merely named.
fn reach(place: TokenId, led: bool, token: TokenId, clause: TokenId, syntax: &Syntax) -> Option<PlaceHow> {
    let mut at = place;
    let mut placed = led || places_something(place, syntax);
    for _ in 0..8 {
        let t = syntax.token(at);
        let head = t.head?;
        placed |= t.deprel == Deprel::Compound && is_gathering(&syntax.token(head).lemma);
        if placed && head == token && at != token {
            return Some(PlaceHow::Own);
        }
        if placed
            && (t.deprel.is_oblique() || t.deprel == Deprel::Advcl)
            && syntax.token(head).upos == Upos::Verb
        {
            return reach_verb(head, clause, syntax);
        }
        let inner = matches!(
            t.deprel,
            Deprel::Compound
                | Deprel::Nmod
                | Deprel::NmodPoss
                | Deprel::NmodDesc
                | Deprel::Flat
                | Deprel::Appos
                | Deprel::Conj
                | Deprel::Amod
        ) || t.deprel.is_oblique() && placed;
        if !inner || head == token {
            return None;
        }
        at = head;
        placed |= places_something(at, syntax);
    }
    None
}

fn reach_verb(verb: TokenId, clause: TokenId, syntax: &Syntax) -> Option<PlaceHow> {
    if verb == clause {
        return Some(PlaceHow::Clause);
    }
    let joined = |x: TokenId, y: TokenId| {
        let t = syntax.token(x);
        t.head == Some(y) && matches!(t.deprel, Deprel::Conj | Deprel::Xcomp | Deprel::Advcl)
    };
    (joined(clause, verb) || joined(verb, clause)).then_some(PlaceHow::Sentence)
}

/// Whether a preposition stands before a name that hangs on a word inside of it: "at Baghdad" of "at Baghdad
/// International Airport".
fn led(mention: &Mention, syntax: &Syntax) -> bool {
    let first = TokenId(mention.tokens.start);
    let inside = first != mention.head && syntax.tokens.get(first.index()).is_some();
    inside && syntax.case(first).is_some_and(|c| puts(c, "")) && !over_attitude(mention.head, syntax)
}

fn over_attitude(nominal: TokenId, syntax: &Syntax) -> bool {
    syntax.token(nominal).head.is_some_and(|h| is_attitude(&syntax.token(h).lemma))
}

/// Whether a nominal's preposition puts something into it.
fn places_something(nominal: TokenId, syntax: &Syntax) -> bool {
    let Some(case) = syntax.case(nominal) else { return false };
    if case == "in" && over_attitude(nominal, syntax) {
        return false;
    }
    puts(case, &syntax.token(nominal).lemma)
}
