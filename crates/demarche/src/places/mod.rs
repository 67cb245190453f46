//! From place and country entities to gazetteer entries with coordinates.

mod beside;
mod binary;
mod binary_write;
mod candidates;
mod context;
mod event_place;
mod fold;
mod locate;
mod reasons;
mod sites;
mod story_place;
mod vote;
mod whereabouts;
mod words;

pub use binary::{Entry, EntryKind, Gazetteer, GazetteerError};
pub use binary_write::{Checksum, GazetteerBuilder, NameTable, NewEntry, gazetteer_header};
pub use fold::fold;
pub use reasons::{Reading, Why};
pub use words::ToponymWord;

use crate::model::{Article, Entities, Event, Location, PlacePrecision, Placed, Places, Syntax, TokenId};
use demarche_data::places as data;
use sites::Sites;
use std::borrow::Cow;
use words::Words;

/// The gazetteer.
#[derive(Debug, Default)]
pub struct Knowledge {
    gazetteer: Gazetteer,
    sites: Sites,
    words: Words,
}

impl Knowledge {
    /// The knowledge that is built into the program.
    pub fn built_in() -> Self {
        Knowledge::with(Gazetteer::open(Cow::Borrowed(data::GAZETTEER)).unwrap_or_default())
    }

    /// The same over another gazetteer, beside the tables of countries, regions and waters.
    pub fn with(gazetteer: Gazetteer) -> Self {
        let mut sites = Sites::read(data::COUNTRIES, data::REGIONS, data::ABBREVIATIONS);
        sites.mark_cities(|name| gazetteer.find(name));
        Knowledge { gazetteer, sites, words: Words::read(data::WORDS) }
    }

    /// How many people live in the largest place of this name: `None` if there is no such place.
    /// Entities use it to tell toponyms from other names.
    pub fn population(&self, name: &str) -> Option<u32> {
        let towns = self.gazetteer.find(name).into_iter().map(|e| e.population);
        towns.chain(self.sites.find(name).map(|s| s.weight)).max()
    }
}

impl Knowledge {
    /// Whether this is the short form of a state or province: "Ky.", "W. Va.".
    pub fn is_short_form(&self, word: &str) -> bool {
        self.sites.long_form(word).is_some()
    }

    /// Whether a word, in any case, tells this of the name beside it.
    pub fn tells(&self, word: &str, what: ToponymWord) -> bool {
        self.words.is(word, what)
    }

    /// A point in the middle of a country, by ISO 3166-1 alpha-3 code.
    pub fn country(&self, iso3: &str) -> Option<&Location> {
        self.sites.country(iso3)
    }
}

impl Knowledge {
    /// ISO 3166-1 alpha-3 code of the country or territory of this name.
    pub fn phrase_country(&self, name: &str) -> Option<&str> {
        let countries = self.sites.find(name).filter(|s| s.location.precision == PlacePrecision::Country);
        countries.filter_map(|s| s.location.country.as_deref()).next()
    }
}

/// ISO 3166-1 alpha-3 and alpha-2 codes of all countries and territories.
pub fn country_codes() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = demarche_data::entities::COUNTRIES.lines().filter(|l| !l.starts_with('#'));
    lines.filter_map(|l| {
        let mut fields = l.split('\t');
        Some((fields.next()?, fields.next()?))
    })
}

/// Takes entities and gives the location of those that are places or countries.
pub fn locate(article: &Article, _syntax: &Syntax, entities: &Entities, knowledge: &Knowledge) -> Places {
    locate::locate(article, entities, knowledge)
}

/// Where the event or utterance headed by `token` took place: the located entity that the text puts
/// it in ("in Geneva", "at a Brussels press conference"), not one that is merely named.
pub fn place_of(token: TokenId, syntax: &Syntax, entities: &Entities, places: &Places) -> Option<Placed> {
    event_place::place_of(token, syntax, entities, places)
}

/// Gives events that no words place the place that the rest of the document tells: the dateline, the speaker's
/// earlier words, another mention of the deed, the speaker's own country.
pub fn place_events(
    events: &mut [Event],
    article: &Article,
    syntax: &Syntax,
    entities: &Entities,
    places: &Places,
) {
    story_place::fill(events, article, syntax, entities, places);
}

/// Reads a place's name on its own ("Paris, Texas"): what it can mean, likeliest first. For people who try.
pub fn phrase(phrase: &str, knowledge: &Knowledge) -> Vec<Location> {
    readings(phrase, knowledge).into_iter().map(|r| r.location).collect()
}

/// The same with what speaks for each meaning.
pub fn readings(phrase: &str, knowledge: &Knowledge) -> Vec<Reading> {
    reasons::of_phrase(phrase, knowledge)
}

/// What a name means in a document and why, likeliest first; nothing if the document does not name it, or if it
/// can mean but one country.
pub fn readings_in(
    name: &str,
    article: &Article,
    entities: &Entities,
    knowledge: &Knowledge,
) -> Vec<Reading> {
    reasons::in_document(name, article, entities, knowledge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gazetteer_knows_towns_regions_and_other_names() {
        let knowledge = Knowledge::built_in();
        let people = |name: &str| knowledge.population(name).unwrap_or(0);
        assert!(people("Paris") > 2_000_000);
        assert!(people("São Paulo") == people("Sao Paulo") && people("Sao Paulo") > 10_000_000);
        assert!(people("Kharkov") > 1_000_000 && people("Donbass") > 0 && people("Kiev") > 0);
        assert!(knowledge.population("Bavaria").is_some() && knowledge.population("Laurel County").is_some());
        assert_eq!(knowledge.population("Ryabkov"), None);
        let paris = knowledge.gazetteer.find("Paris");
        let texas = paris.iter().find(|e| knowledge.gazetteer.admin(e.admin) == ("USA", "Texas")).unwrap();
        assert!((texas.latitude - 33.66).abs() < 0.01 && (texas.longitude + 95.556).abs() < 0.01);
        assert_eq!((texas.geonameid, knowledge.gazetteer.name(texas.index).as_str()), (4717560, "Paris"));
    }

    #[test]
    fn a_container_decides() {
        let knowledge = Knowledge::built_in();
        let first = |name: &str| phrase(name, &knowledge).into_iter().next().unwrap();
        assert_eq!(first("Paris").country.as_deref(), Some("FRA"));
        assert_eq!(first("Paris, Texas").admin1.as_deref(), Some("Texas"));
        assert_eq!(first("Richmond, Ky.").admin1.as_deref(), Some("Kentucky"));
        assert_eq!(first("Georgia").precision, PlacePrecision::Country);
        assert!(first("Strait of Hormuz").latitude > 26.0);
    }

    proptest::proptest! {
        #[test]
        fn no_name_is_too_strange(name in "\\PC{0,40}") {
            let knowledge = KNOWLEDGE.get_or_init(Knowledge::built_in);
            for place in phrase(&name, knowledge) {
                proptest::prop_assert!(place.latitude.abs() <= 90.0 && place.longitude.abs() <= 180.0);
            }
        }
    }

    static KNOWLEDGE: std::sync::OnceLock<Knowledge> = std::sync::OnceLock::new();
}
