//! Reads the tables of `demarche-data`.

use super::bodies;
use super::table::{Row, rows};
use super::{Class, Entry, EntryId, Knowledge, Noun, Office, Person, Words};
use crate::entities::tagger::Tagger;
use crate::entities::text::{is_capital, key, keys};
use crate::model::{EntityKind, Str};
use demarche_data::entities as data;
use rustc_hash::FxHashMap;

/// Everything that is built in.
pub(super) fn built_in() -> Knowledge {
    let mut k = Knowledge { words: Words::built_in(), tagger: Tagger::built_in(), ..Knowledge::default() };
    rows(data::SECTORS).for_each(|row| noun(&mut k, row));
    rows(data::COUNTRIES).for_each(|row| country(&mut k, row));
    rows(data::INSTITUTIONS).for_each(|row| bodies::institution(&mut k, row));
    rows(data::ORGANIZATIONS).for_each(|row| bodies::organization(&mut k, row));
    rows(data::ARMED_GROUPS).for_each(|row| bodies::armed(&mut k, row));
    rows(data::HOMONYMS).for_each(|row| homonym(&mut k, row));
    for (i, entry) in k.entries.iter().enumerate().filter(|(_, e)| e.class == Class::Organization) {
        k.bodies.entry(entry.code.clone()).or_insert(EntryId(i as u32));
    }
    let mut people = FxHashMap::default();
    for (_, table) in data::OFFICES {
        rows(table).for_each(|row| office(&mut k, &mut people, row));
    }
    k
}

impl Knowledge {
    pub(super) fn add(&mut self, entry: Entry) -> EntryId {
        let id = EntryId(u32::try_from(self.entries.len()).unwrap_or(u32::MAX));
        self.entries.push(entry);
        id
    }

    pub(super) fn name(&mut self, names: &[&str], id: EntryId) {
        for name in names {
            if is_capital(name) || name.chars().any(char::is_uppercase) {
                self.names.insert(name, id);
            }
        }
    }
}

fn country(k: &mut Knowledge, row: Row<'_>) {
    let iso3: Str = row.cell(0).into();
    let entry = |class| Entry {
        class,
        name: row.cell(2).into(),
        code: iso3.clone(),
        country: iso3.clone(),
        sector: Str::default(),
        from: row.date(8, false),
        to: row.date(9, true),
        person: u32::MAX,
        source: Str::default(),
    };
    let id = k.add(entry(Class::Country));
    k.name(&[row.cell(2)], id);
    k.name(&row.list(3).collect::<Vec<_>>(), id);
    if k.countries.get(&iso3).is_none_or(|&held| k.entry(held).to.is_some()) {
        k.countries.insert(iso3.clone(), id);
    }
    let rest = [(Class::Adjective, 4), (Class::National, 5), (Class::Capital, 6), (Class::Seat, 7)];
    for (class, column) in rest {
        let names: Vec<&str> = row.list(column).collect();
        if !names.is_empty() {
            let id = k.add(entry(class));
            k.name(&names, id);
        }
    }
}

fn homonym(k: &mut Knowledge, row: Row<'_>) {
    let n = u32::try_from(k.homonyms.len()).unwrap_or(u32::MAX);
    k.homonyms.push(key(row.cell(0)).into());
    for (column, country) in [(1, true), (2, false)] {
        for word in row.list(column) {
            k.homonym_words.entry(word.into()).or_default().push((n, country));
        }
    }
}

fn office(k: &mut Knowledge, people: &mut FxHashMap<String, u32>, row: Row<'_>) {
    let name = row.cell(2);
    if name.is_empty() {
        return;
    }
    let next = u32::try_from(k.people.len()).unwrap_or(u32::MAX);
    let index = *people.entry(key(name)).or_insert(next);
    if index == next {
        person(k, name);
    }
    let aliases: Vec<&str> = row.list(3).filter(|a| a.contains([' ', '-'])).collect();
    let entry = k.names.get(name).find(|&&e| k.entry(e).person == index).copied();
    if let Some(id) = entry {
        let new: Vec<&str> = aliases.into_iter().filter(|a| !k.names.get(a).any(|&e| e == id)).collect();
        k.name(&new, id);
    }
    let bare: Vec<String> = row.list(3).filter(|a| !a.contains([' ', '-'])).map(key).collect();
    for alias in bare {
        surname(k, alias, index);
    }
    let title = row.cell(1);
    let sector = sector_of_title(k, title);
    let (from, to) = (row.date(4, false), row.date(5, true));
    if let Some(p) = k.people.get_mut(index as usize) {
        p.offices.push(Office {
            body: row.cell(0).into(),
            title: title.into(),
            sector,
            from,
            to,
            ..Office::default()
        });
    }
}

/// Adds a person by name; gives the entry and the place among the people.
pub(super) fn person(k: &mut Knowledge, name: &str) -> (EntryId, u32) {
    let index = u32::try_from(k.people.len()).unwrap_or(u32::MAX);
    k.people.push(Person { name: name.into(), ..Person::default() });
    let id = k.add(Entry {
        class: Class::Person,
        name: name.into(),
        code: Str::default(),
        country: Str::default(),
        sector: Str::default(),
        from: None,
        to: None,
        person: index,
        source: Str::default(),
    });
    if name.contains(' ') {
        k.name(&[name], id);
    }
    for word in [name.split(' ').next(), name.split(' ').next_back()].into_iter().flatten() {
        surname(k, key(word), index);
    }
    (id, index)
}

pub(super) fn surname(k: &mut Knowledge, word: String, index: u32) {
    let list = k.by_surname.entry(word).or_default();
    if !list.contains(&index) {
        list.push(index);
    }
}

/// The alpha-3 code of a country's alpha-2 code.
pub(super) fn iso3(iso2: &str) -> Option<&'static str> {
    rows(data::COUNTRIES).find(|row| row.cell(1) == iso2).map(|row| row.cell(0))
}

/// The sector of an office: what the longest sector word at its end says, else government.
pub(super) fn sector_of_title(k: &Knowledge, title: &str) -> Str {
    let words: Vec<&str> = title.split(' ').collect();
    let found = (0..words.len()).find_map(|i| {
        k.nouns.longest(&words, i).filter(|(_, n)| !n.sector.is_empty()).map(|(_, n)| n.sector.clone())
    });
    found.unwrap_or_else(|| "GOV".into())
}

fn noun(k: &mut Knowledge, row: Row<'_>) {
    let kind = match row.cell(3) {
        "person" => EntityKind::Person,
        "organization" => EntityKind::Organization,
        "country" => EntityKind::Country,
        "place" => EntityKind::Place,
        _ => EntityKind::Group,
    };
    let owner = |note: &'_ str| note.strip_prefix("body ").or(note.strip_prefix("country ")).map(Str::from);
    let of = row.cell(4).split(';').find_map(owner).unwrap_or_default();
    let noun =
        |plural| Noun { sector: row.cell(2).into(), kind, plural, of: of.clone(), source: Str::default() };
    let (one, many) = (row.cell(0), row.cell(1));
    if keys(one).is_empty() {
        return;
    }
    k.sectors.insert(row.cell(2).into());
    if many.is_empty() || many == one {
        let singular = matches!(row.cell(3), "organization" | "person") && !one.ends_with('s');
        k.nouns.insert(one, noun(!singular));
    } else {
        k.nouns.insert(one, noun(false));
        k.nouns.insert(many, noun(true));
    }
}
