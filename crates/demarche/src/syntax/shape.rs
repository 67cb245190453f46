//! The sizes of the network and the positions it looks at, shared by training and use.

use super::transition::{NONE, State};

/// Width of the token vectors.
pub const WIDTH: usize = 128;
/// Convolutions; a sweep stands between every two.
pub const CONVS: usize = 3;
/// Sweeps: layers that carry a memory along the whole sentence, half of the width each way.
pub const SWEEPS: usize = CONVS - 1;
/// Width of the vector that scores moves.
pub const MOVE_WIDTH: usize = 96;
/// Positions of the parser state that are looked at.
pub const MOVE_SLOTS: usize = 8;
/// Rows of the state's small tables: distances of the two pairs, dependents of the stack's top.
pub const MOVE_ROWS: usize = 8 + 8 + 16;
/// Width of the vector that scores relations.
pub const LABEL_WIDTH: usize = 64;
/// Positions of the tree that a relation is told from.
pub const LABEL_SLOTS: usize = 5;
/// Rows of the small tables of relations: direction and distance; whether dependents stand outside.
pub const LABEL_ROWS: usize = 16 + 4;
/// Tags and relations are padded to these.
pub const TAGS: usize = 96;
/// Relations are padded to this.
pub const LABELS: usize = 64;

/// The positions of a state, [`NONE`] where there is nothing.
pub fn move_slots(s: &State) -> [u32; MOVE_SLOTS] {
    let (s0, s1, b0) = (s.stack_at(0), s.stack_at(1), s.buffer_at(0));
    [s0, s1, s.stack_at(2), b0, s.edge(s0, 0), s.edge(s0, 1), s.edge(s1, 1), s.edge(b0, 0)]
}

/// The rows of the small tables for a state.
pub fn move_rows(s: &State) -> [usize; 3] {
    let (s0, s1, b0) = (s.stack_at(0), s.stack_at(1), s.buffer_at(0));
    let near = |a: u32, b: u32| if a == NONE || b == NONE { 0 } else { b.abs_diff(a).min(7) as usize };
    let [l, r] = s.valency.get(s0 as usize).map_or([0; 2], |v| [v[0].min(3), v[1].min(3)]);
    [near(s0, b0), 8 + near(s1, s0), 16 + usize::from(l) * 4 + usize::from(r)]
}

/// The positions a relation is told from: dependent, head, its head, outermost dependents.
pub fn label_slots(s: &State, i: u32) -> [u32; LABEL_SLOTS] {
    let h = s.heads.get(i as usize).copied().unwrap_or(NONE);
    let hh = s.heads.get(h as usize).copied().unwrap_or(NONE);
    [i, h, hh, s.edge(i, 0), s.edge(i, 1)]
}

/// The rows of the small tables for a relation.
pub fn label_rows(s: &State, i: u32) -> [usize; 2] {
    let h = s.heads.get(i as usize).copied().unwrap_or(NONE);
    let far = match h.abs_diff(i) {
        n @ 0..=3 => n as usize,
        4..=5 => 4,
        6..=8 => 5,
        9..=14 => 6,
        _ => 7,
    };
    let right = usize::from(i > h);
    let outermost = usize::from(s.edge(h, right) == i);
    [right * 8 + far, 16 + right * 2 + outermost]
}
