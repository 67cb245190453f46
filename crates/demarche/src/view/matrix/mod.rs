//! The ledger of many documents: issues by parties, and who moved.

mod grid;
mod moves;

pub use moves::moves;

use super::register::{links, proposals};
use crate::ledger::{Cell, Dossier, Register, View};
use grid::Grid;
use serde_json::{Value, json};
use std::fmt::Write;

/// How a ledger is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerFormat {
    /// For a terminal.
    Table,
    /// One JSON object.
    Json,
    /// One line a cell.
    Csv,
    /// A table and its evidence.
    Markdown,
    /// A self-contained page.
    Html,
}

/// A ledger with the sentences behind every cell, what hangs on what, and what was put forward. CSV
/// gives the cells alone.
pub fn matrix(dossier: &Dossier, view: &View, register: &Register, format: LedgerFormat) -> String {
    let grid = Grid::new(view);
    let below = |lead: &str, title: fn(&str) -> String| {
        let sections = [
            ("Evidence", evidence(dossier, view, lead)),
            ("What hangs on what", links(register, lead)),
            ("Proposals", proposals(register, lead)),
        ];
        let shown = sections.into_iter().filter(|(_, body)| !body.is_empty());
        shown.map(|(name, body)| title(name) + &body).collect::<String>()
    };
    match format {
        LedgerFormat::Table => grid.table() + &below("", |name| format!("\n{name}\n")),
        LedgerFormat::Json => pretty(&json!({
            "stances": view.cells.iter().map(|c| cell(dossier, c)).collect::<Vec<_>>(),
            "ascribed": view.ascribed.iter().filter_map(|&i| dossier.entries().get(i)).collect::<Vec<_>>(),
            "linkages": register.linkages,
            "proposals": register.proposals,
        })),
        LedgerFormat::Csv => csv(dossier, view),
        LedgerFormat::Markdown => grid.markdown() + &below("- ", |name| format!("\n## {name}\n\n")),
        LedgerFormat::Html => {
            let body = escape(&below("", |name| format!("\n{name}\n")));
            page(&format!("{}<pre>{body}</pre>", grid.html()))
        }
    }
}

fn cell(dossier: &Dossier, c: &Cell) -> Value {
    let entries: Vec<_> = c.statements.iter().filter_map(|&i| dossier.entries().get(i)).collect();
    json!({ "party": c.party, "issue": c.issue, "state": c.state.name(), "since": c.since,
        "last_affirmed": c.last_affirmed, "statements": entries })
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// Every cell with its statements: the party, the state, then the exact words and their document.
fn evidence(dossier: &Dossier, view: &View, lead: &str) -> String {
    let mut out = String::new();
    for c in &view.cells {
        let since = c.since.as_deref().unwrap_or("?");
        let _ = writeln!(out, "{lead}{} {} {} (since {since})", c.party, c.state.name(), c.issue);
        for e in c.statements.iter().filter_map(|&i| dossier.entries().get(i)) {
            let speaker = e.speaker.as_deref().map_or(String::new(), |s| format!("{s}: "));
            let said = e.said_on.as_deref().unwrap_or("?");
            let _ =
                writeln!(out, "    {said} {speaker}“{}” [{} {}]", e.evidence, e.document, e.sentence_number);
        }
    }
    for e in view.ascribed.iter().filter_map(|&i| dossier.entries().get(i)) {
        let who = e.speaker.as_deref().unwrap_or("others");
        let _ = writeln!(
            out,
            "{lead}{} – {} (ascribed by {who}: “{}” [{}])",
            e.party, e.issue, e.evidence, e.document
        );
    }
    out
}

fn csv(dossier: &Dossier, view: &View) -> String {
    let row = |c: &Cell| {
        let words: Vec<&str> =
            c.statements.iter().filter_map(|&i| Some(dossier.entries().get(i)?.evidence.as_str())).collect();
        let day = |d: &Option<crate::model::Str>| d.as_ref().map_or(String::new(), ToString::to_string);
        [
            c.party.to_string(),
            c.issue.to_string(),
            c.state.name().to_owned(),
            day(&c.since),
            day(&c.last_affirmed),
            words.join(" / "),
        ]
    };
    rows(&["party", "issue", "state", "since", "last_affirmed", "evidence"], view.cells.iter().map(row), ",")
}

fn rows(head: &[&str; 6], rows: impl Iterator<Item = [String; 6]>, separator: &str) -> String {
    let quoted =
        |w: String| if w.contains([',', '"', '\n']) { format!("\"{}\"", w.replace('"', "\"\"")) } else { w };
    rows.fold(head.join(separator) + "\n", |out, r| out + &r.map(quoted).join(separator) + "\n")
}

fn page(body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Ledger</title><style>\
         body{{font:15px/1.5 system-ui,sans-serif;margin:2rem}}td{{border:1px solid #ddd;padding:.25rem .5rem;vertical-align:top}}\
         table{{border-collapse:collapse}}pre{{white-space:pre-wrap}}</style></head><body>\n{body}\n</body></html>\n"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
