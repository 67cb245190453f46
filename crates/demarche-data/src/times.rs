//! Data of the `times` stage.

/// Word tables: class, value, words.
pub const WORDS: &[&str] =
    &[include_str!("../data/times/words/calendar.tsv"), include_str!("../data/times/words/numbers.tsv")];

/// Words to the left that belong to an expression.
pub const MODIFIERS: &str = include_str!("../data/times/words/modifiers.tsv");

/// What the words around an expression or an event say of its day.
pub const VERBS: &str = include_str!("../data/times/words/verbs.tsv");

/// Titles of office-holders.
pub const TITLES: &str = include_str!("../data/times/words/titles.tsv");

/// Holidays and how their day is found.
pub const HOLIDAYS: &str = include_str!("../data/times/values/holidays.tsv");

/// How long ago what a news text names is.
pub const RECENCY: &str = include_str!("../data/times/values/recency.tsv");

/// Rules by file.
pub const RULES: &[(&str, &str)] = &[
    ("times", include_str!("../data/times/rules/times.toml")),
    ("dates", include_str!("../data/times/rules/dates.toml")),
    ("deictic", include_str!("../data/times/rules/deictic.toml")),
    ("durations", include_str!("../data/times/rules/durations.toml")),
];
