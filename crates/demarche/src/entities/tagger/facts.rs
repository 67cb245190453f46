//! What the lists say of each word.

use crate::entities::Knowledge;
use crate::entities::knowledge::{Class, NameWord};
use crate::entities::text::is_capital;
use crate::places;

/// What the lists say of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// Class of the listed name it stands in, 0 for none: 1 country, 2 adjective or national, 3 capital or
    /// seat, 4 institution or organization, 5 armed group, 6 person.
    pub listed: u8,
    /// Place in the listed name: 0 alone, 1 first, 2 inside, 3 last.
    pub part: u8,
    /// 0 no given name, 1 given name.
    pub given: u8,
    /// 0 no surname, 1 surname.
    pub surname: u8,
    /// Whether a title of a person ends here: 1 office, 2 honorific.
    pub title: u8,
    /// What the word tells of its name, 0 for nothing.
    pub name_word: u8,
    /// Size of the largest place of this name, 0 for none.
    pub town: u8,
    /// Size of the largest place whose name of several words it stands in.
    pub long_town: u8,
}

/// The facts of every word of a sentence.
pub fn facts(words: &[&str], knowledge: &Knowledge, gazetteer: &places::Knowledge) -> Vec<Facts> {
    let mut out = vec![Facts::default(); words.len()];
    listed(words, knowledge, &mut out);
    let capitals: Vec<bool> = words.iter().map(|w| is_capital(w)).collect();
    let mut name = String::new();
    for (i, word) in words.iter().enumerate() {
        if let Some((n, title)) = knowledge.words.titles.longest(words, i) {
            let last = &mut out[i + n - 1].title;
            *last = (*last).max(1 + u8::from(title.honorific));
        }
        out[i].name_word = knowledge.words.name_word(word).map_or(0, number);
        if capitals[i] {
            out[i].given |= u8::from(knowledge.words.given(word).is_some());
            out[i].surname |= u8::from(knowledge.words.is_surname(word));
            hyphenated(words, i, knowledge, &mut out);
            out[i].town = size(gazetteer.population(word));
            if capitals.get(i + 1) == Some(&true) {
                long_town(words, &capitals, i, gazetteer, &mut name, &mut out);
            }
        }
    }
    out
}

/// "Jae-in", "Al-Sabah": names with a hyphen are three words here.
fn hyphenated(words: &[&str], i: usize, knowledge: &Knowledge, out: &mut [Facts]) {
    if words.get(i + 1) != Some(&"-") {
        return;
    }
    let (Some(second), Some(facts)) = (words.get(i + 2), out.get_mut(i..i + 3)) else { return };
    let (given, surname) = knowledge.words.compound(words[i], second);
    for fact in facts {
        fact.given |= u8::from(given);
        fact.surname |= u8::from(surname);
    }
}

fn long_town(
    words: &[&str],
    capitals: &[bool],
    start: usize,
    gazetteer: &places::Knowledge,
    name: &mut String,
    out: &mut [Facts],
) {
    name.clear();
    name.push_str(words[start]);
    for i in start + 1..(start + 4).min(words.len()) {
        if !capitals[i] {
            return;
        }
        name.push(' ');
        name.push_str(words[i]);
        let town = size(gazetteer.population(name));
        for fact in &mut out[start..=i] {
            fact.long_town = fact.long_town.max(town);
        }
    }
}

fn listed(words: &[&str], knowledge: &Knowledge, out: &mut [Facts]) {
    let mut i = 0;
    while i < words.len() {
        let Some((n, id)) = knowledge.name_at(words, i, None) else {
            i += 1;
            continue;
        };
        let class = match knowledge.entry(id).class {
            Class::Country => 1,
            Class::Adjective | Class::National => 2,
            Class::Seat | Class::Capital => 3,
            Class::Institution | Class::Organization => 4,
            Class::Armed => 5,
            Class::Person => 6,
        };
        for (j, fact) in out[i..i + n].iter_mut().enumerate() {
            fact.listed = class;
            fact.part = if n == 1 {
                0
            } else if j == 0 {
                1
            } else if j + 1 == n {
                3
            } else {
                2
            };
        }
        i += n;
    }
}

fn number(word: NameWord) -> u8 {
    match word {
        NameWord::Organization => 1,
        NameWord::Company => 2,
        NameWord::Place => 3,
        NameWord::Particle => 4,
        NameWord::Joint => 5,
        NameWord::Month => 6,
        NameWord::Calendar => 7,
        NameWord::Plain => 8,
        NameWord::Weak
        | NameWord::Former
        | NameWord::Aided
        | NameWord::Stance
        | NameWord::Parties
        | NameWord::Voice
        | NameWord::Mass
        | NameWord::Captive => 0,
    }
}

/// Coarse size of a population.
fn size(population: Option<u32>) -> u8 {
    match population {
        None => 0,
        Some(p) if p < 5_000 => 1,
        Some(p) if p < 50_000 => 2,
        Some(p) if p < 500_000 => 3,
        Some(_) => 4,
    }
}
