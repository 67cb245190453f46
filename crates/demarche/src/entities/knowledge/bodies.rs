//! Reads the tables of institutions, organizations and armed groups.

use super::table::Row;
use super::{Class, Entry, Knowledge};
use crate::model::Str;

/// Splits "USAGOV" into country and sector; codes of organizations have no country.
fn split(k: &Knowledge, code: &str) -> (Str, Str) {
    match (code.get(..3), code.get(3..)) {
        // "ALBA" is no Albanian body.
        (Some(c), Some(s)) if k.country(c).is_some() && (s.is_empty() || k.sectors.contains(s)) => {
            (c.into(), s.into())
        }
        _ => (Str::default(), Str::default()),
    }
}

/// Ministries, forces, parliaments, parties.
pub(super) fn institution(k: &mut Knowledge, row: Row<'_>) {
    let (country, sector) = split(k, row.cell(0));
    named(k, Class::Institution, row, (0, 1, 2), country, sector, (9, 9));
}

/// International bodies, NGOs, media, companies.
pub(super) fn organization(k: &mut Knowledge, row: Row<'_>) {
    let (country, sector) = split(k, row.cell(0));
    let country = if country.is_empty() { row.cell(4).into() } else { country };
    let sector = if sector.is_empty() { row.cell(1).into() } else { sector };
    named(k, Class::Organization, row, (0, 2, 3), country, sector, (9, 9));
}

/// Armed groups.
pub(super) fn armed(k: &mut Knowledge, row: Row<'_>) {
    let (mut country, mut sector) = split(k, row.cell(0));
    if country.is_empty() {
        country = row.list(3).next().unwrap_or("").into();
    }
    if sector.is_empty() {
        sector = "REB".into();
    }
    named(k, Class::Armed, row, (0, 1, 2), country, sector, (4, 5));
}

fn named(
    k: &mut Knowledge,
    class: Class,
    row: Row<'_>,
    (code, name, aliases): (usize, usize, usize),
    country: Str,
    sector: Str,
    (from, to): (usize, usize),
) {
    let id = k.add(Entry {
        class,
        name: row.cell(name).into(),
        code: row.cell(code).into(),
        country,
        sector,
        from: row.date(from, false),
        to: row.date(to, true),
        person: u32::MAX,
        source: Str::default(),
    });
    k.name(&[row.cell(name)], id);
    k.name(&row.list(aliases).collect::<Vec<_>>(), id);
}
