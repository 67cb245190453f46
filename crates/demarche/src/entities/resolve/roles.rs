//! What the text says of a person beside the name: titles, appositions, "who served as".

use crate::entities::doc::Doc;
use crate::entities::knowledge::Gender;
use crate::entities::names::Name;
use crate::entities::nominals::Nominal;
use crate::entities::phrase::{self, Reading};
use crate::entities::tagger::NameKind;
use crate::model::{Deprel, EntityKind, Span, TokenId, Upos};
use std::ops::Range;

/// What is said of one name.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// Index of the name.
    pub name: usize,
    /// Tokens of the name.
    pub tokens: Range<u32>,
    /// The words: "U.S. Deputy Secretary of State".
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// The noun: "secretary of state".
    pub noun: String,
    /// Head of the noun, if it is a mention of its own.
    pub head: Option<TokenId>,
    /// Stands before the name as its title.
    pub is_title: bool,
    /// What it says.
    pub reading: Reading,
    /// Gender it tells.
    pub gender: Gender,
}

/// All that is said of the people named.
pub(super) fn find(doc: &Doc<'_>, names: &[Name], nominals: &[Nominal]) -> Vec<Told> {
    let mut out = Vec::new();
    for (i, name) in names.iter().enumerate().filter(|(_, n)| n.kind == NameKind::Person && !n.inner) {
        out.extend(title(doc, i, name));
        out.extend(after(doc, i, name, nominals));
        out.extend(before(doc, i, name, nominals));
        out.extend(copula(doc, i, name, nominals));
    }
    out
}

fn sentence(doc: &Doc<'_>, t: u32) -> Range<u32> {
    doc.syntax.tokens.get(t as usize).map_or(t..t, |x| doc.syntax.sentence(x.sentence).tokens.clone())
}

/// The words directly before the name that may be its title.
fn title(doc: &Doc<'_>, i: usize, name: &Name) -> Option<Told> {
    let bounds = sentence(doc, name.tokens.start);
    let mut start = name.tokens.start;
    while start > bounds.start && name.tokens.start - start < 10 && is_title_word(doc, start - 1) {
        start -= 1;
    }
    let words = doc.words(&(start..name.tokens.start));
    let gender = (0..words.len()).filter_map(|j| doc.k.words.titles.longest(words, j)).map(|(_, t)| t.gender);
    let gender = gender.fold(Gender::Unknown, |held, g| if g == Gender::Unknown { held } else { g });
    let reading = phrase::read(words, doc.k, doc.on);
    let ends =
        reading.head.is_some_and(|(_, end)| end == words.len()) && reading.kind == Some(EntityKind::Person);
    if !ends || reading.plural {
        let bare = told(doc, i, name, start..start, Reading::default(), gender);
        return (gender != Gender::Unknown).then_some(bare);
    }
    let mut told = told(doc, i, name, start..name.tokens.start, reading, gender);
    told.is_title = true;
    Some(told)
}

fn is_title_word(doc: &Doc<'_>, t: u32) -> bool {
    let word = doc.word(t);
    let upos = doc.syntax.token(TokenId(t)).upos;
    let plain = matches!(upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det);
    plain
        || matches!(word, "of" | "for" | "'s" | "’s" | "-" | "and" | "'" | "’")
        || word.ends_with('.') && word.len() > 1
        // "the party accused President X": no title of his.
        || upos != Upos::Verb && doc.k.nouns.has(word)
        || doc.k.names.has(word) && word.starts_with(char::is_uppercase)
}

fn told(doc: &Doc<'_>, i: usize, name: &Name, tokens: Range<u32>, reading: Reading, gender: Gender) -> Told {
    let noun = reading.head.map_or_else(String::new, |(a, b)| {
        doc.name(&(tokens.start + a as u32..tokens.start + b as u32)).to_lowercase()
    });
    let head = reading.head.map(|(a, b)| doc.head(&(tokens.start + a as u32..tokens.start + b as u32)));
    let by_noun =
        noun.split(' ').next_back().and_then(|w| doc.k.words.titles.get(w).next()).map(|t| t.gender);
    Told {
        name: i,
        tokens: name.tokens.clone(),
        text: doc.name(&tokens),
        span: doc.syntax.span(tokens),
        noun,
        head,
        is_title: false,
        reading,
        gender: if gender == Gender::Unknown { by_noun.unwrap_or_default() } else { gender },
    }
}

