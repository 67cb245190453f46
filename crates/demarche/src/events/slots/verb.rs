//! Slots of a verb or adjective.

use crate::events::lexicon::Slot;
use crate::events::triggers::is_time;
use crate::events::view::View;
use crate::events::{means, parties, tree};
use crate::model::{Deprel, EntityId, TokenId, Upos};

/// Whom a predicate describes: the subject of its clause, or of one of the two above it that lend it theirs.
pub(super) fn described(view: &View<'_>, predicate: TokenId) -> Vec<EntityId> {
    let subject = tree::surface_subject(view.syntax, predicate, 2);
    subject.map(|t| parties::of_or_inside(view, t)).unwrap_or_default()
}

/// "“Very disappointed in them,” he wrote": a predicate without a subject says it of the speaker.
pub(super) fn exclaimed(view: &View<'_>, predicate: TokenId) -> Vec<EntityId> {
    let token = view.syntax.token(predicate);
    if view.syntax.child_where(predicate, Deprel::is_subject).is_some() || token.deprel == Deprel::Amod {
        return Vec::new();
    }
    let quote = crate::quotes::attribution_at(view.quotes, token.span);
    let quote = quote.and_then(|id| view.quotes.attributions.get(id.index()));
    let direct = quote.filter(|q| q.kind != crate::model::QuoteKind::Indirect);
    let speaker = direct.and_then(|q| q.source.as_ref()?.entity);
    speaker.filter(|e| view.is_actor(*e)).into_iter().collect()
}

pub(super) fn of_verb(view: &View<'_>, verb: TokenId, object: Option<TokenId>, slot: &Slot) -> Vec<EntityId> {
    let syntax = view.syntax;
    let object = || object.or_else(|| tree::object(syntax, verb));
    let found = match slot {
        Slot::Subj => {
            return match tree::subject(syntax, verb) {
                Some(t) => parties::subject(view, verb, t),
                None => parties::before(view, verb),
            };
        }
        Slot::Obj => object(),
        Slot::ObjOf => {
            return object().map(|t| parties::inside(view, t, &parties::CONCERNED)).unwrap_or_default();
        }
        Slot::Iobj => tree::indirect_object(syntax, verb),
        Slot::Prep(p) => return prepositional(view, verb, object(), p),
        Slot::ClauseSubj => {
            let party = |c| tree::subject(syntax, c).or_else(|| tree::object(syntax, c));
            return clause(view, verb)
                .and_then(party)
                .map(|t| parties::of_or_inside(view, t))
                .unwrap_or_default();
        }
        Slot::Place => return place(view, verb),
        Slot::Xcomp | Slot::Ccomp | Slot::Speaker => None,
    };
    let found = found.map(|t| person(view, t)).unwrap_or_default();
    // "drove the rebels out of the town": the direct object where the one after the preposition is no party.
    let active = *slot == Slot::Obj && !tree::is_passive(syntax, verb);
    let direct = || tree::object(syntax, verb).map(|t| person(view, t)).unwrap_or_default();
    if found.is_empty() && active { direct() } else { found }
}

/// The parties of an object, or whose person it is: "the head of the UN division", "a UN rights chief".
fn person(view: &View<'_>, object: TokenId) -> Vec<EntityId> {
    let direct = parties::of(view, object);
    let somebody = || view.lexicon.classes.has("person", view.lemma(object));
    if direct.is_empty() && somebody() { parties::inside(view, object, &parties::OWNERS) } else { direct }
}

fn prepositional(
    view: &View<'_>,
    verb: TokenId,
    object: Option<TokenId>,
    preposition: &str,
) -> Vec<EntityId> {
    let near = tree::adjacent(view.syntax, verb, preposition).or_else(|| argument(view, verb, preposition));
    // "handed over kits worth millions to Chad", "a shipment of masks to Chad": on the noun or on what it counts.
    let far = || {
        let object = object?;
        let inner = || argument(view, tree::prepositional(view.syntax, object, "of")?, preposition);
        argument(view, object, preposition).or_else(inner)
    };
    // The noun after the preposition that closes an entry stands for the object.
    let closing = || object.filter(|&o| tree::has_case(view.syntax, o, preposition));
    let Some(noun) = near.or_else(closing).or_else(far) else { return Vec::new() };
    let direct = parties::of(view, noun);
    if direct.is_empty() { held(view, noun) } else { direct }
}

