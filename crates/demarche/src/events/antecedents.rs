//! Parties that a sentence leaves to the ones before it: "denied the charge", "was killed in the strike",
//! "we will close the crossings".

use super::compose::Draft;
use super::view::View;
use super::{acts, parties, tree};
use crate::model::{Deprel, EntityId, Event, PloverType, SentenceId, Status, TokenId, Upos};

/// How many sentences back an act may be that a definite noun takes up.
const FAR: u32 = 40;
/// How many sentences back somebody may have been addressed who is still the one spoken to.
const NEAR: u32 = 2;
/// How many sentences back two parties may have met whose talks go on.
const TALKS: u32 = 5;

/// Fills empty roles of a sentence's drafts from the events before it.
pub(super) fn fill(view: &View<'_>, drafts: &mut [Draft], before: &[Event], sentence: SentenceId) {
    let far = before.partition_point(|e| e.sentence.0 + FAR < sentence.0);
    let before = before.get(far..).unwrap_or(&[]);
    if before.is_empty() {
        return;
    }
    for draft in drafts {
        if draft.cast.actors.is_empty() && draft.plover.quad_class() == 4 {
            draft.cast.actors = doer(view, draft, before, sentence);
        }
        let again = draft.cast.recipients.is_empty() && draft.plover.quad_class() == 4;
        if again && is_definite(view, draft.inner) {
            draft.cast.recipients = suffered(view, draft, before);
        }
        if draft.cast.recipients.is_empty() && !draft.cast.actors.is_empty() {
            draft.cast.recipients = other_side(view, draft, before, sentence);
        }
    }
}

/// Who did what a passive leaves open: the doer of the act that a noun of its clause takes up ("killed in
/// the strike"), or who did the same to the same party just before.
fn doer(view: &View<'_>, draft: &Draft, before: &[Event], sentence: SentenceId) -> Vec<EntityId> {
    let act = nouns(view, draft.trigger).find_map(|n| taken_up(view, n, draft, before));
    let again = || {
        let same = |e: &&Event| {
            e.plover == draft.plover
                && is_real(e)
                && e.sentence.0 + NEAR >= sentence.0
                && e.recipients.iter().any(|r| draft.cast.recipients.contains(r))
        };
        before.iter().rev().find(same)
    };
    let passive = tree::is_passive(view.syntax, draft.trigger);
    act.or_else(|| passive.then(again).flatten()).map(|e| e.actors.clone()).unwrap_or_default()
}

/// Who suffered what a definite noun takes up together with its doer: "the US carried out the strike".
fn suffered(view: &View<'_>, draft: &Draft, before: &[Event]) -> Vec<EntityId> {
    let same = |e: &&Event| {
        e.plover == draft.plover
            && is_real(e)
            && e.actors.iter().any(|a| ours(view, draft, *a))
            && (e.mode == draft.mode || draft.mode.is_none())
            && !e.recipients.is_empty()
            && !e.recipients.iter().any(|r| ours(view, draft, *r))
    };
    before.iter().rev().find(same).map(|e| e.recipients.clone()).unwrap_or_default()
}

/// Whom a reaction concerns: the doer of the act that its object takes up, else who was spoken to just
/// before.
fn other_side(view: &View<'_>, draft: &Draft, before: &[Event], sentence: SentenceId) -> Vec<EntityId> {
    use PloverType::{Accuse, Reject, Request, Support, Threaten};
    if !matches!(draft.plover, Accuse | Reject | Request | Support | Threaten) {
        return Vec::new();
    }
    let taken = nouns(view, draft.trigger).find_map(|n| taken_up(view, n, draft, before));
    if let Some(event) = taken {
        return event.actors.clone();
    }
    let spoken = matches!(draft.plover, Reject | Request | Threaten);
    let named = ["from", "on", "against", "to"];
    let object = tree::object(view.syntax, draft.inner);
    let on = |head: TokenId, p: &str| tree::prepositional(view.syntax, head, p).is_some();
    let named = named.iter().any(|p| on(draft.inner, p) || object.is_some_and(|o| on(o, p)));
    let partner = before.iter().rev().filter(|_| spoken && !named).find(|e| {
        let reach = if e.plover == PloverType::Consult { TALKS } else { NEAR };
        e.sentence.0 + reach >= sentence.0
            && (e.plover == PloverType::Consult || e.plover.quad_class() == 3)
            && is_real(e)
            && e.actors.iter().any(|a| ours(view, draft, *a))
            && e.recipients.iter().any(|r| !ours(view, draft, *r))
    });
    let others = partner.into_iter().flat_map(|e| &e.recipients).copied();
    others.filter(|r| !ours(view, draft, *r)).collect()
}

