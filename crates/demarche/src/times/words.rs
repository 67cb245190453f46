//! The word tables: which word has which classes, and the names of holidays.

use super::lexemes::{Lexeme, lex};
use rustc_hash::FxHashMap;

named! {
    /// What a lexeme can be for a rule.
    #[repr(u8)]
    pub(super) enum Class {
        Num = "NUM", Ord = "ORD", Day = "DAY", Year = "YEAR", Month = "MONTH", Weekday = "WEEKDAY",
        Weekdays = "WEEKDAYS", Unit = "UNIT", Units = "UNITS", Season = "SEASON", Seasons = "SEASONS",
        Part = "PART", Clock = "CLOCK", AmPm = "AMPM", DayShift = "DAYSHIFT", NightShift = "NIGHTSHIFT",
        Scale = "SCALE", Some = "SOME", Decade = "DECADE", Decades = "DECADES", Holiday = "HOLIDAY",
        Quarter = "QUARTER", Minute = "MINUTE",
    }
}

/// One reading of a word.
#[derive(Clone, Copy, Debug)]
struct Reading {
    class: Class,
    value: i32,
    capital: bool,
    dotted: bool,
    strict: bool,
}

/// The tables.
#[derive(Debug, Default)]
pub(super) struct Words {
    readings: FxHashMap<String, Vec<Reading>>,
    ids: FxHashMap<String, u16>,
    /// Names of holidays by first word: their lower-cased words, and their line in `holiday_days`.
    holidays: FxHashMap<String, Vec<(Vec<String>, i32)>>,
    holiday_days: Vec<String>,
    /// Whether capitals are not asked for: what people type.
    pub lenient: bool,
}

impl Words {
    pub(super) fn read(tables: &[&str], holidays: &str) -> Self {
        let mut words = Words::default();
        for fields in tables.iter().flat_map(|t| data_lines(t)) {
            let &[class, value, names] = fields.as_slice() else { continue };
            if let (Some(class), Ok(value)) = (Class::parse(class), value.parse()) {
                names.split('|').for_each(|name| words.add(name, class, value));
            }
        }
        for fields in data_lines(holidays) {
            let &[day, names] = fields.as_slice() else { continue };
            let line = words.holiday_days.len() as i32;
            words.holiday_days.push(day.to_owned());
            names.split('|').for_each(|name| words.add_holiday(name, line));
        }
        words
    }

    fn add(&mut self, name: &str, class: Class, value: i32) {
        let strict = name.starts_with('~');
        let (capital, name) = name.strip_prefix(['^', '~']).map_or((false, name), |n| (true, n));
        let (dotted, key) = name.strip_suffix('.').map_or((name.contains('.'), name), |n| (true, n));
        let reading = Reading { class, value, capital, dotted, strict };
        self.readings.entry(key.to_owned()).or_default().push(reading);
    }

    fn add_holiday(&mut self, name: &str, line: i32) {
        let parts = self.parts(name);
        if let Some(first) = parts.first().cloned() {
            let list = self.holidays.entry(first).or_default();
            list.push((parts, line));
            list.sort_by_key(|(parts, _)| std::cmp::Reverse(parts.len()));
        }
    }

    /// The lower-cased pieces of a phrase, cut as texts are.
    pub(super) fn parts(&self, phrase: &str) -> Vec<String> {
        let mut lexemes = Vec::new();
        lex(phrase, 0, phrase.len(), &Words::default(), &mut lexemes);
        lexemes.iter().map(|l| piece(phrase, l)).collect()
    }

    /// Makes a word known to rules; gives its id.
    pub(super) fn intern(&mut self, word: &str) -> u16 {
        let next = self.ids.len() as u16 + 1;
        *self.ids.entry(word.to_owned()).or_insert(next)
    }

    /// The id of a word that some rule names; zero for others.
    pub(super) fn id(&self, word: &str) -> u16 {
        self.ids.get(word).copied().unwrap_or(0)
    }

    /// Gives a lexeme the readings of its word, `after` being what follows; whether a dot there belongs to it.
    pub(super) fn look_up(&self, lower: &str, lexeme: &mut Lexeme, after: &[u8]) -> bool {
        lexeme.word = self.id(lower);
        let mut dotted = false;
        for r in self.readings.get(lower).into_iter().flatten() {
            let short = matches!(after, [b'.', ..] | [b' ', b'0'..=b'9', ..]);
            if (!r.capital || lexeme.capital || self.lenient) && (!r.strict || short || self.lenient) {
                lexeme.tag(r.class, r.value);
                dotted |= r.dotted;
            }
        }
        dotted
    }

    /// Joins the words of each holiday's name to one lexeme.
    pub(super) fn holidays(&self, text: &str, lexemes: &mut Vec<Lexeme>) {
        let mut i = 0;
        while i < lexemes.len() {
            if (lexemes[i].capital || self.lenient || lexemes[i].value(Class::Ord).is_some())
                && let Some((length, line)) = self.holiday_at(text, &lexemes[i..])
            {
                let mut joined = lexemes[i];
                joined.end = lexemes[i + length - 1].end;
                (joined.tagged, joined.word) = (0, 0);
                joined.tag(Class::Holiday, line);
                lexemes[i] = joined;
                lexemes.drain(i + 1..i + length);
            }
            i += 1;
        }
    }

    fn holiday_at(&self, text: &str, lexemes: &[Lexeme]) -> Option<(usize, i32)> {
        if self.holidays.is_empty() {
            return None;
        }
        let list = self.holidays.get(&piece(text, lexemes.first()?))?;
        let fits = |parts: &[String]| {
            lexemes.len() >= parts.len() && lexemes.iter().zip(parts).all(|(l, p)| piece(text, l) == *p)
        };
        list.iter().find(|(parts, _)| fits(parts)).map(|(parts, line)| (parts.len(), *line))
    }

    /// How the day of a holiday is found: its line in `values/holidays.tsv`.
    pub(super) fn holiday_day(&self, line: i32) -> &str {
        self.holiday_days.get(line as usize).map_or("", String::as_str)
    }
}

fn piece(text: &str, lexeme: &Lexeme) -> String {
    let form = text.get(lexeme.start as usize..lexeme.end as usize).unwrap_or("");
    form.to_lowercase().replace('’', "'")
}

/// The lines of a table, split at tabs; comments and empty lines left out.
pub(super) fn data_lines(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(|l| l.split('\t').collect())
}
