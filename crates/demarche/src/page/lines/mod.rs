//! Which lines of a flattened page are its article: a page that somebody copied whole, menus, teasers,
//! comments and all, in lines without markup.
//!
//! Every line gets numbers that tell how it is written (`own`) and what stands around it (`around`);
//! boosted trees ([`forest`]), learned by `training/src/bin/train-lines.rs`, weigh them. Texts that do not
//! look like such pages are never asked about: see `looks_flattened`.

mod around;
pub mod forest;
mod own;

use super::classify::{self, words};
use super::plain::Paragraph;
use super::{Knowledge, paragraphs};
use crate::model::BlockKind;

/// Lines below which a text is no flattened page.
const FEWEST: usize = 25;
/// Lines from which labels alone tell a page, without a phrase of furniture known.
const MANY: usize = 60;
/// Lines beyond which a text is no page but a dump.
const MOST: usize = 20_000;
/// Words of a menu entry, a button, a teaser's headline.
const LABEL: usize = 8;
/// Sureness, as log-odds, from which a line is the article's.
const ARTICLE: f32 = 0.0;

/// The lines of a text and the numbers of each: what the trees are taught and asked with.
pub fn rows(text: &str, k: &Knowledge) -> Vec<(String, Vec<f32>)> {
    let kept = paragraphs::normalised(text, super::MAX_BYTES);
    let list: Vec<Paragraph<'_>> =
        paragraphs::paragraphs(&kept).into_iter().map(|span| Paragraph::new(&kept, span)).collect();
    let numbers = numbers(&list, k);
    list.iter().map(|p| p.text.to_owned()).zip(numbers).collect()
}

fn numbers(list: &[Paragraph<'_>], k: &Knowledge) -> Vec<Vec<f32>> {
    around::all(&own::all(list, k))
}

/// Whether a text is a page with its furniture: many lines, a good part of them labels, and boxes known
/// by their phrases among them.
fn looks_flattened(list: &[Paragraph<'_>], k: &Knowledge) -> bool {
    let labels = list.iter().filter(|p| p.words <= LABEL && !classify::ends_sentence(p.text)).count();
    let boxes = || list.iter().filter(|p| classify::is_furniture(p.text, k)).take(2).count();
    (FEWEST..=MOST).contains(&list.len())
        && labels * 20 >= list.len() * 7
        && (list.len() >= MANY && labels * 2 >= list.len() || boxes() == 2)
}

/// Sets apart what the trees do not take for the article's, in flattened pages only. Gives whether it was one.
pub(super) fn mark(list: &mut [Paragraph<'_>], k: &Knowledge) -> bool {
    if !looks_flattened(list, k) {
        return false;
    }
    let sure: Vec<f32> = numbers(list, k).iter().map(|row| k.lines.score(row)).collect();
    let article = |p: &Paragraph<'_>, s: f32| s >= ARTICLE && p.kind.is_none();
    // A page that none of the lines seems to be the article of is left as it is: what is unsure is body.
    let kept: usize =
        list.iter().zip(&sure).filter(|(p, s)| article(p, **s)).map(|(p, _)| words(p.text)).sum();
    if kept == 0 {
        return false;
    }
    for (p, _) in list.iter_mut().zip(sure).filter(|(p, s)| p.kind.is_none() && *s < ARTICLE) {
        p.kind = Some(if p.is_prose() { BlockKind::Teaser } else { BlockKind::Furniture });
    }
    true
}
