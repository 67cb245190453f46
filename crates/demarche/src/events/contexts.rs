//! PLOVER contexts of an event: its frame's, and those whose words stand in its sentence.

use super::compose::Draft;
use super::view::View;
use crate::model::{SentenceId, Str};

/// Classes named `context:NAME` add NAME; the frame's contexts come first.
pub(super) fn of(view: &View<'_>, draft: &Draft, sentence: SentenceId) -> Vec<Str> {
    let mut contexts = draft.contexts.clone();
    for token in view.syntax.ids(sentence) {
        let Some(names) = view.lexicon.classes.contexts(view.lemma(token)) else { continue };
        for name in names {
            if !contexts.contains(name) {
                contexts.push(name.clone());
            }
        }
    }
    contexts
}
