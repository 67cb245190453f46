//! A file is made, or found fit to be gone on with.

use super::problems::{name, told};
use super::{Settings, Store, TABLES_VERSION};
use crate::Problem;
use crate::out::schema::{Of, TABLES};
use crate::out::sql;

/// "Dmrc": marks files of this program (SQLite's `application_id`).
const APPLICATION: i64 = 0x446D_7263;

impl Store {
    pub(super) fn prepare(&mut self, settings: &Settings) -> Result<(), Problem> {
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
        for (last, table) in self.progress.last.iter_mut().zip(TABLES) {
            let key = table.columns.first().map_or("", |c| c.name);
            let ask = format!("SELECT coalesce(max({key}), 0) FROM {}", table.name);
            *last = self.db.query_row(&ask, [], |r| r.get(0))?;
        }
        Ok(())
    }
}
