//! Kinds of files, and how a kind is told.

use crate::open::unpacked_name;
use std::path::Path;

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
    pub(crate) fn of_bytes(head: &[u8]) -> Kind {
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
