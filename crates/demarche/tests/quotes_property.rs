//! Whatever the text, spans of quotations lie inside it, on character boundaries, and nothing panics.
#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail"
)]

use demarche::model::{Content, RawDocument, Span};
use demarche::{Model, Reader};
use proptest::prelude::*;
use std::sync::OnceLock;

fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(Model::built_in)
}

/// Words and marks in which the stage's rules live, in any order.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’",
        "''",
        "«",
        "»",
        "—",
        ",",
        ".",
        "?",
        "!",
        ":",
        ";",
        "\n\n",
        " ",
        " ",
        " he ",
        " said ",
        " that ",
        " told ",
        " reporters",
        "Petrova",
        " and ",
        " according to ",
        "We ",
        " will ",
        " leave",
        " called ",
        " it ",
        " a trap",
        " to ",
        " urged ",
        "é",
        "北京",
        "’s",
        " warned ",
        " of ",
        "war",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|v| v.concat())
}

fn check(text: String) -> Result<(), TestCaseError> {
    let raw = RawDocument { id: "p".into(), content: Content::Text(text), ..RawDocument::default() };
    let analysis = Reader::new(model()).read(&raw);
    let text = &analysis.article.text;
    let inside = |s: Span| !s.is_empty() && text.get(s.start as usize..s.end as usize).is_some();
    for a in &analysis.quotes.attributions {
        prop_assert!(!a.content.is_empty());
        let source = a.source.iter().map(|s| s.span);
        let all = a.content.iter().copied().chain(a.cue.iter().map(|c| c.span)).chain(source);
        for span in all.chain(a.addressee).chain(a.occasion) {
            prop_assert!(inside(span), "{span:?} in {text:?}");
        }
        prop_assert!(a.parent.is_none_or(|p| p.index() < analysis.quotes.attributions.len()));
    }
    Ok(())
}

#[test]
fn a_speaker_of_punctuation_is_none() {
    check(" that  :? reporters\", told ”: urged 北京".to_owned()).expect("spans hold words");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_soup_of_words_and_marks(text in soup()) {
        check(text)?;
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        check(text)?;
    }
}
