//! From byte offsets to code points.

use super::types::{Range, Words};
use crate::model::Span;

/// Code points counted at every 64th byte: a look-up counts at most 63 bytes.
pub(super) struct Offsets<'t> {
    text: &'t str,
    counts: Vec<u32>,
}

const STEP: usize = 64;

/// Bytes that begin a code point.
fn starts(bytes: &[u8]) -> u32 {
    let n = bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count();
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl<'t> Offsets<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut counts = vec![0];
        let mut total = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            total += starts(chunk);
            counts.push(total);
        }
        Offsets { text, counts }
    }

    /// Code points before a byte offset.
    pub(super) fn at(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let chunk = byte / STEP;
        let before = self.counts.get(chunk).copied().unwrap_or(0);
        before + self.text.as_bytes().get(chunk * STEP..byte).map_or(0, starts)
    }

    pub(super) fn range(&self, span: Span) -> Range {
        Range { start: self.at(span.start), end: self.at(span.end) }
    }

    pub(super) fn words(&self, span: Span) -> Words {
        let Range { start, end } = self.range(span);
        Words { start, end, text: span.of(self.text).to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points() {
        let text = "“Нет”, he said — 不. ".repeat(20);
        let offsets = Offsets::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.at(u32::try_from(byte).unwrap()) as usize, n);
        }
        assert_eq!(offsets.at(u32::MAX) as usize, text.chars().count());
    }
}
