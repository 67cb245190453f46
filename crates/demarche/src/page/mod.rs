//! From a page to an article: clean text in blocks, and metadata.
//!
//! A page comes as HTML (`html`: decode, parse once, metadata, choice of the article, blocks) or as bare
//! text (`plain`: paragraphs, then what each is by its words and by where it stands). Both end in
//! `finish`: date, language, what looks wrong. Nothing of the text is rewritten; when a block's kind is
//! unsure it is body.

mod bylines;
mod calendar;
mod classify;
mod finish;
mod form;
mod html;
mod language;
mod lexicon;
pub mod lines;
mod paragraphs;
mod plain;
mod told;

pub use lexicon::Knowledge;

use crate::model::{Article, Content, RawDocument};

/// Bytes of input beyond which a document is cut: no news page is longer, and spans stay 32 bits.
pub const MAX_BYTES: usize = 64 << 20;

/// Takes a page and gives its article. Cannot fail: what went wrong stands in [`Article::problems`].
pub fn read(raw: &RawDocument, knowledge: &Knowledge) -> Article {
    let mut article = match &raw.content {
        Content::Text(text) => plain::article(text, raw, knowledge),
        Content::Html(bytes) => html::article(bytes, raw, knowledge),
    };
    finish::finish(&mut article, raw, knowledge);
    article
}
