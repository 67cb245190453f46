//! The specification: every Markdown file under `cases/<stage>/`.
//!
//! A case is a heading, prose that says why, an input block and expected blocks:
//!
//! ````text
//! ## The denied act is kept, and marked
//! ```text published=2022-01-13
//! Russia denied …
//! ```
//! ```expect
//! RUS ASSAULT
//! ```
//! ```absent
//! ACCUSE
//! ```
//! ````
//!
//! The input's language is `text`, `html` or `article` (text that is one body, no cleaning by hints:
//! the same as `text`). Every line of `expect` must stand in a line of `demarche show <stage>` for
//! the input, its words in this order, `…` standing for anything; no line of `absent` may. A block
//! may show another stage: ` ```expect entities`.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "a test reads its cases and may fail"
)]

use demarche::model::{Content, RawDocument};
use demarche::view::layers;
use demarche::{Model, Reader};
use std::path::{Path, PathBuf};

struct Fence {
    info: String,
    body: String,
    line: usize,
}

fn fences(markdown: &str) -> Vec<(String, Vec<Fence>)> {
    let mut cases: Vec<(String, Vec<Fence>)> = Vec::new();
    let mut open: Option<Fence> = None;
    for (n, line) in markdown.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                open = Some(Fence { info: info.trim().to_owned(), body: String::new(), line: n + 1 });
            }
            (Some(_), Some(_)) => {
                if let (Some(fence), Some((_, list))) = (open.take(), cases.last_mut()) {
                    list.push(fence);
                }
            }
            (Some(fence), None) => {
                fence.body.push_str(line);
                fence.body.push('\n');
            }
            (None, None) if line.starts_with('#') => {
                cases.push((line.trim_start_matches('#').trim().to_owned(), Vec::new()));
            }
            (None, None) => {}
        }
    }
    cases
}

fn input(fence: &Fence) -> Option<RawDocument> {
    let mut words = fence.info.split_whitespace();
    let body = fence.body.trim_end().to_owned();
    let content = match words.next()? {
        "text" => Content::Text(body),
        "html" => Content::Html(body.into_bytes()),
        _ => return None,
    };
    let mut raw = RawDocument { id: "case".into(), content, ..RawDocument::default() };
    for word in words {
        match word.split_once('=') {
            Some(("published", date)) => raw.published = date.parse().ok(),
            Some(("url", url)) => raw.url = Some(url.to_owned()),
            _ => {}
        }
    }
    Some(raw)
}

/// Whether the pieces of `pattern` between "…" stand in `line` in this order.
fn matches(line: &str, pattern: &str) -> bool {
    let mut rest = line;
    pattern.split('…').map(str::trim).all(|piece| match rest.find(piece) {
        Some(at) => {
            rest = &rest[at + piece.len()..];
            true
        }
        None => false,
    })
}

fn check(
    reader: &mut Reader<'_>,
    stage: &str,
    file: &Path,
    title: &str,
    case: &[Fence],
) -> (usize, Vec<String>) {
    let mut failures = Vec::new();
    let Some(raw) = case.iter().find_map(input) else { return (0, failures) };
    let analysis = reader.read(&raw);
    let mut checks = 0;
    for fence in case {
        let mut words = fence.info.split_whitespace();
        let wanted = match words.next() {
            Some("expect") => true,
            Some("absent") => false,
            _ => continue,
        };
        let shown = layers::show(words.next().unwrap_or(stage), &analysis).expect("a stage's name");
        for pattern in fence.body.lines().filter(|l| !l.trim().is_empty()) {
            checks += 1;
            if shown.lines().any(|line| matches(line, pattern)) != wanted {
                let word = if wanted { "missing" } else { "should be absent" };
                let place = format!("{}:{}", file.display(), fence.line);
                failures.push(format!("{place} “{title}”: {word}: {pattern}\n--- shown:\n{shown}"));
            }
        }
    }
    (checks, failures)
}

fn markdown_files(dir: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(dir)
        .into_iter()
        .flatten()
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "md"))
        .collect();
    files.sort();
    files
}

fn run(stage: &str) {
    let model = Model::built_in();
    let mut reader = Reader::new(&model);
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases").join(stage);
    let (mut checks, mut failures) = (0, Vec::new());
    for file in markdown_files(&dir) {
        let markdown = std::fs::read_to_string(&file).expect("a readable case file");
        for (title, case) in fences(&markdown) {
            let (n, failed) = check(&mut reader, stage, &file, &title, &case);
            checks += n;
            failures.extend(failed);
        }
    }
    assert!(failures.is_empty(), "{} of {checks} checks failed:\n{}", failures.len(), failures.join("\n"));
}

macro_rules! stages {
    ($($stage:ident),*) => {$(
        #[test]
        fn $stage() {
            run(stringify!($stage));
        }
    )*};
}

stages!(page, syntax, times, entities, places, quotes, events, ledger);
