//! Rules: patterns over lexemes, compiled from `rules/*.toml`.

use super::lexemes::Lexeme;
use super::words::{Class, Words};
use crate::model::Str;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// A rule as it stands in its file.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct RuleText {
    pub name: String,
    #[serde(rename = "match")]
    pub pattern: String,
    pub value: String,
    #[serde(default)]
    pub needs: String,
    /// Examples, "phrase => value"; only the tests read them.
    #[cfg(test)]
    #[serde(default)]
    pub yes: Vec<String>,
    /// Phrases in which the rule reads nothing; only the tests read them.
    #[cfg(test)]
    #[serde(default)]
    pub no: Vec<String>,
}

#[derive(Deserialize)]
struct RuleFile {
    #[serde(default)]
    rule: Vec<RuleText>,
}

/// One place of a pattern: any of these classes or words.
#[derive(Clone, Debug, Default)]
struct Element {
    classes: u32,
    words: Vec<u16>,
    optional: bool,
}

/// A compiled rule.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    /// Its name, with the file's: "dates/month-day".
    pub name: Str,
    elements: Vec<Element>,
    /// Operation and argument.
    pub operation: String,
    pub argument: String,
    /// What must hold around the match.
    pub needs: String,
}

/// What a rule took: for each lexeme, as which class (none for a word as such).
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    taken: [(Option<Class>, Option<Lexeme>); 14],
    count: usize,
}

impl Parts {
    fn push(&mut self, class: Option<Class>, lexeme: Lexeme) -> bool {
        match self.taken.get_mut(self.count) {
            Some(slot) => {
                *slot = (class, Some(lexeme));
                self.count += 1;
                true
            }
            None => false,
        }
    }

    fn all(&self) -> impl Iterator<Item = (Option<Class>, &Lexeme)> {
        self.taken.iter().take(self.count).filter_map(|(c, l)| Some((*c, l.as_ref()?)))
    }

    /// The values taken as this class.
    pub(super) fn values(&self, class: Class) -> impl Iterator<Item = i32> + '_ {
        self.all().filter(move |(c, _)| *c == Some(class)).filter_map(move |(_, l)| l.value(class))
    }

    /// The first value taken as this class.
    pub(super) fn get(&self, class: Class) -> Option<i32> {
        self.values(class).next()
    }

    /// The values taken as one of these classes, in order.
    pub(super) fn of<'a>(&'a self, classes: &'a [Class]) -> impl Iterator<Item = i32> + 'a {
        self.all().filter_map(|(c, l)| c.filter(|c| classes.contains(c)).and_then(|c| l.value(c)))
    }

    /// The first of these classes that was taken.
    pub(super) fn any(&self, classes: &[Class]) -> Option<i32> {
        self.of(classes).next()
    }

    /// The number, which may have a fraction; also of a number word that the rule names as a word.
    pub(super) fn number(&self) -> Option<f64> {
        let numbers =
            self.all().filter(|(c, l)| c.is_none_or(|c| c == Class::Num) && l.value(Class::Num).is_some());
        numbers.map(|(_, l)| l.number).next()
    }

    /// How many of these words were taken.
    pub(super) fn count(&self, ids: &[u16]) -> usize {
        self.all().filter(|(c, l)| c.is_none() && l.word != 0 && ids.contains(&l.word)).count()
    }

    /// Whether one of these words was taken.
    pub(super) fn has(&self, ids: &[u16]) -> bool {
        self.all().any(|(c, l)| c.is_none() && l.word != 0 && ids.contains(&l.word))
    }
}

/// All rules, found by what their first place can be.
#[derive(Debug, Default)]
pub(super) struct Rules {
    pub rules: Vec<Rule>,
    by_class: Vec<Vec<u32>>,
    by_word: FxHashMap<u16, Vec<u32>>,
}

