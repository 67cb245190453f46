//! Every entry of the lexicons against its own examples and counter-examples.

use crate::model::{Content, RawDocument, Statement};
use crate::{Model, Reader};

fn statements(reader: &mut Reader<'_>, sentence: &str) -> Vec<Statement> {
    reader.read(&raw(sentence)).ledger.statements
}

fn raw(sentence: &str) -> RawDocument {
    RawDocument {
        id: "example".into(),
        content: Content::Text(sentence.into()),
        published: "2024-05-02".parse().ok(),
        ..RawDocument::default()
    }
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

#[test]
fn linkages_hold_their_examples() {
    let model = Model::built_in();
    let mut reader = Reader::new(&model);
    let (mut total, mut failures) = (0, Vec::new());
    for entry in &model.ledger.linkages.entries {
        let examples = entry.examples.iter().map(|e| e.split_once(" => ").expect("sentence => linkage"));
        let counter = entry.counter.iter().map(|e| (e.as_str(), ""));
        for (sentence, want) in examples.chain(counter) {
            total += 1;
            let found = linkages(&mut reader, sentence);
            if !holds(&found, want) {
                failures.push(format!("{}: {sentence} wants {want:?}, is {found:?}", entry.name));
            }
        }
    }
    report("linkages", total, &failures, LINKAGES_FLOOR);
}

#[test]
fn proposals_hold_their_examples() {
    let model = Model::built_in();
    let mut reader = Reader::new(&model);
    let (mut total, mut failures) = (0, Vec::new());
    for kind in &model.ledger.proposals.kinds {
        let examples = kind.examples.iter().map(|e| e.split_once(" => ").expect("sentence => proposal"));
        let counter = kind.counter.iter().map(|e| (e.as_str(), ""));
        for (sentence, want) in examples.chain(counter) {
            total += 1;
            let found = proposals(&mut reader, sentence);
            if !holds(&found, want) {
                failures.push(format!("{}: {sentence} wants {want:?}, is {found:?}", kind.name));
            }
        }
    }
    report("proposals", total, &failures, PROPOSALS_FLOOR);
}

/// Whether what is wanted was found; of a counter-example, nothing.
fn holds(found: &[String], want: &str) -> bool {
    if want.is_empty() { found.is_empty() } else { found.iter().any(|f| f == want) }
}

/// `PARTY kind | act | condition` of each linkage.
fn linkages(reader: &mut Reader<'_>, sentence: &str) -> Vec<String> {
    let analysis = reader.read(&raw(sentence));
    let text = &analysis.article.text;
    let line = |l: &crate::model::Linkage| {
        format!("{} {} | {} | {}", l.party, l.kind.name(), l.act.of(text), l.condition.of(text))
    };
    analysis.ledger.linkages.iter().map(line).collect()
}

/// `kind | TABLERS | fate PARTY` of each proposal.
fn proposals(reader: &mut Reader<'_>, sentence: &str) -> Vec<String> {
    let analysis = reader.read(&raw(sentence));
    let line = |p: &crate::model::Proposal| {
        let fate = super::fate(&p.steps);
        let by = p.steps.iter().rfind(|s| Some(s.fate) == fate).and_then(|s| s.party.as_deref());
        let tabled = if p.tabled_by.is_empty() { "-".to_owned() } else { p.tabled_by.join(",") };
        let fate = fate.map_or("-", crate::model::Fate::name);
        format!("{} | {tabled} | {fate} {}", p.kind, by.unwrap_or("-"))
    };
    analysis.ledger.proposals.iter().map(line).collect()
}

// What the parser leaves of them; raise, never lower.
const MOVES_FLOOR: f64 = 0.93;
const ISSUES_FLOOR: f64 = 0.84;
const LINKAGES_FLOOR: f64 = 0.9;
const PROPOSALS_FLOOR: f64 = 0.9;
