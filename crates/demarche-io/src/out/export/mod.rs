//! The tables as files of their own, read from the SQLite file row by row.

mod csv;
mod jsonl;
mod parquet;

use super::Layout;
use super::schema::{TABLES, Table};
use super::sql;
use super::store::Store;
use crate::Problem;
use rusqlite::types::ValueRef;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// A form of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Comma-separated values with a header, UTF-8, RFC 4180.
    Csv,
    /// One JSON object a line.
    Jsonl,
    /// Apache Parquet, columns compressed with Snappy.
    Parquet,
}

impl Form {
    /// Ending of its files and name of their folder.
    pub fn name(self) -> &'static str {
        match self {
            Form::Csv => "csv",
            Form::Jsonl => "jsonl",
            Form::Parquet => "parquet",
        }
    }
}

/// One row's values in the order of the columns.
pub(super) type Row<'r> = Vec<ValueRef<'r>>;

/// Writes every table that has rows; gives their names.
///
/// # Errors
/// If a file cannot be written: it is named.
pub fn export(store: &Store, layout: &Layout, form: Form) -> Result<Vec<&'static str>, Problem> {
    let folder = layout.beside(form.name());
    std::fs::create_dir_all(&folder).map_err(|e| unwritten(&folder, &e))?;
    let mut written = Vec::new();
    for table in TABLES {
        let path = folder.join(format!("{}.{}", table.name, form.name()));
        if store.rows_of(table).map_err(|e| store.told(&e))? == 0 {
            // What an earlier run left must not be taken for this one's.
            let _ = std::fs::remove_file(&path);
            continue;
        }
        safely(&path, |file| match form {
            Form::Csv => csv::write(store, table, file),
            Form::Jsonl => jsonl::write(store, table, file),
            Form::Parquet => parquet::write(store, table, file),
        })?;
        written.push(table.name);
    }
    Ok(written)
}

impl Store {
    pub(super) fn rows_of(&self, table: &Table) -> rusqlite::Result<i64> {
        self.db.query_row(&format!("SELECT count(*) FROM {}", table.name), [], |r| r.get(0))
    }

    /// Every row of a table, by key.
    pub(super) fn each_row(
        &self,
        table: &Table,
        mut take: impl FnMut(&Row<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        let sql = |e: rusqlite::Error| io::Error::other(e.to_string());
        let mut statement = self.db.prepare(&sql::select(table)).map_err(sql)?;
        let mut rows = statement.query([]).map_err(sql)?;
        while let Some(row) = rows.next().map_err(sql)? {
            let values: Result<Row<'_>, _> = (0..table.columns.len()).map(|n| row.get_ref(n)).collect();
            take(&values.map_err(sql)?)?;
        }
        Ok(())
    }
}

/// Writes a file under another name first, so that a run that breaks leaves no half file.
pub(super) fn safely(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<(), Problem> {
    let part = path.with_extension("part");
    let done = File::create(&part).and_then(|file| {
        let mut file = BufWriter::new(file);
        write(&mut file)?;
        file.flush()?;
        file.get_ref().sync_all()?;
        std::fs::rename(&part, path)
    });
    done.map_err(|e| {
        let _ = std::fs::remove_file(&part);
        unwritten(path, &e)
    })
}

fn unwritten(path: &Path, error: &io::Error) -> Problem {
    let more =
        if error.kind() == io::ErrorKind::StorageFull { ": make room and repeat the command" } else { "" };
    Problem::of(&path.display().to_string(), format!("cannot be written: {error}{more}"))
}
