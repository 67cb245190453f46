//! The examples and counter-examples that stand beside the cue lexicon.

use crate::model::{Content, RawDocument};
use crate::view::layers;
use crate::{Model, Reader};

/// Whether the pieces of `pattern` between "…" stand in `line` in this order.
fn matches(line: &str, pattern: &str) -> bool {
    let mut rest = line;
    pattern.split('…').map(str::trim).all(|piece| match rest.split_once(piece) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

#[test]
fn examples_of_the_lexicon_hold() {
    let model = Model::built_in();
    let mut reader = Reader::new(&model);
    let mut failures = Vec::new();
    let lines = demarche_data::quotes::EXAMPLES.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    for line in lines {
        let Some((text, expected)) = line.split_once('\t') else { panic!("no tab: {line}") };
        let raw =
            RawDocument { id: "x".into(), content: Content::Text(text.into()), ..RawDocument::default() };
        let shown = layers::show("quotes", &reader.read(&raw)).unwrap_or_default();
        let (pattern, wanted) = expected.strip_prefix('!').map_or((expected, true), |p| (p, false));
        if shown.lines().any(|l| matches(l, pattern)) != wanted {
            failures.push(format!("{text}\n  wanted: {expected}\n  shown:  {shown}"));
        }
    }
    assert!(failures.is_empty(), "{} examples fail:\n{}", failures.len(), failures.join("\n"));
}
