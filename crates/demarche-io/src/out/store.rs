//! The SQLite file: batches of documents, each one transaction.
//!
//! Keys are counted on from what the file holds, and what an input has been read up to is written in the
//! same transaction as its rows: whenever a run is killed, the file says where to go on.

use super::rows::{Cell, Rows};
use super::schema::{Of, TABLES};
use super::sql;
use super::watched::Note;
use crate::Problem;
use rusqlite::types::{Null, ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, Statement, ToSql};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// "Dmrc": marks files of this program (SQLite's `application_id`).
const APPLICATION: i64 = 0x446D_7263;
/// Version of the tables (SQLite's `user_version`).
pub const TABLES_VERSION: i64 = 3;
/// A batch is written when it holds this many entries …
const BATCH: usize = 200;
/// … or this many cells.
const CELLS: usize = 200_000;

/// What the store is given, in the order of the inputs.
#[derive(Debug)]
pub(crate) enum Entry {
    /// What follows comes from this input.
    Begin {
        /// Its name.
        path: String,
        /// Size and SHA-256, but of standard input.
        print: Option<Print>,
        /// How many of its documents are dealt with; unchanged if nothing of it is read.
        seen: Option<u64>,
    },
    /// A coded document.
    Coded(Box<Rows>),
    /// A document that could not be coded, or (position 0) a whole input.
    SetAside {
        /// Which document of the input, from 1.
        position: u64,
        /// Its id, if it was read.
        id: Option<String>,
        /// What is wrong.
        problem: Problem,
    },
    /// A document that was not asked for.
    Skipped,
    /// The input was read to its end.
    End,
    /// Something about feeds to be remembered.
    Watched(Note),
}

/// Size and SHA-256 of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// Bytes.
    pub bytes: u64,
    /// Lower-case hexadecimal.
    pub sha256: String,
}

/// What the file knows of an input.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its fingerprint when it was read.
    pub print: Option<Print>,
    /// Documents dealt with.
    pub seen: u64,
    /// Whether it was read to its end.
    pub complete: bool,
    /// Whether any document of it was coded.
    pub coded: bool,
}

