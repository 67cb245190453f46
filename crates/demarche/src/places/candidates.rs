//! What a name can mean: entries of the gazetteer file and of the compiled tables.

use super::words::ToponymWord;
use super::{Entry, EntryKind, Knowledge, fold};
use crate::model::{Location, PlacePrecision, Str};

/// One thing that a name can mean.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// What would be handed out, but for a gazetteer entry's name, which is looked up when it is chosen.
    pub location: Location,
    /// How well known it is, as the decimal logarithm of inhabitants.
    pub weight: f64,
    /// Number in the gazetteer file.
    pub entry: Option<u32>,
}

/// A first-order division counts like a city of this many inhabitants; American states, which news in
/// English names most, like a larger one.
const REGION_WEIGHT: f64 = 300_000.0;
const STATE_WEIGHT: f64 = 6_000_000.0;
const COUNTY_WEIGHT: f64 = 60_000.0;
/// What a town loses when the name is not its main one, and a county when it is not called a county.
const OTHER_NAME: f64 = 0.7;
const BARE_COUNTY: f64 = 1.5;
/// What a town gains or loses when the text calls it a region, and the reverse.
const WRONG_KIND: f64 = 2.5;

/// How far apart, in degrees, the points of one region may be that two sources give.
const SAME_WITHIN: f64 = 8.0;
/// All that `name` can mean.
pub(super) fn candidates(name: &str, knowledge: &Knowledge) -> Vec<Candidate> {
    if let Some((country, long)) = knowledge.sites.long_form(name) {
        let states = plain(long, knowledge).into_iter();
        let states: Vec<Candidate> = states
            .filter(|c| {
                c.location.precision == PlacePrecision::Region
                    && c.location.country.as_deref() == Some(country)
            })
            .collect();
        if !states.is_empty() {
            return states;
        }
    }
    let mut out = plain(name, knowledge);
    let folded = fold(name);
    let folded = folded.strip_prefix("the ").unwrap_or(&folded);
    let kind_of = |word: &str| match () {
        () if knowledge.tells(word, ToponymWord::Region) => Some(PlacePrecision::Region),
        () if knowledge.tells(word, ToponymWord::Town) => Some(PlacePrecision::City),
        () => None,
    };
    let after = folded.rsplit_once(' ').and_then(|(core, last)| Some((core, kind_of(last)?)));
    let before = || folded.split_once(" of ").and_then(|(first, core)| Some((core, kind_of(first)?)));
    let (core, kind) = after.or_else(before).map_or((folded, None), |(core, kind)| (core, Some(kind)));
    // "Northern Iraq" lies in Iraq, unless the tables know it as such.
    let part = core.split_once(' ').filter(|(first, _)| knowledge.tells(first, ToponymWord::Part));
    let core = part.filter(|_| out.is_empty()).map_or(core, |(_, rest)| rest);
    if core != folded {
        out.extend(plain(core, knowledge).into_iter().map(|mut c| {
            c.weight -= if kind.is_none_or(|k| k == c.location.precision) { 0.2 } else { WRONG_KIND };
            c
        }));
    }
    out
}

fn plain(name: &str, knowledge: &Knowledge) -> Vec<Candidate> {
    let sites = knowledge.sites.find(name).map(|s| Candidate {
        location: s.location.clone(),
        weight: f64::from(s.weight.max(1)).log10(),
        entry: None,
    });
    let mut out: Vec<Candidate> = sites.collect();
    for entry in knowledge.gazetteer.find(name) {
        let c = candidate(&entry, knowledge);
        // The tables hold some of the file's entries once more, with better points and names.
        let known =
            out.iter().take_while(|o| o.entry.is_none()).any(|o| same_thing(&o.location, &c.location));
        if !known {
            out.push(c);
        }
    }
    out
}

fn same_thing(a: &Location, b: &Location) -> bool {
    let ids = a.geonameid.is_some() && a.geonameid == b.geonameid;
    // New York the city is no reason to forget the state.
    let near = (a.latitude - b.latitude).hypot(a.longitude - b.longitude) < SAME_WITHIN;
    ids || near
        && a.precision == b.precision
        && a.precision == PlacePrecision::Region
        && a.country == b.country
}

fn candidate(entry: &Entry, knowledge: &Knowledge) -> Candidate {
    let (country, admin) = knowledge.gazetteer.admin(entry.admin);
    let inhabitants = match entry.kind {
        EntryKind::City => f64::from(entry.population.max(300)),
        EntryKind::Region if country == "USA" => STATE_WEIGHT,
        EntryKind::Region => REGION_WEIGHT,
        EntryKind::County => COUNTY_WEIGHT,
    };
    let precision = if entry.kind == EntryKind::City { PlacePrecision::City } else { PlacePrecision::Region };
    let location = Location {
        name: String::new(),
        geonameid: (entry.geonameid != 0).then_some(entry.geonameid),
        latitude: entry.latitude,
        longitude: entry.longitude,
        country: (!country.is_empty()).then(|| Str::from(country)),
        admin1: (!admin.is_empty()).then(|| Str::from(admin)),
        precision,
    };
    let loss = match entry.kind {
        _ if !entry.alternative => 0.0,
        EntryKind::City => OTHER_NAME,
        EntryKind::Region => 0.0,
        EntryKind::County => BARE_COUNTY,
    };
    let weight = inhabitants.log10() - loss;
    Candidate { location, weight, entry: Some(entry.index) }
}

/// The location of a chosen candidate, its name filled in.
pub(super) fn chosen(candidate: &Candidate, knowledge: &Knowledge) -> Location {
    let mut location = candidate.location.clone();
    if let Some(index) = candidate.entry {
        location.name = knowledge.gazetteer.name(index);
    }
    location
}
