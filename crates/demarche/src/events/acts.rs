//! Acts: triggers with the one frame that reads them.

use super::conditions;
use super::lexicon::Frame;
use super::triggers::{self, Hit};
use super::view::View;
use crate::model::{SentenceId, TokenId};

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
}

/// The acts of a sentence, left to right: at each word the longest, most conditioned frame that fits.
pub(super) fn find<'a>(view: &View<'a>, sentence: SentenceId) -> Vec<Act<'a>> {
    view.syntax.ids(sentence).filter_map(|t| at(view, t)).filter(|a| !view.names_party(&a.hit)).collect()
}

/// The act at a token.
pub(super) fn at<'a>(view: &View<'a>, token: TokenId) -> Option<Act<'a>> {
    let entries = entries_of(view, token)?;
    let mut best: Option<(Act<'a>, usize)> = None;
    for entry in entries {
        let Some(frame) = view.lexicon.frames.get(entry.target as usize) else { continue };
        // Without conditions the least conditioned frame is the general one.
        let conditions = frame.conditions.count();
        let weight =
            4 * entry.len() + if view.lenient { 12_usize.saturating_sub(conditions) } else { conditions };
        if best.as_ref().is_some_and(|(_, w)| *w >= weight) {
            continue;
        }
        if let Some(hit) = triggers::hit(view, entry, token)
            .filter(|h| conditions::clause_holds(view, h, &frame.conditions))
            .filter(|h| view.lenient || conditions::hold(view, h, &frame.conditions))
        {
            best = Some((Act { hit, frame }, weight));
        }
    }
    best.map(|(act, _)| act)
}

/// Entries by lemma; a capitalised noun of a headline or name is looked up in lower case.
fn entries_of<'a>(view: &View<'a>, token: TokenId) -> Option<&'a Vec<super::lexicon::Entry>> {
    let lemma = view.lemma(token);
    view.lexicon.frame_words.get(lemma).or_else(|| {
        let upper = lemma.starts_with(char::is_uppercase);
        upper.then(|| view.lexicon.frame_words.get(lemma.to_lowercase().as_str())).flatten()
    })
}
