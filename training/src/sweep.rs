//! A sweep in floating point: a memory that moves along the sentence, half of the numbers each way.

use crate::matrix::{add, product};
use demarche::syntax::shape::WIDTH;

/// What the backward pass needs.
pub struct Kept {
    /// Per row: what is taken in (rectified), then the gates before they are cut to 0…1.
    given: Vec<f32>,
    /// Per row: the memory after it.
    memory: Vec<f32>,
    live: Vec<bool>,
}

/// Rows from the first to the last, or back.
fn order(rows: usize, backwards: bool) -> impl Iterator<Item = usize> {
    (0..rows).map(move |i| if backwards { rows - 1 - i } else { i })
}

const HALVES: [(usize, bool); 2] = [(0, false), (WIDTH / 2, true)];

/// The memories after each row, times `mask`; rows that are not live forget all.
pub fn forward(h: &[f32], live: &[bool], weights: &[f32], bias: &[f32], mask: &[f32]) -> (Kept, Vec<f32>) {
    let rows = live.len();
    let mut given = vec![0.0; rows * 2 * WIDTH];
    product(h, WIDTH, rows, WIDTH, weights, 2 * WIDTH, &mut given);
    for row in given.chunks_exact_mut(2 * WIDTH) {
        add(row, bias);
        row[..WIDTH].iter_mut().for_each(|z| *z = z.max(0.0));
        row[WIDTH..].iter_mut().for_each(|g| *g += 0.5);
    }
    let mut memory = vec![0.0; rows * WIDTH];
    for (from, backwards) in HALVES {
        let mut c = [0.0f32; WIDTH / 2];
        for t in order(rows, backwards) {
            if !live[t] {
                c.fill(0.0);
                continue;
            }
            let row = &given[t * 2 * WIDTH..(t + 1) * 2 * WIDTH];
            for i in 0..WIDTH / 2 {
                c[i] += row[WIDTH + from + i].clamp(0.0, 1.0) * (row[from + i] - c[i]);
            }
            memory[t * WIDTH + from..][..WIDTH / 2].copy_from_slice(&c);
        }
    }
    let out = memory.iter().zip(mask).map(|(c, m)| c * m).collect();
    (Kept { given, memory, live: live.to_vec() }, out)
}

/// From the gradient of the memories to that of what is taken in and of the gates.
pub fn backward(kept: &Kept, dc: &[f32]) -> Vec<f32> {
    let rows = kept.live.len();
    let mut out = vec![0.0; rows * 2 * WIDTH];
    for (from, backwards) in HALVES {
        let mut carry = [0.0f32; WIDTH / 2];
        for t in order(rows, !backwards) {
            if !kept.live[t] {
                carry.fill(0.0);
                continue;
            }
            let row = &kept.given[t * 2 * WIDTH..(t + 1) * 2 * WIDTH];
            let d = &mut out[t * 2 * WIDTH..(t + 1) * 2 * WIDTH];
            // The row before it is one of the sentence, or a row of zeros.
            let before = if backwards { t + 1 } else { t - 1 };
            let before = &kept.memory[before * WIDTH + from..][..WIDTH / 2];
            for i in 0..WIDTH / 2 {
                let (z, raw) = (row[from + i], row[WIDTH + from + i]);
                let gate = raw.clamp(0.0, 1.0);
                let all = dc[t * WIDTH + from + i] + carry[i];
                carry[i] = all * (1.0 - gate);
                d[from + i] = if z > 0.0 { all * gate } else { 0.0 };
                let dg = all * (z - before[i]);
                // A gate that is cut off may only come back.
                let stuck = (raw >= 1.0 && dg < 0.0) || (raw <= 0.0 && dg > 0.0);
                d[WIDTH + from + i] = if stuck { 0.0 } else { dg };
            }
        }
    }
    out
}
