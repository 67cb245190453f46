//! The word lists of the tokenizer, the sentence splitter and the repair of trees.

use rustc_hash::FxHashMap;

/// How an abbreviation behaves at the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Stands before a name ("Gen.", "Mt."): never ends a sentence.
    Title,
    /// Stands before a number ("Jan.", "vol."): ends a sentence only if no number follows.
    Number,
    /// A word of its own where no number follows ("No. 5", but "No.").
    Counted,
    /// May end a sentence ("Inc.", "etc.").
    Any,
}

/// What a listed word is; whether it must begin with a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Abbreviation(Abbreviation, bool),
    Prefix,
    Domain,
    Starter,
    Speech,
    Denial,
    Answer,
    Finite,
    Gerundial,
    Describing,
    Contraction(usize),
}

/// Abbreviations, prefixes, contractions, the words that begin sentences, verbs of denial and answer.
#[derive(Debug, Default)]
pub struct Words {
    kinds: FxHashMap<(u8, String), Kind>,
}

impl Words {
    /// Reads the list: `kind TAB words` a line, `#` for comments.
    pub fn parse(list: &str) -> Words {
        let mut words = Words::default();
        for line in list.lines().filter(|l| !l.starts_with('#')) {
            let Some((kind, members)) = line.split_once('\t') else { continue };
            for member in members.split_whitespace() {
                words.add(kind, member);
            }
        }
        words
    }

    fn add(&mut self, kind: &str, member: &str) {
        let (group, word, kind) = match kind {
            "title" => (0, member.to_owned(), Kind::Abbreviation(Abbreviation::Title, false)),
            "number" => (0, member.to_owned(), Kind::Abbreviation(Abbreviation::Number, false)),
            "month" => (0, member.to_owned(), Kind::Abbreviation(Abbreviation::Number, true)),
            "counted" => (0, member.to_owned(), Kind::Abbreviation(Abbreviation::Counted, false)),
            "any" => (0, member.to_owned(), Kind::Abbreviation(Abbreviation::Any, false)),
            "name" => (0, member.to_owned(), Kind::Abbreviation(Abbreviation::Any, true)),
            "prefix" => (1, member.to_owned(), Kind::Prefix),
            "domain" => (2, member.to_owned(), Kind::Domain),
            "starter" => (3, member.to_owned(), Kind::Starter),
            "speech" => (4, member.to_owned(), Kind::Speech),
            "denial" => (6, member.to_owned(), Kind::Denial),
            "answer" => (7, member.to_owned(), Kind::Answer),
            "finite" => (8, member.to_owned(), Kind::Finite),
            "gerundial" => (9, member.to_owned(), Kind::Gerundial),
            "describing" => (10, member.to_owned(), Kind::Describing),
            "contraction" => {
                let tail = member.rsplit('|').next().map_or(0, str::len);
                (5, member.replace('|', ""), Kind::Contraction(tail))
            }
            _ => return,
        };
        self.kinds.insert((group, word.to_lowercase()), kind);
    }

    fn get(&self, group: u8, word: &str) -> Option<Kind> {
        // Listed words are short: longer ones need not be looked up.
        if word.len() > 16 {
            return None;
        }
        self.kinds.get(&(group, word.to_lowercase())).copied()
    }

    /// The kind of an abbreviation, given without its last stop.
    pub fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        match self.get(0, word)? {
            Kind::Abbreviation(kind, capital) if !capital || word.starts_with(char::is_uppercase) => {
                Some(kind)
            }
            _ => None,
        }
    }

    /// Whether a hyphen after this prefix does not part the word ("pre-war").
    pub fn is_prefix(&self, word: &str) -> bool {
        self.get(1, word).is_some()
    }

    /// Whether this ends names of web sites ("com").
    pub fn is_domain(&self, word: &str) -> bool {
        word.bytes().all(|b| b.is_ascii_lowercase()) && self.get(2, word).is_some()
    }

    /// Whether a capital here usually means the start of a sentence ("The", "However").
    pub fn is_starter(&self, word: &str) -> bool {
        self.get(3, word).is_some()
    }

    /// Whether this tells that something was said ("said", "asked").
    pub fn is_speech(&self, word: &str) -> bool {
        self.get(4, word).is_some()
    }

    /// Whether who does this will not have said what follows ("deny", "reject").
    pub fn is_denial(&self, lemma: &str) -> bool {
        self.get(6, lemma).is_some()
    }

    /// Whether this is what parties do in the same breath as they say something ("accuse", "threaten").
    pub fn is_answer(&self, lemma: &str) -> bool {
        self.get(7, lemma).is_some()
    }

    /// Whether this form is a verb's third person and no noun ("denies", "accuses").
    pub fn is_finite(&self, form: &str) -> bool {
        self.get(8, form).is_some()
    }

    /// Whether a form in "-ing" right behind this verb is its object's verb ("denied blocking aid").
    pub fn takes_gerund(&self, lemma: &str) -> bool {
        self.get(9, lemma).is_some()
    }

    /// Whether this form of a verb describes the noun behind it ("neighbouring").
    pub fn is_describing(&self, form: &str) -> bool {
        self.get(10, form).is_some()
    }

    /// The length of the second part of a contraction without apostrophe ("can|not").
    pub fn contraction(&self, word: &str) -> usize {
        match self.get(5, word) {
            Some(Kind::Contraction(tail)) => tail,
            _ => 0,
        }
    }
}
