//! The table of a ledger: issues down, parties across.

use super::escape;
use crate::ledger::{Cell, View};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Issues down, parties across.
pub(super) struct Grid<'v> {
    parties: Vec<&'v str>,
    issues: BTreeMap<&'v str, BTreeMap<&'v str, &'v Cell>>,
}

impl<'v> Grid<'v> {
    pub(super) fn new(view: &'v View) -> Self {
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

    pub(super) fn table(&self) -> String {
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

    pub(super) fn markdown(&self) -> String {
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

    pub(super) fn html(&self) -> String {
        let row = |line: &Vec<String>| {
            format!(
                "<tr>{}</tr>\n",
                line.iter().map(|w| format!("<td>{}</td>", escape(w))).collect::<String>()
            )
        };
        format!("<table>\n{}</table>", self.lines().iter().map(row).collect::<String>())
    }
}
