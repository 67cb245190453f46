//! Fingerprints of the knowledge, so that a run can say what it was made with.

use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::{fs, io};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=data");
    let mut files = Vec::new();
    collect(Path::new("data"), &mut files)?;
    files.sort();
    let binary = |path: &&PathBuf| path.extension().is_some_and(|e| e == "bin");
    println!("cargo:rustc-env=DEMARCHE_WEIGHTS_SHA256={}", hash(files.iter().filter(binary))?);
    println!("cargo:rustc-env=DEMARCHE_KNOWLEDGE_SHA256={}", hash(files.iter().filter(|p| !binary(p)))?);
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

/// Names count too, with one kind of slash.
fn hash<'p>(files: impl Iterator<Item = &'p PathBuf>) -> io::Result<String> {
    let mut hash = Sha256::new();
    for path in files {
        let content = fs::read(path)?;
        hash.update(path.to_string_lossy().replace('\\', "/"));
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(content);
    }
    Ok(hash.finalize().iter().map(|b| format!("{b:02x}")).collect())
}
