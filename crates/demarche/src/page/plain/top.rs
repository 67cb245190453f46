//! What stands above the body: headline, dek, and the section's label between captions.

use super::Paragraph;
use crate::model::{Article, BlockKind};
use crate::page::Knowledge;
use crate::page::classify::{ends_sentence, key};
use crate::page::finish::dateline;

/// Words of a headline that was not given.
const HEADLINE: std::ops::RangeInclusive<usize> = 3..=25;
/// Words beyond which a line is no dek, and no section label.
const LONGEST_DEK: usize = 40;
const LONGEST_LABEL: usize = 6;
/// Lines above the text of a flattened page among which its headline is.
const ABOVE: usize = 14;

/// Marks the headline, the dek and labels above the body; fills the article's headline and dek.
pub(super) fn mark(list: &mut [Paragraph<'_>], article: &mut Article, k: &Knowledge) {
    let Some(at) = headline(list, article.headline.as_deref()) else { return };
    list[at].kind = Some(BlockKind::Headline);
    if article.headline.is_none() {
        article.headline = Some(list[at].text.to_owned());
    }
    let body = list[at + 1..].iter().position(|p| p.is_open() && p.words > 14 && p.is_prose());
    let Some(body) = body.map(|n| at + 1 + n) else { return };
    let body = if is_dek(list, body, at) { body + 1 } else { body };
    // What opens with a dateline is the story itself.
    if list.get(at + 1).is_some_and(|p| dateline(p.text, k).is_none()) {
        mark_dek(list, at, body, article);
    }
    mark_labels(&mut list[at + 1..body], article);
}

/// The headline of a flattened page, where menus come first: the line nearest above the text that is long
/// enough for one and is neither a sentence nor a credit.
pub(super) fn above_text(list: &[Paragraph<'_>]) -> Option<String> {
    let text = list.iter().position(|p| p.is_open() && p.is_prose())?;
    let above = &list[text.saturating_sub(ABOVE)..text];
    let fits = |p: &&Paragraph<'_>| {
        p.is_label()
            && HEADLINE.contains(&p.words)
            && !matches!(p.kind, Some(BlockKind::Credit | BlockKind::Caption))
    };
    let long = above.iter().rev().filter(fits).find(|p| p.words >= 5);
    long.or_else(|| above.iter().rev().find(fits)).map(|p| p.text.to_owned())
}

/// Which paragraph is the headline: the one that equals the title given, else a first line that is no
/// sentence and stands above text.
fn headline(list: &[Paragraph<'_>], given: Option<&str>) -> Option<usize> {
    if let Some(title) = given.map(key).filter(|t| !t.is_empty()) {
        // Menus may stand before it, but never half of the page.
        return list.iter().take((list.len() / 2).max(40)).position(|p| p.key == title);
    }
    let first = list.iter().position(Paragraph::is_open)?;
    let p = &list[first];
    let open_end = !p.text.ends_with(['.', ':', ',', ';', '”', '"']) || p.text.ends_with("U.S.");
    let above_text = list[first + 1..].iter().any(|q| q.is_open() && q.is_prose() && q.words > p.words);
    let starts = p.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "“\"‘'".contains(c));
    (first < 12 && HEADLINE.contains(&p.words) && open_end && above_text && starts).then_some(first)
}

/// Whether the first prose at `body` is a dek after all: right under the headline, short, and parted
/// from the body by a credit, caption or box.
fn is_dek(list: &[Paragraph<'_>], body: usize, headline: usize) -> bool {
    body == headline + 1
        && list[body].words <= LONGEST_DEK
        && list.get(body + 1).is_some_and(|next| next.kind.is_some())
        && list[body + 1..].iter().any(|p| p.is_open() && p.is_prose())
}

fn mark_dek(list: &mut [Paragraph<'_>], headline: usize, body: usize, article: &mut Article) {
    let parted = list[headline + 1..body].iter().any(|p| p.kind.is_some());
    let alone = body == headline + 2;
    let Some(p) = list.get_mut(headline + 1).filter(|p| p.is_open() && p.words <= LONGEST_DEK && p.words > 4)
    else {
        return;
    };
    if headline + 1 < body && (parted || alone) && (ends_sentence(p.text) || p.words > LONGEST_LABEL) {
        p.kind = Some(BlockKind::Dek);
        article.dek = Some(p.text.to_owned());
    }
}

/// Short title-case lines between headline and body: the section's or series' name.
fn mark_labels(between: &mut [Paragraph<'_>], article: &mut Article) {
    for p in between.iter_mut().filter(|p| p.is_open() && p.is_label() && p.words <= LONGEST_LABEL) {
        let capitals = p.text.split_whitespace().filter(|w| w.starts_with(char::is_uppercase)).count();
        if capitals * 2 > p.words && p.text.chars().any(char::is_lowercase) {
            p.kind = Some(BlockKind::Furniture);
            article.topics.push(p.text.to_owned());
        }
    }
}
