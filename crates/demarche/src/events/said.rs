//! Who speaks the clause of a word, and what a marked source's saying amounts to.

use super::compose::Draft;
use super::slots::Cast;
use super::view::View;
use super::{parties, tree};
use crate::model::{Deprel, EntityId, PloverType, SentenceId, Status, TokenId};

/// "Oslo said Chad had shelled the town", "according to Oslo, Chad is arming the rebels": between the two it is
/// the accusation that happens.
pub(super) fn accusation(view: &View<'_>, draft: &mut Draft, source: EntityId, target: EntityId) {
    let cast = &draft.cast;
    let theirs = cast.actors.contains(&target) && !cast.actors.contains(&source);
    let real = matches!(draft.status, Status::Happened | Status::Ongoing | Status::Planned);
    // What is refused may be refused with right; what is broken (128) is not.
    let broken = draft.cameo.starts_with("128");
    let ill = draft.plover.quad_class() == 4 || draft.plover == PloverType::Threaten || broken;
    if theirs && real && ill && speakers(view, draft.trigger).any(|(_, by)| by.contains(&source)) {
        draft.rule.push_str("+alleged");
        accuse(draft, source, target);
    }
}

/// What somebody must, will or would do is asked of him, promised or refused.
const MODALS: [&str; 6] = ["must", "should", "will", "would", "shall", "ought"];

fn accuse(draft: &mut Draft, source: EntityId, target: EntityId) {
    draft.plover = PloverType::Accuse;
    draft.mode = Some("allege".into());
    draft.cameo = "112".into();
    draft.status = Status::Happened;
    draft.cast = Cast { actors: vec![source], recipients: vec![target], nameless: false };
}

/// "Oslo said Chad was behind the outbreak": what a source says of a target in words the lexicon does not know is
/// found fault with oftener than anything else.
pub(super) fn remark(
    view: &View<'_>,
    sentence: SentenceId,
    source: EntityId,
    target: EntityId,
) -> Option<Draft> {
    let of_target = |t: TokenId| parties::of_or_inside(view, t).contains(&target);
    let said = view.syntax.ids(sentence).find_map(|subject| {
        let token = view.syntax.token(subject);
        let clause = token.head.filter(|_| token.deprel.is_subject() && of_target(subject))?;
        if view.syntax.children(clause).any(|c| MODALS.contains(&view.lemma(c))) {
            return None;
        }
        speakers(view, clause).find(|(_, by)| by.contains(&source)).map(|(verb, _)| verb)
    })?;
    let mut draft = Draft {
        plover: PloverType::Accuse,
        mode: None,
        cameo: "112".into(),
        contexts: Vec::new(),
        status: Status::Happened,
        cast: Cast::default(),
        conditioned: false,
        inner: said,
        trigger: said,
        words: vec![said],
        rule: "said-of".into(),
        swallowed: Vec::new(),
    };
    accuse(&mut draft, source, target);
    Some(draft)
}

/// Who says the clause of a word: the nearest one named.
pub(super) fn speaker(view: &View<'_>, word: TokenId) -> Vec<EntityId> {
    speakers(view, word).map(|(_, by)| by).find(|by| !by.is_empty()).unwrap_or_default()
}

/// Words of speech around or beside the clause of a word, and "according to", with the parties that speak.
fn speakers<'a>(view: &'a View<'_>, word: TokenId) -> impl Iterator<Item = (TokenId, Vec<EntityId>)> + 'a {
    let syntax = view.syntax;
    std::iter::once(word).chain(syntax.ancestors(word)).flat_map(move |at| {
        let token = syntax.token(at);
        let beside = syntax.children(at).filter(|&c| syntax.token(c).deprel == Deprel::Parataxis);
        let clause =
            matches!(token.deprel, Deprel::Ccomp | Deprel::Parataxis | Deprel::Advcl | Deprel::AclRelcl);
        let around = token.head.filter(|_| clause);
        let verbs = beside.chain(around).filter(|&v| view.lexicon.classes.has("speech", view.lemma(v)));
        let said = verbs.filter_map(|v| Some((v, parties::of_or_inside(view, tree::subject(syntax, v)?))));
        let according = syntax.children(at).filter(|&c| tree::has_case(syntax, c, "according"));
        said.chain(according.map(move |c| (at, parties::of_or_inside(view, c))))
    })
}
