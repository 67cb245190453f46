//! Which feeds are meant: addresses, OPML files, lists.

use crate::web::url::Url;
use crate::{Problem, xml};
use std::io::Read;
use std::path::Path;

/// Bytes of a list.
const LARGEST: u64 = 16 << 20;

/// The feeds of what the user names: an address, an OPML file, or a text with one address a line (`#` for remarks).
/// Each one once, in order.
pub fn feeds(inputs: &[String]) -> Vec<Result<String, Problem>> {
    let mut all: Vec<Result<String, Problem>> = Vec::new();
    for found in inputs.iter().flat_map(|input| expand(input)) {
        if !all.contains(&found) {
            all.push(found);
        }
    }
    all
}

fn expand(input: &str) -> Vec<Result<String, Problem>> {
    if input.contains("://") {
        return vec![address(input, input)];
    }
    match listed(Path::new(input)) {
        Ok(list) if list.is_empty() => vec![Err(Problem::of(input, "no feed in it"))],
        Ok(list) => list.iter().map(|url| address(input, url)).collect(),
        Err(reason) => vec![Err(Problem::of(input, reason))],
    }
}

fn address(input: &str, url: &str) -> Result<String, Problem> {
    Url::parse(url).map(|u| u.to_string()).map_err(|e| Problem::of(input, e))
}

fn listed(path: &Path) -> Result<Vec<String>, String> {
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes));
    read.map_err(|e| format!("neither an address (https://…) nor a file that can be read: {e}"))?;
    let text = String::from_utf8_lossy(&bytes);
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return xml::outline(&bytes).map_err(|fault| fault.reason);
    }
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
    Ok(lines.map(str::to_owned).collect())
}
