//! Who did it, where the doer stands in the means: "killed in Israeli shelling", "hit by a missile that rebels
//! had fired".

use super::acts::Act;
use super::lexicon::Kind;
use super::view::View;
use super::{parties, slots, tree};
use crate::model::{Deprel, EntityId, PloverType, TokenId};

/// Prepositions between a deed and its means: an agent that is a thing, an instrument, an occasion.
const MEANS: [&str; 6] = ["by", "in", "from", "with", "during", "after"];

/// The doer of a violent act whose verb names none.
pub(super) fn doer(view: &View<'_>, act: &Act<'_>) -> Vec<EntityId> {
    if act.frame.plover != PloverType::Assault || act.hit.entry.kind != Kind::Verb {
        return Vec::new();
    }
    let means = of(view, act.token());
    means.map(|noun| owner(view, noun)).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Whether a participle tells how the means of another violent act was used: "a missile fired by rebels hit …"
/// tells of no test.
pub(super) fn is_use(view: &View<'_>, participle: TokenId, acts: &[TokenId]) -> bool {
    let token = view.syntax.token(participle);
    let noun = token.head.filter(|_| matches!(token.deprel, Deprel::Acl | Deprel::AclRelcl));
    noun.is_some_and(|n| acts.iter().any(|&a| a != participle && of(view, a).any(|m| m == n)))
}

/// The nouns for weapons and attacks at the verb: where they are done, the verb's deed is.
pub(super) fn places(view: &View<'_>, act: &Act<'_>) -> Vec<EntityId> {
    of(view, act.token())
        .map(|noun| slots::place(view, noun))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// The weapons and attacks among a verb's subject and obliques.
fn of<'a>(view: &View<'a>, verb: TokenId) -> impl Iterator<Item = TokenId> + 'a {
    let view = *view;
    let subject =
        tree::surface_subject(view.syntax, verb, 1).filter(|_| !tree::is_passive(view.syntax, verb));
    let means = move |c: &TokenId| {
        let oblique = view.syntax.token(*c).deprel.is_oblique();
        oblique && MEANS.iter().any(|p| tree::has_case(view.syntax, *c, p))
    };
    let obliques = view.syntax.children(verb).filter(means);
    subject.into_iter().chain(obliques).filter(move |&n| is_means(&view, n))
}

/// A weapon, or a noun that tells of an attack.
pub(super) fn is_means(view: &View<'_>, noun: TokenId) -> bool {
    let lemma = view.lemma(noun);
    let attack = || {
        let entries = view.lexicon.frame_words.get(lemma).into_iter().flatten();
        let nouns = entries.filter(|e| e.kind == Kind::Noun);
        let mut frames = nouns.filter_map(|e| view.lexicon.frames.get(e.target as usize));
        frames.any(|f| f.plover == PloverType::Assault)
    };
    ["weapon", "fire"].iter().any(|class| view.lexicon.classes.has(class, lemma)) || attack()
}

/// Who used the weapon, else whose it is.
fn owner(view: &View<'_>, noun: TokenId) -> Vec<EntityId> {
    let user = user(view, noun, "use");
    if user.is_empty() { slots::owner(view, noun) } else { user }
}

/// Who did with a thing what a participle behind it tells, if it is a verb of this class: "a missile fired by
/// rebels", "rockets fired from Gaza", "a missile believed to be fired by rebels", "a report published by the UN".
pub(super) fn user(view: &View<'_>, noun: TokenId, class: &str) -> Vec<EntityId> {
    let syntax = view.syntax;
    let participles =
        syntax.children(noun).filter(|&c| matches!(syntax.token(c).deprel, Deprel::Acl | Deprel::AclRelcl));
    let told = participles.flat_map(|p| [Some(p), syntax.child(p, Deprel::Xcomp)]).flatten();
    let uses = told.filter(|&v| view.lexicon.classes.has(class, view.lemma(v)));
    let by = |verb: TokenId| {
        let agent = tree::subject(syntax, verb).filter(|&t| t != noun);
        let origin = || ["from", "in"].iter().find_map(|p| tree::prepositional(syntax, verb, p));
        agent.or_else(origin).map(|t| parties::of_or_inside(view, t)).unwrap_or_default()
    };
    uses.map(by).find(|found| !found.is_empty()).unwrap_or_default()
}
