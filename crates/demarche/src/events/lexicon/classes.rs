use crate::model::Str;
use rustc_hash::{FxHashMap, FxHashSet};

/// Word classes: "@weapon" → its lemmas.
#[derive(Debug, Default)]
pub(in crate::events) struct Classes {
    sets: FxHashMap<Str, FxHashSet<Str>>,
    /// Lemma → PLOVER contexts it speaks of (classes named "context:NAME").
    contexts: FxHashMap<Str, Vec<Str>>,
}

impl Classes {
    /// Reads `name = ["word", …]` lines; a member may be another class, named before.
    pub(super) fn add(&mut self, name: &str, words: impl Iterator<Item = Str>) {
        let mut set = FxHashSet::default();
        for word in words {
            match word.strip_prefix('@').and_then(|other| self.sets.get(other)) {
                Some(other) => set.extend(other.iter().cloned()),
                None => drop(set.insert(word)),
            }
        }
        if let Some(context) = name.strip_prefix("context:") {
            for word in &set {
                let list = self.contexts.entry(word.clone()).or_default();
                if !list.iter().any(|c| c == context) {
                    list.push(context.into());
                }
            }
        }
        self.sets.insert(name.into(), set);
    }

    /// The PLOVER contexts that a lemma speaks of.
    pub(in crate::events) fn contexts(&self, lemma: &str) -> Option<&Vec<Str>> {
        self.contexts.get(lemma)
    }

    /// Whether `lemma` is `word` or, for "@class", in the class.
    pub(in crate::events) fn fits(&self, word: &str, lemma: &str) -> bool {
        match word.strip_prefix('@') {
            Some(class) => self.has(class, lemma),
            None => word == lemma,
        }
    }

    /// Whether a class has a lemma.
    pub(in crate::events) fn has(&self, class: &str, lemma: &str) -> bool {
        self.sets.get(class).is_some_and(|set| set.contains(lemma))
    }

    /// Whether any of `words` fits the lemma.
    pub(in crate::events) fn any(&self, words: &[Str], lemma: &str) -> bool {
        words.iter().any(|w| self.fits(w, lemma))
    }

    /// The same where the lemma is a word of a name: "took it to the International Court".
    pub(in crate::events) fn any_in_name(&self, words: &[Str], lemma: &str) -> bool {
        let capital = || lemma.starts_with(char::is_uppercase).then(|| lemma.to_lowercase());
        self.any(words, lemma) || capital().is_some_and(|lower| self.any(words, &lower))
    }
}
