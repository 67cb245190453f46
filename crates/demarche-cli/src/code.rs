//! `demarche code INPUTS… --out OUT`.

mod progress;
mod rehearse;

use crate::input::{EXIT_NOTHING, EXIT_SOME, InputOptions, threads};
use crate::output::{self, EXIT_OUTPUT};
use clap::ValueEnum;
use demarche::Model;
use demarche_io::out::export::{Form, export};
use demarche_io::out::store::{Settings, Store};
use demarche_io::out::{Layout, companions};
use demarche_io::{News, Outcome, Plan, Problem, Source, code, sources};
use jiff::civil::Date;
use progress::Progress;
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;

/// So many faults are told one by one; the table `problems` has them all.
pub const TOLD: u64 = 20;

#[derive(clap::Args)]
pub struct Args {
    /// Files, folders, patterns; - for standard input
    #[arg(required = true)]
    inputs: Vec<String>,
    /// A folder, or a file ending in .sqlite or .db; what is there is gone on with
    #[arg(long, value_name = "OUT", required_unless_present = "dry_run")]
    out: Option<PathBuf>,
    /// Write the tables in these forms too
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMS")]
    tables: Vec<Tables>,
    /// Threads; 0 takes one a core
    #[arg(long, default_value_t = 0)]
    threads: usize,
    /// Stop after so many documents; the same command goes on after them
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// Leave out documents known to be older than this day
    #[arg(long, value_name = "DATE")]
    since: Option<Date>,
    /// Say what would be read, code and write nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    input: InputOptions,
}

/// Forms of the tables beside SQLite.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tables {
    /// Comma-separated values
    Csv,
    /// JSON Lines
    Jsonl,
    /// Apache Parquet
    Parquet,
}

impl Tables {
    fn form(self) -> Form {
        match self {
            Tables::Csv => Form::Csv,
            Tables::Jsonl => Form::Jsonl,
            Tables::Parquet => Form::Parquet,
        }
    }
}

pub fn run(args: &Args) -> ExitCode {
    let mut plan = plan(args);
    let layout = args.out.as_deref().map(Layout::of);
    if let Some(layout) = &layout {
        plan.sources.retain(|s| !matches!(s, Ok(Source::File(path)) if layout.owns(path)));
    }
    let Some(layout) = layout.filter(|_| !args.dry_run) else {
        return rehearse::run(&plan);
    };
    let settings = settings(args.since, &args.input);
    let model = match args.input.model() {
        Ok(model) => model,
        Err(code) => return code,
    };
    match whole(args, &model, &plan, &layout, &settings) {
        Ok(outcome) => exit(&outcome),
        Err(problem) => {
            output::complain(&problem);
            ExitCode::from(EXIT_OUTPUT)
        }
    }
}

fn plan(args: &Args) -> Plan {
    Plan {
        sources: sources(&args.inputs),
        defaults: args.input.defaults(),
        threads: threads(args.threads),
        limit: args.limit,
        since: args.since,
        ..Plan::default()
    }
}

/// What rows depend on beside the inputs: a file made with other settings is not gone on with.
pub fn settings(since: Option<Date>, input: &InputOptions) -> Settings {
    let since = since.map(|d| d.to_string());
    let settings = json!({"since": since, "inputs": input.settings()});
    vec![
        ("demarche", env!("CARGO_PKG_VERSION").to_owned()),
        ("knowledge_sha256", demarche::KNOWLEDGE_SHA256.to_owned()),
        ("weights_sha256", demarche::WEIGHTS_SHA256.to_owned()),
        ("settings", settings.to_string()),
    ]
}

/// Writes what lies beside the SQLite file: tables in other forms, manifest, data package, metadata.
pub fn beside(layout: &Layout, settings: &Settings, tables: &[Tables]) -> Result<(), Problem> {
    let store = Store::open(layout.store(), settings)?;
    let forms: Vec<Form> = tables.iter().map(|t| t.form()).collect();
    for form in &forms {
        export(&store, layout, *form)?;
    }
    companions::companions(&store, layout, settings, &forms)?;
    store.close()
}

fn whole(
    args: &Args,
    model: &Model,
    plan: &Plan,
    layout: &Layout,
    settings: &Settings,
) -> Result<Outcome, Problem> {
    let progress = Progress::new(plan);
    let mut told = 0;
    let outcome = code(model, plan, layout.store(), settings, |news| match news {
        News::Progress(outcome) => progress.show(outcome),
        News::Problem(problem) => {
            told += 1;
            if told <= TOLD {
                progress.above(|| output::complain(problem));
            }
        }
    });
    progress.end();
    if told > TOLD {
        output::complain(&format!("{} more problems: see the table problems", told - TOLD));
    }
    let outcome = outcome?;
    beside(layout, settings, &args.tables)?;
    output::complain(&summary(&outcome, layout));
    Ok(outcome)
}

fn summary(outcome: &Outcome, layout: &Layout) -> String {
    let Outcome { coded, sentences, set_aside, skipped } = outcome;
    let older = if *skipped > 0 { format!(", {skipped} older ones left out") } else { String::new() };
    let store = layout.store().display();
    format!("{coded} documents coded ({sentences} sentences), {set_aside} set aside{older}: {store}")
}

fn exit(outcome: &Outcome) -> ExitCode {
    match (outcome.set_aside, outcome.coded + outcome.skipped) {
        (0, _) => ExitCode::SUCCESS,
        (_, 0) => ExitCode::from(EXIT_NOTHING),
        _ => ExitCode::from(EXIT_SOME),
    }
}
