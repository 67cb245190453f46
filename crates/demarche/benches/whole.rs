//! The whole program on the bundled articles: from raw input to the record.
#![allow(clippy::disallowed_methods, clippy::expect_used, reason = "a benchmark reads its fixtures")]

use demarche::model::{Content, RawDocument};
use demarche::{Model, Reader, record};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

fn document(name: &str) -> RawDocument {
    let path = format!("{}/../../examples/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).expect("a bundled article");
    let content = match name.ends_with(".html") {
        true => Content::Html(bytes),
        false => Content::Text(String::from_utf8(bytes).expect("UTF-8")),
    };
    RawDocument { id: name.to_owned(), content, ..RawDocument::default() }
}

/// Loading everything the program knows: the price of every start.
#[divan::bench(sample_count = 10)]
fn start() -> Model {
    Model::built_in()
}

#[divan::bench(args = ["harbour-talks.html", "border-wire.txt", "summit-flattened.txt"])]
fn read(bencher: Bencher<'_, '_>, name: &str) {
    let (model, raw) = (Model::built_in(), document(name));
    let mut reader = Reader::new(&model);
    let size = match &raw.content {
        Content::Html(bytes) => bytes.len(),
        Content::Text(text) => text.len(),
    };
    bencher.counter(BytesCount::new(size)).bench_local(move || record::write(&reader.read(&raw)));
}
