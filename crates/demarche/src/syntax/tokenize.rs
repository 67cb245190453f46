//! Text to tokens, as the English treebanks of Universal Dependencies cut it: punctuation apart,
//! clitics apart, hyphenated compounds apart but for prefixes.

use super::address::{address, is_site};
use super::words::{Abbreviation, Words};

/// A token before tagging: a slice of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Whether white space stands before it.
    pub space: bool,
    /// Whether a line break that ends a sentence stands before it.
    pub line: bool,
}

/// Cuts `text[from..to]` into tokens and appends them.
pub fn tokenize(text: &str, from: usize, to: usize, words: &Words, out: &mut Vec<Piece>) {
    let mut at = from;
    let mut space = true;
    while at < to {
        let rest = &text[at..to];
        let Some(c) = rest.chars().next() else { return };
        if is_space(c) {
            space = true;
            at += c.len_utf8();
            continue;
        }
        let length = token_length(&text[from..at], rest, c, space, words);
        if length == 0 || !text.is_char_boundary(at + length) {
            at += c.len_utf8();
            continue;
        }
        split_clitics(text, Piece { start: at, end: at + length, space, line: false }, words, out);
        space = false;
        at += length;
    }
}

/// White space and characters without width.
pub fn is_space(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{00AD}' | '\u{200E}' | '\u{200F}')
}

fn token_length(before: &str, rest: &str, c: char, space: bool, words: &Words) -> usize {
    let opened = space || before.ends_with(['(', '<', '[', '"', '“']) || rest.starts_with("http");
    if let Some(length) = opened.then(|| address(rest)).flatten() {
        return length;
    }
    if space && let Some(length) = smiley(rest) {
        return length;
    }
    if c.is_alphanumeric() {
        return word_length(rest, words);
    }
    let quotes = matches!(c, '\'' | '’' | '‘');
    if let Some(length) = quotes.then(|| apostrophe(rest, before, space)).flatten() {
        return length;
    }
    if matches!(c, '@' | '#') && rest[1..].starts_with(char::is_alphabetic) {
        return 1 + rest[1..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len() - 1);
    }
    punctuation(rest, c)
}

/// The length of a run of marks that make one token: "...", "--", "?!", "''".
fn punctuation(rest: &str, c: char) -> usize {
    let run = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
    match c {
        '.' | '?' | '!' => run(|c| matches!(c, '.' | '?' | '!')),
        '-' => run(|c| c == '-'),
        '–' | '—' => run(|c| matches!(c, '–' | '—')),
        '*' | '=' | '_' | '~' | '+' => run(|c| matches!(c, '*' | '=' | '_' | '~' | '+')),
        '\'' if rest.starts_with("''") => 2,
        '`' if rest.starts_with("``") => 2,
        '$' => run(|c| c == '$'),
        '<' if rest.starts_with("<<") => 2,
        '>' if rest.starts_with(">>") => 2,
        _ => c.len_utf8(),
    }
}

/// The length of a face drawn with marks: ":-)", ";)".
fn smiley(rest: &str) -> Option<usize> {
    let eyes = rest.strip_prefix([':', ';'])?;
    let mouth = eyes.strip_prefix('-').unwrap_or(eyes);
    let tail = mouth.strip_prefix(['(', ')', 'D', 'P'])?;
    (!tail.starts_with(char::is_alphanumeric)).then_some(rest.len() - tail.len())
}

/// Tokens that begin with an apostrophe: clitics that stand alone ("Russia 's") and years ("'90s").
fn apostrophe(rest: &str, before: &str, space: bool) -> Option<usize> {
    let mark = rest.chars().next()?.len_utf8();
    let tail = &rest[mark..];
    let word = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
    let is_clitic =
        matches!(tail[..word].to_ascii_lowercase().as_str(), "s" | "ll" | "re" | "ve" | "d" | "m" | "em");
    let is_year = space && word >= 2 && tail.as_bytes()[..2].iter().all(u8::is_ascii_digit);
    let opens = space && (before.is_empty() || before.ends_with('\n'));
    ((is_clitic && !opens) || is_year).then_some(mark + word)
}

/// The length of a word: letters, digits and the marks that join them.
fn word_length(rest: &str, words: &Words) -> usize {
    let mut segment = 0; // where the last segment began
    let mut hyphens = false;
    let mut chars = rest.char_indices().peekable();
    let mut previous = ' ';
    while let Some((i, c)) = chars.next() {
        if c.is_alphanumeric() || is_mark(c) || (c == '°' && i == 1 && previous == 'N') {
            if unit_begins(&rest[segment..], i - segment, previous, c) {
                return i;
            }
            previous = c;
            continue;
        }
        let next = chars.peek().map_or(' ', |&(_, n)| n);
        let joined = next.is_alphanumeric() && joins(rest, segment, i, c, next, &mut hyphens, words);
        if !joined {
            return end_of_word(rest, segment, i, c, next, words);
        }
        if !matches!(c, '\'' | '’') {
            segment = i + c.len_utf8();
        }
        previous = c;
    }
    rest.len()
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '_' | '\u{200C}' | '\u{200D}')
}

