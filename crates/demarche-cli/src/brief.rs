//! `demarche brief PATHS`: many documents on one page.

use crate::input::Corpus;
use crate::output;
use clap::ValueEnum;
use demarche::view::{Digest, DigestFormat, Period};
use jiff::civil::Date;
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_long_help = "\
The page tells of a period: whether it brought things forward or back (the reasons with their weights; \
the table is crates/demarche-data/data/view/direction.toml), what happened, who said what, who moved, \
and where each party stands at its end. Every line cites its sentences, which stand below.

Examples:
  demarche brief news/                              the week that ends with the latest article
  demarche brief news/ --since 2031-03-01 --as-of 2031-03-15 --party PRY
  demarche brief news/ --format html > brief.html")]
pub struct Args {
    #[command(flatten)]
    corpus: Corpus,
    /// First day; a week before the last if not given
    #[arg(long, value_name = "DATE")]
    since: Option<Date>,
    /// Last day, nothing published later counts; the latest publication if not given
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Only this party's acts, words and positions (code, like RUS)
    #[arg(long)]
    party: Option<String>,
    /// What to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For a terminal
    Text,
    /// Tables and sources
    Markdown,
    /// A self-contained page
    Html,
    /// One JSON object
    Json,
}

pub fn run(args: &Args) -> ExitCode {
    let mut digest = Digest::default();
    let many = match args.corpus.read(|record| digest.add(&record)) {
        Ok(many) => many,
        Err(code) => return code,
    };
    if many.read > 0 {
        let period = Period { since: args.since, as_of: args.as_of, party: args.party.clone() };
        output::print(&digest.page(&period, format(args.format)));
    }
    many.exit()
}

fn format(asked: Format) -> DigestFormat {
    match asked {
        Format::Text => DigestFormat::Text(output::style()),
        Format::Markdown => DigestFormat::Markdown,
        Format::Html => DigestFormat::Html,
        Format::Json => DigestFormat::Json,
    }
}
