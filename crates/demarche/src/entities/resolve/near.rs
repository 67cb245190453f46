//! What tells the country of an official whom the text gives none: the capital in which the words were said,
//! the dateline, the country the document is about, the country that acts before.

use super::State;
use super::roles::Told;
use crate::entities::doc::Doc;
use crate::entities::knowledge::{Class, Entry, Knowledge, NameWord};
use crate::entities::names::Name;
use crate::model::{Deprel, EntityKind, MentionKind, Str, TokenId};
use rustc_hash::{FxHashMap, FxHashSet};

/// The country that three in five of the countries named are, or, where none is, of the bodies named; one in "a
/// UK-based group" is not what it is about.
pub(super) fn main_country(doc: &Doc<'_>, names: &[Name]) -> Option<Str> {
    let (countries, bodies) = parties(doc, names);
    most(if countries.is_empty() { &bodies } else { &countries })
}

/// The countries and the bodies of countries that are named.
fn parties<'a>(doc: &'a Doc<'_>, names: &[Name]) -> (Vec<&'a Entry>, Vec<&'a Entry>) {
    let hyphened = |n: &&Name| {
        let next = doc.word(n.tokens.end + 1);
        doc.word(n.tokens.end) == "-" && next.starts_with(char::is_lowercase)
    };
    let alone = names.iter().filter(|n| !hyphened(n));
    alone.filter_map(|n| n.entry).map(|e| doc.k.entry(e)).partition(|e| e.is_country())
}

/// How often each country is named.
fn counts<'a>(entries: &[&'a Entry]) -> FxHashMap<&'a Str, usize> {
    let mut counts = FxHashMap::default();
    for entry in entries.iter().filter(|e| !e.country.is_empty()) {
        *counts.entry(&entry.country).or_default() += 1;
    }
    counts
}

/// How often a country is named at least that makes a story from abroad.
const STORY: usize = 4;

/// The country that a story from abroad is about: a correspondent's post in the dateline ("DAKAR") is hardly named
/// beside it.
pub(super) fn country_abroad(doc: &Doc<'_>, names: &[Name], post: &Str) -> Option<Str> {
    let counts = counts(&parties(doc, names).0);
    // The dateline itself names it once.
    let named = counts.get(post).map_or(0, |n| n.saturating_sub(1));
    let (country, count) = counts.into_iter().max_by_key(|&(country, count)| (count, country))?;
    (count >= STORY && named * 3 <= count).then(|| country.clone())
}

