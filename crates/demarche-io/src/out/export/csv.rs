//! A table as CSV.

use super::Store;
use crate::out::schema::Table;
use rusqlite::types::ValueRef;
use std::io::{self, Write};

pub(super) fn write(store: &Store, table: &Table, file: &mut impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(file);
    csv.write_record(table.columns.iter().map(|c| c.name))?;
    let mut number = String::new();
    store.each_row(table, |row| {
        for value in row {
            csv.write_field(field(*value, &mut number))?;
        }
        csv.write_record(None::<&[u8]>)?;
        Ok(())
    })?;
    csv.flush()
}

fn field<'v>(value: ValueRef<'v>, number: &'v mut String) -> &'v [u8] {
    match value {
        ValueRef::Null => b"",
        ValueRef::Text(text) | ValueRef::Blob(text) => text,
        ValueRef::Integer(n) => {
            *number = n.to_string();
            number.as_bytes()
        }
        ValueRef::Real(n) => {
            *number = n.to_string();
            number.as_bytes()
        }
    }
}
