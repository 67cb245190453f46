//! The layers that the stages pass on, in flow order: plain data, no logic beyond reading it.
//!
//! Positions are **byte** offsets into [`Article::text`] everywhere inside the library ([`Span`]);
//! the record alone speaks in Unicode code points (see [`crate::record`]).

mod article;
mod entities;
mod events;
mod forms;
mod ids;
mod ledger;
mod linkages;
mod places;
mod proposals;
mod published;
mod quotes;
mod raw;
mod span;
mod syntax;
mod times;

pub use article::*;
pub use entities::*;
pub use events::*;
pub use forms::*;
pub use ids::*;
pub use ledger::*;
pub use linkages::*;
pub use places::*;
pub use proposals::*;
pub use published::*;
pub use quotes::*;
pub use raw::*;
pub use span::*;
pub use syntax::*;
pub use times::*;

/// Short strings that are mostly stored without an allocation.
pub type Str = compact_str::CompactString;
