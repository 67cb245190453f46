//! Treebanks as the recipes of the syntax stage use them.

use demarche::model::Deprel;
use demarche::syntax::conllu::{self, GoldSentence, GoldWord};
use demarche::syntax::transition::NONE;
use std::collections::BTreeMap;
use std::path::Path;

/// One training sentence.
pub struct Tree {
    /// Forms.
    pub forms: Vec<String>,
    /// Classes of the tagger.
    pub tags: Vec<u32>,
    /// Heads from 0, [`NONE`] for the root.
    pub heads: Vec<u32>,
    /// Relations.
    pub rels: Vec<u8>,
}

/// Reads a CoNLL-U file.
pub fn read(path: &Path) -> Result<Vec<GoldSentence>, String> {
    let file = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    conllu::read(&file).map_err(|line| format!("{}:{line}: not CoNLL-U", path.display()))
}

/// The name of the tagger's class for a word.
pub fn class(word: &GoldWord) -> String {
    let imperative = word.feats.contains("Mood=Imp") && word.tags[1] == "VB";
    let fine = if imperative { "VBI" } else { &word.tags[1] };
    format!("{} {fine}", word.tags[0])
}

/// The classes that occur at least `least` times, the most frequent ones first.
pub fn classes(sentences: &[GoldSentence], least: usize) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in sentences.iter().flat_map(|s| &s.words) {
        *counts.entry(class(word)).or_default() += 1;
    }
    let mut names: Vec<(usize, String)> =
        counts.into_iter().filter(|c| c.1 >= least).map(|(n, c)| (c, n)).collect();
    names.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    names.into_iter().map(|(_, n)| n).collect()
}

/// A sentence by the numbers of its classes; a rare class becomes the first one of its part of speech.
pub fn tree(sentence: &GoldSentence, classes: &[String]) -> Tree {
    let find = |w: &GoldWord| {
        let name = class(w);
        let same = |c: &String| c.split(' ').next() == Some(w.tags[0].as_str());
        classes.iter().position(|c| *c == name).or_else(|| classes.iter().position(same)).unwrap_or(0) as u32
    };
    let words = &sentence.words;
    Tree {
        forms: words.iter().map(|w| w.form.clone()).collect(),
        tags: words.iter().map(find).collect(),
        heads: words.iter().map(|w| w.head.checked_sub(1).unwrap_or(NONE)).collect(),
        rels: words.iter().map(|w| relation(&w.deprel)).collect(),
    }
}

/// The number of a relation; unknown subtypes become their main type.
pub fn relation(name: &str) -> u8 {
    let plain = || name.split(':').next().and_then(Deprel::parse);
    Deprel::parse(name).or_else(plain).unwrap_or(Deprel::Dep) as u8
}

/// A small generator, the same everywhere (xorshift64*).
pub struct Random(pub u64);

impl Random {
    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number from 0 up to 1.
    pub fn unit(&mut self) -> f32 {
        (self.draw() >> 40) as f32 / (1u64 << 24) as f32
    }

    /// Puts a list into a random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, (self.draw() % (i as u64 + 1)) as usize);
        }
    }
}
