//! From a file to its documents.

use crate::lines::{LONGEST, Line, next_line};
use crate::open::{open, unpacked_name};
use crate::warc::Warc;
use crate::{Charset, Fields, Meter, Problem, Source, charset, json, table, xml};
use demarche::model::{Content, RawDocument};
use jiff::civil::Date;
use std::io::{self, BufRead, Read};
use std::path::Path;
use std::string::FromUtf8Error;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An HTML page.
    Html,
    /// Plain text.
    Text,
    /// One JSON document, or a list of them.
    Json,
    /// One JSON document a line.
    Jsonl,
    /// One document a row, columns named on top.
    Csv,
    /// A web archive.
    Warc,
    /// A feed (RSS, Atom) or news item (NewsML-G2, NITF).
    Xml,
}

impl Kind {
    /// The kind that a file name tells, looking through `.gz` and `.zst`.
    pub fn of_name(path: &Path) -> Option<Kind> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        match unpacked_name(&name).rsplit_once('.')?.1 {
            "html" | "htm" | "xhtml" => Some(Kind::Html),
            "txt" | "text" => Some(Kind::Text),
            "json" => Some(Kind::Json),
            "jsonl" | "ndjson" => Some(Kind::Jsonl),
            "csv" | "tsv" => Some(Kind::Csv),
            "warc" | "wet" => Some(Kind::Warc),
            "xml" | "rss" | "atom" | "rdf" | "nitf" => Some(Kind::Xml),
            _ => None,
        }
    }

    /// The kind that the first bytes tell; plain text when nothing speaks for another.
    fn of_bytes(head: &[u8]) -> Kind {
        let head = String::from_utf8_lossy(&head[..head.len().min(2048)]).to_ascii_lowercase();
        let head = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        if head.starts_with("warc/") {
            Kind::Warc
        } else if ["<?xml", "<rss", "<feed", "<rdf:rdf", "<newsitem", "<nitf"]
            .iter()
            .any(|t| head.starts_with(t))
            && !head.contains("<html")
        {
            Kind::Xml
        } else if head.starts_with('{') {
            if head.lines().nth(1).is_some_and(|l| l.starts_with('{')) { Kind::Jsonl } else { Kind::Json }
        } else if head.starts_with("[{") || head.starts_with("[\n") {
            Kind::Json
        } else if head.starts_with('<')
            && ["<html", "<!doctype", "<head", "<body", "<article", "<p"].iter().any(|t| head.contains(t))
        {
            Kind::Html
        } else {
            Kind::Text
        }
    }
}

/// What the user says about all inputs.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    /// Kind of the inputs; otherwise told by name and content.
    pub kind: Option<Kind>,
    /// Publication date of inputs that give none.
    pub published: Option<Date>,
    /// Address of inputs that give none.
    pub url: Option<String>,
    /// Character set of text, JSON and CSV; otherwise told by a mark, UTF-8, or guessed.
    pub charset: Option<Charset>,
    /// Read text that is not valid UTF-8 as if it were, with U+FFFD for what cannot be read.
    pub lossy: bool,
    /// Which fields of JSON and columns of CSV hold what.
    pub fields: Fields,
}

pub(crate) type Documents = Box<dyn Iterator<Item = Result<RawDocument, Problem>> + Send>;

/// The documents of a source, one by one; JSON Lines are streamed, other kinds read whole.
pub fn documents(
    source: &Source,
    defaults: &Defaults,
) -> Box<dyn Iterator<Item = Result<RawDocument, Problem>> + Send> {
    metered(source, defaults, None)
}

/// The same, with the bytes read counted.
pub(crate) fn metered(source: &Source, defaults: &Defaults, meter: Option<&Meter>) -> Documents {
    let name = source.name();
    let defaults = defaults.clone();
    let found = open(source, meter).and_then(|input| dispatch(source, input, &defaults));
    match found {
        Ok(list) => Box::new(list.map(move |d| d.map(|d| with_defaults(d, &defaults)))),
        Err(error) => Box::new(std::iter::once(Err(Problem::cut(&name, error.to_string())))),
    }
}

/// The only document of a file: what `show` and `explain` take.
///
/// # Errors
/// If the file cannot be read, or holds no document or more than one.
pub fn one_document(source: &Source, defaults: &Defaults) -> Result<RawDocument, Problem> {
    let mut list = documents(source, defaults);
    let first = list.next().unwrap_or_else(|| Err(Problem::of(&source.name(), "no document in it")))?;
    match list.next() {
        None => Ok(first),
        Some(_) => Err(Problem::of(&source.name(), "more than one document in it: this command takes one")),
    }
}

fn with_defaults(mut document: RawDocument, defaults: &Defaults) -> RawDocument {
    document.published = document.published.or(defaults.published);
    document.url = document.url.or_else(|| defaults.url.clone());
    document
}

