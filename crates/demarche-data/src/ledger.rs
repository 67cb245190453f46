//! Data of the `ledger` stage.

/// Predicates by which a party takes a position, with their examples.
pub const MOVES: &str = include_str!("../data/ledger/moves.toml");

/// Recurrent issues of diplomacy with their wordings.
pub const ISSUES: &str = include_str!("../data/ledger/issues.toml");

/// Words that make one thing hang on another: conditions, exchanges, preconditions.
pub const LINKAGES: &str = include_str!("../data/ledger/linkages.toml");

/// Nouns for proposals and verbs for what becomes of them.
pub const PROPOSALS: &str = include_str!("../data/ledger/proposals.toml");

/// Sectors, nouns and titles that tell whose position it is.
pub const PARTIES: &str = include_str!("../data/ledger/parties.toml");

/// How words of the text are made into the name of an issue.
pub const NAMES: &str = include_str!("../data/ledger/names.toml");
