//! Recipients that no slot yields: whom aid is for, the country of a town, the victims of a place, one's own country.

use super::{first, first_of};
use crate::events::acts::Act;
use crate::events::chain::Link;
use crate::events::lexicon::Slot;
use crate::events::view::View;
use crate::events::{means, parties, tree};
use crate::model::{EntityId, EntityKind, PloverType, TokenId, Upos};

/// Whom an act concerns where its frame's slots name nobody beside the actors.
pub(super) fn recipients(
    view: &View<'_>,
    act: &Act<'_>,
    links: &[Link<'_>],
    actors: &[EntityId],
) -> Vec<EntityId> {
    let own = match act.frame.plover {
        PloverType::Support => own_side(view, act, links, actors),
        PloverType::Aid => without(view, helped(view, act.token()), actors),
        _ => Vec::new(),
    };
    if !own.is_empty() {
        return own;
    }
    if let Some(country) = host(view, act, actors) {
        return vec![country];
    }
    if act.frame.plover != PloverType::Assault || actors.is_empty() {
        return Vec::new();
    }
    // Victims without a country of their own are those of the place.
    let here = first(view, act, links, &[Slot::Place], actors);
    if here.is_empty() { without(view, means::places(view, act), actors) } else { here }
}

fn without(view: &View<'_>, mut found: Vec<EntityId>, actors: &[EntityId]) -> Vec<EntityId> {
    found.retain(|e| !actors.iter().any(|a| parties::same(view, *a, *e)));
    found
}

/// A president who defends his own country's policy or praises its army supports somebody else than himself.
fn own_side(view: &View<'_>, act: &Act<'_>, links: &[Link<'_>], actors: &[EntityId]) -> Vec<EntityId> {
    let person =
        |e: &EntityId| view.entities.entities.get(e.index()).is_some_and(|e| e.kind == EntityKind::Person);
    if !actors.iter().any(person) {
        return Vec::new();
    }
    first_of(view, act, links, &act.frame.recipient, |e| actors.contains(&e))
}

/// "donated ventilators to assist Chad": whom an infinitive of help, on the verb or its object, is for.
fn helped(view: &View<'_>, verb: TokenId) -> Vec<EntityId> {
    let syntax = view.syntax;
    let below = [Some(verb), tree::object(syntax, verb)];
    let mut verbs = below.into_iter().flatten().flat_map(|h| syntax.children(h));
    let helps =
        |c: TokenId| view.lexicon.classes.has("helping", view.lemma(c)) && tree::has_case(syntax, c, "to");
    let object = verbs.find(|&c| helps(c)).and_then(|c| tree::object(syntax, c));
    object.map(|t| parties::of_or_inside(view, t)).unwrap_or_default()
}

/// Whether persons or a group without a code are the object or stand behind "to" or "for".
pub(super) fn is_somebody(view: &View<'_>, act: &Act<'_>) -> bool {
    let syntax = view.syntax;
    let object = || act.hit.object.or_else(|| tree::object(syntax, act.token()));
    let found = act.frame.recipient.iter().filter_map(|slot| match slot {
        Slot::Obj => object(),
        Slot::Iobj => tree::indirect_object(syntax, act.token()),
        Slot::Prep(p) => {
            let far = || object().and_then(|o| tree::prepositional(syntax, o, p));
            tree::prepositional(syntax, act.token(), p).or_else(far)
        }
        _ => None,
    });
    let person = |t: TokenId| {
        let entity = view.entities.entity_at(t);
        entity.is_some_and(|e| view.entity_is(e, "@person") || view.entity_is(e, "@group"))
            && (view.lexicon.classes.has("person", view.lemma(t)) || syntax.token(t).upos == Upos::Propn)
    };
    found.into_iter().any(person)
}

/// "recalled its envoy from Quito": the country of a town that stands where the recipient would, if the
/// document speaks of that country.
fn host(view: &View<'_>, act: &Act<'_>, actors: &[EntityId]) -> Option<EntityId> {
    let noun = act.frame.recipient.iter().find_map(|slot| match slot {
        Slot::Prep(p) => {
            let near = tree::prepositional(view.syntax, act.token(), p);
            near.or_else(|| tree::prepositional(view.syntax, tree::object(view.syntax, act.token())?, p))
        }
        _ => None,
    })?;
    let country = parties::host(view, noun)?;
    (!actors.iter().any(|a| parties::same(view, *a, country))).then_some(country)
}
