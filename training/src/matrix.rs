//! Dense products in plain loops that compilers turn into vector code; results do not depend on the machine.

/// Columns that are summed at a time.
const BLOCK: usize = 16;
/// Rows that are summed at a time, so that every load serves several products.
const TILE: usize = 8;

/// `out[i] += x[i] · w` for `rows` rows: `x[i]` are `k` numbers from `x[i * stride]`, `w` is `k × n`.
/// `n` is a multiple of 16.
pub fn product(x: &[f32], stride: usize, rows: usize, k: usize, w: &[f32], n: usize, out: &mut [f32]) {
    for from in (0..n).step_by(BLOCK) {
        let mut i = 0;
        while i + TILE <= rows {
            tile::<TILE>(&x[i * stride..], stride, k, w, n, from, &mut out[i * n..]);
            i += TILE;
        }
        while i < rows {
            tile::<1>(&x[i * stride..], stride, k, w, n, from, &mut out[i * n..]);
            i += 1;
        }
    }
}

/// [`product`] for `R` rows and the columns of one block.
#[inline]
fn tile<const R: usize>(
    x: &[f32],
    stride: usize,
    k: usize,
    w: &[f32],
    n: usize,
    from: usize,
    out: &mut [f32],
) {
    let mut sums = [[0.0f32; BLOCK]; R];
    let xs: [&[f32]; R] = std::array::from_fn(|r| &x[r * stride..r * stride + k]);
    for (j, row) in w.chunks_exact(n).enumerate().take(k) {
        let row = &row[from..from + BLOCK];
        for r in 0..R {
            let a = xs[r][j];
            for c in 0..BLOCK {
                sums[r][c] += a * row[c];
            }
        }
    }
    for (r, sums) in sums.iter().enumerate() {
        add(&mut out[r * n + from..r * n + from + BLOCK], sums);
    }
}

/// `dw += xᵀ · dy`, shapes as in [`product`]; `k` is a multiple of `stride`.
pub fn outer(x: &[f32], stride: usize, rows: usize, k: usize, dy: &[f32], n: usize, dw: &mut [f32]) {
    let all = rows + k / stride - 1;
    let turned = transpose(&x[..all * stride], all, stride);
    for shift in 0..k / stride {
        product(&turned[shift..], all, stride, rows, dy, n, &mut dw[shift * stride * n..]);
    }
}

/// `out += x`.
pub fn add(out: &mut [f32], x: &[f32]) {
    for (o, x) in out.iter_mut().zip(x) {
        *o += x;
    }
}

/// The transpose of a `k × n` matrix.
pub fn transpose(w: &[f32], k: usize, n: usize) -> Vec<f32> {
    let mut out = vec![0.0; k * n];
    // Eight rows at a time fill whole lines of the cache.
    for (block, rows) in w.chunks(8 * n).enumerate() {
        let from = block * 8;
        let to = rows.len() / n;
        for (j, out) in out.chunks_exact_mut(k).enumerate() {
            for (i, o) in out[from..from + to].iter_mut().enumerate() {
                *o = rows[i * n + j];
            }
        }
    }
    out
}

/// Turns scores into probabilities.
pub fn softmax(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for s in scores.iter_mut() {
        *s = (*s - top).exp();
        sum += *s;
    }
    for s in scores.iter_mut() {
        *s /= sum;
    }
}
