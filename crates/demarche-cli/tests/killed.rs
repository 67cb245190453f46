//! A run that is killed at any moment and repeated gives the tables of an unbroken run: nothing lost,
//! nothing doubled. `quality/kill.py` does the same at more moments over more documents.
#![allow(clippy::expect_used, reason = "tests may fail")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

fn code(dir: &Path, out: &str, threads: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    command.current_dir(dir).args(["code", "news", "more.csv", "--out", out, "--tables", "csv,jsonl"]);
    command.args(["--threads", threads]).stderr(Stdio::null());
    command
}

/// A folder of inputs of several kinds, good and bad documents mixed.
fn inputs(dir: &Path) {
    let text = |i: usize| {
        let minister = ["foreign minister of Norway", "president of Peru", "king of Jordan"][i % 3];
        let said =
            "\"We will not accept the proposal,\" he said on Tuesday. Officials agreed to resume talks. ";
        format!("The {minister} met his Swedish counterpart in Oslo on Monday. {}", said.repeat(i % 5))
    };
    fs::create_dir(dir.join("news")).expect("a folder");
    let line = |i: usize| match i % 50 {
        7 => "{\"id\": 7}\n".to_owned(),
        _ => format!("{{\"id\": \"{i}\", \"date\": \"2024-05-0{}\", \"text\": {:?}}}\n", 1 + i % 9, text(i)),
    };
    fs::write(dir.join("news/a.jsonl"), (0..400).map(line).collect::<String>()).expect("a file");
    for i in 0..30 {
        fs::write(dir.join(format!("news/b{i:02}.txt")), text(i)).expect("a file");
    }
    let row = |i: usize| format!("{i},\"{}\"\n", text(i).replace('"', "\"\""));
    let csv = (0..300).map(row).collect::<String>();
    fs::write(dir.join("more.csv"), format!("id,text\n{csv}")).expect("a file");
}

/// Every exported table by name.
fn tables(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for form in ["csv", "jsonl"] {
        for entry in fs::read_dir(out.join(form)).expect("tables") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            found.insert(name, fs::read(&path).expect("a table"));
        }
    }
    found
}

#[test]
fn a_killed_run_goes_on_where_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    inputs(dir);
    let unbroken = code(dir, "unbroken", "1").status().expect("a run");
    assert_eq!(unbroken.code(), Some(1), "some documents are set aside");
    let whole = tables(&dir.join("unbroken"));
    assert!(whole.contains_key("events.csv") && whole.contains_key("problems.jsonl"));

    // A simple generator: the moments differ, the test repeats.
    let (mut state, mut kills) = (2024u64, 0);
    loop {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // Later and later, so that the run comes to its end on the slowest machine too.
        let wait = (state >> 33) % (40 + 25 * kills);
        let mut run = code(dir, "killed", if kills % 2 == 0 { "3" } else { "1" }).spawn().expect("a run");
        sleep(Duration::from_millis(wait));
        if let Some(status) = run.try_wait().expect("a state") {
            // Documents that were set aside before the last kill are not told again.
            assert!(matches!(status.code(), Some(0 | 1)), "{status}");
            break;
        }
        run.kill().expect("a kill");
        run.wait().expect("an end");
        kills += 1;
    }
    assert!(kills > 2, "the run was over before it could be killed");
    let pieces = tables(&dir.join("killed"));
    assert_eq!(whole.keys().collect::<Vec<_>>(), pieces.keys().collect::<Vec<_>>());
    for (name, bytes) in &whole {
        assert!(pieces.get(name) == Some(bytes), "{name} differs after {kills} kills");
    }
}

#[test]
fn parts_by_limit_make_the_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    inputs(dir);
    code(dir, "unbroken", "2").status().expect("a run");
    for limit in ["100", "1", "350"] {
        let status = code(dir, "parts", "2").args(["--limit", limit]).status().expect("a run");
        assert!(matches!(status.code(), Some(0 | 1)));
    }
    code(dir, "parts", "1").status().expect("a run");
    assert!(tables(&dir.join("unbroken")) == tables(&dir.join("parts")));
}
