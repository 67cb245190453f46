//! `demarche eval TASK GOLD PREDICTED`: how good records are against gold of one's own.
//!
//! The measures are those of the project's `score.py`, to the last digit (`quality/same_score.py` checks
//! it): spans are compared as sets of words of the gold text, predicted ones carried over by aligning the
//! two texts. Each file here is one family of measures.

mod align;
mod articles;
mod count;
mod pages;
mod pairs;
mod spans;
mod syntax;
mod text;

use crate::output;
use clap::ValueEnum;
use serde_json::Value;
use std::collections::HashMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// What is measured
    #[arg(value_enum)]
    task: Task,
    /// The gold: JSON Lines; JSON for pages, dates and wcxb; a folder for articles; CoNLL-U for syntax
    gold: PathBuf,
    /// Records, one a line, as `demarche read --format jsonl` prints them; `code-pair` lines for pairs; CoNLL-U for syntax
    predicted: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Task {
    /// Whole articles: events, quotations, people, positions
    Articles,
    /// Publication dates of pages
    Dates,
    /// Names of people, organizations, locations
    Entities,
    /// Text of pages
    Pages,
    /// PLOVER types of marked pairs
    Pairs,
    /// Toponyms and their coordinates
    Places,
    /// Attributions
    Quotes,
    /// Tags and trees on gold tokens
    Syntax,
    /// TIMEX3
    Times,
    /// Text, title, author, date of pages
    Wcxb,
}

pub fn run(args: &Args) -> ExitCode {
    output::finish(figures(args).map(|f| f.to_string() + "\n"))
}

fn figures(args: &Args) -> Result<Value, String> {
    let (gold, predicted) = (args.gold.as_path(), args.predicted.as_path());
    let lines = || Ok::<_, String>((load(gold)?, load(predicted)?));
    Ok(match args.task {
        Task::Syntax => syntax::syntax(&read(gold)?, &read(predicted)?),
        Task::Articles => articles::articles(gold, &Records::of(&load(predicted)?))?,
        Task::Pages => pages::pages(&json(gold)?, &Records::of(&load(predicted)?)),
        Task::Dates => pages::dates(&json(gold)?, &Records::of(&load(predicted)?)),
        Task::Wcxb => pages::wcxb(&json(gold)?, &Records::of(&load(predicted)?)),
        Task::Pairs => lines().map(|(g, p)| pairs::pairs(&g, &p))?,
        Task::Quotes => lines().map(|(g, p)| spans::quotes(&g, &Records::of(&p)))?,
        Task::Times => lines().map(|(g, p)| spans::times(&g, &Records::of(&p)))?,
        Task::Places => lines().map(|(g, p)| spans::places(&g, &Records::of(&p)))?,
        Task::Entities => lines().map(|(g, p)| spans::entities(&g, &Records::of(&p)))?,
    })
}

/// Text of a file, also packed; line endings become `\n`.
fn read(path: &Path) -> Result<String, String> {
    let mut text = String::new();
    let done = demarche_io::reader(path).and_then(|mut file| file.read_to_string(&mut text));
    done.map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

fn json(path: &Path) -> Result<Value, String> {
    serde_json::from_str(&read(path)?).map_err(|e| format!("{}: not JSON: {e}", path.display()))
}

fn load(path: &Path) -> Result<Vec<Value>, String> {
    let text = read(path)?;
    let lines = text.split('\n').enumerate().filter(|(_, l)| !l.trim().is_empty());
    let parse = |(n, line)| {
        serde_json::from_str(line).map_err(|e| format!("{}:{}: not JSON: {e}", path.display(), n + 1))
    };
    lines.map(parse).collect()
}

/// Records by the id of their document; the last one of an id counts.
struct Records<'r>(HashMap<String, &'r Value>);

impl<'r> Records<'r> {
    fn of(records: &'r [Value]) -> Self {
        Records(records.iter().map(|r| (id(&r["document"]["id"]), r)).collect())
    }

    fn get(&self, id: &str) -> &'r Value {
        self.0.get(id).copied().unwrap_or(&Value::Null)
    }
}

/// An id as text, whether it is written as text or number.
fn id(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Items of a list; none where there is no list.
fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Text; empty where there is none.
fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
