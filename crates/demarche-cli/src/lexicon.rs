//! Options about the events that are coded, shared by the commands.

use crate::output;
use demarche::Model;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::{Path, PathBuf};

#[derive(clap::Args, Clone, Debug, Default)]
pub struct EventOptions {
    /// A lexicon of your own, asked before the built-in one: frames (.toml, see docs/lexicon.md), else a verb
    /// dictionary in the PETRARCH format; what of it cannot be read is told with file and line
    #[arg(long, value_name = "FILE")]
    frames: Vec<PathBuf>,
    /// Leave out events less sure than this, 0 to 1 (docs/events.md says what the numbers mean)
    #[arg(long, value_name = "P", default_value_t = 0.0, value_parser = probability)]
    min_confidence: f32,
}

impl EventOptions {
    /// Gives a model the user's frames and threshold.
    ///
    /// # Errors
    /// Which file cannot be read, and why.
    pub fn add_to(&self, model: &mut Model) -> Result<(), String> {
        model.events.min_confidence = self.min_confidence;
        for path in &self.frames {
            let report = model.events.add(&name(path), &text(path)?);
            for reason in &report.skipped {
                output::complain(reason);
            }
            let (path, skipped) = (path.display(), report.skipped.len());
            output::complain(&format!("{path}: {} frames added, {skipped} problems", report.frames));
        }
        Ok(())
    }

    /// What the events depend on, for the manifest: the files' names and digests, the threshold.
    pub fn settings(&self) -> serde_json::Value {
        let digest = |path: &PathBuf| text(path).ok().map(|t| sha256(&t));
        let frames: Vec<_> = self.frames.iter().map(|p| (name(p), digest(p))).collect();
        serde_json::json!({"frames": frames, "min_confidence": self.min_confidence.to_string()})
    }
}

fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::with_capacity(64), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned())
}

fn text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn probability(text: &str) -> Result<f32, String> {
    let value: f32 = text.parse().map_err(|_| "a number from 0 to 1".to_owned())?;
    if (0.0..=1.0).contains(&value) { Ok(value) } else { Err("a number from 0 to 1".to_owned()) }
}
