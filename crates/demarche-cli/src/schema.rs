//! `demarche schema`.

use crate::output;
use std::process::ExitCode;

pub fn run() -> ExitCode {
    let schema = serde_json::to_string_pretty(&demarche::record::schema());
    output::finish(schema.map(|s| s + "\n"))
}
