//! A bar with rate and time left, where a person watches.

use demarche_io::{Meter, Outcome, Plan, Source};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::sync::atomic::Ordering;

const BAR: &str = "{wide_bar} {percent}% {msg} {binary_bytes_per_sec}, {eta} left";
const SPINNER: &str = "{spinner} {msg} {elapsed}";
/// Documents between two looks at the clock and the terminal.
const EVERY: u64 = 16;

pub struct Progress {
    bar: ProgressBar,
    meter: Meter,
}

impl Progress {
    pub fn new(plan: &Plan) -> Progress {
        let meter = plan.meter.clone();
        if !std::io::stderr().is_terminal() {
            return Progress { bar: ProgressBar::hidden(), meter };
        }
        let (bar, style) = match total(plan) {
            Some(bytes) => (ProgressBar::new(bytes), BAR),
            None => (ProgressBar::new_spinner(), SPINNER),
        };
        let style = ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar());
        Progress { bar: bar.with_style(style), meter }
    }

    pub fn show(&self, outcome: &Outcome) {
        let done = outcome.coded + outcome.set_aside + outcome.skipped;
        if self.bar.is_hidden() || !done.is_multiple_of(EVERY) {
            return;
        }
        self.bar.set_position(self.meter.load(Ordering::Relaxed));
        let rate = outcome.sentences as f64 / self.bar.elapsed().as_secs_f64().max(0.001);
        self.bar.set_message(format!("{done} documents, {rate:.0} sentences/s,"));
    }

    /// Prints something without tearing the bar.
    pub fn above(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }

    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// Bytes of all inputs; unknown with standard input.
fn total(plan: &Plan) -> Option<u64> {
    let size = |source: &Source| match source {
        Source::Stdin => None,
        Source::File(path) => Some(std::fs::metadata(path).map_or(0, |m| m.len())),
    };
    plan.sources.iter().flatten().map(size).sum()
}
