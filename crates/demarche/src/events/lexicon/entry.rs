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
}

impl Entry {
    /// Reads `lash out at` (head first) or `air strike` (nouns: head last); gives heads and the entry.
    pub(super) fn parse(phrase: &str, kind: Kind, target: u32) -> Option<(Word, Entry)> {
        let mut words: Vec<Word> = phrase.split_whitespace().map(alternatives).collect();
        let head = match kind {
            Kind::Noun => words.pop()?,
            _ if words.is_empty() => return None,
            _ => words.remove(0),
        };
        Some((head, Entry { target, kind, rest: words }))
    }
}

fn alternatives(word: &str) -> Word {
    word.split('|').map(Str::from).collect()
}
