//! The fictional crisis of `cases/crisis`: every as-of and known-at view and every diff exactly right,
//! whatever the order in which the statements come.

#![allow(
    clippy::panic,
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a test reads its cases and may fail"
)]

use demarche::ledger::{Change, Cut, Dossier, Entry, View};
use demarche::model::StanceState;
use jiff::civil::Date;
use proptest::prelude::*;

fn file(name: &str) -> String {
    let path = format!("{}/../../cases/crisis/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("a file of the crisis")
}

fn statements() -> Vec<Entry> {
    file("statements.jsonl").lines().map(|l| serde_json::from_str(l).expect("an entry")).collect()
}

fn cut(as_of: &str, known_at: &str) -> Cut {
    let date = |word: &str| (word != "-").then(|| word.parse::<Date>().expect("a date"));
    Cut { as_of: date(as_of), known_at: date(known_at) }
}

fn cells(view: &View) -> Vec<String> {
    let day = |d: &Option<demarche::model::Str>| d.as_ref().map_or("-".to_owned(), ToString::to_string);
    let line = |c: &demarche::ledger::Cell| {
        format!("{} {} {} {} {}", c.party, c.state.name(), day(&c.since), day(&c.last_affirmed), c.issue)
    };
    view.cells.iter().map(line).collect()
}

fn moves(changes: &[Change]) -> Vec<String> {
    let state = |c: &Option<demarche::ledger::Cell>| c.as_ref().map_or("-", |c| StanceState::name(c.state));
    let line = |c: &Change| {
        format!("{} {} {} {} {}", c.party, c.direction.name(), state(&c.before), state(&c.after), c.issue)
    };
    changes.iter().map(line).collect()
}

fn check(dossier: &Dossier) {
    let expected = file("expected.txt");
    let lines: Vec<&str> = expected.lines().filter(|l| !l.starts_with('#')).collect();
    for block in lines.split(|l| l.is_empty()).filter(|b| !b.is_empty()) {
        let words: Vec<&str> = block[0].split(' ').collect();
        let found = match words[..] {
            ["view", as_of, known_at] => cells(&dossier.view(cut(as_of, known_at))),
            ["diff", a, b, known_at] => moves(&dossier.diff(cut(a, known_at), cut(b, known_at))),
            _ => panic!("neither view nor diff: {}", block[0]),
        };
        assert_eq!(found, block[1..], "{}", block[0]);
    }
}

#[test]
fn every_view_and_diff_is_right() {
    check(&Dossier::new(statements()));
}

#[test]
fn ascriptions_are_kept_and_set_nothing() {
    let dossier = Dossier::new(statements());
    let view = dossier.view(Cut::default());
    let ascribed: Vec<&str> = view.ascribed.iter().map(|&i| dossier.entries()[i].issue.as_str()).collect();
    assert_eq!(ascribed, ["borders", "water sharing"]);
    assert!(view.cells.iter().all(|c| c.issue != "borders"));
}

#[test]
fn statements_given_twice_count_once() {
    let twice = statements().into_iter().chain(statements());
    let dossier = Dossier::new(twice);
    assert_eq!(dossier.entries().len(), statements().len());
    check(&dossier);
}

proptest! {
    #[test]
    fn order_changes_nothing(shuffled in Just(statements()).prop_shuffle()) {
        let (one, other) = (Dossier::new(statements()), Dossier::new(shuffled));
        prop_assert_eq!(one.entries(), other.entries());
        prop_assert_eq!(one.view(Cut::default()), other.view(Cut::default()));
    }
}
