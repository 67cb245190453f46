//! The form of the entity tables: columns, codes, dates, no line twice.

use demarche_data::entities;
use std::collections::HashSet;

/// The lines of a table split into cells, comments and blank lines left out; checks its head and columns.
fn rows<'a>(name: &str, table: &'a str, columns: usize) -> Vec<Vec<&'a str>> {
    for word in ["# Columns:", "# Origin:", "# Licence:"] {
        assert!(table.lines().any(|l| l.starts_with(word)), "{name}: no line '{word}' on top");
    }
    let lines = table.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#'));
    lines
        .map(|(at, line)| {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), columns, "{name}:{}: {line}", at + 1);
            for cell in &cells {
                let parts_ok = cell.is_empty() || cell.split(';').all(|p| !p.is_empty() && p == p.trim());
                assert!(parts_ok, "{name}:{}: empty or padded part in '{cell}'", at + 1);
            }
            cells
        })
        .collect()
}

/// Every key stands once.
fn unique<'a>(name: &str, keys: impl Iterator<Item = Vec<&'a str>>) {
    let mut seen = HashSet::new();
    for key in keys {
        assert!(seen.insert(key.clone()), "{name}: twice: {key:?}");
    }
}

fn countries() -> HashSet<&'static str> {
    rows("countries", entities::COUNTRIES, 10).iter().map(|r| r[0]).collect()
}

/// `2003`, `2003-05` or `2003-05-17`, with a month and day that exist.
fn is_date(date: &str) -> bool {
    let parts: Vec<&str> = date.split('-').collect();
    let number = |i: usize, width: usize, range: std::ops::RangeInclusive<u32>| {
        parts.get(i).is_none_or(|p| p.len() == width && p.parse().is_ok_and(|n| range.contains(&n)))
    };
    let last = match parts.get(1) {
        Some(&"02") => 29,
        Some(&("04" | "06" | "09" | "11")) => 30,
        _ => 31,
    };
    parts.len() <= 3 && number(0, 4, 1000..=2100) && number(1, 2, 1..=12) && number(2, 2, 1..=last)
}

fn check_dates(name: &str, from: &str, to: &str) {
    assert!(from.is_empty() || is_date(from), "{name}: no date: {from}");
    assert!(to.is_empty() || is_date(to), "{name}: no date: {to}");
    let shared = from.len().min(to.len());
    assert!(from[..shared] <= to[..shared], "{name}: {from} is after {to}");
}

#[test]
fn countries_are_well_formed() {
    let rows = rows("countries", entities::COUNTRIES, 10);
    assert!(rows.len() >= 250, "{} rows", rows.len());
    unique("countries", rows.iter().map(|r| vec![r[0]]));
    for r in &rows {
        assert!(r[0].len() == 3 && r[0].bytes().all(|b| b.is_ascii_uppercase()), "iso3 {}", r[0]);
        assert!(r[1].is_empty() || r[1].len() == 2, "iso2 {} of {}", r[1], r[0]);
        assert!(r[5].is_empty() || r[5].split(';').count() % 2 == 0, "nationals of {} not in pairs", r[0]);
        check_dates(r[0], r[8], r[9]);
    }
}

#[test]
fn a_country_name_means_one_country() {
    let rows = rows("countries", entities::COUNTRIES, 10);
    let names = rows.iter().flat_map(|r| std::iter::once(r[2]).chain(r[3].split(';')));
    unique("country names", names.filter(|n| !n.is_empty()).map(|n| vec![n]));
}

const SECTORS: &[&str] = &[
    "GOV", "MIL", "COP", "SPY", "JUD", "LEG", "OPP", "PTY", "REB", "UAF", "PRM", "CIV", "BUS", "MED", "EDU",
    "CRM", "HLH", "NGO", "IGO", "LAB", "REL", "REF", "ELI", "ETH", "PRE",
];

#[test]
fn sector_words_are_well_formed() {
    let rows = rows("sectors", entities::SECTORS, 5);
    assert!(rows.len() >= 1500, "{} rows", rows.len());
    unique("sectors", rows.iter().map(|r| vec![r[0]]));
    for r in &rows {
        // A side is a party named before, a head of the sector of what is headed.
        if matches!((r[2], r[3]), ("", "country" | "person")) {
            continue;
        }
        assert!(SECTORS.contains(&r[2]), "{}: sector {}", r[0], r[2]);
        assert!(["person", "group", "organization"].contains(&r[3]), "{}: kind {}", r[0], r[3]);
    }
}

/// A code is a country's with or without a sector, or a body's own.
fn code_is_known(code: &str, countries: &HashSet<&str>) -> bool {
    let after = code.get(3..).unwrap_or_default();
    let of_country = code.get(..3).is_some_and(|c| countries.contains(c));
    (of_country || code.starts_with("IMG")) && (after.is_empty() || SECTORS.contains(&after))
}

#[test]
fn organizations_are_well_formed() {
    let rows = rows("organizations", entities::ORGANIZATIONS, 5);
    let countries = countries();
    unique("organizations", rows.iter().map(|r| vec![r[2]]));
    for r in &rows {
        assert!(["IGO", "NGO", "EDU", "MED", "MNC"].contains(&r[1]), "{}: class {}", r[2], r[1]);
        assert!(r[4].is_empty() || countries.contains(r[4]), "{}: country {}", r[2], r[4]);
        let own = matches!(r[1], "IGO") || r[0].starts_with("NGO");
        assert!(own || code_is_known(r[0], &countries), "{}: code {}", r[2], r[0]);
    }
}

#[test]
fn armed_groups_are_well_formed() {
    let rows = rows("armed groups", entities::ARMED_GROUPS, 6);
    let countries = countries();
    unique("armed groups", rows.iter().map(|r| vec![r[0], r[1], r[4]]));
    for r in &rows {
        assert!(code_is_known(r[0], &countries), "{}: code {}", r[1], r[0]);
        assert!(r[3].is_empty() || countries.contains(r[3]), "{}: country {}", r[1], r[3]);
        check_dates(r[1], r[4], r[5]);
    }
}

#[test]
fn offices_are_well_formed() {
    let organizations = rows("organizations", entities::ORGANIZATIONS, 5);
    let bodies: HashSet<&str> = countries().into_iter().chain(organizations.iter().map(|r| r[0])).collect();
    for (name, table) in entities::OFFICES {
        let rows = rows(name, table, 6);
        unique(name, rows.iter().map(|r| vec![r[0], r[1], r[2], r[4]]));
        for r in &rows {
            assert!(bodies.contains(r[0]), "{name}: body {} of {}", r[0], r[2]);
            assert!(!r[1].is_empty() && !r[2].is_empty(), "{name}: {r:?}");
            check_dates(r[2], r[4], r[5]);
        }
    }
}

#[test]
fn institutions_are_well_formed() {
    let rows = rows("institutions", entities::INSTITUTIONS, 3);
    let countries = countries();
    unique("institutions", rows.iter().map(|r| vec![r[0], r[1]]));
    for r in &rows {
        assert!(code_is_known(r[0], &countries), "{}: code {}", r[1], r[0]);
    }
}
