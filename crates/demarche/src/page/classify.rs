//! What a block is by its own words, wherever it stands.

use super::{Knowledge, bylines, calendar};

/// Words of a block beyond which no phrase makes it furniture.
const LONGEST_FURNITURE: usize = 40;

/// A block's text for comparison: lower case, straight quotes, single spaces, no outer punctuation.
pub(super) fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase).map(|c| match c {
            '’' | '‘' | '\u{2bc}' => '\'',
            '“' | '”' => '"',
            c => c,
        }));
    }
    let inner = out.trim_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '\'');
    if inner.len() == out.len() { out } else { inner.to_owned() }
}

/// Number of words.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether the text ends as a sentence does, closing quotes aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    let end =
        text.trim_end_matches(|c: char| matches!(c, '"' | '”' | '’' | '\'' | ')' | ']') || c.is_whitespace());
    end.ends_with(['.', '!', '?', '…', ';'])
}

/// Whether the block holds speech: quotation marks around three words or more.
fn has_speech(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['"', '“', '”']).collect();
    parts.len() >= 3 && parts.iter().skip(1).step_by(2).any(|p| words(p) >= 3)
}

/// Whether a block is navigation, a subscription, sharing or comment box, by the phrases known.
pub(super) fn is_furniture(text: &str, k: &Knowledge) -> bool {
    if text.len() > 600 || words(text) > LONGEST_FURNITURE {
        return false;
    }
    let key = key(text);
    if k.whole.contains(key.as_str()) || is_bare_url(text) || !text.contains(char::is_alphanumeric) {
        return true;
    }
    let first = key.split(' ').next().unwrap_or("");
    let starts = k.start.get(first).is_some_and(|list| {
        list.iter().any(|p| {
            key.starts_with(p.trim_end_matches(['?', ':']))
                && (!p.ends_with(['?', ':']) || text.contains(['?', ':']))
        })
    });
    starts || !has_speech(text) && k.part.iter().any(|p| key.contains(p))
}

fn is_bare_url(text: &str) -> bool {
    (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www."))
        && words(text) == 1
}

/// Whether a short block opens a list of other articles: "More from …", "Related stories".
pub(super) fn is_end_marker(text: &str, k: &Knowledge) -> bool {
    if words(text) > 8 || text.len() > 80 {
        return false;
    }
    let key = key(text);
    let open = key.starts_with("more from ") || key.starts_with("more on ") || key.starts_with("more in ");
    k.end.contains(key.as_str()) || open && !ends_sentence(text)
}

/// Whether a block says who wrote, took or edited: bylines, date lines, closing and picture credits.
pub(super) fn is_credit(text: &str, k: &Knowledge) -> bool {
    if words(text) > 45 {
        return false;
    }
    let lower = text.trim_start_matches(['(', '[', '—', '-']).to_lowercase();
    let closing = k.end_credit.iter().any(|p| lower.starts_with(p)) || is_contribution(&lower);
    closing
        || words(text) <= 20 && k.credit.iter().any(|p| lower.starts_with(p)) && !has_speech(text)
        || bylines::is_byline(text, k)
        || calendar::is_date_line(text, k)
        || calendar::is_relative(text, k)
        || picture_credit(text, k) == Some(0)
}

/// "NAME in Cairo contributed to this report."
fn is_contribution(lower: &str) -> bool {
    ["contributed to this", "contributed reporting", "contributed to the"]
        .iter()
        .any(|p| lower.find(p).is_some_and(|at| at + 60 > lower.len()))
}

/// The byte at which a picture credit begins that ends the block: "… in Rome. Ada Lane/AFP/Getty Images",
/// "(Ada Lane / AP)", "Photograph: Ada Lane/Reuters". `Some(0)` if the block is nothing else.
pub(super) fn picture_credit(text: &str, k: &Knowledge) -> Option<usize> {
    if words(text) > 120 || has_speech(text) && words(text) > 60 {
        return None;
    }
    let tail = text.trim_end_matches([')', ']', '.', ' ']);
    let start = credit_start(tail);
    let credit = tail[start..].trim_start_matches(['(', '[', ' ']);
    let lower = credit.to_lowercase();
    let opening = k.credit.iter().any(|p| lower.starts_with(p));
    let slashed = lower.contains('/') || lower.contains(" via ");
    let parts: Vec<&str> = lower.split('/').flat_map(|p| p.split(" via ")).map(str::trim).collect();
    let agency = |p: &&&str| k.is("agency", p);
    let by_agency = slashed && parts.iter().skip(1).any(|p| agency(&p))
        || parts.len() == 1 && parts.iter().any(|p| agency(&p));
    let short = words(credit) <= 12;
    (short && (opening || by_agency)).then_some(start)
}

/// Where the last sentence or bracket of `text` begins.
fn credit_start(text: &str) -> usize {
    let bracket = text.rfind(['(', '[']);
    let mut start = bracket.unwrap_or(0);
    for mark in [". ", ".) ", "? ", "! ", ".” ", ".\" ", " | ", "— ", "\n", "\u{a0}"] {
        // An initial ("J. Smith") does not end the sentence.
        let initial = |at: usize| {
            let mut before = text[..at].chars().rev();
            before.next().is_some_and(char::is_uppercase) && !before.next().is_some_and(char::is_alphanumeric)
        };
        let found = text.rmatch_indices(mark).find(|&(at, _)| !initial(at));
        if let Some((at, mark)) = found {
            start = start.max(at + mark.len());
        }
    }
    start
}
