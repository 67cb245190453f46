//! Acts: triggers with the one frame that reads them.

use super::conditions;
use super::lexicon::{Frame, Kind, Word};
use super::triggers::{self, Hit};
use super::view::View;
use crate::model::{SentenceId, TokenId, Upos};

/// A word that evokes a frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Act<'a> {
    pub hit: Hit<'a>,
    pub frame: &'a Frame,
}

impl Act<'_> {
    /// The head word.
    pub(super) fn token(&self) -> TokenId {
        self.hit.token
    }

    /// Whether another act's word is one of those that the entry asks for: "leave" in "order diplomat to leave", which
    /// says more than an order to leave ("agree to resign" says no more than the two words do); "talks" in "round of talks".
    fn spells(&self, view: &View<'_>, other: &Act<'_>) -> bool {
        let (entry, word) = (self.hit.entry, view.syntax.token(other.token()));
        let fits = |w: &Word| view.lexicon.classes.any_in_name(w, &word.lemma);
        let tail = || entry.tail.as_ref().is_some_and(|(_, w)| fits(w));
        word.head == Some(self.token())
            && match entry.kind {
                Kind::Verb => word.upos == Upos::Verb && entry.rest.len() > 2 && entry.rest.iter().any(fits),
                _ => word.upos != Upos::Verb && other.frame.plover == self.frame.plover && tail(),
            }
    }
}

/// The acts of a sentence, left to right: at each word the longest, most conditioned frame that fits.
pub(super) fn find<'a>(view: &View<'a>, sentence: SentenceId) -> Vec<Act<'a>> {
    let acts = view.syntax.ids(sentence).filter_map(|t| at(view, t, &[]));
    let acts: Vec<Act<'_>> = acts.filter(|a| !view.names_party(&a.hit)).collect();
    // A word that another act's entry spells out says nothing beside it.
    let spelled = |a: &Act<'_>| acts.iter().any(|b| b.spells(view, a));
    acts.iter().filter(|a| !spelled(a)).copied().collect()
}

/// The act at a token, by another frame than those tried.
pub(super) fn at<'a>(view: &View<'a>, token: TokenId, tried: &[u32]) -> Option<Act<'a>> {
    let entries = entries_of(view, token)?;
    let mut best: Option<(Act<'a>, usize)> = None;
    // Words that merely carry a noun ("hold", "take") say nothing without their object.
    let lenient = view.lenient && !is_light(view, token);
    for entry in entries {
        let Some(frame) = view.lexicon.frames.get(entry.target as usize) else { continue };
        if tried.contains(&entry.target) {
            continue;
        }
        // Without conditions the least conditioned frame is the general one.
        let conditions = frame.conditions.count();
        let weight =
            16 * entry.len() + if lenient { 12_usize.saturating_sub(conditions) } else { conditions };
        if best.as_ref().is_some_and(|(_, w)| *w >= weight) {
            continue;
        }
        if let Some(hit) = triggers::hit(view, entry, token)
            .filter(|h| conditions::clause_holds(view, h, &frame.conditions))
            .filter(|h| match lenient {
                true => !conditions::excluded(view, h, &frame.conditions),
                false => conditions::hold(view, h, &frame.conditions),
            })
        {
            best = Some((Act { hit, frame }, weight));
        }
    }
    best.map(|(act, _)| act)
}

fn is_light(view: &View<'_>, token: TokenId) -> bool {
    matches!(
        view.lemma(token),
        "hold" | "have" | "make" | "take" | "give" | "do" | "get" | "put" | "see" | "use"
    )
}

/// Entries by lemma; a capitalised noun of a headline or name is looked up in lower case.
fn entries_of<'a>(view: &View<'a>, token: TokenId) -> Option<&'a Vec<super::lexicon::Entry>> {
    let lemma = view.lemma(token);
    view.lexicon.frame_words.get(lemma).or_else(|| {
        let upper = lemma.starts_with(char::is_uppercase);
        upper.then(|| view.lexicon.frame_words.get(lemma.to_lowercase().as_str())).flatten()
    })
}
