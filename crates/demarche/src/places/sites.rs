//! The compiled tables beside the gazetteer file: countries, regions, waters, sites.

use super::{Entry, EntryKind, fold};
use crate::model::{Location, PlacePrecision, Str};
use rustc_hash::FxHashMap;

/// One line of the compiled tables.
#[derive(Clone, Debug)]
pub(super) struct Site {
    /// What is handed out.
    pub location: Location,
    /// How well known it is, on the scale of inhabitants.
    pub weight: u32,
}

/// Countries weigh more than every town of the same name.
const COUNTRY_WEIGHT: u32 = 100_000_000;

/// The compiled tables by folded name and by country.
#[derive(Debug, Default)]
pub(super) struct Sites {
    sites: Vec<Site>,
    by_name: FxHashMap<String, Vec<u32>>,
    by_country: FxHashMap<Str, u32>,
    /// Full names of states by folded short form, with their country.
    short: FxHashMap<String, (Str, String)>,
}

impl Sites {
    pub(super) fn read(countries: &str, regions: &str, abbreviations: &str) -> Self {
        let mut sites = Sites::default();
        data_lines(countries).for_each(|fields| sites.add_country(&fields));
        data_lines(regions).for_each(|fields| sites.add_region(&fields));
        for fields in data_lines(abbreviations) {
            let &[iso3, name, short] = fields.as_slice() else { continue };
            for form in short.split('|') {
                sites.short.entry(short_key(form)).or_insert_with(|| (iso3.into(), name.to_owned()));
            }
        }
        sites
    }

    /// Makes cities of the sites that the gazetteer file has as towns: the tables give them other names.
    pub(super) fn mark_cities(&mut self, find: impl Fn(&str) -> Vec<Entry>) {
        for site in self.sites.iter_mut().filter(|s| s.location.precision == PlacePrecision::Region) {
            let Some(id) = site.location.geonameid else { continue };
            let town = |e: &Entry| e.kind == EntryKind::City && e.geonameid == id;
            if find(&site.location.name).iter().any(town) {
                site.location.precision = PlacePrecision::City;
            }
        }
    }

    /// The full name behind a state's short form ("Ky.", "KY"), and its country.
    pub(super) fn long_form(&self, name: &str) -> Option<(&str, &str)> {
        let short = name.len() <= 6 && name.starts_with(|c: char| c.is_uppercase());
        short.then(|| self.short.get(&short_key(name))).flatten().map(|(c, n)| (c.as_str(), n.as_str()))
    }

    pub(super) fn find(&self, name: &str) -> impl Iterator<Item = &Site> {
        let key = fold(name);
        let key = key.strip_prefix("the ").unwrap_or(&key);
        let found = self.by_name.get(key).map_or(&[][..], Vec::as_slice);
        found.iter().filter_map(|&i| self.sites.get(i as usize))
    }

    pub(super) fn country(&self, iso3: &str) -> Option<&Location> {
        self.by_country.get(iso3).and_then(|&i| self.sites.get(i as usize)).map(|s| &s.location)
    }

    fn add_country(&mut self, fields: &[&str]) {
        let &[iso3, id, name, latitude, longitude, others] = fields else { return };
        let at = (latitude, longitude);
        self.by_country.insert(iso3.into(), self.sites.len() as u32);
        let location = location(name, id, at, iso3, PlacePrecision::Country);
        self.add(Site { location, weight: COUNTRY_WEIGHT }, others);
    }

    fn add_region(&mut self, fields: &[&str]) {
        let &[name, id, latitude, longitude, iso3, weight, others] = fields else { return };
        let location = location(name, id, (latitude, longitude), iso3, PlacePrecision::Region);
        self.add(Site { location, weight: weight.parse().unwrap_or(0) }, others);
    }

    fn add(&mut self, site: Site, others: &str) {
        let number = self.sites.len() as u32;
        for name in std::iter::once(site.location.name.as_str()).chain(others.split('|')) {
            let key = fold(name);
            let key = key.strip_prefix("the ").unwrap_or(&key);
            if !key.is_empty() {
                self.by_name.entry(key.to_owned()).or_default().push(number);
            }
        }
        self.sites.push(site);
    }
}

/// What short forms are looked up by: "W. Va." as "W.Va.", but "L.A." not as "La.".
fn short_key(form: &str) -> String {
    form.trim_end_matches('.').replace(' ', "").to_lowercase()
}

fn location(name: &str, id: &str, at: (&str, &str), iso3: &str, precision: PlacePrecision) -> Location {
    Location {
        name: name.to_owned(),
        geonameid: id.parse().ok(),
        latitude: at.0.parse().unwrap_or(0.0),
        longitude: at.1.parse().unwrap_or(0.0),
        country: (iso3 != "-").then(|| iso3.into()),
        admin1: None,
        precision,
    }
}

/// The lines of a table, split at tabs; comments and empty lines left out.
fn data_lines(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(|l| l.split('\t').collect())
}
