//! From a file to its documents.

use crate::lines::LONGEST;
use crate::open::{Input, open, unpacked_name};
use crate::warc::Warc;
use crate::{Charset, Fields, Kind, Meter, Problem, Source, charset, json, table, text, xml};
use demarche::model::{Content, RawDocument};
use jiff::civil::Date;
use std::io::{self, Read};

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

/// Documents one by one, each read or told why not.
pub type Documents = Box<dyn Iterator<Item = Result<RawDocument, Problem>> + Send>;

/// The documents of a source, one by one; JSON Lines are streamed, other kinds read whole.
pub fn documents(source: &Source, defaults: &Defaults) -> Documents {
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

fn dispatch(source: &Source, mut input: Input, defaults: &Defaults) -> io::Result<Documents> {
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
        Kind::Jsonl => Box::new(json::Lines::new(&name, &id, input, &defaults.fields)),
        Kind::Json => json::file(&name, &id, &whole(input)?, &defaults.fields),
        Kind::Csv => Box::new(table::table(&name, &id, input, defaults)?),
        Kind::Warc => Box::new(Warc::new(&name, input)),
        Kind::Xml => xml::documents(&name, &id, &whole(input)?),
        Kind::Html => single(html(&id, whole(input)?)),
        Kind::Text => single(text::document(&name, &id, whole(input)?, defaults.lossy)),
    })
}

pub(crate) fn single(document: Result<RawDocument, Problem>) -> Documents {
    Box::new(std::iter::once(document))
}

/// Bytes of a whole file, up to the size of the largest line.
fn whole(input: Input) -> io::Result<Vec<u8>> {
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

/// The file's name without folders and extensions, the id of a document without one.
fn stem(source: &Source) -> String {
    let Source::File(path) = source else { return "stdin".to_owned() };
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let name = unpacked_name(&name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}
