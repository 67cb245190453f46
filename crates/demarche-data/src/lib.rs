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
