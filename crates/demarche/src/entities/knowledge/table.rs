//! The tables' form: tab-separated cells, `;` inside a cell, `#` comments.

use jiff::civil::Date;

/// A line of a table.
#[derive(Clone, Copy)]
pub(super) struct Row<'t>(&'t str);

impl<'t> Row<'t> {
    /// The cell in a column; empty where the line is shorter.
    pub fn cell(self, column: usize) -> &'t str {
        self.0.split('\t').nth(column).unwrap_or("").trim()
    }

    /// The items of a cell.
    pub fn list(self, column: usize) -> impl Iterator<Item = &'t str> {
        self.cell(column).split(';').map(str::trim).filter(|i| !i.is_empty())
    }

    /// A cell's date; `None` where it is empty or no date. A year is its first day, or its last if `end`.
    pub fn date(self, column: usize, end: bool) -> Option<Date> {
        date(self.cell(column), end)
    }
}

/// The date of a cell: a day, a month or a year.
pub(super) fn date(cell: &str, end: bool) -> Option<Date> {
    let mut parts = cell.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month: Option<i8> = parts.next().and_then(|m| m.parse().ok());
    let day: Option<i8> = parts.next().and_then(|d| d.parse().ok());
    let first = Date::new(year, month.unwrap_or(if end { 12 } else { 1 }), day.unwrap_or(1)).ok()?;
    Some(if end && day.is_none() { first.last_of_month() } else { first })
}

/// The lines of a table.
pub(super) fn rows(table: &str) -> impl Iterator<Item = Row<'_>> {
    table.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).map(Row)
}
