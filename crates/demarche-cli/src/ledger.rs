//! `demarche ledger PATHS`: where each party stands, over many documents.

use crate::input::{EXIT_NOTHING, EXIT_SOME, InputOptions};
use crate::output;
use clap::ValueEnum;
use demarche::Model;
use demarche::ledger::{Cut, Dossier, Entry, View, changes, entries};
use demarche::record::write;
use demarche::view::{LedgerFormat, matrix, moves};
use jiff::civil::Date;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// Files, folders, patterns; - or nothing for standard input
    paths: Vec<String>,
    /// Only this party (code, like RUS)
    #[arg(long)]
    party: Option<String>,
    /// Only issues whose name holds these words
    #[arg(long)]
    issue: Option<String>,
    /// Only what was said on or before this day
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Only what was published on or before this day
    #[arg(long, value_name = "DATE")]
    known_at: Option<Date>,
    /// Who moved between two days
    #[arg(long, num_args = 2, value_names = ["A", "B"], conflicts_with = "as_of")]
    diff: Option<Vec<Date>>,
    /// A case codebook (TOML) that maps, merges and names issues; its entries go before the built-in ones
    #[arg(long, value_name = "FILE")]
    codebook: Option<std::path::PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    /// Threads; 0 takes one a core
    #[arg(long, default_value_t = 0)]
    threads: usize,
    #[command(flatten)]
    input: InputOptions,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Issues by parties, and the words behind every cell
    Table,
    /// One JSON object
    Json,
    /// One line a cell
    Csv,
    /// A Markdown table and its evidence
    Markdown,
    /// A self-contained page
    Html,
}

pub fn run(args: &Args) -> ExitCode {
    let mut model = Model::built_in();
    if let Some(Err(problem)) = args.codebook.as_ref().map(|path| codebook(&mut model, path)) {
        output::complain(&problem);
        return ExitCode::from(EXIT_NOTHING);
    }
    let (dossier, problems, read) = dossier(args, &model);
    output::print(&rendered(args, &dossier));
    match (problems, read) {
        (0, _) => ExitCode::SUCCESS,
        (_, 0) => ExitCode::from(EXIT_NOTHING),
        _ => ExitCode::from(EXIT_SOME),
    }
}

fn codebook(model: &mut Model, path: &std::path::Path) -> Result<(), String> {
    let name = path.display();
    let toml = std::fs::read_to_string(path).map_err(|e| format!("{name}: {e}"))?;
    model.ledger.add_codebook(&toml).map_err(|e| format!("{name}: {e}"))
}

/// The statements of all documents, and how many inputs failed and were read.
fn dossier(args: &Args, model: &Model) -> (Dossier, usize, usize) {
    let paths = if args.paths.is_empty() { vec!["-".to_owned()] } else { args.paths.clone() };
    let threads = match args.threads {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        n => n,
    };
    let (mut all, mut problems, mut read): (Vec<Entry>, usize, usize) = (Vec::new(), 0, 0);
    demarche_io::run(model, threads, args.input.all(&paths), |result| {
        match result {
            Ok(analysis) => {
                read += 1;
                all.extend(entries(&write(&analysis)));
            }
            Err(problem) => {
                problems += 1;
                output::complain(&problem);
            }
        }
        true
    });
    (Dossier::new(all), problems, read)
}

fn rendered(args: &Args, dossier: &Dossier) -> String {
    let format = match args.format {
        Format::Table => LedgerFormat::Table,
        Format::Json => LedgerFormat::Json,
        Format::Csv => LedgerFormat::Csv,
        Format::Markdown => LedgerFormat::Markdown,
        Format::Html => LedgerFormat::Html,
    };
    let at = |as_of| filtered(args, dossier, Cut { as_of, known_at: args.known_at });
    match args.diff.as_deref() {
        Some([before, after]) => moves(dossier, &changes(&at(Some(*before)), &at(Some(*after))), format),
        _ => matrix(dossier, &at(args.as_of), format),
    }
}

fn filtered(args: &Args, dossier: &Dossier, cut: Cut) -> View {
    let wanted = |party: &str, issue: &str| {
        args.party.as_ref().is_none_or(|p| party.eq_ignore_ascii_case(p))
            && args.issue.as_ref().is_none_or(|i| issue.to_lowercase().contains(&i.to_lowercase()))
    };
    let mut view = dossier.view(cut);
    view.cells.retain(|c| wanted(&c.party, &c.issue));
    view.ascribed.retain(|&i| dossier.entries().get(i).is_some_and(|e| wanted(&e.party, &e.issue)));
    view
}
