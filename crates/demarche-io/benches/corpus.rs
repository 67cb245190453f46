//! The steps around the stages: inputs of every kind, rows of a record, tables of a corpus.
#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a benchmark makes its fixtures")]

use demarche::{Model, Reader, record};
use demarche_io::out::Layout;
use demarche_io::out::export::{Form, export};
use demarche_io::out::rows::rows;
use demarche_io::out::store::{Settings, Store};
use demarche_io::{Defaults, Plan, Source, code, documents, one_document};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// Documents of a fixture.
const DOCUMENTS: usize = 200;
const TEXT: &str = include_str!("../../../examples/border-wire.txt");
const PAGE: &str = include_str!("../../../examples/harbour-talks.html");

/// A file of a kind with many documents, and the folder that holds it while it lives.
fn fixture(kind: &str) -> (TempDir, PathBuf) {
    let mut file = String::from(match kind {
        "csv" => "id,text\n",
        "rss" => "<rss><channel>",
        _ => "",
    });
    for n in 0..DOCUMENTS {
        match kind {
            "jsonl" => writeln!(file, "{{\"id\": {n}, \"text\": {TEXT:?}}}"),
            "csv" => writeln!(file, "{n},\"{}\"", TEXT.replace('"', "\"\"")),
            "rss" => {
                writeln!(file, "<item><guid>{n}</guid><description><![CDATA[{TEXT}]]></description></item>")
            }
            _ => write!(file, "{}", archived(n)),
        }
        .expect("a string");
    }
    file.push_str(if kind == "rss" { "</channel></rss>" } else { "" });
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(format!("all.{kind}"));
    std::fs::write(&path, file).expect("a file");
    (folder, path)
}

fn archived(n: usize) -> String {
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}");
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{n}>\r\nContent-Type: application/http\r\n\
         Content-Length: {}\r\n\r\n{http}\r\n\r\n",
        http.len()
    )
}

fn size(path: &Path) -> BytesCount {
    BytesCount::new(std::fs::metadata(path).map_or(0, |m| m.len()))
}

/// Reading alone.
#[divan::bench(args = ["jsonl", "csv", "rss", "warc"])]
fn read(bencher: Bencher<'_, '_>, kind: &str) {
    let (_folder, path) = fixture(kind);
    let source = Source::File(path.clone());
    bencher.counter(size(&path)).counter(ItemsCount::new(DOCUMENTS)).bench(|| {
        assert_eq!(documents(&source, &Defaults::default()).flatten().count(), DOCUMENTS);
    });
}

/// From a record to rows.
#[divan::bench]
fn record_to_rows(bencher: Bencher<'_, '_>) {
    let (folder, model) = (tempfile::tempdir().expect("a folder"), Model::built_in());
    let path = folder.path().join("a.txt");
    std::fs::write(&path, TEXT).expect("a file");
    let raw = one_document(&Source::File(path), &Defaults::default()).expect("a document");
    let record = record::write(&Reader::new(&model).read(&raw));
    bencher.with_inputs(|| record.clone()).bench_values(|record| rows(record, 1));
}

/// From a file to tables, by threads.
#[divan::bench(args = [1, 2], sample_count = 5)]
fn whole(bencher: Bencher<'_, '_>, threads: usize) {
    let ((_folder, path), model) = (fixture("jsonl"), Model::built_in());
    let plan = Plan { sources: vec![Ok(Source::File(path))], threads, ..Plan::default() };
    bencher
        .counter(ItemsCount::new(DOCUMENTS))
        .with_inputs(|| tempfile::tempdir().expect("a folder"))
        .bench_values(|out| {
            code(&model, &plan, &out.path().join("record.sqlite"), &Settings::new(), |_| {}).expect("tables");
            out
        });
}

/// Tables in other forms.
#[divan::bench(args = ["csv", "jsonl", "parquet"], sample_count = 10)]
fn write(bencher: Bencher<'_, '_>, form: &str) {
    let ((folder, path), model) = (fixture("jsonl"), Model::built_in());
    let plan = Plan { sources: vec![Ok(Source::File(path))], threads: 2, ..Plan::default() };
    let (layout, settings) = (Layout::of(folder.path()), Settings::new());
    code(&model, &plan, layout.store(), &settings, |_| {}).expect("tables");
    let store = Store::open(layout.store(), &settings).expect("the file");
    let form = match form {
        "csv" => Form::Csv,
        "jsonl" => Form::Jsonl,
        _ => Form::Parquet,
    };
    bencher
        .counter(ItemsCount::new(DOCUMENTS))
        .bench_local(|| export(&store, &layout, form).expect("tables"));
}
