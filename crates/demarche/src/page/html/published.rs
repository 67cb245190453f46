//! The day a page was first published: URL, JSON-LD, meta tags, what it shows beside its headline, other
//! marked text, in this order; then what only hints at it.

mod scripts;
mod settle;
mod shown;

use super::meta::Meta;
use crate::model::{DateEvidence, Published, PublishedHow, RawDocument};
use crate::page::{Knowledge, calendar, finish};
use dom_query::Document;
use jiff::civil::Date;
use shown::Shown;

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
    "dcterms.issued",
    "displaydate",
    "originalpublicationdate",
    "shareaholic:article_published_time",
    "bt:pubdate",
    "ptime",
    "rnews:datepublished",
    "citation_publication_date",
    "article:post_date",
];
/// Tags that may tell when the page was made rather than published: asked after what it shows its readers.
const MADE: &[&str] = &[
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "dc.created",
    "datecreated",
    "date",
    "citation_date",
    "created",
    "created_date",
    "timestamp",
];
/// Tags that tell of a change: asked only when nothing else answers.
pub(super) const CHANGED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
];

/// Finds the date; every source that answers is evidence, the first one decides.
pub(super) fn find(page: &Page<'_>, out: &mut Published) {
    let Page { document, meta, k, .. } = *page;
    for url in page.urls() {
        page.note(out, "url", &url, calendar::in_url(&url, k));
    }
    if let Some(text) = &meta.facts.published {
        page.note(out, "json-ld datePublished", text, page.parsed(text));
    }
    page.tags(TAGS, out);
    let shown = Shown::read(document, meta, k);
    for (source, text) in &shown.first {
        page.note(out, source, text, page.parsed(text).or_else(|| calendar::short(text)));
    }
    page.tags(MADE, out);
    for (source, text) in &shown.rest {
        page.note(out, source, text, page.parsed(text).or_else(|| calendar::short(text)));
    }
    settle::settle(out, k);
    if out.date.is_none() {
        last_resorts(page, out);
    }
}

/// What is asked only when no source of a first publication answers, best first.
fn last_resorts(page: &Page<'_>, out: &mut Published) {
    let Page { document, meta, k, .. } = *page;
    let changed = CHANGED.iter().filter_map(|n| meta.tag(&[n]).map(|c| (format!("meta {n}"), c)));
    let modified = meta.facts.modified.clone().map(|m| ("json-ld dateModified".to_owned(), m));
    let state = scripts::published(page.source).map(|t| ("script".to_owned(), t));
    let pictures = meta.tag(&["og:image"]).map(|i| ("picture's url".to_owned(), i));
    let lines = shown::any_line(document, k);
    let all = state.into_iter().chain(modified).chain(changed).chain(lines).chain(pictures);
    let all: Vec<(String, String)> = all.collect();
    let known: Vec<Date> = all.iter().filter_map(|(_, t)| page.parsed(t)).collect();
    for url in page.urls() {
        page.note(out, "url", &url, calendar::six_digits(&url, &known));
    }
    for (source, text) in &all {
        if out.date.is_none() {
            page.note(out, source, text, page.parsed(text));
        }
    }
}

/// A page whose date is asked.
pub(super) struct Page<'a> {
    pub(super) document: &'a Document,
    /// The page as it came, scripts and all.
    pub(super) source: &'a str,
    pub(super) meta: &'a Meta,
    pub(super) raw: &'a RawDocument,
    pub(super) k: &'a Knowledge,
}

impl Page<'_> {
    /// The URLs that the page is known by.
    fn urls(&self) -> Vec<String> {
        let link = self.document.select_single("link[rel=canonical]").attr("href").map(|h| h.to_string());
        let mut urls: Vec<String> =
            [self.raw.url.clone(), link, self.meta.tag(&["og:url"])].into_iter().flatten().collect();
        urls.dedup();
        urls
    }

    fn parsed(&self, text: &str) -> Option<Date> {
        calendar::iso(text).or_else(|| calendar::written(text, self.k))
    }

    fn note(&self, out: &mut Published, source: &str, text: &str, date: Option<Date>) {
        if date.is_some() {
            let text: String = text.trim().chars().take(120).collect();
            let evidence = DateEvidence { source: source.to_owned(), text, span: None };
            finish::note_date(out, date, PublishedHow::Metadata, evidence);
        }
    }

    fn tags(&self, names: &[&str], out: &mut Published) {
        for name in names {
            for (_, content) in self.meta.tags.iter().filter(|(n, _)| n == name) {
                self.note(out, &format!("meta {name}"), content, self.parsed(content));
            }
        }
    }
}
