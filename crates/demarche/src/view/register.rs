//! Linkages and proposals of many documents as lines.

use super::sheet::flat;
use crate::ledger::{Linked, Register, Step, Tabled};
use std::fmt::Write;

/// One line a linkage: when, who, what hangs on what, where it stands.
pub(super) fn links(register: &Register, lead: &str) -> String {
    let line = |l: &Linked| {
        let link = &l.linkage;
        let said = link.said_on.as_deref().unwrap_or("?");
        let ascribed = if link.authority == "ascribed" { " (ascribed)" } else { "" };
        let counterpart = link.counterpart.as_ref().map_or(String::new(), |c| format!(" [{c}]"));
        let (act, condition) = (flat(&link.act.text), flat(&link.condition.text));
        let joint = joint(&link.kind);
        let party = format!("{}{ascribed}", link.party);
        let place = format!("[{} {}]", l.document, l.sentence_number);
        format!("{lead}{said} {party}: “{act}” {joint}{counterpart} “{condition}” {place}\n")
    };
    register.linkages.iter().map(line).collect()
}

/// The words between an act and its condition.
pub(super) fn joint(kind: &str) -> &str {
    match kind {
        "exchange" => "in exchange for",
        "precondition" => "only after",
        kind => kind,
    }
}

/// A proposal with its fate, and a line for each step.
pub(super) fn proposals(register: &Register, lead: &str) -> String {
    register.proposals.iter().fold(String::new(), |mut out, p| {
        let _ = writeln!(out, "{lead}{}", head(p));
        p.steps.iter().for_each(|s| {
            let _ = writeln!(out, "    {}", step(s));
        });
        out
    })
}

fn head(p: &Tabled) -> String {
    let by = if p.tabled_by.is_empty() { "unknown".to_owned() } else { p.tabled_by.join(", ") };
    let about = if p.issues.is_empty() { String::new() } else { format!(" on {}", p.issues.join(", ")) };
    format!("{} “{}” by {by}{about}: {}", p.kind, flat(&p.name), p.fate.as_deref().unwrap_or("?"))
}

fn step(s: &Step) -> String {
    let date = s.step.date.as_deref().unwrap_or("?");
    let party = s.step.party.as_ref().map_or(String::new(), |p| format!(" by {p}"));
    let words = flat(&s.step.evidence.text);
    format!("{date} {}{party} “{words}” [{} {}]", s.step.fate, s.document, s.sentence_number)
}
