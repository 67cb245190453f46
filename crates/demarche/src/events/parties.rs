//! From argument tokens to parties: entities with an actor code.

use super::view::View;
use super::{means, tree};
use crate::model::{Deprel, EntityId, EntityKind, Feats, TokenId, Upos};

/// The parties that a nominal names: itself, what is coordinated with it, the members of a collective.
pub(super) fn of(view: &View<'_>, nominal: TokenId) -> Vec<EntityId> {
    let mut parties = Vec::new();
    for part in tree::coordinated(view.syntax, nominal) {
        match own(view, part) {
            Some(entity) => push(view, entity, &mut parties),
            None => quantified(view, part).into_iter().for_each(|e| push(view, e, &mut parties)),
        }
    }
    parties
}

/// Parties of a nominal, or, where it is none itself ("Russia's calls"), those inside it.
pub(super) fn of_or_inside(view: &View<'_>, nominal: TokenId) -> Vec<EntityId> {
    let direct = of(view, nominal);
    if direct.is_empty() { inside(view, nominal, &OWNERS) } else { direct }
}

/// Parties of a verb's subject; a pronoun that nothing else explains is who speaks ("they said they would go").
pub(super) fn subject(view: &View<'_>, verb: TokenId, subject: TokenId) -> Vec<EntityId> {
    let found = of_or_inside(view, subject);
    let found = if found.is_empty() { means::user(view, subject, "publish") } else { found };
    let token = view.syntax.token(verb);
    let pronoun = view.syntax.token(subject).upos == Upos::Pron
        && matches!(view.lemma(subject), "they" | "it" | "he" | "she")
        && view.entities.entity_at(subject).is_none();
    let saying = token.head.filter(|_| found.is_empty() && pronoun && token.deprel == Deprel::Ccomp);
    match saying.and_then(|s| tree::subject(view.syntax, s)).filter(|&s| s != subject) {
        Some(speaker) => of_or_inside(view, speaker),
        None => found,
    }
}

