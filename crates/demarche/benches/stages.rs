//! Every stage after syntax alone, on text that the project may ship: 100 paragraphs of five sentences.

use demarche::model::{Content, RawDocument};
use demarche::{Analysis, Model, Reader, entities, events, ledger, places, quotes, record, times};
use divan::Bencher;

const PARAGRAPH: &str = "“The talks were difficult, long and useful,” Deputy Minister Ana Petrova told reporters in \
    Geneva on Monday. “Nobody left the room.” She warned that the army would answer any attack, and accused the \
    rebels of breaking the truce. According to the ministry, two soldiers died. The rebels’ spokesman denied that \
    his men had crossed the river, calling the charge “a lie from beginning to end.”\n\n";

fn main() {
    divan::main();
}

/// Runs one stage over the layers before it, counted in sentences.
fn stage<T>(bencher: Bencher<'_, '_>, run: impl Fn(&Analysis, &Model) -> T + Sync) {
    let model = Model::built_in();
    let raw = RawDocument {
        id: "bench".into(),
        content: Content::Text(PARAGRAPH.repeat(100)),
        ..RawDocument::default()
    };
    let layers = Reader::new(&model).read(&raw);
    let sentences = divan::counter::ItemsCount::new(layers.syntax.sentences.len());
    bencher.counter(sentences).bench(|| run(&layers, &model));
}

#[divan::bench]
fn find_times(bencher: Bencher<'_, '_>) {
    stage(bencher, |a, m| times::find(&a.article, &a.syntax, &m.times));
}

#[divan::bench]
fn find_entities(bencher: Bencher<'_, '_>) {
    stage(bencher, |a, m| entities::find(&a.article, &a.syntax, &a.times, &m.places, &m.entities));
}

#[divan::bench]
fn locate_places(bencher: Bencher<'_, '_>) {
    stage(bencher, |a, m| places::locate(&a.article, &a.syntax, &a.entities, &m.places));
}

#[divan::bench]
fn find_quotes(bencher: Bencher<'_, '_>) {
    stage(bencher, |a, m| quotes::find(&a.article, &a.syntax, &a.times, &a.entities, &a.places, &m.quotes));
}

#[divan::bench]
fn find_events(bencher: Bencher<'_, '_>) {
    stage(bencher, |a, m| {
        events::find(&a.article, &a.syntax, &a.times, &a.entities, &a.places, &a.quotes, &m.events)
    });
}

#[divan::bench]
fn find_positions(bencher: Bencher<'_, '_>) {
    stage(bencher, |a, m| {
        ledger::find(&a.article, &a.syntax, &a.times, &a.entities, &a.quotes, &a.events, &m.ledger)
    });
}

#[divan::bench]
fn write_record(bencher: Bencher<'_, '_>) {
    stage(bencher, |a, _| record::write(a));
}
