//! A table as JSON Lines.

use super::Store;
use crate::out::schema::{Column, Kind, Table};
use rusqlite::types::ValueRef;
use serde_json::{Map, Value};
use std::io::{self, Write};

pub(super) fn write(store: &Store, table: &Table, file: &mut impl Write) -> io::Result<()> {
    store.each_row(table, |row| {
        let fields = table.columns.iter().zip(row).map(|(c, v)| (c.name.to_owned(), value(c, *v)));
        serde_json::to_writer(&mut *file, &fields.collect::<Map<_, _>>())?;
        file.write_all(b"\n")
    })
}

fn value(column: &Column, value: ValueRef<'_>) -> Value {
    match (column.kind, value) {
        (_, ValueRef::Null) => Value::Null,
        (Kind::Flag, ValueRef::Integer(n)) => Value::Bool(n != 0),
        (_, ValueRef::Integer(n)) => n.into(),
        (_, ValueRef::Real(n)) => n.into(),
        (Kind::Json, ValueRef::Text(text)) => serde_json::from_slice(text).unwrap_or(Value::Null),
        (_, ValueRef::Text(text) | ValueRef::Blob(text)) => String::from_utf8_lossy(text).into(),
    }
}
