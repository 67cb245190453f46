//! Text in other character sets than UTF-8: by mark, by the user's word, by what the bytes look like.
//!
//! Pages and feeds say themselves what they are written in and are not read here.

use crate::open::Input;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8};
use std::io::{self, BufRead, BufReader, Read};
use std::str::FromStr;

/// Bytes looked at to guess a character set.
const GUESSED_FROM: usize = 1 << 20;

/// A character set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charset(&'static Encoding);

impl FromStr for Charset {
    type Err = String;

    fn from_str(label: &str) -> Result<Self, String> {
        let found = Encoding::for_label(label.as_bytes()).map(Charset);
        found
            .ok_or_else(|| "no character set of the web, like windows-1252, utf-16le or shift_jis".to_owned())
    }
}

impl Charset {
    /// Its name in the Encoding Standard.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Bytes as text, with U+FFFD for what cannot be read.
    pub(crate) fn decode(self, bytes: &[u8]) -> String {
        self.0.decode(bytes).0.into_owned()
    }
}

/// What bytes that are not UTF-8 look like; nothing, if they look like UTF-8 with a fault in it.
pub(crate) fn guessed(bytes: &[u8]) -> Option<Charset> {
    let sample = bytes.get(..bytes.len().min(GUESSED_FROM)).unwrap_or_default();
    // A character that is cut at the end of the sample is no fault.
    std::str::from_utf8(sample).err()?.error_len()?;
    let lossy = String::from_utf8_lossy(sample);
    let broken = lossy.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    let foreign = lossy.chars().filter(|c| !c.is_ascii()).count();
    if broken * 2 < foreign {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    (encoding != UTF_8).then_some(Charset(encoding))
}

/// An input as UTF-8: by what the user asks, else by its mark, else, if `guess`, by the looks of its beginning.
pub(crate) fn utf8(mut input: Input, asked: Option<Charset>, guess: bool) -> io::Result<Input> {
    let head = input.fill_buf()?;
    let marked = Encoding::for_bom(head).map(|(encoding, _)| Charset(encoding));
    let looks = || if guess { guessed(head) } else { None };
    match asked.or(marked).or_else(looks) {
        Some(Charset(encoding)) if encoding != UTF_8 => {
            let decoder = encoding.new_decoder_with_bom_removal();
            Ok(Box::new(BufReader::new(Decoded { input, decoder, text: Vec::new(), at: 0, over: false })))
        }
        _ => Ok(input),
    }
}

/// An input decoded while it is read.
struct Decoded {
    input: Input,
    decoder: Decoder,
    text: Vec<u8>,
    at: usize,
    over: bool,
}

impl Decoded {
    fn more(&mut self) -> io::Result<()> {
        let bytes = self.input.fill_buf()?;
        self.over = bytes.is_empty();
        let room = self.decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len());
        self.text.resize(room, 0);
        let (_, read, written, _) = self.decoder.decode_to_utf8(bytes, &mut self.text, self.over);
        self.text.truncate(written);
        self.at = 0;
        self.input.consume(read);
        Ok(())
    }
}

impl Read for Decoded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at >= self.text.len() && !self.over {
            self.more()?;
        }
        let n = self.text.get(self.at..).unwrap_or_default().read(buffer)?;
        self.at += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], asked: Option<&str>) -> String {
        let asked = asked.map(|label| label.parse().expect(label));
        let mut text = String::new();
        let input: Input = Box::new(io::Cursor::new(bytes.to_vec()));
        utf8(input, asked, true).expect("an input").read_to_string(&mut text).expect("UTF-8");
        text
    }

    #[test]
    fn marks_words_and_looks() {
        assert_eq!(decoded(b"caf\xe9 talks in Gen\xe8ve", None), "café talks in Genève");
        assert_eq!(decoded(b"\xff\xfec\0a\0f\0\xe9\0", None), "café");
        assert_eq!(decoded(b"\xcf\xf0\xe0\xe3\xe0", Some("windows-1251")), "Прага");
        assert_eq!(decoded("café".as_bytes(), None), "café");
        let long = b"caf\xe9 ".repeat(40_000);
        assert_eq!(decoded(&long, None), "café ".repeat(40_000));
    }

    #[test]
    fn a_fault_in_utf8_is_no_other_character_set() {
        assert_eq!(guessed("na\u{ef}ve caf\u{e9} \u{201c}".as_bytes()), None);
        let mut bytes = "na\u{ef}ve caf\u{e9} in Gen\u{e8}ve ".as_bytes().to_vec();
        bytes.push(0xFF);
        bytes.push(b' ');
        assert_eq!(guessed(&bytes), None);
    }
}
