//! The stage's lexicons, parsed once.

use crate::model::{Firmness, Move, Str};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::issues::IssueBook;
use super::linkages::LinkBook;
use super::names::NameBook;
use super::parties::PartyBook;
use super::proposals::ProposalBook;

/// Issues and moves.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// Predicates of position.
    pub(super) moves: Vec<MoveEntry>,
    /// Head lemma → patterns.
    pub(super) by_head: FxHashMap<Str, Vec<Pattern>>,
    /// Words that colour a move.
    pub(super) operators: Operators,
    /// The codebook.
    pub(super) issues: IssueBook,
    /// Words that make one thing hang on another.
    pub(super) linkages: LinkBook,
    /// Sectors, nouns and titles that tell whose position it is.
    pub(super) parties: PartyBook,
    /// How words of the text are made into the name of an issue.
    pub(super) names: NameBook,
    /// Nouns and verbs of proposals.
    pub(super) proposals: ProposalBook,
    /// ISO 3166-1 alpha-3 → short name.
    pub(super) countries: FxHashMap<Str, Str>,
}

/// One entry of `moves.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MoveEntry {
    pub name: Str,
    #[serde(rename = "move")]
    pub action: Move,
    pub firmness: Firmness,
    pub form: Form,
    pub words: Vec<String>,
    /// The predicate counts only when negated.
    #[serde(default)]
    pub negated: bool,
    /// The predicate counts only under a modal.
    #[serde(default)]
    pub modal: bool,
    /// The object must be a claim ("denied the report").
    #[serde(default)]
    pub claims: bool,
    /// The object must be an infinitive ("told the media to stop").
    #[serde(default)]
    pub clause: bool,
    /// The object must be a demand, offer … of the party's own.
    #[serde(default)]
    pub withdraws: bool,
    /// "any" or "known".
    #[serde(default)]
    pub content: Content,
    #[cfg_attr(not(test), allow(dead_code, reason = "read by the lexicon's tests"))]
    pub examples: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code, reason = "read by the lexicon's tests"))]
    pub counter: Vec<String>,
}

/// How predicate, party and issue hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Form {
    Verb,
    Adjective,
    Noun,
    Predicate,
}

/// Which objects count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Content {
    #[default]
    Any,
    Known,
}

/// One wording of an entry: the words that must depend on the head.
#[derive(Debug)]
pub(super) struct Pattern {
    pub entry: usize,
    pub others: Vec<Str>,
}

/// The `[operators]` of `moves.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Operators {
    pub categorical: FxHashSet<Str>,
    pub passing: FxHashSet<Str>,
    pub refusing: FxHashSet<Str>,
    pub accusing: FxHashSet<Str>,
    pub light: FxHashSet<Str>,
    pub conditions: FxHashSet<Str>,
    pub asking: FxHashSet<Str>,
    pub condition_nouns: FxHashSet<Str>,
    pub hostile: FxHashSet<Str>,
    pub empty: FxHashSet<Str>,
    pub framing: FxHashSet<Str>,
    pub claims: FxHashSet<Str>,
    pub assertions: FxHashSet<Str>,
    pub stopping: FxHashSet<Str>,
    pub noun_only: FxHashSet<Str>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct MovesFile {
    #[serde(default, rename = "move")]
    moves: Vec<MoveEntry>,
    operators: Operators,
}

impl Knowledge {
    /// The knowledge that is built into the program.
    pub fn built_in() -> Self {
        // The built-in files are checked by tests; a broken one gives an empty lexicon, not a panic.
        let file: MovesFile = toml::from_str(demarche_data::ledger::MOVES).unwrap_or_default();
        let issues = IssueBook::parse(demarche_data::ledger::ISSUES).unwrap_or_default();
        let mut by_head: FxHashMap<Str, Vec<Pattern>> = FxHashMap::default();
        for (entry, m) in file.moves.iter().enumerate() {
            for words in &m.words {
                let (head, others) = split(words, m.form);
                by_head.entry(head).or_default().push(Pattern { entry, others });
            }
        }
        Knowledge {
            moves: file.moves,
            by_head,
            operators: file.operators,
            issues,
            linkages: LinkBook::parse(demarche_data::ledger::LINKAGES).unwrap_or_default(),
            parties: toml::from_str(demarche_data::ledger::PARTIES).unwrap_or_default(),
            names: toml::from_str(demarche_data::ledger::NAMES).unwrap_or_default(),
            proposals: ProposalBook::parse(demarche_data::ledger::PROPOSALS).unwrap_or_default(),
            countries: countries(),
        }
    }

    /// Adds the issues of a case codebook (TOML as `issues.toml`); they go before the built-in ones.
    ///
    /// # Errors
    /// What is wrong with the file, with line and column.
    pub fn add_codebook(&mut self, toml: &str) -> Result<(), String> {
        self.issues.add(toml)
    }
}

/// The head of a wording is the first word of a verb and the last one of a noun or predicate;
/// "ready to" and "open to" are adjectives with the preposition after them.
fn split(words: &str, form: Form) -> (Str, Vec<Str>) {
    let mut words: Vec<Str> = words.split(' ').map(Str::from).collect();
    let last = words.len().saturating_sub(1);
    let of = words.iter().position(|w| w == "of" || w == "for");
    let head = match form {
        Form::Verb | Form::Adjective => 0,
        Form::Noun => of.map_or(last, |at| at.saturating_sub(1)),
        Form::Predicate => last,
    };
    let head = words.remove(head.min(last));
    (head, words)
}

fn countries() -> FxHashMap<Str, Str> {
    let lines = demarche_data::entities::COUNTRIES.lines().filter(|l| !l.starts_with('#'));
    let row = |line: &str| {
        let mut columns = line.split('\t');
        Some((Str::from(columns.next()?), Str::from(columns.nth(1)?)))
    };
    lines.filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_parse_and_every_entry_has_its_examples() {
        let file: MovesFile = toml::from_str(demarche_data::ledger::MOVES).expect("moves.toml");
        assert!(file.moves.len() >= 30);
        for m in &file.moves {
            assert!(!m.examples.is_empty() && !m.counter.is_empty(), "{} has no example", m.name);
        }
        let issues = IssueBook::parse(demarche_data::ledger::ISSUES).expect("issues.toml");
        assert!(issues.len() >= 150, "{}", issues.len());
        toml::from_str::<PartyBook>(demarche_data::ledger::PARTIES).expect("parties.toml");
        assert_eq!(Knowledge::built_in().countries.get("FRA").map(Str::as_str), Some("France"));
    }
}