/// What a file must agree on to be gone on with: names and values.
pub type Settings = Vec<(&'static str, String)>;

/// An input while it is being read.
#[derive(Clone, Debug)]
struct Current {
    key: i64,
    seen: i64,
    skipped: i64,
    complete: bool,
}

/// The SQLite file of a corpus.
pub struct Store {
    pub(super) db: Connection,
    path: PathBuf,
    /// Rows of each table so far: the last key given.
    last: [i64; TABLES.len()],
    current: Option<Current>,
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
        let mut store = Store {
            db,
            path: path.to_owned(),
            last: [0; TABLES.len()],
            current: None,
            batch: Vec::new(),
            cells: 0,
        };
        store.prepare(settings)?;
        // Only now: a file that is refused is not touched.
        store.db.execute_batch("PRAGMA journal_mode=WAL").map_err(problem)?;
        Ok(store)
    }

    fn prepare(&mut self, settings: &Settings) -> Result<(), Problem> {
        let path = self.path.clone();
        let problem = |e: rusqlite::Error| told(&path, &e);
        if self.is_new().map_err(problem)? {
            return self.create(settings).map_err(problem);
        }
        let number = |pragma: &str| self.db.pragma_query_value(None, pragma, |r| r.get::<_, i64>(0));
        if number("application_id").map_err(problem)? != APPLICATION {
            return Err(Problem::of(
                &name(&path),
                "an SQLite file that demarche did not make: name another --out",
            ));
        }
        let version = number("user_version").map_err(problem)?;
        if version != TABLES_VERSION {
            let reason = format!(
                "its tables are of version {version}, this program writes version {TABLES_VERSION}: name another --out"
            );
            return Err(Problem::of(&name(&path), reason));
        }
        self.agree(settings)?;
        self.count().map_err(problem)
    }

    /// Refuses to mix rows made in different ways. A file without a document takes the new settings.
    fn agree(&mut self, settings: &Settings) -> Result<(), Problem> {
        for (what, value) in settings {
            let before = self.manifest(what).map_err(|e| self.told(&e))?;
            if before.as_deref() == Some(value) {
                continue;
            }
            if self.rows_of(Of::Documents.table()).map_err(|e| self.told(&e))? == 0 {
                return self.renew(settings).map_err(|e| self.told(&e));
            }
            let before = before.unwrap_or_else(|| "nothing".to_owned());
            let reason = format!(
                "was made with {what} {before}, this run has {value}: repeat the run as it was, or name another --out"
            );
            return Err(Problem::of(&name(&self.path), reason));
        }
        Ok(())
    }

    fn renew(&mut self, settings: &Settings) -> rusqlite::Result<()> {
        let db = self.db.transaction()?;
        db.execute_batch("DELETE FROM problems; DELETE FROM inputs;")?;
        for (name, value) in settings {
            db.execute("INSERT OR REPLACE INTO manifest VALUES (?, ?)", [name, value.as_str()])?;
        }
        db.commit()
    }

    fn is_new(&self) -> rusqlite::Result<bool> {
        let any = "SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)";
        self.db.query_row(any, [], |r| r.get(0))
    }

    fn create(&mut self, settings: &Settings) -> rusqlite::Result<()> {
        let tables: String = TABLES.iter().map(sql::create).collect();
        let db = self.db.transaction()?;
        db.execute_batch(&format!(
            "{tables}
             CREATE UNIQUE INDEX inputs_path ON inputs(path);
             CREATE UNIQUE INDEX documents_place ON documents(input, position);
             CREATE TABLE manifest (name TEXT PRIMARY KEY, value TEXT);
             PRAGMA application_id={APPLICATION}; PRAGMA user_version={TABLES_VERSION};"
        ))?;
        for (name, value) in settings {
            db.execute("INSERT INTO manifest VALUES (?, ?)", [name, value.as_str()])?;
        }
        db.commit()
    }

    fn count(&mut self) -> rusqlite::Result<()> {
        for (last, table) in self.last.iter_mut().zip(TABLES) {
            let key = table.columns.first().map_or("", |c| c.name);
            let ask = format!("SELECT coalesce(max({key}), 0) FROM {}", table.name);
            *last = self.db.query_row(&ask, [], |r| r.get(0))?;
        }
        Ok(())
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
    /// As [`Store::take`].
    pub fn close(self) -> Result<(), Problem> {
        let done = self.db.execute_batch("PRAGMA journal_mode=DELETE;");
        done.map_err(|e| self.told(&e))
    }

    fn write(&mut self, batch: Vec<Entry>) -> rusqlite::Result<()> {
        let transaction = self.db.transaction()?;
        let mut writer = Writer {
            db: &transaction,
            insert: TABLES.iter().map(|t| transaction.prepare(&sql::insert(t))).collect::<Result<_, _>>()?,
            last: self.last,
            current: self.current.take(),
        };
        for entry in batch {
            writer.entry(entry)?;
        }
        writer.note_progress()?;
        let (last, current) = (writer.last, writer.current.take());
        drop(writer);
        transaction.commit()?;
        (self.last, self.current) = (last, current);
        Ok(())
    }

    pub(super) fn told(&self, error: &rusqlite::Error) -> Problem {
        told(&self.path, error)
    }
}

/// One transaction.
struct Writer<'t> {
    db: &'t Connection,
    insert: Vec<Statement<'t>>,
    last: [i64; TABLES.len()],
    current: Option<Current>,
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
        if let Some(current) = &mut self.current {
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
        self.current = Some(current);
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
        self.last[table as usize] += 1;
        self.last[table as usize]
    }

    fn note_progress(&self) -> rusqlite::Result<()> {
        let Some(c) = &self.current else { return Ok(()) };
        let set = "UPDATE inputs SET seen = ?, skipped = ?, complete = ? WHERE input = ?";
        self.db.execute(set, (c.seen, c.skipped, c.complete, c.key)).map(|_| ())
    }

    fn problem(&mut self, position: u64, id: Option<String>, problem: Problem) -> rusqlite::Result<()> {
        let (key, input) = (self.next(Of::Problems), self.current.as_ref().map(|c| c.key));
        let line = problem.line.map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        let insert = "INSERT INTO problems VALUES (?, ?, ?, ?, ?, NULL, ?)";
        self.db.execute(insert, (key, input, position, line, id, problem.reason)).map(|_| ())
    }

    fn rows(&mut self, rows: &Rows) -> rusqlite::Result<()> {
        let base = self.last;
        let input = self.current.as_ref().map_or(0, |c| c.key);
        for (table, insert) in self.insert.iter_mut().enumerate() {
            for row in rows.of(table) {
                self.last[table] += 1;
                insert.raw_bind_parameter(1, self.last[table])?;
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

/// Folders on the way are made; what cannot be a file is told before SQLite says it less clearly.
fn writable(path: &Path) -> Result<(), Problem> {
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .map_err(|e| Problem::of(&name(folder), format!("the folder cannot be made: {e}")))?;
    }
    match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(Problem::of(&name(path), "a folder, not a file")),
        Ok(found) if !found.is_file() => Err(Problem::of(&name(path), "not a file that can be written")),
        Ok(_) => {
            std::fs::OpenOptions::new().append(true).open(path).map(|_| ()).map_err(|e| unwritable(path, &e))
        }
        // Made with the first batch; that it can be made is seen now.
        Err(_) => std::fs::File::create(path).map(|_| ()).map_err(|e| unwritable(path, &e)),
    }
}

fn unwritable(path: &Path, error: &std::io::Error) -> Problem {
    Problem::of(&name(path), format!("cannot be written: {error}"))
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

/// What SQLite says, in words that help.
fn told(path: &Path, error: &rusqlite::Error) -> Problem {
    use rusqlite::ErrorCode;
    let reason = match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => {
            "the disk is full. What was written before is kept: make room and repeat the command to go on"
                .to_owned()
        }
        Some(ErrorCode::SystemIoFailure) => {
            format!("writing failed ({error}). What was written before is kept: repeat the command to go on")
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another program is using it: wait for it or name another --out".to_owned()
        }
        Some(ErrorCode::NotADatabase) => "not an SQLite file: name another --out".to_owned(),
        Some(ErrorCode::DatabaseCorrupt) => format!("damaged: {error}"),
        _ => error.to_string(),
    };
    Problem::of(&name(path), reason)
}
