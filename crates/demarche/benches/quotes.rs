//! The quotes stage alone, on text that the project may ship.

use demarche::model::{Content, RawDocument};
use demarche::{Model, Reader, quotes};

const PARAGRAPH: &str = "“The talks were difficult, long and useful,” Deputy Minister Ana Petrova told reporters in \
    Geneva on Monday. “Nobody left the room.” She warned that the army would answer any attack, and accused the \
    rebels of breaking the truce. According to the ministry, two soldiers died. The rebels’ spokesman denied that \
    his men had crossed the river, calling the charge “a lie from beginning to end.”\n\n";

fn main() {
    divan::main();
}

/// 100 paragraphs of five sentences.
#[divan::bench]
fn find(bencher: divan::Bencher<'_, '_>) {
    let model = Model::built_in();
    let raw = RawDocument {
        id: "bench".into(),
        content: Content::Text(PARAGRAPH.repeat(100)),
        ..RawDocument::default()
    };
    let a = Reader::new(&model).read(&raw);
    bencher
        .counter(divan::counter::ItemsCount::new(a.syntax.sentences.len()))
        .bench(|| quotes::find(&a.article, &a.syntax, &a.times, &a.entities, &a.places, &model.quotes));
}
