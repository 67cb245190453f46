//! The classes of the tagger: a universal part of speech with the treebanks' finer tag.

use crate::model::{Feats, Upos};

/// What a class of the tagger says about a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Universal part of speech.
    pub upos: Upos,
    /// Features that follow from the finer tag.
    pub feats: Feats,
    /// Comparative or superlative.
    pub graded: bool,
}

impl Tag {
    /// Reads a class name: `VERB VBD`. The finer tag is that of the Penn Treebank, with `VBI` for imperatives.
    pub fn parse(name: &str) -> Option<Tag> {
        let (upos, fine) = name.split_once(' ')?;
        let upos = Upos::parse(upos)?;
        let verbal = matches!(upos, Upos::Verb | Upos::Aux);
        let feats = match fine {
            "VBD" => Feats::PAST.with(Feats::FINITE),
            "VBZ" | "VBP" => Feats::PRESENT.with(Feats::FINITE),
            "MD" => Feats::FINITE,
            "VB" if verbal => Feats::INFINITIVE,
            "VBI" => Feats::IMPERATIVE.with(Feats::FINITE),
            "VBG" => Feats::GERUND,
            "VBN" => Feats::PARTICIPLE,
            "NNS" | "NNPS" => Feats::PLURAL,
            "PRP$" | "WP$" => Feats::POSSESSIVE,
            _ => Feats::default(),
        };
        let graded = matches!(fine, "JJR" | "JJS" | "RBR" | "RBS");
        Some(Tag { upos, feats, graded })
    }
}
