//! Who wrote a page: what its data says, what it marks, what it shows beside its headline, whose page it links.

use super::meta::{Meta, one_line};
use super::walk::Walker;
use crate::page::classify::key;
use crate::page::{Knowledge, bylines};
use dom_query::Document;
use rustc_hash::FxHashSet;

/// Authors: JSON-LD, meta, then what the page marks as an author.
pub(super) fn find(document: &Document, meta: &Meta, k: &Knowledge) -> Vec<String> {
    let mut out: Vec<String> = meta.facts.authors.iter().flat_map(|a| author_names(a, k)).collect();
    if out.is_empty() {
        let names = [
            "author",
            "article:author",
            "parsely-author",
            "dc.creator",
            "sailthru.author",
            "byl",
            "dcterms.creator",
            "cxenseparse:author",
        ];
        let written = meta
            .tag(&["twitter:label1"])
            .filter(|l| matches!(l.to_lowercase().as_str(), "written by" | "by" | "author"));
        let written = written.and_then(|_| meta.tag(&["twitter:data1"]));
        let tag =
            written.or_else(|| names.iter().filter_map(|n| meta.tag(&[n])).find(|v| !v.starts_with("http")));
        out.extend(tag.iter().flat_map(|a| author_names(a, k)));
    }
    if out.is_empty() {
        out = marked(document, k);
    }
    if out.is_empty() {
        out = beside_headline(document, meta, k);
    }
    if out.is_empty() {
        out = linked(document, k);
    }
    let publisher = meta.publisher.as_deref().unwrap_or("").to_lowercase();
    let mut seen = FxHashSet::default();
    out.retain(|a| seen.insert(a.to_lowercase()) && (a.to_lowercase() != publisher || a.contains(' ')));
    out
}

/// The names in an author field; the field itself if it is short and no list.
fn author_names(field: &str, k: &Knowledge) -> Vec<String> {
    let field = one_line(bylines::without_by(field).unwrap_or(field));
    if field.is_empty() || field.starts_with("http") || field.len() > 200 {
        return Vec::new();
    }
    let names = bylines::names(&field, k);
    if names.is_empty() { vec![field] } else { names }
}

/// What elements with an author's mark hold.
fn marked(document: &Document, k: &Knowledge) -> Vec<String> {
    let linked = document.select_single("[rel=author]").text();
    let linked = one_line(&linked);
    let link = linked.to_lowercase();
    let action = ["view", "more", "posts", "articles", "author", "read", "all"]
        .iter()
        .any(|w| link.split(' ').any(|l| l == *w));
    if !action
        && (2..40).contains(&linked.len())
        && linked.split(' ').count() <= 4
        && bylines::names(&linked, k).is_empty()
    {
        return vec![bylines::without_by(&linked).unwrap_or(&linked).to_owned()];
    }
    const MARKS: [&str; 9] = [
        "[rel=author]",
        "[itemprop=author] [itemprop=name]",
        "[itemprop=author]",
        ".author-name",
        ".byline-name",
        ".author",
        ".byline",
        "[class*=byline], [class*=author]",
        "[class*=Byline], [class*=Author]",
    ];
    MARKS
        .iter()
        .find_map(|mark| {
            let found: Vec<String> = document
                .select(mark)
                .nodes()
                .iter()
                .take(6)
                .map(|n| one_line(&n.text()))
                .filter(|t| t.len() < 160)
                .flat_map(|t| bylines::names(&t, k))
                .take(6)
                .collect();
            (!found.is_empty()).then_some(found)
        })
        .unwrap_or_default()
}

/// Who a short line around the headline names: "By Ann Lee", "Written by Ann Lee and Bo Berg", "by:  Ann Lee, May 3".
fn beside_headline(document: &Document, meta: &Meta, k: &Knowledge) -> Vec<String> {
    let Some(body) = document.body() else { return Vec::new() };
    let pieces = Walker::pieces(&body);
    let title = meta.title.as_deref().map(key);
    let at = pieces.iter().position(|p| p.tag == "h1" && title.as_ref().is_none_or(|t| key(&p.text) == *t));
    let at = at.unwrap_or(0);
    let near = pieces[at..].iter().take(12).chain(pieces[..at].iter().rev().take(3));
    near.filter(|p| p.text.len() < 160)
        .filter_map(|p| bylines::without_by(&p.text))
        .map(|rest| bylines::names(rest, k))
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

/// The first person whose page is linked: the address speaks of authors, the text is a name.
fn linked(document: &Document, k: &Knowledge) -> Vec<String> {
    const PAGES: &str = "a[href*='/author'], a[href*='/contributor'], a[href*='/staff/'], a[href*='/people/'], \
                         a[href*='/our-people/'], a[href*='/team/'], a[href*='/profile/'], a[href*='/journalist']";
    let found =
        document.select(PAGES).nodes().iter().take(20).map(|n| one_line(&n.text())).find_map(|text| {
            let text = bylines::without_by(&text).unwrap_or(&text).to_owned();
            Some(bylines::names(&text, k)).filter(|names| !names.is_empty())
        });
    found.unwrap_or_default()
}
