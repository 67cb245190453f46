//! The day a page was first published: URL, JSON-LD, meta, `<time>`, visible text, in this order.

use super::meta::Meta;
use crate::model::{DateEvidence, Published, PublishedHow, RawDocument};
use crate::page::{Knowledge, calendar, finish};
use dom_query::Document;
use jiff::civil::Date;

/// Names of `<meta>` tags for the first publication, in order of trust.
const TAGS: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "published-date",
    "publish-date",
    "publishdate",
    "publish_date",
    "pubdate",
    "publication_date",
    "publicationdate",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "dcterms.issued",
    "dc.created",
    "displaydate",
    "originalpublicationdate",
    "datecreated",
    "shareaholic:article_published_time",
    "bt:pubdate",
    "ptime",
    "rnews:datepublished",
    "date",
    "citation_publication_date",
    "citation_date",
    "article:post_date",
    "created",
    "created_date",
    "timestamp",
];
/// Tags that tell of a change: asked only when nothing else answers.
const CHANGED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
];

/// Finds the date; every source that answers is evidence, the first one decides.
pub(super) fn find(document: &Document, meta: &Meta, raw: &RawDocument, k: &Knowledge, out: &mut Published) {
    let mut note = |source: &str, text: &str, date: Option<Date>| {
        if date.is_some() {
            let text: String = text.chars().take(120).collect();
            let evidence = DateEvidence { source: source.to_owned(), text, span: None };
            finish::note_date(out, date, PublishedHow::Metadata, evidence);
        }
    };
    let parsed = |text: &str| calendar::iso(text).or_else(|| calendar::written(text, k));
    let canonical = meta.tag(&["og:url"]);
    let link = document.select_single("link[rel=canonical]").attr("href").map(|h| h.to_string());
    for url in [raw.url.as_ref(), link.as_ref(), canonical.as_ref()].into_iter().flatten().take(3) {
        note("url", url, calendar::in_url(url, k));
    }
    if let Some(text) = &meta.facts.published {
        note("json-ld datePublished", text, parsed(text));
    }
    for name in TAGS {
        for (_, content) in meta.tags.iter().filter(|(n, _)| n == name) {
            note(&format!("meta {name}"), content, parsed(content));
        }
    }
    for (source, text) in times(document).into_iter().chain(visible(document, k)) {
        note(&source, &text, parsed(&text));
    }
    if out.date.is_some() {
        return;
    }
    let changed = CHANGED.iter().filter_map(|n| meta.tag(&[n]).map(|c| (format!("meta {n}"), c)));
    let modified = meta.facts.modified.clone().map(|m| ("json-ld dateModified".to_owned(), m));
    let path = meta.tag(&["og:url"]).or_else(|| raw.url.clone()).unwrap_or_default();
    if let Some(date) = calendar::day_first(&path) {
        let evidence = DateEvidence { source: "url".into(), text: path, span: None };
        return finish::note_date(out, Some(date), PublishedHow::Metadata, evidence);
    }
    let last = modified.into_iter().chain(changed).chain(whole_text(document, k));
    for (source, text) in last {
        let date = parsed(&text);
        if date.is_some() {
            let evidence = DateEvidence { source, text: text.chars().take(120).collect(), span: None };
            return finish::note_date(out, date, PublishedHow::Metadata, evidence);
        }
    }
}

/// `<time>` elements, those marked as publication first.
fn times(document: &Document) -> Vec<(String, String)> {
    let mut found: Vec<(u8, String)> = Vec::new();
    for node in document.select("time, [itemprop=datePublished]").nodes().iter().take(30) {
        let class = format!(
            "{} {}",
            node.attr("class").unwrap_or_default(),
            node.attr("itemprop").unwrap_or_default()
        )
        .to_lowercase();
        let text = node
            .attr("datetime")
            .or_else(|| node.attr("content"))
            .filter(|t| !t.trim().is_empty())
            .unwrap_or_else(|| node.text());
        let marked = class.contains("publish")
            || class.contains("pubdate")
            || class.contains("entry-date")
            || node.has_attr("pubdate");
        let changed = class.contains("updat") || class.contains("modif");
        let listed = node.ancestors_it(Some(6)).any(|a| {
            a.node_name().is_some_and(|n| matches!(&*n, "aside" | "nav" | "footer"))
                || a.class().is_some_and(|c| {
                    ["related", "sidebar", "comment", "recent", "widget"]
                        .iter()
                        .any(|w| c.to_lowercase().contains(w))
                })
        });
        if !listed {
            found.push((if marked && !changed { 0 } else { 1 + u8::from(changed) }, text.to_string()));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, text)| ("time element".to_owned(), text)).collect()
}

/// Short elements whose class or id speaks of a date, and lines that are only a date.
fn visible(document: &Document, k: &Knowledge) -> Vec<(String, String)> {
    const MARKS: &str = "[class*=date], [class*=Date], [class*=publish], [class*=posted], [class*=time], [id*=date], [class*=byline], [class*=meta], [class*=info]";
    let mut out = Vec::new();
    for node in document.select(MARKS).nodes().iter().take(60) {
        let text = node.text();
        let skip = node.class().is_some_and(|c| {
            ["update", "modif", "comment", "copyright", "footer", "related"]
                .iter()
                .any(|w| c.to_lowercase().contains(w))
        });
        if !skip && text.trim().len() < 160 && calendar::written(&text, k).is_some() {
            out.push(("marked date".to_owned(), text.trim().to_owned()));
        }
    }
    out
}

/// The first lines of the page's text that are or hold a complete date in few words.
fn whole_text(document: &Document, k: &Knowledge) -> Option<(String, String)> {
    let body = document.body()?;
    let pieces = super::walk::Walker::pieces(&body);
    let dated = |text: &str| text.len() < 140 && calendar::written(text, k).is_some();
    let line = pieces.iter().find(|p| dated(&p.text) && !p.text.contains('©'))?;
    Some(("visible text".to_owned(), line.text.clone()))
}
