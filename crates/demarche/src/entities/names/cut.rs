//! Cuts off what is beside a name: titles, articles, days, the nation of an institution.

use crate::entities::doc::Doc;
use crate::entities::knowledge::{Class, EntryId, NameWord};
use crate::entities::tagger::{Facts, NameKind};
use crate::entities::text::{is_capital, key};
use crate::model::{TokenId, Upos};

/// A recogniser's name: first word, one past the last, kind.
pub(super) type Seen = (usize, usize, NameKind);

/// The name without what the recogniser took in beside it; `None` if nothing is left.
pub(super) fn trim(doc: &Doc<'_>, words: &[&str], (mut a, mut b, kind): Seen) -> Option<Seen> {
    let class = |i: usize| doc.k.words.name_word(words[i].trim_end_matches('.'));
    while a < b && matches!(words[b - 1], "'" | "’" | "‘" | "-" | "–" | "'s" | "’s" | "," | "(") {
        b -= 1;
    }
    while a < b && (words[a] == "the" || matches!(words[a], "-" | "–" | "'" | "‘" | "’")) {
        a += 1;
    }
    if kind != NameKind::Organization {
        while a < b && matches!(class(b - 1), Some(NameWord::Month)) {
            b -= 1;
        }
    }
    if kind == NameKind::Person {
        b = (a..b).find(|&i| words[i].starts_with(|c: char| c.is_ascii_digit())).unwrap_or(b);
    }
    let common = |i: usize| match class(i) {
        Some(NameWord::Plain | NameWord::Month) => true,
        // "the Kingdom", "the Province"
        Some(NameWord::Place) => kind == NameKind::Location && words[i] != "Gulf",
        // "the Party", "the University": a noun for one named before; "Parliament" and "the Coalition" may be names.
        Some(NameWord::Organization) => {
            doc.k.words.head_sector(words[i]).is_some_and(|s| !is_state(doc, words[i]) && s != "MED")
        }
        _ => false,
    };
    if a == b || b - a == 1 && common(a) {
        return None;
    }
    if kind == NameKind::Person { person(doc, words, (a, b, kind)) } else { Some((a, b, kind)) }
}

/// The name without the verb that the recogniser took in behind it: "West welcomed".
pub(super) fn verbs(doc: &Doc<'_>, offset: u32, (a, mut b, kind): Seen) -> Option<Seen> {
    let lower = |i: u32| doc.word(i).starts_with(char::is_lowercase);
    let verb = |i: u32| matches!(doc.syntax.token(TokenId(i)).upos, Upos::Verb | Upos::Aux) && lower(i);
    while a < b && verb(offset + b as u32 - 1) {
        b -= 1;
    }
    (a < b).then_some((a, b, kind))
}

/// A person's name without the titles that the recogniser took in.
fn person(doc: &Doc<'_>, words: &[&str], (a, b, kind): Seen) -> Option<Seen> {
    let mut first = a;
    loop {
        let given = doc.k.words.given(words[first]).is_some();
        let title = |s: usize| {
            let noun = doc.k.nouns.longest(words, s).map(|(n, _)| s + n);
            let title = doc.k.words.titles.longest(words, s).map(|(n, _)| s + n);
            noun.max(title).filter(|&end| end > first && (end < b || s < first || !given))
        };
        let title = (first.saturating_sub(4)..=first).find_map(title).filter(|_| !given);
        let nation = doc
            .k
            .name_at(words, first, doc.on)
            .filter(|&(n, id)| first + n < b && !given && doc.k.entry(id).class <= Class::Adjective);
        match title.or(nation.map(|(n, _)| first + n)) {
            Some(end) if end < b && words[end..b].iter().any(|w| is_capital(w)) => first = end,
            Some(_) => return None,
            None => return Some((first, b, kind)),
        }
    }
}

/// Words at the start of a listed name that are no part of it: an article, the title of a person.
pub(super) fn lead(doc: &Doc<'_>, words: &[&str], id: EntryId) -> usize {
    let entry = doc.k.entry(id);
    let group = words[0] == "The" && entry.class == Class::Organization && entry.name.starts_with("The ");
    if words.len() > 1 && (words[0] == "the" || group) {
        return 1;
    }
    if doc.k.entry(id).class != Class::Person || doc.k.words.given(words[0]).is_some() {
        return 0;
    }
    let title = doc.k.words.titles.longest(words, 0).map_or(0, |(n, _)| n);
    if title < words.len() { title } else { 0 }
}

/// Takes the nation off the institutions of states, and the leader off his cabinet: "the Nicaraguan
/// Congress" is Nicaragua's Congress, "the Kishida Cabinet" Kishida's. Names of companies and clubs stay whole.
pub(super) fn states(doc: &Doc<'_>, words: &[&str], facts: &[Facts], seen: Vec<Seen>) -> Vec<Seen> {
    let mut out = Vec::with_capacity(seen.len());
    for (a, b, kind) in seen {
        let rest = |n: usize| a + n < b && is_capital(words[a + n]);
        if kind != NameKind::Organization {
            out.push((a, b, kind));
            continue;
        }
        let listed = |from: usize| doc.k.name_at(words, from, doc.on).is_some_and(|(n, _)| from + n == b);
        let nation = doc.k.name_at(words, a, doc.on).filter(|&(n, id)| {
            rest(n)
                && (doc.k.entry(id).class == Class::Adjective
                    || doc.k.entry(id).is_country() && is_state(doc, words[b - 1]))
        });
        let leader = b - a > 1
            && matches!(
                words[b - 1],
                "Cabinet" | "cabinet" | "Administration" | "administration" | "Government" | "government"
            )
            && doc.k.by_surname.contains_key(&key(words[b - 2]));
        match nation {
            _ if listed(a) => out.push((a, b, kind)),
            Some((n, _)) if !listed(a + n) => out.push((a + n, b, kind)),
            None if town(words, facts, a, b - 1) > 0 && is_state(doc, words[b - 1]) => {
                let n = town(words, facts, a, b - 1);
                out.push((a, a + n, NameKind::Location));
                out.push((a + n, b, kind));
            }
            _ if leader => {
                out.push((a, b - 1, NameKind::Person));
                if is_capital(words[b - 1]) {
                    out.push((b - 1, b, kind));
                }
            }
            _ => out.push((a, b, kind)),
        }
    }
    out
}

/// How many words at the start of a name are a town's: "Dubai" in "Dubai Police".
pub(super) fn town(words: &[&str], facts: &[Facts], a: usize, b: usize) -> usize {
    let known = |n: usize| match n {
        1 => {
            let f = &facts[a];
            (f.town > 2 || f.town > 1 && f.surname == 0) && f.given == 0 && f.name_word == 0
        }
        _ => facts[a..a + n].iter().all(|f| f.long_town > 2),
    };
    (1..4)
        .rev()
        .find(|&n| a + n <= b && words[a..a + n].iter().all(|w| is_capital(w)) && known(n))
        .unwrap_or(0)
}

/// Whether the last word of a name makes it an institution of a state.
fn is_state(doc: &Doc<'_>, head: &str) -> bool {
    let sector = doc.k.words.head_sector(head).map(|s| s.as_str());
    matches!(sector, Some("GOV" | "LEG" | "JUD" | "COP" | "MIL" | "SPY"))
}
