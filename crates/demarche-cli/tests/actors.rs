//! `--actors`: lists of the user's own, their report, their place before the built-in tables.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test runs the program and may fail")]

use std::path::Path;
use std::process::{Command, Output};

const LIST: &str =
    "HARBOUR_FRONT_ [KENREB]\n+FRONT_OF_THE_HARBOUR_\nNOBODY_\nMARTA_OKELLO_ [KENGOV 200101-221231]\n";

fn demarche(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_demarche")).current_dir(folder).args(args).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn who_answers_from_the_list_and_tells_what_was_not_loaded() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.txt"), LIST).unwrap();
    let out = demarche(
        folder.path(),
        &["who", "--actors", "mine.txt", "--on", "2021-05-01", "Marta Okello", "Harbour Front"],
    );
    assert_eq!(out.status.code(), Some(0));
    let (answers, report) = (text(&out.stdout), text(&out.stderr));
    assert!(
        answers.contains("Marta Okello: KENGOV") && answers.contains("Harbour Front: KENREB"),
        "{answers}"
    );
    assert!(answers.contains("mine.txt:1"), "{answers}");
    assert!(
        report.contains("mine.txt: PETRARCH actors: 2 entries with 3 names loaded; one fault:"),
        "{report}"
    );
    assert!(report.contains("mine.txt:3: NOBODY: no code"), "{report}");
}

#[test]
fn reading_takes_the_list_too() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.txt"), LIST).unwrap();
    std::fs::write(folder.path().join("a.txt"), "Harbour Front fighters attacked the town on Monday.")
        .unwrap();
    let out = demarche(folder.path(), &["read", "--actors", "mine.txt", "--format", "json", "a.txt"]);
    assert_eq!(out.status.code(), Some(0));
    assert!(text(&out.stdout).contains("\"KENREB\""), "{}", text(&out.stdout));
}

#[test]
fn a_list_that_is_not_there_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let out = demarche(folder.path(), &["who", "--actors", "gone.txt", "France"]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("gone.txt"));
}
