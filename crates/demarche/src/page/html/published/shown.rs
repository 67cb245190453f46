//! The dates that a page shows its readers: beside the headline, in `<time>`, in elements marked as dates.

use super::super::meta::Meta;
use super::super::walk::{Piece, Walker};
use crate::page::classify::key;
use crate::page::{Knowledge, calendar};
use dom_query::{Document, NodeRef};

/// Texts that hold a date, with the kind of place where they stand.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Marked as publication, or beside the headline.
    pub(super) first: Vec<(String, String)>,
    /// Elsewhere.
    pub(super) rest: Vec<(String, String)>,
}

impl Shown {
    pub(super) fn read(document: &Document, meta: &Meta, k: &Knowledge) -> Self {
        let mut shown = Shown::default();
        shown.first.extend(beside_headline(document, meta, k));
        let times = times(document);
        // Many that are marked, each with a day of its own, are a list of other articles.
        let mut marked_days: Vec<&str> =
            times.iter().filter(|t| t.0 == 0).filter_map(|t| t.1.get(..10)).collect();
        marked_days.dedup();
        let list = marked_days.len() > 2;
        for (rank, text) in times {
            let list = if rank == 0 && !list { &mut shown.first } else { &mut shown.rest };
            list.push(("time element".to_owned(), text));
        }
        let marked = visible(document, k);
        if let Some(first) = marked.iter().find(|(_, text)| speaks_of_first(text)) {
            shown.first.insert(0, first.clone());
        }
        shown.rest.extend(marked);
        shown
    }
}

/// "Originally published", "first published".
fn speaks_of_first(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["originally published", "first published", "originally posted"].iter().any(|w| lower.contains(w))
}

/// Whether a line tells of a change and of nothing else.
fn speaks_of_change(text: &str) -> bool {
    let lower = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    says(&["updat", "modif", "aktualisiert", "geändert", "edited", "reviewed", "mis à jour", "actualizado"])
        && !says(&["publi", "posted", "veröffentlicht", "erstellt"])
}

/// `<time>` elements, and others that carry a moment, with 0 for those marked as publication, 2 for those of a change.
fn times(document: &Document) -> Vec<(u8, String)> {
    const MARKS: &str = "time, [itemprop=datePublished], .published[title], .updated[title]";
    let mut found: Vec<(u8, String)> = Vec::new();
    for node in document.select(MARKS).nodes().iter().take(30).filter(|n| !is_listed(n)) {
        let attribute = |name: &str| node.attr(name).unwrap_or_default().to_lowercase();
        let class = format!("{} {}", attribute("class"), attribute("itemprop"));
        let text = ["datetime", "content", "title"]
            .iter()
            .filter_map(|a| node.attr(a))
            .find(|t| t.bytes().any(|b| b.is_ascii_digit()))
            .unwrap_or_else(|| node.text());
        let marked = ["publish", "pubdate", "entry-date"].iter().any(|w| class.contains(w));
        let changed = class.contains("updat") || class.contains("modif");
        let rank = if changed { 2 } else { u8::from(!marked && !node.has_attr("pubdate")) };
        found.push((rank, text.to_string()));
    }
    found.sort_by_key(|(rank, _)| *rank);
    found
}

/// Whether an element stands in a list of other articles, a comment or the like.
fn is_listed(node: &NodeRef<'_>) -> bool {
    const BESIDE: &[&str] = &["related", "sidebar", "comment", "recent", "widget"];
    node.ancestors_it(Some(6)).any(|a| {
        a.node_name().is_some_and(|n| matches!(&*n, "aside" | "nav" | "footer"))
            || a.class().is_some_and(|c| BESIDE.iter().any(|w| c.to_lowercase().contains(w)))
    })
}

/// Short elements whose class or id speaks of a date.
fn visible(document: &Document, k: &Knowledge) -> Vec<(String, String)> {
    const MARKS: &str = "[class*=date], [class*=Date], [class*=publish], [class*=posted], [class*=time], [id*=date], [class*=byline], [class*=meta], [class*=info]";
    const OTHER: &[&str] = &["update", "modif", "comment", "copyright", "footer", "related"];
    let mut out = Vec::new();
    for node in document.select(MARKS).nodes().iter().take(60) {
        let text = node.text();
        let skip = node.class().is_some_and(|c| OTHER.iter().any(|w| c.to_lowercase().contains(w)));
        if !skip && text.trim().len() < 160 && calendar::written(&text, k).is_some() {
            out.push(("marked date".to_owned(), text.trim().to_owned()));
        }
    }
    out
}

/// Lines with a date just below or above the headline.
fn beside_headline(document: &Document, meta: &Meta, k: &Knowledge) -> Option<(String, String)> {
    let body = document.body()?;
    let pieces = Walker::pieces(&body);
    let title = meta.title.as_deref().map(key);
    let is_title = |p: &&Piece| p.tag == "h1" && title.as_ref().is_none_or(|t| key(&p.text) == *t);
    let at =
        pieces.iter().position(|p| is_title(&p)).or_else(|| pieces.iter().position(|p| p.tag == "h1"))?;
    let below = pieces[at + 1..].iter().take(8).take_while(|p| p.text.len() < 400);
    let above = pieces[..at].iter().rev().take(3);
    let dated = |p: &Piece| {
        let text = spaced(&p.text);
        let says = calendar::written(&text, k).is_some() || calendar::short(&text).is_some();
        (text.len() < 100 && says && !speaks_of_change(&text) && !text.contains('©')).then_some(text)
    };
    below.chain(above).find_map(dated).map(|text| (super::settle::BESIDE.to_owned(), text))
}

/// Text of neighbouring elements without white space between them, put apart: "Opinion7 April 2020".
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut last = ' ';
    for c in text.chars() {
        if c.is_ascii_digit() && last.is_lowercase() {
            out.push(' ');
        }
        out.push(c);
        last = c;
    }
    out
}

/// The page's lines that are or hold a complete date: first short ones and such as open with it, last of all
/// that of a copyright notice.
pub(super) fn any_line(document: &Document, k: &Knowledge) -> Vec<(String, String)> {
    let Some(body) = document.body() else { return Vec::new() };
    let pieces = Walker::pieces(&body);
    let opening = |text: &str| {
        let head: String = text.chars().take(24).collect();
        head.starts_with(|c: char| c.is_ascii_digit()) && calendar::written(&head, k).is_some()
    };
    let dated = |text: &str| text.len() < 140 && calendar::written(text, k).is_some() || opening(text);
    let plain =
        pieces.iter().find(|p| !p.text.contains('©') && !p.hints.contains("wm-ipp") && dated(&p.text));
    let notices = document.select("footer, [id*=footer], [class*=copyright]");
    let notice = notices.nodes().iter().take(8).find_map(|n| {
        let text = n.text();
        let notice: String = text.split_once('©')?.1.chars().take(40).collect();
        calendar::written(&notice, k).map(|_| notice)
    });
    let plain = plain.map(|p| ("visible text".to_owned(), p.text.clone()));
    plain.into_iter().chain(notice.map(|n| ("copyright notice".to_owned(), n))).collect()
}
