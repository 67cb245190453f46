//! Lines of bounded length: a file with one endless line must not fill the memory.

use std::io::{self, BufRead};

/// The longest line that is read, in bytes. A page of text has some kilobytes; 64 MiB leaves room
/// for the largest transcript wrapped in JSON.
pub(crate) const LONGEST: usize = 64 << 20;

/// One line.
pub(crate) enum Line {
    /// Its bytes, without the line ending.
    Whole(Vec<u8>),
    /// It was longer than [`LONGEST`] and was skipped: its length in bytes.
    TooLong(usize),
}

/// Reads the next line; `None` at the end.
pub(crate) fn next_line(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let (mut line, mut length) = (Vec::new(), 0usize);
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok((length > 0).then(|| finish(line, length)));
        }
        let end = buffer.iter().position(|&b| b == b'\n');
        let taken = end.map_or(buffer.len(), |e| e + 1);
        let content = &buffer[..end.unwrap_or(buffer.len())];
        if length + content.len() <= LONGEST {
            line.extend_from_slice(content);
        } else {
            line = Vec::new();
        }
        length += content.len().max(1);
        input.consume(taken);
        if end.is_some() {
            return Ok(Some(finish(line, length)));
        }
    }
}

fn finish(mut line: Vec<u8>, length: usize) -> Line {
    if length > LONGEST + 1 {
        return Line::TooLong(length);
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Line::Whole(line)
}
