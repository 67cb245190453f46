//! News items of agencies: NewsML-G2 and NITF.

use super::Item;
use super::tree::Element;
use demarche::model::Content;

/// A NewsML-G2 item: its text as XHTML, NITF or plain.
pub(super) fn g2(item: &Element) -> Item {
    let meta = |name: &str| item.child("itemMeta").and_then(|m| m.text_of(name));
    let content = |name: &str| item.child("contentMeta").and_then(|m| m.text_of(name));
    let set = item.child("contentSet");
    let inline = set.and_then(|s| s.child("inlineXML").or_else(|| s.child("inlineData")));
    let text = inline.map(body).filter(|t| !t.is_empty());
    let headline = content("headline").or_else(|| inline.and_then(|i| i.first("hl1")).map(Element::text));
    Item {
        id: item.attribute("guid").map(str::to_owned),
        title: headline.or_else(|| meta("title")),
        date: content("contentCreated").or_else(|| meta("firstCreated")).or_else(|| meta("versionCreated")),
        url: None,
        content: text.map(Content::Text),
    }
}

/// A NITF document.
pub(super) fn nitf(root: &Element) -> Item {
    let date = root.first("date.issue").or_else(|| root.first("story.date"));
    let text = Some(body(root)).filter(|t| !t.is_empty());
    Item {
        id: root.first("doc-id").and_then(|d| d.attribute("id-string")).map(str::to_owned),
        title: root.first("hl1").or_else(|| root.first("title")).map(Element::text).filter(|t| !t.is_empty()),
        date: date.and_then(|d| d.attribute("norm")).map(str::to_owned),
        url: None,
        content: text.map(Content::Text),
    }
}

/// The body without its head: NITF's `body.content`, XHTML's `body`, else all.
fn body(element: &Element) -> String {
    let inner = element.first("body.content").or_else(|| element.first("body"));
    inner.unwrap_or(element).text()
}
