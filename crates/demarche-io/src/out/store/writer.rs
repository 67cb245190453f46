//! The rows of a batch, written in one transaction.

use super::{Entry, Print};
use crate::Problem;
use crate::out::rows::{Cell, Rows};
use crate::out::schema::{Of, TABLES};
use crate::out::sql;
use rusqlite::types::{Null, ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, Statement, ToSql};

/// How far the file is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Progress {
    /// Rows of each table so far: the last key given.
    pub(super) last: [i64; TABLES.len()],
    /// The input whose documents come next.
    current: Option<Current>,
}

/// An input while it is being read.
#[derive(Clone, Debug)]
struct Current {
    key: i64,
    seen: i64,
    skipped: i64,
    complete: bool,
}

/// Writes a batch; gives how far the file is written then.
pub(super) fn write(db: &Connection, progress: Progress, batch: Vec<Entry>) -> rusqlite::Result<Progress> {
    let insert = TABLES.iter().map(|t| db.prepare(&sql::insert(t))).collect::<Result<_, _>>()?;
    let mut writer = Writer { db, insert, progress };
    for entry in batch {
        writer.entry(entry)?;
    }
    writer.note_progress()?;
    Ok(writer.progress)
}

/// One transaction.
struct Writer<'t> {
    db: &'t Connection,
    insert: Vec<Statement<'t>>,
    progress: Progress,
}

impl Writer<'_> {
    fn entry(&mut self, entry: Entry) -> rusqlite::Result<()> {
        match entry {
            Entry::Begin { path, print, seen } => return self.begin(&path, print.as_ref(), seen),
            Entry::Coded(rows) => {
                self.rows(&rows)?;
                self.advance(|c| c.seen += 1);
            }
            Entry::SetAside { position, id, problem } => {
                // After a read that failed, another try may find the document: it is not dealt with.
                let done = position > 0 && !problem.cut;
                self.problem(position, id, problem)?;
                self.advance(|c| c.seen += i64::from(done));
            }
            Entry::Skipped => self.advance(|c| (c.seen, c.skipped) = (c.seen + 1, c.skipped + 1)),
            Entry::End => self.advance(|c| c.complete = true),
            Entry::Watched(note) => note.write(self.db)?,
        }
        Ok(())
    }

    fn advance(&mut self, change: impl FnOnce(&mut Current)) {
        if let Some(current) = &mut self.progress.current {
            change(current);
        }
    }

    /// Finds or makes the row of an input, and forgets problems that this run meets again or not.
    fn begin(&mut self, path: &str, print: Option<&Print>, seen: Option<u64>) -> rusqlite::Result<()> {
        self.note_progress()?;
        let mut current = self.input(path)?;
        if let Some(seen) = seen {
            current.seen = i64::try_from(seen).unwrap_or(i64::MAX);
            current.skipped = if seen == 0 { 0 } else { current.skipped };
            current.complete = false;
        }
        if let Some(print) = print {
            let set = "UPDATE inputs SET bytes = ?, sha256 = ? WHERE input = ?";
            let bytes = i64::try_from(print.bytes).unwrap_or(i64::MAX);
            self.db.execute(set, (bytes, &print.sha256, current.key))?;
        }
        let forget = "DELETE FROM problems WHERE input = ? AND (position = 0 OR position > ?)";
        self.db.execute(forget, (current.key, current.seen))?;
        self.progress.current = Some(current);
        Ok(())
    }

    fn input(&mut self, path: &str) -> rusqlite::Result<Current> {
        let find = "SELECT input, seen, skipped, complete FROM inputs WHERE path = ?";
        let found = self.db.query_row(find, [path], |r| {
            Ok(Current { key: r.get(0)?, seen: r.get(1)?, skipped: r.get(2)?, complete: r.get(3)? })
        });
        if let Some(current) = found.optional()? {
            return Ok(current);
        }
        let key = self.next(Of::Inputs);
        self.db.execute("INSERT INTO inputs VALUES (?, ?, NULL, NULL, 0, 0, 0)", (key, path))?;
        Ok(Current { key, seen: 0, skipped: 0, complete: false })
    }

    fn next(&mut self, table: Of) -> i64 {
        self.progress.last[table as usize] += 1;
        self.progress.last[table as usize]
    }

    fn note_progress(&self) -> rusqlite::Result<()> {
        let Some(c) = &self.progress.current else { return Ok(()) };
        let set = "UPDATE inputs SET seen = ?, skipped = ?, complete = ? WHERE input = ?";
        self.db.execute(set, (c.seen, c.skipped, c.complete, c.key)).map(|_| ())
    }

    fn problem(&mut self, position: u64, id: Option<String>, problem: Problem) -> rusqlite::Result<()> {
        let (key, input) = (self.next(Of::Problems), self.progress.current.as_ref().map(|c| c.key));
        let line = problem.line.map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        let insert = "INSERT INTO problems VALUES (?, ?, ?, ?, ?, NULL, ?)";
        self.db.execute(insert, (key, input, position, line, id, problem.reason)).map(|_| ())
    }

    fn rows(&mut self, rows: &Rows) -> rusqlite::Result<()> {
        let base = self.progress.last;
        let input = self.progress.current.as_ref().map_or(0, |c| c.key);
        for (table, insert) in self.insert.iter_mut().enumerate() {
            for row in rows.of(table) {
                self.progress.last[table] += 1;
                insert.raw_bind_parameter(1, self.progress.last[table])?;
                for (n, cell) in row.iter().enumerate() {
                    insert.raw_bind_parameter(n + 2, Bound { cell, base: &base, input })?;
                }
                insert.raw_execute()?;
            }
        }
        Ok(())
    }
}

/// A cell with what its references count from.
struct Bound<'c> {
    cell: &'c Cell,
    base: &'c [i64; TABLES.len()],
    input: i64,
}

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.cell {
            Cell::Null => ToSqlOutput::from(Null),
            Cell::Integer(n) => ToSqlOutput::from(*n),
            Cell::Real(n) => ToSqlOutput::from(*n),
            Cell::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Cell::Input => ToSqlOutput::from(self.input),
            Cell::Row(of, n) => {
                let n = i64::try_from(*n).unwrap_or(i64::MAX);
                ToSqlOutput::Owned(Value::Integer(self.base[*of as usize] + n + 1))
            }
        })
    }
}
