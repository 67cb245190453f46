//! Dense products in plain loops that compilers turn into vector code; results do not depend on the machine.

/// Columns that are summed at a time.
const BLOCK: usize = 32;

/// `out[i] += x[i] · w` for `rows` rows: `x[i]` are `k` numbers from `x[i * stride]`, `w` is `k × n`.
/// `n` is a multiple of 32.
pub fn product(x: &[f32], stride: usize, rows: usize, k: usize, w: &[f32], n: usize, out: &mut [f32]) {
    for from in (0..n).step_by(BLOCK) {
        let mut i = 0;
        while i + 2 <= rows {
            let (a, b) = (&x[i * stride..i * stride + k], &x[(i + 1) * stride..(i + 1) * stride + k]);
            let (mut s, mut t) = ([0.0f32; BLOCK], [0.0f32; BLOCK]);
            for ((&a, &b), row) in a.iter().zip(b).zip(w.chunks_exact(n)) {
                let row = &row[from..from + BLOCK];
                for c in 0..BLOCK {
                    s[c] += a * row[c];
                    t[c] += b * row[c];
                }
            }
            add(&mut out[i * n + from..i * n + from + BLOCK], &s);
            add(&mut out[(i + 1) * n + from..(i + 1) * n + from + BLOCK], &t);
            i += 2;
        }
        if i < rows {
            let mut s = [0.0f32; BLOCK];
            for (&a, row) in x[i * stride..i * stride + k].iter().zip(w.chunks_exact(n)) {
                let row = &row[from..from + BLOCK];
                for c in 0..BLOCK {
                    s[c] += a * row[c];
                }
            }
            add(&mut out[i * n + from..i * n + from + BLOCK], &s);
        }
    }
}

/// `dw += xᵀ · dy`, shapes as in [`product`].
pub fn outer(x: &[f32], stride: usize, rows: usize, k: usize, dy: &[f32], n: usize, dw: &mut [f32]) {
    for from in (0..n).step_by(BLOCK) {
        for j in (0..k).step_by(2) {
            let (mut s, mut t) = ([0.0f32; BLOCK], [0.0f32; BLOCK]);
            for i in 0..rows {
                let (a, b) = (x[i * stride + j], x[i * stride + j + 1]);
                let row = &dy[i * n + from..i * n + from + BLOCK];
                for c in 0..BLOCK {
                    s[c] += a * row[c];
                    t[c] += b * row[c];
                }
            }
            add(&mut dw[j * n + from..j * n + from + BLOCK], &s);
            add(&mut dw[(j + 1) * n + from..(j + 1) * n + from + BLOCK], &t);
        }
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
    for (i, row) in w.chunks_exact(n).enumerate() {
        for (j, &x) in row.iter().enumerate() {
            out[j * k + i] = x;
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
