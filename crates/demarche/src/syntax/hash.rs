//! Hashing of words and features: the same on every machine, as the weights depend on it.

/// Adds `x` to a running hash.
#[inline]
pub fn mix(h: u32, x: u32) -> u32 {
    (h.rotate_left(5) ^ x).wrapping_mul(0x9E37_79B1)
}

/// The hash of some bytes.
#[inline]
pub fn bytes(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// Spreads a hash so that its low bits may index a table.
#[inline]
pub fn finish(h: u32) -> u32 {
    let h = (h ^ (h >> 15)).wrapping_mul(0x85EB_CA6B);
    h ^ (h >> 13)
}
