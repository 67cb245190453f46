//! What every source of a page's metadata says, whatever was taken: the record of agreement and conflict.

use super::meta::{Meta, one_line};
use super::published;
use crate::model::{Article, RawDocument};
use crate::page::told;
use dom_query::Document;

/// `<meta>` tags by the field that they tell.
const TAGS: &[(&str, &[&str])] = &[
    ("headline", &["og:title", "twitter:title", "parsely-title", "dc.title"]),
    ("dek", &["og:description", "description", "twitter:description"]),
    ("authors", &["author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl"]),
    ("publisher", &["og:site_name", "application-name", "publisher", "dc.publisher"]),
    ("section", &["article:section", "parsely-section", "og:section", "cxenseparse:section"]),
    ("topics", &["article:tag", "news_keywords", "keywords", "parsely-tags"]),
    ("language", &["og:locale", "language", "dc.language", "content-language"]),
    ("url", &["og:url", "twitter:url", "parsely-link"]),
    ("modified", published::CHANGED),
];

/// Tells the article what the page's sources say; [`told::settle`] says how they stand when all is known.
pub(super) fn tell(document: &Document, meta: &Meta, raw: &RawDocument, article: &mut Article) {
    let mut tell = |field: &'static str, source: &str, value: &str| told::tell(article, field, source, value);
    if let Some(title) = &raw.title {
        tell("headline", "input", title);
    }
    for heading in document.select("h1").nodes().iter().take(3) {
        tell("headline", "h1", &one_line(&heading.text()));
    }
    let facts = &meta.facts;
    tell("headline", "json-ld headline", facts.headline.as_deref().unwrap_or(""));
    tell("dek", "json-ld description", facts.description.as_deref().unwrap_or(""));
    tell("authors", "json-ld author", &facts.authors.join("; "));
    tell("publisher", "json-ld publisher", facts.publisher.as_deref().unwrap_or(""));
    tell("section", "json-ld articleSection", &facts.sections.join("; "));
    tell("topics", "json-ld keywords", &facts.keywords.join("; "));
    tell("language", "json-ld inLanguage", facts.language.as_deref().unwrap_or(""));
    tell("modified", "json-ld dateModified", facts.modified.as_deref().unwrap_or(""));
    let attribute = |selector: &str, name: &str| {
        document.select_single(selector).attr(name).map(|v| v.to_string()).unwrap_or_default()
    };
    tell("language", "html lang", &attribute("html", "lang"));
    tell("url", "canonical link", &attribute("link[rel=canonical]", "href"));
    for (field, names) in TAGS {
        for name in *names {
            let values: Vec<&str> =
                meta.tags.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str()).take(12).collect();
            tell(field, &format!("meta {name}"), &values.join("; "));
        }
    }
    tell("headline", "title element", &one_line(&document.select_single("head title").text()));
    tell("url", "input", raw.url.as_deref().unwrap_or(""));
    let html = document.select_single("html");
    if html.has_attr("amp") || html.has_attr("⚡") {
        tell("version", "html amp", "AMP");
    }
}

/// What a page says of other pages that hold the rest of its article.
pub(super) fn kin(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    let next = document.select_single("link[rel=next]").attr("href");
    let first = document.select_single("link[rel=canonical]").attr("href").unwrap_or_default();
    // Lists of articles have next pages too; of an article, the next page's address begins like its own.
    if let Some(next) = next.filter(|n| !first.is_empty() && n.starts_with(first.trim_end_matches(".html"))) {
        out.push(format!("one of several pages: the article goes on at {next}"));
    }
    out
}
