//! The lexicon of proposals, `proposals.toml`.

use crate::model::{Fate, Str};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// Nouns for proposals and verbs for what becomes of them.
#[derive(Debug, Default)]
pub(in crate::ledger) struct ProposalBook {
    pub kinds: Vec<Kind>,
    /// Head lemma of a noun → its wordings.
    pub nouns: FxHashMap<Str, Vec<Noun>>,
    /// Lemma of a verb → what it does to a proposal.
    pub verbs: FxHashMap<Str, Vec<Verb>>,
    /// Adjectives that do not tell one proposal from another.
    pub plain: FxHashSet<Str>,
}

/// A kind of proposal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::ledger) struct Kind {
    pub name: Str,
    words: Vec<String>,
    /// The noun counts only with a party.
    #[serde(default)]
    pub weak: bool,
    #[cfg_attr(not(test), allow(dead_code, reason = "read by the lexicon's tests"))]
    pub examples: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code, reason = "read by the lexicon's tests"))]
    pub counter: Vec<String>,
}

/// A noun of a kind with the words that must stand in its phrase.
#[derive(Debug)]
pub(in crate::ledger) struct Noun {
    pub kind: usize,
    pub before: Vec<Str>,
}

/// A verb, the words that must go with it, and what happens to its object or subject.
#[derive(Debug)]
pub(in crate::ledger) struct Verb {
    pub fate: Fate,
    pub others: Vec<Str>,
    pub intransitive: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kind: Vec<Kind>,
    step: Vec<Step>,
    plain: Plain,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    name: Fate,
    words: Vec<String>,
    #[serde(default)]
    intransitive: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plain {
    words: Vec<Str>,
}

impl ProposalBook {
    /// Parses the file's TOML.
    pub(in crate::ledger) fn parse(toml: &str) -> Result<Self, String> {
        let file: File = toml::from_str(toml).map_err(|e| e.to_string())?;
        let mut book = ProposalBook {
            kinds: file.kind,
            plain: file.plain.words.into_iter().collect(),
            ..ProposalBook::default()
        };
        for (kind, row) in book.kinds.iter().enumerate() {
            for words in &row.words {
                let mut before: Vec<Str> = words.split(' ').map(Str::from).collect();
                let Some(head) = before.pop() else { continue };
                book.nouns.entry(head).or_default().push(Noun { kind, before });
            }
        }
        // The wording with most words is tried first.
        for nouns in book.nouns.values_mut() {
            nouns.sort_by_key(|n| std::cmp::Reverse(n.before.len()));
        }
        for step in &file.step {
            let transitive = step.words.iter().map(|w| (w, false));
            for (words, intransitive) in transitive.chain(step.intransitive.iter().map(|w| (w, true))) {
                book.add_verb(step.name, words, intransitive);
            }
        }
        Ok(book)
    }

    fn add_verb(&mut self, fate: Fate, words: &str, intransitive: bool) {
        let mut words = words.split(' ').map(Str::from);
        if let Some(head) = words.next() {
            let verb = Verb { fate, others: words.collect(), intransitive };
            self.verbs.entry(head).or_default().push(verb);
        }
    }
}
