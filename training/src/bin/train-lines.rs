//! Makes `crates/demarche-data/data/page/lines.tsv`: which lines of a flattened page are its article.
//!
//! ```text
//! python3 quality/flatten.py --jsonl ../shared/gold/pages/wcxb > flat.jsonl
//! train-lines ../shared/gold/pages/wcxb.json flat.jsonl crates/demarche-data/data/page/lines.tsv
//! ```
//!
//! Learned from the wcxb pages (CC BY 4.0) but those whose id's CRC-32 is divisible by three: they are
//! held back for the figures. A line is the article's if most of its runs of three words stand in the
//! page's main content. The main contents alone are learned from too, as pages without furniture.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a recipe reads and writes files"
)]

use demarche::page::{Knowledge, lines};
use demarche_training::boost::{self, Rows, Settings};
use serde_json::Value;
use std::collections::HashSet;

const HEAD: &str = "# Trees that tell which lines of a flattened page are its article: one a line, nodes in preorder, feature<threshold
# for a question (yes branch, then no branch), a number for an answer; the answers add up to log-odds.
# Features by number: crates/demarche/src/page/lines (own.rs, then around.rs). Made by training/src/bin/train-lines.rs.
# Origin: learned from wcxb (web content extraction benchmark), CC BY 4.0, two thirds of it by hash of the id.
# Licence: CC BY 4.0.
";

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [gold, flat, out] = &args[..] else { panic_usage() };
    let gold: Value = serde_json::from_str(&std::fs::read_to_string(gold).expect("the gold")).expect("JSON");
    let knowledge = Knowledge::built_in();
    let mut rows = Rows::default();
    for line in
        std::fs::read_to_string(flat).expect("the flattened pages").split('\n').filter(|l| !l.is_empty())
    {
        let page: Value = serde_json::from_str(line).expect("JSON");
        let (id, text) = (page["id"].as_str().unwrap_or(""), page["text"].as_str().unwrap_or(""));
        let content = gold[id]["main_content"].as_str().unwrap_or("");
        if content.is_empty() || crc32(id.as_bytes()).is_multiple_of(3) {
            continue;
        }
        add(&mut rows, text, content, 100.0, &knowledge);
        add(&mut rows, content, content, 50.0, &knowledge);
    }
    println!("{} lines, {} features", rows.yes.len(), rows.values.first().map_or(0, Vec::len));
    let settings = Settings { trees: 220, depth: 4, rate: 0.12, ridge: 1.0, least: 3.0 };
    let table = boost::learn(&rows, settings);
    std::fs::write(out, format!("{HEAD}{table}")).expect("writable");
}

fn panic_usage() -> ! {
    println!("train-lines WCXB_JSON FLAT_JSONL OUT");
    std::process::exit(2)
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect()
}

/// Adds a page's lines; together they weigh `share`, long ones more.
fn add(rows: &mut Rows, text: &str, content: &str, share: f64, k: &Knowledge) {
    let content_words = words(content);
    let runs: HashSet<&[&str]> = content_words.windows(3).collect();
    let single: HashSet<String> = content.lines().map(|l| words(l).join(" ")).collect();
    let page = lines::rows(text, k);
    let weight = |line: &str| (1.0 + line.split_whitespace().count() as f64).powf(0.7);
    let all: f64 = page.iter().map(|(_, row)| f64::from(row[0])).sum::<f64>().max(1.0).powf(0.7);
    for (line, row) in page {
        let own = words(&line);
        let found = own.windows(3).filter(|w| runs.contains(w)).count();
        let total = own.len().saturating_sub(2);
        rows.yes.push(if total > 0 { found * 10 >= total * 6 } else { single.contains(&own.join(" ")) });
        rows.weights.push(share * weight(&line) / all);
        rows.values.push(row);
    }
}

/// CRC-32 as zip has it: what `quality/run.py` holds pages back by.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, &b| {
        (0..8).fold(crc ^ u32::from(b), |c, _| if c & 1 == 1 { (c >> 1) ^ 0xEDB8_8320 } else { c >> 1 })
    })
}
