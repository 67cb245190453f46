//! `demarche show STAGE PATH`.

use crate::input::InputOptions;
use crate::output;
use clap::builder::PossibleValuesParser;
use demarche::view::layers;
use demarche::{Model, Reader};
use demarche_io::Problem;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// The stage
    #[arg(value_parser = PossibleValuesParser::new(layers::STAGES))]
    stage: String,
    /// A file, or - for standard input
    #[arg(default_value = "-")]
    path: String,
    #[command(flatten)]
    input: InputOptions,
}

pub fn run(args: &Args) -> ExitCode {
    match args.input.model() {
        Ok(model) => output::finish(lines(args, &model)),
        Err(code) => code,
    }
}

fn lines(args: &Args, model: &Model) -> Result<String, Problem> {
    let raw = args.input.one(&args.path)?;
    let analysis = Reader::new(model).read(&raw);
    Ok(layers::show(&args.stage, &analysis).unwrap_or_default())
}
