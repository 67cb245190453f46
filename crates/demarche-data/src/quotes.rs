//! Data of the `quotes` stage.

/// The cue lexicon: words that attribute content to a source, with their grammar and speech act.
pub const CUES: &str = include_str!("../data/quotes/words/cues.tsv");

/// Words that stand beside cues: occasions, texts, days, verbs that name an addressee.
pub const BESIDE: &str = include_str!("../data/quotes/words/beside.tsv");

/// Examples and counter-examples of cues, run as tests.
pub const EXAMPLES: &str = include_str!("../data/quotes/words/examples.tsv");
