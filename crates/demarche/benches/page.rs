//! The page stage: pages and bare texts a second.

#![allow(missing_docs, clippy::disallowed_methods, reason = "a benchmark")]

use demarche::model::{Article, Content, RawDocument};
use demarche::page::{Knowledge, read};

fn main() {
    divan::main();
}

const PAGE: &str = include_str!("../../../examples/harbour-talks.html");
const TEXT: &str = include_str!("../../../examples/summit-flattened.txt");

fn bench(bencher: divan::Bencher<'_, '_>, content: Content, bytes: usize) {
    let knowledge = Knowledge::built_in();
    let raw = RawDocument { id: "bench".into(), content, ..RawDocument::default() };
    bencher.counter(divan::counter::BytesCount::new(bytes)).bench(|| -> Article { read(&raw, &knowledge) });
}

#[divan::bench]
fn html(bencher: divan::Bencher<'_, '_>) {
    bench(bencher, Content::Html(PAGE.as_bytes().to_vec()), PAGE.len());
}

#[divan::bench]
fn flattened(bencher: divan::Bencher<'_, '_>) {
    bench(bencher, Content::Text(TEXT.to_owned()), TEXT.len());
}

#[divan::bench]
fn knowledge() -> Knowledge {
    Knowledge::built_in()
}
