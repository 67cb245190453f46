//! Tables of what was read: files, documents, stretches of text.

use super::Kind::{Flag, Integer, Json, Text};
use super::Table;
use super::columns::{DOCUMENT, END, START, column, key, to};

pub(super) const INPUTS: Table = Table {
    name: "inputs",
    about: "A file that was read",
    columns: &[
        key("input"),
        column("path", Text, "The file as the user named it").label(),
        column("bytes", Integer, "Its size; null for standard input"),
        column("sha256", Text, "SHA-256 of its bytes; null for standard input"),
        column("seen", Integer, "How many of its documents were dealt with, set-aside and skipped ones too"),
        column("skipped", Integer, "How many were left out because they are older than --since"),
        column("complete", Flag, "Whether it was read to its end"),
    ],
};

pub(super) const DOCUMENTS: Table = Table {
    name: "documents",
    about: "An article that was coded",
    columns: &[
        key("document"),
        to("input", "inputs", "The file it came from"),
        column("position", Integer, "Which document of the file it is, from 1"),
        column("id", Text, "The input's own id, else made from the file's name"),
        column("sha256", Text, "SHA-256 of the document's bytes"),
        column("url", Text, "Canonical URL"),
        column("language", Text, "ISO 639-1; null where there is too little text to tell"),
        column("headline", Text, "Headline").label(),
        column("dek", Text, "The line under the headline"),
        column("authors", Json, "Authors' names"),
        column("dateline", Text, "The dateline, verbatim"),
        column("publisher", Text, "The publishing outlet"),
        column("topics", Json, "Sections and tags"),
        column("published", Text, "Publication day, ISO 8601").asked(),
        column("published_how", Text, "given, metadata, dateline, inferred or unknown"),
        column("text", Text, "The text in which all offsets count, in Unicode code points"),
    ],
};

pub(super) const BLOCKS: Table = Table {
    name: "blocks",
    about: "A stretch of a document's text with one function on the page",
    columns: &[
        key("block"),
        DOCUMENT,
        column("kind", Text, "headline, dek, body, caption, credit, furniture, teaser or repeat"),
        START,
        END,
    ],
};

pub(super) const SENTENCES: Table = Table {
    name: "sentences",
    about: "A sentence that was read",
    columns: &[
        key("sentence"),
        DOCUMENT,
        column("number", Integer, "Its number in the document, from 1"),
        START,
        END,
        column("text", Text, "Its words").label().searched(),
    ],
};

pub(super) const PROBLEMS: Table = Table {
    name: "problems",
    about: "What could not be read or looks wrong",
    columns: &[
        key("problem"),
        to("input", "inputs", "The file"),
        column("position", Integer, "Which document of the file, from 1; 0 for the file itself"),
        column("line", Integer, "Line of the file"),
        column("id", Text, "The document's id, where it could be read"),
        to(
            "document",
            "documents",
            "The document, if it was coded in spite of the problem; null if set aside",
        ),
        column("reason", Text, "What is wrong, and what helps").label(),
    ],
};
