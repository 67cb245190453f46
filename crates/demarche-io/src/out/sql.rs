//! SQL made from the description of the tables.

use super::schema::{Column, Kind, Table};

/// `CREATE TABLE` of a table, foreign keys declared.
pub(super) fn create(table: &Table) -> String {
    let columns: Vec<String> = table.columns.iter().enumerate().map(|(n, c)| column(n == 0, c)).collect();
    format!("CREATE TABLE IF NOT EXISTS {} (\n  {}\n);\n", table.name, columns.join(",\n  "))
}

fn column(key: bool, c: &Column) -> String {
    let kind = match c.kind {
        Kind::Integer | Kind::Flag => "INTEGER",
        Kind::Real => "REAL",
        Kind::Text | Kind::Json => "TEXT",
    };
    let more = match (key, c.references) {
        (true, _) => " PRIMARY KEY".to_owned(),
        (_, Some(table)) => format!(" REFERENCES {table}"),
        _ => String::new(),
    };
    // Quoted, because some names are words of some dialect.
    format!("\"{}\" {kind}{more}", c.name)
}

/// `INSERT` with a place for every column.
pub(super) fn insert(table: &Table) -> String {
    let places = vec!["?"; table.columns.len()].join(",");
    format!("INSERT INTO {} VALUES ({places})", table.name)
}

/// `SELECT` of all rows by key.
pub(super) fn select(table: &Table) -> String {
    let names: Vec<String> = table.columns.iter().map(|c| format!("\"{}\"", c.name)).collect();
    let key = names.first().cloned().unwrap_or_default();
    format!("SELECT {} FROM {} ORDER BY {key}", names.join(", "), table.name)
}
