//! What tells the country of an official whom the text gives none: the capital in which the words were said,
//! the dateline, the country the document is about, the country that acts before.

use super::State;
use super::roles::Told;
use crate::entities::doc::Doc;
use crate::entities::knowledge::{Class, Knowledge, NameWord};
use crate::entities::names::Name;
use crate::model::{Deprel, EntityKind, MentionKind, Str};
use rustc_hash::FxHashMap;

/// The country that three in five of the countries named are.
pub(super) fn main_country(doc: &Doc<'_>, names: &[Name]) -> Option<Str> {
    let mut counts: FxHashMap<Str, usize> = FxHashMap::default();
    let mut all = 0;
    for entry in names.iter().filter_map(|n| n.entry).map(|e| doc.k.entry(e)).filter(|e| e.is_country()) {
        *counts.entry(entry.country.clone()).or_default() += 1;
        all += 1;
    }
    let best = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?;
    (best.1 * 5 >= all * 3).then_some(best.0)
}

/// The country whose capital stands in the dateline.
pub(super) fn dateline_country(doc: &Doc<'_>, names: &[Name]) -> Option<Str> {
    let span = doc.dateline?;
    let inside = |n: &&Name| {
        let at = doc.syntax.span(n.tokens.clone());
        span.start <= at.start && at.end <= span.end
    };
    let mut capitals = names.iter().filter(inside).filter_map(|n| n.entry).map(|e| doc.k.entry(e));
    capitals.find(|e| e.class == Class::Capital).map(|e| e.country.clone())
}

/// Whether a country has such an office, as far as the table knows: the U.S. has no foreign minister.
pub(super) fn has_office(k: &Knowledge, country: &Str, noun: &str) -> bool {
    let title = noun.split(' ').next_back().unwrap_or("");
    let mut known = false;
    for office in k.people.iter().flat_map(|p| &p.offices).filter(|o| o.title.split(' ').any(|w| w == title))
    {
        if office.body == *country {
            return true;
        }
        known = true;
    }
    !known
}

/// What stands near an official without a country and may tell it.
pub(super) struct Near {
    /// Countries that act.
    pub acting: Vec<Acting>,
    /// Capitals in which something is said or done.
    pub capitals: Vec<Acting>,
    /// Owners by the head of what they own.
    owners: FxHashMap<u32, usize>,
}

impl Near {
    /// Gathers them.
    pub fn of(state: &State<'_, '_>) -> Near {
        Near { acting: acting(state), capitals: capitals(state), owners: owners(state) }
    }

    /// Country and sector of the one whose spokesman, leader or member a person is said to be: "its spokesman".
    pub fn owner(
        &self,
        told: &Told,
        doc: &Doc<'_>,
        parties: &[(Option<Str>, Option<Str>)],
    ) -> Option<(Str, Option<Str>)> {
        let weak = doc.k.words.name_word(&told.noun) == Some(NameWord::Weak);
        let (country, sector) = parties.get(*self.owners.get(&told.head?.0)?)?;
        Some((country.clone()?, sector.clone().filter(|_| weak)))
    }
}

/// A country as the subject of a clause, or by its capital as the whereabouts of one.
pub(super) struct Acting {
    /// Its first token.
    pub at: u32,
    /// Its sentence.
    pub sentence: u32,
    /// ISO 3166-1 alpha-3.
    pub country: Str,
}

/// The countries that act, in reading order.
fn acting(state: &State<'_, '_>) -> Vec<Acting> {
    let subjects = state.seen.iter().filter(|s| s.subject);
    let of = |s: &super::Seen| {
        let entity = &state.drafts[s.mention.entity.index()].entity;
        let country = entity.country.clone().filter(|_| entity.kind == EntityKind::Country)?;
        Some(Acting { at: s.mention.tokens.start, sentence: s.sentence, country })
    };
    subjects.filter_map(of).collect()
}

/// Who owns what, by possessive pronouns.
fn owners(state: &State<'_, '_>) -> FxHashMap<u32, usize> {
    let doc = state.doc;
    let of = |s: &super::Seen| {
        let owns = s.mention.kind == MentionKind::Pronoun && doc.deprel(s.mention.head) == Deprel::NmodPoss;
        let owned = doc.syntax.token(s.mention.head).head.filter(|_| owns)?;
        Some((owned.0, s.mention.entity.index()))
    };
    state.seen.iter().filter_map(of).collect()
}

/// The capitals in which something happens: "said in Montevideo".
fn capitals(state: &State<'_, '_>) -> Vec<Acting> {
    let of = |s: &super::Seen| {
        let entity = &state.drafts[s.mention.entity.index()].entity;
        let whereabouts = state.doc.syntax.case(s.mention.head) == Some("in");
        let country = entity.country.clone().filter(|_| whereabouts && entity.kind == EntityKind::Place)?;
        Some(Acting { at: s.mention.tokens.start, sentence: s.sentence, country })
    };
    state.seen.iter().filter_map(of).collect()
}

/// The sentence of a token.
pub(super) fn sentence(doc: &Doc<'_>, at: u32) -> u32 {
    doc.syntax.tokens.get(at as usize).map_or(0, |t| t.sentence.0)
}
