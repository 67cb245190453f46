//! What the document itself tells: a name recognised once is one everywhere.

use super::Name;
use crate::entities::doc::Doc;
use crate::entities::tagger::{Document, NameKind};
use crate::entities::text::{is_all_caps, is_capital, key};
use rustc_hash::{FxHashMap, FxHashSet};

/// Names by the key of their first word: the keys of all words, and the kind.
type Known = FxHashMap<String, Vec<(Vec<String>, NameKind)>>;

/// Makes one word mean one thing: a surname introduced with its full name is a person everywhere, and
/// a name that was recognised once is one wherever it is capitalised.
pub(super) fn agree(doc: &Doc<'_>, told: &Document, names: &mut Vec<Name>) {
    let mut surnames: FxHashSet<String> = FxHashSet::default();
    let mut votes: FxHashMap<String, [u32; 3]> = FxHashMap::default();
    for name in names.iter().filter(|n| !n.inner) {
        let words = doc.words(&name.tokens);
        if name.kind == NameKind::Person && words.len() > 1 {
            surnames.extend(words.last().map(|w| key(w)));
        }
        if name.entry.is_none() {
            votes.entry(key(&words.concat())).or_default()[name.kind as usize] += 1;
        }
    }
    let mut covered = vec![false; doc.words.len()];
    for name in names.iter_mut() {
        name.tokens.clone().for_each(|i| covered[i as usize] = true);
        if name.entry.is_some() {
            continue;
        }
        let words = doc.words(&name.tokens);
        let k = key(&words.concat());
        if words.len() == 1 && surnames.contains(&k) {
            name.kind = NameKind::Person;
        } else if let Some(v) = votes.get(&k) {
            name.kind = majority(v, name.kind);
        }
    }
    let known = known(doc, told, names, &votes, &surnames);
    spread(doc, &known, &mut covered, names);
    names.sort_by_key(|n| (n.tokens.start, std::cmp::Reverse(n.tokens.end)));
}

/// The names that are sure enough to be looked for elsewhere.
fn known(
    doc: &Doc<'_>,
    told: &Document,
    names: &[Name],
    votes: &FxHashMap<String, [u32; 3]>,
    surnames: &FxHashSet<String>,
) -> Known {
    let mut known = Known::default();
    for name in names.iter().filter(|n| !n.inner && n.entry.is_none()) {
        let words = doc.words(&name.tokens);
        let often = votes.get(&key(&words.concat())).is_some_and(|v| v.iter().sum::<u32>() > 1);
        if words.len() == 1 && (!often || told.in_lower_case(words[0])) {
            continue;
        }
        let keys: Vec<String> = words.iter().map(|w| key(w)).collect();
        let list = known.entry(keys[0].clone()).or_default();
        if !keys[0].is_empty() && list.iter().all(|(k, _)| *k != keys) {
            list.push((keys, name.kind));
        }
    }
    for surname in surnames {
        known.entry(surname.clone()).or_default().push((vec![surname.clone()], NameKind::Person));
    }
    for list in known.values_mut() {
        list.sort_by_key(|(k, _)| std::cmp::Reverse(k.len()));
    }
    known
}

/// Marks the places where a known name stands unmarked.
fn spread(doc: &Doc<'_>, known: &Known, covered: &mut [bool], names: &mut Vec<Name>) {
    for i in 0..doc.words.len() {
        let word = doc.words[i];
        if covered[i] || !is_capital(word) || word.chars().count() < 2 {
            continue;
        }
        let Some(list) = known.get(&key(word)) else { continue };
        let fits = |keys: &[String]| {
            keys.iter().enumerate().all(|(j, k)| {
                covered.get(i + j) == Some(&false) && doc.words.get(i + j).is_some_and(|w| key(w) == *k)
            })
        };
        let Some((keys, kind)) = list.iter().find(|(k, _)| fits(k)) else { continue };
        if keys.len() == 1
            && (word.chars().count() < 3 || is_all_caps(word) && *kind == NameKind::Person && word.len() < 5)
        {
            continue;
        }
        let tokens = i as u32..(i + keys.len()) as u32;
        tokens.clone().for_each(|t| covered[t as usize] = true);
        names.push(Name { tokens, kind: *kind, entry: None, inner: false });
    }
}

fn majority(votes: &[u32; 3], own: NameKind) -> NameKind {
    let kinds = [NameKind::Person, NameKind::Organization, NameKind::Location];
    kinds.into_iter().fold(own, |best, k| if votes[k as usize] > votes[best as usize] { k } else { best })
}
