//! The words by which the text tells a toponym: `data/places/words.tsv`.

use rustc_hash::FxHashMap;

/// What a word tells of the name beside it. `docs/places.md` says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToponymWord {
    /// Only a whereabouts follows: "near".
    In,
    /// A whereabouts often follows: "from".
    To,
    /// Calls a place by its kind: "the city of".
    Kind,
    /// A place's name stands before it: "a Torrington man".
    Local,
    /// The same, in a title: "Torrington Fire Chief".
    Office,
    /// Makes a disease of the name before it.
    Ailment,
    /// A town's name that is, alone, mostly another word.
    Never,
    /// Head of a road's name.
    Road,
    /// Calls what it stands with a region: "Donetsk region", "the province of X".
    Region,
    /// Calls it a town.
    Town,
    /// Cuts a part out of what follows: "northern Iraq".
    Part,
}

const CLASSES: [(&str, ToponymWord); 11] = [
    ("in", ToponymWord::In),
    ("to", ToponymWord::To),
    ("kind", ToponymWord::Kind),
    ("local", ToponymWord::Local),
    ("office", ToponymWord::Office),
    ("ailment", ToponymWord::Ailment),
    ("never", ToponymWord::Never),
    ("road", ToponymWord::Road),
    ("region", ToponymWord::Region),
    ("town", ToponymWord::Town),
    ("part", ToponymWord::Part),
];

/// Words by their classes, one bit each.
#[derive(Debug, Default)]
pub(super) struct Words(FxHashMap<String, u16>);

impl Words {
    pub(super) fn read(table: &str) -> Self {
        let mut words = Words::default();
        for (class, list) in table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'))
        {
            let Some((_, kind)) = CLASSES.iter().find(|(name, _)| *name == class) else { continue };
            for word in list.split(';') {
                *words.0.entry(word.to_owned()).or_default() |= bit(*kind);
            }
        }
        words
    }

    /// Whether a word is of a class, whatever its case.
    pub(super) fn is(&self, word: &str, class: ToponymWord) -> bool {
        let known = |w: &str| self.0.get(w).is_some_and(|bits| bits & bit(class) != 0);
        if word.bytes().any(|b| b.is_ascii_uppercase()) {
            known(&word.to_ascii_lowercase())
        } else {
            known(word)
        }
    }
}

fn bit(class: ToponymWord) -> u16 {
    1 << class as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_be_of_several_classes() {
        let words = Words::read("# class\tlist\nin\tnear;in\nkind\tcity;near\nother\tx\n");
        assert!(words.is("Near", ToponymWord::In) && words.is("near", ToponymWord::Kind));
        assert!(!words.is("city", ToponymWord::In) && !words.is("x", ToponymWord::Local));
    }
}
