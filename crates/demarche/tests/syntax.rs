//! What the syntax stage promises whatever the text: true slices, ascending, one root, no circle.
#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail"
)]

use demarche::model::{Syntax, TokenId};
use demarche::syntax::{Knowledge, Worker, parse_text};
use proptest::prelude::*;
use std::sync::OnceLock;

fn read(text: &str) -> Syntax {
    static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
    parse_text(text, KNOWLEDGE.get_or_init(Knowledge::built_in), &mut Worker::default())
}

fn check(text: &str) {
    let syntax = read(text);
    let (mut byte, mut token) = (0, 0);
    for sentence in &syntax.sentences {
        assert_eq!(sentence.tokens.start, token);
        assert!(sentence.tokens.len() <= 400, "an endless sentence");
        let roots = sentence.tokens.clone().filter(|&i| syntax.token(TokenId(i)).head.is_none());
        assert_eq!(roots.count(), 1);
        for i in sentence.tokens.clone() {
            let t = syntax.token(TokenId(i));
            assert!(t.span.start >= byte && !t.span.of(text).is_empty(), "{:?} in {text:?}", t.span);
            assert!(!t.span.of(text).starts_with(char::is_whitespace));
            byte = t.span.end;
            assert!(t.head.is_none_or(|h| sentence.tokens.contains(&h.0)));
            assert!(syntax.ancestors(TokenId(i)).take(1000).count() < 1000, "a circle");
        }
        token = sentence.tokens.end;
    }
    assert_eq!(token as usize, syntax.tokens.len());
}

#[test]
fn odd_texts_are_read() {
    for text in [
        "",
        " \n\n ",
        "'",
        "’s",
        "a.b.c.",
        "\u{200B}\u{AD}",
        "$",
        "n't",
        "1.2.3",
        "@",
        "http://",
        "İI. ß",
        "e\u{301}'ll",
    ] {
        check(text);
    }
    check(&"word ".repeat(5000));
    check(&"(".repeat(3000));
    check(&"x".repeat(30_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_string_is_read(text in ".{0,200}") {
        check(&text);
    }

    #[test]
    fn any_marks_and_words_are_read(text in "([A-Za-z]{1,9}|[0-9]{1,4}|[.,;:?!'’“”\"()$@/&-]{1,3}|[ \n]){0,60}") {
        check(&text);
    }
}
