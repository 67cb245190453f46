//! From a record to rows of the tables. Keys are counted inside the document; the store adds what came before.

mod events;
mod ledger;
mod offsets;
mod parts;

use super::schema::{Of, TABLES};
use demarche::record::{Range, Record};
use offsets::Offsets;
use rustc_hash::FxHashMap;

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Not known.
    Null,
    /// A whole number or flag.
    Integer(i64),
    /// A number.
    Real(f64),
    /// Text or JSON.
    Text(String),
    /// The key of the n-th row of this document in a table.
    Row(Of, usize),
    /// The key of the input.
    Input,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

impl From<u32> for Cell {
    fn from(n: u32) -> Self {
        Cell::Integer(i64::from(n))
    }
}

impl From<u8> for Cell {
    fn from(n: u8) -> Self {
        Cell::Integer(i64::from(n))
    }
}

impl From<u64> for Cell {
    fn from(n: u64) -> Self {
        Cell::Integer(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<f64> for Cell {
    fn from(n: f64) -> Self {
        Cell::Real(n)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Cell::Integer(i64::from(flag))
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Null, Into::into)
    }
}

/// A list as JSON text.
fn list<T: serde::Serialize>(items: &[T]) -> Cell {
    Cell::Text(serde_json::to_string(items).unwrap_or_default())
}

/// The rows of one document, table by table, without their keys.
#[derive(Debug, Default)]
pub struct Rows {
    /// Values of each table, row after row.
    cells: [Vec<Cell>; TABLES.len()],
    counts: [usize; TABLES.len()],
}

impl Rows {
    /// Adds a row without its key; gives its number in the document.
    fn push<const N: usize>(&mut self, table: Of, row: [Cell; N]) -> usize {
        debug_assert_eq!(N + 1, table.table().columns.len(), "{table:?}");
        self.cells[table as usize].extend(row);
        self.counts[table as usize] += 1;
        self.counts[table as usize] - 1
    }

    /// How many rows a table got.
    pub fn count(&self, table: usize) -> usize {
        self.counts.get(table).copied().unwrap_or(0)
    }

    /// How many values there are.
    pub fn size(&self) -> usize {
        self.cells.iter().map(Vec::len).sum()
    }

    /// The rows of a table.
    pub fn of(&self, table: usize) -> impl Iterator<Item = &[Cell]> {
        let width = TABLES.get(table).map_or(1, |t| t.columns.len() - 1);
        self.cells.get(table).map_or(&[][..], Vec::as_slice).chunks_exact(width)
    }
}

/// The rows of a record that is document number `position` of its input.
pub fn rows(record: Record, position: u64) -> Rows {
    let mut sheet = Sheet {
        offsets: Offsets::new(&record.document.text),
        sentences: record.document.sentences.clone(),
        entities: numbers(record.entities.iter().map(|e| e.id.as_str())),
        rows: Rows::default(),
    };
    sheet.sentences(&record.document.text);
    sheet.document(record.document, position);
    sheet.entities(record.entities);
    sheet.times(record.times);
    let quotes = numbers(record.quotes.iter().map(|q| q.id.as_str()));
    sheet.quotes(record.quotes, &quotes);
    let events = sheet.events(record.events);
    let statements = numbers(record.statements.iter().map(|s| s.id.as_str()));
    sheet.statements(record.statements, &quotes, &events);
    sheet.linkages(record.linkages, &statements);
    sheet.proposals(record.proposals);
    sheet.stances(record.stances, &statements);
    sheet.rows
}

type Numbers = FxHashMap<String, usize>;

fn numbers<'a>(ids: impl Iterator<Item = &'a str>) -> Numbers {
    ids.enumerate().map(|(n, id)| (id.to_owned(), n)).collect()
}

/// The rows in the making.
struct Sheet {
    offsets: Offsets,
    sentences: Vec<Range>,
    entities: Numbers,
    rows: Rows,
}

/// The document's own row.
const DOCUMENT: Cell = Cell::Row(Of::Documents, 0);

impl Sheet {
    /// The sentence in which a code point stands.
    fn sentence(&self, at: u32) -> Cell {
        let after = self.sentences.partition_point(|s| s.start <= at);
        match after.checked_sub(1).and_then(|n| self.sentences.get(n).map(|s| (n, s))) {
            Some((n, s)) if at < s.end => Cell::Row(Of::Sentences, n),
            _ => Cell::Null,
        }
    }

    fn entity(&self, id: &str) -> Cell {
        pointer(Of::Entities, &self.entities, Some(id))
    }
}

/// A reference by record id.
fn pointer(table: Of, numbers: &Numbers, id: Option<&str>) -> Cell {
    id.and_then(|id| numbers.get(id)).map_or(Cell::Null, |&n| Cell::Row(table, n))
}
