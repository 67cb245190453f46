//! Words and normal forms as Python's `re` and `str` see them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `\w`: letters, numbers and the low line. Rust's notion of letters holds vowel signs and letters in
/// circles too, Python's does not.
fn is_word(c: char) -> bool {
    let circled = matches!(c, '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F189}');
    c == '_' || c.is_alphanumeric() && (c.is_ascii() || !is_combining_mark(c) && !circled)
}

/// `\s`.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1C}'..='\u{1F}')
}

/// A word or sign with its first and last-but-one code point.
pub(super) struct Word<'t> {
    pub start: usize,
    pub end: usize,
    pub text: &'t str,
}

/// `\w+|[^\w\s]`, with offsets in code points.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut inside = false;
    for (n, (at, c)) in text.char_indices().enumerate() {
        let word = is_word(c);
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some(last) if word && inside => {
                last.end = n + 1;
                // The word goes on to here.
                let start = at - last.text.len();
                last.text = text.get(start..end).unwrap_or_default();
            }
            _ if word || !is_space(c) => {
                found.push(Word { start: n, end: n + 1, text: text.get(at..end).unwrap_or_default() });
            }
            _ => {}
        }
        inside = word;
    }
    found
}

/// `\w{n,}`.
pub(super) fn runs(text: &str, n: usize) -> impl Iterator<Item = &str> {
    text.split(|c| !is_word(c)).filter(move |w| !w.is_empty() && w.chars().count() >= n)
}

/// NFC, plain quotation marks, single blanks, lower case.
pub(super) fn norm(text: &str) -> String {
    let plain = text.nfc().map(|c| match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        c => c,
    });
    let plain: String = plain.collect();
    plain.split(is_space).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The first `n` code points.
pub(super) fn head(text: &str, n: usize) -> &str {
    text.char_indices().nth(n).map_or(text, |(at, _)| text.get(..at).unwrap_or_default())
}

/// `text[start:end]` in code points.
pub(super) fn slice(text: &str, start: u64, end: u64) -> String {
    let (start, n) = (usize::try_from(start).unwrap_or(usize::MAX), end.saturating_sub(start));
    text.chars().skip(start).take(usize::try_from(n).unwrap_or(usize::MAX)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_pythons() {
        let found: Vec<_> = words("U.S. café_1 – “no”").iter().map(|w| (w.start, w.end, w.text)).collect();
        let expected = [
            (0, 1, "U"),
            (1, 2, "."),
            (2, 3, "S"),
            (3, 4, "."),
            (5, 11, "café_1"),
            (12, 13, "–"),
            (14, 15, "“"),
            (15, 17, "no"),
            (17, 18, "”"),
        ];
        assert_eq!(found, expected);
        assert_eq!(norm(" It’s\u{a0} “A” "), "it's \"a\"");
    }
}
