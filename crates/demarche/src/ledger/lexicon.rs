//! Every entry of the lexicons against its own examples and counter-examples.

use crate::model::{Content, RawDocument, Statement};
use crate::{Model, Reader};

fn statements(reader: &mut Reader<'_>, sentence: &str) -> Vec<Statement> {
    let raw = RawDocument {
        id: "example".into(),
        content: Content::Text(sentence.into()),
        published: "2024-05-02".parse().ok(),
        ..RawDocument::default()
    };
    reader.read(&raw).ledger.statements
}

fn report(kind: &str, total: usize, failures: &[String], floor: f64) {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred examples")]
    let share = 1.0 - failures.len() as f64 / total.max(1) as f64;
    assert!(share >= floor, "{kind}: {share:.3} of {total} examples hold:\n{}", failures.join("\n"));
}

#[test]
fn moves_hold_their_examples() {
    let model = Model::built_in();
    let mut reader = Reader::new(&model);
    let (mut total, mut failures) = (0, Vec::new());
    for entry in &model.ledger.moves {
        for example in &entry.examples {
            let (sentence, want) = example.split_once(" => ").expect("sentence => PARTY move issue");
            let found = statements(&mut reader, sentence);
            let shown: Vec<String> =
                found.iter().map(|s| format!("{} {} {}", s.party, s.action.name(), s.issue)).collect();
            total += 1;
            if !shown.iter().any(|s| s == want) {
                failures.push(format!("{}: {sentence} wants {want}, is {shown:?}", entry.name));
            }
        }
        for sentence in &entry.counter {
            total += 1;
            if statements(&mut reader, sentence).iter().any(|s| s.rule == entry.name) {
                failures.push(format!("{}: {sentence} takes no position", entry.name));
            }
        }
    }
    report("moves", total, &failures, MOVES_FLOOR);
}

#[test]
fn issues_hold_their_examples() {
    let model = Model::built_in();
    let mut reader = Reader::new(&model);
    let (mut total, mut failures) = (0, Vec::new());
    let mut named = |object: &str| -> Vec<String> {
        let found = statements(&mut reader, &format!("Iran demanded {object}."));
        found.iter().map(|s| s.issue.to_string()).collect()
    };
    for (issue, examples, counter) in model.ledger.issues.examples() {
        for object in examples {
            total += 1;
            let found = named(object);
            if !found.iter().any(|n| n == issue) {
                failures.push(format!("{issue}: {object} is {found:?}"));
            }
        }
        for object in counter {
            total += 1;
            if named(object).iter().any(|n| n == issue) {
                failures.push(format!("{issue}: not {object}"));
            }
        }
    }
    report("issues", total, &failures, ISSUES_FLOOR);
}

// What the parser leaves of them; raise, never lower.
const MOVES_FLOOR: f64 = 0.75;
const ISSUES_FLOOR: f64 = 0.75;
