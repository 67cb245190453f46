//! `--dry-run`: what would be read.

use crate::input::{EXIT_NOTHING, EXIT_SOME};
use crate::output;
use demarche_io::{Plan, Problem, Source, documents};
use std::process::ExitCode;

pub fn run(plan: &Plan) -> ExitCode {
    let (mut good, mut bad) = (0, 0);
    let mut left = plan.limit.unwrap_or(u64::MAX);
    for source in &plan.sources {
        match source {
            Ok(source) => {
                let (g, b) = one(source, plan, &mut left);
                (good, bad) = (good + g, bad + b);
                let more = if b > 0 { format!(", {b} problems") } else { String::new() };
                if !output::print(&format!("{}: {g} documents{more}\n", source.name())) {
                    break;
                }
            }
            Err(problem) => {
                bad += 1;
                output::complain(problem);
            }
        }
    }
    output::print(&format!("{good} documents, {bad} problems; nothing coded, nothing written (--dry-run)\n"));
    match (good, bad) {
        (_, 0) => ExitCode::SUCCESS,
        (0, _) => ExitCode::from(EXIT_NOTHING),
        _ => ExitCode::from(EXIT_SOME),
    }
}

/// Good documents and problems of a source.
fn one(source: &Source, plan: &Plan, left: &mut u64) -> (u64, u64) {
    let (mut good, mut bad) = (0, 0);
    let young = |d: &demarche::model::RawDocument| !matches!((d.published, plan.since), (Some(day), Some(since)) if day < since);
    let wanted = usize::try_from(*left).unwrap_or(usize::MAX);
    for document in documents(source, &plan.defaults).take(wanted) {
        *left -= 1;
        match document {
            Ok(document) => good += u64::from(young(&document)),
            Err(problem) => {
                bad += 1;
                told(&problem);
            }
        }
    }
    (good, bad)
}

fn told(problem: &Problem) {
    output::complain(problem);
}
