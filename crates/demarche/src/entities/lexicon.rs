//! Longest-match look-up of phrases in running words.

use super::text::{Hash, is_all_caps, is_capital};
use rustc_hash::{FxHashMap, FxHashSet};

/// The longest phrase, in words, that is looked for.
const LONGEST: usize = 12;

/// Phrases and what they stand for. Spelling is compared by [`super::text::fold`].
#[derive(Debug)]
pub(super) struct Lexicon<V> {
    phrases: FxHashMap<u64, Vec<Phrase<V>>>,
    prefixes: FxHashSet<u64>,
}

/// A value and how its phrase is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase<V> {
    /// What it stands for.
    pub value: V,
    case: Case,
}

/// How a phrase must be written in the text to be this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// Any way: common nouns.
    Any,
    /// With a capital.
    Capital,
    /// As an acronym: "US" is not "us".
    Caps,
    /// With capitals inside: "LeT" is not "Let".
    Mixed,
}

impl Case {
    fn of(phrase: &str) -> Case {
        let letters = phrase.chars().filter(|c| c.is_alphabetic()).count();
        match phrase.chars().find(|c| c.is_alphabetic()) {
            Some(c) if !c.is_uppercase() => Case::Any,
            _ if letters <= 5 && is_all_caps(phrase) => Case::Caps,
            _ if letters <= 4 && has_inner_capital(phrase) => Case::Mixed,
            _ => Case::Capital,
        }
    }

    fn allows(self, words: &[&str]) -> bool {
        let first = words.first().copied().unwrap_or("");
        match self {
            Case::Any => true,
            Case::Capital => {
                is_capital(first) || words.iter().skip(1).all(|w| is_capital(w)) && words.len() > 1
            }
            Case::Caps => {
                words.iter().any(|w| is_all_caps(w))
                    || first.len() >= 4 && is_capital(first)
                    || are_letters(words)
            }
            Case::Mixed => words.iter().any(|w| has_inner_capital(w)),
        }
    }
}

/// Whether a capital stands behind the first letter.
fn has_inner_capital(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase) && !word.contains(' ')
}

/// "U . S": an acronym letter by letter.
fn are_letters(words: &[&str]) -> bool {
    words.len() > 1 && words.iter().all(|w| *w == "." || w.trim_end_matches('.').len() == 1 && is_capital(w))
}

impl<V> Default for Lexicon<V> {
    fn default() -> Self {
        Lexicon { phrases: FxHashMap::default(), prefixes: FxHashSet::default() }
    }
}

impl<V> Lexicon<V> {
    /// Adds a phrase; a phrase may stand for several things.
    pub fn insert(&mut self, phrase: &str, value: V) {
        if let Some(list) = self.listed(phrase) {
            list.push(Phrase { value, case: Case::of(phrase) });
        }
    }

    /// Adds a phrase before what it already stands for.
    pub fn insert_first(&mut self, phrase: &str, value: V) {
        if let Some(list) = self.listed(phrase) {
            list.insert(0, Phrase { value, case: Case::of(phrase) });
        }
    }

    /// What a phrase stands for; `None` for one without letters.
    fn listed(&mut self, phrase: &str) -> Option<&mut Vec<Phrase<V>>> {
        let mut hash = Hash::default();
        for word in phrase.split([' ', '-', '.', '\'', '’', '/', '&']).filter(|w| !w.is_empty()) {
            hash = hash.add(word);
            self.prefixes.insert(hash.0);
        }
        (hash.0 != 0).then(|| self.phrases.entry(hash.0).or_default())
    }

    /// Calls `found(length, value)` for every phrase that begins at `start`, shortest first.
    pub fn each<'l>(&'l self, words: &[&str], start: usize, mut found: impl FnMut(usize, &'l V)) {
        let mut hash = Hash::default();
        for (n, word) in words[start.min(words.len())..].iter().take(LONGEST).enumerate() {
            let before = hash.0;
            hash = hash.add(word);
            if hash.0 == before {
                if n == 0 || !matches!(*word, "-" | "." | "'" | "’" | "&" | "/" | "–") {
                    return;
                }
                continue;
            }
            let here = &words[start..=start + n];
            for phrase in self.phrases.get(&hash.0).into_iter().flatten() {
                if phrase.case.allows(here) {
                    found(n + 1 + usize::from(stop_follows(words, start, n)), &phrase.value);
                }
            }
            if !self.prefixes.contains(&hash.0) {
                return;
            }
        }
    }

    /// The longest phrase that begins at `start`, and the first value that passes `wanted`.
    pub fn longest_where<'l>(
        &'l self,
        words: &[&str],
        start: usize,
        wanted: impl Fn(&V) -> bool,
    ) -> Option<(usize, &'l V)> {
        let mut best: Option<(usize, &'l V)> = None;
        self.each(words, start, |n, value| {
            if wanted(value) && best.is_none_or(|(m, _)| n > m) {
                best = Some((n, value));
            }
        });
        best
    }

    /// The longest phrase that begins at `start`.
    pub fn longest<'l>(&'l self, words: &[&str], start: usize) -> Option<(usize, &'l V)> {
        self.longest_where(words, start, |_| true)
    }

    /// What a single word or whole phrase stands for.
    pub fn get(&self, phrase: &str) -> impl Iterator<Item = &V> {
        self.phrases.get(&Hash::of(phrase)).into_iter().flatten().map(|p| &p.value)
    }

    /// Whether the phrase is listed, however it is written.
    pub fn has(&self, phrase: &str) -> bool {
        self.get(phrase).next().is_some()
    }
}

/// Whether the stop after the last letter of "U . S ." belongs to it.
fn stop_follows(words: &[&str], start: usize, n: usize) -> bool {
    n >= 2
        && words.get(start + n + 1) == Some(&".")
        && words.get(start + n).is_some_and(|w| w.len() == 1)
        && words.get(start + n - 1) == Some(&".")
}
