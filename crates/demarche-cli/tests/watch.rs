//! `demarche watch` against a server of its own: what is asked, how often, and what gets into the tables.
#![allow(clippy::expect_used, reason = "tests may fail")]

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const GOOD: &str = "The foreign minister of Norway met his Swedish counterpart in Oslo on Monday. \
    The two countries agreed to open a new border crossing, officials said.";

/// What the server has, and what it was asked.
#[derive(Default)]
struct Site {
    answers: HashMap<String, String>,
    /// Paths and header lines of requests.
    log: Vec<(String, Vec<String>)>,
}

#[derive(Clone)]
struct Server {
    at: String,
    site: Arc<Mutex<Site>>,
}

impl Server {
    fn start() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let at = format!("http://{}", listener.local_addr().expect("an address"));
        let server = Server { at, site: Arc::default() };
        let site = server.site.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                answer(&site, stream.expect("a request"));
            }
        });
        server
    }

    /// Sets the answer of a path: status line, header lines and body.
    fn set(&self, path: &str, head: &str, body: &str) {
        let whole =
            format!("HTTP/1.1 {head}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        self.site.lock().expect("the site").answers.insert(path.to_owned(), whole);
    }

    fn page(&self, path: &str) {
        let body = format!("<p>{GOOD}</p>").repeat(3);
        let page = format!(
            "<html><head><title>T</title></head><body><article><h1>Talks in Oslo {path}</h1>{body}</article></body></html>"
        );
        self.set(path, "200 OK\r\nContent-Type: text/html; charset=utf-8", &page);
    }

    fn feed(&self, etag: &str, items: &[&str]) {
        let item = |path: &&str| {
            format!(
                "<item><title>T</title><link>{path}</link><guid>g{path}</guid><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate></item>"
            )
        };
        let items: String = items.iter().map(item).collect();
        let head = format!("200 OK\r\nContent-Type: application/rss+xml\r\nETag: {etag}");
        self.set(
            "/feed.xml",
            &head,
            &format!("<rss version=\"2.0\"><channel><title>F</title>{items}</channel></rss>"),
        );
    }

    /// The paths asked so far, in order; forgets them.
    fn asked(&self) -> Vec<String> {
        let log = std::mem::take(&mut self.site.lock().expect("the site").log);
        log.into_iter().map(|(path, _)| path).collect()
    }
}

fn answer(site: &Mutex<Site>, mut stream: TcpStream) {
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    let head: Vec<String> = lines.take_while(|l| !l.is_empty()).map(|l| l.to_ascii_lowercase()).collect();
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let answer = {
        let mut site = site.lock().expect("the site");
        let answer = site.answers.get(&path).cloned();
        site.log.push((path, head.clone()));
        answer.unwrap_or_else(|| {
            "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".to_owned()
        })
    };
    let same = answer
        .lines()
        .find_map(|l| l.strip_prefix("ETag: "))
        .is_some_and(|etag| head.contains(&format!("if-none-match: {}", etag.to_ascii_lowercase())));
    let same = same.then_some("HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n");
    let _ = stream.write_all(same.unwrap_or(&answer).as_bytes());
}

fn watch(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    command.current_dir(dir).arg("watch").args(args);
    command.args(["--out", "out", "--tables", "csv", "--once", "--pause", "0s"]);
    command
}

/// Runs a round against the server: exit code and message are as told.
fn round(dir: &Path, args: &[&str], exit: i32, told: &[&str]) -> Output {
    let out = watch(dir, args).arg("--allow-private").output().expect("the program runs");
    let stderr = String::from_utf8_lossy(&out.stderr);
    for part in told {
        assert!(stderr.contains(part), "{part:?} is not in: {stderr}");
    }
    assert_eq!(out.status.code(), Some(exit), "{stderr}");
    out
}

fn column(dir: &Path, table: &str, name: &str) -> Vec<String> {
    let Ok(mut reader) = csv::Reader::from_path(dir.join(format!("out/csv/{table}.csv"))) else {
        return Vec::new();
    };
    let at = reader.headers().expect("a header").iter().position(|h| h == name).expect("the column");
    reader.records().map(|r| r.expect("a row")[at].to_owned()).collect()
}

