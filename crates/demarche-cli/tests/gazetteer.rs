//! A gazetteer of one's own: built from a dump (`data/dump.txt`, invented places in GeoNames' columns), looked up,
//! and read with.
#![allow(clippy::expect_used, reason = "tests may fail")]

use std::fs;
use std::process::{Command, Output};

const DUMP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/dump.txt");

fn demarche(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_demarche")).args(args).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn built_looked_up_and_read_with() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("own.gazetteer");
    let own = file.to_str().expect("a path in UTF-8");
    let built = demarche(&["gazetteer", "build", DUMP, "-o", own]);
    let told = text(&built.stderr);
    assert!(told.contains("dump.txt:6: not 19 columns"), "{told}");
    assert!(told.contains("5 places"), "{told}");
    assert_eq!(built.status.code(), Some(1), "a bad line is told by the exit code too");

    let found = text(&demarche(&["where", "Quillamarca", "--gazetteer", own]).stdout);
    let first = found.lines().next().unwrap_or("");
    assert!(first.contains("Región Alta") && first.contains("9000001"), "{found}");

    let page = dir.path().join("page.txt");
    fs::write(&page, "QUILLAMARCA, Peru — Troops attacked rebels in Tambopuerto on Friday.").expect("a page");
    let page = page.to_str().expect("a path in UTF-8");
    let why = text(&demarche(&["where", "Tambopuerto", "--in", page, "--gazetteer", own]).stdout);
    assert!(why.contains("size") && why.contains("9000005"), "{why}");
    let record = text(&demarche(&["read", page, "--format", "json", "--gazetteer", own]).stdout);
    assert!(record.contains("9000005"), "{record}");
    assert!(!text(&demarche(&["read", page, "--format", "json"]).stdout).contains("9000005"));
}

#[test]
fn a_foreign_file_is_refused() {
    let out = demarche(&["where", "Paris", "--gazetteer", DUMP]);
    assert!(text(&out.stderr).contains("no gazetteer"), "{}", text(&out.stderr));
    assert_eq!(out.status.code(), Some(2));
}