/// The country of three in five entries.
fn most(entries: &[&Entry]) -> Option<Str> {
    let counts = counts(entries);
    let (country, count) = counts.into_iter().max_by_key(|&(country, count)| (count, country))?;
    (count * 5 >= entries.len() * 3).then(|| country.clone())
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

/// The countries that something is done to, each with the [`deed`]: who does it is of another.
pub(super) fn acted_on(doc: &Doc<'_>, names: &[Name]) -> FxHashSet<(TokenId, Str)> {
    let country = |n: &Name| {
        let entry = n.entry.map(|e| doc.k.entry(e)).filter(|e| e.is_country())?;
        Some((deed(doc, object(doc, doc.head(&n.tokens))?)?, entry.country.clone()))
    };
    names.iter().filter_map(country).collect()
}

/// The verb of which an argument is one, or under which its own stands: "pressed by congress to help Iran".
pub(super) fn deed(doc: &Doc<'_>, argument: TokenId) -> Option<TokenId> {
    let mut verb = doc.syntax.token(argument).head?;
    while let Deprel::Xcomp | Deprel::Advcl | Deprel::Conj = doc.deprel(verb) {
        verb = doc.syntax.token(verb).head?;
    }
    Some(verb)
}

/// What something is done to or with, if a name is it or owns it: "to help Iran", "rejected Iran's offer".
fn object(doc: &Doc<'_>, mut at: TokenId) -> Option<TokenId> {
    while let Deprel::NmodPoss | Deprel::Amod | Deprel::Compound = doc.deprel(at) {
        at = doc.syntax.token(at).head?;
    }
    let towards = || matches!(doc.syntax.case(at), Some("to" | "with" | "against" | "from" | "at" | "on"));
    match doc.deprel(at) {
        Deprel::Obj | Deprel::Iobj | Deprel::NsubjPass => Some(at),
        Deprel::Obl if towards() => Some(at),
        _ => None,
    }
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

/// Country and sector of an entity.
pub(super) type Party = (Option<Str>, Option<Str>);

/// What stands near an official without a country and may tell it.
pub(super) struct Near {
    /// Countries that act.
    acting: Vec<Acting>,
    /// Capitals in which something is said or done.
    capitals: Vec<Acting>,
    /// Owners by the head of what they own.
    owners: FxHashMap<u32, usize>,
    /// The country whose capital the dateline names.
    dateline: Option<Str>,
    /// The country most of the document is about.
    main: Option<Str>,
}

impl Near {
    /// Gathers them.
    pub fn of(state: &State<'_, '_>) -> Near {
        let (dateline, main) = (state.dateline.clone(), state.main_country.clone());
        Near { acting: acting(state), capitals: capitals(state), owners: owners(state), dateline, main }
    }

    /// The country of an official at `at` of whom none is told, and why: where he speaks, the one that the
    /// sentence before lets speak, the dateline's, the document's, one that acts before.
    pub fn home(
        &self,
        doc: &Doc<'_>,
        at: u32,
        has_office: impl Fn(&Str) -> bool,
    ) -> Option<(Str, &'static str)> {
        let here = sentence(doc, at);
        let has = |c: &&Str| has_office(c);
        let spoken = self.capitals.iter().find(|a| a.sentence == here).map(|a| &a.country).filter(has);
        let speaks = |a: &&Acting| a.speaks && a.sentence + 1 == here;
        let voice = self.acting.iter().rfind(speaks).map(|a| &a.country).filter(has);
        let acts = self.acting.iter().rfind(|a| a.at < at && a.sentence + 2 >= here).map(|a| &a.country);
        [
            (spoken, "country whose capital it was in"),
            (voice, "the country that speaks in the sentence before"),
            (self.dateline.as_ref().filter(has), "country of the dateline"),
            (self.main.as_ref(), "country the document is about"),
            (acts, "the country that acts before"),
        ]
        .into_iter()
        .find_map(|(country, why)| Some((country?.clone(), why)))
    }

    /// Country and sector of the one whose spokesman, leader or member a person is said to be: "its spokesman",
    /// "a spokesman for the ministry".
    pub fn owner(&self, told: &Told, doc: &Doc<'_>, parties: &[Party]) -> Option<(Str, Option<Str>)> {
        let weak = doc.k.words.name_word(&told.noun) == Some(NameWord::Weak);
        let (country, sector) = parties.get(*self.owners.get(&told.head?.0)?)?;
        Some((country.clone()?, sector.clone().filter(|_| weak)))
    }
}

/// A country as the subject of a clause, or by its capital as the whereabouts of one.
struct Acting {
    /// Its first token.
    at: u32,
    /// Its sentence.
    sentence: u32,
    /// ISO 3166-1 alpha-3.
    country: Str,
    /// Whether the sentence is about what it says.
    speaks: bool,
}

/// The countries that act, in reading order.
fn acting(state: &State<'_, '_>) -> Vec<Acting> {
    let subjects = state.seen.iter().filter(|s| s.subject);
    let of = |s: &super::Seen| {
        let entity = &state.drafts[s.mention.entity.index()].entity;
        let country = entity.country.clone().filter(|_| entity.kind == EntityKind::Country)?;
        let speaks = speaks(state.doc, s.mention.head);
        Some(Acting { at: s.mention.tokens.start, sentence: s.sentence, country, speaks })
    };
    subjects.filter_map(of).collect()
}

/// Whether a subject's verb is the main one of its sentence and one of speech: "Peru rejected the charge".
fn speaks(doc: &Doc<'_>, subject: TokenId) -> bool {
    let verb = doc.syntax.token(subject).head.map(|h| doc.syntax.token(h));
    verb.is_some_and(|v| v.deprel == Deprel::Root && doc.k.words.name_word(&v.lemma) == Some(NameWord::Voice))
}

/// Who owns what: by possessive pronouns, and by nouns for a party spoken of before ("a spokesman for the ministry").
fn owners(state: &State<'_, '_>) -> FxHashMap<u32, usize> {
    let doc = state.doc;
    let mut met = FxHashSet::default();
    let of = |s: &super::Seen| {
        let known = !met.insert(s.mention.entity);
        let owns = match s.mention.kind {
            MentionKind::Pronoun => doc.deprel(s.mention.head) == Deprel::NmodPoss,
            MentionKind::Nominal => known && belongs(doc, s.mention.head),
            _ => false,
        };
        let owned = doc.syntax.token(s.mention.head).head.filter(|_| owns)?;
        Some((owned.0, s.mention.entity.index()))
    };
    state.seen.iter().filter_map(of).collect()
}

/// Whether a noun is the one for whom another speaks or acts: "of the ministry", "for the group".
fn belongs(doc: &Doc<'_>, noun: TokenId) -> bool {
    let of = || matches!(doc.syntax.case(noun), Some("of" | "for" | "at" | "from"));
    doc.deprel(noun) == Deprel::NmodPoss || doc.deprel(noun) == Deprel::Nmod && of()
}

/// The capitals in which something happens: "said in Montevideo".
fn capitals(state: &State<'_, '_>) -> Vec<Acting> {
    let of = |s: &super::Seen| {
        let entity = &state.drafts[s.mention.entity.index()].entity;
        let whereabouts = state.doc.syntax.case(s.mention.head) == Some("in");
        let country = entity.country.clone().filter(|_| whereabouts && entity.kind == EntityKind::Place)?;
        Some(Acting { at: s.mention.tokens.start, sentence: s.sentence, country, speaks: false })
    };
    state.seen.iter().filter_map(of).collect()
}

/// The sentence of a token.
fn sentence(doc: &Doc<'_>, at: u32) -> u32 {
    doc.syntax.tokens.get(at as usize).map_or(0, |t| t.sentence.0)
}
