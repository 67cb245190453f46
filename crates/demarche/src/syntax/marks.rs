//! Kinds of tokens that the splitter of sentences knows by their form.

/// The number of a list item: "2", "iv", "b".
pub fn ordinal(item: &str) -> Option<u32> {
    const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    if is_number(item, 2) {
        return item.parse().ok();
    }
    if let Some(n) = ROMAN.iter().position(|r| *r == item) {
        return u32::try_from(n + 1).ok();
    }
    let mut chars = item.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if c.is_ascii_alphabetic() => Some(200 + u32::from(c)),
        _ => None,
    }
}

/// A number of at most so many digits.
pub fn is_number(word: &str, longest: usize) -> bool {
    !word.is_empty() && word.len() <= longest && word.bytes().all(|b| b.is_ascii_digit())
}

/// What ends a sentence.
pub fn is_stop(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, '.' | '?' | '!' | '…' | '。' | '؟'))
}

/// What may close after a stop.
pub fn is_closer(word: &str) -> bool {
    matches!(word, "\"" | "'" | "”" | "’" | "''" | ")" | "]" | "»" | "›" | "}")
}

/// What may stand before the first word.
pub fn is_opener(word: &str) -> bool {
    matches!(
        word,
        "\"" | "'"
            | "“"
            | "‘"
            | "``"
            | "''"
            | "("
            | "["
            | "«"
            | "‹"
            | "{"
            | "-"
            | "--"
            | "—"
            | "–"
            | "*"
            | "¿"
            | "¡"
    )
}

/// A small letter alone.
pub fn is_small_letter(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// A line drawn with marks: "***", "====".
pub fn is_rule(word: &str) -> bool {
    word.len() >= 3 && word.bytes().all(|b| matches!(b, b'*' | b'=' | b'_'))
}

/// The mark before an item of a list.
pub fn is_bullet(word: &str) -> bool {
    matches!(word, "•" | "⁃" | "▪" | "●" | "■" | "►" | "◦" | "·")
}
