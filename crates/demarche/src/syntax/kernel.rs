//! Integer matrix products: plain, SSE2 and AVX2, chosen when the program starts, equal to the bit.
//!
//! All three add the same 32-bit products with wrapping sums, so the order in which they add does
//! not matter. This is the only module of the project with `unsafe` code: it calls functions
//! compiled for instructions that were found to be there, and loads vectors from slices whose
//! lengths are checked first.
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

/// A matrix for [`product`]: rows of weights one after the other.
#[derive(Debug, Default)]
pub struct Matrix {
    /// Number of rows, that is of results; even.
    pub rows: usize,
    /// Numbers in a row; a multiple of 16.
    pub width: usize,
    /// The weights.
    pub weights: Vec<i16>,
}

/// `out[t][r] = Σ x[t·stride + i] · weights[r][i]` for `tokens` vectors. Does nothing if a slice is too short.
pub fn product(level: Level, m: &Matrix, x: &[i16], stride: usize, tokens: usize, out: &mut Vec<i32>) {
    out.clear();
    out.resize(tokens * m.rows, 0);
    let fits = m.weights.len() >= m.rows * m.width && m.width.is_multiple_of(16) && m.rows.is_multiple_of(2);
    if !fits || tokens == 0 || x.len() < (tokens - 1) * stride + m.width {
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
        for (o, w) in out[t * m.rows..].iter_mut().zip(m.weights.chunks_exact(m.width)) {
            let products = w.iter().zip(x).map(|(&w, &x)| i32::from(w) * i32::from(x));
            *o = products.fold(0, i32::wrapping_add);
        }
    }
}

#[cfg(target_arch = "x86_64")]
macro_rules! vectors {
    ($name:ident, $feature:literal, $vector:ty, $lanes:literal, $zero:ident, $load:ident, $madd:ident, $add:ident, $sum:ident) => {
        /// Two rows and four vectors at a time, so that every load serves several products.
        #[target_feature(enable = $feature)]
        unsafe fn $name(m: &Matrix, x: &[i16], stride: usize, tokens: usize, out: &mut [i32]) {
            use std::arch::x86_64::*;
            let width = m.width;
            let mut t = 0;
            while t < tokens {
                let many = (tokens - t).min(4);
                // A last tile of fewer vectors computes its last one again.
                let at = |k: usize| (t + k.min(many - 1)) * stride;
                let bases = [at(0), at(1), at(2), at(3)];
                for r in (0..m.rows).step_by(2) {
                    let mut sums = [[$zero(); 4]; 2];
                    for i in (0..width).step_by($lanes) {
                        // SAFETY: r + 1 < rows and i + lanes <= width; the caller checked both slices.
                        unsafe {
                            let load = |s: &[i16], i: usize| $load(s.as_ptr().add(i).cast::<$vector>());
                            let (a, b) =
                                (load(&m.weights, r * width + i), load(&m.weights, (r + 1) * width + i));
                            for k in 0..4 {
                                let v = load(x, bases[k] + i);
                                sums[0][k] = $add(sums[0][k], $madd(a, v));
                                sums[1][k] = $add(sums[1][k], $madd(b, v));
                            }
                        }
                    }
                    for k in 0..many {
                        out[(t + k) * m.rows + r] = $sum(sums[0][k]);
                        out[(t + k) * m.rows + r + 1] = $sum(sums[1][k]);
                    }
                }
                t += many;
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "sse2")]
fn sum128(v: std::arch::x86_64::__m128i) -> i32 {
    use std::arch::x86_64::*;
    let v = _mm_add_epi32(v, _mm_shuffle_epi32(v, 0b01_00_11_10));
    _mm_cvtsi128_si32(_mm_add_epi32(v, _mm_shuffle_epi32(v, 0b10_11_00_01)))
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn sum256(v: std::arch::x86_64::__m256i) -> i32 {
    use std::arch::x86_64::*;
    sum128(_mm_add_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1)))
}

#[cfg(target_arch = "x86_64")]
vectors!(sse2, "sse2", __m128i, 8, _mm_setzero_si128, _mm_loadu_si128, _mm_madd_epi16, _mm_add_epi32, sum128);
#[cfg(target_arch = "x86_64")]
vectors!(
    avx2,
    "avx2",
    __m256i,
    16,
    _mm256_setzero_si256,
    _mm256_loadu_si256,
    _mm256_madd_epi16,
    _mm256_add_epi32,
    sum256
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
        for (rows, width, stride, tokens) in
            [(96, 288, 96, 7), (2, 16, 16, 1), (64, 96, 96, 4), (10, 32, 48, 9)]
        {
            let m = Matrix { rows, width, weights: numbers(rows * width, 7) };
            let x = numbers((tokens - 1) * stride + width, 11);
            let run = |level| {
                let mut out = Vec::new();
                product(level, &m, &x, stride, tokens, &mut out);
                out
            };
            assert_eq!(run(Level::Plain), run(Level::detect()));
            #[cfg(target_arch = "x86_64")]
            assert_eq!(run(Level::Plain), run(Level::Sse2));
        }
    }

    #[test]
    fn short_slices_are_left_alone() {
        let m = Matrix { rows: 2, width: 16, weights: vec![1; 32] };
        let mut out = Vec::new();
        product(Level::detect(), &m, &[1; 15], 16, 1, &mut out);
        assert_eq!(out, [0, 0]);
    }
}
