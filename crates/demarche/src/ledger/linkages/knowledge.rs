//! The lexicon of linkages, `linkages.toml`.

use crate::model::{LinkKind, Str};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// Wordings by the lemma that finds them: the first of a marker, the noun of a predicate, the verb.
#[derive(Debug, Default)]
pub(in crate::ledger) struct LinkBook {
    pub entries: Vec<LinkEntry>,
    pub by_word: FxHashMap<Str, Vec<Wording>>,
    /// Words that open a condition and are not part of it.
    pub opening: FxHashSet<Str>,
}

/// One entry of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::ledger) struct LinkEntry {
    pub name: Str,
    #[serde(deserialize_with = "kind")]
    pub kind: LinkKind,
    pub form: LinkForm,
    /// The act must be negated or refused.
    #[serde(default)]
    pub refused: bool,
    words: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code, reason = "read by the lexicon's tests"))]
    pub examples: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code, reason = "read by the lexicon's tests"))]
    pub counter: Vec<String>,
}

/// Where act and condition stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::ledger) enum LinkForm {
    /// Before and after the words.
    Marker,
    /// The condition is the subject, or the object of the verb above.
    Predicate,
    /// Object and preposition of a verb.
    Verb,
    /// Subject and preposition of a verb.
    Subject,
}

/// One wording of an entry, its first lemma (`by_word`) taken off.
#[derive(Debug)]
pub(in crate::ledger) struct Wording {
    pub entry: usize,
    pub others: Vec<Str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    opening: FxHashSet<Str>,
    linkage: Vec<LinkEntry>,
}

impl LinkBook {
    /// Parses the file's TOML.
    pub(in crate::ledger) fn parse(toml: &str) -> Result<Self, String> {
        let file: File = toml::from_str(toml).map_err(|e| e.to_string())?;
        let mut book =
            LinkBook { entries: file.linkage, opening: file.opening, by_word: FxHashMap::default() };
        for (entry, row) in book.entries.iter().enumerate() {
            for words in &row.words {
                let mut words = words.split(' ').map(Str::from);
                let Some(first) = words.next() else { continue };
                book.by_word.entry(first).or_default().push(Wording { entry, others: words.collect() });
            }
        }
        Ok(book)
    }
}

fn kind<'d, D: serde::Deserializer<'d>>(d: D) -> Result<LinkKind, D::Error> {
    let name = String::deserialize(d)?;
    let all = [LinkKind::If, LinkKind::Unless, LinkKind::Exchange, LinkKind::Precondition];
    all.into_iter()
        .find(|k| k.name() == name)
        .ok_or_else(|| serde::de::Error::custom(format!("no such kind of linkage: {name}")))
}
