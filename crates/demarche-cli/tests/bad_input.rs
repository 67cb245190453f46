//! Bad input: each fault gets a message that names file, place and reason, the rest of the run goes
//! on, and the exit code tells.
#![allow(clippy::expect_used, reason = "tests may fail")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn demarche(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_demarche"))
        .current_dir(dir)
        .args(args)
        .output()
        .expect("the program runs")
}

struct Folder {
    dir: tempfile::TempDir,
}

impl Folder {
    /// A folder with one good article.
    fn new() -> Self {
        let folder = Folder { dir: tempfile::tempdir().expect("a folder") };
        folder.write("good.txt", GOOD.as_bytes());
        folder
    }

    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.dir.path().join(name);
        fs::write(&path, bytes).expect("a written file");
        path
    }

    /// Reads `name` beside the good article: the fault is told, the article is read, the exit code is 1.
    fn beside(&self, name: &str, told: &[&str]) {
        let out = demarche(self.dir.path(), &["read", "--format", "jsonl", name, "good.txt"]);
        let (stdout, stderr) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
        for part in told {
            assert!(stderr.contains(part), "{part:?} is not in: {stderr}");
        }
        assert!(stdout.contains("\"id\":\"good\""), "the good article is missing: {stdout}");
        assert_eq!(out.status.code(), Some(1), "{stderr}");
    }

    /// Reads `name` alone: nothing could be read.
    fn alone(&self, name: &str) {
        let out = demarche(self.dir.path(), &["read", name]);
        assert_eq!(out.status.code(), Some(2), "{}", String::from_utf8_lossy(&out.stderr));
        assert!(out.stdout.is_empty());
    }
}

const GOOD: &str = "The foreign minister of Norway met his Swedish counterpart in Oslo on Monday. \
    The two countries agreed to open a new border crossing, officials said.";

#[test]
fn a_file_that_does_not_exist() {
    let folder = Folder::new();
    folder.beside("missing.txt", &["missing.txt: no such file or folder"]);
    folder.alone("missing.txt");
}

#[test]
fn a_folder_without_documents() {
    let folder = Folder::new();
    fs::create_dir(folder.dir.path().join("empty")).expect("a folder");
    folder.beside("empty", &["empty: the folder has no documents"]);
}

#[test]
fn a_pattern_without_matches() {
    Folder::new().beside("*.html", &["*.html: the pattern matches no file"]);
}

#[test]
fn an_empty_file() {
    let folder = Folder::new();
    folder.write("empty.txt", b"");
    folder.write("blank.txt", b" \n\t\n");
    folder.beside("empty.txt", &["empty.txt: the file is empty"]);
    folder.beside("blank.txt", &["blank.txt: nothing but white space"]);
}

