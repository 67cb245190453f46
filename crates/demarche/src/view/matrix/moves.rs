//! Who moved between two cuts.

use super::{LedgerFormat, cell, escape, page, pretty, rows};
use crate::ledger::{Cell, Change, Dossier};
use serde_json::json;

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
