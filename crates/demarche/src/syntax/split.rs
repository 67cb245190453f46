//! Tokens to sentences.

use super::marks::{is_bullet, is_closer, is_opener, is_small_letter, is_stop};
use super::tokenize::Piece;
use super::words::{Abbreviation, Words};

/// The longest sentence, in tokens: what is longer is cut at a comma, semicolon or anywhere.
pub const LONGEST: usize = 200;

/// Splits the tokens of one block; calls `found` with each sentence's range.
pub fn split(text: &str, tokens: &[Piece], words: &Words, mut found: impl FnMut(usize, usize)) {
    let splitter = Splitter { text, tokens, words };
    let (mut from, mut i) = (0, 0);
    while i < tokens.len() {
        let end = splitter.closed(i);
        if end < tokens.len() && !splitter.borders(from, i, end) {
            i += 1;
            if i - from >= LONGEST {
                let cut = splitter.cut(from, i);
                found(from, cut);
                from = cut;
            }
            continue;
        }
        found(from, end);
        (from, i) = (end, end);
    }
    if from < tokens.len() {
        found(from, tokens.len());
    }
}

/// The tokens of one block.
pub struct Splitter<'a> {
    text: &'a str,
    tokens: &'a [Piece],
    words: &'a Words,
}

impl Splitter<'_> {
    /// A token's text; nothing past the last one.
    pub fn form(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &self.text[t.start..t.end])
    }

    /// Whether white space stands before a token.
    pub fn spaced(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.space)
    }

    /// One past the quotes, brackets and note marks ("[12]") that close after token `i`, if it is a stop;
    /// else `i + 1`.
    fn closed(&self, i: usize) -> usize {
        let mut end = i + 1;
        if !is_stop(self.form(i)) && !self.form(i).ends_with('.') {
            return end;
        }
        while end < i + 8 {
            if self.is_note(end) {
                end += 3;
            } else if is_closer(self.form(end)) && !self.spaced(end) {
                end += 1;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a sentence that began at `from` ends with the tokens from `i` up to `end`.
    fn borders(&self, from: usize, i: usize, end: usize) -> bool {
        if self.tokens.get(end).is_some_and(|t| t.line) {
            return true;
        }
        if self.enumerates(from, end) || self.is_stamp(i, end) {
            return true;
        }
        let form = self.form(i);
        if is_stop(form) {
            return self.after_stop(from, i, end);
        }
        form.len() > 1 && form.ends_with('.') && self.after_abbreviation(from, i, end)
    }

    /// The next word, past opening quotes and brackets.
    fn next_word(&self, mut at: usize) -> &str {
        while is_opener(self.form(at)) {
            at += 1;
        }
        self.form(at)
    }

    fn after_stop(&self, from: usize, i: usize, end: usize) -> bool {
        let (stop, next) = (self.form(i), self.next_word(end));
        if !self.spaced(end) && !self.glued(i, end) {
            return false;
        }
        // "1. The first item": the number is no sentence. Three spaced stops are an ellipsis.
        if i <= from + 2 && self.item(from).is_some() || self.spaced_stops(i) == 3 {
            return false;
        }
        if self.initial(i) && !self.words.is_starter(next) {
            return false;
        }
        let capital = next.starts_with(|c: char| c.is_uppercase());
        let quoted = end > i + 1;
        if quoted && capital && self.says(end) && self.form(i) != "." {
            return false;
        }
        let number = next.starts_with(|c: char| c.is_numeric());
        // "c. 1818", "v. 2"
        if number && i > from && is_small_letter(self.form(i - 1)) {
            return false;
        }
        if capital || number && stop != "..." {
            // What "[...]" leaves out mostly holds the border.
            let left_out = i > from && self.form(i - 1) == "[" && end == i + 2 && self.form(end) == next;
            return !stop.starts_with("..") || left_out || self.words.is_starter(next);
        }
        if is_bullet(next) {
            return true;
        }
        // A question is over, whatever letter follows; "Yahoo! bought" goes on.
        if stop.ends_with('?') && !quoted && self.form(end).starts_with(char::is_lowercase) {
            return true;
        }
        // A stop before a small letter: a careless writer or an unknown abbreviation.
        let word = if i > from { self.form(i - 1) } else { "" };
        stop == "."
            && !quoted
            && (word.len() >= 3 || self.words.is_starter(word))
            && next.starts_with(char::is_lowercase)
            && word.chars().all(|c| c.is_lowercase() || c.is_ascii_digit())
            && self.words.is_starter(next)
    }

    /// "U . S .", "K . P . Oli": a stop with a space before it, as tokenized texts have it, after one capital.
    fn initial(&self, i: usize) -> bool {
        let letter = |w: &str| w.len() == 1 && w.starts_with(|c: char| c.is_ascii_uppercase());
        self.form(i) == "." && self.spaced(i) && i > 0 && letter(self.form(i - 1))
    }

    /// "world.Today": a missing space.
    fn glued(&self, i: usize, end: usize) -> bool {
        let small = |w: &str| w.len() > 1 && w.ends_with(|c: char| c.is_lowercase() || c.is_numeric());
        let next = self.form(end);
        if next.starts_with("http") {
            return true;
        }
        i > 0
            && self.form(i) != "..."
            && small(self.form(i - 1))
            && next.starts_with(char::is_uppercase)
            && (next.len() == 1 || small(next) || next.ends_with('.'))
    }

    /// How many stops with spaces between them end at `i`.
    fn spaced_stops(&self, i: usize) -> usize {
        (0..=i).rev().take(5).take_while(|&k| self.form(k) == "." && (k == i || self.spaced(k + 1))).count()
    }

    /// Whether what follows a closing quote tells who said it: "Macron asked".
    fn says(&self, end: usize) -> bool {
        (end..end + 6)
            .take_while(|&k| !is_stop(self.form(k)) && self.form(k) != ",")
            .any(|k| self.words.is_speech(self.form(k)))
    }

    fn after_abbreviation(&self, from: usize, i: usize, end: usize) -> bool {
        let word = self.form(i).trim_end_matches('.');
        let next = self.next_word(end);
        let capital = next.starts_with(char::is_uppercase) && self.spaced(end);
        let starts = capital && self.words.is_starter(next) && !next.ends_with('.');
        let single = word.chars().count() == 1;
        match self.words.abbreviation(word) {
            Some(Abbreviation::Title) => false,
            Some(Abbreviation::Number | Abbreviation::Counted) => {
                capital && !next.starts_with(|c: char| c.is_numeric()) && starts
            }
            Some(Abbreviation::Any) if matches!(word, "a.m" | "p.m" | "A.M" | "P.M") => {
                // "… at 6 p.m. Mr. Smith then …", but "At 5 a.m. Mr. Smith …".
                let title = self.words.abbreviation(next.trim_end_matches('.')) == Some(Abbreviation::Title);
                starts || (capital && title && i >= from + 5)
            }
            Some(Abbreviation::Any) => starts,
            // Initials: "J. The" hardly ever occurs, "you and I. Did" does.
            None if single => {
                starts && (word == "I" || !matches!(next, "I" | "A")) && i > 0 && self.spaced(i)
            }
            None => starts,
        }
    }

    /// Where to cut a sentence that is too long.
    fn cut(&self, from: usize, to: usize) -> usize {
        let late = from + (to - from) * 2 / 3;
        let last = |marks: &[&str]| (late..to).rev().find(|&i| marks.contains(&self.form(i)));
        last(&[";", "•", "|"]).or_else(|| last(&[","])).map_or(to, |i| i + 1)
    }
}
