//! Data of the `syntax` stage.

/// Abbreviations, prefixes, contractions, sentence starters.
pub const WORDS: &str = include_str!("../data/syntax/words.tsv");
/// Forms whose lemma the rules get wrong, found in the treebanks (CC BY-SA 4.0).
pub const LEMMAS: &str = include_str!("../data/syntax/lemmas.tsv");
/// Irregular verbs and nouns, pronouns, clitics.
pub const IRREGULAR: &str = include_str!("../data/syntax/irregular.tsv");
/// Verbs whose forms would lead to another base.
pub const VERBS: &str = include_str!("../data/syntax/verbs.txt");
/// Weights of tagger and parser, trained by `train-syntax` (CC BY-SA 4.0).
pub const PARSER: &[u8] = include_bytes!("../data/syntax/parser.bin");
