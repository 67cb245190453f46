//! `demarche read PATHS`.

use crate::input::{self, EXIT_NOTHING, EXIT_SOME, InputOptions};
use crate::output;
use clap::ValueEnum;
use demarche::events::triples;
use demarche::record::write;
use demarche::view::{brief, html, markdown};
use demarche::{Analysis, Model};
use demarche_io::Problem;
use indicatif::{ProgressBar, ProgressStyle};
use std::fmt::Write;
use std::io::IsTerminal;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// Files, folders, patterns; - or nothing for standard input
    paths: Vec<String>,
    /// What to print
    #[arg(long, value_enum, default_value = "brief")]
    format: Format,
    /// Threads; 0 takes one a core
    #[arg(long, default_value_t = 0)]
    threads: usize,
    #[command(flatten)]
    input: InputOptions,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One page for somebody in a hurry
    Brief,
    /// The brief as Markdown
    Markdown,
    /// The brief beside the text, as a self-contained page
    Html,
    /// The whole record, indented
    Json,
    /// The whole record, one document a line
    Jsonl,
    /// Events as PETRARCH writes them: document, date, source, target, CAMEO code and sentence, with tabs between
    Petrarch,
}

/// What became of the inputs.
#[derive(Default)]
struct Tally {
    printed: usize,
    problems: usize,
}

pub fn run(args: &Args) -> ExitCode {
    if args.paths.is_empty() && std::io::stdin().is_terminal() {
        output::complain(&"reading standard input; end it with Ctrl-D (or name files: demarche read --help)");
    }
    let model = match args.input.model() {
        Ok(model) => model,
        Err(code) => return code,
    };
    let progress = progress();
    let mut tally = Tally::default();
    demarche_io::run(&model, input::threads(args.threads), args.input.all(&args.paths), |result| {
        progress.inc(1);
        progress.suspend(|| one(result, args.format, &model, &mut tally))
    });
    progress.finish_and_clear();
    match tally {
        Tally { problems: 0, .. } => ExitCode::SUCCESS,
        Tally { printed: 0, .. } => ExitCode::from(EXIT_NOTHING),
        _ => ExitCode::from(EXIT_SOME),
    }
}

/// Prints one result; `false` when nobody reads any more.
fn one(result: Result<Analysis, Problem>, format: Format, model: &Model, tally: &mut Tally) -> bool {
    let analysis = match result {
        Ok(analysis) => analysis,
        Err(problem) => {
            tally.problems += 1;
            output::complain(&problem);
            return true;
        }
    };
    tally.problems += usize::from(!analysis.article.problems.is_empty());
    for problem in &analysis.article.problems {
        output::complain(&format!("{}: {problem}", analysis.article.id));
    }
    tally.printed += 1;
    output::print(&rendered(&analysis, model, format))
}

/// One line a triple.
fn petrarch(analysis: &Analysis, model: &Model) -> String {
    let mut out = String::new();
    for t in triples(analysis, &model.events) {
        let sentence = analysis.syntax.sentences.get(t.sentence.index());
        let words = sentence.map_or("", |s| s.span.of(&analysis.article.text));
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let id = &analysis.article.id;
        let _ = writeln!(out, "{id}\t{}\t{}\t{}\t{}\t{words}", t.date, t.source, t.target, t.code);
    }
    out
}

fn rendered(analysis: &Analysis, model: &Model, format: Format) -> String {
    let record = &write(analysis);
    // Serialising a record cannot fail: its keys are strings and its numbers finite.
    let json = |r: serde_json::Result<String>| r.unwrap_or_default() + "\n";
    match format {
        Format::Brief => brief(record, output::style()) + "\n",
        Format::Markdown => markdown(record),
        Format::Html => html(record),
        Format::Json => json(serde_json::to_string_pretty(record)),
        Format::Jsonl => json(serde_json::to_string(record)),
        Format::Petrarch => petrarch(analysis, model),
    }
}

/// A counter on standard error, shown only where a person watches a run whose output goes elsewhere.
fn progress() -> ProgressBar {
    if !std::io::stderr().is_terminal() || std::io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {pos} documents, {per_sec}, {elapsed}");
    ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}
