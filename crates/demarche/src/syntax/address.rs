//! Addresses and names of sites and files, which are one token each.

use super::tokenize::is_space;
use super::words::Words;

/// Web and mail addresses and user names, without the marks that follow them.
pub fn address(rest: &str) -> Option<usize> {
    // Looking at the next two thousand characters only keeps texts without spaces linear.
    let end = rest.char_indices().take(2000).find(|&(_, c)| is_space(c)).map(|(i, _)| i);
    let chunk = &rest[..end.or_else(|| rest.char_indices().nth(2000).map(|(i, _)| i)).unwrap_or(rest.len())];
    let scheme = ["http://", "https://", "ftp://", "www.", "mailto:"];
    let is_web = scheme.iter().any(|s| chunk.get(..s.len()).is_some_and(|c| c.eq_ignore_ascii_case(s)));
    let is_mail = chunk.find('@').is_some_and(|i| {
        // Archives hide the ends of names: "ann...@example.org".
        let name = chunk[..i].strip_suffix("...").unwrap_or(&chunk[..i]);
        name.ends_with(|c: char| c.is_alphanumeric()) && chunk[i..].contains('.')
    });
    if !is_web && !is_mail {
        return None;
    }
    let cut = chunk.find(['<', '>', '"', '“', '”', '|', '\\', '^', '{', '}']).unwrap_or(chunk.len());
    let mut body = chunk[..cut].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', ']']);
    if !body.contains('(') {
        body = body.trim_end_matches([')', '.', ',']);
    }
    (!body.is_empty()).then_some(body.len())
}

/// Whether the rest of a site's or a file's name stands here: pieces between stops of which the last is known
/// ("example.com"), or three and more small ones ("talk.politics.misc"), some of them `before`.
pub fn is_site(before: &str, tail: &str, words: &Words) -> bool {
    let end = tail.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(tail.len());
    let name = tail[..end].trim_end_matches('.');
    let small = |piece: &str| piece.len() > 1 && piece.bytes().all(|b| b.is_ascii_lowercase());
    let last = name.rsplit('.').next().unwrap_or(name);
    let pieces = || name.split('.').take(8);
    words.is_domain(last) && pieces().all(|p| !p.is_empty()) && !tail[end..].starts_with('\'')
        || (before.ends_with('.') || pieces().count() > 1) && pieces().all(small)
}