/// "X, a senior analyst at Y," and "X, who served as … under Z".
fn after(doc: &Doc<'_>, i: usize, name: &Name, nominals: &[Nominal]) -> Option<Told> {
    let bounds = sentence(doc, name.tokens.start);
    let mut start = name.tokens.end;
    if doc.word(start) != "," {
        return None;
    }
    start += 1;
    let mut former = false;
    if matches!(doc.word(start), "who" | "formerly" | "once") {
        let limit = (start + 5).min(bounds.end);
        let past = (start..limit)
            .find(|&t| matches!(doc.word(t), "served" | "was" | "worked" | "been" | "formerly" | "once"))?;
        former = doc.word(past) != "been" || doc.word(past - 1) == "had";
        start = past + 1 + u32::from(matches!(doc.word(past + 1), "as" | "a" | "the"));
    }
    let stop = |t: &u32| {
        let upos = doc.syntax.token(TokenId(*t)).upos;
        matches!(
            doc.word(*t),
            "," | ";" | ":" | "(" | ")" | "." | "\"" | "“" | "who" | "which" | "that" | "—" | "–"
        ) || matches!(upos, Upos::Verb | Upos::Aux | Upos::Sconj)
    };
    let end = (start..bounds.end).find(stop).unwrap_or(bounds.end).min(start + 18);
    let mut reading = phrase::read(doc.words(&(start..end)), doc.k, doc.on);
    let (a, _) = reading.head?;
    let nominal =
        nominals.iter().find(|n| n.tokens.start <= start + a as u32 && start + (a as u32) < n.tokens.end)?;
    if reading.kind != Some(EntityKind::Person) || reading.plural || nominal.tokens.start > start + 6 {
        return None;
    }
    reading.former |= former;
    if reading.former {
        reading.sector = Some("ELI".into());
    }
    let mut told = told(doc, i, name, start..end, reading, Gender::Unknown);
    told.head = Some(nominal.head);
    Some(told)
}

/// "The Russian foreign minister, X, said".
fn before(doc: &Doc<'_>, i: usize, name: &Name, nominals: &[Nominal]) -> Option<Told> {
    let comma = name.tokens.start.checked_sub(1).filter(|&c| doc.word(c) == ",")?;
    let n = nominals.iter().find(|n| n.tokens.end == comma && n.kind == EntityKind::Person && !n.plural)?;
    let closed = matches!(doc.word(name.tokens.end), "," | "." | "" | ")");
    let linked = doc.syntax.token(doc.head(&name.tokens)).head == Some(n.head);
    let same = sentence(doc, comma) == sentence(doc, name.tokens.start);
    (same
        && closed
        && (linked || n.definite || n.reading.country.is_some())
        && !is_listed(doc, doc.head(&name.tokens)))
    .then(|| of_nominal(doc, i, name, n))
}

/// Whether a name is one of a list: "the minister, X and Y". Without an "and" a parser's list is an apposition.
fn is_listed(doc: &Doc<'_>, head: TokenId) -> bool {
    let token = doc.syntax.token(head);
    let first = token.head.filter(|_| token.deprel == Deprel::Conj);
    let joined = |&c: &TokenId| doc.deprel(c) == Deprel::Conj && doc.syntax.child(c, Deprel::Cc).is_some();
    first.is_some_and(|f| doc.syntax.children(f).any(|c| joined(&c)))
}

/// "X is the foreign minister of Y".
fn copula(doc: &Doc<'_>, i: usize, name: &Name, nominals: &[Nominal]) -> Option<Told> {
    let head = doc.head(&name.tokens);
    if doc.deprel(head) != Deprel::Nsubj {
        return None;
    }
    let above = doc.syntax.token(head).head?;
    let cop = doc.syntax.child(above, Deprel::Cop)?;
    let n = nominals.iter().find(|n| n.head == above && n.kind == EntityKind::Person && !n.plural)?;
    let mut told = of_nominal(doc, i, name, n);
    if doc.word(cop.0) == "was" {
        told.reading.former = told.reading.former || n.tokens.start < name.tokens.start;
    }
    Some(told)
}

fn of_nominal(doc: &Doc<'_>, i: usize, name: &Name, n: &Nominal) -> Told {
    let mut told = told(doc, i, name, n.tokens.clone(), n.reading.clone(), Gender::Unknown);
    told.noun.clone_from(&n.noun);
    told.head = Some(n.head);
    told
}
