//! Where each part of the network lies in the list of its numbers.

use demarche::syntax::shape::*;
use std::ops::Range;

/// Ranges of the parts.
pub struct Layout {
    /// Rows of the words' features.
    pub rows: usize,
    /// Embeddings: rows × WIDTH.
    pub embed: Range<usize>,
    /// Per layer: weights (3 WIDTH × WIDTH) and bias.
    pub convs: Vec<(Range<usize>, Range<usize>)>,
    /// Per sweep: weights (WIDTH × 2 WIDTH: what is taken in, gates) and bias.
    pub sweeps: Vec<(Range<usize>, Range<usize>)>,
    /// Tags: WIDTH × TAGS, and bias.
    pub tags: (Range<usize>, Range<usize>),
    /// Move slots: WIDTH × (slots · width); vectors of missing positions; small tables; bias.
    pub slots: (Range<usize>, Range<usize>, Range<usize>, Range<usize>),
    /// Scores of the three moves from their vector.
    pub moves: Range<usize>,
    /// Relation slots, as the move slots.
    pub pairs: (Range<usize>, Range<usize>, Range<usize>, Range<usize>),
    /// Relations: LABEL_WIDTH × LABELS, and bias.
    pub labels: (Range<usize>, Range<usize>),
    /// All numbers.
    pub len: usize,
}

impl Layout {
    /// The layout for this many embeddings.
    pub fn new(rows: usize) -> Layout {
        let mut at = 0;
        let mut take = |n: usize| {
            at += n;
            at - n..at
        };
        let embed = take(rows * WIDTH);
        let convs = (0..CONVS).map(|_| (take(3 * WIDTH * WIDTH), take(WIDTH))).collect();
        let sweeps = (0..SWEEPS).map(|_| (take(2 * WIDTH * WIDTH), take(2 * WIDTH))).collect();
        let tags = (take(WIDTH * TAGS), take(TAGS));
        let all = MOVE_SLOTS * MOVE_WIDTH;
        let slots = (take(WIDTH * all), take(all), take(MOVE_ROWS * MOVE_WIDTH), take(MOVE_WIDTH));
        let moves = take(3 * MOVE_WIDTH);
        let all = LABEL_SLOTS * LABEL_WIDTH;
        let pairs = (take(WIDTH * all), take(all), take(LABEL_ROWS * LABEL_WIDTH), take(LABEL_WIDTH));
        let labels = (take(LABEL_WIDTH * LABELS), take(LABELS));
        Layout { rows, embed, convs, sweeps, tags, slots, moves, pairs, labels, len: at }
    }
}
