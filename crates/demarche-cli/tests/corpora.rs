//! `demarche code`: what goes in, and what becomes of bad inputs and bad outputs.
#![allow(clippy::expect_used, reason = "tests may fail")]

use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const GOOD: &str = "The foreign minister of Norway met his Swedish counterpart in Oslo on Monday. \
    The two countries agreed to open a new border crossing, officials said.";

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Folder(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, bytes).expect("a written file");
        path
    }

    fn code(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
        command.current_dir(self.path()).arg("code").args(args);
        command.args(["--out", "out", "--tables", "csv"]).output().expect("the program runs")
    }

    /// Codes inputs: exit code and message are as told, and so many documents are in the tables.
    fn coded(&self, args: &[&str], exit: i32, told: &[&str], documents: usize) {
        let out = self.code(args);
        let stderr = String::from_utf8_lossy(&out.stderr);
        for part in told {
            assert!(stderr.contains(part), "{part:?} is not in: {stderr}");
        }
        assert_eq!(out.status.code(), Some(exit), "{stderr}");
        assert_eq!(self.rows("documents").len(), documents, "{stderr}");
    }

    /// Rows of an exported table, without the header.
    fn rows(&self, table: &str) -> Vec<csv::StringRecord> {
        match csv::Reader::from_path(self.path().join(format!("out/csv/{table}.csv"))) {
            Ok(mut reader) => reader.records().map(|r| r.expect("a row")).collect(),
            Err(_) => Vec::new(),
        }
    }

    /// One column of a table.
    fn column(&self, table: &str, name: &str) -> Vec<String> {
        let path = self.path().join(format!("out/csv/{table}.csv"));
        let mut reader = csv::Reader::from_path(path).expect("a table");
        let at = reader.headers().expect("a header").iter().position(|h| h == name).expect("the column");
        reader.records().map(|r| r.expect("a row")[at].to_owned()).collect()
    }
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("packed");
    encoder.finish().expect("packed")
}

fn lines(n: usize) -> String {
    (0..n).map(|i| format!("{{\"id\": \"{i}\", \"text\": {GOOD:?}}}\n")).collect()
}

fn page(title: &str) -> String {
    let body = format!("<p>{GOOD}</p>").repeat(3);
    format!(
        "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )
}

fn record(n: usize, length: Option<usize>) -> Vec<u8> {
    let http = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}",
        page(&format!("Page {n}"))
    );
    let length = length.unwrap_or(http.len());
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{n}\r\n\
         WARC-Record-ID: <urn:uuid:{n}>\r\nContent-Type: application/http; msgtype=response\r\n\
         Content-Length: {length}\r\n\r\n{http}\r\n\r\n"
    )
    .into_bytes()
}

fn info() -> Vec<u8> {
    b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n".to_vec()
}

#[test]
fn a_truncated_gzip_gives_what_is_whole() {
    let folder = Folder::new();
    let packed = gzipped(lines(200).as_bytes());
    folder.write("cut.jsonl.gz", &packed[..packed.len() - 20]);
    let out = folder.code(&["cut.jsonl.gz"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&out.stderr).contains("cut.jsonl.gz:"), "{out:?}");
    assert!(String::from_utf8_lossy(&out.stderr).contains("cut short"), "{out:?}");
    assert_eq!(folder.column("inputs", "complete"), ["0"]);
    // The whole file, fetched again, is another file now: what was coded stays, and it is said so.
    let before = folder.rows("documents").len();
    folder.write("cut.jsonl.gz", &packed);
    folder.coded(&["cut.jsonl.gz"], 0, &[], 200);
    assert!(before <= 200 && folder.rows("problems").is_empty());
}

