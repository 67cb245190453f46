//! What stands twice, and captions known by a credit or by standing twice.

use super::Paragraph;
use crate::model::BlockKind;
use crate::page::{Knowledge, classify};
use rustc_hash::FxHashSet;

/// Words below which a second standing of a body paragraph is no repeat (tables and refrains do that).
const FEWEST: usize = 6;

/// Captions: blocks that end in a picture credit, and their neighbours that begin the same.
pub(super) fn captions(list: &mut [Paragraph<'_>], k: &Knowledge) {
    for i in 0..list.len() {
        let p = &list[i];
        if !p.is_open() || classify::picture_credit(p.text, k).is_none() {
            continue;
        }
        list[i].kind = Some(BlockKind::Caption);
        let whole = list[i].key.clone();
        let (from, to) = (i.saturating_sub(4), list.len().min(i + 4));
        for q in list[from..to].iter_mut().filter(|q| q.is_open()) {
            if q.words >= 4 && q.key.len() < whole.len() && whole.starts_with(q.key.as_str()) {
                q.kind = Some(BlockKind::Repeat);
            }
        }
    }
}

/// Blocks that already stood earlier.
pub(super) fn mark(list: &mut [Paragraph<'_>]) {
    let mut seen: FxHashSet<String> = FxHashSet::default();
    for p in list.iter_mut().filter(|p| p.words >= FEWEST) {
        let counts = p.is_open() || p.kind == Some(BlockKind::Caption);
        if counts && !seen.insert(p.key.clone()) {
            p.kind = Some(BlockKind::Repeat);
        }
    }
}
