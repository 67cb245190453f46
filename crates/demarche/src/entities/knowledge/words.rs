//! Word lists of the recogniser: given names, titles, heads of names.

use super::table::rows;
use crate::entities::lexicon::Lexicon;
use crate::entities::text::Hash;
use crate::model::Str;
use demarche_data::entities::engine as data;
use rustc_hash::{FxHashMap, FxHashSet};

/// Grammatical gender of a person's name or title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(in crate::entities) enum Gender {
    /// he
    Male,
    /// she
    Female,
    /// not known
    #[default]
    Unknown,
}

impl Gender {
    fn parse(cell: &str) -> Gender {
        match cell {
            "m" => Gender::Male,
            "f" => Gender::Female,
            _ => Gender::Unknown,
        }
    }
}

/// A word before a name.
#[derive(Clone, Debug)]
pub(in crate::entities) struct Title {
    /// Gender it tells.
    pub gender: Gender,
    /// Whether it is a mere form of address.
    pub honorific: bool,
}

named! {
    /// What a word tells of the capitalised name it stands in, or of the parties beside it.
    pub(in crate::entities) enum NameWord {
        /// "Council".
        Organization = "organization",
        /// "Ltd".
        Company = "company",
        /// "Province".
        Place = "place",
        /// "bin", inside a person's name.
        Particle = "particle",
        /// "of", inside a name.
        Joint = "joint",
        /// "January", never a name.
        Month = "month",
        /// "Ramadan", no party.
        Calendar = "calendar",
        /// "GDP": capitals that name nobody.
        Plain = "plain",
        /// "spokesman": takes the sector of what it speaks for.
        Weak = "weak",
        /// Before the office of one who left it.
        Former = "former",
        /// "backed", behind a nation that is not the one meant.
        Aided = "aided",
        /// "pro", before such a nation.
        Stance = "stance",
        /// "sides": parties of which two are meant.
        Parties = "parties",
        /// "reject": what a country does by saying it.
        Voice = "voice",
        /// "force": no body without an article or another word beside it ("by force").
        Mass = "mass",
        /// "release": what is done to those in somebody's hands.
        Captive = "captive",
    }
}

/// The lists.
#[derive(Debug, Default)]
pub(in crate::entities) struct Words {
    given: FxHashMap<u64, Gender>,
    surnames: FxHashSet<u64>,
    /// Titles, as phrases.
    pub titles: Lexicon<Title>,
    name_words: FxHashMap<String, (NameWord, Str)>,
    /// Lemmas of words of speech, giving or measure whose other side is a government, never a town.
    dealing: FxHashSet<String>,
}

impl Words {
    /// The built-in lists.
    pub fn built_in() -> Words {
        let mut words = Words::default();
        for row in rows(data::FIRST_NAMES) {
            let gender = Gender::parse(row.cell(0));
            for name in row.list(2) {
                let held = words.given.entry(Hash::of(name)).or_insert(gender);
                if *held != gender {
                    *held = Gender::Unknown;
                }
            }
        }
        for row in rows(data::SURNAMES) {
            words.surnames.extend(row.list(1).map(Hash::of));
        }
        for row in rows(data::TITLES) {
            let honorific = row.cell(3) == "honorific";
            let title = Title { gender: Gender::parse(row.cell(2)), honorific };
            words.titles.insert(row.cell(0), title);
        }
        for row in rows(data::NAME_WORDS) {
            if row.cell(0) == "dealing" {
                words.dealing.extend(row.list(2).map(str::to_owned));
            }
            let Some(class) = NameWord::parse(row.cell(0)) else { continue };
            for word in row.list(2) {
                words.name_words.entry(word.to_owned()).or_insert((class, row.cell(1).into()));
            }
        }
        words
    }

    /// The gender of a given name; `None` if it is not listed.
    pub fn given(&self, word: &str) -> Option<Gender> {
        self.given.get(&Hash::of(word)).copied()
    }

    /// Whether the other side of what a lemma tells is a government: "urged Lima", "a loan to Lima".
    pub fn deals(&self, lemma: &str) -> bool {
        self.dealing.contains(lemma)
    }

    /// Whether a word is a listed surname.
    pub fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains(&Hash::of(word))
    }

    /// Whether two words with a hyphen between them are a listed given name, or a listed surname.
    pub fn compound(&self, first: &str, second: &str) -> (bool, bool) {
        let hash = Hash::default().add(first).add(second).0;
        (self.given.contains_key(&hash), self.surnames.contains(&hash))
    }

    /// What a word, as written, tells of its name.
    pub fn name_word(&self, word: &str) -> Option<NameWord> {
        self.name_words.get(word).map(|(c, _)| *c)
    }

    /// The sector of an organization's head word.
    pub fn head_sector(&self, word: &str) -> Option<&Str> {
        self.name_words.get(word).map(|(_, s)| s).filter(|s| !s.is_empty())
    }
}
