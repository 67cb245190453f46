//! Inputs and outputs of demarche and the threads between: the only crate that touches files and the network.
//!
//! | step | takes | gives |
//! |---|---|---|
//! | [`sources`] | paths, globs, folders, `-` | files in a stable order |
//! | [`documents`] | a file | its documents, one by one: HTML, text, JSON, JSON Lines, CSV, WARC, feeds, NewsML; packed or not |
//! | [`run`] | documents | analyses, in the order of the documents, on many threads |
//! | [`code`] | files | the tables of a corpus ([`out`]), to be gone on with after a kill |
//! | [`watch`] | addresses of feeds | new items, fetched politely, in the same tables |
//!
//! Every failure is a [`Problem`]: file, place, reason. The run goes on.

mod charset;
mod code;
mod documents;
mod fields;
pub mod gazetteer;
mod http;
mod jobs;
mod json;
mod kinds;
mod lines;
mod open;
pub mod out;
mod problem;
mod run;
mod sources;
mod table;
mod text;
mod warc;
pub mod watch;
mod web;
mod xml;

pub use charset::Charset;
pub use code::{News, Outcome, Plan, code};
pub use documents::{Defaults, Documents, documents, one_document};
pub use fields::Fields;
pub use kinds::Kind;
pub use open::{Meter, reader};
pub use problem::Problem;
pub use run::run;
pub use sources::{Source, sources};
