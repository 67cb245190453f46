//! `demarche who PHRASE`: which country and sector a phrase denotes, and why.

use crate::actors::ActorOptions;
use crate::output;
use demarche::entities::{Answer, who};
use jiff::civil::Date;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// Names or descriptions: "the Pentagon", "two senior Russian diplomats"
    #[arg(required = true)]
    phrases: Vec<String>,
    /// The day it is asked for; offices change hands
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// One JSON object a phrase instead of lines for people
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    actors: ActorOptions,
}

pub fn run(args: &Args) -> ExitCode {
    let model = match args.actors.model(true) {
        Ok(model) => model,
        Err(code) => return code,
    };
    let form = if args.json { json } else { line };
    let lines = args.phrases.iter().map(|p| form(p, &who(p, args.on, &model.entities, &model.places)));
    output::finish(Ok::<_, std::fmt::Error>(lines.collect::<String>()))
}

fn json(phrase: &str, answer: &Answer) -> String {
    let row = serde_json::json!({
        "phrase": phrase,
        "name": answer.name.as_deref(),
        "code": answer.code.as_deref(),
        "country": answer.country.as_deref(),
        "sector": answer.sector.as_deref(),
        "explanation": answer.explanation,
    });
    format!("{row}\n")
}

fn line(phrase: &str, answer: &Answer) -> String {
    let or = |s: Option<&str>| s.filter(|s| !s.is_empty()).unwrap_or("-").to_owned();
    let (code, country, sector) = (&answer.code, &answer.country, &answer.sector);
    let name = answer.name.as_ref().map(|n| format!(" {n}")).unwrap_or_default();
    let (code, country, sector) = (or(code.as_deref()), or(country.as_deref()), or(sector.as_deref()));
    format!("{phrase}: {code}{name} (country {country}, sector {sector})\n  {}\n", answer.explanation)
}
