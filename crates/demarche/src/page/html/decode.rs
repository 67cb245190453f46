//! Bytes to text: byte order mark, then what the page says of itself, then what the bytes look like.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;
use std::borrow::Cow;

/// Bytes at the top of a page in which its character set must be declared.
const DECLARED_WITHIN: usize = 8192;
/// Bytes looked at to guess a character set.
const GUESSED_FROM: usize = 1 << 20;

/// The page's text. Valid UTF-8 is taken as such, whatever the page says.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = &bytes[..bytes.len().min(crate::page::MAX_BYTES)];
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let declared = declared(bytes).filter(|&e| e != UTF_8 && e != UTF_16LE && e != UTF_16BE);
    let encoding = declared.unwrap_or_else(|| guessed(bytes));
    encoding.decode_without_bom_handling(bytes).0
}

/// The character set named by `<meta charset=…>` or `<meta … content="…; charset=…">`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    let at = memmem::find(&head, b"charset=")? + b"charset=".len();
    let label = head[at..].iter().skip_while(|b| matches!(b, b'"' | b'\'' | b' '));
    let label: Vec<u8> =
        label.take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':')).copied().collect();
    Encoding::for_label(&label)
}

/// A nearly valid UTF-8 page (a cut character, a stray byte) stays UTF-8; others are guessed.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(GUESSED_FROM)];
    let lossy = String::from_utf8_lossy(sample);
    let broken = lossy.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    let foreign = lossy.chars().filter(|c| !c.is_ascii()).count();
    if broken * 4 < foreign {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Allow)
}
