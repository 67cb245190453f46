//! The SQLite file: batches of documents, each one transaction.
//!
//! Keys are counted on from what the file holds, and what an input has been read up to is written in the
//! same transaction as its rows: whenever a run is killed, the file says where to go on.

mod entry;
mod prepare;
mod problems;
mod writer;

pub(crate) use entry::Entry;
pub use entry::{Known, Print, Settings};

use crate::Problem;
use problems::{told, writable};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use writer::Progress;

/// Version of the tables (SQLite's `user_version`).
pub const TABLES_VERSION: i64 = 3;

/// A batch is written when it holds this many entries …
const BATCH: usize = 200;

/// … or this many cells.
const CELLS: usize = 200_000;

/// The SQLite file of a corpus.
pub struct Store {
    pub(super) db: Connection,
    path: PathBuf,
    progress: Progress,
    batch: Vec<Entry>,
    cells: usize,
}

impl Store {
    /// Opens or makes the file.
    ///
    /// # Errors
    /// If it cannot be written, is no corpus, was made by another version or with other settings, or is in use.
    pub fn open(path: &Path, settings: &Settings) -> Result<Store, Problem> {
        writable(path)?;
        let problem = |e: rusqlite::Error| told(path, &e);
        let db = Connection::open(path).map_err(problem)?;
        // Exclusive: two runs into one file would give the same keys twice.
        // What is sorted for the indexes goes to files once it is more than the cache: memory stays flat.
        let set = "PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;
            PRAGMA foreign_keys=OFF; PRAGMA temp_store=FILE;";
        db.execute_batch(set).map_err(problem)?;
        let mut store =
            Store { db, path: path.to_owned(), progress: Progress::default(), batch: Vec::new(), cells: 0 };
        store.prepare(settings)?;
        // Only now: a file that is refused is not touched.
        store.db.execute_batch("PRAGMA journal_mode=WAL").map_err(problem)?;
        Ok(store)
    }

    /// A value of the manifest.
    pub(super) fn manifest(&self, name: &str) -> rusqlite::Result<Option<String>> {
        self.db.query_row("SELECT value FROM manifest WHERE name = ?", [name], |r| r.get(0)).optional()
    }

    /// What the file knows of the inputs, by name.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn known(&self) -> Result<HashMap<String, Known>, Problem> {
        self.known_inputs().map_err(|e| self.told(&e))
    }

    fn known_inputs(&self) -> rusqlite::Result<HashMap<String, Known>> {
        let ask = "SELECT path, bytes, sha256, seen, complete,
            EXISTS (SELECT 1 FROM documents d WHERE d.input = i.input) FROM inputs i";
        let mut statement = self.db.prepare(ask)?;
        let rows = statement.query_map([], |r| {
            let print = match (r.get::<_, Option<i64>>(1)?, r.get::<_, Option<String>>(2)?) {
                (Some(bytes), Some(sha256)) => Some(Print { bytes: bytes.unsigned_abs(), sha256 }),
                _ => None,
            };
            let seen = r.get::<_, i64>(3)?.unsigned_abs();
            Ok((r.get(0)?, Known { print, seen, complete: r.get(4)?, coded: r.get(5)? }))
        })?;
        rows.collect()
    }

    /// Takes an entry; writes the batch when it is full.
    ///
    /// # Errors
    /// If the file cannot be written. What was committed before stays.
    pub(crate) fn take(&mut self, entry: Entry) -> Result<(), Problem> {
        self.take_all([entry])
    }

    /// Takes entries that belong together: they get into one transaction.
    ///
    /// # Errors
    /// As [`Store::take`].
    pub(crate) fn take_all(&mut self, entries: impl IntoIterator<Item = Entry>) -> Result<(), Problem> {
        for entry in entries {
            if let Entry::Coded(rows) = &entry {
                self.cells += rows.size();
            }
            self.batch.push(entry);
        }
        if self.batch.len() >= BATCH || self.cells >= CELLS { self.flush() } else { Ok(()) }
    }

    /// Writes what was taken.
    ///
    /// # Errors
    /// As [`Store::take`].
    pub(crate) fn flush(&mut self) -> Result<(), Problem> {
        if self.batch.is_empty() {
            return Ok(());
        }
        let batch = std::mem::take(&mut self.batch);
        self.cells = 0;
        self.write(batch).map_err(|e| self.told(&e))
    }

    /// Closes the file, so that one file is left without a lock.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn close(self) -> Result<(), Problem> {
        let done = self.db.execute_batch("PRAGMA journal_mode=DELETE;");
        done.map_err(|e| self.told(&e))
    }

    fn write(&mut self, batch: Vec<Entry>) -> rusqlite::Result<()> {
        let transaction = self.db.transaction()?;
        let progress = writer::write(&transaction, self.progress.clone(), batch)?;
        transaction.commit()?;
        self.progress = progress;
        Ok(())
    }

    pub(super) fn told(&self, error: &rusqlite::Error) -> Problem {
        told(&self.path, error)
    }
}
