//! `demarche show STAGE PATH`.

use crate::input::InputOptions;
use crate::output;
use clap::builder::PossibleValuesParser;
use demarche::Reader;
use demarche::view::layers;
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
    output::finish(lines(args))
}

fn lines(args: &Args) -> Result<String, Problem> {
    let raw = args.input.one(&args.path)?;
    let model = args.input.model()?;
    let analysis = Reader::new(&model).read(&raw);
    Ok(layers::show(&args.stage, &analysis).unwrap_or_default())
}
