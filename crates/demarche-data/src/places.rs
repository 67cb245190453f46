//! Data of the `places` stage.

/// Cities of the world, first-order divisions, counties of English-speaking countries, from GeoNames
/// (CC BY 4.0) as of 2026; `training/src/bin/build-gazetteer.rs` makes it.
pub const GAZETTEER: &[u8] = include_bytes!("../data/places/gazetteer.bin");

/// Countries and territories with a point in their middle and their other names.
pub const COUNTRIES: &str = include_str!("../data/places/values/countries.tsv");

/// Parts of the world, informal regions, seas, rivers, bases, other names of cities.
pub const REGIONS: &str = include_str!("../data/places/values/regions.tsv");

/// Short forms of states and provinces.
pub const ABBREVIATIONS: &str = include_str!("../data/places/values/abbreviations.tsv");

/// Words by which the text tells a toponym.
pub const WORDS: &str = include_str!("../data/places/words.tsv");

/// What words say of where an event took place.
pub const WHEREABOUTS: &str = include_str!("../data/places/whereabouts.tsv");
