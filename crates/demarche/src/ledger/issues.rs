//! What a move is about: an issue of the codebook, or the object's own words.

use crate::model::Str;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// The codebook of issues.
#[derive(Debug, Default)]
pub(super) struct IssueBook {
    issues: Vec<Issue>,
    /// Lemma → wordings it is the first alternative set of: (issue, wording).
    by_word: FxHashMap<Str, Vec<(u32, u32)>>,
}

#[derive(Debug)]
struct Issue {
    name: Str,
    /// Prepositions whose country fills the name.
    slot: Vec<Str>,
    wordings: Vec<Vec<FxHashSet<Str>>>,
    #[cfg_attr(not(test), allow(dead_code, reason = "read by the lexicon's tests"))]
    examples: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code, reason = "read by the lexicon's tests"))]
    counter: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IssueFile {
    #[serde(default)]
    issue: Vec<IssueRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IssueRow {
    name: String,
    wordings: Vec<String>,
    #[serde(default)]
    examples: Vec<String>,
    #[serde(default)]
    counter: Vec<String>,
}

/// An issue found in a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found<'k> {
    pub name: &'k str,
    /// Prepositions under which the country stands that the name ends with.
    pub slot: &'k [Str],
}

impl IssueBook {
    pub(super) fn parse(toml: &str) -> Result<Self, String> {
        let mut book = IssueBook::default();
        book.add(toml)?;
        Ok(book)
    }

    /// Puts the issues of a file before those already there.
    pub(super) fn add(&mut self, toml: &str) -> Result<(), String> {
        let file: IssueFile = toml::from_str(toml).map_err(|e| e.to_string())?;
        self.issues.splice(0..0, file.issue.into_iter().map(issue));
        self.by_word.clear();
        for (i, issue) in self.issues.iter().enumerate() {
            for (w, wording) in issue.wordings.iter().enumerate() {
                let at = (u32::try_from(i).unwrap_or(0), u32::try_from(w).unwrap_or(0));
                let mut first: Vec<&Str> = wording.first().into_iter().flatten().collect();
                first.sort();
                for word in first {
                    self.by_word.entry(word.clone()).or_default().push(at);
                }
            }
        }
        Ok(())
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.issues.len()
    }

    /// Examples and counter-examples by issue name.
    #[cfg(test)]
    pub(super) fn examples(&self) -> impl Iterator<Item = (&str, &[String], &[String])> {
        self.issues.iter().map(|i| (i.name.as_str(), i.examples.as_slice(), i.counter.as_slice()))
    }

    /// The issue of some lemmas, each with its depth below the object's head. The wording with most
    /// words wins, then the one nearest to the head, then the earlier.
    pub(super) fn find(&self, lemmas: &[(Str, u32)]) -> Option<Found<'_>> {
        let mut best: Option<((usize, std::cmp::Reverse<u32>), &Issue)> = None;
        let mut candidates: Vec<(u32, u32)> =
            lemmas.iter().filter_map(|(l, _)| self.by_word.get(l)).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        for (i, w) in candidates {
            let Some(issue) = self.issues.get(i as usize) else { continue };
            let Some(wording) = issue.wordings.get(w as usize) else { continue };
            let Some(depth) = covers(wording, lemmas) else { continue };
            let score = (wording.len(), std::cmp::Reverse(depth));
            if best.as_ref().is_none_or(|(b, _)| score > *b) {
                best = Some((score, issue));
            }
        }
        best.map(|(_, issue)| Found { name: &issue.name, slot: &issue.slot })
    }
}

/// Depth of the shallowest word if every group of the wording has one.
fn covers(wording: &[FxHashSet<Str>], lemmas: &[(Str, u32)]) -> Option<u32> {
    let mut depth = u32::MAX;
    for group in wording {
        let nearest = lemmas.iter().filter(|(l, _)| group.contains(l)).map(|(_, d)| *d).min()?;
        depth = depth.min(nearest);
    }
    Some(depth)
}

fn issue(row: IssueRow) -> Issue {
    let (name, slot) = match row.name.split_once('{') {
        Some((name, rest)) => (name.trim(), rest.trim_end_matches('}').split('|').map(Str::from).collect()),
        None => (row.name.as_str(), Vec::new()),
    };
    // "sanctions on {on|against}": the preposition belongs to the filling.
    let name = if slot.is_empty() { name } else { name.rsplit_once(' ').map_or(name, |(n, _)| n) };
    let group = |words: &str| words.split('|').map(Str::from).collect();
    let wording = |w: &String| w.split_whitespace().map(group).collect();
    Issue {
        name: name.into(),
        slot,
        wordings: row.wordings.iter().map(wording).collect(),
        examples: row.examples,
        counter: row.counter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(words: &str) -> Option<String> {
        let book = IssueBook::parse(demarche_data::ledger::ISSUES).expect("issues.toml");
        let lemmas: Vec<(Str, u32)> = words.split(' ').zip(0..).map(|(w, d)| (w.into(), d)).collect();
        book.find(&lemmas).map(|f| f.name.to_owned())
    }

    #[test]
    fn the_wording_with_most_words_wins() {
        assert_eq!(name("lifting of sanction").as_deref(), Some("sanctions relief"));
        assert_eq!(name("sanction").as_deref(), Some("sanctions"));
        assert_eq!(name("admit ukraine to nato").as_deref(), Some("NATO enlargement"));
        assert_eq!(name("breakfast"), None);
    }

    #[test]
    fn a_case_codebook_goes_first() {
        let mut book = IssueBook::parse(demarche_data::ledger::ISSUES).expect("issues.toml");
        book.add("[[issue]]\nname = \"the two islands\"\nwordings = [\"island\", \"ceasefire\"]")
            .expect("toml");
        let found = book.find(&[("ceasefire".into(), 0)]).map(|f| f.name.to_owned());
        assert_eq!(found.as_deref(), Some("the two islands"));
        assert!(book.add("[[issue]]\nnam = 3").is_err());
    }
}
