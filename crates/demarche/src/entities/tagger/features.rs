//! The words around a word, as hashed features.

use super::facts::Facts;
use super::tags::Tag;
use crate::entities::text::{is_all_caps, is_capital};

/// A sentence as the recogniser sees it.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'s> {
    /// Its words.
    pub words: &'s [&'s str],
    /// What the lists say of them.
    pub facts: &'s [Facts],
    /// For every word, what the rest of the document tells of it.
    pub document: &'s [u8],
}

/// Whether a word can be part of a name at all: capitalised, or joining two capitalised words.
pub fn is_candidate(s: &Sentence<'_>, i: usize, last: Tag) -> bool {
    let capital = |j: usize| s.words.get(j).is_some_and(|w| is_capital(w));
    if capital(i) || last.is_open() {
        return true;
    }
    let word = s.words[i];
    let digit = word.starts_with(|c: char| c.is_ascii_digit());
    let joint = s.facts[i].name_word > 0 || s.facts[i].listed > 0;
    let inside_capital = word.chars().skip(1).any(char::is_uppercase);
    inside_capital
        || (joint || digit || matches!(word, "-" | "–" | "al" | "'" | "’" | "&" | "."))
            && (capital(i + 1) || capital(i + 2))
}

/// Hash of a feature: its template and what fills it.
fn hash(template: u32, parts: &[&str]) -> u32 {
    let mut h = 0x811c_9dc5_u32 ^ template.wrapping_mul(0x0100_0193);
    for part in parts {
        for c in part.chars() {
            for c in c.to_lowercase() {
                h = (h ^ u32::from(c)).wrapping_mul(0x0100_0193);
            }
        }
        h = (h ^ 0xff).wrapping_mul(0x0100_0193);
    }
    h
}

fn mix(template: u32, a: u32, b: u32) -> u32 {
    let h = 0x811c_9dc5_u32 ^ template.wrapping_mul(0x0100_0193);
    let h = (h ^ a).wrapping_mul(0x85eb_ca6b).rotate_left(13);
    (h ^ b).wrapping_mul(0xc2b2_ae35)
}

/// Letters' case and signs, runs shortened: "U.S." → `A.A.`, "Kim" → `Aa`, "2022" → `0`.
fn shape(word: &str) -> u32 {
    let (mut h, mut last, mut run) = (17u32, ' ', 0);
    for c in word.chars() {
        let s = if c.is_uppercase() {
            'A'
        } else if c.is_alphabetic() {
            'a'
        } else if c.is_numeric() {
            '0'
        } else {
            c
        };
        run = if s == last { run + 1 } else { 0 };
        if run < 2 {
            h = h.wrapping_mul(31) ^ u32::from(s);
        }
        last = s;
    }
    h
}

/// The run of capitalised words (and joints between them) around a word.
fn run(s: &Sentence<'_>, i: usize) -> (usize, usize) {
    let capital = |j: usize| s.words.get(j).is_some_and(|w| is_capital(w));
    let joint = |j: usize| {
        s.facts.get(j).is_some_and(|f| f.name_word == 5 || f.name_word == 4) || s.words.get(j) == Some(&"-")
    };
    let (mut start, mut end) = (i, i + 1);
    while start > 0
        && (capital(start - 1)
            || start > 1 && joint(start - 1) && capital(start - 2) && s.words[start - 1] != "and")
    {
        start -= 1;
    }
    while capital(end) || joint(end) && capital(end + 1) && s.words[end] != "and" {
        end += 1;
    }
    (start, end)
}

/// Whether a word is listed as given name or surname.
fn listed(f: &Facts) -> u32 {
    u32::from(f.given) | u32::from(f.surname) << 1
}

/// Packs the facts of a word.
fn pack(f: &Facts) -> u32 {
    u32::from(f.listed) | u32::from(f.part) << 3 | u32::from(f.name_word) << 5
}

