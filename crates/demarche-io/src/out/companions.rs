//! Files that tell others what is in the tables: manifest, data package, Datasette's metadata.

use super::Layout;
use super::export::{Form, safely};
use super::schema::{Column, Kind, TABLES, Table};
use super::store::{Settings, Store};
use crate::Problem;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

const QUERIES: &str = include_str!("queries.sql");

/// Writes `manifest.json`, `datapackage.json` and `metadata.json`.
///
/// # Errors
/// If one of them cannot be written.
pub fn companions(
    store: &Store,
    layout: &Layout,
    settings: &Settings,
    forms: &[Form],
) -> Result<(), Problem> {
    safely(&layout.beside("manifest.json"), |file| manifest(store, layout, settings, file))?;
    let package = data_package(layout, forms);
    safely(&layout.beside("datapackage.json"), |file| pretty(file, &package))?;
    safely(&layout.beside("metadata.json"), |file| pretty(file, &datasette(layout)))
}

fn pretty(file: &mut impl Write, value: &Value) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *file, value)?;
    file.write_all(b"\n")
}

/// Version, hashes and settings; rows of each table; every input with its hash, one a line.
fn manifest(store: &Store, layout: &Layout, settings: &Settings, file: &mut impl Write) -> io::Result<()> {
    let sql = |e: rusqlite::Error| io::Error::other(e.to_string());
    writeln!(file, "{{")?;
    for (name, value) in settings {
        // Settings are JSON themselves.
        let value = serde_json::from_str(value).unwrap_or_else(|_| Value::from(value.as_str()));
        writeln!(file, "  {}: {value},", Value::from(*name))?;
    }
    let count = |t: &Table| store.rows_of(t).map(|n| (t.name.to_owned(), Value::from(n)));
    let rows: Map<String, Value> = TABLES.iter().map(count).collect::<Result<_, _>>().map_err(sql)?;
    let store_name = layout.store().file_name().map(|n| n.to_string_lossy().into_owned());
    writeln!(file, "  \"store\": {},\n  \"rows\": {},", json!(store_name), Value::Object(rows))?;
    writeln!(file, "  \"inputs\": [")?;
    let mut before = "";
    store.each_row(&TABLES[0], |row| {
        let text = |n: usize| row.get(n).and_then(|v| v.as_str().ok());
        let number = |n: usize| row.get(n).and_then(|v| v.as_i64().ok());
        let input = json!({"path": text(1), "bytes": number(2), "sha256": text(3), "documents": number(4),
            "complete": number(6) == Some(1)});
        write!(file, "{before}    {input}")?;
        before = ",\n";
        Ok(())
    })?;
    writeln!(file, "\n  ]\n}}")
}

/// The Frictionless Data Package: CSV files where there are any, else the tables of the SQLite file.
fn data_package(layout: &Layout, forms: &[Form]) -> Value {
    let resources: Vec<Value> =
        TABLES.iter().filter_map(|t| resource(layout, t, forms.contains(&Form::Csv))).collect();
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": layout.database().to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"),
        "title": "Diplomatic record",
        "description": "Who did what to whom, when and where, in whose words, and where each party stands.",
        "resources": resources,
    })
}

fn resource(layout: &Layout, table: &Table, csv: bool) -> Option<Value> {
    let mut resource = json!({"name": table.name.replace('_', "-"), "title": table.about, "type": "table"});
    let place = if csv {
        let path = format!("{}/{}.csv", layout.relative("csv"), table.name);
        // Empty tables have no file.
        layout.beside("csv").join(format!("{}.csv", table.name)).exists().then_some(())?;
        json!({"path": path, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"})
    } else {
        let path = layout.store().file_name().map(|n| n.to_string_lossy().into_owned());
        json!({"path": path, "format": "sqlite", "dialect": {"table": table.name}})
    };
    let keys: Vec<Value> = table.columns.iter().filter_map(foreign_key).collect();
    let fields: Vec<Value> = table.columns.iter().map(field).collect();
    let schema = json!({"schema": {"fields": fields, "primaryKey": [table.columns.first()?.name],
        "foreignKeys": keys}});
    for part in [place, schema] {
        if let (Some(all), Value::Object(more)) = (resource.as_object_mut(), part) {
            all.extend(more);
        }
    }
    Some(resource)
}

fn field(column: &Column) -> Value {
    let kind = match column.kind {
        Kind::Integer => "integer",
        Kind::Real => "number",
        Kind::Text => "string",
        Kind::Json => "array",
        Kind::Flag => {
            return json!({"name": column.name, "type": "boolean", "description": column.about,
            "trueValues": ["1"], "falseValues": ["0"]});
        }
    };
    json!({"name": column.name, "type": kind, "description": column.about})
}

fn foreign_key(column: &Column) -> Option<Value> {
    let name = column.references?;
    let key = TABLES.iter().find(|t| t.name == name)?.columns.first()?.name;
    let reference = json!({"resource": name.replace('_', "-"), "fields": [key]});
    Some(json!({"fields": [column.name], "reference": reference}))
}

/// Labels, descriptions and canned queries for Datasette.
fn datasette(layout: &Layout) -> Value {
    let tables: Map<String, Value> = TABLES.iter().map(|t| (t.name.to_owned(), table_metadata(t))).collect();
    let queries: Map<String, Value> = queries().collect();
    let database = json!({"tables": tables, "queries": queries});
    json!({
        "title": "Diplomatic record",
        "description": "Who did what to whom, when and where, in whose words, and where each party stands.",
        "databases": {layout.database(): database},
    })
}

fn table_metadata(table: &Table) -> Value {
    let columns: Map<String, Value> =
        table.columns.iter().map(|c| (c.name.to_owned(), c.about.into())).collect();
    let mut metadata = json!({"description": table.about, "columns": columns});
    if let Some(label) = table.label() {
        metadata["label_column"] = label.name.into();
    }
    if table.searched().is_some() {
        metadata["fts_table"] = format!("{}_fts", table.name).into();
        metadata["fts_pk"] = table.key().into();
    }
    metadata
}

/// Queries of the file: `-- name: Title`, then SQL.
fn queries() -> impl Iterator<Item = (String, Value)> {
    QUERIES.split("-- ").filter_map(|part| {
        let (head, sql) = part.split_once('\n')?;
        let (name, title) = head.split_once(": ")?;
        Some((name.to_owned(), json!({"title": title, "sql": sql.trim()})))
    })
}

/// The canned queries, name and SQL.
#[doc(hidden)]
pub fn canned() -> Vec<(String, String)> {
    queries().map(|(name, q)| (name, q["sql"].as_str().unwrap_or_default().to_owned())).collect()
}
