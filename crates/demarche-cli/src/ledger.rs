//! `demarche ledger PATHS`: where each party stands, over many documents.

use crate::input::Corpus;
use crate::output;
use clap::ValueEnum;
use demarche::ledger::{Cut, Dossier, Entry, Register, View, changes, entries};
use demarche::view::{LedgerFormat, matrix, moves};
use jiff::civil::Date;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    corpus: Corpus,
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
    /// What to print
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
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
    let mut all: Vec<Entry> = Vec::new();
    let mut register = Register::default();
    let take = |record| {
        all.extend(entries(&record));
        register.add(&record);
    };
    let many = match args.corpus.read(take) {
        Ok(many) => many,
        Err(code) => return code,
    };
    output::print(&rendered(args, &Dossier::new(all), &register));
    many.exit()
}

fn rendered(args: &Args, dossier: &Dossier, register: &Register) -> String {
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
        _ => {
            let cut = Cut { as_of: args.as_of, known_at: args.known_at };
            matrix(dossier, &at(args.as_of), &wanted(args, register.at(cut)), format)
        }
    }
}

/// What of the register is of the party and the issue asked for.
fn wanted(args: &Args, mut register: Register) -> Register {
    let is_party = |code: &str| args.party.as_ref().is_none_or(|p| code.eq_ignore_ascii_case(p));
    let about =
        |words: &str| args.issue.as_ref().is_none_or(|i| words.to_lowercase().contains(&i.to_lowercase()));
    register.linkages.retain(|l| is_party(&l.linkage.party) && about(&l.linkage.evidence.text));
    register.proposals.retain(|p| {
        let takes_part = p.tabled_by.iter().any(|c| is_party(c))
            || p.steps.iter().any(|s| s.step.party.as_deref().is_some_and(is_party));
        (args.party.is_none() || takes_part) && (about(&p.name) || p.issues.iter().any(|i| about(i)))
    });
    register
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
