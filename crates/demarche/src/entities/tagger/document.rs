//! What the rest of the document tells of a word: where else it stands, and beside what.

use super::facts::Facts;
use crate::entities::text::{Hash, is_all_caps, is_capital};
use rustc_hash::FxHashMap;

/// The document has the word in lower case as well.
const LOWER: u8 = 1;
/// It follows a title or a given name, or speaks.
const PERSON: u8 = 2;
/// It stands alone after "in" or "near".
const PLACE: u8 = 4;
/// It stands alone in brackets, in capitals.
const BRACKETS: u8 = 8;
/// It is the last of several capitalised words.
const LAST: u8 = 16;
/// It follows "the".
const THE: u8 = 32;
/// It is capitalised three times.
const OFTEN: u8 = 64;
/// It is an acronym of the words before its brackets.
const DEFINED: u8 = 128;

/// What a document tells of each of its capitalised words.
#[derive(Debug, Default)]
pub struct Document {
    told: FxHashMap<u64, (u8, u8)>,
}

impl Document {
    /// Takes in a sentence and what the lists say of its words.
    pub fn add(&mut self, words: &[&str], facts: &[Facts]) {
        for (i, word) in words.iter().enumerate() {
            let lower = word.starts_with(char::is_lowercase);
            if !lower && !is_capital(word) {
                continue;
            }
            let entry = self.told.entry(Hash::of(word)).or_default();
            if lower {
                entry.0 |= LOWER;
                continue;
            }
            entry.1 = entry.1.saturating_add(1);
            entry.0 |= evidence(words, facts, i) | if entry.1 >= 3 { OFTEN } else { 0 };
        }
    }

    /// Whether the document has the word in lower case as well.
    pub fn in_lower_case(&self, word: &str) -> bool {
        self.told.get(&Hash::of(word)).is_some_and(|t| t.0 & LOWER > 0)
    }

    /// The evidence for every word of a sentence, as bits.
    pub fn of(&self, words: &[&str]) -> Vec<u8> {
        let told = |w: &&str| if is_capital(w) { self.told.get(&Hash::of(w)).map_or(0, |t| t.0) } else { 0 };
        words.iter().map(told).collect()
    }
}

/// What one place in the text tells of the capitalised word there.
fn evidence(words: &[&str], facts: &[Facts], i: usize) -> u8 {
    let at = |d: isize| i.checked_add_signed(d).and_then(|j| words.get(j)).copied().unwrap_or("");
    let before = i.checked_sub(1).and_then(|j| facts.get(j)).copied().unwrap_or_default();
    let follows = is_capital(at(1));
    let mut bits = 0;
    if before.title > 0
        || before.given > 0 && is_capital(at(-1))
        || matches!(at(1), "said" | "says" | "told" | "added")
    {
        bits |= PERSON;
    }
    match at(-1) {
        "in" | "near" if !follows => bits |= PLACE,
        "the" if !follows => bits |= THE,
        "(" if at(1) == ")" && is_all_caps(at(0)) => {
            bits |= BRACKETS | if defines(words, i) { DEFINED } else { 0 };
        }
        _ => {}
    }
    if is_capital(at(-1)) && !follows {
        bits |= LAST;
    }
    bits
}

/// Whether the capitalised words before the bracket begin with the acronym's letters.
fn defines(words: &[&str], i: usize) -> bool {
    let mut letters = words[i].chars().rev().filter(|c| c.is_alphabetic());
    let mut next = letters.next();
    let mut found = 0;
    for word in words[..i.saturating_sub(1)].iter().rev().take(10) {
        match (next, word.chars().next()) {
            (None, _) => break,
            (Some(c), Some(first)) if is_capital(word) => {
                if !first.to_uppercase().eq(c.to_uppercase()) {
                    return false;
                }
                found += 1;
                next = letters.next();
            }
            _ => {}
        }
    }
    found >= 2 && next.is_none()
}
