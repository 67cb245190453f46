//! Names that are more or other than they look: surnames in headlines, men called like countries.

use super::Name;
use crate::entities::doc::Doc;
use crate::entities::knowledge::Class;
use crate::entities::tagger::NameKind;
use crate::entities::text::{is_capital, key};
use crate::model::TokenId;
use rustc_hash::FxHashSet;

/// Cuts what a headline in capitals adds to the surname of somebody whom the story names in full: "Kim
/// Refuses Inspection".
pub(super) fn headline(doc: &Doc<'_>, names: &mut [Name]) {
    let full: Vec<Vec<String>> = (names.iter())
        .filter(|n| {
            !n.inner
                && n.kind == NameKind::Person
                && n.tokens.len() > 1
                && !is_title_case(doc, n.tokens.start)
        })
        .map(|n| doc.words(&n.tokens).iter().map(|w| key(w)).collect())
        .collect();
    for name in
        names.iter_mut().filter(|n| n.entry.is_none() && n.kind == NameKind::Person && n.tokens.len() > 1)
    {
        let keys: Vec<String> = doc.words(&name.tokens).iter().map(|w| key(w)).collect();
        let told = |w: &str| {
            full.iter().any(|f| f.first().is_some_and(|k| k == w) || f.last().is_some_and(|k| k == w))
        };
        let whole = |f: &Vec<String>| keys[1..].iter().any(|k| f.contains(k));
        if is_title_case(doc, name.tokens.start) && told(&keys[0]) && !full.iter().any(whole) {
            name.tokens.end = name.tokens.start + 1;
        }
    }
}

/// Whether nearly all words of the sentence begin with a capital, as in headlines.
fn is_title_case(doc: &Doc<'_>, t: u32) -> bool {
    let sentence = doc.syntax.sentence(doc.syntax.token(TokenId(t)).sentence);
    let long =
        || doc.words(&sentence.tokens).iter().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 3);
    let capitals = long().filter(|w| is_capital(w)).count();
    capitals > 1 && capitals * 5 >= long().count() * 4
}

/// A country's name alone is the surname of somebody whom the document names in full, unless it is used as a
/// whereabouts or its people, capital or adjective are named too: "Jim Jordan … Jordan said".
pub(super) fn namesakes(doc: &Doc<'_>, names: &mut [Name]) {
    // Only where a given name makes it sure that the full name is one.
    let full = |n: &&Name| n.kind == NameKind::Person && n.tokens.len() > 1 && !n.inner;
    let people = names.iter().filter(full).map(|n| doc.words(&n.tokens));
    let given = people.filter(|w| doc.k.words.given(w[0]).is_some() && is_capital(w[0]));
    let written: FxHashSet<String> = given.filter_map(|w| w.last().map(|w| (*w).to_owned())).collect();
    let surnames: FxHashSet<String> = written.iter().map(|w| key(w)).collect();
    let mut others: FxHashSet<&str> = FxHashSet::default();
    for entry in names.iter().filter_map(|n| n.entry).map(|id| doc.k.entry(id)).filter(|e| e.is_country()) {
        if entry.class != Class::Country {
            others.insert(&entry.country);
        }
    }
    for name in names.iter_mut().filter(|n| n.tokens.len() == 1 && !n.inner) {
        let Some(entry) = name.entry.map(|id| doc.k.entry(id)) else { continue };
        // "Volker Türk … Türk said": one of a nation is a surname where it is written letter by letter like it.
        let national = entry.class == Class::National && written.contains(doc.word(name.tokens.start));
        if !(national || entry.class == Class::Country) {
            continue;
        }
        let place =
            doc.syntax.case(TokenId(name.tokens.start)).is_some_and(|c| matches!(c, "in" | "to" | "from"));
        if !place
            && (national || !others.contains(entry.country.as_str()))
            && surnames.contains(&key(doc.word(name.tokens.start)))
        {
            (name.entry, name.kind) = (None, NameKind::Person);
        }
    }
}
