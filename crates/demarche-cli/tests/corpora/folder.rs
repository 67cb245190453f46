//! A folder to code in, and pages and lines to be coded.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub(crate) const GOOD: &str = "The foreign minister of Norway met his Swedish counterpart in Oslo on Monday. \
    The two countries agreed to open a new border crossing, officials said.";

pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Folder(tempfile::tempdir().expect("a folder"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, bytes).expect("a written file");
        path
    }

    pub(crate) fn code(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
        command.current_dir(self.path()).arg("code").args(args);
        command.args(["--out", "out", "--tables", "csv"]).output().expect("the program runs")
    }

    /// Codes inputs: exit code and message are as told, and so many documents are in the tables.
    pub(crate) fn coded(&self, args: &[&str], exit: i32, told: &[&str], documents: usize) {
        let out = self.code(args);
        let stderr = String::from_utf8_lossy(&out.stderr);
        for part in told {
            assert!(stderr.contains(part), "{part:?} is not in: {stderr}");
        }
        assert_eq!(out.status.code(), Some(exit), "{stderr}");
        assert_eq!(self.rows("documents").len(), documents, "{stderr}");
    }

    /// Rows of an exported table, without the header.
    pub(crate) fn rows(&self, table: &str) -> Vec<csv::StringRecord> {
        match csv::Reader::from_path(self.path().join(format!("out/csv/{table}.csv"))) {
            Ok(mut reader) => reader.records().map(|r| r.expect("a row")).collect(),
            Err(_) => Vec::new(),
        }
    }

    /// One column of a table.
    pub(crate) fn column(&self, table: &str, name: &str) -> Vec<String> {
        let path = self.path().join(format!("out/csv/{table}.csv"));
        let mut reader = csv::Reader::from_path(path).expect("a table");
        let at = reader.headers().expect("a header").iter().position(|h| h == name).expect("the column");
        reader.records().map(|r| r.expect("a row")[at].to_owned()).collect()
    }
}

pub(crate) fn lines(n: usize) -> String {
    (0..n).map(|i| format!("{{\"id\": \"{i}\", \"text\": {GOOD:?}}}\n")).collect()
}

pub(crate) fn page(title: &str) -> String {
    let body = format!("<p>{GOOD}</p>").repeat(3);
    format!(
        "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )
}