/// The party before a finite verb for which the parser found no subject: the nearest one with no other verb
/// between.
pub(super) fn before(view: &View<'_>, verb: TokenId) -> Vec<EntityId> {
    let (syntax, token) = (view.syntax, view.syntax.token(verb));
    let finite = matches!(token.deprel, Deprel::Root | Deprel::Ccomp | Deprel::Parataxis | Deprel::Conj)
        && token.feats.has(Feats::PAST)
        && !tree::is_passive(syntax, verb)
        && syntax.child_where(verb, Deprel::is_subject).is_none();
    if !finite {
        return Vec::new();
    }
    let left = (0..verb.0).rev().map(TokenId).take_while(|&t| {
        let other = syntax.token(t);
        other.sentence == token.sentence && other.upos != Upos::Verb
    });
    left.map(|t| of(view, t)).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Prepositions that lead from a thing to the party it belongs to.
pub(super) const OWNERS: [&str; 3] = ["of", "by", "from"];
/// Prepositions that lead from a thing acted on to the party whose it is: also "targets in Sudan".
pub(super) const HOLDERS: [&str; 4] = ["of", "by", "from", "in"];
/// Prepositions that lead from a thing to a party it concerns.
pub(super) const CONCERNED: [&str; 10] =
    ["of", "by", "from", "between", "among", "with", "on", "against", "to", "in"];

/// Parties inside a nominal: possessor, adjective or compound, then phrases with these prepositions.
pub(super) fn inside(view: &View<'_>, nominal: TokenId, prepositions: &[&str]) -> Vec<EntityId> {
    let mut parties = Vec::new();
    let owners = [Deprel::NmodPoss, Deprel::Amod, Deprel::Compound, Deprel::NmodUnmarked, Deprel::Flat];
    // "her Russian counterparts": the possessor of a relational noun is the other side, not what it names.
    let relational = view.lexicon.classes.has("relational", view.lemma(nominal));
    let own = |child: TokenId| {
        let rel = view.syntax.token(child).deprel;
        relational && matches!(rel, Deprel::Amod | Deprel::Compound) && !of(view, child).is_empty()
    };
    let skip = usize::from(view.syntax.children(nominal).any(own));
    if let Some(belongs) = flagged(view, nominal) {
        push(view, belongs, &mut parties);
        return parties;
    }
    for rel in owners.into_iter().skip(skip) {
        for child in view.syntax.children(nominal).filter(|&c| view.syntax.token(c).deprel == rel) {
            let named = of(view, child);
            // "a Chinese government entity", "UN rights chief": the name hangs on the word between.
            let named =
                if named.is_empty() && rel == Deprel::Compound { shallow(view, child) } else { named };
            named.into_iter().for_each(|e| push(view, e, &mut parties));
        }
        if !parties.is_empty() {
            return parties;
        }
    }
    if prepositions.contains(&"by") {
        // "missiles fired by the army", "jets sent by Quito": weapons are whose hand they come from.
        let weapon = view.lexicon.classes.has("weapon", view.lemma(nominal));
        let hand = if weapon { means::user(view, nominal, "use") } else { Vec::new() };
        hand.into_iter().for_each(|e| push(view, e, &mut parties));
        if !parties.is_empty() {
            return parties;
        }
    }
    for preposition in prepositions {
        for child in view.syntax.children(nominal).filter(|&c| tree::has_case(view.syntax, c, preposition)) {
            let found = match of(view, child) {
                found if found.is_empty() && *preposition == "of" => shallow(view, child),
                found => found,
            };
            found.into_iter().for_each(|e| push(view, e, &mut parties));
        }
        if !parties.is_empty() {
            return parties;
        }
    }
    parties
}

/// "a Panama-flagged ship", "the Saudi-led coalition": the party inside a compound adjective of belonging.
fn flagged(view: &View<'_>, nominal: TokenId) -> Option<EntityId> {
    let adjectives = view.syntax.children(nominal).filter(|&c| {
        let token = view.syntax.token(c);
        matches!(token.deprel, Deprel::Amod | Deprel::Compound)
            && view.lexicon.classes.has("belonging", &token.lemma)
    });
    let inner = adjectives.flat_map(|a| view.syntax.children(a));
    inner.filter_map(|c| own(view, c)).next()
}

/// The country, itself a party of the document, in which a place lies.
pub(super) fn host(view: &View<'_>, place: TokenId) -> Option<EntityId> {
    let entity = view.entities.entity_at(place)?;
    if view.entities.entities.get(entity.index())?.kind != EntityKind::Place {
        return None;
    }
    let code = view.places.location(entity)?.country.as_ref()?;
    let states = view.entities.entities.iter();
    let at = states.clone().position(|e| e.kind == EntityKind::Country && e.code.as_ref() == Some(code))?;
    Some(EntityId::new(at))
}

/// Possessor and adjective only: one level below an of-phrase.
fn shallow(view: &View<'_>, nominal: TokenId) -> Vec<EntityId> {
    let rels = [Deprel::NmodPoss, Deprel::Amod, Deprel::Compound];
    let children = view.syntax.children(nominal);
    children.filter(|&c| rels.contains(&view.syntax.token(c).deprel)).flat_map(|c| of(view, c)).collect()
}

/// Whether two entities are one party: the same, or a state and its own government or army.
pub(super) fn same(view: &View<'_>, a: EntityId, b: EntityId) -> bool {
    let get = |e: EntityId| view.entities.entities.get(e.index());
    let (Some(x), Some(y)) = (get(a), get(b)) else { return a == b };
    let (Some(p), Some(q)) = (x.code.as_deref(), y.code.as_deref()) else { return a == b };
    let state = |code: &str| matches!(code.get(3..).unwrap_or(""), "" | "GOV" | "MIL" | "LEG");
    // A parliament may well ask, accuse or defy the government of its own state.
    let houses = |a: &str, b: &str| a.ends_with("LEG") && (b.ends_with("GOV") || b.ends_with("MIL"));
    if a != b && (houses(p, q) || houses(q, p)) {
        return false;
    }
    a == b
        || (p == q && x.kind != EntityKind::Person)
        || (state(p) && state(q) && p.len() >= 3 && p.get(..3) == q.get(..3))
}

fn own(view: &View<'_>, token: TokenId) -> Option<EntityId> {
    let known = view.entities.entity_at(token).filter(|&e| view.is_actor(e));
    let speaker = || crate::quotes::first_person(view.quotes, view.article, view.syntax, token);
    let entity = known.or_else(speaker).or_else(|| view.entities.entity_at(token))?;
    let e = view.entities.entities.get(entity.index())?;
    (e.code.is_some() || !e.members.is_empty()).then_some(entity)
}

/// "dozens of protesters", "a group of Russian soldiers", "one of the rebels": the party after "of".
fn quantified(view: &View<'_>, token: TokenId) -> Vec<EntityId> {
    let t = view.syntax.token(token);
    let counts = t.upos == Upos::Num || view.lexicon.classes.has("quantity", &t.lemma);
    if !counts {
        return Vec::new();
    }
    tree::prepositional(view.syntax, token, "of").map(|c| of(view, c)).unwrap_or_default()
}

fn push(view: &View<'_>, entity: EntityId, into: &mut Vec<EntityId>) {
    let members = view.entities.entities.get(entity.index()).map_or(&[][..], |e| &e.members);
    let list = if members.is_empty() { std::slice::from_ref(&entity) } else { members };
    for &e in list {
        if view.is_actor(e) && !into.contains(&e) {
            into.push(e);
        }
    }
}
