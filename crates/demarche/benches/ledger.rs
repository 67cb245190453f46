//! The fold of 10,000 documents with three statements each: views, and who moved.

use demarche::ledger::{Cut, Dossier, Entry};
use demarche::model::{Authority, Firmness, Move};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn entries() -> Vec<Entry> {
    let moves = [Move::Demand, Move::Reject, Move::Open, Move::Accept, Move::Offer];
    let one = |n: usize| Entry {
        document: format!("d{}", n / 3),
        statement: format!("s{n}"),
        known_on: Some(format!("2031-{:02}-{:02}", n % 12 + 1, n % 28 + 1).into()),
        said_on: None,
        party: ["FRA", "IRN", "NATO", "UNO"][n % 4].into(),
        issue: format!("issue {}", n % 97).into(),
        action: moves[n % moves.len()],
        firmness: Firmness::Firm,
        authority: if n.is_multiple_of(7) { Authority::Ascribed } else { Authority::Official },
        speaker: None,
        condition: None,
        evidence: String::from("the exact words"),
        sentence: String::new(),
        sentence_number: 1,
    };
    (0..30_000).map(one).collect()
}

#[divan::bench]
fn fold_ten_thousand_documents(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(entries).bench_values(|e| black_box(Dossier::new(e).view(Cut::default())));
}
