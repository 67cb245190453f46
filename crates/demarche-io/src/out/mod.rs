//! Outputs: the tables of a corpus.
//!
//! | step | takes | gives |
//! |---|---|---|
//! | [`schema`] | – | what tables there are, described once |
//! | [`rows`] | a record | its rows |
//! | [`store`] | rows, in order | one SQLite file, batch by batch |
//! | `watched` | feeds and items | what `watch` remembers of them, in that file |
//! | `finish` | the file | indexes, full-text search |
//! | [`export`] | the file | CSV, JSON Lines, Parquet |
//! | [`companions`] | the file | manifest, data package, Datasette metadata |

pub mod companions;
pub mod export;
mod finish;
mod layout;
pub mod rows;
pub mod schema;
mod sql;
pub mod store;
pub(crate) mod watched;

pub use layout::Layout;
