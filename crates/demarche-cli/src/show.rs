//! `demarche show STAGE PATH`.

use crate::input::{EXIT_NOTHING, EXIT_SOME, InputOptions};
use crate::output;
use clap::builder::PossibleValuesParser;
use demarche::model::RawDocument;
use demarche::view::layers;
use demarche::{Analysis, Model, Reader, page, record};
use demarche_io::Problem;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// The stage
    #[arg(value_parser = PossibleValuesParser::new(layers::STAGES))]
    stage: String,
    /// A file, or - for standard input; of the page stage also many files and folders
    #[arg(default_value = "-")]
    paths: Vec<String>,
    /// As JSON: the record's document, one a line (page stage only)
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    input: InputOptions,
}

pub fn run(args: &Args) -> ExitCode {
    match (args.stage.as_str(), args.json) {
        ("page", _) => pages(args),
        (_, false) => match args.input.model() {
            Ok(model) => output::finish(lines(args, &model)),
            Err(code) => code,
        },
        (_, true) => {
            output::complain(&"--json shows the page stage; `demarche read --format json` has every layer");
            ExitCode::from(EXIT_NOTHING)
        }
    }
}

fn lines(args: &Args, model: &Model) -> Result<String, Problem> {
    let [path] = args.paths.as_slice() else {
        return Err(Problem::of(&args.stage, "more than one file: this stage is shown of one document"));
    };
    let raw = args.input.one(path)?;
    let analysis = Reader::new(model).read(&raw);
    Ok(layers::show(&args.stage, &analysis).unwrap_or_default())
}

/// The page stage stands alone: no other is run, and no other's knowledge is loaded.
fn pages(args: &Args) -> ExitCode {
    let knowledge = page::Knowledge::built_in();
    let (mut shown, mut problems) = (0, 0);
    for raw in args.input.all(&args.paths) {
        match raw {
            Ok(raw) if output::print(&one(&raw, &knowledge, args.json)) => shown += 1,
            Ok(_) => break,
            Err(problem) => {
                problems += 1;
                output::complain(&problem);
            }
        }
    }
    match (problems, shown) {
        (0, _) => ExitCode::SUCCESS,
        (_, 0) => ExitCode::from(EXIT_NOTHING),
        _ => ExitCode::from(EXIT_SOME),
    }
}

fn one(raw: &RawDocument, knowledge: &page::Knowledge, json: bool) -> String {
    let analysis = Analysis { article: page::read(raw, knowledge), ..Analysis::default() };
    if json {
        // Serialising cannot fail: keys are strings and numbers finite.
        serde_json::to_string(&record::write(&analysis).document).unwrap_or_default() + "\n"
    } else {
        layers::show("page", &analysis).unwrap_or_default()
    }
}
