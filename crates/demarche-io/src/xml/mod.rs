//! Documents in XML: feeds (RSS, RDF, Atom) and news items (NewsML-G2, NITF).

mod feed;
mod news;
mod tree;

use crate::documents::{Documents, single};
use crate::{Problem, fields};
use demarche::model::{Content, RawDocument};
use encoding_rs::{Encoding, UTF_8};
use jiff::civil::Date;
pub(crate) use tree::Fault;
use tree::{Element, parse};

/// The documents of an XML file, in its order; what is whole before a fault is kept.
pub(crate) fn documents(name: &str, id: &str, bytes: &[u8]) -> Documents {
    let (found, fault) = match read(bytes) {
        Ok(read) => read,
        Err(fault) => return single(Err(fault.of(name))),
    };
    let place = |n: usize, reason: String| Problem::of(name, format!("item {}: {reason}", n + 1));
    let one = |(n, item): (usize, Item)| item.document(&format!("{id}-{}", n + 1)).map_err(|e| place(n, e));
    let mut list: Vec<Result<RawDocument, Problem>> = found.into_iter().enumerate().map(one).collect();
    list.extend(fault.map(|f| Err(f.of(name))));
    Box::new(list.into_iter())
}

/// The items of an XML file that are whole, and what is wrong with the rest.
///
/// # Errors
/// If there is none: why.
pub(crate) fn read(bytes: &[u8]) -> Result<(Vec<Item>, Option<Fault>), Fault> {
    let (root, fault) = parse(&decoded(bytes));
    let Some(root) = root else {
        return Err(fault.unwrap_or_else(|| Fault::whole("not XML: it has no element")));
    };
    let Some(found) = items(&root) else {
        let what = format!(
            "neither a feed (rss, feed, RDF) nor a news item (newsItem, nitf): it begins with <{}>",
            root.name
        );
        return Err(fault.unwrap_or_else(|| Fault::whole(what)));
    };
    match fault {
        None if found.is_empty() => Err(Fault::whole("the feed has no items")),
        fault => Ok((found, fault)),
    }
}

/// The feeds that an OPML file lists, in its order.
///
/// # Errors
/// If it is no such file: why.
pub(crate) fn outline(bytes: &[u8]) -> Result<Vec<String>, Fault> {
    let root = match parse(&decoded(bytes)) {
        (Some(root), None) => root,
        (_, fault) => return Err(fault.unwrap_or_else(|| Fault::whole("not XML: it has no element"))),
    };
    if root.name != "opml" {
        return Err(Fault::whole(format!("not OPML: it begins with <{}>", root.name)));
    }
    let mut feeds = Vec::new();
    root.each(&mut |e| {
        if e.name == "outline" {
            feeds.extend(e.attribute("xmlUrl").or_else(|| e.attribute("xmlurl")).map(str::to_owned));
        }
    });
    Ok(feeds)
}

fn items(root: &Element) -> Option<Vec<Item>> {
    match root.name.as_str() {
        "rss" | "RDF" => Some(root.all("item").into_iter().map(feed::rss).collect()),
        "feed" => Some(root.children("entry").map(feed::atom).collect()),
        "newsItem" | "newsMessage" | "packageItem" => {
            Some(root.all("newsItem").into_iter().map(news::g2).collect())
        }
        "nitf" => Some(vec![news::nitf(root)]),
        _ => None,
    }
}

/// What an item gives.
#[derive(Debug, Default)]
pub(crate) struct Item {
    /// Its own id.
    pub(crate) id: Option<String>,
    /// Its headline.
    pub(crate) title: Option<String>,
    /// Its date as it is written.
    pub(crate) date: Option<String>,
    /// Where its page is.
    pub(crate) url: Option<String>,
    /// Its text or page, or the beginning of it.
    pub(crate) content: Option<Content>,
}

impl Item {
    fn document(self, fallback: &str) -> Result<RawDocument, String> {
        let published: Option<Date> = self.date.as_deref().map(fields::day).transpose()?;
        let content = self.content.ok_or_else(|| "no text in it".to_owned())?;
        let id = self.id.or_else(|| self.url.clone()).unwrap_or_else(|| fallback.to_owned());
        Ok(RawDocument { id, content, url: self.url, title: self.title, published })
    }
}

/// UTF-8 text, by mark or declaration.
fn decoded(bytes: &[u8]) -> String {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(200)).unwrap_or_default()).into_owned();
    let declared = head.split_once("encoding=").and_then(|(_, rest)| {
        let quote = rest.chars().next()?;
        rest.get(1..)?.split(quote).next().map(str::to_owned)
    });
    let encoding = declared.and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or(UTF_8);
    encoding.decode(bytes).0.into_owned()
}
