//! Everything the entities room knows, read once and shared.

mod bodies;
mod entries;
mod import;
mod load;
mod offices;
mod table;
mod words;

pub use import::{ActorFormat, Fault, Import};

pub(super) use entries::{Class, Entry, EntryId};
pub(super) use offices::{Office, Person};
pub(super) use words::{Gender, NameWord, Words};

use super::lexicon::Lexicon;
use super::tagger::Tagger;
use super::text::{has_odd_capitals, key};
use crate::model::{EntityKind, Str};
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

/// People, organizations, countries, groups, sector words.
#[derive(Debug, Default)]
pub struct Knowledge {
    pub(super) names: Lexicon<EntryId>,
    pub(super) entries: Vec<Entry>,
    pub(super) people: Vec<Person>,
    pub(super) by_surname: FxHashMap<String, Vec<u32>>,
    pub(super) nouns: Lexicon<Noun>,
    pub(super) words: Words,
    pub(super) tagger: Tagger,
    countries: FxHashMap<Str, EntryId>,
    /// International organizations by their code.
    bodies: FxHashMap<Str, EntryId>,
    /// The sectors that codes end in.
    sectors: FxHashSet<Str>,
    /// Keys of the countries' names that another place bears.
    pub(super) homonyms: Vec<Str>,
    /// Words that go with one of them: which, and whether with the country.
    pub(super) homonym_words: FxHashMap<Str, Vec<(u32, bool)>>,
}

/// A common noun that denotes actors.
#[derive(Clone, Debug)]
pub(super) struct Noun {
    /// "GOV"; empty where the noun alone does not tell ("spokesman", "member").
    pub sector: Str,
    /// What it denotes.
    pub kind: EntityKind,
    /// Whether this is the plural form.
    pub plural: bool,
    /// Code of the country or body that it belongs to whatever stands around it: the pope is VAT's, the world
    /// body UNO; empty for most.
    pub of: Str,
    /// File and line of the user's own dictionary; empty for the built-in one.
    pub source: Str,
}

impl Knowledge {
    /// The knowledge that is built into the program.
    pub fn built_in() -> Self {
        load::built_in()
    }

    /// An entry.
    pub(super) fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// The country with an ISO 3166-1 alpha-3 code.
    pub(super) fn country(&self, iso3: &str) -> Option<&Entry> {
        self.countries.get(iso3).map(|&id| self.entry(id))
    }

    /// The country or the international organization that a noun belongs to by itself.
    pub(super) fn owner_of(&self, noun: &Noun) -> Option<EntryId> {
        self.countries.get(&noun.of).or_else(|| self.bodies.get(&noun.of)).copied()
    }

    /// The table or the user's dictionary that has a noun.
    pub(super) fn noun_table(&self, words: &[&str]) -> &str {
        let source = self.nouns.longest(words, 0).map_or("", |(_, n)| n.source.as_str());
        if source.is_empty() { "sectors.tsv" } else { source }
    }

    /// Splits an international body's code: "UNOHLH" is the UNO's health organization.
    pub(super) fn body_code<'c>(&self, code: &'c str) -> (&'c str, Option<&'c str>) {
        const SECTORS: &[&str] =
            &["GOV", "MIL", "LEG", "JUD", "HLH", "EDU", "MED", "BUS", "COP", "REF", "HRI", "ENV"];
        match code.len().checked_sub(3).filter(|&at| at >= 3 && code.is_char_boundary(at)) {
            Some(at) if SECTORS.contains(&&code[at..]) => (&code[..at], Some(&code[at..])),
            _ => (code, None),
        }
    }

    /// A word with odd capitals as the name of one word that it spells: "iSrael" is Israel, "eBay" itself.
    pub(super) fn usual<'w>(&'w self, word: &'w str) -> &'w str {
        if !has_odd_capitals(word) {
            return word;
        }
        let named = self.names.get(word).map(|&id| self.entry(id).name.as_str());
        let same = named.filter(|name| key(name) == key(word)).collect::<Vec<_>>();
        if same.contains(&word) { word } else { same.first().copied().unwrap_or(word) }
    }

    /// The person of an entry.
    pub(super) fn person(&self, entry: &Entry) -> Option<&Person> {
        self.people.get(entry.person as usize).filter(|_| entry.class == Class::Person)
    }

    /// The longest listed name that begins at `start` and what it means on a day: the user's own before
    /// ours, a country before its capital before the rest.
    pub(super) fn name_at(&self, words: &[&str], start: usize, on: Option<Date>) -> Option<(usize, EntryId)> {
        // "the UN's Africa division": a possessive ending is no initial.
        if matches!(words.get(start), Some(&"'s" | &"’s")) {
            return None;
        }
        let mut best: Option<(usize, (bool, u8), EntryId)> = None;
        self.names.each(words, start, |n, &id| {
            let entry = self.entry(id);
            // Names agree letter by letter: "Oman is" is not "Omanis".
            let last = words.get(start + n - 1).is_some_and(|w| w.starts_with(|c: char| c.is_lowercase()));
            if n > 1 && last && matches!(entry.class, Class::Adjective | Class::National) {
                return;
            }
            let rank = (entry.is_meant(on), entry.own());
            let better = best.is_none_or(|(m, was, held)| {
                n > m || n == m && (rank, self.entry(held).class) > (was, entry.class)
            });
            if better {
                best = Some((n, rank, id));
            }
        });
        best.map(|(n, _, id)| (n, id))
    }
}
