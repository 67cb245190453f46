//! Who and what is spoken of, where it is named, and in which office.

use super::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A person, organization, country, place or group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// Stable content hash.
    pub id: String,
    /// Fullest name.
    pub name: String,
    /// `person`, `organization`, `country`, `place` or `group`.
    pub kind: String,
    /// CAMEO-style actor code as of the document's date.
    pub code: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Sector: `GOV`, `MIL`, `OPP`, …
    pub sector: Option<String>,
    /// Role in the text's words.
    pub description: Option<String>,
    /// Offices.
    pub roles: Vec<Role>,
    /// GeoNames id.
    pub geonameid: Option<u32>,
    /// Degrees north, WGS 84.
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    pub longitude: Option<f64>,
    /// Wikidata item.
    pub wikidata: Option<String>,
    /// Entities that a plural ("both sides") stands for, by id.
    pub members: Vec<String>,
    /// Where code and kind come from.
    pub rule: String,
    /// Mentions in text order.
    pub mentions: Vec<Mention>,
}

/// An office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Role {
    /// Title.
    pub title: String,
    /// Of what.
    pub organization: Option<String>,
    /// First day, ISO 8601.
    pub from: Option<String>,
    /// Last day, ISO 8601.
    pub to: Option<String>,
    /// Whether held on the document's date; null if not known.
    pub as_of: Option<bool>,
    /// The words that say so.
    pub evidence: Option<Words>,
}

/// A mention.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: String,
    /// `name`, `demonym`, `nominal` or `pronoun`.
    pub kind: String,
}
