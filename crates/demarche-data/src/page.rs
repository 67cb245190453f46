//! Words by which the parts of a news page are told apart. Each file names its origin on top.

/// Phrases of page furniture: `match <TAB> family <TAB> phrase`.
pub const FURNITURE: &str = include_str!("../data/page/furniture.tsv");

/// Words of credits, bylines and author notes: `family <TAB> word`.
pub const WORDS: &str = include_str!("../data/page/words.tsv");

/// Names of months and weekdays: `family <TAB> name <TAB> value`.
pub const CALENDAR: &str = include_str!("../data/page/calendar.tsv");
