//! Common nouns that denote actors, and pronouns.

use super::doc::Doc;
use super::knowledge::{NameWord, Noun};
use super::names::Name;
use super::phrase::{self, Reading};
use crate::model::{Deprel, EntityKind, Feats, TokenId, Upos};
use std::ops::Range;

/// A noun phrase that denotes an actor.
#[derive(Clone, Debug)]
pub(super) struct Nominal {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its head.
    pub head: TokenId,
    /// Words of the head noun, lower case: "foreign minister".
    pub noun: String,
    /// What it denotes.
    pub kind: EntityKind,
    /// Several of them.
    pub plural: bool,
    /// "the", "this", a possessive.
    pub definite: bool,
    /// "a", "some", a number.
    pub indefinite: bool,
    /// What the phrase says.
    pub reading: Reading,
}

/// Nominals in text order.
pub(super) fn find(doc: &Doc<'_>, names: &[Name]) -> Vec<Nominal> {
    let mut named = vec![false; doc.words.len()];
    for name in names.iter().filter(|n| !n.inner) {
        name.tokens.clone().for_each(|i| named[i as usize] = true);
    }
    let mut out = Vec::new();
    for sentence in &doc.syntax.sentences {
        let words = doc.words(&sentence.tokens);
        let offset = sentence.tokens.start;
        let mut by_end: Vec<Option<(usize, &Noun)>> = vec![None; words.len()];
        for i in 0..words.len() {
            if let Some((n, noun)) = doc.k.nouns.longest(words, i) {
                let slot = &mut by_end[i + n - 1];
                if slot.is_none() {
                    *slot = Some((i, noun));
                }
            }
        }
        for (end, found) in by_end.iter().enumerate() {
            let Some((start, noun)) = found else { continue };
            let (first, last) = (offset + *start as u32, offset + end as u32);
            let Some(head) = head(doc, first, last) else { continue };
            if named[last as usize] {
                continue;
            }
            let nominal = nominal(doc, (first, last), head, noun, offset);
            let bare = nominal.tokens.len() == 1 && !nominal.plural;
            if bare && doc.k.words.name_word(&nominal.noun) == Some(NameWord::Mass) {
                continue;
            }
            // "The head of the UN office" is somebody, a head of cattle nobody.
            let whose = nominal.reading.body.is_some() || nominal.reading.country.is_some();
            if whose || noun.kind != EntityKind::Person || !noun.sector.is_empty() {
                out.push(nominal);
            }
        }
    }
    out
}

/// The head of the noun's words, if they head a phrase of their own.
fn head(doc: &Doc<'_>, first: u32, last: u32) -> Option<TokenId> {
    let head = doc.head(&(first..last + 1));
    let token = doc.syntax.token(head);
    let noun = matches!(token.upos, Upos::Noun | Upos::Propn)
        || token.upos == Upos::Adj && token.deprel != Deprel::Amod;
    let inside = matches!(token.deprel, Deprel::Compound | Deprel::Amod | Deprel::Fixed | Deprel::Goeswith)
        && token.head.is_some_and(|h| h.0 > last && h.0 - last <= 3);
    (noun && !inside).then_some(head)
}

fn nominal(doc: &Doc<'_>, (first, last): (u32, u32), head: TokenId, noun: &Noun, offset: u32) -> Nominal {
    let left = start(doc, head, first, offset);
    let right = end(doc, head, last);
    let tokens = left..right;
    let words = doc.words(&tokens);
    let lead = words.first().map(|w| w.to_lowercase()).unwrap_or_default();
    let poss = doc.syntax.child(head, Deprel::NmodPoss).is_some();
    let definite = poss
        || matches!(
            lead.as_str(),
            "the" | "this" | "that" | "these" | "those" | "both" | "its" | "their" | "his" | "her"
        );
    let number = doc.syntax.child(head, Deprel::Nummod).is_some();
    let indefinite =
        matches!(lead.as_str(), "a" | "an" | "some" | "several" | "many" | "another") || number && !definite;
    let mut reading = phrase::read(words, doc.k, doc.on);
    if reading.sector.is_none() && !noun.sector.is_empty() {
        reading.sector = Some(noun.sector.clone());
    }
    Nominal {
        noun: doc.name(&(first..last + 1)).to_lowercase(),
        kind: noun.kind,
        plural: noun.plural || doc.syntax.token(head).feats.has(Feats::PLURAL),
        tokens,
        head,
        definite,
        indefinite,
        reading,
    }
}

/// The first word of the phrase: modifiers that stand before its head.
fn start(doc: &Doc<'_>, head: TokenId, first: u32, offset: u32) -> u32 {
    let before = |d: Deprel| {
        matches!(
            d,
            Deprel::Det
                | Deprel::Amod
                | Deprel::Compound
                | Deprel::NmodPoss
                | Deprel::Nummod
                | Deprel::DetPredet
                | Deprel::Nmod
                | Deprel::NmodDesc
                | Deprel::Flat
        )
    };
    // "Two Peruvian patrol boats": the parser may hang what stands before on any word of the noun.
    let inside = (first..head.0).map(TokenId).chain([head]);
    let lefts = inside.flat_map(|t| doc.syntax.children(t)).filter(|&c| c.0 < first && before(doc.deprel(c)));
    let left = lefts.map(|c| doc.syntax.hull(c).start).min().unwrap_or(first).min(first).max(offset);
    left.max(first.saturating_sub(10))
}

/// One past the last word: "of …" and the like go with it, clauses do not.
fn end(doc: &Doc<'_>, head: TokenId, last: u32) -> u32 {
    let mut end = last + 1;
    for c in doc.syntax.children(head).filter(|c| c.0 > last) {
        let of = matches!(doc.syntax.case(c), Some("of" | "for" | "at" | "to" | "from" | "in"));
        let hull = doc.syntax.hull(c);
        // "the ministers of Egypt, Greece and Cyprus": names in a list belong to a plural.
        let several = doc.syntax.token(head).feats.has(Feats::PLURAL) && are_names(doc, c);
        let clause = |t: u32| {
            let rel = doc.deprel(TokenId(t));
            let joint = matches!(rel, Deprel::Punct | Deprel::Conj) && !several;
            let own = matches!(rel, Deprel::Acl | Deprel::AclRelcl | Deprel::Appos | Deprel::Parataxis);
            (own || joint) && t != c.0
        };
        // "parties in June": the month is no part of them.
        let plain = !hull.clone().any(clause) && !doc.is_time(c);
        if doc.deprel(c) == Deprel::Nmod && of && plain && hull.start == end && hull.end - last < 9 {
            end = hull.end;
        } else {
            break;
        }
    }
    end
}

/// Whether a noun and all that is joined to it are names.
fn are_names(doc: &Doc<'_>, first: TokenId) -> bool {
    let name = |t: TokenId| doc.syntax.token(t).upos == Upos::Propn;
    let mut joined = doc.syntax.children(first).filter(|&c| doc.deprel(c) == Deprel::Conj);
    name(first) && joined.all(name)
}
