//! Records and layers for people.

mod brief;
mod digest;
mod explain;
mod html;
pub mod layers;
mod markdown;
mod matrix;
mod register;
mod sheet;
mod style;

pub use brief::brief;
pub use digest::{Digest, DigestFormat, Period};
pub use explain::explain;
pub use html::html;
pub use markdown::markdown;
pub use matrix::{LedgerFormat, matrix, moves};
pub use style::Style;
