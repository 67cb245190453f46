//! The places stage's layer, and how a place was found for a deed or an utterance.

use super::{EntityId, Str};

/// The places stage's layer: for each entity that is a place or a country, where it lies.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// One slot per entity of the document.
    pub by_entity: Vec<Option<Location>>,
}

impl Places {
    /// Where an entity lies, if it was resolved.
    pub fn location(&self, entity: EntityId) -> Option<&Location> {
        self.by_entity.get(entity.index()).and_then(Option::as_ref)
    }
}

/// An entry of the gazetteer.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    /// The gazetteer's name: "Brussels".
    pub name: String,
    /// GeoNames id; `None` for entries compiled by this project.
    pub geonameid: Option<u32>,
    /// Degrees north, WGS 84.
    pub latitude: f64,
    /// Degrees east, WGS 84.
    pub longitude: f64,
    /// ISO 3166-1 alpha-3.
    pub country: Option<Str>,
    /// First-order division, if known.
    pub admin1: Option<Str>,
    /// How precise it is.
    pub precision: PlacePrecision,
}

named! {
    /// How precise a location is.
    pub enum PlacePrecision {
        /// A populated place or a spot.
        City = "city",
        /// A first- or second-order division, sea, river or informal region.
        Region = "region",
        /// A country.
        Country = "country",
    }
}

/// A place found for something, and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// An entity that the places stage located.
    pub entity: EntityId,
    /// How.
    pub how: PlaceHow,
}

named! {
    /// How the place of an event or quotation was found.
    pub enum PlaceHow {
        /// A phrase attached to the event's own word.
        Own = "own",
        /// A phrase of its clause.
        Clause = "clause",
        /// One of a clause that is joined to it.
        Sentence = "sentence",
        /// Another mention of the same deed.
        Mention = "mention",
        /// Where the story is written from.
        Dateline = "dateline",
        /// Where the speaker spoke before.
        Running = "running",
        /// No words: the speaker's own country.
        Speaker = "speaker",
    }
}
