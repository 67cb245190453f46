//! `demarche where PHRASE`.

use crate::output;
use demarche::places;
use demarche_io::Problem;
use std::fmt::Write;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// A place's name: "Paris", "Paris, Texas"
    phrase: String,
}

pub fn run(args: &Args) -> ExitCode {
    output::finish(lines(args))
}

fn lines(args: &Args) -> Result<String, Problem> {
    let mut out = String::new();
    for l in places::phrase(&args.phrase, &places::Knowledge::built_in()) {
        let (region, country) = (l.admin1.as_deref().unwrap_or("-"), l.country.as_deref().unwrap_or("-"));
        let id = l.geonameid.map_or("-".to_owned(), |id| id.to_string());
        let (latitude, longitude, precision) = (l.latitude, l.longitude, l.precision.name());
        let _ = writeln!(
            out,
            "{} | {region} | {country} | {latitude:.3} {longitude:.3} | {precision} | {id}",
            l.name
        );
    }
    Ok(out)
}
