//! How text is set for a terminal: colour and width.

use std::fmt::Write;

/// How a brief is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// ANSI colours and weights.
    pub colour: bool,
    /// Columns; lines are wrapped at words.
    pub width: usize,
}

impl Default for Style {
    fn default() -> Self {
        Style { colour: false, width: 100 }
    }
}

/// What a piece of text is, for its colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tone {
    Title,
    Heading,
    Good,
    Warm,
    Bad,
    Dim,
    #[default]
    Plain,
}

impl Tone {
    fn ansi(self) -> &'static str {
        match self {
            Tone::Title => "1",
            Tone::Heading => "1;36",
            Tone::Good => "32",
            Tone::Warm => "33",
            Tone::Bad => "31",
            Tone::Dim => "2",
            Tone::Plain => "0",
        }
    }

    /// The tone of a stance.
    pub(super) fn of_state(state: &str) -> Tone {
        match state {
            "accept" | "offer" | "open" => Tone::Good,
            "demand" | "contested" => Tone::Warm,
            _ => Tone::Bad,
        }
    }

    /// CSS class.
    pub(super) fn class(self) -> &'static str {
        match self {
            Tone::Good => "good",
            Tone::Warm => "warm",
            Tone::Bad => "bad",
            _ => "plain",
        }
    }
}

impl Style {
    /// `text` in a tone; plain where no colour is asked.
    pub(super) fn paint(self, tone: Tone, text: &str) -> String {
        if self.colour && tone != Tone::Plain && !text.is_empty() {
            format!("\x1b[{}m{text}\x1b[0m", tone.ansi())
        } else {
            text.to_owned()
        }
    }

    /// Writes `text` wrapped at words: the first line after `lead` (already written, `used` columns), the
    /// others indented.
    pub(super) fn wrap(self, out: &mut String, text: &str, used: usize, indent: usize, tone: Tone) {
        let width = self.width.max(indent + 20);
        let mut column = used;
        let mut line = String::new();
        let mut empty = true;
        for word in text.split_whitespace() {
            let length = word.chars().count();
            if !empty && column + 1 + length > width {
                out.push_str(&self.paint(tone, &line));
                let _ = write!(out, "\n{:indent$}", "");
                (line, column, empty) = (String::new(), indent, true);
            }
            if !empty {
                line.push(' ');
                column += 1;
            }
            line.push_str(word);
            column += length;
            empty = false;
        }
        out.push_str(&self.paint(tone, &line));
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_at_words_and_keeps_long_ones() {
        let mut out = String::new();
        Style { colour: false, width: 30 }.wrap(
            &mut out,
            "one two three four five six seven eight",
            0,
            2,
            Tone::Plain,
        );
        assert_eq!(out, "one two three four five six\n  seven eight\n");
        assert!(Style { colour: true, width: 30 }.paint(Tone::Bad, "x").contains("\x1b[31m"));
    }
}