/// Whether a unit begins at byte `i` of a number: "5pm", "10km", "$5bn".
fn unit_begins(rest: &str, i: usize, previous: char, c: char) -> bool {
    const UNITS: &[&str] = &[
        "am", "pm", "km", "kg", "m", "bn", "mn", "mph", "kph", "ft", "cm", "mm", "mg", "gb", "mb", "hrs",
        "lbs", "k", "b",
    ];
    if !previous.is_ascii_digit() || !c.is_alphabetic() || !rest[..i].bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let tail = &rest[i..];
    let unit = &tail[..tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len())];
    UNITS.iter().any(|u| u.eq_ignore_ascii_case(unit))
}

/// Whether the mark `c` at byte `i` joins what stands on its two sides into one token.
fn joins(
    rest: &str,
    segment: usize,
    i: usize,
    c: char,
    next: char,
    hyphens: &mut bool,
    words: &Words,
) -> bool {
    let left = &rest[segment..i];
    let tail = &rest[i + c.len_utf8()..];
    let right = &tail[..tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len())];
    let digits = left.ends_with(|c: char| c.is_ascii_digit()) && next.is_ascii_digit();
    let letter = |s: &str| s.chars().count() == 1;
    match c {
        '.' => {
            digits
                || is_acronym(left, right)
                || is_site(&rest[..segment], tail, words)
                    && left.chars().all(|c| c.is_alphanumeric() || c == '_')
        }
        ',' => digits && right.len() == 3,
        ':' => digits,
        '/' => {
            digits || (letter(left) && right.len() <= 2 && !right.starts_with(|c: char| c.is_ascii_digit()))
        }
        '&' => {
            left.len() <= 3 && right.len() <= 2 && left.chars().chain(right.chars()).all(char::is_uppercase)
        }
        '\'' | '’' => true,
        '@' => false,
        '-' => {
            let dates = digits
                && (*hyphens
                    || tail[right.len()..].starts_with('-')
                        && tail[right.len() + 1..].starts_with(|c: char| c.is_ascii_digit()));
            *hyphens |= dates;
            let phone = digits && left.len() == 3 && right.len() == 4;
            dates || phone || (segment == 0 && words.is_prefix(left))
        }
        _ => false,
    }
}

/// "U.S", "Ph.D", "a.m", "i.e": short pieces between stops.
fn is_acronym(left: &str, right: &str) -> bool {
    let short = |s: &str| s.len() <= 2 && s.chars().all(char::is_alphabetic);
    short(left) && short(right) && (left.len() == 1 || right.len() == 1)
}

/// Takes in the stop of an abbreviation and the sign of a currency.
fn end_of_word(rest: &str, segment: usize, i: usize, c: char, next: char, words: &Words) -> usize {
    if c == '$' && matches!(&rest[..i], "US" | "A" | "C" | "HK" | "NZ" | "S") {
        return i + 1;
    }
    if c != '.' {
        return i;
    }
    let word = &rest[..i];
    if next == '.' {
        // "Inc..": the abbreviation's stop and the sentence's; more stops are an ellipsis.
        let two = !rest[i + 2..].starts_with('.') && word.len() > 1 && words.abbreviation(word).is_some();
        return i + usize::from(two);
    }
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let is_dotted = segment > 0 && word.contains('.') && word.chars().all(|c| c.is_alphabetic() || c == '.');
    let counts = || rest[i + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit());
    let is_short = words.abbreviation(word).is_some_and(|a| a != Abbreviation::Counted || counts());
    i + usize::from(is_initial || (is_dotted && !words.is_domain(&rest[segment..i])) || is_short)
}

/// Cuts clitics off a word and contractions in two.
fn split_clitics(text: &str, piece: Piece, words: &Words, out: &mut Vec<Piece>) {
    let word = &text[piece.start..piece.end];
    let cut = clitic_length(word, words);
    if cut == 0 || cut >= word.len() {
        out.push(piece);
        return;
    }
    let middle = piece.end - cut;
    out.push(Piece { end: middle, ..piece });
    out.push(Piece { start: middle, space: false, line: false, ..piece });
}

/// The length of the clitic at the end of a word; 0 if there is none.
fn clitic_length(word: &str, words: &Words) -> usize {
    let Some((i, mark)) = word.char_indices().rev().find(|&(_, c)| matches!(c, '\'' | '’')) else {
        return words.contraction(word);
    };
    let tail = &word[i + mark.len_utf8()..];
    let ends = |s: &str| tail.eq_ignore_ascii_case(s);
    // "the 70's" is one word.
    if ends("s") && i > 0 && word[..i].bytes().all(|b| b.is_ascii_digit()) {
        return 0;
    }
    if ends("t") && word[..i].ends_with(['n', 'N']) {
        return word.len() - i + 1;
    }
    if ["s", "ll", "re", "ve", "d", "m"].iter().any(|s| ends(s)) { word.len() - i } else { 0 }
}
