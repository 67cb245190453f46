//! A table as Parquet, by the low-level writer: row groups of bounded size, Snappy, no Arrow.

use super::Store;
use crate::out::schema::{Column, Kind, Table};
use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use rusqlite::types::ValueRef;
use std::io::{self, Write};
use std::sync::Arc;

/// Rows of a row group.
const ROWS: usize = 20_000;
/// Bytes of text of a row group.
const BYTES: usize = 16 << 20;

pub(super) fn write(store: &Store, table: &Table, file: &mut (impl Write + Send)) -> io::Result<()> {
    let schema = schema(table).map_err(other)?;
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY);
    // Who wrote it is said, but not when: the same rows give the same bytes.
    let properties = properties.set_created_by(concat!("demarche ", env!("CARGO_PKG_VERSION")).to_owned());
    let mut writer = SerializedFileWriter::new(file, schema, Arc::new(properties.build())).map_err(other)?;
    let mut group = Group::new(table);
    store.each_row(table, |row| {
        group.add(row);
        if group.rows >= ROWS || group.bytes >= BYTES {
            group.write(&mut writer).map_err(other)?;
        }
        Ok(())
    })?;
    if group.rows > 0 {
        group.write(&mut writer).map_err(other)?;
    }
    writer.close().map(|_| ()).map_err(other)
}

fn other(e: ParquetError) -> io::Error {
    match e {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(e) => *e,
            Err(e) => io::Error::other(e),
        },
        e => io::Error::other(e),
    }
}

fn schema(table: &Table) -> Result<TypePtr, ParquetError> {
    let fields: Result<Vec<TypePtr>, _> = table.columns.iter().map(|c| field(c).map(Arc::new)).collect();
    Type::group_type_builder(table.name).with_fields(fields?).build().map(Arc::new)
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let (physical, converted, logical) = match column.kind {
        Kind::Integer => (Physical::INT64, ConvertedType::NONE, None),
        Kind::Real => (Physical::DOUBLE, ConvertedType::NONE, None),
        Kind::Flag => (Physical::BOOLEAN, ConvertedType::NONE, None),
        Kind::Text => (Physical::BYTE_ARRAY, ConvertedType::UTF8, Some(LogicalType::String)),
        Kind::Json => (Physical::BYTE_ARRAY, ConvertedType::JSON, Some(LogicalType::Json)),
    };
    let builder = Type::primitive_type_builder(column.name, physical).with_repetition(Repetition::OPTIONAL);
    builder.with_converted_type(converted).with_logical_type(logical).build()
}

/// Values of the rows in the making, column by column.
struct Group {
    columns: Vec<Values>,
    rows: usize,
    bytes: usize,
}

/// Values of a column that are there, and for each row whether one is.
struct Values {
    there: Vec<i16>,
    list: List,
}

enum List {
    Integers(Vec<i64>),
    Reals(Vec<f64>),
    Flags(Vec<bool>),
    Texts(Vec<ByteArray>),
}

impl List {
    fn of(kind: Kind) -> List {
        match kind {
            Kind::Integer => List::Integers(Vec::new()),
            Kind::Real => List::Reals(Vec::new()),
            Kind::Flag => List::Flags(Vec::new()),
            Kind::Text | Kind::Json => List::Texts(Vec::new()),
        }
    }

    /// Adds a value; gives whether there was one.
    fn add(&mut self, value: ValueRef<'_>) -> bool {
        match (self, value) {
            (List::Integers(list), ValueRef::Integer(n)) => list.push(n),
            (List::Flags(list), ValueRef::Integer(n)) => list.push(n != 0),
            (List::Reals(list), ValueRef::Real(n)) => list.push(n),
            (List::Reals(list), ValueRef::Integer(n)) => list.push(n as f64),
            (List::Texts(list), ValueRef::Text(text)) => list.push(ByteArray::from(text.to_vec())),
            _ => return false,
        }
        true
    }

    fn clear(&mut self) {
        match self {
            List::Integers(list) => list.clear(),
            List::Reals(list) => list.clear(),
            List::Flags(list) => list.clear(),
            List::Texts(list) => list.clear(),
        }
    }
}

impl Group {
    fn new(table: &Table) -> Group {
        let values = |c: &Column| Values { there: Vec::new(), list: List::of(c.kind) };
        Group { columns: table.columns.iter().map(values).collect(), rows: 0, bytes: 0 }
    }

    fn add(&mut self, row: &[ValueRef<'_>]) {
        for (column, value) in self.columns.iter_mut().zip(row) {
            let there = column.list.add(*value);
            column.there.push(i16::from(there));
            if let ValueRef::Text(text) = value {
                self.bytes += text.len();
            }
        }
        self.rows += 1;
    }

    fn write<W: Write + Send>(&mut self, file: &mut SerializedFileWriter<W>) -> Result<(), ParquetError> {
        let mut group = file.next_row_group()?;
        for column in &mut self.columns {
            let Some(mut writer) = group.next_column()? else { break };
            let there = Some(column.there.as_slice());
            match (writer.untyped(), &column.list) {
                (ColumnWriter::Int64ColumnWriter(w), List::Integers(list)) => {
                    w.write_batch(list, there, None)?
                }
                (ColumnWriter::DoubleColumnWriter(w), List::Reals(list)) => {
                    w.write_batch(list, there, None)?
                }
                (ColumnWriter::BoolColumnWriter(w), List::Flags(list)) => w.write_batch(list, there, None)?,
                (ColumnWriter::ByteArrayColumnWriter(w), List::Texts(list)) => {
                    w.write_batch(list, there, None)?
                }
                _ => return Err(ParquetError::General("a column of another type".to_owned())),
            };
            writer.close()?;
            column.there.clear();
            column.list.clear();
        }
        (self.rows, self.bytes) = (0, 0);
        group.close().map(|_| ())
    }
}
