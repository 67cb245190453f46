//! Names in the text: what the lists hold, what the recogniser sees, and what the document itself
//! tells (a surname once introduced).

use super::doc::Doc;
use super::knowledge::{Class, EntryId};
use super::tagger::{self, NameKind};
use super::text::{is_all_caps, is_capital, key};
use crate::model::{TokenId, Upos};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// A name in the text.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// What the recogniser takes it for.
    pub kind: NameKind,
    /// What a list says it is.
    pub entry: Option<EntryId>,
    /// Stands inside another name.
    pub inner: bool,
}

/// All names, in text order, inner ones after the one they stand in.
pub(super) fn find(doc: &Doc<'_>) -> Vec<Name> {
    let lower: FxHashSet<&str> =
        doc.words.iter().copied().filter(|w| w.starts_with(char::is_lowercase)).collect();
    let mut out = Vec::new();
    let mut tags = Vec::new();
    let mut towns = Vec::with_capacity(doc.words.len());
    for sentence in &doc.syntax.sentences {
        let words = doc.words(&sentence.tokens);
        let facts = tagger::facts(words, doc.k, doc.gazetteer);
        towns.resize(sentence.tokens.start as usize, Default::default());
        towns.extend_from_slice(&facts);
        let common: Vec<bool> =
            words.iter().map(|w| is_capital(w) && lower.contains(w.to_lowercase().as_str())).collect();
        doc.k.tagger.tag(&tagger::Sentence { words, facts: &facts, common: &common }, &mut tags);
        let seen = tagger::spans(&tags).into_iter().filter_map(|n| trim(doc, words, n)).collect::<Vec<_>>();
        let seen = seen
            .into_iter()
            .filter(|&(a, b, _)| b - a > 1 || is_nominal(doc, sentence.tokens.start + a as u32))
            .collect();
        let listed = listed(doc, words);
        merge(doc, sentence.tokens.start, words, seen, listed, &mut out);
    }
    agree(doc, &mut out);
    super::toponyms::mend(doc, &towns, &mut out);
    out
}

/// Whether a lone word can be a name by its part of speech.
fn is_nominal(doc: &Doc<'_>, t: u32) -> bool {
    matches!(doc.syntax.token(TokenId(t)).upos, Upos::Propn | Upos::Noun | Upos::Adj | Upos::X | Upos::Num)
}

/// A person's name without the titles that the recogniser took in.
fn trim(
    doc: &Doc<'_>,
    words: &[&str],
    (a, b, kind): (usize, usize, NameKind),
) -> Option<(usize, usize, NameKind)> {
    if kind != NameKind::Person {
        return Some((a, b, kind));
    }
    let mut first = a;
    loop {
        let title = |s: usize| {
            let noun = doc.k.nouns.longest(words, s).map(|(n, _)| s + n);
            let title = doc.k.words.titles.longest(words, s).map(|(n, _)| s + n);
            noun.max(title).filter(|&end| end > first && (end < b || s < first || b - a == 1))
        };
        let given = doc.k.words.given(words[first]).is_some();
        let title = (first.saturating_sub(4)..=first).find_map(title).filter(|_| !given);
        let nation = doc
            .k
            .name_at(words, first, doc.on)
            .filter(|&(n, id)| first + n < b && !given && doc.k.entry(id).class <= Class::Adjective);
        match title.or(nation.map(|(n, _)| first + n)) {
            Some(end) if end < b => first = end,
            Some(_) => return None,
            None => return Some((first, b, kind)),
        }
    }
}

/// Listed names, the longest first, left to right.
fn listed(doc: &Doc<'_>, words: &[&str]) -> Vec<(usize, usize, EntryId)> {
    let (mut out, mut i) = (Vec::new(), 0);
    while i < words.len() {
        match doc.k.name_at(words, i, doc.on) {
            Some((n, id)) => {
                out.push((i, i + n, id));
                i += n;
            }
            None => i += 1,
        }
    }
    out
}

/// The recogniser's kind for a listed name.
fn kind_of(class: Class) -> NameKind {
    match class {
        Class::Person => NameKind::Person,
        Class::Institution | Class::Organization | Class::Armed => NameKind::Organization,
        _ => NameKind::Location,
    }
}

fn merge(
    doc: &Doc<'_>,
    offset: u32,
    words: &[&str],
    seen: Vec<(usize, usize, NameKind)>,
    listed: Vec<(usize, usize, EntryId)>,
    out: &mut Vec<Name>,
) {
    let range = |a: usize, b: usize| offset + a as u32..offset + b as u32;
    let mut names: Vec<Name> = Vec::new();
    let mut used = vec![false; seen.len()];
    for (a, b, id) in listed {
        let class = doc.k.entry(id).class;
        let over: Vec<usize> = (0..seen.len()).filter(|&i| seen[i].0 < b && a < seen[i].1).collect();
        let wider =
            over.iter().find(|&&i| seen[i].0 <= a && b <= seen[i].1 && (seen[i].1 - seen[i].0) > b - a);
        let crossing = over.iter().any(|&i| seen[i].0 < a && seen[i].1 < b || a < seen[i].0 && b < seen[i].1);
        if let Some(&i) = wider {
            let nested = Name { tokens: range(a, b), kind: kind_of(class), entry: Some(id), inner: true };
            if seen[i].2 == NameKind::Organization && class <= Class::Adjective {
                names.push(nested);
            }
            continue;
        }
        let person = over.iter().any(|&i| seen[i].2 == NameKind::Person);
        if crossing || person && class != Class::Person && b - a == 1 && doc.k.words.given(words[a]).is_some()
        {
            continue;
        }
        over.iter().for_each(|&i| used[i] = true);
        names.push(Name { tokens: range(a, b), kind: kind_of(class), entry: Some(id), inner: false });
    }
    for (i, (a, b, kind)) in seen.into_iter().enumerate() {
        if !used[i] && words[a..b].iter().any(|w| w.chars().any(char::is_uppercase)) {
            names.push(Name { tokens: range(a, b), kind, entry: None, inner: false });
        }
    }
    names.sort_by_key(|n| (n.tokens.start, std::cmp::Reverse(n.tokens.end)));
    out.append(&mut names);
}

/// Makes one word mean one thing: a surname introduced with its full name is a person everywhere, and
/// a name that was recognised once is one wherever it is capitalised.
fn agree(doc: &Doc<'_>, names: &mut Vec<Name>) {
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
    let mut more = Vec::new();
    for (i, word) in doc.words.iter().enumerate() {
        if covered[i] || !is_capital(word) || word.chars().count() < 3 {
            continue;
        }
        let k = key(word);
        let i = i as u32;
        if surnames.contains(&k) && (!is_all_caps(word) || word.len() > 4) {
            more.push(Name { tokens: i..i + 1, kind: NameKind::Person, entry: None, inner: false });
        }
    }
    names.append(&mut more);
    names.sort_by_key(|n| (n.tokens.start, std::cmp::Reverse(n.tokens.end)));
}

fn majority(votes: &[u32; 3], own: NameKind) -> NameKind {
    let kinds = [NameKind::Person, NameKind::Organization, NameKind::Location];
    kinds.into_iter().fold(own, |best, k| if votes[k as usize] > votes[best as usize] { k } else { best })
}
