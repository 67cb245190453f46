//! Actors of the user's own, shared by the commands.

use crate::input::EXIT_NOTHING;
use crate::output;
use clap::Args;
use demarche::Model;
use demarche::entities::Import;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// So many faults of a file are told where it is not asked for by itself.
const TOLD: usize = 20;

#[derive(Args, Clone, Debug, Default)]
pub struct ActorOptions {
    /// Actors of your own, which go before the built-in ones: PETRARCH or TABARI actors or agents, Wikidata
    /// JSON, FollowTheMoney JSON lines; may be given several times
    #[arg(long, value_name = "FILE")]
    actors: Vec<PathBuf>,
}

impl ActorOptions {
    /// The built-in model with the user's actors; what was taken is told on standard error, some faults or all.
    ///
    /// # Errors
    /// The exit code where a file cannot be read at all.
    pub fn model(&self, all_faults: bool) -> Result<Model, ExitCode> {
        let mut model = Model::built_in();
        for path in &self.actors {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            let bytes = std::fs::read(path).map_err(|e| {
                output::complain(&format!("{}: {e}", path.display()));
                ExitCode::from(EXIT_NOTHING)
            })?;
            let import = model.entities.import(&name, &bytes);
            tell(path, &import, if all_faults { usize::MAX } else { TOLD });
        }
        Ok(model)
    }

    /// The files and what is in them, for the manifest.
    pub fn settings(&self) -> serde_json::Value {
        let of = |path: &PathBuf| {
            let bytes = std::fs::read(path).unwrap_or_default();
            let hash: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
            serde_json::json!({"file": path.display().to_string(), "sha256": hash})
        };
        self.actors.iter().map(of).collect()
    }
}

/// Says how much was loaded, and which lines were not.
fn tell(path: &Path, import: &Import, most: usize) {
    let (path, Import { format, entries, names, faults }) = (path.display(), import);
    let left = match faults.len() {
        0 => String::new(),
        1 => "; one fault:".to_owned(),
        n => format!("; {n} faults:"),
    };
    output::complain(&format!("{path}: {format}: {entries} entries with {names} names loaded{left}"));
    for fault in faults.iter().take(most) {
        match fault.line {
            0 => output::complain(&format!("{path}: {}", fault.reason)),
            line => output::complain(&format!("{path}:{line}: {}", fault.reason)),
        }
    }
    if faults.len() > most {
        let more = faults.len() - most;
        output::complain(&format!("{path}: {more} more: `demarche who --actors {path} NAME` tells them all"));
    }
}
