//! What is gone on with, left alone, and told when it cannot be written.

use crate::folder::{Folder, GOOD, lines};
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

#[test]
fn nothing_is_doubled_and_changes_are_told() {
    let folder = Folder::new();
    folder.write("a.jsonl", lines(3));
    folder.write("b.txt", GOOD);
    folder.coded(&["a.jsonl", ".", "a.jsonl"], 0, &[], 4);
    // The outputs lie in the folder that is read: they are no inputs.
    folder.coded(&["."], 0, &["0 documents coded"], 4);
    // A file that got longer is gone on with; one that became another is not mixed with what was.
    folder.write("a.jsonl", lines(4));
    folder.coded(&["a.jsonl"], 0, &["1 documents coded"], 5);
    folder.write("b.txt", GOOD.repeat(2));
    folder.coded(&["b.txt"], 2, &["b.txt: changed since it was coded"], 5);
    folder.write("a.jsonl", lines(5).replace("Norway", "Sweden"));
    folder.coded(&["a.jsonl"], 2, &["a.jsonl: changed since it was coded"], 5);
}

#[test]
fn since_and_language() {
    let folder = Folder::new();
    let doc = |id: &str, date: &str, text: &str| {
        format!("{{\"id\": \"{id}\", \"date\": {date:?}, \"text\": {text:?}}}\n")
    };
    let german = "Der Außenminister hat am Montag in Berlin erklärt, dass die Verhandlungen über das Abkommen \
        nicht fortgesetzt werden, solange die Truppen an der Grenze stehen. Die Regierung in Wien hatte zuvor \
        angekündigt, dass sie an den Gesprächen teilnehmen werde, wenn beide Seiten zustimmen.";
    let all =
        [doc("old", "2020-01-01", GOOD), doc("new", "2024-05-06", GOOD), doc("de", "2024-05-06", german)];
    folder.write("all.jsonl", all.concat());
    folder.coded(
        &["all.jsonl", "--since", "2024-01-01"],
        1,
        &["de: not English (de)", "1 older ones left out"],
        1,
    );
    assert_eq!(folder.column("problems", "id"), ["de"]);
    assert_eq!(folder.column("inputs", "skipped"), ["1"]);
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = Folder::new();
    folder.write("a.jsonl", lines(3) + "not json\n");
    let out = folder.code(&["a.jsonl", "--dry-run"]);
    let stdout = String::from_utf8_lossy(&out.stdout);
    assert!(stdout.contains("a.jsonl: 3 documents, 1 problems"), "{stdout}");
    assert!(!folder.path().join("out").exists());
}

#[test]
fn standard_input_is_read() {
    let folder = Folder::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    command
        .current_dir(folder.path())
        .args(["code", "-", "--from", "jsonl", "--out", "out", "--tables", "csv"]);
    let mut run = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().expect("a run");
    run.stdin.take().expect("a pipe").write_all(lines(3).as_bytes()).expect("written");
    assert!(run.wait().expect("an end").success());
    assert_eq!(folder.rows("documents").len(), 3);
}

#[test]
fn companions_lie_beside_a_named_file() {
    let folder = Folder::new();
    folder.write("a.txt", GOOD);
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    let done = command.current_dir(folder.path()).args(["code", "a.txt", "--out", "x/news.sqlite"]).output();
    assert!(done.expect("a run").status.success());
    for name in ["news.sqlite", "news.manifest.json", "news.datapackage.json", "news.metadata.json"] {
        assert!(folder.path().join("x").join(name).exists(), "{name}");
    }
    assert_eq!(fs::read_dir(folder.path().join("x")).expect("the folder").count(), 4, "no log is left");
}

#[test]
fn an_output_of_another_version_is_left_alone() {
    let folder = Folder::new();
    folder.write("a.txt", GOOD);
    folder.coded(&["a.txt"], 0, &[], 1);
    let store = folder.path().join("out/record.sqlite");
    let mut bytes = fs::read(&store).expect("the file");
    bytes[63] = 99; // the header's user_version
    fs::write(&store, &bytes).expect("written");
    folder.coded(&["a.txt"], 3, &["record.sqlite: its tables are of version 99"], 1);
    assert!(fs::read(&store).expect("the file") == bytes, "it was changed");
}

#[test]
fn an_output_made_otherwise_is_left_alone() {
    let folder = Folder::new();
    folder.write("a.txt", GOOD);
    folder.coded(&["a.txt"], 0, &[], 1);
    folder.coded(&["a.txt", "--since", "2024-01-01"], 3, &["record.sqlite: was made with settings"], 1);
}

#[test]
fn outputs_that_cannot_be() {
    let folder = Folder::new();
    folder.write("a.txt", GOOD);
    folder.write(
        "other.sqlite",
        "this is no database at all, only a text that is long enough to look at".repeat(20),
    );
    let told = |out: &str, part: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
        let done =
            command.current_dir(folder.path()).args(["code", "a.txt", "--out", out]).output().expect("a run");
        let stderr = String::from_utf8_lossy(&done.stderr);
        assert!(stderr.contains(part), "{part:?} is not in: {stderr}");
        assert_eq!(done.status.code(), Some(3), "{stderr}");
    };
    told("a.txt/out", "the folder cannot be made");
    told("other.sqlite", "other.sqlite: not an SQLite file");
    told("a.txt/x.db", "a.txt");
    #[cfg(target_os = "linux")]
    told("/dev/full/x.db", "/dev/full");
}

#[test]
fn tables_that_cannot_be_written_are_told_and_made_up_for() {
    let folder = Folder::new();
    folder.write("a.txt", GOOD);
    fs::create_dir(folder.path().join("out")).expect("a folder");
    folder.write("out/csv", "in the way");
    folder.coded(&["a.txt"], 3, &["out/csv: cannot be written"], 0);
    fs::remove_file(folder.path().join("out/csv")).expect("removed");
    folder.coded(&["a.txt"], 0, &["0 documents coded"], 1);
}

/// A limit on the size of files stands for a full disk: writes fail in the middle of the run.
#[cfg(unix)]
#[test]
fn a_full_disk_loses_nothing() {
    let folder = Folder::new();
    folder.write("a.jsonl", lines(1500));
    let program = env!("CARGO_BIN_EXE_demarche");
    let limited =
        format!("trap '' XFSZ; ulimit -f 1500; exec '{program}' code a.jsonl --out out --tables csv");
    let full = Command::new("sh").current_dir(folder.path()).args(["-c", &limited]).output().expect("a run");
    let stderr = String::from_utf8_lossy(&full.stderr);
    assert_eq!(full.status.code(), Some(3), "{stderr}");
    assert!(stderr.contains("record.sqlite") && stderr.contains("is kept"), "{stderr}");
    folder.coded(&["a.jsonl"], 0, &[], 1500);
    let ids = folder.column("documents", "id");
    assert!(ids.iter().enumerate().all(|(n, id)| *id == n.to_string()), "in order, none lost, none doubled");
}
