//! How fast the syntax stage reads: `cargo bench --bench syntax`.

use demarche::syntax::{Knowledge, Worker, parse_text};
use divan::counter::ItemsCount;

const TEXT: &str = "The foreign minister of the island republic said on Tuesday that his government had not agreed to \
    the treaty, which its neighbours signed in March. Two patrol boats were seized near the strait, and the crews \
    were questioned for several hours before they were released. “We don't want a conflict,” a spokesman told \
    reporters, adding that talks would resume if both sides withdrew their troops from the border.\n\n";

fn main() {
    divan::main();
}

/// The whole stage, in tokens a second.
#[divan::bench]
fn parse(bencher: divan::Bencher) {
    let (knowledge, text) = (Knowledge::built_in(), TEXT.repeat(100));
    let mut worker = Worker::default();
    let tokens = parse_text(&text, &knowledge, &mut worker).tokens.len();
    bencher.counter(ItemsCount::new(tokens)).bench_local(|| parse_text(&text, &knowledge, &mut worker));
}

/// Reading weights and tables at start.
#[divan::bench]
fn start() -> Knowledge {
    Knowledge::built_in()
}
