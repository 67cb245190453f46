//! The page stage whatever the bytes: no panic, blocks in order, spans on character boundaries.
#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail"
)]

use demarche::model::{Article, BlockKind, Content, RawDocument};
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
    for part in &article.parts {
        assert!(!part.label.of(&article.text).is_empty(), "the label slices the text: {part:?}");
        assert!(part.span.start <= part.label.start && part.label.end <= part.span.end, "{part:?}");
        assert!(part.span.end as usize <= article.text.len(), "{part:?}");
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
        Just("<table><tr><td>".to_owned()),
        Just("<svg><style><![CDATA[".to_owned()),
        Just("<iframe srcdoc='<p>".to_owned()),
        Just("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":[{}],\"author\":{\"name\":".to_owned()),
        Just("</script>".to_owned()),
        Just("<meta name=author content='".to_owned()),
        Just("<figcaption>".to_owned()),
        Just("Q Was it so? A: \u{202e}It was.\n".to_owned()),
        Just("4:10 p.m.\n".to_owned()),
        Just("FOR IMMEDIATE RELEASE\n".to_owned()),
        Just("Home\nMenu\nShare\nSign up for our newsletter\n".to_owned()),
        Just("\0&#0;&nbsp;&#x202e;".to_owned()),
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

/// Seconds in which any page must be read, on a busy machine and with little optimisation.
const SECONDS: u64 = 60;

fn ends(name: &str, content: Content) -> Article {
    let begin = std::time::Instant::now();
    let article = article(content);
    assert!(begin.elapsed().as_secs() < SECONDS, "{name} took {:?}", begin.elapsed());
    check(&article);
    article
}

#[test]
fn hostile_pages_end() {
    let story = "<p>The council of the port met on Monday, and it spoke of the new quay for three hours.</p>";
    let attributes: String = (0..300_000).fold(String::new(), |s, i| s + " a" + &i.to_string());
    let pages = [
        ("deep nesting", format!("{}text of the page{}", "<div>".repeat(20_000), "</div>".repeat(20_000))),
        ("deep tables", format!("{}text of the page", "<table><tr><td>".repeat(20_000))),
        ("deep inline elements", format!("{}text of the page", "<b><i><a href=x>".repeat(20_000))),
        ("deep frames", format!("{}{story}", "<iframe srcdoc=\"<iframe>\">".repeat(20_000))),
        ("an unclosed script", format!("<p>A page.<script>{}", "x<y ".repeat(200_000))),
        ("many unclosed scripts", "<script></x>".repeat(200_000)),
        ("unclosed tags", "<p>A line of <b>the page <a href='".repeat(50_000)),
        ("megabytes of script", format!("<script>{}</script>{story}", "var a='</b>';".repeat(800_000))),
        ("many paragraphs", "<p>A line of the page.</p>".repeat(200_000)),
        ("a long attribute", format!("<p title=\"{}", "a>b ".repeat(100_000))),
        ("many attributes", format!("<p{attributes}>{story}")),
        ("nulls and bidi controls", "\0<p>\u{202e}abc\0def\u{2066}</p>".repeat(5000)),
        (
            "deep JSON-LD",
            format!("<script type='application/ld+json'>{}</script>{story}", "[{\"@graph\":".repeat(50_000)),
        ),
        ("open comments", "<!--x".repeat(200_000)),
        ("headings of lists", "<h3>Related articles</h3><p>More from here</p>".repeat(30_000)),
    ];
    for (name, page) in pages {
        ends(name, Content::Html(page.into_bytes()));
    }
}

#[test]
fn a_page_of_50_megabytes_ends() {
    let line = "<p>The council of the port met on Monday, and it spoke of the new quay for hours.</p>\n";
    let page = line.repeat((50 << 20) / line.len());
    assert!(ends("50 MB", Content::Html(page.into_bytes())).problems.iter().any(|p| p.contains("too long")));
}

#[test]
fn hostile_texts_end() {
    ends("a long line", Content::Text("word and word, ".repeat(600_000)));
    ends("many headings", Content::Text("More from the Post\n".repeat(100_000)));
    ends("many short lines", Content::Text("Home\nSign up\nA label without an end\n".repeat(50_000)));
    ends("bidi controls", Content::Text("\u{202e}\u{2067}Home\u{2069}\0\n".repeat(2000)));
}

#[test]
fn a_lying_character_set_loses_no_text() {
    let said = |charset: &str| {
        format!(
            "<meta charset={charset}><article><p>Señor Núñez spoke – “at length” – of the café and its crêpes.</p></article>"
        )
    };
    for charset in ["shift_jis", "windows-1252", "utf-16", "no-such-set", "iso-2022-kr"] {
        let article = article(Content::Html(said(charset).into_bytes()));
        assert!(article.text.contains("Señor Núñez spoke – “at length”"), "{charset}: {}", article.text);
    }
    let latin: Vec<u8> = "<meta charset=utf-8><article><p>Senor Nu\u{f1}ez spoke of the caf\u{e9} and of its long terrace by the sea.</p></article>"
        .chars()
        .map(|c| c as u8)
        .collect();
    let article = article(Content::Html(latin));
    assert!(article.text.contains("Nuñez") && article.text.contains("café"), "{}", article.text);
}

/// Words, quotation marks, dashes and spaces inside a line of text come out as they went in.
#[test]
fn text_is_kept_verbatim() {
    let line =
        "“It’s  over,” she said — twice\u{a0}…  ‘no’ (sic) – and l\u{2019}État, “nothing else”\u{202f}!";
    let text = format!("{line}\n\nThe council of the port met on Monday, and it spoke of the new quay.");
    let article = article(Content::Text(text));
    assert!(article.text.contains(line));
    assert!(article.blocks.iter().any(|b| b.span.of(&article.text) == line));
}

/// The article that the project was founded on: its blocks by kind, in order. Furniture, teasers, credits and
/// repeats are set aside, captions stand apart, and nothing of the body is lost. Skipped where it is not at hand.
#[test]
fn the_founding_article_is_told_apart() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/articles/nato-russia-2022.txt");
    let Ok(text) = std::fs::read_to_string(path) else { return };
    let article = article(Content::Text(text));
    let letter = |kind: BlockKind| match kind {
        BlockKind::Headline => 'h',
        BlockKind::Dek => 'd',
        BlockKind::Body => 'b',
        BlockKind::Caption => 'c',
        BlockKind::Credit => 'w',
        BlockKind::Furniture => 'f',
        BlockKind::Teaser => 't',
        BlockKind::Repeat => 'r',
    };
    let kinds: String = article.blocks.iter().map(|b| letter(b.kind)).collect();
    let body = "b".repeat(17);
    let teasers = "trtt".repeat(4);
    assert_eq!(kinds, format!("hdrrcwfbr{body}wwffffffffff{teasers}"));
    assert_eq!(article.authors.len(), 2);
}
