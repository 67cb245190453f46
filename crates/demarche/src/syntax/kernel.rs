//! Integer matrix products: plain, SSE2 and AVX2, chosen when the program starts, equal to the bit.
//!
//! All three add the same 32-bit products with wrapping sums, so the order in which they add does
//! not matter. This is the only module of the project with `unsafe` code: it calls functions
//! compiled for instructions that were found to be there, and loads and stores vectors in slices
//! whose lengths are checked first.
#![allow(unsafe_code, reason = "vector loads and calls of functions with target features")]

/// Which instructions are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// What every machine has.
    #[default]
    Plain,
    /// 128-bit vectors of x86-64.
    Sse2,
    /// 256-bit vectors of x86-64.
    Avx2,
}

impl Level {
    /// The best level of this machine.
    pub fn detect() -> Level {
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx2") {
                return Level::Avx2;
            }
            return Level::Sse2;
        }
        #[allow(unreachable_code, reason = "machines other than x86-64")]
        Level::Plain
    }
}

/// Plain code that is worth compiling for more than one level; `run` should be `#[inline(always)]`,
/// and so should what it calls.
pub trait Work {
    /// Does it.
    fn run(self);
}

/// Does a work in the version that was compiled for `level`.
pub fn compiled_for(level: Level, work: impl Work) {
    match level {
        // SAFETY: the level was detected on this machine.
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => unsafe { compiled_for_avx2(work) },
        _ => work.run(),
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
unsafe fn compiled_for_avx2(work: impl Work) {
    work.run();
}

/// Rows that stand side by side in a matrix.
const SIDE: usize = 8;

/// A matrix for [`product`], laid out for vectors: of eight rows the first two numbers each, then the next two.
#[derive(Debug, Default)]
pub struct Matrix {
    rows: usize,
    width: usize,
    weights: Vec<i16>,
}

impl Matrix {
    /// Lays a matrix out; `weights` are its rows one after the other, `rows` a multiple of eight and `width` of two.
    pub fn new(rows: usize, width: usize, weights: &[i16]) -> Option<Matrix> {
        if !rows.is_multiple_of(SIDE) || !width.is_multiple_of(2) || weights.len() != rows * width {
            return None;
        }
        let mut laid = vec![0; rows * width];
        for (r, row) in weights.chunks_exact(width.max(1)).enumerate() {
            for (i, pair) in row.chunks_exact(2).enumerate() {
                let at = ((r / SIDE * (width / 2) + i) * SIDE + r % SIDE) * 2;
                laid[at..at + 2].copy_from_slice(pair);
            }
        }
        Some(Matrix { rows, width, weights: laid })
    }
}

/// `out[t][r] = Σ x[t·stride + i] · weights[r][i]` for `tokens` vectors; zeros if `x` is too short.
pub fn product(level: Level, m: &Matrix, x: &[i16], stride: usize, tokens: usize, out: &mut Vec<i32>) {
    // What is left in `out` is written over: filling it with zeros would cost as much as small products do.
    out.resize(tokens * m.rows, 0);
    if tokens == 0 || x.len() < (tokens - 1) * stride + m.width {
        out.fill(0);
        return;
    }
    match level {
        // SAFETY: the level was detected on this machine; the lengths were checked above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => unsafe { avx2(m, x, stride, tokens, out) },
        // SAFETY: every x86-64 has SSE2; the lengths were checked above.
        #[cfg(target_arch = "x86_64")]
        Level::Sse2 => unsafe { sse2(m, x, stride, tokens, out) },
        _ => plain(m, x, stride, tokens, out),
    }
}

fn plain(m: &Matrix, x: &[i16], stride: usize, tokens: usize, out: &mut [i32]) {
    for t in 0..tokens {
        let x = &x[t * stride..t * stride + m.width];
        let out = &mut out[t * m.rows..(t + 1) * m.rows];
        for (out, block) in out.chunks_exact_mut(SIDE).zip(m.weights.chunks_exact(SIDE * m.width)) {
            let mut sums = [0i32; SIDE];
            for (x, weights) in x.chunks_exact(2).zip(block.chunks_exact(2 * SIDE)) {
                for (sum, w) in sums.iter_mut().zip(weights.chunks_exact(2)) {
                    let two = i32::from(x[0]) * i32::from(w[0]);
                    *sum = sum.wrapping_add(two).wrapping_add(i32::from(x[1]) * i32::from(w[1]));
                }
            }
            out.copy_from_slice(&sums);
        }
    }
}

#[cfg(target_arch = "x86_64")]
macro_rules! vectors {
    ($name:ident, $tile:ident, $feature:literal, $vector:ty, $lanes:literal, $tokens:literal,
     $zero:ident, $load:ident, $repeat:ident, $madd:ident, $add:ident, $store:ident) => {
        /// All rows for a few vectors at a time, so that every load serves several products.
        #[target_feature(enable = $feature)]
        unsafe fn $name(m: &Matrix, x: &[i16], stride: usize, tokens: usize, out: &mut [i32]) {
            let mut t = 0;
            while t < tokens {
                let (x, out) = (&x[t * stride..], &mut out[t * m.rows..]);
                // SAFETY: `x` and `out` have room for the vectors that are left, as the caller checked.
                unsafe {
                    match tokens - t {
                        1 => $tile::<1>(m, x, stride, out),
                        2 => $tile::<2>(m, x, stride, out),
                        3 => $tile::<3>(m, x, stride, out),
                        4 => $tile::<4>(m, x, stride, out),
                        5 if $tokens > 4 => $tile::<5>(m, x, stride, out),
                        _ => $tile::<$tokens>(m, x, stride, out),
                    }
                }
                t += $tokens;
            }
        }

        #[target_feature(enable = $feature)]
        unsafe fn $tile<const T: usize>(m: &Matrix, x: &[i16], stride: usize, out: &mut [i32]) {
            use std::arch::x86_64::*;
            const VECTORS: usize = 2;
            let (pairs, parts) = (m.width / 2, SIDE / $lanes);
            for v in (0..m.rows / $lanes).step_by(VECTORS) {
                // A last single vector is computed twice.
                let vectors = [v, (v + 1).min(m.rows / $lanes - 1)];
                let at = vectors.map(|v| (v / parts * pairs * SIDE + v % parts * $lanes) * 2);
                let mut sums = [[$zero(); T]; VECTORS];
                for i in 0..pairs {
                    // SAFETY: a block has `pairs` groups of SIDE pairs; vector t has `width` numbers from t · stride.
                    unsafe {
                        let load =
                            |at: usize| $load(m.weights.as_ptr().add(at + i * SIDE * 2).cast::<$vector>());
                        let (a, b) = (load(at[0]), load(at[1]));
                        for t in 0..T {
                            let x = x.as_ptr().add(t * stride + 2 * i).cast::<i32>().read_unaligned();
                            sums[0][t] = $add(sums[0][t], $madd(a, $repeat(x)));
                            sums[1][t] = $add(sums[1][t], $madd(b, $repeat(x)));
                        }
                    }
                }
                for (v, sums) in vectors.iter().zip(sums) {
                    for (t, sum) in sums.into_iter().enumerate() {
                        // SAFETY: row v · lanes + lanes - 1 is in the matrix, and `out` has T times its rows.
                        unsafe {
                            $store(out.as_mut_ptr().add(t * m.rows + v * $lanes).cast::<$vector>(), sum)
                        };
                    }
                }
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
vectors!(
    sse2,
    sse2_tile,
    "sse2",
    __m128i,
    4,
    4,
    _mm_setzero_si128,
    _mm_loadu_si128,
    _mm_set1_epi32,
    _mm_madd_epi16,
    _mm_add_epi32,
    _mm_storeu_si128
);
#[cfg(target_arch = "x86_64")]
vectors!(
    avx2,
    avx2_tile,
    "avx2",
    __m256i,
    8,
    6,
    _mm256_setzero_si256,
    _mm256_loadu_si256,
    _mm256_set1_epi32,
    _mm256_madd_epi16,
    _mm256_add_epi32,
    _mm256_storeu_si256
);

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that use the whole range, the ends included.
    fn numbers(n: usize, mut seed: u32) -> Vec<i16> {
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if seed >> 28 == 0 { i16::MIN } else { (seed >> 16) as i16 }
        };
        (0..n).map(|_| next()).collect()
    }

    #[test]
    fn levels_agree() {
        for (rows, width, stride, tokens) in [
            (112, 336, 112, 7),
            (8, 16, 16, 1),
            (64, 96, 96, 4),
            (16, 32, 48, 9),
            (8, 96, 96, 5),
            (24, 2, 2, 12),
        ] {
            let rowwise = numbers(rows * width, 7);
            let m = Matrix::new(rows, width, &rowwise).unwrap_or_default();
            let x = numbers((tokens - 1) * stride + width, 11);
            let run = |level| {
                let mut out = vec![1; 3];
                product(level, &m, &x, stride, tokens, &mut out);
                out
            };
            let dot = |t: usize, r: usize| {
                let both = x[t * stride..].iter().zip(&rowwise[r * width..(r + 1) * width]);
                both.fold(0i32, |sum, (&x, &w)| sum.wrapping_add(i32::from(x) * i32::from(w)))
            };
            let wanted: Vec<i32> =
                (0..tokens).flat_map(|t| (0..rows).map(move |r| (t, r))).map(|(t, r)| dot(t, r)).collect();
            assert_eq!(run(Level::Plain), wanted);
            assert_eq!(run(Level::detect()), wanted);
            #[cfg(target_arch = "x86_64")]
            assert_eq!(run(Level::Sse2), wanted);
        }
    }

    #[test]
    fn short_slices_are_left_alone() {
        let m = Matrix::new(8, 16, &[1; 128]).unwrap_or_default();
        let mut out = Vec::new();
        product(Level::detect(), &m, &[1; 15], 16, 1, &mut out);
        assert_eq!(out, [0; 8]);
    }
}
