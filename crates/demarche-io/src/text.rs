//! A document of plain text.

use crate::{Problem, charset};
use demarche::model::{Content, RawDocument};
use std::string::FromUtf8Error;

pub(crate) fn document(name: &str, id: &str, bytes: Vec<u8>, lossy: bool) -> Result<RawDocument, Problem> {
    let head = &bytes[..bytes.len().min(8192)];
    if head.contains(&0) {
        return Err(Problem::of(
            name,
            "not text: it has NUL bytes (an image, an archive; of UTF-16 name the --charset)",
        ));
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(e) if lossy => String::from_utf8_lossy(e.as_bytes()).into_owned(),
        Err(e) => match charset::guessed(e.as_bytes()) {
            Some(charset) => charset.decode(e.as_bytes()),
            None => return Err(not_utf8(name, &e)),
        },
    };
    if text.trim().is_empty() {
        return Err(Problem::of(name, "nothing but white space in it"));
    }
    Ok(RawDocument { id: id.to_owned(), content: Content::Text(text), ..RawDocument::default() })
}

fn not_utf8(name: &str, e: &FromUtf8Error) -> Problem {
    let at = e.utf8_error().valid_up_to();
    let line = 1 + e.as_bytes().iter().take(at).filter(|&&b| b == b'\n').count();
    let reason = format!("not valid UTF-8 at byte {at}; name its --charset, or read it with --lossy");
    Problem::at(name, line, reason)
}