#[test]
fn new_items_are_fetched_once() {
    let (server, folder) = (Server::start(), tempfile::tempdir().expect("a folder"));
    let (dir, feed) = (folder.path(), format!("{}/feed.xml", server.at));
    server.feed("\"one\"", &["/a.html", "/b.html"]);
    ["/a.html", "/b.html", "/c.html"].iter().for_each(|p| server.page(p));

    round(dir, &[&feed, "--contact", "desk@example.org"], 0, &["2 new items", "2 documents coded"]);
    let agents: Vec<String> =
        server.site.lock().expect("the site").log.iter().flat_map(|(_, head)| head.clone()).collect();
    assert!(
        agents
            .iter()
            .filter(|l| l.starts_with("user-agent: demarche/") && l.ends_with("(+desk@example.org)"))
            .count()
            == 4
    );
    assert_eq!(server.asked(), ["/robots.txt", "/feed.xml", "/a.html", "/b.html"]);
    assert_eq!(column(dir, "documents", "published"), ["2024-05-06"; 2]);
    assert_eq!(column(dir, "documents", "id"), ["g/a.html", "g/b.html"]);
    assert_eq!(column(dir, "inputs", "path"), [feed.as_str()]);

    // Another process, the same feed: unchanged.
    round(dir, &[&feed], 0, &["1 feeds asked (1 unchanged", "0 documents coded"]);
    assert_eq!(server.asked(), ["/robots.txt", "/feed.xml"]);

    server.feed("\"two\"", &["/c.html", "/a.html", "/b.html"]);
    round(dir, &[&feed], 0, &["1 new items", "1 documents coded"]);
    assert_eq!(server.asked(), ["/robots.txt", "/feed.xml", "/c.html"]);
    assert_eq!(column(dir, "documents", "id"), ["g/a.html", "g/b.html", "g/c.html"]);
}

#[test]
fn files_and_feeds_share_their_tables() {
    let (server, folder) = (Server::start(), tempfile::tempdir().expect("a folder"));
    let (dir, feed) = (folder.path(), format!("{}/feed.xml", server.at));
    fs::write(dir.join("a.txt"), GOOD).expect("a file");
    let code = ["code", "a.txt", "--out", "out", "--tables", "csv"];
    let coded = Command::new(env!("CARGO_BIN_EXE_demarche")).current_dir(dir).args(code).output();
    assert!(coded.expect("a run").status.success());
    server.feed("\"one\"", &["/a.html"]);
    server.page("/a.html");
    fs::write(dir.join("feeds.opml"), format!("<opml version=\"2.0\"><body><outline text=\"x\"><outline xmlUrl=\"{feed}\"/></outline></body></opml>")).expect("a file");
    fs::write(dir.join("feeds.txt"), format!("# the same one\n{feed}\n")).expect("a file");
    round(dir, &["feeds.opml", "feeds.txt"], 0, &["1 feeds asked", "1 documents coded"]);
    assert_eq!(column(dir, "documents", "id"), ["a", "g/a.html"]);
}

#[test]
fn the_own_network_is_not_asked() {
    let (server, folder) = (Server::start(), tempfile::tempdir().expect("a folder"));
    for feed in [format!("{}/feed.xml", server.at), server.at.replace("127.0.0.1", "localhost")] {
        let out = watch(folder.path(), &[&feed]).output().expect("the program runs");
        let stderr = String::from_utf8_lossy(&out.stderr);
        assert!(stderr.contains("no public address"), "{stderr}");
        assert_eq!(out.status.code(), Some(2), "{stderr}");
    }
    assert!(server.asked().is_empty());
    for bad in ["file:///etc/passwd", "ftp://example.org/feed", "missing.opml"] {
        assert_eq!(watch(folder.path(), &[bad]).output().expect("a run").status.code(), Some(2), "{bad}");
    }
}

