//! Documents in XML: feeds (RSS, RDF, Atom) and news items (NewsML-G2, NITF).

mod feed;
mod news;
mod tree;

use crate::documents::{Documents, single};
use crate::{Problem, fields};
use demarche::model::{Content, RawDocument};
use encoding_rs::{Encoding, UTF_8};
use jiff::civil::Date;
use tree::{Element, parse};

/// The documents of an XML file, in its order; what is whole before a fault is kept.
pub(crate) fn documents(name: &str, id: &str, bytes: &[u8]) -> Documents {
    let text = decoded(bytes);
    let (root, fault) = parse(&text);
    let problem = fault.map(|f| Problem::at(name, f.line, format!("not well-formed XML: {}", f.reason)));
    let Some(root) = root else {
        let none = || Problem::of(name, "not XML: it has no element");
        return single(Err(problem.unwrap_or_else(none)));
    };
    let Some(found) = items(&root) else {
        let what = format!(
            "neither a feed (rss, feed, RDF) nor a news item (newsItem, nitf): it begins with <{}>",
            root.name
        );
        return single(Err(problem.unwrap_or_else(|| Problem::of(name, what))));
    };
    if found.is_empty() && problem.is_none() {
        return single(Err(Problem::of(name, "the feed has no items")));
    }
    let place = |n: usize, reason: String| Problem::of(name, format!("item {}: {reason}", n + 1));
    let one = |(n, item): (usize, Item)| item.document(&format!("{id}-{}", n + 1)).map_err(|e| place(n, e));
    let mut list: Vec<Result<RawDocument, Problem>> = found.into_iter().enumerate().map(one).collect();
    list.extend(problem.map(Err));
    Box::new(list.into_iter())
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
struct Item {
    id: Option<String>,
    title: Option<String>,
    date: Option<String>,
    url: Option<String>,
    content: Option<Content>,
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
