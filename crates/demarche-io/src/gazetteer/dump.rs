//! Lines of GeoNames' dumps.

use demarche::places::{EntryKind, NewEntry};
use rustc_hash::FxHashMap;
use std::io::{BufRead, Read};

/// Bytes of a line beyond which it is no line of a dump.
const LONGEST: u64 = 1 << 20;

/// Bytes of the longest name that the file takes.
const LONGEST_NAME: usize = 250;

/// What a place is, by its feature class and code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feature {
    Town,
    Division,
    County,
    Other,
}

/// A line of `allCountries.txt`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place<'a> {
    pub id: u32,
    pub name: &'a str,
    pub other_names: &'a str,
    pub at: (f64, f64),
    pub feature: Feature,
    pub country: &'a str,
    pub admin1: &'a str,
    pub population: u32,
}

impl Place<'_> {
    pub(super) fn entry(&self, kind: EntryKind, admin: u16) -> NewEntry {
        NewEntry { kind, geonameid: self.id, at: self.at, admin, population: self.population }
    }
}

/// Reads a line with its end into `bytes`; a longer one than any dump has comes in pieces, each of them bad.
pub(super) fn read_line(input: &mut impl BufRead, bytes: &mut Vec<u8>) -> std::io::Result<usize> {
    input.take(LONGEST).read_until(b'\n', bytes)
}

/// The place of a line; `None` for an empty line.
pub(super) fn place(line: &str) -> Result<Option<Place<'_>>, &'static str> {
    if line.is_empty() {
        return Ok(None);
    }
    let fields: Vec<&str> = line.split('\t').collect();
    let &[id, name, _, others, north, east, class, code, country, _, admin1, _, _, _, population, ..] =
        fields.as_slice()
    else {
        return Err("not 19 columns, which GeoNames' dumps have");
    };
    if fields.len() != 19 {
        return Err("not 19 columns, which GeoNames' dumps have");
    }
    let id = id.parse().map_err(|_| "the first column is no GeoNames id")?;
    // The file keeps ids in three bytes.
    if id >= 1 << 24 {
        return Err("a GeoNames id beyond 16,777,215");
    }
    let degrees = |text: &str, most: f64| text.parse::<f64>().ok().filter(|d| d.abs() <= most);
    let (Some(north), Some(east)) = (degrees(north, 90.0), degrees(east, 180.0)) else {
        return Err("latitude or longitude is no number of degrees");
    };
    if name.is_empty() || name.contains('\0') || name.len() > LONGEST_NAME {
        return Err("no name, or one of more than 250 bytes");
    }
    let population: u64 = match population {
        "" => 0,
        number => number.parse().map_err(|_| "the population is no number")?,
    };
    let population = population.min(u64::from(u32::MAX)) as u32;
    let feature = match (class, code) {
        ("P", _) => Feature::Town,
        ("A", "ADM1") => Feature::Division,
        ("A", "ADM2") => Feature::County,
        _ => Feature::Other,
    };
    Ok(Some(Place { id, name, other_names: others, at: (north, east), feature, country, admin1, population }))
}

/// Id and name of a line of `alternateNamesV2.txt`, if the name can stand in English text.
pub(super) fn other_name(line: &str) -> Result<Option<(u32, &str)>, &'static str> {
    if line.is_empty() {
        return Ok(None);
    }
    let mut fields = line.split('\t');
    let (Some(_), Some(id), Some(language), Some(name)) =
        (fields.next(), fields.next(), fields.next(), fields.next())
    else {
        return Err("not the columns of GeoNames' alternate names");
    };
    let id = id.parse().map_err(|_| "the second column is no GeoNames id")?;
    Ok((matches!(language, "" | "en") && is_english(name)).then_some((id, name)))
}

/// Whether a name can stand in English text: Latin letters, a capital first, not a code.
pub(super) fn is_english(name: &str) -> bool {
    let latin = |c: char| (c.is_alphabetic() && c < '\u{250}') || matches!(c, ' ' | '-' | '\'' | '’' | '.');
    name.len() <= LONGEST_NAME
        && name.chars().count() >= 3
        && name.starts_with(char::is_uppercase)
        && name.chars().any(char::is_lowercase)
        && name.chars().all(latin)
}

/// ISO 3166-1 alpha-3 by alpha-2, from the table of countries.
pub(super) fn countries() -> FxHashMap<&'static str, &'static str> {
    let lines = demarche::places::country_codes();
    lines.map(|(iso3, iso2)| (iso2, iso3)).collect()
}