/// The party whose a place or thing is: "targets in Quito", "the border with Quito".
pub(super) fn held(view: &View<'_>, noun: TokenId) -> Vec<EntityId> {
    let found = parties::inside(view, noun, &parties::HOLDERS);
    let border = found.is_empty() && view.lexicon.classes.has("border", view.lemma(noun));
    if border { parties::inside(view, noun, &["with"]) } else { found }
}

/// The nominal after a preposition that is no date: "lifted on Friday the sanctions on Iran".
pub(super) fn argument(view: &View<'_>, head: TokenId, preposition: &str) -> Option<TokenId> {
    tree::prepositionals(view.syntax, head, preposition).find(|&t| !is_time(view, t))
}

fn clause(view: &View<'_>, verb: TokenId) -> Option<TokenId> {
    view.syntax
        .child_where(verb, |r| matches!(r, Deprel::Ccomp | Deprel::Xcomp))
        .or_else(|| {
            // "The mayor said X must go" where the parser makes "said" an afterthought.
            view.syntax.child(verb, Deprel::Parataxis)
        })
        .or_else(|| tree::speech_before(view.syntax, verb))
        .or_else(|| {
            // "demanded guarantees that X would go"
            let object = tree::object(view.syntax, verb)?;
            let that = |&c: &TokenId| tree::has_case(view.syntax, c, "that");
            view.syntax
                .children(object)
                .filter(that)
                .find(|&c| view.syntax.child_where(c, Deprel::is_subject).is_some())
        })
}

pub(in crate::events) fn place(view: &View<'_>, head: TokenId) -> Vec<EntityId> {
    let at = ["in", "into", "inside", "at", "near", "across", "over", "along"];
    let obliques = at
        .iter()
        .flat_map(|p| tree::prepositionals(view.syntax, head, p))
        .filter(|&t| !means::is_means(view, t));
    let found = obliques.map(|t| within(view, t)).find(|found| !found.is_empty());
    found.unwrap_or_else(|| {
        let noun = where_clause(view, head).or_else(|| scene(view, head));
        noun.map(|t| within(view, t)).unwrap_or_default()
    })
}

/// "an attack killing five at a market in Mali": where the participle's deed is done, the act's is.
fn scene(view: &View<'_>, head: TokenId) -> Option<TokenId> {
    let participle = view.syntax.child(head, Deprel::Acl)?;
    ["at", "near", "inside"].iter().find_map(|p| tree::prepositional(view.syntax, participle, p))
}

/// The parties of a place: "Kenya", "Kenya's capital", "a mall in Kenya's capital".
fn within(view: &View<'_>, place: TokenId) -> Vec<EntityId> {
    let named = parties::of_or_inside(view, place);
    if !named.is_empty() {
        return named;
    }
    let wider = tree::prepositional(view.syntax, place, "in");
    wider.map(|t| parties::of_or_inside(view, t)).unwrap_or_default()
}

/// "Peru's border, where it massed troops": the noun that a where-clause describes is its place.
fn where_clause(view: &View<'_>, verb: TokenId) -> Option<TokenId> {
    let adverb = view.syntax.children(verb).find(|&c| view.lemma(c) == "where")?;
    // The noun just before it, whichever noun the parser has hung the clause on.
    let before = (0..adverb.0).rev().take(3).map(TokenId);
    before.take_while(|&t| view.syntax.token(t).upos != Upos::Verb).find(|&t| {
        let token = view.syntax.token(t);
        matches!(token.upos, Upos::Noun | Upos::Propn) && token.deprel != Deprel::Compound
    })
}
