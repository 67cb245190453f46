//! Titles and names in quotation marks, told by their capitals: they quote nobody.

use super::doc::Doc;
use super::marks::Passage;
use crate::model::BlockKind;

/// Whether every longer word begins with a capital: a title rather than speech.
pub(super) fn is_title(inner: &str) -> bool {
    let words = inner.trim_end_matches(['.', ',', '?', '!']).split_whitespace();
    let long = words.clone().filter(|w| w.chars().count() > 3);
    words.count() > 1 && long.clone().count() > 0 && long.clone().all(|w| !w.starts_with(char::is_lowercase))
}

/// Whether it is a single word with a capital: the name of a work rather than speech.
pub(super) fn is_name(inner: &str) -> bool {
    let word = inner.trim_end_matches(['.', ',']);
    word.starts_with(char::is_uppercase) && !word.contains(' ')
}

/// Whether a passage is the title or name of something, told by its capitals; headlines have them everywhere.
pub(super) fn is_title_of(doc: &Doc<'_>, p: &Passage) -> bool {
    let inner = p.inner.of(&doc.article.text);
    let headline = doc.article.block_at(p.span.start).is_some_and(|b| b.kind == BlockKind::Headline);
    !headline && (is_title(inner) || is_name(inner)) && !inner.contains(['!', '?'])
}
