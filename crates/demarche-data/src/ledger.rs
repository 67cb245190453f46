//! Data of the `ledger` stage.

/// Predicates by which a party takes a position, with their examples.
pub const MOVES: &str = include_str!("../data/ledger/moves.toml");

/// Recurrent issues of diplomacy with their wordings.
pub const ISSUES: &str = include_str!("../data/ledger/issues.toml");
