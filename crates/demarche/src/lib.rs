//! Reads news and writes the diplomatic record: who did what to whom, when and where, in whose
//! words, and where each party now stands, every line traced to its sentence.
//!
//! | stage | takes | gives |
//! |---|---|---|
//! | [`page`] | bytes and hints | [`model::Article`]: clean text in blocks, metadata |
//! | [`syntax`] | article | [`model::Syntax`]: sentences, tokens, lemmas, tags, trees |
//! | [`times`] | article, trees | [`model::Times`]: TIMEX3 expressions, publication date |
//! | [`entities`] | article, trees, date | [`model::Entities`]: mentions, coreference, offices, actor codes |
//! | [`places`] | entities | [`model::Places`]: gazetteer entries with coordinates |
//! | [`quotes`] | trees, entities, times | [`model::Quotes`]: source – cue – content |
//! | [`events`] | all above | [`model::Events`]: PLOVER and CAMEO events with status |
//! | [`ledger`] | quotes, events | [`model::Ledger`]: statements and stances |
//! | [`record`] | all layers | [`record::Record`]: the public record |
//! | [`view`] | records and layers | brief, layers for people, HTML |
//!
//! Every stage is a pure function of the layers it names and of its read-only knowledge. It cannot
//! fail, read, print or look at the clock. `pipeline` is the only file that knows them all.
//!
//! ```
//! use demarche::{Model, Reader, model::{Content, RawDocument}};
//!
//! let model = Model::built_in();
//! let mut reader = Reader::new(&model);
//! let raw = RawDocument {
//!     id: "note".into(),
//!     content: Content::Text("France condemned Iran on Monday.".into()),
//!     ..RawDocument::default()
//! };
//! let record = demarche::record::write(&reader.read(&raw));
//! assert_eq!(record.document.id, "note");
//! ```

#[macro_use]
mod named;

pub mod model;

pub mod entities;
pub mod events;
pub mod ledger;
pub mod page;
pub mod places;
pub mod quotes;
pub mod syntax;
pub mod times;

pub mod record;
pub mod view;

pub use demarche_data::{KNOWLEDGE_SHA256, WEIGHTS_SHA256};

mod pipeline;
pub use pipeline::{Analysis, Model, Reader};
