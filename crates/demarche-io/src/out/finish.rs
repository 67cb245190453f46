//! What is made once the rows are in: indexes and full-text search, then a single quiet file.

use super::schema::{Column, TABLES};
use super::store::Store;
use crate::Problem;

impl Store {
    /// Writes what was taken, indexes it, and folds the write-ahead log into the file.
    ///
    /// # Errors
    /// If the file cannot be written. Repeating the run makes up for it.
    pub fn finish(&mut self) -> Result<(), Problem> {
        self.flush()?;
        let done = self.index().and_then(|()| self.search()).and_then(|()| self.settle());
        done.map_err(|e| self.told(&e))
    }

    fn index(&self) -> rusqlite::Result<()> {
        let wanted = |c: &Column| c.references.is_some() || c.asked;
        let columns =
            TABLES.iter().flat_map(|t| t.columns.iter().filter(|c| wanted(c)).map(|c| (t.name, c.name)));
        for (table, column) in columns {
            let make = format!("CREATE INDEX IF NOT EXISTS {table}_{column} ON {table}(\"{column}\")");
            self.db.execute_batch(&make)?;
        }
        Ok(())
    }

    /// Adds the rows since the last time to the search tables.
    fn search(&mut self) -> rusqlite::Result<()> {
        let searched = TABLES.iter().filter_map(|t| t.searched().map(|c| (t.name, t.key(), c.name)));
        for (table, key, column) in searched {
            let mark = format!("searched {table}");
            let from = self.manifest(&mark)?.unwrap_or_else(|| "0".to_owned());
            let db = self.db.transaction()?;
            db.execute_batch(&format!(
                "CREATE VIRTUAL TABLE IF NOT EXISTS {table}_fts USING FTS5({column}, content=\"{table}\",
                   content_rowid=\"{key}\", tokenize='porter unicode61');
                 INSERT INTO {table}_fts(rowid, {column}) SELECT {key}, {column} FROM {table} WHERE {key} > {from};
                 INSERT OR REPLACE INTO manifest SELECT '{mark}', coalesce(max({key}), 0) FROM {table};"
            ))?;
            db.commit()?;
        }
        Ok(())
    }

    /// One file, without log or lock, as others expect it.
    fn settle(&self) -> rusqlite::Result<()> {
        self.db.execute_batch("PRAGMA optimize; PRAGMA journal_mode=DELETE; PRAGMA locking_mode=NORMAL;")?;
        // The lock goes with the next read.
        self.db.query_row("SELECT count(*) FROM inputs", [], |_| Ok(()))
    }
}