#[test]
fn zstandard_is_read_and_a_truncated_one_told() {
    let folder = Folder::new();
    // Made with `zstd`: two frames, each one line of JSON.
    let one = include_bytes!("data/two-frames.jsonl.zst");
    folder.write("a.jsonl.zst", one);
    folder.write("b.jsonl.zst", &one[..one.len() - 9]);
    folder.coded(&["a.jsonl.zst"], 0, &[], 2);
    folder.coded(&["b.jsonl.zst"], 1, &["b.jsonl.zst:2: cut short"], 3);
}

#[test]
fn web_archives_packed_by_record() {
    let folder = Folder::new();
    let records = [info(), record(1, None), record(2, None)].map(|r| gzipped(&r)).concat();
    folder.write("news.warc.gz", records);
    folder.coded(&["news.warc.gz"], 0, &[], 2);
    assert_eq!(folder.column("documents", "url"), ["https://example.org/1", "https://example.org/2"]);
    assert_eq!(folder.column("documents", "headline"), ["Page 1", "Page 2"]);
}

#[test]
fn a_truncated_archive_keeps_what_is_whole() {
    let folder = Folder::new();
    let whole = [info(), record(1, None), record(2, None)].concat();
    folder.write("cut.warc", &whole[..whole.len() - 100]);
    folder.coded(&["cut.warc"], 1, &["cut.warc: record 3: cut short"], 1);
    folder.write("cut.warc", &whole);
    folder.coded(&["cut.warc"], 0, &[], 2);
}

#[test]
fn wrong_lengths_lose_no_other_record() {
    let folder = Folder::new();
    let wrong = [record(1, Some(90_000)), record(2, None), record(3, Some(100)), record(4, None)].concat();
    folder.write("wrong.warc", wrong);
    folder.code(&["wrong.warc"]);
    let urls = folder.column("documents", "url");
    assert!(urls.contains(&"https://example.org/2".to_owned()), "{urls:?}");
    assert!(urls.contains(&"https://example.org/4".to_owned()), "{urls:?}");
    let reasons = folder.column("problems", "reason").join("\n");
    assert!(reasons.contains("record 1: its Content-Length is too long"), "{reasons}");
    assert!(reasons.contains("wrong Content-Length"), "{reasons}");
}

#[test]
fn no_archive() {
    let folder = Folder::new();
    folder.write("no.warc", "<html>not an archive</html>\n");
    folder.coded(&["no.warc"], 2, &["no.warc: record 1: not a web archive"], 0);
}

#[test]
fn tables_need_a_column_with_the_text() {
    let folder = Folder::new();
    folder.write("bad.csv", format!("id;summary\n1;\"{GOOD}\"\n2;\"{GOOD}\"\n"));
    let told = ["bad.csv: no column `text` (or `html`): the columns are id, summary", "--columns text=NAME"];
    folder.coded(&["bad.csv"], 2, &told, 0);
    folder.coded(&["bad.csv", "--columns", "text=summary"], 0, &[], 2);
}

#[test]
fn a_bad_row_is_set_aside() {
    let folder = Folder::new();
    let csv =
        format!("id,date,text\n1,2024-05-06,\"{GOOD}\"\n2,\"{GOOD}\"\n3,soon,x\n4,2024-05-07,\"{GOOD}\"\n");
    folder.write("rows.csv", csv);
    let told = ["rows.csv:3: the row has 2 fields, the header 3", "rows.csv:4: the date \"soon\""];
    folder.coded(&["rows.csv"], 1, &told, 2);
    assert_eq!(folder.column("documents", "published"), ["2024-05-06", "2024-05-07"]);
    assert_eq!(folder.column("problems", "position"), ["2", "3"]);
}

