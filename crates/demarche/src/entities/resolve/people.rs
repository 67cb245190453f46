//! Which names of people are the same person: full names first, then surnames.

use super::roles::Told;
use crate::entities::doc::Doc;
use crate::entities::knowledge::Gender;
use crate::entities::names::Name;
use crate::entities::tagger::NameKind;
use crate::entities::text::keys;

/// A person: folded words of the fullest name, the name as written, gender.
pub(super) type Known = (Vec<String>, String, Gender);

/// The person of every name.
#[derive(Debug, Default)]
pub(super) struct People {
    /// The fullest name of each: folded words, as written, gender.
    pub list: Vec<Known>,
    of: Vec<Option<usize>>,
}

impl People {
    /// The person of the name with this index.
    pub fn of(&self, name: usize) -> Option<(usize, &Known)> {
        let p = self.of.get(name).copied().flatten()?;
        self.list.get(p).map(|found| (p, found))
    }
}

/// Groups the names of people.
pub(super) fn group(doc: &Doc<'_>, names: &[Name], roles: &[Told]) -> People {
    let mut people = People { list: Vec::new(), of: vec![None; names.len()] };
    let persons: Vec<(usize, &Name)> =
        names.iter().enumerate().filter(|(_, n)| n.kind == NameKind::Person && !n.inner).collect();
    for &(i, name) in persons.iter().filter(|(_, n)| n.tokens.len() > 1) {
        let written = doc.name(&name.tokens);
        let words = keys(&written);
        let p = people.list.iter().position(|(w, ..)| same(w, &words)).unwrap_or_else(|| {
            let gender = gender(doc, doc.word(name.tokens.start));
            people.list.push((words.clone(), written.clone(), gender));
            people.list.len() - 1
        });
        if people.list[p].0.len() < words.len() {
            (people.list[p].0, people.list[p].1) = (words, written);
        }
        people.of[i] = Some(p);
    }
    for &(i, name) in persons.iter().filter(|(_, n)| n.tokens.len() == 1) {
        let written = doc.name(&name.tokens);
        let word = keys(&written).concat();
        let before = persons.iter().rev().filter(|(j, _)| *j < i).filter_map(|(j, _)| people.of[*j]);
        let any = 0..people.list.len();
        let wanted = title_gender(doc, name);
        let fits = |p: &usize, last: bool| {
            let (words, _, gender) = &people.list[*p];
            let at = if last { words.last() } else { words.first() };
            at == Some(&word)
                && (wanted == Gender::Unknown || *gender == Gender::Unknown || wanted == *gender)
        };
        // "Foreign Minister Kim": the one of several Kims who was called so.
        let called = |p: &usize| {
            let mut own = roles.iter().filter(|r| r.name == i && !r.noun.is_empty());
            own.any(|r| roles.iter().any(|o| o.noun == r.noun && people.of[o.name] == Some(*p)))
        };
        let titled = any.clone().find(|p| called(p) && (fits(p, true) || fits(p, false)));
        let p = titled
            .or_else(|| before.clone().find(|p| fits(p, true)))
            .or_else(|| any.clone().find(|p| fits(p, true)));
        let p = p
            .or_else(|| before.clone().find(|p| fits(p, false)))
            .or_else(|| any.clone().find(|p| fits(p, false)));
        people.of[i] = Some(p.unwrap_or_else(|| {
            people.list.push((vec![word], written, wanted));
            people.list.len() - 1
        }));
    }
    people
}

/// The gender that "Mr." or "Ms." before a name tells.
fn title_gender(doc: &Doc<'_>, name: &Name) -> Gender {
    let before = name.tokens.start.checked_sub(1).map_or("", |t| doc.word(t));
    doc.k.words.titles.get(before).next().map(|t| t.gender).unwrap_or_default()
}

fn gender(doc: &Doc<'_>, first: &str) -> Gender {
    doc.k.words.given(first).unwrap_or_default()
}

/// Whether two full names may be one person's: same surname, and first names equal, abbreviated or left out.
fn same(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short == long || short.concat() == long.concat() {
        return true;
    }
    let surname = short.last() == long.last();
    let first = short
        .first()
        .zip(long.first())
        .is_some_and(|(s, l)| s == l || s.len() == 1 && l.starts_with(s.as_str()));
    surname && (first || short.iter().all(|w| long.contains(w))) || short.len() > 1 && long.starts_with(short)
}
