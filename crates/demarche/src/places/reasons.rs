//! Why a name means what it means: its readings with what speaks for each, for people who ask.

use super::candidates::{Candidate, candidates, chosen};
use super::locate::weighed;
use super::{Knowledge, fold};
use crate::model::{Article, Entities, Location};

/// What speaks for or against a meaning of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// How many people live there, or how well known a region or country is, as a decimal logarithm.
    Size,
    /// The text puts the place that contains it right after the name: "Paris, Texas".
    Contained,
    /// The document names the division in which it lies.
    RegionNamed,
    /// The document names its country, the more often the more.
    CountryNamed,
    /// A state, a great region or a country bears the name too.
    Overshadowed,
    /// It stands in a list of states.
    Listed,
    /// Other places of the document, its dateline among them, lie near.
    Near,
    /// Other places of the document lie in the same division or country.
    Inside,
}

impl Why {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Why::Size => "size",
            Why::Contained => "named with what contains it",
            Why::RegionNamed => "its division is named",
            Why::CountryNamed => "its country is named",
            Why::Overshadowed => "a region or country of that name is better known",
            Why::Listed => "in a list of states",
            Why::Near => "near other places of the text",
            Why::Inside => "in one division or country with other places of the text",
        }
    }
}

/// A meaning of a name.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Where it would lie.
    pub location: Location,
    /// What speaks for and against it; the sum decides.
    pub reasons: Vec<(Why, f64)>,
}

impl Reading {
    /// The sum.
    pub fn score(&self) -> f64 {
        self.reasons.iter().map(|(_, by)| by).sum()
    }
}

/// Readings handed out at most.
const MOST: usize = 10;

/// What a phrase can mean, likeliest first; a container after a comma narrows it.
pub(super) fn of_phrase(phrase: &str, knowledge: &Knowledge) -> Vec<Reading> {
    let (name, container) = phrase.split_once(',').map_or((phrase, None), |(n, c)| (n, Some(c.trim())));
    let mut found = candidates(name.trim(), knowledge);
    let container = container.filter(|c| !c.is_empty());
    if let Some(container) = container {
        let long = knowledge.sites.long_form(container).map_or(fold(container), |(_, n)| fold(n));
        let country = knowledge.phrase_country(container);
        found.retain(|c| {
            c.location.admin1.as_deref().is_some_and(|a| fold(a) == long)
                || country.is_some() && c.location.country.as_deref() == country
        });
    }
    let held = container.map(|_| (Why::Contained, 0.0));
    let reading = |c: &Candidate| {
        let reasons = std::iter::once((Why::Size, c.weight)).chain(held).collect();
        Reading { location: chosen(c, knowledge), reasons }
    };
    best(found.iter().map(reading).collect())
}

/// What a name means in a document, likeliest first; nothing if the document does not name it as a place whose
/// meaning is open.
pub(super) fn in_document(
    name: &str,
    article: &Article,
    entities: &Entities,
    knowledge: &Knowledge,
) -> Vec<Reading> {
    let key = fold(name);
    let named = |entity: usize| entities.entities.get(entity).is_some_and(|e| fold(&e.name) == key);
    let Some(weighed) = weighed(article, entities, knowledge).into_iter().find(|w| named(w.entity)) else {
        return Vec::new();
    };
    let readings = weighed.candidates.iter().zip(weighed.parts).map(|(c, parts)| {
        let reasons = parts.into_iter().filter(|(_, by)| by.abs() >= 0.05).collect();
        Reading { location: chosen(c, knowledge), reasons }
    });
    best(readings.collect())
}

fn best(mut readings: Vec<Reading>) -> Vec<Reading> {
    readings.sort_by(|a, b| b.score().total_cmp(&a.score()));
    readings.truncate(MOST);
    readings
}
