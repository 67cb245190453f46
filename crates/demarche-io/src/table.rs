//! Documents in the rows of CSV and TSV files.

use crate::lines::LONGEST;
use crate::open::Input;
use crate::{Defaults, Problem};
use csv::{ByteRecord, ErrorKind, Reader, ReaderBuilder};
use demarche::model::RawDocument;
use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The documents of a table.
///
/// # Errors
/// If its first line has no column for the text.
pub(crate) fn table(
    name: &str,
    id: &str,
    mut input: Input,
    defaults: &Defaults,
) -> io::Result<impl Iterator<Item = Result<RawDocument, Problem>> + use<>> {
    let delimiter = delimiter(input.fill_buf()?);
    let row_bytes = Arc::new(AtomicUsize::new(0));
    let guard = Guard { input, row_bytes: row_bytes.clone() };
    let mut csv = ReaderBuilder::new().delimiter(delimiter).from_reader(guard);
    let header = csv.byte_headers().map_err(|e| io::Error::other(reason(&e)))?;
    let bare = |f: &[u8]| String::from_utf8_lossy(f).trim_start_matches('\u{feff}').trim().to_owned();
    let header: Vec<String> = header.iter().map(bare).collect();
    if !defaults.fields.have_text(&header) {
        return Err(io::Error::other(format!(
            "no column {}: the columns are {}; say which holds what with --columns text=NAME,date=NAME",
            defaults.fields.text_names(),
            header.join(", ")
        )));
    }
    Ok(Rows {
        name: name.to_owned(),
        id: id.to_owned(),
        csv,
        header,
        row_bytes,
        defaults: defaults.clone(),
        over: false,
    })
}

/// What stands between the columns: the likeliest sign of the first line.
fn delimiter(head: &[u8]) -> u8 {
    let line = head.split(|&b| b == b'\n').next().unwrap_or_default();
    let count = |sign: u8| line.iter().filter(|&&b| b == sign).count();
    let signs = [b',', b';', b'\t', b'|'];
    signs.into_iter().rev().max_by_key(|&s| count(s)).filter(|&s| count(s) > 0).unwrap_or(b',')
}

struct Rows {
    name: String,
    id: String,
    csv: Reader<Guard>,
    header: Vec<String>,
    row_bytes: Arc<AtomicUsize>,
    defaults: Defaults,
    over: bool,
}

impl Iterator for Rows {
    type Item = Result<RawDocument, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        self.row_bytes.store(0, Ordering::Relaxed);
        let (mut row, line) = (ByteRecord::new(), self.csv.position().line());
        match self.csv.read_byte_record(&mut row) {
            Ok(false) => None,
            Ok(true) => Some(self.document(&row)),
            Err(e) => {
                self.over = matches!(e.kind(), ErrorKind::Io(_));
                let line = e.position().map_or(line, |p| p.line());
                let problem = Problem::at(&self.name, usize::try_from(line).unwrap_or(0), reason(&e));
                Some(Err(Problem { cut: self.over, ..problem }))
            }
        }
    }
}

impl Rows {
    fn document(&self, row: &ByteRecord) -> Result<RawDocument, Problem> {
        let line = row.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(0));
        let get = |name: &str, _| match self.header.iter().position(|h| h == name).and_then(|n| row.get(n)) {
            Some(field) => self.text(field).map(Some),
            None => Ok(None),
        };
        let fallback = format!("{}-{line}", self.id);
        self.defaults.fields.document(get, &fallback).map_err(|e| Problem::at(&self.name, line, e))
    }

    fn text(&self, field: &[u8]) -> Result<String, String> {
        match std::str::from_utf8(field) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) if self.defaults.lossy => Ok(String::from_utf8_lossy(field).into_owned()),
            Err(_) => Err("not valid UTF-8; name the file's --charset, or read it with --lossy".to_owned()),
        }
    }
}

fn reason(error: &csv::Error) -> String {
    match error.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the row has {len} fields, the header {expected_len}")
        }
        ErrorKind::Io(e) => e.to_string(),
        _ => error.to_string(),
    }
}

/// Stops a row that never ends: a quotation mark that is not closed must not fill the memory.
struct Guard {
    input: Input,
    row_bytes: Arc<AtomicUsize>,
}

impl Read for Guard {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.input.read(buffer)?;
        if self.row_bytes.fetch_add(n, Ordering::Relaxed) > LONGEST {
            let reason = format!("a row of over {} MiB: is a quotation mark not closed?", LONGEST >> 20);
            return Err(io::Error::other(reason));
        }
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::delimiter;

    #[test]
    fn delimiters() {
        assert_eq!(delimiter(b"id,text\n1;2;3"), b',');
        assert_eq!(delimiter(b"id;text;date\n"), b';');
        assert_eq!(delimiter(b"id\ttext\n"), b'\t');
        assert_eq!(delimiter(b"text\n"), b',');
    }
}
