//! Slots of a frame filled with parties, on the voice-normalised tree: of verbs (`verb`) and of nouns (`noun`);
//! where they yield no recipient, what the act's kind allows (`fallback`).

mod fallback;
mod noun;
mod verb;

pub(super) use noun::owner;
pub(super) use verb::place;

use super::acts::Act;
use super::chain::Link;
use super::lexicon::{Kind, Slot};
use super::view::View;
use super::{means, parties, said, tree};
use crate::model::EntityId;

/// The parties of an act.
#[derive(Clone, Debug, Default)]
pub(super) struct Cast {
    pub actors: Vec<EntityId>,
    pub recipients: Vec<EntityId>,
    /// Whether somebody without a code stands where the recipient would: persons or a group.
    pub nameless: bool,
}

/// Fills the slots of an act's frame.
pub(super) fn fill(view: &View<'_>, act: &Act<'_>, links: &[Link<'_>]) -> Cast {
    let mut actors = first(view, act, links, &act.frame.actor, &[]);
    if actors.is_empty() {
        actors = means::doer(view, act);
    }
    if act.frame.reciprocal {
        return reciprocal(view, act, links, actors);
    }
    let mut recipients = first(view, act, links, &act.frame.recipient, &actors);
    if recipients.is_empty() {
        recipients = fallback::recipients(view, act, links, &actors);
    }
    let nameless = recipients.is_empty() && fallback::is_somebody(view, act);
    Cast { actors, recipients, nameless }
}

/// The first slot that yields somebody who is not among `taken`.
fn first(
    view: &View<'_>,
    act: &Act<'_>,
    links: &[Link<'_>],
    slots: &[Slot],
    taken: &[EntityId],
) -> Vec<EntityId> {
    first_of(view, act, links, slots, |e| taken.iter().any(|t| parties::same(view, *t, e)))
}

/// The first slot that yields somebody who is not left out.
fn first_of(
    view: &View<'_>,
    act: &Act<'_>,
    links: &[Link<'_>],
    slots: &[Slot],
    left_out: impl Fn(EntityId) -> bool,
) -> Vec<EntityId> {
    for slot in slots {
        let mut found = evaluate(view, act, links, slot);
        found.retain(|e| !left_out(*e));
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// All parties are actors, and recipients of each other.
fn reciprocal(view: &View<'_>, act: &Act<'_>, links: &[Link<'_>], mut all: Vec<EntityId>) -> Cast {
    let between = Slot::Prep("between".into());
    let among = Slot::Prep("among".into());
    for slot in act.frame.recipient.iter().chain([&between, &among]) {
        for e in evaluate(view, act, links, slot) {
            if !all.contains(&e) {
                all.push(e);
            }
        }
    }
    let recipients = if all.len() > 1 { all.clone() } else { Vec::new() };
    Cast { actors: all, recipients, nameless: false }
}

/// The parties in one slot.
pub(super) fn evaluate(view: &View<'_>, act: &Act<'_>, links: &[Link<'_>], slot: &Slot) -> Vec<EntityId> {
    if *slot == Slot::Speaker {
        return said::speaker(view, act.token());
    }
    match act.hit.entry.kind {
        Kind::Noun => noun::of_noun(view, act, links, slot),
        Kind::Adjective if *slot == Slot::Subj => {
            let subject = match tree::is_passive(view.syntax, act.token()) {
                // "is opposed to the plan": no passive, whatever the parser says.
                true => verb::described(view, act.token()),
                false => verb::of_verb(view, act.token(), act.hit.object, slot),
            };
            if subject.is_empty() { verb::exclaimed(view, act.token()) } else { subject }
        }
        _ => verb::of_verb(view, act.token(), act.hit.object, slot),
    }
}
