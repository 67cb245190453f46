//! Items of feeds.

use super::Item;
use super::tree::Element;
use demarche::model::Content;

/// An item of RSS 0.9 to 2.0.
pub(super) fn rss(item: &Element) -> Item {
    let title = item.text_of("title");
    let body = item.text_of("encoded").or_else(|| item.text_of("description"));
    Item {
        id: item.text_of("guid"),
        date: item.text_of("pubDate").or_else(|| item.text_of("date")),
        url: item.text_of("link").or_else(|| item.attribute("about").map(str::to_owned)),
        content: body.map(|b| html_or_text(&b, title.as_deref())),
        title,
    }
}

/// An entry of Atom.
pub(super) fn atom(entry: &Element) -> Item {
    let title = entry.text_of("title");
    let content = entry.child("content").or_else(|| entry.child("summary"));
    let text = content.map(|c| match c.attribute("type") {
        Some("html" | "text/html") | None => html_or_text(&c.text(), title.as_deref()),
        _ => Content::Text(c.text()),
    });
    let alternate = |l: &&Element| matches!(l.attribute("rel"), None | Some("alternate"));
    Item {
        id: entry.text_of("id"),
        date: entry.text_of("published").or_else(|| entry.text_of("updated")),
        url: entry.children("link").find(alternate).and_then(|l| l.attribute("href")).map(str::to_owned),
        content: text.filter(|t| !matches!(t, Content::Text(t) if t.is_empty())),
        title,
    }
}

/// A fragment with tags becomes a page around nothing but itself.
fn html_or_text(body: &str, title: Option<&str>) -> Content {
    let tagged = body.contains("</") || body.contains("<p") || body.contains("<br");
    if !tagged {
        return Content::Text(body.to_owned());
    }
    let title = title.unwrap_or_default().replace('&', "&amp;").replace('<', "&lt;");
    let page = format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{title}</title></head>\
         <body><article><h1>{title}</h1>\n<div>{body}</div></article></body></html>"
    );
    Content::Html(page.into_bytes())
}
