//! What can be wrong with the file, in words that help.

use crate::Problem;
use std::path::Path;

/// Folders on the way are made; what cannot be a file is told before SQLite says it less clearly.
pub(super) fn writable(path: &Path) -> Result<(), Problem> {
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .map_err(|e| Problem::of(&name(folder), format!("the folder cannot be made: {e}")))?;
    }
    match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(Problem::of(&name(path), "a folder, not a file")),
        Ok(found) if !found.is_file() => Err(Problem::of(&name(path), "not a file that can be written")),
        Ok(_) => {
            std::fs::OpenOptions::new().append(true).open(path).map(|_| ()).map_err(|e| unwritable(path, &e))
        }
        // Made with the first batch; that it can be made is seen now.
        Err(_) => std::fs::File::create(path).map(|_| ()).map_err(|e| unwritable(path, &e)),
    }
}

pub(super) fn unwritable(path: &Path, error: &std::io::Error) -> Problem {
    Problem::of(&name(path), format!("cannot be written: {error}"))
}

pub(super) fn name(path: &Path) -> String {
    path.display().to_string()
}

/// What SQLite says, in words that help.
pub(super) fn told(path: &Path, error: &rusqlite::Error) -> Problem {
    use rusqlite::ErrorCode;
    let reason = match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => {
            "the disk is full. What was written before is kept: make room and repeat the command to go on"
                .to_owned()
        }
        Some(ErrorCode::SystemIoFailure) => {
            format!("writing failed ({error}). What was written before is kept: repeat the command to go on")
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another program is using it: wait for it or name another --out".to_owned()
        }
        Some(ErrorCode::NotADatabase) => "not an SQLite file: name another --out".to_owned(),
        Some(ErrorCode::DatabaseCorrupt) => format!("damaged: {error}"),
        _ => error.to_string(),
    };
    Problem::of(&name(path), reason)
}
