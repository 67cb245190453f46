//! What a marked source says that a marked target does: an accusation, where the deed is an ill one.

use super::compose::Draft;
use super::view::View;
use super::{parties, tree};
use crate::model::{Deprel, EntityId, PloverType, Status, TokenId};

/// "Oslo said Chad had shelled the town", "according to Oslo, Chad is arming the rebels": between the two it is
/// the accusation that happens.
pub(super) fn accusation(view: &View<'_>, draft: &mut Draft, source: EntityId, target: EntityId) {
    let cast = &draft.cast;
    let theirs = cast.actors.contains(&target) && !cast.actors.contains(&source);
    let real = matches!(draft.status, Status::Happened | Status::Ongoing | Status::Planned);
    // What is refused may be refused with right; what is broken (128) is not.
    let broken = draft.cameo.starts_with("128");
    let ill = draft.plover.quad_class() == 4 || draft.plover == PloverType::Threaten || broken;
    if !(theirs && real && ill && says(view, draft.trigger, source)) {
        return;
    }
    draft.plover = PloverType::Accuse;
    draft.mode = Some("allege".into());
    draft.cameo = "112".into();
    draft.status = Status::Happened;
    draft.rule.push_str("+alleged");
    draft.cast.recipients = vec![target];
    draft.cast.actors = vec![source];
}

/// Whether a party speaks the clause of a word: as subject of a verb of speech around or beside it, or after
/// "according to".
fn says(view: &View<'_>, word: TokenId, speaker: EntityId) -> bool {
    std::iter::once(word).chain(view.syntax.ancestors(word)).any(|at| {
        let beside = view.syntax.children(at).filter(|&c| view.syntax.token(c).deprel == Deprel::Parataxis);
        let around = view.syntax.token(at).head.filter(|_| {
            matches!(
                view.syntax.token(at).deprel,
                Deprel::Ccomp | Deprel::Parataxis | Deprel::Advcl | Deprel::AclRelcl
            )
        });
        beside.chain(around).any(|verb| is_said_by(view, verb, speaker)) || according(view, at, speaker)
    })
}

fn is_said_by(view: &View<'_>, verb: TokenId, speaker: EntityId) -> bool {
    let subject = || tree::subject(view.syntax, verb);
    view.lexicon.classes.has("speech", view.lemma(verb))
        && subject().is_some_and(|s| parties::of_or_inside(view, s).contains(&speaker))
}

fn according(view: &View<'_>, at: TokenId, speaker: EntityId) -> bool {
    view.syntax.children(at).any(|c| {
        let nominal = tree::has_case(view.syntax, c, "according");
        nominal && parties::of_or_inside(view, c).contains(&speaker)
    })
}
