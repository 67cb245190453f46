//! `demarche explain PATH ID`.

use crate::input::InputOptions;
use crate::output;
use demarche::{Model, Reader, view};
use demarche_io::Problem;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// A file, or - for standard input
    path: String,
    /// Id of an entity, quote, event or statement, as in the record
    id: String,
    #[command(flatten)]
    input: InputOptions,
}

pub fn run(args: &Args) -> ExitCode {
    match args.input.model() {
        Ok(model) => output::finish(explanation(args, &model)),
        Err(code) => code,
    }
}

fn explanation(args: &Args, model: &Model) -> Result<String, Problem> {
    let raw = args.input.one(&args.path)?;
    let analysis = Reader::new(model).read(&raw);
    view::explain(&analysis, model, &args.id).ok_or_else(|| {
        let reason =
            format!("no row with the id {:?}: `demarche read --format json` prints the ids", args.id);
        Problem::of(&args.path, reason)
    })
}
