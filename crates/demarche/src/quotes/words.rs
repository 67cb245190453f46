//! Words beside cues: occasions, texts, days, and verbs that name an addressee.

use rustc_hash::FxHashMap;

/// What a word beside a cue is, as in `words/beside.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// "briefing", "statement": where words are said.
    Occasion,
    /// "tell", "inform": the first object is the addressee.
    Addressing,
    /// "poll", "report": a text that says something.
    Text,
    /// "show", "find": with which texts say it.
    Shows,
    /// "monday", "last": opens a date.
    Day,
    /// "week", "january": the noun of a date.
    Period,
    /// "headline", "caption": a part of a text that its outlet speaks in.
    Part,
    /// "allow", "suppose": with an infinitive their passive states a leave or duty, and reports nothing.
    Duty,
    /// "call", "entitle": its participle behind a noun gives a name, and reports nothing.
    Naming,
}

impl Kind {
    fn parse(name: &str) -> Option<Kind> {
        Some(match name {
            "occasion" => Kind::Occasion,
            "addressing" => Kind::Addressing,
            "text" => Kind::Text,
            "shows" => Kind::Shows,
            "day" => Kind::Day,
            "period" => Kind::Period,
            "part" => Kind::Part,
            "duty" => Kind::Duty,
            "naming" => Kind::Naming,
            _ => return None,
        })
    }

    fn bit(self) -> u16 {
        1 << self as u8
    }
}

/// The words of the table with their kinds.
#[derive(Debug, Default)]
pub(super) struct Words(FxHashMap<&'static str, u16>);

impl Words {
    /// The table that is built into the program.
    pub(super) fn built_in() -> Self {
        let mut words = FxHashMap::default();
        let lines = demarche_data::quotes::BESIDE.lines().filter(|l| !l.starts_with('#'));
        for (word, kind) in lines.filter_map(|l| l.split_once('\t')) {
            if let Some(kind) = Kind::parse(kind) {
                *words.entry(word).or_default() |= kind.bit();
            }
        }
        Words(words)
    }

    /// Whether a word is of a kind, whatever its case.
    pub(super) fn is_a(&self, word: &str, kind: Kind) -> bool {
        let kinds = self.0.get(word).or_else(|| {
            let capital = word.starts_with(char::is_uppercase);
            capital.then(|| self.0.get(word.to_lowercase().as_str())).flatten()
        });
        kinds.is_some_and(|k| k & kind.bit() != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = demarche_data::quotes::BESIDE.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
        for line in lines {
            let kind = line.split_once('\t').and_then(|(_, kind)| Kind::parse(kind));
            assert!(kind.is_some(), "{line}");
        }
        let words = Words::built_in();
        assert!(words.is_a("Monday", Kind::Day) && words.is_a("report", Kind::Text));
        assert!(!words.is_a("monday", Kind::Period));
    }
}