#[test]
fn feeds_are_read_and_what_is_no_feed_is_told() {
    let folder = Folder::new();
    let item = |n: usize| {
        format!(
            "<item><title>Talks {n}</title><link>https://example.org/{n}</link><guid>g{n}</guid>\
             <pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate><description><![CDATA[<p>{GOOD}</p>]]></description></item>"
        )
    };
    folder.write(
        "good.xml",
        format!("<?xml version=\"1.0\"?><rss><channel>{}{}</channel></rss>", item(1), item(2)),
    );
    folder.write("cut.rss", format!("<rss><channel>{}<item><title>Half", item(3)));
    folder.write("page.xml", page("No feed"));
    folder.write("no.xml", "nothing of the kind");
    folder.coded(&["good.xml"], 0, &[], 2);
    assert_eq!(folder.column("documents", "published"), ["2024-05-06", "2024-05-06"]);
    assert_eq!(folder.column("documents", "url"), ["https://example.org/1", "https://example.org/2"]);
    folder.coded(&["cut.rss"], 1, &["cut.rss:1: not well-formed XML: the file ends too early"], 3);
    folder.coded(&["page.xml"], 2, &["page.xml: neither a feed"], 3);
    folder.coded(&["no.xml"], 2, &["no.xml: not XML"], 3);
}

#[test]
fn atom_and_agency_items() {
    let folder = Folder::new();
    folder.write(
        "feed.atom",
        format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>a</id><title>T</title>\
             <link href=\"https://example.org/a\"/><updated>2024-05-06T10:00:00Z</updated>\
             <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{GOOD}</p></div></content></entry></feed>"
        ),
    );
    folder.write(
        "item.xml",
        format!(
            "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:n\"><itemMeta>\
             <versionCreated>2024-05-07T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>H</headline>\
             </contentMeta><contentSet><inlineXML><html><body><p>{GOOD}</p></body></html></inlineXML></contentSet></newsItem>"
        ),
    );
    folder.coded(&["feed.atom", "item.xml"], 0, &[], 2);
    assert_eq!(folder.column("documents", "published"), ["2024-05-06", "2024-05-07"]);
    assert_eq!(folder.column("documents", "id"), ["a", "urn:n"]);
}

#[test]
fn json_of_other_programs() {
    let folder = Folder::new();
    let others = [
        format!(
            "{{\"maintext\": {GOOD:?}, \"date_publish\": \"2024-05-06 10:00:00\", \"title\": \"T\", \"authors\": [], \"source_domain\": \"example.org\", \"url\": \"https://example.org/n\"}}"
        ),
        format!(
            "{{\"raw_text\": {GOOD:?}, \"text\": {GOOD:?}, \"date\": \"2024-05-06\", \"source\": \"https://example.org/t\", \"id\": null}}"
        ),
        format!(
            "{{\"@graph\": [{{\"@type\": \"Person\"}}, {{\"@type\": \"NewsArticle\", \"headline\": \"H\", \"articleBody\": {GOOD:?}, \"datePublished\": \"2024-05-06T10:00Z\", \"url\": \"https://example.org/l\"}}]}}"
        ),
        format!(
            "{{\"uri\": \"https://example.org/j\", \"headline\": \"H\", \"body_text\": {GOOD:?}, \"versioncreated\": \"2024-05-06T10:00:00Z\"}}"
        ),
        format!(
            "{{\"@type\": \"NewsArticle\", \"headline\": \"H\", \"articleBody\": {GOOD:?}, \"datePublished\": \"2024-05-06\", \"mainEntityOfPage\": {{\"@id\": \"https://example.org/p\"}}}}"
        ),
        format!(
            "{{\"uri\": \"https://example.org/k\", \"headlines\": [{{\"value\": \"H\"}}], \"bodies\": [{{\"contentType\": \"text/plain\", \"value\": {GOOD:?}}}], \"versionCreated\": \"2024-05-06T10:00:00Z\"}}"
        ),
    ];
    folder.write("others.jsonl", others.join("\n"));
    folder.coded(&["others.jsonl"], 0, &[], 6);
    assert_eq!(folder.column("documents", "published"), ["2024-05-06"; 6]);
    let urls = folder.column("documents", "url");
    assert_eq!(urls, ["n", "t", "l", "j", "p", "k"].map(|n| format!("https://example.org/{n}")));
}

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
