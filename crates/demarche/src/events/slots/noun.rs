//! Slots of a noun: its possessor, its phrases, and what the words that carry it lend.

use super::verb::{argument, held, place};
use crate::events::acts::Act;
use crate::events::chain::Link;
use crate::events::lexicon::{Operator, Slot, Takes};
use crate::events::view::View;
use crate::events::{parties, tree};
use crate::model::{Deprel, EntityId, TokenId};

pub(super) fn of_noun(view: &View<'_>, act: &Act<'_>, links: &[Link<'_>], slot: &Slot) -> Vec<EntityId> {
    let (syntax, noun) = (view.syntax, act.token());
    let hostile = act.frame.plover.quad_class() == 4;
    match slot {
        Slot::Subj => {
            let owned = owner(view, noun);
            let found = if owned.is_empty() { supporter(view, links, Takes::Actor) } else { owned };
            let found = if found.is_empty() { occasion(view, noun) } else { found };
            let found = if found.is_empty() { engaged(view, noun) } else { found };
            if found.is_empty() { existential(view, noun) } else { found }
        }
        Slot::Obj => {
            let of = tree::prepositional(syntax, noun, "of")
                .map(|t| parties::of_or_inside(view, t))
                .unwrap_or_default();
            if of.is_empty() { supporter(view, links, Takes::Recipient) } else { of }
        }
        Slot::ObjOf => {
            let of = tree::prepositional(syntax, noun, "of");
            of.map(|t| parties::inside(view, t, &parties::CONCERNED)).unwrap_or_default()
        }
        Slot::Prep(p) => {
            let at = |t| match parties::of_or_inside(view, t) {
                // What is attacked belongs to the country it lies in; what is given does not go there.
                named if named.is_empty() && hostile => held(view, t),
                named => named,
            };
            let own = argument(view, noun, p).map(at).unwrap_or_default();
            if own.is_empty() { on_support(view, links, p) } else { own }
        }
        Slot::Place => place(view, noun),
        Slot::Iobj => supports(links)
            .find_map(|(_, t)| syntax.child(t, Deprel::Iobj))
            .map(|t| parties::of(view, t))
            .unwrap_or_default(),
        Slot::ClauseSubj | Slot::Xcomp | Slot::Ccomp | Slot::Speaker => Vec::new(),
    }
}

/// Whose act a noun is: "Russia's attack", "an attack by Russia", "the Russian attack".
pub(in crate::events) fn owner(view: &View<'_>, noun: TokenId) -> Vec<EntityId> {
    let by = tree::prepositional(view.syntax, noun, "by")
        .map(|t| parties::of_or_inside(view, t))
        .unwrap_or_default();
    if by.is_empty() { parties::inside(view, noun, &[]) } else { by }
}

/// "is on a visit to Chad", "are in talks", "is the largest donor to Chad": who is said to be in, or to be, what
/// a noun names.
fn engaged(view: &View<'_>, noun: TokenId) -> Vec<EntityId> {
    let syntax = view.syntax;
    let inside = ["on", "in", "at"].iter().any(|p| tree::has_case(syntax, noun, p));
    // Only a noun of agent names who does it: a lifeline, a burden is nobody.
    let agent = view.lexicon.classes.has("agent-noun", view.lemma(noun)) && syntax.case(noun).is_none();
    let said = (inside || agent) && syntax.child(noun, Deprel::Cop).is_some();
    let subject = syntax.child_where(noun, Deprel::is_subject).filter(|_| said);
    subject.map(|t| parties::of_or_inside(view, t)).unwrap_or_default()
}

/// "After talks with Chad, Niger's minister said …": whose clause an occasion frames took part in it.
fn occasion(view: &View<'_>, noun: TokenId) -> Vec<EntityId> {
    let token = view.syntax.token(noun);
    let frames = ["after", "before", "during", "following", "at", "in", "ahead"];
    let framing = token.deprel == Deprel::Obl
        && frames.iter().any(|p| tree::has_case(view.syntax, noun, p))
        && tree::prepositional(view.syntax, noun, "with").is_some();
    let verb = token.head.filter(|_| framing);
    let subject = verb.and_then(|v| tree::subject(view.syntax, v));
    subject.map(|t| parties::of_or_inside(view, t)).unwrap_or_default()
}

/// "Chad said there would be talks with Niger": who speaks of an act to come takes part in it.
fn existential(view: &View<'_>, noun: TokenId) -> Vec<EntityId> {
    let partner = tree::prepositional(view.syntax, noun, "with").is_some();
    let clause = tree::existential(view.syntax, noun).filter(|_| partner);
    let said = clause.and_then(|c| {
        let token = view.syntax.token(c);
        token.head.filter(|_| matches!(token.deprel, Deprel::Ccomp | Deprel::Parataxis))
    });
    let speaker = said.and_then(|v| tree::subject(view.syntax, v));
    speaker.map(|t| parties::of_or_inside(view, t)).unwrap_or_default()
}

fn supports<'a>(links: &'a [Link<'a>]) -> impl Iterator<Item = (&'a Operator, TokenId)> {
    links.iter().filter_map(|l| match l {
        Link::Operator(op, hit) => Some((*op, hit.token)),
        Link::Clause(..) => None,
    })
}

/// The subject (or object) of the nearest embedding word that lends its party this role.
fn supporter(view: &View<'_>, links: &[Link<'_>], role: Takes) -> Vec<EntityId> {
    for (op, token) in supports(links) {
        if op.subject == role {
            let found =
                tree::subject(view.syntax, token).map(|t| parties::of_or_inside(view, t)).unwrap_or_default();
            if !found.is_empty() {
                return found;
            }
        }
        if op.object == role {
            let found = tree::object(view.syntax, token).map(|t| parties::of(view, t)).unwrap_or_default();
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

fn on_support(view: &View<'_>, links: &[Link<'_>], preposition: &str) -> Vec<EntityId> {
    supports(links)
        .find_map(|(_, t)| tree::prepositional(view.syntax, t, preposition))
        .map(|t| parties::of_or_inside(view, t))
        .unwrap_or_default()
}
