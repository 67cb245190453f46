//! The lexicon's own examples and counter-examples, through the whole pipeline.

use crate::model::{Article, Block, BlockKind, EntityId, Event, Span};
use crate::{Analysis, Model, Reader};

/// Share of examples and counter-examples that must hold. Raise it with the parser and the lexicon;
/// `cargo test -p demarche examples -- --nocapture` lists the ones that fail.
const FLOOR: f64 = 0.97;

#[test]
fn the_built_in_lexicon_has_no_problems() {
    let model = Model::built_in();
    let lexicon = &model.events.lexicon;
    assert!(lexicon.problems.is_empty(), "{}", lexicon.problems.join("\n"));
    let bare: Vec<_> =
        lexicon.frames.iter().filter(|f| f.examples.is_empty()).map(|f| f.name.as_str()).collect();
    assert!(bare.is_empty(), "frames without an example: {bare:?}");
}

#[test]
fn the_lexicons_examples_hold() {
    let model = Model::built_in();
    let mut reader = Reader::new(&model);
    let (mut checks, mut failed) = (0_u32, Vec::new());
    for frame in &model.events.lexicon.frames {
        for example in frame.examples.iter().chain(&frame.counter) {
            let Some((text, wanted)) = example.split_once("->") else {
                failed.push(format!("{}: no arrow in {example:?}", frame.name));
                continue;
            };
            checks += 1;
            let analysis = reader.read_article(article(text.trim()));
            let unmet: Vec<&str> =
                wanted.split(';').map(str::trim).filter(|w| !found(&analysis, w)).collect();
            if !unmet.is_empty() {
                let shown = crate::view::layers::show("events", &analysis).unwrap_or_default();
                failed.push(format!("{}:{} {example}\n    {}", frame.name, frame.line, shown.trim()));
            }
        }
    }
    let share = 1.0 - failed.len() as f64 / f64::from(checks.max(1));
    eprintln!("{} of {checks} examples fail:\n{}", failed.len(), failed.join("\n"));
    assert!(share >= FLOOR, "only {share:.2} of the examples hold");
}

fn article(text: &str) -> Article {
    let block = Block { kind: BlockKind::Body, span: Span::new(0, text.len()) };
    Article { text: text.to_owned(), blocks: vec![block], ..Article::default() }
}

fn found(analysis: &Analysis, wanted: &str) -> bool {
    if wanted == "none" {
        return analysis.events.events.is_empty();
    }
    analysis.events.events.iter().any(|e| fits(analysis, e, wanted))
}

fn fits(analysis: &Analysis, event: &Event, wanted: &str) -> bool {
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let [actors, plover, recipients, rest @ ..] = words.as_slice() else { return false };
    let (name, mode) = plover.split_once('/').map_or((*plover, None), |(n, m)| (n, Some(m)));
    (name == "*" || event.plover.name() == name)
        && mode.is_none_or(|m| event.mode.as_deref() == Some(m))
        && rest.first().is_none_or(|s| event.status.name() == *s)
        && parties_fit(analysis, &event.actors, actors)
        && parties_fit(analysis, &event.recipients, recipients)
}

fn parties_fit(analysis: &Analysis, parties: &[EntityId], wanted: &str) -> bool {
    let code = |e: &EntityId| analysis.entities.entity(*e).code.clone().unwrap_or_default();
    match wanted {
        "*" => true,
        "-" => parties.is_empty(),
        _ => wanted.split(',').all(|w| parties.iter().any(|p| code(p).starts_with(w))),
    }
}
