//! Packed files and web archives, whole and broken.

use crate::folder::{Folder, lines, page};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("packed");
    encoder.finish().expect("packed")
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
    let one = include_bytes!("../data/two-frames.jsonl.zst");
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