/// The objects and obliques of a verb that may take up something said before.
fn nouns<'a>(view: &View<'a>, verb: TokenId) -> impl Iterator<Item = TokenId> + 'a {
    let view = *view;
    view.syntax.children(verb).filter(move |&c| {
        let token = view.syntax.token(c);
        let argument = token.deprel.is_oblique()
            || matches!(token.deprel, Deprel::Obj | Deprel::NsubjPass | Deprel::Xcomp | Deprel::Ccomp);
        argument && token.upos == Upos::Noun && is_definite(&view, c)
    })
}

fn is_definite(view: &View<'_>, noun: TokenId) -> bool {
    view.syntax.children(noun).any(|c| {
        view.syntax.token(c).deprel == Deprel::Det
            && matches!(view.lemma(c), "the" | "this" | "that" | "these" | "those" | "such" | "any")
    })
}

/// The latest act of somebody else that a noun names: the charge, the demand, the strike.
fn taken_up<'e>(view: &View<'_>, noun: TokenId, draft: &Draft, before: &'e [Event]) -> Option<&'e Event> {
    let types = types_of(view, noun);
    let fits = |e: &&Event| {
        types.contains(&e.plover)
            && is_real(e)
            && !e.actors.is_empty()
            && !e.actors.iter().any(|a| ours(view, draft, *a) || draft.cast.recipients.contains(a))
    };
    let at_us = |e: &&Event| fits(e) && e.recipients.iter().any(|r| ours(view, draft, *r));
    // "The air strike" is one from the air, though the story may tell of other attacks more often.
    let mode = acts::at(view, noun, &[]).and_then(|act| act.frame.mode.clone());
    let alike = |e: &&Event| fits(e) && mode.is_some() && e.mode == mode;
    // "The attack" is the one the story is about, "the charge" the last one made.
    let one_side =
        |a: &Event, b: &Event| a.actors.iter().any(|x| b.actors.iter().any(|y| parties::same(view, *x, *y)));
    let told = |e: &Event| before.iter().filter(|o| o.plover == e.plover && one_side(o, e)).count();
    let story = || before.iter().rev().filter(fits).max_by_key(|e| told(e));
    before.iter().rev().find(alike).or_else(|| before.iter().rev().find(at_us)).or_else(story)
}

/// The types of event that a noun may take up: those of its frames, and those of words for speech.
fn types_of(view: &View<'_>, noun: TokenId) -> Vec<PloverType> {
    let lemma = view.lemma(noun);
    let class = |name: &str| view.lexicon.classes.has(name, lemma);
    if class("allegation") {
        return vec![PloverType::Accuse];
    }
    if class("demand") {
        return vec![PloverType::Request, PloverType::Threaten];
    }
    if class("deed") {
        use PloverType::{Accuse, Assault, Coerce, Mobilize, Reject, Sanction, Threaten};
        return vec![Sanction, Coerce, Assault, Mobilize, Reject, Threaten, Accuse];
    }
    let entries = view.lexicon.frame_words.get(lemma).into_iter().flatten();
    let nouns = entries.filter(|e| e.kind == super::lexicon::Kind::Noun);
    nouns.filter_map(|e| Some(view.lexicon.frames.get(e.target as usize)?.plover)).collect()
}

fn ours(view: &View<'_>, draft: &Draft, party: EntityId) -> bool {
    draft.cast.actors.iter().any(|a| parties::same(view, *a, party))
}

fn is_real(event: &Event) -> bool {
    !matches!(event.status, Status::Hypothetical | Status::Negated | Status::Denied)
}
