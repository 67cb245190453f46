//! Web archives (WARC 1.0 and 1.1, WET): pages and texts of their records.
//!
//! The reader is this project's own, because it must go on after a record whose length is wrong.

mod ahead;

use crate::Problem;
use crate::http::{self, Body};
use crate::lines::LONGEST;
use crate::open::Input;
use ahead::Ahead;
use demarche::model::{Content, RawDocument};
use std::collections::HashMap;
use std::io::{self, BufRead, Read};

/// Longest header of a record.
const HEADER: u64 = 1 << 20;

/// The documents of an archive.
pub(crate) struct Warc {
    name: String,
    input: Ahead,
    number: usize,
    over: bool,
}

/// Named fields, in lower case.
type Header = HashMap<String, String>;

/// What a record turned out to be.
enum Found {
    /// The archive is over.
    End,
    /// Something without a page.
    Other,
    /// A page or text.
    Document(RawDocument),
}

impl Warc {
    pub(crate) fn new(name: &str, input: Input) -> Self {
        Warc { name: name.to_owned(), input: Ahead::new(input), number: 0, over: false }
    }

    fn problem(&self, reason: impl std::fmt::Display) -> Problem {
        Problem::of(&self.name, format!("record {}: {reason}", self.number))
    }
}

impl Iterator for Warc {
    type Item = Result<RawDocument, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over {
            self.number += 1;
            match self.record() {
                Ok(Found::End) => self.over = true,
                Ok(Found::Other) => {}
                Ok(Found::Document(document)) => return Some(Ok(document)),
                Err(Fault::Record(reason)) => return Some(Err(self.problem(reason))),
                Err(Fault::Read(e)) => {
                    self.over = true;
                    return Some(Err(Problem { cut: true, ..self.problem(e) }));
                }
            }
        }
        None
    }
}

/// Why a record gives no document.
enum Fault {
    /// The record is wrong, the next one may be right.
    Record(String),
    /// Nothing more can be read.
    Read(io::Error),
}

impl From<io::Error> for Fault {
    fn from(e: io::Error) -> Self {
        Fault::Read(e)
    }
}

impl Warc {
    fn record(&mut self) -> Result<Found, Fault> {
        let Some(header) = self.header()? else { return Ok(Found::End) };
        let length = header.get("content-length").and_then(|l| l.parse::<u64>().ok());
        let Some(length) = length else {
            self.find_next()?;
            return Err(Fault::Record("no Content-Length, skipped".to_owned()));
        };
        if length > LONGEST as u64 {
            self.skip(length)?;
            return if relevant(&header) {
                Err(Fault::Record(format!("{length} bytes: over {} MiB, skipped", LONGEST >> 20)))
            } else {
                Ok(Found::Other)
            };
        }
        let body = self.body(length)?;
        Ok(document(&header, body))
    }

    /// The header of the next record; `None` at the end.
    fn header(&mut self) -> Result<Option<Header>, Fault> {
        if !self.begins()? {
            return Ok(None);
        }
        let (mut header, mut line) = (Header::new(), Vec::new());
        loop {
            line.clear();
            if self.line(&mut line)? == 0 {
                return Err(Fault::Read(cut_short()));
            }
            let text = String::from_utf8_lossy(&line);
            match text.trim().split_once(':') {
                Some((name, value)) => {
                    header.insert(name.trim().to_ascii_lowercase(), value.trim().to_owned())
                }
                None if text.trim().is_empty() => return Ok(Some(header)),
                None => None,
            };
        }
    }

    /// Reads up to the line that begins the next record; `false` at the end.
    fn begins(&mut self) -> Result<bool, Fault> {
        let mut line = Vec::new();
        while self.line(&mut line)? > 0 {
            if line.starts_with(b"WARC/") {
                return Ok(true);
            }
            if !line.iter().all(u8::is_ascii_whitespace) {
                return Err(self.stray()?);
            }
            line.clear();
        }
        Ok(false)
    }

    /// What a line between records means.
    fn stray(&mut self) -> Result<Fault, Fault> {
        if self.number == 1 {
            let reason = "not a web archive: it does not begin with WARC/1";
            return Ok(Fault::Read(io::Error::other(reason)));
        }
        self.find_next()?;
        let reason = "the record before it has a wrong Content-Length; reading goes on at the next one";
        Ok(Fault::Record(reason.to_owned()))
    }

    fn line(&mut self, line: &mut Vec<u8>) -> io::Result<usize> {
        (&mut self.input).take(HEADER).read_until(b'\n', line)
    }

    /// The bytes of a record. If the length is too long, the records it swallowed are given back.
    fn body(&mut self, length: u64) -> Result<Vec<u8>, Fault> {
        let mut body = Vec::new();
        (&mut self.input).take(length).read_to_end(&mut body)?;
        let whole = body.len() as u64 == length;
        let ends = whole && matches!(self.input.fill_buf()?, [b'\r', b'\n', ..] | [b'\n', ..] | []);
        if ends {
            return Ok(body);
        }
        match find(&body, b"\r\n\r\nWARC/1.") {
            Some(at) => {
                self.input.give_back(body.split_off(at));
                Err(Fault::Record(
                    "its Content-Length is too long; reading goes on at the next record".to_owned(),
                ))
            }
            None if !whole => Err(Fault::Read(cut_short())),
            // Too short: the next header says so.
            None => Ok(body),
        }
    }

    fn skip(&mut self, length: u64) -> io::Result<()> {
        let n = io::copy(&mut (&mut self.input).take(length), &mut io::sink())?;
        if n < length { Err(cut_short()) } else { Ok(()) }
    }

    /// Passes over lines up to the next record.
    fn find_next(&mut self) -> io::Result<()> {
        let mut line = Vec::new();
        loop {
            line.clear();
            if self.line(&mut line)? == 0 {
                return Ok(());
            }
            if line.starts_with(b"WARC/1.") {
                self.input.give_back(line);
                return Ok(());
            }
        }
    }
}

fn cut_short() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "cut short: the archive ends inside a record")
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|w| w == needle)
}

/// Whether a record may hold a page.
fn relevant(header: &Header) -> bool {
    matches!(header.get("warc-type").map(String::as_str), Some("response" | "resource" | "conversion"))
}

fn document(header: &Header, bytes: Vec<u8>) -> Found {
    let kind = header.get("content-type").map_or("", String::as_str);
    let body = match header.get("warc-type").map(String::as_str) {
        Some("response") if kind.contains("http") || bytes.starts_with(b"HTTP/") => http::body(bytes),
        Some("response" | "resource" | "conversion") => Body::typed(kind, bytes),
        _ => None,
    };
    let content = match body {
        Some(Body::Html(bytes)) => Content::Html(bytes),
        Some(Body::Text(text)) => Content::Text(text),
        None => return Found::Other,
    };
    let url = header.get("warc-target-uri").map(|u| u.trim_matches(['<', '>']).to_owned());
    let id =
        header.get("warc-record-id").map(|id| id.trim_matches(['<', '>']).trim_start_matches("urn:uuid:"));
    let id = id.map(str::to_owned).or_else(|| url.clone()).unwrap_or_default();
    Found::Document(RawDocument { id, content, url, ..RawDocument::default() })
}
