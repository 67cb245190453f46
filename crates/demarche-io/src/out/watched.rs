//! What `watch` remembers, in the same file and the same transactions as the rows: whenever it is killed,
//! nothing is fetched twice and nothing is forgotten.

use super::store::Store;
use crate::Problem;
use crate::web::client::Validators;
use rusqlite::{Connection, OptionalExtension};

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS watch_feeds (
      url TEXT PRIMARY KEY, etag TEXT, modified TEXT, failures INTEGER NOT NULL, not_before INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS watch_items (
      item TEXT PRIMARY KEY, feed TEXT NOT NULL, url TEXT, id TEXT, date TEXT,
      tries INTEGER NOT NULL, not_before INTEGER NOT NULL, done INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS watch_items_open ON watch_items(feed) WHERE NOT done;";

/// A feed's state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Feed {
    pub(crate) url: String,
    pub(crate) validators: Validators,
    /// Polls that failed, one after the other.
    pub(crate) failures: u32,
    /// It is not asked before that moment, in seconds since 1970.
    pub(crate) not_before: i64,
}

/// An item's state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Item {
    /// What it is known by: its address, else feed and id.
    pub(crate) key: String,
    pub(crate) feed: String,
    pub(crate) url: Option<String>,
    pub(crate) id: Option<String>,
    pub(crate) date: Option<String>,
    /// Tries that failed.
    pub(crate) tries: u32,
    /// It is not asked for before that moment, in seconds since 1970.
    pub(crate) not_before: i64,
    /// Whether it is dealt with.
    pub(crate) done: bool,
}

impl Item {
    /// What its document is called.
    pub(crate) fn name(&self) -> String {
        self.id.clone().unwrap_or_else(|| self.key.clone())
    }
}

/// A line for the memory.
#[derive(Debug)]
pub(crate) enum Note {
    Feed(Feed),
    Item(Item),
}

impl Note {
    /// Writes it down.
    pub(super) fn write(&self, db: &Connection) -> rusqlite::Result<()> {
        match self {
            Note::Feed(f) => {
                let row = (&f.url, &f.validators.etag, &f.validators.modified, f.failures, f.not_before);
                db.execute("INSERT OR REPLACE INTO watch_feeds VALUES (?, ?, ?, ?, ?)", row)?
            }
            Note::Item(i) => {
                let row = (&i.key, &i.feed, &i.url, &i.id, &i.date, i.tries, i.not_before, i.done);
                db.execute("INSERT OR REPLACE INTO watch_items VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)?
            }
        };
        Ok(())
    }
}

impl Store {
    /// Makes the tables of the memory, if there are none.
    pub(crate) fn remember(&self) -> Result<(), Problem> {
        self.db.execute_batch(TABLES).map_err(|e| self.told(&e))
    }

    /// What is known of a feed.
    pub(crate) fn feed(&self, url: &str) -> Result<Feed, Problem> {
        let ask = "SELECT etag, modified, failures, not_before FROM watch_feeds WHERE url = ?";
        let found = self.db.query_row(ask, [url], |r| {
            let validators = Validators { etag: r.get(0)?, modified: r.get(1)? };
            Ok(Feed { url: url.to_owned(), validators, failures: r.get(2)?, not_before: r.get(3)? })
        });
        let found = found.optional().map_err(|e| self.told(&e))?;
        Ok(found.unwrap_or_else(|| Feed { url: url.to_owned(), ..Feed::default() }))
    }

    /// Whether an item is known.
    pub(crate) fn knows(&self, key: &str) -> Result<bool, Problem> {
        let ask = "SELECT EXISTS (SELECT 1 FROM watch_items WHERE item = ?)";
        self.db.query_row(ask, [key], |r| r.get(0)).map_err(|e| self.told(&e))
    }

    /// The items of a feed that are not dealt with, in the order in which they were found.
    pub(crate) fn open_items(&self, feed: &str) -> Result<Vec<Item>, Problem> {
        self.ask_open_items(feed).map_err(|e| self.told(&e))
    }

    fn ask_open_items(&self, feed: &str) -> rusqlite::Result<Vec<Item>> {
        let ask = "SELECT item, url, id, date, tries, not_before FROM watch_items WHERE feed = ? AND NOT done ORDER BY rowid";
        let mut statement = self.db.prepare(ask)?;
        let rows = statement.query_map([feed], |r| {
            Ok(Item {
                key: r.get(0)?,
                feed: feed.to_owned(),
                url: r.get(1)?,
                id: r.get(2)?,
                date: r.get(3)?,
                tries: r.get(4)?,
                not_before: r.get(5)?,
                done: false,
            })
        })?;
        rows.collect()
    }
}
