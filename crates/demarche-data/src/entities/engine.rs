//! Word lists and weights of the name recogniser.

/// Given names by gender.
pub const FIRST_NAMES: &str = include_str!("../../data/entities/words/first_names.tsv");
/// Surnames by region.
pub const SURNAMES: &str = include_str!("../../data/entities/words/surnames.tsv");
/// Words before names.
pub const TITLES: &str = include_str!("../../data/entities/words/titles.tsv");
/// What words inside names tell.
pub const NAME_WORDS: &str = include_str!("../../data/entities/words/name_words.tsv");
/// Weights of the name recogniser, made by `train-names`.
pub const NAME_WEIGHTS: &[u8] = include_bytes!("../../data/entities/weights/names.bin");
