//! `demarche watch FEEDS… --out OUT`.

use crate::code::{TOLD, Tables, beside, settings};
use crate::input::{EXIT_NOTHING, EXIT_SOME, InputOptions};
use crate::knowledge::KnowledgeOptions;
use crate::output::{self, EXIT_OUTPUT};
use demarche::Model;
use demarche_io::out::Layout;
use demarche_io::out::store::Settings;
use demarche_io::watch::{Report, Watch, Watcher, feeds, jittered};
use demarche_io::{News, Problem};
use jiff::SignedDuration;
use jiff::civil::Date;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// Nobody's feed is asked more often.
const SHORTEST: Duration = Duration::from_secs(60);

#[derive(clap::Args)]
pub struct Args {
    /// Addresses of feeds (RSS, Atom), OPML files, or texts with one address a line
    #[arg(required = true)]
    feeds: Vec<String>,
    /// A folder, or a file ending in .sqlite or .db, that `code` may have made; what is there is gone on with
    #[arg(long, value_name = "OUT")]
    out: PathBuf,
    /// Ask every feed once, then stop
    #[arg(long)]
    once: bool,
    /// Time between two rounds, at least 1m; a feed that fails rests longer each time
    #[arg(long, value_name = "TIME", default_value = "15m", value_parser = time)]
    every: Duration,
    /// Pause between two requests to one host; its robots.txt may ask for a longer one
    #[arg(long, value_name = "TIME", default_value = "2s", value_parser = time)]
    pause: Duration,
    /// Time for an answer as a whole
    #[arg(long, value_name = "TIME", default_value = "30s", value_parser = time)]
    timeout: Duration,
    /// Largest answer, unpacked
    #[arg(long, value_name = "MIB", default_value_t = 8, value_parser = clap::value_parser!(u64).range(1..=256))]
    largest: u64,
    /// Your address of mail or web, sent along so that hosts can write to you
    #[arg(long, value_name = "ADDRESS", value_parser = contact)]
    contact: Option<String>,
    /// Ask private, loopback and link-local addresses too
    #[arg(long)]
    allow_private: bool,
    /// Take the text that stands in the feed, fetch no pages
    #[arg(long)]
    feed_text: bool,
    /// Stop a round after so many documents; the next one goes on after them
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// Leave out items known to be older than this day
    #[arg(long, value_name = "DATE")]
    since: Option<Date>,
    /// Write the tables in these forms too
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMS")]
    tables: Vec<Tables>,
    #[command(flatten)]
    knowledge: KnowledgeOptions,
}

/// "15m", "1h30m", "90s".
fn time(text: &str) -> Result<Duration, String> {
    let parsed: Result<SignedDuration, _> = text.parse();
    let time = parsed.ok().and_then(|d| Duration::try_from(d).ok());
    time.ok_or_else(|| "a time is like 90s, 15m or 1h30m".to_owned())
}

/// Goes into a header: visible ASCII.
fn contact(text: &str) -> Result<String, String> {
    let good = !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'(' | b')'));
    if good { Ok(text.to_owned()) } else { Err("an address of mail or web, without spaces".to_owned()) }
}

pub fn run(args: &Args) -> ExitCode {
    let mut urls = Vec::new();
    let mut bad = false;
    for feed in feeds(&args.feeds) {
        match feed {
            Ok(url) => urls.push(url),
            Err(problem) => {
                bad = true;
                output::complain(&problem);
            }
        }
    }
    if urls.is_empty() {
        return ExitCode::from(EXIT_NOTHING);
    }
    let input = InputOptions::of(args.knowledge.clone());
    let model = match input.model() {
        Ok(model) => model,
        Err(code) => return code,
    };
    match rounds(args, &model, &settings(args.since, &input), urls) {
        Ok(report) => exit(&report, bad),
        Err(problem) => {
            output::complain(&problem);
            ExitCode::from(EXIT_OUTPUT)
        }
    }
}

/// Round after round; gives the only one's report, if there is to be one.
fn rounds(args: &Args, model: &Model, settings: &Settings, feeds: Vec<String>) -> Result<Report, Problem> {
    let layout = Layout::of(&args.out);
    let mut watcher = Watcher::new(model, plan(args, feeds));
    let mut first = true;
    loop {
        let report = round(&mut watcher, &layout, settings)?;
        if first || report.documents != Default::default() {
            beside(&layout, settings, &args.tables)?;
        }
        first = false;
        output::complain(&summary(&report, &layout));
        if args.once {
            return Ok(report);
        }
        std::thread::sleep(jittered(args.every.max(SHORTEST)));
    }
}

fn plan(args: &Args, feeds: Vec<String>) -> Watch {
    Watch {
        feeds,
        every: args.every.max(SHORTEST),
        pause: args.pause,
        time: args.timeout,
        largest: args.largest << 20,
        contact: args.contact.clone(),
        allow_private: args.allow_private,
        feed_text: args.feed_text,
        since: args.since,
        limit: args.limit,
    }
}

fn round(watcher: &mut Watcher<'_>, layout: &Layout, settings: &Settings) -> Result<Report, Problem> {
    let mut told = 0;
    watcher.round(layout.store(), settings, |news| {
        if let News::Problem(problem) = news {
            told += 1;
            if told <= TOLD {
                output::complain(problem);
            }
        }
    })
}

fn summary(report: &Report, layout: &Layout) -> String {
    let Report { asked, unchanged, failed, resting, found, open, documents } = report;
    let store = layout.store().display();
    format!(
        "{asked} feeds asked ({unchanged} unchanged, {failed} failed), {resting} resting; {found} new items; \
         {} documents coded ({} sentences), {} set aside, {} older ones left out, {open} to be tried again: {store}",
        documents.coded, documents.sentences, documents.set_aside, documents.skipped
    )
}

fn exit(report: &Report, bad: bool) -> ExitCode {
    let good = report.asked - report.failed + report.documents.coded + report.documents.skipped;
    match (bad || report.failed + report.documents.set_aside > 0, good) {
        (false, _) => ExitCode::SUCCESS,
        (true, 0) => ExitCode::from(EXIT_NOTHING),
        (true, _) => ExitCode::from(EXIT_SOME),
    }
}
