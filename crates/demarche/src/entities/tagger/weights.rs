//! The trained table: a feature owns the cells from its hash on, one per tag; rows overlap, as most
//! cells stay empty.

use super::tags::Tag;

/// Bits of the table's size.
const BITS: u32 = 21;
/// Cells of the table.
pub const CELLS: usize = (1 << BITS) + Tag::COUNT;

/// The first cell of a feature's row.
#[inline]
pub fn row(feature: u32) -> usize {
    (feature.wrapping_mul(0x9e37_79b1) >> (32 - BITS)) as usize
}

/// Cells of the linear model.
#[derive(Debug, Default)]
pub(super) struct Weights {
    cells: Vec<i8>,
}

impl Weights {
    /// Without the right number of cells the model is empty and finds no name.
    pub fn new(cells: &[u8]) -> Weights {
        let cells: Vec<i8> = cells.iter().map(|&b| b.cast_signed()).collect();
        Weights { cells: if cells.len() == CELLS { cells } else { Vec::new() } }
    }

    /// The best tag that may follow `last`.
    pub fn best(&self, features: &[u32], last: Tag, at_end: bool) -> Tag {
        if self.cells.is_empty() {
            return Tag::O;
        }
        let mut scores = [0i32; Tag::COUNT];
        for &f in features {
            let from = row(f);
            for (s, &w) in scores.iter_mut().zip(&self.cells[from..from + Tag::COUNT]) {
                *s += i32::from(w);
            }
        }
        best(&scores, last, at_end)
    }
}

/// The first of the best tags that may follow `last`.
pub(super) fn best(scores: &[i32; Tag::COUNT], last: Tag, at_end: bool) -> Tag {
    let mut found: Option<(i32, Tag)> = None;
    for (i, &score) in (0u8..).zip(scores) {
        let tag = Tag(i);
        if tag.may_follow(last) && !(at_end && tag.is_open()) && found.is_none_or(|(s, _)| score > s) {
            found = Some((score, tag));
        }
    }
    found.map_or(Tag::O, |(_, t)| t)
}
