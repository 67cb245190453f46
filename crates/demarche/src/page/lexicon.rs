//! What the page stage knows, parsed once from the tables of `demarche-data`.

use super::lines::forest::Forest;
use rustc_hash::{FxHashMap, FxHashSet};

/// What the page stage knows: phrases of furniture, words of credits and bylines, names in dates.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// Phrases that are a whole block of furniture.
    pub(super) whole: FxHashSet<&'static str>,
    /// Phrases that open a block of furniture, by their first word.
    pub(super) start: FxHashMap<&'static str, Vec<&'static str>>,
    /// Phrases that mark a block of furniture wherever they stand.
    pub(super) part: Vec<&'static str>,
    /// Headings of lists of other articles.
    pub(super) end: FxHashSet<&'static str>,
    /// Words of credits, by family: see `words.tsv`.
    words: FxHashMap<&'static str, FxHashSet<&'static str>>,
    /// Openings of picture credits.
    pub(super) credit: Vec<&'static str>,
    /// Openings of closing credits.
    pub(super) end_credit: Vec<&'static str>,
    /// Months by lower-case name, 1–12.
    pub(super) months: FxHashMap<&'static str, i8>,
    /// Weekdays by lower-case name, 1 (Monday) – 7.
    pub(super) weekdays: FxHashMap<&'static str, i8>,
    /// Words that may stand in a line that is only a date.
    pub(super) date_fillers: FxHashSet<&'static str>,
    /// Phrases that tell a document's form: form, where they stand, phrase.
    pub(super) forms: Vec<[&'static str; 3]>,
    /// Trees that tell the article's lines of a flattened page.
    pub(super) lines: Forest,
}

/// The lines of a table that are neither empty nor comments, as fields.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t').collect())
}

impl Knowledge {
    /// The knowledge that is built into the program.
    pub fn built_in() -> Self {
        let mut k = Knowledge::default();
        k.add_furniture(demarche_data::page::FURNITURE);
        k.add_words(demarche_data::page::WORDS);
        k.add_calendar(demarche_data::page::CALENDAR);
        k.forms = rows(demarche_data::page::FORMS).filter_map(|row| row.try_into().ok()).collect();
        k.lines = Forest::read(demarche_data::page::LINES).unwrap_or_default();
        k
    }

    fn add_furniture(&mut self, table: &'static str) {
        for row in rows(table) {
            let &[matching, _family, phrase] = row.as_slice() else { continue };
            match matching {
                "whole" => drop(self.whole.insert(phrase)),
                "start" => {
                    let first = phrase.split(' ').next().unwrap_or(phrase);
                    self.start.entry(first).or_default().push(phrase);
                }
                "part" => self.part.push(phrase),
                "end" => drop(self.end.insert(phrase)),
                _ => {}
            }
        }
    }

    fn add_words(&mut self, table: &'static str) {
        for row in rows(table) {
            let &[family, word] = row.as_slice() else { continue };
            match family {
                "credit" => self.credit.push(word),
                "end-credit" => self.end_credit.push(word),
                _ => drop(self.words.entry(family).or_default().insert(word)),
            }
        }
    }

    fn add_calendar(&mut self, table: &'static str) {
        for row in rows(table) {
            let &[family, name, value] = row.as_slice() else { continue };
            let value = value.parse().unwrap_or(0);
            match family {
                "month" => drop(self.months.insert(name, value)),
                "weekday" => drop(self.weekdays.insert(name, value)),
                _ => drop(self.date_fillers.insert(name)),
            }
        }
    }

    /// Whether `word` (lower case) belongs to a family of `words.tsv`.
    pub(super) fn is(&self, family: &str, word: &str) -> bool {
        self.words.get(family).is_some_and(|set| set.contains(word))
    }
}
