//! The cue lexicon, read once from its table.

use super::words::{Kind, Words};
use crate::model::{SpeechAct, Str};
use rustc_hash::FxHashMap;

/// Cues with their grammar and what they commit the speaker to.
#[derive(Debug, Default)]
pub struct Knowledge {
    cues: FxHashMap<&'static str, Vec<Entry>>,
    /// Regular forms of verbs, so that a wrong lemma loses no cue: "added" → "add".
    forms: FxHashMap<Str, &'static str>,
    words: Words,
}

/// A line of the cue lexicon.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Lemma or multiword, as written in the table.
    pub lemma: &'static str,
    /// The words after the first one.
    pub rest: Vec<&'static str>,
    /// Its part of speech.
    pub class: Class,
    /// What the speaker does with it.
    pub act: SpeechAct,
    /// What may carry its content.
    pub frames: Frames,
    /// Prepositions that may introduce its content (nouns, adjectives).
    pub prepositions: Vec<&'static str>,
}

/// Part of speech of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Verb,
    Noun,
    Adjective,
    Preposition,
    Adverb,
}

impl Class {
    fn parse(name: &str) -> Option<Class> {
        Some(match name {
            "verb" => Class::Verb,
            "noun" => Class::Noun,
            "adj" => Class::Adjective,
            "prep" => Class::Preposition,
            "adv" => Class::Adverb,
            _ => return None,
        })
    }
}

/// What may carry a cue's content, as a bit set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frames(u8);

impl Frames {
    /// A passage in quotation marks, or a clause before or after.
    pub const QUOTE: Frames = Frames(1);
    /// A that-clause, bare clause or question.
    pub const CLAUSE: Frames = Frames(1 << 1);
    /// A to-infinitive of the source itself.
    pub const INF: Frames = Frames(1 << 2);
    /// An object and a to-infinitive.
    pub const OINF: Frames = Frames(1 << 3);
    /// The object, with what completes it.
    pub const OBJ: Frames = Frames(1 << 4);
    /// Prepositional phrases: the source is the possessor.
    pub const POSSESSOR: Frames = Frames(1 << 5);

    /// Whether `other` is among them.
    pub fn has(self, other: Frames) -> bool {
        self.0 & other.0 != 0
    }

    /// A clause that "that" or a question word opens.
    pub const THAT: Frames = Frames(1 << 6);
    /// Whatever stands behind it is its clause, whether or not the tree says so.
    pub const BARE: Frames = Frames(1 << 7);

    fn parse(name: &str) -> Option<Frames> {
        Some(match name {
            "quote" => Frames::QUOTE,
            "clause" => Frames::CLAUSE,
            "inf" => Frames::INF,
            "oinf" => Frames::OINF,
            "obj" => Frames::OBJ,
            "that" => Frames::THAT,
            "bare" => Frames::BARE,
            "possessor" => Frames::POSSESSOR,
            "source" => Frames(0),
            _ => return None,
        })
    }
}

impl Entry {
    /// Whether it may stand beside a passage in quotation marks.
    pub(super) fn quotes(&self) -> bool {
        self.frames.has(Frames::QUOTE)
    }

    /// Whether it introduces words as spoken or written: "say", not "criticize".
    pub(super) fn speaks(&self) -> bool {
        self.frames.has(Frames::QUOTE) && self.frames.has(Frames::CLAUSE)
    }

    fn parse(line: &'static str) -> Option<Entry> {
        let mut fields = line.split('\t');
        let lemma = fields.next()?;
        let class = Class::parse(fields.next()?)?;
        let act = SpeechAct::parse(fields.next()?)?;
        let (mut frames, mut prepositions) = (Frames::default(), Vec::new());
        for name in fields.next()?.split(' ') {
            match Frames::parse(name) {
                Some(f) => frames.0 |= f.0,
                None => prepositions.push(name),
            }
        }
        let rest = lemma.split(' ').skip(1).collect();
        Some(Entry { lemma, rest, class, act, frames, prepositions })
    }
}

impl Knowledge {
    /// The knowledge that is built into the program.
    pub fn built_in() -> Self {
        let mut cues: FxHashMap<&'static str, Vec<Entry>> = FxHashMap::default();
        let lines = demarche_data::quotes::CUES.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
        for entry in lines.filter_map(Entry::parse) {
            let head = entry.lemma.split(' ').next().unwrap_or(entry.lemma);
            cues.entry(head).or_default().push(entry);
        }
        let mut forms = FxHashMap::default();
        for (head, list) in &cues {
            if list.iter().any(|e| e.class == Class::Verb) {
                for form in inflected(head) {
                    forms.entry(form).or_insert(*head);
                }
            }
        }
        for list in cues.values_mut() {
            // Longest first: "point out" before "point".
            list.sort_by_key(|e| std::cmp::Reverse(e.rest.len()));
        }
        Knowledge { cues, forms, words: Words::built_in() }
    }

    /// Whether a word beside a cue is of a kind.
    pub(super) fn is_a(&self, word: &str, kind: Kind) -> bool {
        self.words.is_a(word, kind)
    }

    /// The entries whose first word is `lemma`, longest first.
    pub(super) fn entries(&self, lemma: &str) -> &[Entry] {
        self.cues.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// The entries of the verb that a word is a regular form of.
    pub(super) fn entries_of_form(&self, form: &str) -> &[Entry] {
        self.forms.get(form).map_or(&[], |lemma| self.entries(lemma))
    }
}

/// The regular past, present and participle of a verb. Doubled consonants are tried as well; a form
/// that does not exist is never met.
fn inflected(lemma: &str) -> Vec<Str> {
    let mut out = Vec::new();
    let mut add = |stem: &str, ending: &str| out.push(Str::from(format!("{stem}{ending}")));
    let cut = |n: usize| lemma.get(..lemma.len().saturating_sub(n)).unwrap_or(lemma);
    add(lemma, "s");
    if lemma.ends_with('e') {
        add(lemma, "d");
        add(cut(1), "ing");
        return out;
    }
    add(lemma, "ing");
    if lemma.ends_with('y') && !lemma.ends_with(['a', 'e', 'o', 'u']) {
        add(cut(1), "ied");
        add(cut(1), "ies");
    }
    add(lemma, "ed");
    add(lemma, "es");
    if let Some(last) = lemma.get(lemma.len() - 1..) {
        add(lemma, &format!("{last}ed"));
        add(lemma, &format!("{last}ing"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lexicon_is_read() {
        let lines =
            demarche_data::quotes::CUES.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).count();
        let read: usize = Knowledge::built_in().cues.values().map(Vec::len).sum();
        assert_eq!(read, lines);
        assert!(read >= 600);
    }
}
