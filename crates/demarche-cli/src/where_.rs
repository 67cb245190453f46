//! `demarche where PHRASE`.

use crate::input::InputOptions;
use crate::output;
use demarche::places::{self, Reading};
use demarche::{Model, Reader};
use demarche_io::Problem;
use std::fmt::Write;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// A place's name: "Paris", "Paris, Texas"
    phrase: String,
    /// What it means in this document, weighed with the document's other places
    #[arg(long = "in", value_name = "PATH")]
    document: Option<String>,
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
    let Some(path) = &args.document else {
        return Ok(rendered(&places::readings(&args.phrase, &model.places)));
    };
    let raw = args.input.one(path)?;
    let analysis = Reader::new(model).read(&raw);
    let (article, entities) = (&analysis.article, &analysis.entities);
    let found = places::readings_in(&args.phrase, article, entities, &model.places);
    if found.is_empty() {
        let reason =
            format!("{:?} is no place there whose meaning is open: `demarche show places`", args.phrase);
        return Err(Problem::of(path, reason));
    }
    Ok(rendered(&found))
}

/// A line for each meaning, and one below it that says what speaks for it.
fn rendered(readings: &[Reading]) -> String {
    let mut out = String::new();
    for reading in readings {
        let l = &reading.location;
        let (region, country) = (l.admin1.as_deref().unwrap_or("-"), l.country.as_deref().unwrap_or("-"));
        let id = l.geonameid.map_or("-".to_owned(), |id| id.to_string());
        let (latitude, longitude, precision) = (l.latitude, l.longitude, l.precision.name());
        let _ = writeln!(
            out,
            "{} | {region} | {country} | {latitude:.3} {longitude:.3} | {precision} | {id}",
            l.name
        );
        let reasons: Vec<String> = reading.reasons.iter().map(reason).collect();
        let _ = writeln!(out, "    {:.1}: {}", reading.score(), reasons.join("; "));
    }
    out
}

fn reason(&(why, by): &(places::Why, f64)) -> String {
    // A container of a phrase does not add to the score: it rules the others out.
    if by == 0.0 { why.words().to_owned() } else { format!("{} {by:+.1}", why.words()) }
}
