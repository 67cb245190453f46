//! How fast the syntax stage reads: `cargo bench --bench syntax`.

use demarche::model::Span;
use demarche::syntax::network::Network;
use demarche::syntax::weights::Weights;
use demarche::syntax::{Knowledge, Worker, parse_text, parse_tokens};
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

/// Sentences and tokens that are given: all but splitter and tokenizer.
#[divan::bench]
fn given(bencher: divan::Bencher) {
    let (knowledge, text) = (Knowledge::built_in(), TEXT.repeat(100));
    let mut worker = Worker::default();
    let syntax = parse_text(&text, &knowledge, &mut worker);
    let spans = |s: &demarche::model::Sentence| -> Vec<Span> {
        syntax.tokens[s.tokens.start as usize..s.tokens.end as usize].iter().map(|t| t.span).collect()
    };
    let sentences: Vec<Vec<Span>> = syntax.sentences.iter().map(spans).collect();
    let counter = ItemsCount::new(syntax.tokens.len());
    bencher.counter(counter).bench_local(|| parse_tokens(&text, &sentences, &knowledge, &mut worker));
}

/// The network alone: tags, trees, relations of one sentence.
#[divan::bench]
fn network(bencher: divan::Bencher) {
    let weights = Weights::read(demarche_data::syntax::PARSER).unwrap_or_default();
    let words: Vec<&str> = TEXT.split_whitespace().take(29).collect();
    let mut network = Network::default();
    bencher
        .counter(ItemsCount::new(words.len()))
        .bench_local(|| network.read(&weights, words.iter().copied()));
}

/// Reading weights and tables at start.
#[divan::bench]
fn start() -> Knowledge {
    Knowledge::built_in()
}
