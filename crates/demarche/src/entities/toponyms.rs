//! Toponyms that the recogniser leaves or mistakes: names of the gazetteer that the words around use
//! as a whereabouts ("in Torrington", "a Meadow Grove man", "Greer, S.C.", "NEWARK --").

use super::doc::Doc;
use super::names::Name;
use super::tagger::{Facts, NameKind};
use super::text::{is_all_caps, is_capital, key};
use crate::model::{TokenId, Upos};
use crate::places::ToponymWord;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Adds what was left, and makes places of what was taken for a person or an organization.
pub(super) fn mend(doc: &Doc<'_>, facts: &[Facts], names: &mut Vec<Name>) {
    let surnames = surnames(doc, names);
    names.retain(|n| n.kind != NameKind::Location || n.entry.is_some() || !is_ailment(doc, &n.tokens));
    let places = rekind(doc, facts, &surnames, names);
    let mut covered = vec![false; doc.words.len()];
    names.iter().for_each(|n| n.tokens.clone().for_each(|i| covered[i as usize] = true));
    let before = names.len();
    let mut i = 0;
    while i < doc.words.len() as u32 {
        i = match left(doc, facts, &covered, &surnames, &places, i) {
            Some(tokens) => {
                let end = tokens.end;
                names.push(Name { tokens, kind: NameKind::Location, entry: None, inner: false });
                end
            }
            None => i + 1,
        };
    }
    if names.len() > before {
        names.sort_by_key(|n| (n.tokens.start, std::cmp::Reverse(n.tokens.end)));
    }
}

/// Last words of the people who are named in full.
fn surnames(doc: &Doc<'_>, names: &[Name]) -> FxHashSet<String> {
    let people = names.iter().filter(|n| !n.inner && n.kind == NameKind::Person && n.tokens.len() > 1);
    people.filter_map(|n| doc.words(&n.tokens).last().map(|w| key(w))).collect()
}

/// Makes places of lone names that stand where only places stand; gives the keys of all place names.
fn rekind(
    doc: &Doc<'_>,
    facts: &[Facts],
    surnames: &FxHashSet<String>,
    names: &mut [Name],
) -> FxHashSet<String> {
    let mut places = FxHashSet::default();
    for n in names.iter_mut().filter(|n| !n.inner && n.entry.is_none()) {
        let own = key(&doc.words(&n.tokens).concat());
        let open = n.kind != NameKind::Location && !surnames.contains(&own);
        if open && is_known(doc, facts, &n.tokens) && (strong(doc, &n.tokens) || dateline(doc, &n.tokens)) {
            n.kind = NameKind::Location;
        }
        if n.kind == NameKind::Location {
            places.insert(own);
        }
    }
    for n in names.iter_mut().filter(|n| !n.inner && n.entry.is_none() && n.kind != NameKind::Location) {
        let own = key(&doc.words(&n.tokens).concat());
        if places.contains(&own) && !surnames.contains(&own) && is_known(doc, facts, &n.tokens) {
            n.kind = NameKind::Location;
        }
    }
    places
}

/// Whether the gazetteer holds the name.
fn is_known(doc: &Doc<'_>, facts: &[Facts], tokens: &Range<u32>) -> bool {
    match facts.get(tokens.start as usize) {
        Some(f) if tokens.len() == 1 => f.town > 0,
        Some(f) if f.long_town > 0 => doc.gazetteer.population(&doc.name(tokens)).is_some(),
        _ => false,
    }
}

/// The toponym that begins at an uncovered word.
fn left(
    doc: &Doc<'_>,
    facts: &[Facts],
    covered: &[bool],
    surnames: &FxHashSet<String>,
    places: &FxHashSet<String>,
    i: u32,
) -> Option<Range<u32>> {
    let free = |t: u32| covered.get(t as usize) == Some(&false);
    if !free(i) || !is_capital(doc.word(i)) {
        return None;
    }
    if let Some(n) = short_form(doc, i).filter(|&n| (i..i + n).all(free)) {
        return Some(i..i + n);
    }
    let fact = facts.get(i as usize)?;
    if fact.town == 0 && fact.long_town == 0 || fact.title > 0 {
        return None;
    }
    // A name of several words first: "New London" before "New".
    let most = if fact.long_town > 0 { 4 } else { 1 };
    let tokens = (1..=most).rev().map(|n| i..i + n).find(|r| {
        r.clone().all(|t| free(t) && is_capital(doc.word(t)) && same_sentence(doc, i, t))
            && is_known(doc, facts, r)
    })?;
    let own = key(&doc.words(&tokens).concat());
    let alone = tokens.len() == 1;
    let small = alone && (own.len() < 4 || own.len() == 4 && is_all_caps(doc.word(i)));
    let word =
        alone && (matches!(fact.name_word, 1..=7) || doc.gazetteer.tells(doc.word(i), ToponymWord::Never));
    let person = fact.given > 0 && is_capital(doc.word(tokens.end)) || surnames.contains(&own);
    if word || person || is_ailment(doc, &tokens) || is_part(doc, &tokens) {
        return None;
    }
    if dateline(doc, &tokens) {
        return Some(tokens);
    }
    let propn = tokens.clone().all(|t| doc.syntax.token(TokenId(t)).upos == Upos::Propn);
    let acts = alone && doc.deprel(doc.head(&tokens)).is_subject();
    let hinted = weak(doc, &tokens) || !alone || fact.town > 3 || fact.town > 2 && !acts;
    let told = strong(doc, &tokens) || propn && (places.contains(&own) || hinted);
    (told && !small).then_some(tokens)
}