impl Rules {
    /// Reads rule files (name, text); words of patterns are made known to `words`. A file or rule that
    /// cannot be read is left out: the tests read the files again and fail.
    pub(super) fn read(files: &[(&str, &str)], words: &mut Words) -> Self {
        let mut rules = Rules { by_class: vec![Vec::new(); Class::ALL.len()], ..Rules::default() };
        for (file, text) in files {
            for rule in texts(text) {
                rules.add(file, &rule, words);
            }
        }
        rules
    }

    fn add(&mut self, file: &str, text: &RuleText, words: &mut Words) {
        let elements: Vec<Element> = text.pattern.split_whitespace().map(|p| element(p, words)).collect();
        let number = self.rules.len() as u32;
        for first in elements.iter().take(1 + elements.iter().take_while(|e| e.optional).count()) {
            for &class in Class::ALL.iter().filter(|&&c| first.classes >> (c as u8) & 1 == 1) {
                self.by_class[class as usize].push(number);
            }
            first.words.iter().for_each(|&w| self.by_word.entry(w).or_default().push(number));
        }
        let (operation, argument) = text.value.split_once(' ').unwrap_or((&text.value, ""));
        let name = Str::from(format!("{file}/{}", text.name));
        let (operation, argument) = (operation.to_owned(), argument.to_owned());
        self.rules.push(Rule { name, elements, operation, argument, needs: text.needs.clone() });
    }

    /// The rules that may begin with this lexeme.
    pub(super) fn candidates<'a>(&'a self, first: &'a Lexeme) -> impl Iterator<Item = u32> + 'a {
        let classes = first.tags.iter().take(first.tagged as usize).map(|t| t.0 as usize);
        let by_class = classes.filter_map(|c| self.by_class.get(c)).flatten();
        let by_word =
            (first.word != 0).then(|| self.by_word.get(&first.word)).flatten().into_iter().flatten();
        by_class.chain(by_word).copied()
    }
}

/// The rules of a file, as written.
pub(super) fn texts(file: &str) -> Vec<RuleText> {
    toml::from_str::<RuleFile>(file).map(|f| f.rule).unwrap_or_default()
}

fn element(pattern: &str, words: &mut Words) -> Element {
    let (pattern, optional) = match pattern.strip_suffix('?') {
        Some(rest) => (rest, true),
        None => (pattern, false),
    };
    let mut element = Element { optional, ..Element::default() };
    for alternative in pattern.split('|') {
        match Class::parse(alternative) {
            Some(class) => element.classes |= 1 << class as u8,
            None => element.words.push(words.intern(alternative)),
        }
    }
    element
}

impl Rule {
    /// How many lexemes from the first on the rule takes, and as what.
    pub(super) fn take(&self, lexemes: &[Lexeme]) -> Option<(usize, Parts)> {
        let mut parts = Parts::default();
        let length = follow(&self.elements, lexemes, &mut parts)?;
        (length > 0).then_some((length, parts))
    }
}

fn follow(elements: &[Element], lexemes: &[Lexeme], parts: &mut Parts) -> Option<usize> {
    let Some((element, rest)) = elements.split_first() else { return Some(0) };
    if let Some(class) = lexemes.first().and_then(|l| element.fits(l)) {
        let before = parts.count;
        if lexemes.first().is_some_and(|l| parts.push(class, *l))
            && let Some(length) = follow(rest, &lexemes[1..], parts)
        {
            return Some(length + 1);
        }
        parts.count = before;
    }
    if element.optional { follow(rest, lexemes, parts) } else { None }
}

impl Element {
    /// Whether the lexeme can stand here, and as which class.
    fn fits(&self, lexeme: &Lexeme) -> Option<Option<Class>> {
        if lexeme.word != 0 && self.words.contains(&lexeme.word) {
            return Some(None);
        }
        let tags = lexeme.tags.iter().take(lexeme.tagged as usize);
        tags.map(|t| t.0).find(|&c| self.classes >> (c as u8) & 1 == 1).map(Some)
    }
}
