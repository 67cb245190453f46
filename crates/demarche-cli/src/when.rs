//! `demarche when PHRASE`.

use crate::output;
use demarche::times;
use demarche_io::Problem;
use std::fmt::Write;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// Words that say when: "two weeks ago", "last Friday"
    phrase: String,
    /// The day on which they are said, as YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
}

pub fn run(args: &Args) -> ExitCode {
    output::finish(lines(args))
}

fn lines(args: &Args) -> Result<String, Problem> {
    let published = args.published.as_deref().and_then(|d| d.parse().ok());
    let mut out = String::new();
    for t in times::phrase(&args.phrase, published, &times::Knowledge::built_in()) {
        let (kind, words) = (t.kind.name(), t.span.of(&args.phrase));
        let _ = writeln!(out, "{kind} {} {words:?} {} {}", t.value, t.anchor.name(), t.rule);
    }
    Ok(out)
}
