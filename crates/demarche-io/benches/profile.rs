//! Where the time goes: every stage by itself over the documents of real inputs, then the whole with its tables.
//!
//! `cargo bench -p demarche-io --bench profile -- FILES…`; without files the bundled examples, many times over.
//! On Linux it counts the time for which a core really computed: other programs' use of the machine is left out.
#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use demarche::model::{Article, RawDocument};
use demarche::{Analysis, Model, entities, events, ledger, page, places, quotes, record, syntax, times};
use demarche_io::out::rows::rows;
use demarche_io::out::store::Settings;
use demarche_io::{Defaults, Plan, Source, code, documents, sources};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// Documents held at a time: memory stays small whatever the input.
const AT_ONCE: usize = 200;

/// Steps with the time each one took.
#[derive(Default)]
struct Clock(Vec<(&'static str, Duration)>);

impl Clock {
    fn time<T>(&mut self, step: &'static str, run: impl FnOnce() -> T) -> T {
        let start = computed();
        let result = run();
        let took = computed().saturating_sub(start);
        match self.0.iter_mut().find(|(name, _)| *name == step) {
            Some((_, sum)) => *sum += took,
            None => self.0.push((step, took)),
        }
        result
    }

    fn sum(&self) -> Duration {
        self.0.iter().map(|(_, took)| *took).sum()
    }
}

/// Time for which this thread computed; elsewhere than on Linux, time that went by.
fn computed() -> Duration {
    let first = |file: String| file.split(' ').next().and_then(|n| n.parse().ok()).map(Duration::from_nanos);
    let file = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    file.and_then(first).unwrap_or_else(|| START.elapsed())
}

/// The same of all threads, dead ones too, in hundredths of a second.
fn computed_by_all() -> Duration {
    let file = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // User and system time are fields 14 and 15; the name in field 2 may have spaces.
    let ticks = file.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    let ticks: u64 = ticks.filter_map(|t| t.parse::<u64>().ok()).sum();
    if ticks == 0 { START.elapsed() } else { Duration::from_millis(10 * ticks) }
}

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

fn main() {
    let files: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples").to_owned();
    let (files, times) = if files.is_empty() { (vec![examples], 20) } else { (files, 1) };
    let found: Vec<Source> = sources(&files).into_iter().flatten().collect();
    let mut clock = Clock::default();
    let model = clock.time("start", Model::built_in);
    let sentences: usize = (0..times).map(|_| stages(&found, &model, &mut clock)).sum();
    for (step, took) in &clock.0 {
        line(step, *took, clock.sum(), sentences);
    }
    line("sum of the parts", clock.sum(), clock.sum(), sentences);
    for threads in [1, 2] {
        let took = whole(&found, &model, threads);
        line(&format!("code, {threads} threads"), took * times, clock.sum(), sentences);
    }
}

fn line(step: &str, took: Duration, all: Duration, sentences: usize) {
    let (seconds, all) = (took.as_secs_f64(), all.as_secs_f64());
    println!(
        "{step:18} {seconds:8.2} s {:5.1} % {:9.0} sentences/s",
        100.0 * seconds / all,
        sentences as f64 / seconds
    );
}

/// Every stage over all documents, one stage after the other, batch by batch.
fn stages(sources: &[Source], model: &Model, clock: &mut Clock) -> usize {
    let mut sentences = 0;
    for source in sources {
        let mut list = clock.time("read", || documents(source, &Defaults::default()));
        loop {
            let batch: Vec<RawDocument> =
                clock.time("read", || list.by_ref().take(AT_ONCE).flatten().collect());
            if batch.is_empty() {
                break;
            }
            sentences += coded(&batch, model, clock);
        }
    }
    sentences
}

fn coded(batch: &[RawDocument], m: &Model, clock: &mut Clock) -> usize {
    let articles: Vec<Article> =
        clock.time("page", || batch.iter().map(|d| page::read(d, &m.page)).collect());
    let english = |a: &Article| a.language.as_deref().is_none_or(|l| l == "en");
    let mut all: Vec<Analysis> = articles
        .into_iter()
        .filter(english)
        .map(|article| Analysis { article, ..Analysis::default() })
        .collect();
    let mut worker = syntax::Worker::default();
    let mut step = |name: &'static str, run: &mut dyn FnMut(&mut Analysis)| {
        clock.time(name, || all.iter_mut().for_each(&mut *run));
    };
    step("syntax", &mut |a| a.syntax = syntax::parse(&a.article, &m.syntax, &mut worker));
    step("times", &mut |a| a.times = times::find(&a.article, &a.syntax, &m.times));
    step("entities", &mut |a| {
        a.entities = entities::find(&a.article, &a.syntax, &a.times, &m.places, &m.entities)
    });
    step("places", &mut |a| a.places = places::locate(&a.article, &a.syntax, &a.entities, &m.places));
    step("quotes", &mut |a| {
        a.quotes = quotes::find(&a.article, &a.syntax, &a.times, &a.entities, &a.places, &m.quotes);
    });
    step("events", &mut |a| {
        a.events =
            events::find(&a.article, &a.syntax, &a.times, &a.entities, &a.places, &a.quotes, &m.events);
    });
    step("ledger", &mut |a| {
        a.ledger =
            ledger::find(&a.article, &a.syntax, &a.times, &a.entities, &a.quotes, &a.events, &m.ledger);
    });
    let records: Vec<_> = clock.time("record", || all.iter().map(record::write).collect());
    let sentences = records.iter().map(|r| r.document.sentences.len()).sum();
    clock.time("rows", || records.into_iter().map(|r| rows(r, 1)).for_each(drop));
    sentences
}

/// The same documents into tables: the time of all threads together.
fn whole(sources: &[Source], model: &Model, threads: usize) -> Duration {
    let Ok(folder) = tempfile::tempdir() else { return Duration::ZERO };
    let plan = Plan { sources: sources.iter().cloned().map(Ok).collect(), threads, ..Plan::default() };
    let start = computed_by_all();
    if let Err(problem) = code(model, &plan, &folder.path().join("record.sqlite"), &Settings::new(), |_| {}) {
        println!("{problem}");
    }
    computed_by_all().saturating_sub(start)
}
