//! The marks of a PETRARCH dictionary line: codes, groups, joined words.

use crate::model::Str;

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// A word, `*`, `$`, `+`, `%` or `&SET`.
    Word(String),
    /// `{several words HEAD}`
    Phrase(Vec<String>),
    /// `(PREPOSITION words)`
    Prep(Vec<String>),
}

/// The code in brackets: none for `[---]` or without brackets; a pair gives its first one.
pub(super) fn code(line: &str) -> Result<Option<Str>, &'static str> {
    let Some((_, rest)) = line.rsplit_once('[') else { return Ok(None) };
    let inner = rest.split(']').next().unwrap_or("").trim();
    let digits = |s: &str| (2..=4).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    match inner {
        "" | "---" => Ok(None),
        _ if digits(inner) => Ok(Some(inner.into())),
        _ if is_pair(line) => Ok(inner.split(':').map(str::trim).next().filter(|c| digits(c)).map(Str::from)),
        _ => Err("not a CAMEO code"),
    }
}

/// Whether a line gives two codes, one for each direction.
pub(super) fn is_pair(line: &str) -> bool {
    line.rsplit_once('[').is_some_and(|(_, code)| code.contains(':'))
}

/// The elements of a pattern's text, in order.
pub(super) fn groups(text: &str) -> Vec<Group> {
    let mut out = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let close = match rest.chars().next() {
            Some('{') => Some('}'),
            Some('(') => Some(')'),
            _ => None,
        };
        let end = match close {
            Some(close) => rest.find(close).map_or(rest.len(), |at| at + 1),
            None => rest.find(|c: char| c.is_whitespace() || c == '{' || c == '(').unwrap_or(rest.len()),
        };
        let (group, after) = rest.split_at(end);
        let inner =
            || group.trim_matches(['{', '}', '(', ')']).split_whitespace().map(str::to_owned).collect();
        out.push(match close {
            Some('}') => Group::Phrase(inner()),
            Some(_) => Group::Prep(inner()),
            None => Group::Word(group.to_owned()),
        });
        rest = after.trim_start();
    }
    out
}

/// `PEACE_TALKS` → "peace", "talks".
pub(super) fn words(joined: &str) -> Vec<String> {
    joined.split('_').filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// `BEEF_UP` → "beef up".
pub(super) fn phrase(joined: &str) -> String {
    words(joined).join(" ")
}
