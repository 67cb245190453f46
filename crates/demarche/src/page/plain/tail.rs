//! What follows the article: lists of other articles, and what stands between notes and boxes there.

use super::Paragraph;
use crate::model::BlockKind;
use crate::page::{Knowledge, classify};

/// Words beyond which a paragraph is no teaser.
const LONGEST_TEASER: usize = 80;

/// Headings that are asked whether the article ends there: each answer takes a look at all of the text.
const MOST_ASKED: usize = 200;

/// Marks what stands after the article's end.
pub(super) fn mark(list: &mut [Paragraph<'_>], k: &Knowledge) {
    let mut asked = 0;
    for i in 1..list.len() {
        if list[i].is_open() && classify::is_end_marker(list[i].text, k) {
            asked += 1;
            if asked <= MOST_ASKED && ends_article(list, i) {
                list[i].kind = Some(BlockKind::Furniture);
                list[i + 1..].iter_mut().for_each(as_teaser);
                break;
            }
            mark_list(list, i);
        }
    }
    after_the_notes(list);
}

fn as_teaser(p: &mut Paragraph<'_>) {
    if matches!(p.kind, None | Some(BlockKind::Caption)) {
        p.kind = Some(BlockKind::Teaser);
    }
}

/// Whether the heading at `i` ends the article: what went before outweighs what comes, and no
/// paragraph that comes is long.
fn ends_article(list: &[Paragraph<'_>], i: usize) -> bool {
    let (before, after) = list.split_at(i);
    let prose = |part: &[Paragraph<'_>]| -> usize {
        part.iter().filter(|p| p.is_open() && p.is_prose()).map(|p| p.words).sum()
    };
    let long = after.iter().filter(|p| p.is_open() && p.words > LONGEST_TEASER).count();
    let all: usize = after.iter().filter(|p| p.is_open()).map(|p| p.words).sum();
    // Other articles are listed by their headlines: prose without any is the article, which goes on.
    let labels = after.iter().filter(|p| p.is_open() && p.is_label()).count();
    let listed = labels * 3 >= after.iter().filter(|p| p.is_open() && p.is_prose()).count();
    prose(before) > 0
        && prose(before) >= all.max(3 * prose(after))
        && long == 0
        && listed
        && speech(after) == 0
}

/// Paragraphs of quoted speech: other articles' teasers hardly quote.
fn speech(part: &[Paragraph<'_>]) -> usize {
    part.iter().filter(|p| p.is_open() && p.is_prose() && p.text.starts_with(['“', '"'])).count()
}

/// A heading of a list inside the article: it and the labels that follow.
fn mark_list(list: &mut [Paragraph<'_>], i: usize) {
    let run = list[i + 1..].iter().take(8).take_while(|p| p.is_label() || !p.is_open()).count();
    if run == 0 {
        return;
    }
    list[i].kind = Some(BlockKind::Furniture);
    list[i + 1..=i + run].iter_mut().for_each(as_teaser);
}

/// After the last notes on authors and a comment or subscription box no article goes on: short rests
/// there are furniture.
fn after_the_notes(list: &mut [Paragraph<'_>]) {
    let last = list.iter().rposition(|p| p.is_open() && p.is_prose());
    let Some(last) = last else { return };
    let boxes = list[last + 1..].iter().filter(|p| p.kind == Some(BlockKind::Furniture)).count();
    let notes = list[last + 1..].iter().position(|p| matches!(p.kind, Some(BlockKind::Furniture)));
    let Some(first) = notes.filter(|_| boxes >= 2) else { return };
    for p in list[last + 1 + first..].iter_mut().filter(|p| p.is_open() && p.is_label()) {
        p.kind = Some(BlockKind::Furniture);
    }
}
