//! Inputs of demarche and the threads that read them: the only crate that touches files.
//!
//! | step | takes | gives |
//! |---|---|---|
//! | [`sources`] | paths, globs, folders, `-` | files in a stable order |
//! | [`documents`] | a file | its documents, one by one: HTML, text, JSON, JSON Lines, gzipped or not |
//! | [`run`] | documents | analyses, in the order of the documents, on many threads |
//!
//! Every failure is a [`Problem`]: file, place, reason. The run goes on.

mod documents;
mod json;
mod lines;
mod problem;
mod run;
mod sources;

pub use documents::{Defaults, Kind, documents, one_document};
pub use problem::Problem;
pub use run::run;
pub use sources::{Source, sources};
