//! From what the user names to files.

use crate::{Kind, Problem};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A place that documents come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Source {
    /// The name for messages.
    pub fn name(&self) -> String {
        match self {
            Source::Stdin => "-".to_owned(),
            // One file, one name: `./a` is `a`.
            Source::File(path) => path.strip_prefix(".").unwrap_or(path).display().to_string(),
        }
    }
}

/// Expands paths, folders (recursively: the files whose names tell a known kind), globs and `-`.
/// Files come in the order given, those of a folder or glob by name, so that runs repeat.
pub fn sources(inputs: &[String]) -> Vec<Result<Source, Problem>> {
    inputs.iter().flat_map(|input| expand(input)).collect()
}

fn expand(input: &str) -> Vec<Result<Source, Problem>> {
    let path = Path::new(input);
    if input == "-" {
        vec![Ok(Source::Stdin)]
    } else if path.is_dir() {
        folder(path)
    } else if path.exists() {
        vec![Ok(Source::File(path.to_owned()))]
    } else if input.contains(['*', '?', '[']) {
        pattern(input)
    } else {
        vec![Err(Problem::of(input, "no such file or folder"))]
    }
}

fn folder(path: &Path) -> Vec<Result<Source, Problem>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(path).sort_by_file_name() {
        match entry {
            Ok(e) if e.file_type().is_file() && Kind::of_name(e.path()).is_some() => {
                found.push(Ok(Source::File(e.into_path())));
            }
            Ok(_) => {}
            Err(e) => found.push(Err(Problem::of(&path.display().to_string(), e.to_string()))),
        }
    }
    if found.is_empty() {
        let reason = "the folder has no documents (.html, .txt, .json, .jsonl, .csv, .tsv, .warc, .xml, .rss, also .gz and .zst)";
        found.push(Err(Problem::of(&path.display().to_string(), reason)));
    }
    found
}

fn pattern(input: &str) -> Vec<Result<Source, Problem>> {
    let paths = match glob::glob(input) {
        Ok(paths) => paths,
        Err(e) => return vec![Err(Problem::of(input, format!("not a pattern: {e}")))],
    };
    let found: Vec<_> = paths
        .filter(|p| !matches!(p, Ok(p) if p.is_dir()))
        .map(|p| p.map(Source::File).map_err(|e| Problem::of(input, e.to_string())))
        .collect();
    if found.is_empty() { vec![Err(Problem::of(input, "the pattern matches no file"))] } else { found }
}
