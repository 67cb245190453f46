//! The brief as Markdown.

use super::sheet::{Sheet, sheet};
use crate::record::Record;
use std::fmt::Write;

/// The brief of a record as Markdown: tables whose rows link to the sentences below.
pub fn markdown(record: &Record) -> String {
    set(&sheet(record))
}

/// A sheet as Markdown.
pub(super) fn set(sheet: &Sheet) -> String {
    let mut out = format!("# {}\n\n{}\n", plain(&sheet.title), plain(&sheet.facts.join(" · ")));
    for problem in &sheet.problems {
        let _ = writeln!(out, "\n> {}", plain(problem));
    }
    for section in sheet.sections.iter().filter(|s| !s.rows.is_empty()) {
        let _ = writeln!(
            out,
            "\n## {}\n\n| when | what | who | words | source |\n|---|---|---|---|---|",
            section.title
        );
        for row in &section.rows {
            let links: Vec<String> = row.sentences.iter().map(|n| format!("[{n}](#s{n})")).collect();
            let (when, tag, who) = (plain(&row.when), plain(&row.tag), plain(&row.who));
            let _ = writeln!(out, "| {when} | {tag} | {who} | {} | {} |", plain(&row.text), links.join(" "));
        }
    }
    if !sheet.cited.is_empty() {
        out.push_str("\n## Sentences\n\n");
    }
    for (number, sentence) in &sheet.cited {
        let _ = writeln!(out, "- <a id=\"s{number}\"></a>**{number}** {}", plain(sentence));
    }
    out
}

/// Text in which nothing is markup and nothing ends a table's cell.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}
