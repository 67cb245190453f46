//! Names in the text: what the lists hold, what the recogniser sees, and what the document itself
//! tells (a surname once introduced).

mod agree;
mod cut;
mod join;
mod same;

use super::doc::Doc;
use super::knowledge::{Class, EntryId};
use super::tagger::{self, NameKind};
use super::text::is_capital;
use crate::model::{TokenId, Upos};
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
    let sentences = &doc.syntax.sentences;
    let facts: Vec<Vec<tagger::Facts>> =
        sentences.iter().map(|s| tagger::facts(doc.words(&s.tokens), doc.k, doc.gazetteer)).collect();
    let mut told = tagger::Document::default();
    sentences.iter().zip(&facts).for_each(|(s, f)| told.add(doc.words(&s.tokens), f));
    let mut out = Vec::new();
    let mut tags = Vec::new();
    let mut towns = Vec::with_capacity(doc.words.len());
    for (sentence, facts) in sentences.iter().zip(&facts) {
        towns.resize(sentence.tokens.start as usize, tagger::Facts::default());
        towns.extend_from_slice(facts);
        let words = doc.words(&sentence.tokens);
        doc.k.tagger.tag(&tagger::Sentence { words, facts, document: &told.of(words) }, &mut tags);
        let cut = |n| cut::verbs(doc, sentence.tokens.start, cut::trim(doc, words, n)?);
        let seen = tagger::spans(&tags).into_iter().filter_map(cut).collect::<Vec<_>>();
        let seen = seen
            .into_iter()
            .filter(|&(a, b, _)| b - a > 1 || is_nominal(doc, sentence.tokens.start + a as u32))
            .collect();
        let listed = listed(doc, words);
        let seen = cut::states(doc, words, facts, join::join(doc, words, seen));
        merge(doc, sentence.tokens.start, words, facts, seen, listed, &mut out);
    }
    agree::agree(doc, &told, &mut out);
    super::toponyms::mend(doc, &towns, &mut out);
    out
}

/// Whether a lone word can be a name by its part of speech.
fn is_nominal(doc: &Doc<'_>, t: u32) -> bool {
    matches!(doc.syntax.token(TokenId(t)).upos, Upos::Propn | Upos::Noun | Upos::Adj | Upos::X | Upos::Num)
}

/// Listed names, the longest first, left to right.
fn listed(doc: &Doc<'_>, words: &[&str]) -> Vec<(usize, usize, EntryId)> {
    let (mut out, mut i) = (Vec::new(), 0);
    while i < words.len() {
        match doc.k.name_at(words, i, doc.on) {
            Some((n, id)) if is_other(doc, &words[i..], n, id) => i += 1,
            Some((n, id)) => {
                out.push((i + cut::lead(doc, &words[i..i + n], id), i + n, id));
                i += n;
            }
            None => i += 1,
        }
    }
    out
}

/// Whether a listed name is something else here: a country's that another place bears, or one with an
/// article that goes on ("the West" in "the West Bank").
fn is_other(doc: &Doc<'_>, words: &[&str], n: usize, id: EntryId) -> bool {
    let article = n > 1 && words[0].eq_ignore_ascii_case("the");
    let goes_on = || words.get(n).is_some_and(|w| is_capital(w) || matches!(*w, "-" | "’s" | "'s"));
    article && goes_on() && doc.k.entry(id).name.starts_with("The ")
        || n == 1 && doc.k.entry(id).class == Class::Country && doc.homonyms.elsewhere(words[0])
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
    facts: &[tagger::Facts],
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
            if seen[i].2 == NameKind::Organization && class <= Class::Capital {
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
            if kind == NameKind::Organization {
                nested(words, facts, (a, b), offset, &mut names);
            }
        }
    }
    names.sort_by_key(|n| (n.tokens.start, std::cmp::Reverse(n.tokens.end)));
    out.append(&mut names);
}

/// Adds the towns inside an organization's name: "Windhoek Tribune", "University of Matanzas".
fn nested(
    words: &[&str],
    facts: &[tagger::Facts],
    (a, b): (usize, usize),
    offset: u32,
    names: &mut Vec<Name>,
) {
    for s in a..b {
        let n = match s {
            _ if s == a => cut::town(words, facts, s, b - 1),
            _ if matches!(words[s - 1], "of" | "Of" | "in") => cut::town(words, facts, s, b),
            _ => 0,
        };
        let tokens = offset + s as u32..offset + (s + n) as u32;
        let free =
            names.iter().all(|m| !m.inner || m.tokens.end <= tokens.start || tokens.end <= m.tokens.start);
        if n > 0 && free {
            names.push(Name { tokens, kind: NameKind::Location, entry: None, inner: true });
        }
    }
}
