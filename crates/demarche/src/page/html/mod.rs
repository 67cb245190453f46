//! A page in HTML: decoded, made harmless, parsed once, then its metadata, its article, its blocks.

mod authors;
mod blocks;
mod decode;
mod extract;
mod guard;
mod jsonld;
mod meta;
mod published;
mod sources;
mod walk;

use super::Knowledge;
use crate::model::{Article, Form, RawDocument};
use dom_query::Document;

/// Reads a page.
pub(super) fn article(bytes: &[u8], raw: &RawDocument, k: &Knowledge) -> Article {
    let mut article = Article::default();
    let decoded = decode::decode(bytes);
    let html = guard::guarded(&decoded, &mut article.problems);
    let document = Document::from(html);
    let meta = meta::read(&document, k);
    meta.describe(raw, &mut article);
    let kin = sources::kin(&document);
    sources::tell(&document, &meta, raw, &mut article);
    let page = published::Page { document: &document, source: &decoded, meta: &meta, raw, k };
    published::find(&page, &mut article.published);
    let pieces = extract::pieces(document, k);
    blocks::build(pieces, &meta, raw, k, &mut article);
    article.form = match meta.facts.kind.as_deref() {
        Some("LiveBlogPosting") => Form::LiveBlog,
        Some("PressRelease") => Form::PressRelease,
        _ => Form::Article,
    };
    article.problems.extend(kin);
    article
}