fn dispatch(
    source: &Source,
    mut input: Box<dyn BufRead + Send>,
    defaults: &Defaults,
) -> io::Result<Documents> {
    let named = match source {
        Source::File(path) => Kind::of_name(path),
        Source::Stdin => None,
    };
    let head = input.fill_buf()?;
    if head.is_empty() {
        return Err(io::Error::other("the file is empty"));
    }
    let kind = defaults.kind.or(named).unwrap_or_else(|| Kind::of_bytes(head));
    let (name, id) = (source.name(), stem(source));
    if matches!(kind, Kind::Text | Kind::Json | Kind::Jsonl | Kind::Csv) {
        // Texts are guessed when they are read whole.
        input = charset::utf8(input, defaults.charset, kind == Kind::Csv && !defaults.lossy)?;
    }
    Ok(match kind {
        Kind::Jsonl => Box::new(Lines { name, id, input, line: 0, fields: defaults.fields.clone() }),
        Kind::Json => json_file(&name, &id, &whole(input)?, &defaults.fields),
        Kind::Csv => Box::new(table::table(&name, &id, input, defaults)?),
        Kind::Warc => Box::new(Warc::new(&name, input)),
        Kind::Xml => xml::documents(&name, &id, &whole(input)?),
        Kind::Html => single(html(&id, whole(input)?)),
        Kind::Text => single(text(&name, &id, whole(input)?, defaults.lossy)),
    })
}

pub(crate) fn single(document: Result<RawDocument, Problem>) -> Documents {
    Box::new(std::iter::once(document))
}

/// Bytes of a whole file, up to the size of the largest line.
fn whole(input: Box<dyn BufRead + Send>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(LONGEST as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > LONGEST {
        return Err(io::Error::other(format!("larger than {} MiB: one document cannot be", LONGEST >> 20)));
    }
    Ok(bytes)
}

fn html(id: &str, bytes: Vec<u8>) -> Result<RawDocument, Problem> {
    Ok(RawDocument { id: id.to_owned(), content: Content::Html(bytes), ..RawDocument::default() })
}

fn text(name: &str, id: &str, bytes: Vec<u8>, lossy: bool) -> Result<RawDocument, Problem> {
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

fn json_file(name: &str, id: &str, bytes: &[u8], fields: &Fields) -> Documents {
    let value: serde_json::Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(e) => {
            let reason = format!("not JSON: {e}");
            return single(Err(Problem::at(name, e.line(), reason)));
        }
    };
    let (name, id, fields) = (name.to_owned(), id.to_owned(), fields.clone());
    match value {
        serde_json::Value::Array(list) => {
            let one = move |(i, v)| {
                let n = i + 1;
                let fallback = format!("{id}-{n}");
                json::document(v, &fields, &fallback)
                    .map_err(|e| Problem::of(&name, format!("document {n}: {e}")))
            };
            Box::new(list.into_iter().enumerate().map(one))
        }
        value => single(json::document(value, &fields, &id).map_err(|e| Problem::of(&name, e))),
    }
}

/// The documents of a JSON Lines file.
struct Lines {
    name: String,
    id: String,
    input: Box<dyn BufRead + Send>,
    line: usize,
    fields: Fields,
}

impl Iterator for Lines {
    type Item = Result<RawDocument, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.line += 1;
            match next_line(&mut self.input) {
                Ok(None) => return None,
                Ok(Some(Line::Whole(bytes))) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(Some(Line::Whole(bytes))) => return Some(self.parse(&bytes)),
                Ok(Some(Line::TooLong(n))) => {
                    let reason = format!("a line of {n} bytes: over {} MiB, skipped", LONGEST >> 20);
                    return Some(Err(Problem::at(&self.name, self.line, reason)));
                }
                Err(e) => {
                    // What follows a failed read cannot be trusted: say so once, and stop.
                    self.input = Box::new(io::empty());
                    let problem = Problem::cut(&self.name, e.to_string());
                    return Some(Err(Problem { line: Some(self.line), ..problem }));
                }
            }
        }
    }
}

impl Lines {
    fn parse(&self, bytes: &[u8]) -> Result<RawDocument, Problem> {
        let problem = |reason: String| Problem::at(&self.name, self.line, reason);
        let value = serde_json::from_slice(bytes).map_err(|e| problem(format!("not JSON: {e}")))?;
        json::document(value, &self.fields, &format!("{}-{}", self.id, self.line)).map_err(problem)
    }
}

/// The file's name without folders and extensions, the id of a document without one.
fn stem(source: &Source) -> String {
    let Source::File(path) = source else { return "stdin".to_owned() };
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let name = unpacked_name(&name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}
