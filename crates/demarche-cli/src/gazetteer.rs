//! `demarche gazetteer build DUMP -o FILE`.

use crate::input::{EXIT_NOTHING, EXIT_SOME};
use crate::output;
use clap::Subcommand;
use demarche_io::gazetteer::{Build, Built, Step, build};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Bad lines that are told one by one.
const TOLD: u64 = 20;
/// Bytes read between two looks at the terminal.
const EVERY: u64 = 1 << 22;

#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Build a gazetteer file from a full GeoNames dump, for the option --gazetteer of the commands that read
    Build(BuildArgs),
}

#[derive(clap::Args)]
struct BuildArgs {
    /// A dump from download.geonames.org/export/dump, unzipped: allCountries.txt, or one country's
    dump: PathBuf,
    /// GeoNames' alternateNamesV2.txt: its English names instead of the dump's own column of all languages
    #[arg(long, value_name = "FILE")]
    alternate_names: Option<PathBuf>,
    /// Fewest inhabitants of a town that is kept; 0 keeps hamlets too, many of which are called like common words
    #[arg(long, value_name = "INHABITANTS", default_value_t = 0)]
    least: u32,
    /// The file to write
    #[arg(short, long, value_name = "FILE")]
    out: PathBuf,
}

pub fn run(args: &Args) -> ExitCode {
    let What::Build(args) = &args.what;
    let plan = Build {
        dump: args.dump.clone(),
        alternate_names: args.alternate_names.clone(),
        least: args.least,
        out: args.out.clone(),
    };
    match watched(&plan) {
        Ok(built) => {
            output::complain(&summary(&built, &args.out));
            if built.bad > 0 { ExitCode::from(EXIT_SOME) } else { ExitCode::SUCCESS }
        }
        Err(problem) => {
            output::complain(&problem);
            ExitCode::from(EXIT_NOTHING)
        }
    }
}

/// Builds with a bar where a person watches; the first bad lines are told, the others counted.
fn watched(plan: &Build) -> Result<Built, demarche_io::Problem> {
    let bar = bar(&[Some(&plan.dump), plan.alternate_names.as_ref()]);
    let (mut bad, mut read) = (0, 0);
    let built = build(plan, |step| match step {
        Step::Read(bytes) => {
            read += bytes;
            if read / EVERY != (read - bytes) / EVERY {
                bar.set_position(read);
            }
        }
        Step::Bad(problem) => {
            bad += 1;
            if bad <= TOLD {
                bar.suspend(|| output::complain(problem));
            }
        }
        Step::Writing => bar.set_message("writing"),
    });
    bar.finish_and_clear();
    if bad > TOLD {
        output::complain(&format!("{} more lines that cannot be read", bad - TOLD));
    }
    built
}

fn bar(inputs: &[Option<&PathBuf>]) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let size = |p: &&PathBuf| std::fs::metadata(p).map_or(0, |m| m.len());
    let style =
        ProgressStyle::with_template("{wide_bar} {percent}% {msg} {binary_bytes_per_sec}, {eta} left");
    ProgressBar::new(inputs.iter().flatten().map(size).sum())
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn summary(built: &Built, out: &Path) -> String {
    let Built { lines, bad, entries, names, crowded } = built;
    let bad = if *bad > 0 { format!(", {bad} that cannot be read") } else { String::new() };
    let crowded = match crowded {
        0 => String::new(),
        n => format!("; {n} places left out whose very name more than 255 larger ones bear"),
    };
    format!("{lines} lines{bad}: {entries} places, {names} names in {}{crowded}", out.display())
}
