//! What words say of the day of what they stand with: `words/verbs.tsv`.

use super::words::data_lines;
use demarche_data::times as data;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A class of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// The infinitive of this word lies ahead.
    Ahead,
    /// This verb sets a day to come, whatever its tense.
    Sets,
    /// A day to come follows.
    Limit,
    /// People speak on the day of this verb.
    Occasion,
    /// The infinitive of this verb has no day of its own.
    Recurs,
    /// In the plural this noun's infinitive has none either.
    Tries,
    /// With this adverb the verb has no day of its own.
    Often,
}

const CLASSES: [(&str, Says); 7] = [
    ("ahead", Says::Ahead),
    ("sets", Says::Sets),
    ("limit", Says::Limit),
    ("occasion", Says::Occasion),
    ("recurs", Says::Recurs),
    ("tries", Says::Tries),
    ("often", Says::Often),
];

static WORDS: LazyLock<FxHashMap<&'static str, u8>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, u8> = FxHashMap::default();
    for fields in data_lines(data::VERBS) {
        let &[class, list] = fields.as_slice() else { continue };
        let Some((_, says)) = CLASSES.iter().find(|(name, _)| *name == class) else { continue };
        list.split('|').for_each(|w| *words.entry(w).or_default() |= bit(*says));
    }
    words
});

fn bit(says: Says) -> u8 {
    1 << says as u8
}

/// Whether a lemma says this.
pub(super) fn says(lemma: &str, what: Says) -> bool {
    WORDS.get(lemma).is_some_and(|bits| bits & bit(what) != 0)
}

/// Whether the last words of a text make the day that follows one to come.
pub(super) fn is_limit(before: &str) -> bool {
    let before = before.trim_end();
    let ends =
        |words: &str| before.strip_suffix(words).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
    WORDS.iter().any(|(words, bits)| bits & bit(Says::Limit) != 0 && ends(words))
}
