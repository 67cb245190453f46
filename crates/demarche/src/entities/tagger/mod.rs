//! The recogniser of names that no list holds: a linear model over the words around, trained by
//! `training/src/bin/train-names.rs` on licence-clean text, decoded greedily from left to right.

mod document;
mod facts;
mod features;
mod tags;
mod weights;

pub use document::Document;
pub use facts::{Facts, facts};
pub use features::{Sentence, features, is_candidate};
pub use tags::{NameKind, Tag, spans};
pub use weights::{CELLS, row};

use weights::Weights;

/// The recogniser.
#[derive(Debug, Default)]
pub struct Tagger {
    weights: Weights,
}

impl Tagger {
    /// The weights that are built into the program.
    pub fn built_in() -> Tagger {
        Tagger::new(demarche_data::entities::engine::NAME_WEIGHTS)
    }

    /// A recogniser over the bytes that the recipe wrote.
    pub fn new(cells: &[u8]) -> Tagger {
        Tagger { weights: Weights::new(cells) }
    }

    /// A tag for every word of a sentence.
    pub fn tag(&self, sentence: &Sentence<'_>, out: &mut Vec<Tag>) {
        out.clear();
        let mut list = Vec::with_capacity(64);
        for i in 0..sentence.words.len() {
            let (before, last) =
                (i.checked_sub(2).map_or(Tag::O, |j| out[j]), out.last().copied().unwrap_or(Tag::O));
            let tag = if is_candidate(sentence, i, last) {
                features(sentence, i, last, before, &mut list);
                self.weights.best(&list, last, i + 1 == sentence.words.len())
            } else {
                Tag::O
            };
            out.push(tag);
        }
        close(out);
    }
}

/// Ends names that the greedy decoder left open.
fn close(tags: &mut [Tag]) {
    for i in 0..tags.len() {
        let open = tags[i].is_open();
        let goes_on = tags.get(i + 1).is_some_and(|t| t.continues());
        if open && !goes_on {
            tags[i] = tags[i].closed();
        }
    }
}
