//! What the document itself tells: a name recognised once is one everywhere.

use super::{Name, same};
use crate::entities::doc::Doc;
use crate::entities::tagger::{Document, NameKind};
use crate::entities::text::{is_all_caps, is_capital, key};
use rustc_hash::{FxHashMap, FxHashSet};

/// Names by the key of their first word: the keys of all words, and the kind.
type Known = FxHashMap<String, Vec<(Vec<String>, NameKind)>>;

/// Makes one word mean one thing: a surname introduced with its full name is a person everywhere, and
/// a name that was recognised once is one wherever it is capitalised.
pub(super) fn agree(doc: &Doc<'_>, told: &Document, names: &mut Vec<Name>) {
    same::headline(doc, names);
    let defined = brackets(doc, names);
    names.retain(|n| !is_bare_pair(doc, n, &defined));
    let mut surnames: FxHashSet<String> = FxHashSet::default();
    let mut votes: FxHashMap<String, [u32; 3]> = FxHashMap::default();
    for name in names.iter().filter(|n| !n.inner) {
        let words = doc.words(&name.tokens);
        if name.kind == NameKind::Person && words.len() > 1 {
            surnames.extend(words.last().map(|w| key(w)));
            // "Sun Lijun" is Sun later on.
            if doc.k.words.is_surname(words[0]) && !words.last().is_some_and(|w| doc.k.words.is_surname(w)) {
                surnames.insert(key(words[0]));
            }
        }
        if name.entry.is_none() {
            votes.entry(key(&words.concat())).or_default()[name.kind as usize] += 1;
        }
    }
    same::namesakes(doc, names);
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
    let known = known(doc, told, names, &votes, &surnames, &defined);
    spread(doc, told, &known, &mut covered, names);
    names.sort_by_key(|n| (n.tokens.start, std::cmp::Reverse(n.tokens.end)));
}

/// Two capitals that no list and no bracket explains name nobody: ranks, courses, sizes, car plates.
fn is_bare_pair(doc: &Doc<'_>, n: &Name, defined: &FxHashSet<String>) -> bool {
    let word = doc.word(n.tokens.start);
    n.entry.is_none()
        && n.kind == NameKind::Organization
        && n.tokens.len() == 1
        && word.chars().count() == 2
        && is_all_caps(word)
        && !defined.contains(&key(word))
}

/// Adds the acronyms that stand in brackets behind an organization: "the Coffee Council ( CC )". Gives their keys.
fn brackets(doc: &Doc<'_>, names: &mut Vec<Name>) -> FxHashSet<String> {
    let (mut defined, mut more) = (FxHashSet::default(), Vec::new());
    let taken: FxHashSet<u32> = names.iter().filter(|n| !n.inner).map(|n| n.tokens.start).collect();
    for name in names.iter().filter(|n| n.kind == NameKind::Organization && n.tokens.len() > 1) {
        let at = name.tokens.end;
        let word = doc.word(at + 1);
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        if doc.word(at) != "(" || doc.word(at + 2) != ")" || capitals < 2 {
            continue;
        }
        defined.insert(key(word));
        if !taken.contains(&(at + 1)) {
            let tokens = at + 1..at + 2;
            more.push(Name { tokens, kind: NameKind::Organization, entry: None, inner: false });
        }
    }
    names.append(&mut more);
    for name in names.iter_mut().filter(|n| n.entry.is_none() && n.tokens.len() == 1) {
        if defined.contains(&key(doc.word(name.tokens.start))) {
            name.kind = NameKind::Organization;
        }
    }
    defined
}

/// The names that are sure enough to be looked for elsewhere.
fn known(
    doc: &Doc<'_>,
    told: &Document,
    names: &[Name],
    votes: &FxHashMap<String, [u32; 3]>,
    surnames: &FxHashSet<String>,
    defined: &FxHashSet<String>,
) -> Known {
    let mut known = Known::default();
    for name in names.iter().filter(|n| !n.inner && n.entry.is_none()) {
        let words = doc.words(&name.tokens);
        let own = key(&words.concat());
        let often = defined.contains(&own) || votes.get(&own).is_some_and(|v| v.iter().sum::<u32>() > 1);
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
fn spread(doc: &Doc<'_>, told: &Document, known: &Known, covered: &mut [bool], names: &mut Vec<Name>) {
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
        let letters = word.chars().count();
        let unsure = match kind {
            NameKind::Person if is_all_caps(word) => letters < 5,
            NameKind::Person => letters < 3 && told.in_lower_case(word),
            _ => letters < 3 && !is_all_caps(word),
        };
        if keys.len() == 1 && unsure {
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
