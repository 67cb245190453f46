//! Slots of a frame filled with parties, on the voice-normalised tree.

use super::acts::Act;
use super::chain::Link;
use super::lexicon::{Kind, Slot, Takes};
use super::triggers::is_time;
use super::view::View;
use super::{means, parties, said, tree};
use crate::model::{Deprel, EntityId, EntityKind, PloverType, TokenId, Upos};

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
    let person =
        |e: &EntityId| view.entities.entities.get(e.index()).is_some_and(|e| e.kind == EntityKind::Person);
    if recipients.is_empty() && act.frame.plover == PloverType::Support && actors.iter().any(person) {
        // A president who defends his own country's policy or praises its army supports somebody else than himself.
        recipients = first_of(view, act, links, &act.frame.recipient, |e| actors.contains(&e));
    }
    if recipients.is_empty() && act.frame.plover == PloverType::Aid {
        recipients = helped(view, act.token());
        recipients.retain(|e| !actors.iter().any(|a| parties::same(view, *a, *e)));
    }
    if recipients.is_empty() {
        recipients.extend(host(view, act, &actors));
    }
    if recipients.is_empty() && act.frame.plover == PloverType::Assault && !actors.is_empty() {
        // Victims without a country of their own are those of the place.
        recipients = first(view, act, links, &[Slot::Place], &actors);
        if recipients.is_empty() {
            recipients = means::places(view, act);
            recipients.retain(|r| !actors.iter().any(|a| parties::same(view, *a, *r)));
        }
    }
    let nameless = recipients.is_empty() && is_somebody(view, act);
    Cast { actors, recipients, nameless }
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
fn is_somebody(view: &View<'_>, act: &Act<'_>) -> bool {
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
        Kind::Noun => of_noun(view, act, links, slot),
        Kind::Adjective if *slot == Slot::Subj => {
            let subject = match tree::is_passive(view.syntax, act.token()) {
                // "is opposed to the plan": no passive, whatever the parser says.
                true => described(view, act.token()),
                false => of_verb(view, act.token(), act.hit.object, slot),
            };
            if subject.is_empty() { exclaimed(view, act.token()) } else { subject }
        }
        _ => of_verb(view, act.token(), act.hit.object, slot),
    }
}

fn described(view: &View<'_>, predicate: TokenId) -> Vec<EntityId> {
    let subject = tree::surface_subject(view.syntax, predicate, 2);
    subject.map(|t| parties::of_or_inside(view, t)).unwrap_or_default()
}

/// "“Very disappointed in them,” he wrote": a predicate without a subject says it of the speaker.
fn exclaimed(view: &View<'_>, predicate: TokenId) -> Vec<EntityId> {
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

fn of_verb(view: &View<'_>, verb: TokenId, object: Option<TokenId>, slot: &Slot) -> Vec<EntityId> {
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
fn held(view: &View<'_>, noun: TokenId) -> Vec<EntityId> {
    let found = parties::inside(view, noun, &parties::HOLDERS);
    let border = found.is_empty() && view.lexicon.classes.has("border", view.lemma(noun));
    if border { parties::inside(view, noun, &["with"]) } else { found }
}

/// The nominal after a preposition that is no date: "lifted on Friday the sanctions on Iran".
fn argument(view: &View<'_>, head: TokenId, preposition: &str) -> Option<TokenId> {
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

pub(super) fn place(view: &View<'_>, head: TokenId) -> Vec<EntityId> {
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

fn of_noun(view: &View<'_>, act: &Act<'_>, links: &[Link<'_>], slot: &Slot) -> Vec<EntityId> {
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
pub(super) fn owner(view: &View<'_>, noun: TokenId) -> Vec<EntityId> {
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
    let agent = ["or", "er"].iter().any(|end| view.lemma(noun).ends_with(end)) && syntax.case(noun).is_none();
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

fn supports<'a>(links: &'a [Link<'a>]) -> impl Iterator<Item = (&'a super::lexicon::Operator, TokenId)> {
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
