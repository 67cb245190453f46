//! An item of a feed: its name, its day, its document.

use crate::http::Body;
use crate::out::watched::Item;
use crate::web::client::Page;
use crate::web::url::Url;
use crate::{Problem, fields, xml};
use demarche::model::{Content, RawDocument};
use jiff::civil::Date;

/// What an item says, with its title; or why it says nothing.
pub(super) type Said = Result<(Content, Option<String>), String>;

/// An item of a feed under the name by which it is known; of one without address and id there is none.
pub(super) fn item(base: &Url, feed: &str, found: &xml::Item) -> Option<Item> {
    let url = found.url.as_deref().and_then(|u| base.join(u).ok()).map(|u| u.to_string());
    let key = match (&url, &found.id) {
        (Some(url), _) => url.clone(),
        (None, id) => format!("{feed}#{}", id.as_ref()?),
    };
    let (feed, id, date) = (feed.to_owned(), found.id.clone(), found.date.clone());
    Some(Item { key, feed, url, id, date, ..Item::default() })
}

/// The document of an item.
pub(super) fn raw(item: &Item, content: Said, at: Option<String>) -> Result<RawDocument, Problem> {
    let (content, title) = content.map_err(|reason| Problem::of(&item.key, reason))?;
    Ok(RawDocument {
        id: item.name(),
        content,
        url: at.or_else(|| item.url.clone()),
        title,
        published: day(item),
    })
}

/// The day a feed gives an item; what is no date is the page's to tell.
pub(super) fn day(item: &Item) -> Option<Date> {
    item.date.as_deref().and_then(|date| fields::day(date).ok())
}

pub(super) fn content(page: Page) -> Result<Content, String> {
    let kind = if page.kind.is_empty() { "text/html".to_owned() } else { page.kind.to_ascii_lowercase() };
    match Body::typed(&kind, page.bytes) {
        Some(Body::Html(bytes)) => Ok(Content::Html(bytes)),
        Some(Body::Text(text)) => Ok(Content::Text(text)),
        None => Err(format!("neither a page nor text, but {kind}")),
    }
}
