//! The stretch of text in view as lexemes: words, numbers and signs with what the tables know of them.

use super::numbers::compose;
use super::words::{Class, Words};

/// A word, number or sign, with its readings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lexeme {
    /// First byte in the text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Id among the words that rules name; zero for all others.
    pub word: u16,
    /// Readings: class and value.
    pub tags: [(Class, i32); 3],
    /// How many of `tags` count.
    pub tagged: u8,
    /// The value of a number, which may have a fraction.
    pub number: f64,
    /// Whether it begins with a capital.
    pub capital: bool,
}

impl Lexeme {
    fn new(start: usize, end: usize) -> Self {
        let tags = [(Class::Num, 0); 3];
        Lexeme { start: start as u32, end: end as u32, word: 0, tags, tagged: 0, number: 0.0, capital: false }
    }

    pub(super) fn tag(&mut self, class: Class, value: i32) {
        if let Some(slot) = self.tags.get_mut(self.tagged as usize) {
            *slot = (class, value);
            self.tagged += 1;
        }
    }

    /// The value of this reading.
    pub(super) fn value(&self, class: Class) -> Option<i32> {
        self.tags.iter().take(self.tagged as usize).find(|t| t.0 == class).map(|t| t.1)
    }

    pub(super) fn set_number(&mut self, number: f64) {
        self.number = number;
        if self.value(Class::Num).is_none() {
            self.tag(Class::Num, number as i32);
        }
    }
}

/// Cuts `text[start..end]` into lexemes and composes numbers and holidays.
pub(super) fn lex(text: &str, start: usize, end: usize, words: &Words, out: &mut Vec<Lexeme>) {
    out.clear();
    let mut at = start;
    let mut lower = String::new();
    while let Some(c) = text.get(at..end).and_then(|t| t.chars().next()) {
        let next = match c {
            _ if c.is_whitespace() => at + c.len_utf8(),
            '0'..='9' => number(text, at, end, words, out),
            _ if c.is_alphabetic() => word(text, at, end, words, &mut lower, out),
            '\'' | '’' | '‘' | '`' => apostrophe(text, at, end, words, out),
            _ => sign(at, c, words, out),
        };
        at = next.max(at + 1);
    }
    compose(out);
    words.holidays(text, out);
}

fn sign(at: usize, c: char, words: &Words, out: &mut Vec<Lexeme>) -> usize {
    let mut lexeme = Lexeme::new(at, at + c.len_utf8());
    let name = match c {
        '-' | '–' | '‑' => "-",
        ',' => ",",
        ':' => ":",
        '/' => "/",
        '$' | '£' | '€' | '#' | '¥' => "$",
        '%' => "%",
        _ => "",
    };
    lexeme.word = words.id(name);
    out.push(lexeme);
    at + c.len_utf8()
}

/// `’s` after a word, or the short form of a year or decade: '89, '60s.
fn apostrophe(text: &str, at: usize, end: usize, words: &Words, out: &mut Vec<Lexeme>) -> usize {
    let quote = text[at..].chars().next().map_or(1, char::len_utf8);
    let rest = text.get(at + quote..end).unwrap_or("");
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.as_bytes().get(digits);
    if letters == 1 && rest.starts_with(['s', 'S']) {
        let mut lexeme = Lexeme::new(at, at + quote + 1);
        lexeme.word = words.id("'s");
        out.push(lexeme);
        return at + quote + 1;
    }
    if digits == 2 {
        let short: i32 = rest[..2].parse().unwrap_or(0);
        let year = if short < 40 { 2000 + short } else { 1900 + short };
        let decade = after == Some(&b's');
        let mut lexeme = Lexeme::new(at, at + quote + 2 + usize::from(decade));
        lexeme.tag(if decade { Class::Decades } else { Class::Year }, if decade { year / 10 } else { year });
        out.push(lexeme);
        return at + quote + 2 + usize::from(decade);
    }
    at + quote
}

fn number(text: &str, at: usize, end: usize, words: &Words, out: &mut Vec<Lexeme>) -> usize {
    let bytes = &text.as_bytes()[..end];
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let (mut to, mut plain) = (at, true);
    while digit(to) || (matches!(bytes.get(to), Some(b',' | b'.')) && digit(to + 1) && to > at) {
        let grouped = bytes[to] == b',' && digit(to + 2) && digit(to + 3) && !digit(to + 4);
        if bytes[to] == b',' && !grouped {
            break;
        }
        plain &= digit(to);
        to += 1;
    }
    let mut lexeme = Lexeme::new(at, to);
    let value: f64 = text[at..to].replace(',', "").parse().unwrap_or(0.0);
    lexeme.set_number(value);
    if !plain {
        out.push(lexeme);
        return to;
    }
    let suffix: usize = bytes[to..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (digits, whole) = (to - at, value.min(1e9) as i32);
    if let Some((class, value)) = suffixed(&text[to..to + suffix], digits, whole) {
        let mut lexeme = Lexeme::new(at, to + suffix);
        lexeme.tag(class, value);
        out.push(lexeme);
        return to + suffix;
    }
    if digits == 4 && (1000..2200).contains(&whole) {
        lexeme.tag(Class::Year, whole);
    }
    if digits <= 2 && (1..=31).contains(&whole) {
        lexeme.tag(Class::Day, whole);
    }
    if digits == 2 && whole < 60 {
        lexeme.tag(Class::Minute, whole);
    }
    lexeme.word = words.id(&text[at..to]);
    out.push(lexeme);
    to
}

/// What letters right behind a number make of it: 2nd, 1990s, 90s.
fn suffixed(suffix: &str, digits: usize, whole: i32) -> Option<(Class, i32)> {
    match suffix.to_ascii_lowercase().as_str() {
        "st" | "nd" | "rd" | "th" => Some((Class::Ord, whole)),
        "s" if digits == 4 => Some((Class::Decades, whole / 10)),
        "s" if digits == 2 => Some((Class::Decades, 190 + whole / 10)),
        _ => None,
    }
}

fn word(
    text: &str,
    at: usize,
    end: usize,
    words: &Words,
    lower: &mut String,
    out: &mut Vec<Lexeme>,
) -> usize {
    let bytes = text.as_bytes();
    let mut to = at;
    while let Some(c) = text.get(to..end).and_then(|t| t.chars().next()).filter(|c| c.is_alphabetic()) {
        to += c.len_utf8();
    }
    // "a.m.", "p.m."
    if to - at == 1
        && bytes.get(to) == Some(&b'.')
        && matches!(bytes.get(to + 1), Some(b'm' | b'M'))
        && to + 2 <= end
    {
        to += 2;
    }
    lower.clear();
    lower.extend(text[at..to].chars().flat_map(char::to_lowercase));
    let mut lexeme = Lexeme::new(at, to);
    lexeme.capital = text[at..to].starts_with(char::is_uppercase);
    let dotted = words.look_up(lower, &mut lexeme, &bytes[to..end]);
    if dotted && to < end && bytes.get(to) == Some(&b'.') {
        lexeme.end += 1;
        to += 1;
    }
    if lexeme.value(Class::Num).is_some() {
        lexeme.number = f64::from(lexeme.value(Class::Num).unwrap_or(0));
    }
    let digits = bytes[to..end].iter().take_while(|b| b.is_ascii_digit()).count();
    if (lower == "q" || lower == "Q") && digits == 1 {
        lexeme.end += 1;
        lexeme.tag(Class::Quarter, i32::from(bytes[to] - b'0'));
        to += 1;
    }
    out.push(lexeme);
    to
}
