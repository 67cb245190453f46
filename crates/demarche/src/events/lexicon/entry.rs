use crate::model::Str;

/// Which part of speech an entry's head has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::events) enum Kind {
    Verb,
    Noun,
    Adjective,
}

/// A word of an entry beside its head: any of these.
pub(in crate::events) type Word = Vec<Str>;

/// A phrase that evokes a frame or operator.
#[derive(Clone, Debug)]
pub(in crate::events) struct Entry {
    /// Index of the frame or operator.
    pub target: u32,
    pub kind: Kind,
    /// Words that must hang on the head, in order; alternatives may be `@classes`.
    pub rest: Vec<Word>,
    /// For a noun, the preposition and noun that must follow: "of siege" in "state of siege".
    pub tail: Option<(Word, Word)>,
}

/// Prepositions that end the modifiers of a noun entry.
const AFTER_NOUNS: [&str; 7] = ["of", "in", "on", "against", "for", "to", "with"];

impl Entry {
    /// How many words it has beside its head: of two entries the longer one reads a word.
    pub(in crate::events) fn len(&self) -> usize {
        self.rest.len() + if self.tail.is_some() { 2 } else { 0 }
    }

    /// Reads `lash out at` (head first) or `air strike` (nouns: head last); gives heads and the entry.
    pub(super) fn parse(phrase: &str, kind: Kind, target: u32) -> Option<(Word, Entry)> {
        let mut words: Vec<Word> = phrase.split_whitespace().map(alternatives).collect();
        let tail = if kind == Kind::Noun { split_tail(&mut words) } else { None };
        let head = match kind {
            Kind::Noun => words.pop()?,
            _ if words.is_empty() => return None,
            _ => words.remove(0),
        };
        Some((head, Entry { target, kind, rest: words, tail }))
    }
}

/// Takes preposition and noun off the end of a noun entry, which leaves its head at the end.
fn split_tail(words: &mut Vec<Word>) -> Option<(Word, Word)> {
    let at = words.iter().position(|w| w.iter().all(|p| AFTER_NOUNS.contains(&p.as_str())))?;
    let mut tail = words.split_off(at);
    let noun = tail.pop()?;
    Some((tail.into_iter().next()?, noun))
}

fn alternatives(word: &str) -> Word {
    word.split('|').map(Str::from).collect()
}