#[test]
fn bytes_that_are_no_text() {
    let folder = Folder::new();
    folder.write("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    folder.beside("picture.txt", &["picture.txt: not text"]);
}

#[test]
fn broken_utf8_names_its_place_and_the_way_out() {
    let folder = Folder::new();
    folder.write("cut.txt", b"First line.\nThe Caf\xc3\xa9 na\xc3\xaff talks \xe9 resumed in Gen\xc3\xa8ve.");
    folder.beside("cut.txt", &["cut.txt:2: not valid UTF-8 at byte 34", "--charset", "--lossy"]);
    let out = demarche(folder.dir.path(), &["read", "--lossy", "--format", "jsonl", "cut.txt"]);
    assert!(String::from_utf8_lossy(&out.stdout).contains("talks \u{fffd} resumed"));
}

#[test]
fn other_character_sets_are_told_by_mark_looks_or_word() {
    let folder = Folder::new();
    let latin = b"First line.\nThe Caf\xe9 talks resumed in Gen\xe8ve.";
    folder.write("latin.txt", latin);
    folder.write("latin.csv", &[b"text\n\"", &latin[..], b"\"\n"].concat());
    let text = "The Café talks resumed in Genève.";
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    folder.write("utf16.txt", &utf16);
    folder.write("unmarked.txt", &utf16[2..]);
    for args in
        [&["latin.txt"][..], &["latin.csv"], &["utf16.txt"], &["--charset", "utf-16be", "unmarked.txt"]]
    {
        let out = demarche(folder.dir.path(), &[&["read", "--format", "jsonl"], args].concat());
        assert!(
            String::from_utf8_lossy(&out.stdout).contains("Café talks resumed in Genève"),
            "{args:?}: {out:?}"
        );
    }
    let out = demarche(folder.dir.path(), &["read", "--lossy", "--format", "jsonl", "latin.txt"]);
    assert!(String::from_utf8_lossy(&out.stdout).contains("Caf\u{fffd} talks"));
}

#[test]
fn faults_of_json_lines_name_file_and_line() {
    let folder = Folder::new();
    let good = format!("{{\"id\": 7, \"text\": {GOOD:?}}}");
    let lines = format!(
        "{good}\n{{\"id\": \"b\"}}\n{{\"text\": 5}}\nnot json\n{{\"text\": \"x\", \"date\": \"soon\"}}\n[1]\n{good}\n"
    );
    folder.write("some.jsonl", lines.as_bytes());
    let told = [
        "some.jsonl:2: the field `text` (or `html`) is missing",
        "some.jsonl:3: the field `text` should be a string, but is a number",
        "some.jsonl:4: not JSON",
        "some.jsonl:5: the date \"soon\" is not an ISO 8601 day",
        "some.jsonl:6: not a JSON object",
    ];
    folder.beside("some.jsonl", &told);
}

#[test]
fn a_line_without_end_is_skipped() {
    let folder = Folder::new();
    let mut lines = b"{\"text\": \"".to_vec();
    lines.resize(200 << 20, b'a');
    lines.extend_from_slice(
        b"\"}\n{\"id\": \"after\", \"text\": \"Turkey and Greece held talks in Athens.\"}\n",
    );
    folder.write("long.jsonl", &lines);
    folder.beside("long.jsonl", &["long.jsonl:1: a line of", "skipped"]);
}

#[test]
fn a_page_without_an_article() {
    let folder = Folder::new();
    folder.write(
        "nav.html",
        b"<html><body><nav><a href=/>Home</a> <a href=/world>World</a></nav></body></html>",
    );
    folder.beside("nav.html", &["nav: no article"]);
}

#[test]
fn another_language_is_recognised_and_not_coded() {
    let folder = Folder::new();
    let german = "Der Außenminister hat am Montag in Berlin erklärt, dass die Verhandlungen über das Abkommen \
        nicht fortgesetzt werden, solange die Truppen an der Grenze stehen. Die Regierung in Wien hatte zuvor \
        angekündigt, dass sie an den Gesprächen teilnehmen werde, wenn beide Seiten zustimmen.";
    folder.write("deutsch.txt", german.as_bytes());
    folder.beside("deutsch.txt", &["deutsch: not English (de)"]);
}

#[test]
fn a_million_words_are_read() {
    let folder = Folder::new();
    let sentence = "France condemned the attack and the ministers met in Paris on Monday to discuss it. ";
    folder.write("long.txt", sentence.repeat(1_000_000 / 15).as_bytes());
    let out = demarche(folder.dir.path(), &["show", "page", "long.txt"]);
    assert_eq!(out.status.code(), Some(0));
}

#[test]
fn one_thread_or_many_give_the_same_bytes() {
    let folder = Folder::new();
    let line = |i: usize| format!("{{\"id\": \"{i}\", \"text\": {:?}}}\n", GOOD.repeat(1 + i % 7));
    folder.write("many.jsonl", (0..60).map(line).collect::<String>().as_bytes());
    let read = |threads| {
        demarche(folder.dir.path(), &["read", "--format", "jsonl", "--threads", threads, "many.jsonl"])
    };
    let (one, four) = (read("1"), read("4"));
    assert_eq!(one.status.code(), Some(0));
    assert!(one.stdout == four.stdout, "the bytes differ");
    assert_eq!(one.stdout.iter().filter(|&&b| b == b'\n').count(), 60);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_told() {
    let folder = Folder::new();
    for args in [&["read", "good.txt", "--format", "jsonl"][..], &["schema"], &["show", "times", "good.txt"]]
    {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("the device");
        let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
        let out = command.current_dir(folder.dir.path()).args(args).stdout(full).output().expect("a run");
        let stderr = String::from_utf8_lossy(&out.stderr);
        assert!(stderr.contains("standard output cannot be written"), "{args:?}: {stderr}");
        assert_eq!(out.status.code(), Some(3), "{args:?}");
    }
}