#[test]
fn hosts_are_obeyed() {
    let (server, folder) = (Server::start(), tempfile::tempdir().expect("a folder"));
    let (dir, feed) = (folder.path(), format!("{}/feed.xml", server.at));
    server.set("/robots.txt", "200 OK", "User-agent: demarche\nDisallow: /private\n");
    server.feed("\"one\"", &["/private/a.html", "/gone.html", "/pic", "/busy.html", "/b.html"]);
    server.set("/pic", "200 OK\r\nContent-Type: image/png", "PNG");
    server.set("/busy.html", "503 Busy\r\nRetry-After: 3600", "");
    server.page("/b.html");
    let told = [
        "its robots.txt asks not to fetch it",
        "/gone.html: the server answers 404",
        "image/png",
        "2 to be tried again",
    ];
    round(dir, &[&feed], 1, &told);
    // The busy host is left alone, for the pages that come after too.
    assert_eq!(server.asked(), ["/robots.txt", "/feed.xml", "/gone.html", "/pic", "/busy.html"]);
    assert_eq!(column(dir, "problems", "id"), ["g/private/a.html", "g/gone.html", "g/pic"]);
    // In the next process too; the feed may be asked, because nothing was wrong with it.
    round(dir, &[&feed], 0, &["0 new items", "2 to be tried again"]);
    assert_eq!(server.asked(), ["/robots.txt", "/feed.xml"]);
}

#[test]
fn feeds_that_fail_rest() {
    let (server, folder) = (Server::start(), tempfile::tempdir().expect("a folder"));
    let dir = folder.path();
    let url = |path: &str| format!("{}{path}", server.at);
    server.set("/page", "200 OK\r\nContent-Type: text/html", "<html><body><p>No feed</p></body></html>");
    server.set("/text", "200 OK\r\nContent-Type: text/plain", "no XML at all");
    round(
        dir,
        &[&url("/page"), &url("/text"), &url("/none")],
        2,
        &["neither a feed", "not XML", "404", "3 failed"],
    );
    assert_eq!(server.asked().len(), 4);
    assert_eq!(column(dir, "problems", "reason").len(), 3);
    round(dir, &[&url("/page")], 0, &["0 feeds asked", "1 resting"]);
    assert!(server.asked().is_empty());
}

#[test]
fn texts_of_feeds_limits_and_dates() {
    let (server, folder) = (Server::start(), tempfile::tempdir().expect("a folder"));
    let (dir, feed) = (folder.path(), format!("{}/feed.xml", server.at));
    let item = |n: usize, date: &str| {
        format!("<entry><id>{n}</id><published>{date}</published><summary>{GOOD}</summary></entry>")
    };
    let items = [
        item(1, "2020-01-01T00:00:00Z"),
        item(2, "2024-05-06T00:00:00Z"),
        "<entry><id>3</id></entry>".to_owned(),
    ];
    server.set("/feed.xml", "200 OK", &format!("<feed>{}</feed>", items.concat()));
    round(
        dir,
        &[&feed, "--since", "2024-01-01"],
        1,
        &["1 documents coded", "1 older ones left out", "no text in the feed"],
    );
    assert_eq!(column(dir, "documents", "id"), ["2"]);
    assert_eq!(column(dir, "documents", "position"), ["2"]);
}

#[test]
fn a_killed_watch_goes_on_where_it_was() {
    let (server, folder) = (Server::start(), tempfile::tempdir().expect("a folder"));
    let (dir, feed) = (folder.path(), format!("{}/feed.xml", server.at));
    let paths: Vec<String> = (0..30).map(|n| format!("/{n}.html")).collect();
    paths.iter().for_each(|p| server.page(p));
    server.feed("\"one\"", &paths.iter().map(String::as_str).collect::<Vec<_>>());
    let mut kills = 0;
    for wait in [250, 450, 600] {
        let mut command = watch(dir, &[&feed, "--allow-private"]);
        command.args(["--limit", "12"]).stderr(Stdio::null());
        let mut run = command.spawn().expect("a run");
        std::thread::sleep(Duration::from_millis(wait));
        kills += usize::from(run.try_wait().expect("a state").is_none());
        run.kill().expect("a kill");
        run.wait().expect("an end");
    }
    round(dir, &[&feed], 0, &[]);
    let mut ids = column(dir, "documents", "id");
    ids.sort();
    let mut all: Vec<String> = paths.iter().map(|p| format!("g{p}")).collect();
    all.sort();
    assert_eq!(ids, all);
    // Only a page that was on its way when the run was killed is fetched again.
    let asked = server.asked();
    let pages = asked.iter().filter(|p| p.ends_with(".html")).count();
    assert!(pages <= 30 + kills, "{asked:?}");
    assert!(asked.iter().filter(|p| *p == "/feed.xml").count() <= 4);
}
