//! How the sources of the metadata stand to what was taken.

use super::classify::key;
use super::{Knowledge, calendar};
use crate::model::{Article, Standing, Told};

/// Characters of a value that are kept.
const LONGEST: usize = 300;
/// Values kept in all.
const MOST: usize = 60;

/// Notes what a source says; nothing is no statement.
pub(super) fn tell(article: &mut Article, field: &'static str, source: &str, value: &str) {
    let value: String = value.trim().chars().take(LONGEST).collect();
    if !value.is_empty() && article.told.len() < MOST {
        article.told.push(Told { field, source: source.to_owned(), value, standing: Standing::Differs });
    }
}

/// Orders what was told by field and compares it with what the article took.
pub(super) fn settle(article: &mut Article, k: &Knowledge) {
    const FIELDS: [&str; 9] =
        ["headline", "dek", "authors", "publisher", "section", "topics", "language", "url", "modified"];
    let place = |field: &str| FIELDS.iter().position(|f| *f == field).unwrap_or(FIELDS.len());
    let mut told = std::mem::take(&mut article.told);
    told.sort_by_key(|t| place(t.field));
    article.modified = told.iter().filter(|t| t.field == "modified").filter_map(|t| day(&t.value, k)).max();
    let mut kept = "";
    for t in &mut told {
        if same(article, t.field, &t.value, k) {
            t.standing = if kept == t.field { Standing::Agrees } else { Standing::Kept };
            kept = t.field;
        }
    }
    for (field, value) in taken(article) {
        if !value.is_empty() && !told.iter().any(|t| t.field == field && t.standing == Standing::Kept) {
            let at = told.partition_point(|t| place(t.field) <= place(field));
            let standing = Standing::Kept;
            told.insert(at, Told { field, source: "page's text".into(), value, standing });
        }
    }
    article.told = told;
}

/// What was taken, of the fields that a page's text can tell alone.
fn taken(article: &Article) -> [(&'static str, String); 4] {
    let text = |t: &Option<String>| t.clone().unwrap_or_default();
    let language = article.language.as_deref().unwrap_or("").to_owned();
    [
        ("headline", text(&article.headline)),
        ("dek", text(&article.dek)),
        ("authors", article.authors.join("; ")),
        ("language", language),
    ]
}

fn day(text: &str, k: &Knowledge) -> Option<jiff::civil::Date> {
    calendar::iso(text).or_else(|| calendar::written(text, k))
}

/// Whether a value says what the article took for the field.
fn same(article: &Article, field: &str, value: &str, k: &Knowledge) -> bool {
    let is = |taken: Option<&str>| {
        taken.is_some_and(|t| key(&t.chars().take(LONGEST).collect::<String>()) == key(value))
    };
    match field {
        // A title element names the site after the headline.
        "headline" => {
            article.headline.as_deref().is_some_and(|h| !h.is_empty() && key(value).starts_with(&key(h)))
        }
        "dek" => is(article.dek.as_deref()),
        "authors" => article.authors.iter().any(|a| key(value).contains(&key(a))),
        "publisher" => is(article.publisher.as_deref()),
        "section" => is(article.section.as_deref()),
        "topics" => value.split([',', ';']).any(|v| article.topics.iter().any(|t| key(t) == key(v))),
        "language" => article.language.as_deref().is_some_and(|l| value.to_lowercase().starts_with(l)),
        "url" => article.url.as_deref().is_some_and(|u| address(u) == address(value)),
        // Nothing else tells it.
        "version" => true,
        "modified" => article.modified.is_some() && day(value, k) == article.modified,
        _ => false,
    }
}

/// An address without what does not tell pages apart.
fn address(url: &str) -> &str {
    let url = url.split(['?', '#']).next().unwrap_or(url);
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    url.trim_start_matches("www.").trim_end_matches('/')
}
