//! `demarche code-pair FILE`: the PLOVER type between two marked parties, one JSON object a line.

use crate::output;
use clap::ValueEnum;
use demarche::events::{Coded, Knowledge, Marked, code_pair};
use demarche::model::{Article, Block, BlockKind, Span};
use demarche::{Model, Reader};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// JSON Lines with `id` and `marked`: a sentence with `<s>source</s>` and `<t>target</t>`; - for standard input
    #[arg(default_value = "-")]
    path: String,
    /// A folder laid out as crates/demarche-data/data/events, instead of the built-in lexicon
    #[arg(long, value_name = "DIR")]
    lexicon: Option<PathBuf>,
    /// What is printed
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object a line: id, type, mode, cameo, status, rule, confidence
    Jsonl,
    /// One line of words for people
    Text,
}

pub fn run(args: &Args) -> ExitCode {
    match coded(args) {
        Ok(bad) => ExitCode::from(u8::from(bad)),
        Err(reason) => {
            output::complain(&format!("{}: {reason}", args.path));
            ExitCode::from(2)
        }
    }
}

/// Codes every line; `true` if some could not be read.
fn coded(args: &Args) -> io::Result<bool> {
    let input: Box<dyn BufRead> = match args.path.as_str() {
        "-" => Box::new(io::stdin().lock()),
        path => Box::new(BufReader::new(File::open(path)?)),
    };
    let model = Model::built_in();
    let own = args.lexicon.as_deref().map(lexicon).transpose()?;
    let knowledge = own.as_ref().unwrap_or(&model.events);
    knowledge.problems().iter().for_each(output::complain);
    let mut reader = Reader::new(&model);
    let mut bad = false;
    for (n, line) in input.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let Some((id, marked)) = pair(&line) else {
            output::complain(&format!("{}:{}: no JSON object with `id` and `marked`", args.path, n + 1));
            bad = true;
            continue;
        };
        let analysis = reader.read_article(article(&marked.text));
        let coded = code_pair(&analysis, &marked, knowledge);
        if !output::print(&render(&id, coded.as_ref(), args.format)) {
            break;
        }
    }
    Ok(bad)
}

/// Reads a lexicon folder: `frames/*.toml` in the order of their names, operators, classes, composition.
fn lexicon(dir: &Path) -> io::Result<Knowledge> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(dir.join("frames"))?.map(|e| e.map(|e| e.path())).collect::<io::Result<_>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    paths.extend([dir.join("operators.toml"), dir.join("support.toml")]);
    let mut files = Vec::new();
    for path in &paths {
        let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        files.push((name, std::fs::read_to_string(path)?));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let classes = std::fs::read_to_string(dir.join("words/classes.toml"))?;
    let composition = std::fs::read_to_string(dir.join("composition.toml"))?;
    Ok(Knowledge::from_files(&files, &classes, &composition))
}

fn pair(line: &str) -> Option<(Value, Marked)> {
    let value: Value = serde_json::from_str(line).ok()?;
    let marked = Marked::parse(value.get("marked")?.as_str()?);
    Some((value.get("id")?.clone(), marked))
}

/// The sentence as an article of one paragraph.
fn article(text: &str) -> Article {
    let block = Block { kind: BlockKind::Body, span: Span::new(0, text.len()) };
    Article { text: text.to_owned(), blocks: vec![block], ..Article::default() }
}

fn render(id: &Value, coded: Option<&Coded>, format: Format) -> String {
    let event = coded.map(|c| &c.event);
    let (plover, rule) = (event.map(|e| e.plover.name()), event.map(|e| e.rule.as_str()));
    match format {
        Format::Jsonl => {
            let line = json!({
                "id": id, "type": plover, "mode": event.and_then(|e| e.mode.as_deref()),
                "cameo": event.map(|e| e.cameo.as_str()), "status": event.map(|e| e.status.name()),
                "rule": rule, "found_by": coded.map(|c| c.by),
                "confidence": event.map(|e| (f64::from(e.confidence) * 100.0).round() / 100.0),
            });
            format!("{line}\n")
        }
        Format::Text => format!("{id} {} {}\n", plover.unwrap_or("-"), rule.unwrap_or("-")),
    }
}
