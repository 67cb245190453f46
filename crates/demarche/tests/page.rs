//! The page stage whatever the bytes: no panic, blocks in order, spans on character boundaries.
#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail"
)]

use demarche::model::{Article, Content, RawDocument};
use demarche::page::{Knowledge, read};
use proptest::prelude::*;
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::built_in);

fn article(content: Content) -> Article {
    read(&RawDocument { id: "any".into(), content, ..RawDocument::default() }, &KNOWLEDGE)
}

fn check(article: &Article) {
    let mut end = 0;
    for block in &article.blocks {
        assert!(block.span.start >= end, "blocks ascend: {block:?}");
        assert!(!block.span.of(&article.text).is_empty(), "the span slices the text: {block:?}");
        end = block.span.end;
    }
    if let Some(span) = article.dateline {
        assert!(!span.of(&article.text).is_empty(), "the dateline slices the text");
    }
}

/// Pieces that pages are made of, so that random documents reach the rules.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[A-Z][a-z]{1,8}( [a-z]{1,9}){0,30}[.?!”]",
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("By Ann Lee, Reuters".to_owned()),
        Just("Ann Lee is a reporter at X. Twitter: @x".to_owned()),
        Just("PARIS, Jan. 5, 2020 (AP) — ".to_owned()),
        Just("More from the Post".to_owned()),
        Just("(Ann Lee/AFP/Getty Images)".to_owned()),
        Just("<p>".to_owned()),
        Just("<div class=caption>".to_owned()),
        Just("</div>".to_owned()),
        Just("<script>".to_owned()),
        Just("<time datetime='2020-02-30'>".to_owned()),
        Just("<!--".to_owned()),
        Just("<h1>".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text(pieces in prop::collection::vec(piece(), 0..40)) {
        check(&article(Content::Text(pieces.concat())));
    }

    #[test]
    fn any_page(pieces in prop::collection::vec(piece(), 0..40)) {
        check(&article(Content::Html(pieces.concat().into_bytes())));
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        check(&article(Content::Html(bytes)));
    }
}

#[test]
fn hostile_pages_end() {
    let deep = format!("{}text of the page{}", "<div>".repeat(50_000), "</div>".repeat(50_000));
    let inline = format!("{}text of the page", "<b><i><a href=x>".repeat(20_000));
    let unclosed = format!("<p>A page.<script>{}", "x<y ".repeat(200_000));
    let flat = "<p>A line of the page.</p>".repeat(200_000);
    let attribute = format!("<p title=\"{}", "a>b ".repeat(100_000));
    for page in [deep, inline, unclosed, flat, attribute, "\0<p>\u{202e}abc\0def</p>".repeat(5000)] {
        check(&article(Content::Html(page.into_bytes())));
    }
}
