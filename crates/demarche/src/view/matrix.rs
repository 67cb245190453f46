//! The ledger of many documents: issues by parties, and who moved.

use super::register::{links, proposals};
use crate::ledger::{Cell, Change, Dossier, Register, View};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
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

/// Who moved, with the sentence that tells it.
pub fn moves(dossier: &Dossier, changes: &[Change], format: LedgerFormat) -> String {
    match format {
        LedgerFormat::Json => {
            let one = |c: &Change| {
                json!({ "direction": c.direction.name(), "party": c.party, "issue": c.issue,
                "before": c.before.as_ref().map(|x| cell(dossier, x)), "after": c.after.as_ref().map(|x| cell(dossier, x)) })
            };
            pretty(&json!({ "changes": changes.iter().map(one).collect::<Vec<_>>() }))
        }
        LedgerFormat::Csv => rows(
            &["direction", "party", "issue", "before", "after", "evidence"],
            changes.iter().map(|c| change(dossier, c)),
            ",",
        ),
        LedgerFormat::Markdown => {
            let head =
                "| direction | party | issue | before | after | evidence |\n|---|---|---|---|---|---|\n"
                    .to_owned();
            changes.iter().fold(head, |out, c| {
                out + "| " + &change(dossier, c).map(|w| w.replace('|', "\\|")).join(" | ") + " |\n"
            })
        }
        LedgerFormat::Html => {
            let row = |c: &Change| {
                format!(
                    "<tr>{}</tr>\n",
                    change(dossier, c).map(|w| format!("<td>{}</td>", escape(&w))).concat()
                )
            };
            page(&format!("<table>\n{}</table>", changes.iter().map(row).collect::<String>()))
        }
        LedgerFormat::Table => changes
            .iter()
            .map(|c| {
                let [direction, party, issue, before, after, words] = change(dossier, c);
                format!("{direction:<9} {party:<6} {issue}: {before} → {after}\n          {words}\n")
            })
            .collect(),
    }
}

fn change(dossier: &Dossier, c: &Change) -> [String; 6] {
    let state = |x: &Option<Cell>| x.as_ref().map_or("–", |x| x.state.name()).to_owned();
    let last = c.after.as_ref().or(c.before.as_ref()).and_then(|x| x.statements.last());
    let words = last
        .and_then(|&i| dossier.entries().get(i))
        .map_or(String::new(), |e| format!("“{}” [{}]", e.evidence, e.document));
    [
        c.direction.name().to_owned(),
        c.party.to_string(),
        c.issue.to_string(),
        state(&c.before),
        state(&c.after),
        words,
    ]
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

/// Issues down, parties across.
struct Grid<'v> {
    parties: Vec<&'v str>,
    issues: BTreeMap<&'v str, BTreeMap<&'v str, &'v Cell>>,
}

impl<'v> Grid<'v> {
    fn new(view: &'v View) -> Self {
        let mut issues: BTreeMap<&str, BTreeMap<&str, &Cell>> = BTreeMap::new();
        for c in &view.cells {
            issues.entry(&c.issue).or_default().insert(&c.party, c);
        }
        let parties: BTreeSet<&str> = view.cells.iter().map(|c| c.party.as_str()).collect();
        Grid { parties: parties.into_iter().collect(), issues }
    }

    fn lines(&self) -> Vec<Vec<String>> {
        let head = std::iter::once("issue").chain(self.parties.iter().copied()).map(str::to_owned).collect();
        let line = |(issue, cells): (&&str, &BTreeMap<&str, &Cell>)| {
            let states = self.parties.iter().map(|p| cells.get(p).map_or("", |c| c.state.name()).to_owned());
            std::iter::once((*issue).to_owned()).chain(states).collect()
        };
        std::iter::once(head).chain(self.issues.iter().map(line)).collect()
    }

    fn table(&self) -> String {
        let lines = self.lines();
        let width = |column: usize| {
            lines.iter().filter_map(|l| l.get(column)).map(|w| w.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..=self.parties.len()).map(width).collect();
        let mut out = String::new();
        for line in &lines {
            let cells: Vec<String> = line.iter().zip(&widths).map(|(w, n)| format!("{w:<n$}")).collect();
            out.push_str(cells.join("  ").trim_end());
            out.push('\n');
        }
        out
    }

    fn markdown(&self) -> String {
        let mut out = String::new();
        for (i, line) in self.lines().iter().enumerate() {
            let cells: Vec<String> = line.iter().map(|w| w.replace('|', "\\|")).collect();
            let _ = writeln!(out, "| {} |", cells.join(" | "));
            if i == 0 {
                let _ = writeln!(out, "|{}", "---|".repeat(line.len()));
            }
        }
        out
    }

    fn html(&self) -> String {
        let row = |line: &Vec<String>| {
            format!(
                "<tr>{}</tr>\n",
                line.iter().map(|w| format!("<td>{}</td>", escape(w))).collect::<String>()
            )
        };
        format!("<table>\n{}</table>", self.lines().iter().map(row).collect::<String>())
    }
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
