//! More to learn from: sentences written for it whose holes are filled with invented names, and the
//! annotated texts with other names in the place of theirs.

use crate::invent::{Inventor, Words};
use crate::names::{Document, Tagged};
use crate::random::Random;
use demarche::entities::tagger::{NameKind, Tag, spans};
use std::collections::HashMap;

const SENTENCES: &str = include_str!("../data/name_sentences.txt");
const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: &[&str] = &["January", "February", "March", "April", "June", "July", "August", "October"];

/// A short report of invented people: six sentences about the same few names.
pub fn report(inventor: &Inventor, random: &mut Random) -> Document {
    let lines: Vec<&str> = SENTENCES.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect();
    let people: Vec<(Words, Words)> = (0..2).map(|_| inventor.person(random)).collect();
    let organizations: Vec<Words> = (0..2).map(|_| inventor.organization(random)).collect();
    let places: Vec<Words> = (0..2).map(|_| inventor.place(random)).collect();
    let mut fill = |hole: &str, random: &mut Random| -> (Words, Option<NameKind>) {
        let again = !random.once_in(3);
        let n = random.below(2);
        let plain = |w: &str| w.split(' ').map(str::to_owned).collect::<Words>();
        match hole {
            _ if hole.starts_with('=') => (plain(&hole[1..]), Some(NameKind::Organization)),
            "P" if again => ([people[n].0.clone(), people[n].1.clone()].concat(), Some(NameKind::Person)),
            "P" => (inventor.full(random), Some(NameKind::Person)),
            "S" if again => (people[n].1.clone(), Some(NameKind::Person)),
            "S" => (inventor.person(random).1, Some(NameKind::Person)),
            "L" if again => (places[n].clone(), Some(NameKind::Location)),
            "L" => (inventor.place(random), Some(NameKind::Location)),
            "C" => (inventor.country(random), Some(NameKind::Location)),
            "N" => (inventor.nation(random), None),
            "O" if again => (organizations[n].clone(), Some(NameKind::Organization)),
            "O" => (inventor.organization(random), Some(NameKind::Organization)),
            "A" => (inventor.acronym(random), Some(NameKind::Organization)),
            "R" => (plain(inventor.part("office", random)), None),
            "T" => (inventor.function(random), None),
            "W" => (plain(DAYS[random.below(DAYS.len())]), None),
            _ => (plain(MONTHS[random.below(MONTHS.len())]), None),
        }
    };
    (0..6).map(|_| filled(lines[random.below(lines.len())], &mut fill, random)).collect()
}

fn filled(
    line: &str,
    fill: &mut impl FnMut(&str, &mut Random) -> (Words, Option<NameKind>),
    random: &mut Random,
) -> Tagged {
    let mut out = Tagged { words: Vec::new(), tags: Vec::new() };
    for (i, piece) in line.split(['{', '}']).enumerate() {
        let (words, kind) = if i % 2 == 1 {
            fill(piece, random)
        } else {
            (piece.split_whitespace().map(str::to_owned).collect(), None)
        };
        push(&mut out, &words, kind);
    }
    out
}

fn push(out: &mut Tagged, words: &[String], kind: Option<NameKind>) {
    for (i, word) in words.iter().enumerate() {
        out.words.push(word.clone());
        out.tags.push(kind.map_or(Tag::O, |k| Tag::new(k, i, words.len())));
    }
}

/// The same text about others: every name becomes an invented one, the same everywhere.
pub fn renamed(document: &Document, inventor: &Inventor, random: &mut Random) -> Document {
    let mut other: HashMap<(NameKind, String), Words> = HashMap::new();
    let mut of = |kind: NameKind, words: &[String], random: &mut Random| -> Words {
        match kind {
            NameKind::Person => {
                let last = words.len() - 1;
                let mut name = Vec::new();
                for (i, word) in words.iter().enumerate() {
                    let new = other.entry((kind, word.clone())).or_insert_with(|| {
                        let (first, surname) = inventor.person(random);
                        if i == last { surname } else { first }
                    });
                    if i == 0 || i == last {
                        name.extend(new.iter().cloned());
                    }
                }
                name
            }
            NameKind::Location if words.len() > 2 => words.to_vec(),
            _ => other
                .entry((kind, words.join(" ")))
                .or_insert_with(|| match (kind, words) {
                    (NameKind::Location, _) if random.once_in(4) => inventor.country(random),
                    (NameKind::Location, _) => inventor.place(random),
                    (_, [one]) if one.chars().all(char::is_uppercase) => inventor.acronym(random),
                    _ => inventor.organization(random),
                })
                .clone(),
        }
    };
    document.iter().map(|sentence| rename(sentence, &mut of, random)).collect()
}

fn rename(
    sentence: &Tagged,
    of: &mut impl FnMut(NameKind, &[String], &mut Random) -> Words,
    random: &mut Random,
) -> Tagged {
    let mut out = Tagged { words: Vec::new(), tags: Vec::new() };
    let mut at = 0;
    for (start, end, kind) in spans(&sentence.tags) {
        push(&mut out, &sentence.words[at..start], None);
        let words = &sentence.words[start..end];
        let capital = words[0].starts_with(char::is_uppercase);
        let name = if capital { of(kind, words, random) } else { words.to_vec() };
        push(&mut out, &name, Some(kind));
        at = end;
    }
    push(&mut out, &sentence.words[at..], None);
    out
}
