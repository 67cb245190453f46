//! The state that a page's own scripts are started with: it often holds the day although nothing shows it.

use memchr::memmem;

/// Keys of a first publication.
const KEYS: &[&str] = &[
    "\"datePublished\":",
    "\"publicationDate\":",
    "\"publishedAt\":",
    "\"published_at\":",
    "\"publishDate\":",
    "\"publish_date\":",
    "\"publishedDate\":",
    "\"date_published\":",
    "\"firstPublished\":",
    "\"firstPublishedAt\":",
];

/// The value of the first such key.
pub(super) fn published(source: &str) -> Option<String> {
    let found = KEYS.iter().filter_map(|key| {
        let at = memmem::find(source.as_bytes(), key.as_bytes())?;
        let value = source.get(at + key.len()..)?.trim_start().strip_prefix('"')?;
        let value = value.get(..value.find('"')?)?;
        (10..=40).contains(&value.len()).then(|| value.to_owned())
    });
    found.take(1).next()
}