/// Writes the features of a word whose two predecessors are tagged.
pub fn features(s: &Sentence<'_>, i: usize, last: Tag, before: Tag, out: &mut Vec<u32>) {
    out.clear();
    let word = |d: isize| i.checked_add_signed(d).and_then(|j| s.words.get(j)).copied().unwrap_or("\u{2}");
    let none = Facts::default();
    let fact = |d: isize| i.checked_add_signed(d).and_then(|j| s.facts.get(j)).unwrap_or(&none);
    let (t1, t2) = (u32::from(last.0), u32::from(before.0));
    let (w, f) = (word(0), fact(0));
    let shape0 = shape(w);
    let first = u32::from(i == 0 || matches!(word(-1), "\"" | "“" | "''" | "``"));
    let told = u32::from(s.document.get(i).copied().unwrap_or(0));
    let common = told & 1;
    out.extend([1, mix(1, t1, 0), mix(2, t1, t2), hash(3, &[w]), mix(4, hash(3, &[w]), t1)]);
    out.extend([hash(5, &[word(-1)]), hash(6, &[word(-2)]), hash(7, &[word(1)]), hash(8, &[word(2)])]);
    out.extend([
        hash(9, &[word(-1), w]),
        hash(10, &[w, word(1)]),
        mix(11, hash(11, &[word(-1)]), t1),
        mix(11, hash(12, &[word(1)]), t1),
    ]);
    out.extend([
        mix(13, shape0, 0),
        mix(14, shape0, first),
        mix(15, shape(word(-1)), shape0),
        mix(16, shape0, shape(word(1))),
    ]);
    out.extend([mix(17, shape0, t1), mix(18, first, common), mix(19, first << 1 | common, t1)]);
    affixes(w, out);
    let (p0, p1, n1) = (pack(f), pack(fact(-1)), pack(fact(1)));
    out.extend([
        mix(20, p0, 0),
        mix(21, p0, t1),
        mix(22, p1, p0),
        mix(23, p0, n1),
        mix(24, p0, first),
        mix(25, n1, t1),
    ]);
    let given = listed(f) << 4 | listed(fact(-1)) << 2 | listed(fact(1));
    let title = u32::from(fact(-1).title) << 2 | u32::from(f.title);
    out.extend([
        mix(26, given, 0),
        mix(27, given, t1),
        mix(28, title, 0),
        mix(29, title, t1),
        mix(30, given, p0),
        mix(31, given, title),
    ]);
    let town = u32::from(f.town) << 4 | u32::from(f.long_town);
    out.extend([
        mix(32, town, 0),
        mix(33, town, t1),
        mix(34, town, given),
        mix(35, town, p0),
        mix(36, town, hash(36, &[word(-1)])),
    ]);
    out.extend([mix(80, told, 0), mix(81, told, t1), mix(82, told, shape0), mix(83, told, listed(f))]);
    out.extend((0..8).filter(|b| told >> b & 1 == 1).map(|b| mix(84, b, first)));
    out.extend([mix(85, hash(85, &[word(-1)]), shape0), mix(86, hash(86, &[word(1)]), shape0)]);
    whole_run(s, i, t1, given, out);
}

fn affixes(word: &str, out: &mut Vec<u32>) {
    let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    for n in 2..=4 {
        if let Some(&at) = ends.get(n) {
            out.push(hash(40 + n as u32, &[&word[..at]]));
        }
        if let Some(&at) = ends.len().checked_sub(n).and_then(|k| ends.get(k)) {
            out.push(hash(50 + n as u32, &[&word[at..]]));
        }
    }
}

/// What the whole capitalised run tells: its last word, its neighbours, its length.
fn whole_run(s: &Sentence<'_>, i: usize, t1: u32, given: u32, out: &mut Vec<u32>) {
    let (start, end) = run(s, i);
    let at = |j: usize| s.words.get(j).copied().unwrap_or("\u{2}");
    let (head, tail) = (start.checked_sub(1).map_or("\u{2}", at), at(end));
    let (last, first) = (pack(&s.facts[end - 1]), pack(&s.facts[start]));
    let length = (end - start).min(6) as u32;
    let place = (i - start).min(5) as u32;
    let heads = s.facts[start..end].iter().fold(0u32, |m, f| m | 1 << f.name_word.min(15));
    let caps = u32::from(s.words[start..end].iter().all(|w| is_all_caps(w)));
    out.extend([
        hash(60, &[head]),
        hash(61, &[tail]),
        hash(62, &[head, tail]),
        mix(63, hash(63, &[head]), length),
    ]);
    out.extend([
        mix(64, last, t1),
        mix(65, last, length),
        mix(66, first, last),
        mix(67, heads, t1),
        mix(68, heads, place),
    ]);
    out.extend([
        mix(69, length, place),
        mix(70, caps, length),
        mix(71, hash(71, &[at(end - 1)]), t1),
        mix(72, given, length << 3 | place),
    ]);
    let town = u32::from(s.facts[start].long_town);
    let title = start.checked_sub(1).map_or(0, |j| u32::from(s.facts[j].title));
    out.extend([
        mix(77, listed(&s.facts[start]) << 2 | listed(&s.facts[end - 1]), length),
        mix(78, u32::from(s.document.get(end - 1).copied().unwrap_or(0)), length),
        mix(73, town, length),
        mix(74, title, length << 3 | place),
        mix(75, hash(75, &[tail]), given),
        mix(76, hash(76, &[head]), last),
    ]);
}
