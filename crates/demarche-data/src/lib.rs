//! The knowledge of demarche, by the stage that uses it: data only, no logic.
//!
//! Every file states its origin and licence on top; `README.md` of this crate lists them.

pub mod entities;
pub mod events;
pub mod ledger;
pub mod page;
pub mod places;
pub mod quotes;
pub mod syntax;
pub mod times;
pub mod view;

/// SHA-256 over all files of knowledge but weights, by name: what a run says it was made with.
pub const KNOWLEDGE_SHA256: &str = env!("DEMARCHE_KNOWLEDGE_SHA256");
/// SHA-256 over the files of weights and compiled tables.
pub const WEIGHTS_SHA256: &str = env!("DEMARCHE_WEIGHTS_SHA256");
