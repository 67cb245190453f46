//! Where the files of a corpus lie.

use std::path::{Path, PathBuf};

/// Endings that name the SQLite file itself.
const FILE: [&str; 3] = ["sqlite", "sqlite3", "db"];

/// Files and folders beside the store, but for its name.
const OWN: [&str; 6] = ["manifest.json", "datapackage.json", "metadata.json", "csv", "jsonl", "parquet"];

/// The files of `--out`: a folder, or an SQLite file with the others beside it.
#[derive(Clone, Debug)]
pub struct Layout {
    store: PathBuf,
    folder: PathBuf,
    prefix: String,
}

impl Layout {
    /// `news.sqlite` is that file, with `news.manifest.json` beside it; anything else is a folder with
    /// `record.sqlite` and `manifest.json` in it.
    pub fn of(out: &Path) -> Layout {
        let ending = out.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
        if ending.is_some_and(|e| FILE.contains(&e.as_str())) {
            let stem = out.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            let folder = out.parent().map(Path::to_owned).unwrap_or_default();
            return Layout { store: out.to_owned(), folder, prefix: format!("{stem}.") };
        }
        Layout { store: out.join("record.sqlite"), folder: out.to_owned(), prefix: String::new() }
    }

    /// The SQLite file.
    pub fn store(&self) -> &Path {
        &self.store
    }

    /// The file's name without its ending: what Datasette calls the database.
    pub fn database(&self) -> String {
        self.store.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// A file or folder beside it.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.join(self.relative(name))
    }

    /// Whether a file was made by this program as part of the corpus: it is no input, though it may lie among them.
    pub fn owns(&self, file: &Path) -> bool {
        let folder = if self.folder.as_os_str().is_empty() { Path::new(".") } else { &self.folder };
        let (Ok(folder), Ok(file)) = (folder.canonicalize(), file.canonicalize()) else { return false };
        let inside = file.strip_prefix(folder).ok().and_then(|f| f.iter().next()).and_then(|f| f.to_str());
        let own = inside.and_then(|f| f.strip_prefix(&self.prefix));
        own.is_some_and(|f| OWN.contains(&f))
    }

    /// The same, as seen from the folder.
    pub fn relative(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}
