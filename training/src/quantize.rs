//! From floating point to the file of weights that the library reads.

use crate::layout::Layout;
use crate::matrix::transpose;
use demarche::syntax::hash;
use demarche::syntax::lexical::KINDS;
use demarche::syntax::network::ONE;
use demarche::syntax::shape::*;
use demarche::syntax::weights::{MAGIC, POINT};
use std::ops::Range;

/// The file for a network: classes of the tagger, keys of the features, weights.
pub fn file(classes: &[String], keys: &[u32], w: &[f32]) -> Vec<u8> {
    let layout = Layout::new(KINDS + keys.len());
    let mut body = classes.join("\n").into_bytes();
    body.push(0);
    body.extend((keys.len() as u32).to_le_bytes());
    keys.iter().for_each(|k| body.extend(k.to_le_bytes()));
    embed(&w[layout.embed.clone()], &mut body);
    for (weights, bias) in &layout.convs {
        layer(
            &transpose(&w[weights.clone()], 3 * WIDTH, WIDTH),
            3 * WIDTH,
            &w[bias.clone()],
            true,
            &mut body,
        );
    }
    for (weights, bias) in &layout.sweeps {
        let turned = transpose(&w[weights.clone()], WIDTH, 2 * WIDTH);
        layer(&turned, WIDTH, &w[bias.clone()], true, &mut body);
    }
    layer(
        &transpose(&w[layout.tags.0.clone()], WIDTH, TAGS),
        WIDTH,
        &w[layout.tags.1.clone()],
        false,
        &mut body,
    );
    slots(w, &layout.slots, MOVE_SLOTS * MOVE_WIDTH, &mut body);
    let mut moves = w[layout.moves.clone()].to_vec();
    moves.resize(4 * MOVE_WIDTH, 0.0);
    layer(&moves, MOVE_WIDTH, &[0.0; 4], false, &mut body);
    slots(w, &layout.pairs, LABEL_SLOTS * LABEL_WIDTH, &mut body);
    let labels = transpose(&w[layout.labels.0.clone()], LABEL_WIDTH, LABELS);
    layer(&labels, LABEL_WIDTH, &w[layout.labels.1.clone()], false, &mut body);
    let mut file = MAGIC.to_vec();
    file.extend(hash::bytes(&body).to_le_bytes());
    file.extend(body);
    file
}

/// The largest shift by which a row still fits into bytes.
fn shift(row: &[f32], most: i32) -> i32 {
    let top = row.iter().fold(1e-9f32, |a, x| a.max(x.abs()));
    ((127.4 / top).log2().floor() as i32).clamp(0, most)
}

fn byte(x: f32, shift: i32) -> u8 {
    ((x * (shift as f32).exp2()).round().clamp(-127.0, 127.0) as i8).cast_unsigned()
}

fn embed(w: &[f32], out: &mut Vec<u8>) {
    let shifts: Vec<i32> = w.chunks_exact(WIDTH).map(|r| shift(r, POINT as i32)).collect();
    out.extend(shifts.iter().map(|&s| (POINT as i32 - s) as u8));
    for (row, &s) in w.chunks_exact(WIDTH).zip(&shifts) {
        out.extend(row.iter().map(|&x| byte(x, s)));
    }
}

/// Rows of weights with their shifts and biases; `round` adds half of the last place to the bias.
fn layer(w: &[f32], width: usize, bias: &[f32], round: bool, out: &mut Vec<u8>) {
    let mut shifts: Vec<i32> = w.chunks_exact(width).map(|r| shift(r, 14)).collect();
    let least = shifts.iter().copied().min().unwrap_or(0);
    shifts.iter_mut().for_each(|s| *s = (*s).min(least + 8));
    let most = shifts.iter().copied().max().unwrap_or(0);
    out.extend(shifts.iter().map(|&s| s as u8));
    let half = if round && most > 0 { 1 << (most - 1) } else { 0 };
    for b in bias {
        let b = (b * ONE * (most as f32).exp2()).round() as i32 + half;
        out.extend(b.to_le_bytes());
    }
    for (row, &s) in w.chunks_exact(width).zip(&shifts) {
        out.extend(row.iter().map(|&x| byte(x, s)));
    }
}

fn slots(
    w: &[f32],
    part: &(Range<usize>, Range<usize>, Range<usize>, Range<usize>),
    n: usize,
    out: &mut Vec<u8>,
) {
    layer(&transpose(&w[part.0.clone()], WIDTH, n), WIDTH, &vec![0.0; n], false, out);
    for range in [&part.1, &part.2, &part.3] {
        for x in &w[range.clone()] {
            let x = (x * ONE).round().clamp(f32::from(i16::MIN), f32::from(i16::MAX)) as i16;
            out.extend(x.to_le_bytes());
        }
    }
}

/// Reads what `train-syntax` keeps between epochs: classes, keys, weights.
pub fn checkpoint(file: &[u8]) -> Option<(Vec<String>, Vec<u32>, Vec<f32>)> {
    let end = file.iter().position(|&b| b == 0)?;
    let classes = std::str::from_utf8(&file[..end]).ok()?.lines().map(str::to_owned).collect();
    let mut numbers = file[end + 1..].chunks_exact(4).map(|b| [b[0], b[1], b[2], b[3]]);
    let count = u32::from_le_bytes(numbers.next()?) as usize;
    let keys = numbers.by_ref().take(count).map(u32::from_le_bytes).collect();
    Some((classes, keys, numbers.map(f32::from_le_bytes).collect()))
}