/// Whether the name is a disease's: "West Nile virus".
fn is_ailment(doc: &Doc<'_>, tokens: &Range<u32>) -> bool {
    doc.gazetteer.tells(doc.word(tokens.end), ToponymWord::Ailment)
}

/// Whether the name is a part of a longer one: capitals stand right before or behind it.
fn is_part(doc: &Doc<'_>, tokens: &Range<u32>) -> bool {
    let next = doc.word(tokens.end);
    let behind = same_sentence(doc, tokens.start, tokens.end)
        && is_capital(next)
        && !doc.gazetteer.tells(next, ToponymWord::Office);
    let Some(last) = tokens.start.checked_sub(1).filter(|&t| same_sentence(doc, t, tokens.start)) else {
        return behind;
    };
    let word = doc.word(last);
    let opens = last == 0 || !same_sentence(doc, last - 1, last);
    let direction =
        doc.gazetteer.tells(word, ToponymWord::Kind) || doc.gazetteer.tells(word, ToponymWord::In);
    behind || is_capital(word) && !opens && !direction && word.len() > 1
}

fn same_sentence(doc: &Doc<'_>, a: u32, b: u32) -> bool {
    b < doc.words.len() as u32
        && doc.syntax.token(TokenId(a)).sentence == doc.syntax.token(TokenId(b)).sentence
}

/// Tokens of a division's short form: "W. Va.", "Ky." (or "KY" behind a comma).
fn short_form(doc: &Doc<'_>, i: u32) -> Option<u32> {
    let word = doc.word(i);
    if word.len() > 6 {
        return None;
    }
    if word.len() == 2 && word.ends_with('.') && same_sentence(doc, i, i + 1) {
        let both = format!("{word} {}", doc.word(i + 1));
        if doc.gazetteer.is_short_form(&both) {
            return Some(2);
        }
    }
    let behind = i > 0
        && matches!(doc.word(i - 1), "," | "-" | "–" | "(")
        && is_capital(doc.word(i.saturating_sub(2)));
    let dotted = word.len() > 3 && word.ends_with('.') && word != "Miss.";
    ((behind || dotted) && doc.gazetteer.is_short_form(word)).then_some(1)
}

/// Whether the words around leave nothing but a place.
fn strong(doc: &Doc<'_>, tokens: &Range<u32>) -> bool {
    let tells = |word: &str, what| doc.gazetteer.tells(word, what);
    let before = |n: u32| tokens.start.checked_sub(n).map_or("", |t| doc.word(t));
    let after = doc.word(tokens.end);
    let placed = tells(before(1), ToponymWord::In)
        || tells(before(1), ToponymWord::Kind)
        || before(1) == "of" && tells(before(2), ToponymWord::Kind);
    let local = is_lower(after) && tells(after, ToponymWord::Local) && !matches!(before(1), "'s" | "’s");
    placed
        || local
        || after == "," && short_form(doc, tokens.end + 1).is_some()
        || after == "-" && doc.word(tokens.end + 1) == "based"
}

fn is_lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// Whether the words around are such as often stand by a place.
fn weak(doc: &Doc<'_>, tokens: &Range<u32>) -> bool {
    let before = tokens.start.checked_sub(1).map_or("", |t| doc.word(t));
    doc.gazetteer.tells(before, ToponymWord::To) || matches!(doc.word(tokens.end), "'s" | "’s")
}

/// "NEWARK --": capitals at the start of a block, then a dash, a comma or a bracket.
fn dateline(doc: &Doc<'_>, tokens: &Range<u32>) -> bool {
    let first = tokens.start == 0
        || doc.syntax.token(TokenId(tokens.start - 1)).sentence
            != doc.syntax.token(TokenId(tokens.start)).sentence;
    let capitals = tokens.clone().all(|t| is_all_caps(doc.word(t)));
    first && capitals && matches!(doc.word(tokens.end), "-" | "--" | "—" | "–" | "---" | "," | "(")
}
