//! The brief as one self-contained page: rows beside the article's text, each linked to its sentence.

use super::sheet::{Section, Sheet, sheet};
use crate::record::Record;
use std::fmt::Write;

/// The brief of a record as an HTML page without scripts or outside resources: rows link to the sentences
/// that bear them; in the text, events, quotations and positions are marked.
pub fn html(record: &Record) -> String {
    let sheet = sheet(record);
    let mut out = String::new();
    opening(&mut out, &sheet, record.document.language.as_deref().unwrap_or("en"));
    out.push_str("</main>\n<aside><h2>The text</h2>\n");
    text(&mut out, record);
    out.push_str("</aside>\n</body></html>\n");
    out
}

/// A sheet of many documents: rows beside the sentences they cite.
pub(super) fn set(sheet: &Sheet) -> String {
    let mut out = String::new();
    opening(&mut out, sheet, "en");
    out.push_str("</main>\n<aside><h2>Sentences</h2>\n");
    for (number, words) in &sheet.cited {
        let _ = writeln!(out, "<p class=\"s\" id=\"s{number}\"><sup>{number}</sup> {}</p>", escape(words));
    }
    out.push_str("</aside>\n</body></html>\n");
    out
}

/// Everything up to the end of the tables.
fn opening(out: &mut String, sheet: &Sheet, language: &str) {
    let title = escape(&sheet.title);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><title>{title}</title><style>{CSS}</style></head>\n\
         <body>\n<main><h1>{title}</h1><p class=\"facts\">{}</p>\n",
        escape(language),
        escape(&sheet.facts.join(" · "))
    );
    for problem in &sheet.problems {
        let _ = writeln!(out, "<p class=\"bad\">{}</p>", escape(problem));
    }
    for section in sheet.sections.iter().filter(|s| !s.rows.is_empty()) {
        table(out, section);
    }
}

const CSS: &str = "body{font:15px/1.5 system-ui,sans-serif;margin:0;display:grid;grid-template-columns:3fr 2fr;gap:2rem;padding:1.5rem;color:#222}\
@media(max-width:60rem){body{display:block}}h1{font-size:1.5rem;margin:0}h2{font-size:1rem;text-transform:uppercase;letter-spacing:.05em;color:#467}\
.facts{color:#666;margin:.2rem 0 1rem}table{border-collapse:collapse;width:100%}td{vertical-align:top;padding:.25rem .5rem;border-top:1px solid #ddd}\
td:first-child{white-space:nowrap;color:#666}.good{color:#17692f}.warm{color:#8a5a00}.bad{color:#a1221f}\
aside{border-left:1px solid #ddd;padding-left:1.5rem}.s:target{background:#fff3bf}sup{color:#999}\
mark{background:none}mark.event{border-bottom:2px solid #c96}mark.quote{background:#eef4fa}mark.stance{background:#f3e9f7}\
.caption,.credit,.furniture,.teaser,.repeat{color:#999;font-size:.85em}";

fn table(out: &mut String, section: &Section) {
    let _ = writeln!(out, "<h2>{}</h2><table>", section.title);
    for row in &section.rows {
        let links: Vec<String> = row.sentences.iter().map(|n| format!("<a href=\"#s{n}\">{n}</a>")).collect();
        let _ = writeln!(
            out,
            "<tr id=\"{}\"><td>{}</td><td class=\"{}\">{}</td><td><b>{}</b></td><td>{}</td><td>{}</td></tr>",
            escape(&row.id),
            escape(&row.when),
            row.tone.class(),
            escape(&row.tag),
            escape(&row.who),
            escape(&row.text),
            links.join(" ")
        );
    }
    out.push_str("</table>\n");
}

/// The text block by block, sentences as anchors, marked stretches inside of them.
fn text(out: &mut String, record: &Record) {
    let document = &record.document;
    let chars: Vec<char> = document.text.chars().collect();
    let classes = classes(record, chars.len());
    for block in &document.blocks {
        let tag = if block.kind == "headline" { "h3" } else { "p" };
        let _ = write!(out, "<{tag} class=\"{}\">", escape(&block.kind));
        stretch(out, record, &chars, &classes, block.start, block.end);
        let _ = writeln!(out, "</{tag}>");
    }
}

/// For every code point the class of the innermost thing that covers it.
fn classes(record: &Record, length: usize) -> Vec<&'static str> {
    let mut classes = vec![""; length];
    let quotes = record.quotes.iter().flat_map(|q| &q.content).map(|w| (w, "quote"));
    let stances = record.statements.iter().map(|s| (&s.evidence, "stance"));
    let events = record.events.iter().map(|e| (&e.trigger, "event"));
    for (words, class) in quotes.chain(stances).chain(events) {
        if let Some(range) = classes.get_mut(words.start as usize..words.end as usize) {
            range.fill(class);
        }
    }
    classes
}

fn stretch(out: &mut String, record: &Record, chars: &[char], classes: &[&str], start: u32, end: u32) {
    let sentences = &record.document.sentences;
    let (mut open, mut class) = (false, "");
    for at in start..end.min(u32::try_from(chars.len()).unwrap_or(u32::MAX)) {
        let i = sentences.partition_point(|s| s.end <= at);
        let inside = sentences.get(i).is_some_and(|s| s.start <= at);
        let first = sentences.get(i).is_some_and(|s| s.start == at);
        let next = classes.get(at as usize).copied().unwrap_or("");
        if !class.is_empty() && (next != class || first || (open && !inside)) {
            out.push_str("</mark>");
            class = "";
        }
        if open && (first || !inside) {
            out.push_str("</span>");
            open = false;
        }
        if first {
            let _ = write!(out, "<span class=\"s\" id=\"s{0}\"><sup>{0}</sup>", i + 1);
            open = true;
        }
        if !next.is_empty() && class.is_empty() {
            let _ = write!(out, "<mark class=\"{next}\">");
            class = next;
        }
        escape_char(out, chars.get(at as usize).copied().unwrap_or(' '));
    }
    out.push_str(if class.is_empty() { "" } else { "</mark>" });
    out.push_str(if open { "</span>" } else { "" });
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| escape_char(&mut out, c));
    out
}

fn escape_char(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        _ => out.push(c),
    }
}
