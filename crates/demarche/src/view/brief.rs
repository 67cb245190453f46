//! The brief: a record on one page for somebody in a hurry.

use super::sheet::{Row, Sheet, sheet};
use super::style::{Style, Tone};
use crate::record::Record;
use std::fmt::Write;

/// Headline and date (with how it is known), the parties, what happened, who said what and where each
/// party stands, every line with the number of its sentence; the sentences themselves stand at the end.
pub fn brief(record: &Record, style: Style) -> String {
    set(&sheet(record), style)
}

/// A sheet set for a terminal.
pub(super) fn set(sheet: &Sheet, style: Style) -> String {
    let mut out = String::new();
    head(&mut out, sheet, style);
    for section in sheet.sections.iter().filter(|s| !s.rows.is_empty()) {
        let _ = writeln!(out, "\n{}", style.paint(Tone::Heading, &section.title.to_uppercase()));
        for row in &section.rows {
            line(&mut out, row, style);
        }
    }
    if !sheet.cited.is_empty() {
        let _ = writeln!(out, "\n{}", style.paint(Tone::Heading, "SENTENCES"));
    }
    for (number, sentence) in &sheet.cited {
        let lead = format!("{:>6} ", format!("[{number}]"));
        out.push_str(&style.paint(Tone::Dim, &lead));
        style.wrap(&mut out, sentence, lead.len(), 7, Tone::Dim);
    }
    out
}

fn head(out: &mut String, sheet: &Sheet, style: Style) {
    style.wrap(out, &sheet.title, 0, 0, Tone::Title);
    style.wrap(out, &sheet.facts.join(" · "), 0, 0, Tone::Dim);
    for problem in &sheet.problems {
        style.wrap(out, &format!("! {problem}"), 0, 2, Tone::Bad);
    }
}

/// "  2031-03-04  FRA → IRN  ACCUSE/disapprove [denied]" and below it, indented, the words.
fn line(out: &mut String, row: &Row, style: Style) {
    let mut lead = String::from("  ");
    let mut used = 2;
    let pieces = [(&row.when, Tone::Dim), (&row.tag, row.tone), (&row.who, Tone::Title)];
    for (text, tone) in pieces.into_iter().filter(|(text, _)| !text.is_empty()) {
        let _ = write!(lead, "{}  ", style.paint(tone, text));
        used += text.chars().count() + 2;
    }
    out.push_str(&lead);
    let numbers: Vec<String> = row.sentences.iter().map(ToString::to_string).collect();
    let source = if numbers.is_empty() { String::new() } else { format!(" [{}]", numbers.join(", ")) };
    style.wrap(out, &format!("{}{source}", row.text), used, 6, Tone::Plain);
}
