//! Words by which the parts of a news page are told apart. Each file names its origin on top.

/// Phrases of page furniture: `match <TAB> family <TAB> phrase`.
pub const FURNITURE: &str = include_str!("../data/page/furniture.tsv");

/// Words of credits, bylines and author notes: `family <TAB> word`.
pub const WORDS: &str = include_str!("../data/page/words.tsv");

/// Names of months and weekdays: `family <TAB> name <TAB> value`.
pub const CALENDAR: &str = include_str!("../data/page/calendar.tsv");

/// Trees that tell which lines of a flattened page are its article: `train-lines` makes them.
pub const LINES: &str = include_str!("../data/page/lines.tsv");

/// Phrases by which forms of news are told: `form <TAB> where <TAB> phrase`.
pub const FORMS: &str = include_str!("../data/page/forms.tsv");
