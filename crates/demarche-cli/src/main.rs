//! The command `demarche`: news in, diplomatic record out.

mod actors;
mod brief;
mod code;
mod code_pair;
mod eval;
mod explain;
mod gazetteer;
mod input;
mod knowledge;
mod ledger;
mod lexicon;
mod output;
mod parse;
mod read;
mod schema;
mod show;
mod watch;
mod when;
mod where_;
mod who;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Reads news and writes the diplomatic record: who did what to whom, when and where, in whose
/// words, and where each party now stands, every line traced to its sentence.
#[derive(Parser)]
#[command(name = "demarche", version, about, long_about = None, after_long_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  demarche read article.html                     the brief of a page
  demarche read news/ --format jsonl > out.jsonl the records of a folder, one a line
  curl -s URL | demarche read - --url URL        a page from the network
  demarche code news/ --out record               tables of a corpus: SQLite and more
  demarche watch feeds.opml --out record         new items of feeds into the same tables, every 15 minutes
  demarche show events article.txt               one stage's layer
  demarche explain article.txt ID                why a row is in the record

Exit codes:
  0  everything was read
  1  some inputs could not be read or hold no English article (each is named on standard error)
  2  nothing could be read, or the command line is wrong
  3  the output could not be written (what was written before is kept)";

#[derive(Subcommand)]
enum Command {
    /// Read news and print its record: a brief for people, or JSON, JSON Lines, Markdown, HTML
    Read(read::Args),
    /// Code a corpus into tables: one SQLite file, CSV, JSON Lines, Parquet; a killed run goes on where it was
    Code(code::Args),
    /// Look after feeds: poll them politely, fetch new items, code them into the tables of `code`
    Watch(watch::Args),
    /// Print one stage's layer for people: blocks, tokens and trees, times, entities, quotes, …
    Show(show::Args),
    /// Tag and parse English text or CoNLL-U: trees as CoNLL-U, JSON or drawn
    Parse(parse::Args),
    /// Say which rule, lexicon line and words made a row of the record
    Explain(explain::Args),
    /// Write one page over many documents: better or worse, what happened, who said what, who moved
    Brief(brief::Args),
    /// Measure records against gold of your own
    Eval(eval::Args),
    /// Print where each party stands on each issue, over many documents, and who moved
    Ledger(ledger::Args),
    /// Say which country and sector a phrase denotes on a day, and why
    Who(who::Args),
    /// Say what stands between two marked parties of a sentence, one JSON object a line
    CodePair(code_pair::Args),
    /// Print the JSON Schema of the record
    Schema,
    /// Read a time expression: its type, value and rule
    When(when::Args),
    /// Look a place's name up in the gazetteer, likeliest meaning first
    Where(where_::Args),
    /// Build a gazetteer file of your own from a GeoNames dump
    Gazetteer(gazetteer::Args),
}

fn main() -> ExitCode {
    output::exit(match Cli::parse().command {
        Command::Read(args) => read::run(&args),
        Command::Code(args) => code::run(&args),
        Command::Watch(args) => watch::run(&args),
        Command::Show(args) => show::run(&args),
        Command::Parse(args) => parse::run(&args),
        Command::Eval(args) => eval::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Brief(args) => brief::run(&args),
        Command::Ledger(args) => ledger::run(&args),
        Command::Who(args) => who::run(&args),
        Command::CodePair(args) => code_pair::run(&args),
        Command::Schema => schema::run(),
        Command::When(args) => when::run(&args),
        Command::Where(args) => where_::run(&args),
        Command::Gazetteer(args) => gazetteer::run(&args),
    })
}
