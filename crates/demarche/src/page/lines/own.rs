//! How a line is written, whatever stands around it.

use crate::page::classify::{self, ends_sentence};
use crate::page::plain::Paragraph;
use crate::page::{Knowledge, calendar};
use rustc_hash::FxHashMap;

/// The numbers of one line.
#[derive(Clone, Debug, Default)]
pub(super) struct Own {
    pub(super) words: f32,
    pub(super) short: f32,
    pub(super) capitals: f32,
    pub(super) ends: bool,
    pub(super) boxed: bool,
    pub(super) dated: bool,
    pub(super) heading: bool,
    /// All of them, in the order that the trees know.
    pub(super) all: Vec<f32>,
}

/// The numbers of every line.
pub(super) fn all(list: &[Paragraph<'_>], k: &Knowledge) -> Vec<Own> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for p in list {
        *counts.entry(p.key.as_str()).or_default() += 1;
    }
    list.iter().map(|p| of(p, counts.get(p.key.as_str()).copied().unwrap_or(1), k)).collect()
}

fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

fn of(p: &Paragraph<'_>, count: usize, k: &Knowledge) -> Own {
    let text = p.text;
    let words: Vec<&str> = text.split_whitespace().collect();
    let alphabetic = words.iter().filter(|w| w.starts_with(char::is_alphabetic)).count();
    let lower = |w: &str| w.chars().any(char::is_alphabetic) && !w.chars().any(char::is_uppercase);
    // Short words in small letters are the grammar of a sentence in any language of letters.
    let short = words.iter().filter(|w| lower(w) && w.chars().count() <= 3).count();
    let small = words.iter().filter(|w| lower(w)).count();
    let capital = words.iter().filter(|w| w.starts_with(char::is_uppercase)).count();
    let length = text.chars().count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let count_of = |set: &[char]| text.matches(|c| set.contains(&c)).count() as f32;
    let flag = |b: bool| f32::from(u8::from(b));
    let (heading, dated) = (is_heading(p, k), is_dated(text, k));
    let boxed = classify::is_furniture(text, k);
    let year =
        text.split(|c: char| !c.is_ascii_digit()).any(|w| w.len() == 4 && matches!(&w[..2], "19" | "20"));
    let all = vec![
        words.len() as f32,
        share(length, words.len()),
        share(short, words.len()),
        short as f32,
        share(capital, alphabetic),
        share(digits, length),
        flag(ends_sentence(text)),
        count_of(&[',', ';']),
        count_of(&['.', '!', '?', '。']),
        flag(text.starts_with(char::is_uppercase)),
        flag(text.starts_with(char::is_lowercase)),
        flag(text.ends_with(':')),
        flag(text.ends_with('?')),
        flag(text.contains(['|', '›', '»', '•', '·', '→'])),
        flag(text.contains(['©', '@']) || text.contains("http")),
        flag(text.contains(['“', '"'])),
        flag(boxed),
        flag(classify::is_end_marker(text, k)),
        flag(!text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase)),
        count.min(3) as f32,
        flag(text.starts_with(['“', '"', '‘'])),
        flag(year),
        flag(dated),
        flag(heading),
        share(small, alphabetic),
        flag(classify::is_credit(text, k)),
        flag(classify::picture_credit(text, k).is_some()),
    ];
    Own {
        words: words.len() as f32,
        short: share(short, words.len()),
        capitals: share(capital, alphabetic),
        ends: ends_sentence(text),
        boxed,
        dated,
        heading,
        all,
    }
}

/// A short line with a day, a month or "ago", as teasers and comments bear it.
fn is_dated(text: &str, k: &Knowledge) -> bool {
    if text.len() > 120 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let lower = text.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let named = |w: &str| w == "ago" || k.months.contains_key(w) || k.weekdays.contains_key(w);
    words().count() <= 12
        && (words().any(named) || calendar::short(text).is_some() || calendar::iso(text).is_some())
}

/// A short line that opens as headings of boxes beside and below articles do.
fn is_heading(p: &Paragraph<'_>, k: &Knowledge) -> bool {
    let first = p.key.split(' ').next().unwrap_or("");
    let counted =
        first.bytes().all(|b| b.is_ascii_digit()) && k.is("box", p.key.split(' ').nth(1).unwrap_or(""));
    p.words <= 7 && (k.is("box", first) || counted || k.end.contains(p.key.as_str()))
}
