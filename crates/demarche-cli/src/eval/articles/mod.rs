//! Whole articles: events, quotations, people, positions.

mod events;
mod people;
mod positions;
mod quotes;

use super::align::{Alignment, Words};
use super::count::Count;
use super::spans::range;
use super::text::norm;
use super::{Records, json, read, text};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub(super) fn articles(folder: &Path, records: &Records<'_>) -> Result<Value, String> {
    let (mut c, mut missing) = (Count::default(), Vec::new());
    for path in golds(folder)? {
        let gold = json(&path)?;
        let stem = path.with_extension("");
        let name = stem.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let id = gold["id"].as_str().filter(|i| !i.is_empty()).map_or(name, str::to_owned);
        let record = records.get(&id);
        if record.is_null() {
            missing.push(id);
        }
        let beside = stem.with_extension("txt");
        let source = read(&if beside.exists() { beside } else { folder.join(text(&gold["text_file"])) })?;
        let al = Alignment::new(&source, text(&record["document"]["text"]));
        let article = Article { gold: &gold, record, source: &source, al };
        article.events(&mut c);
        article.quotes(&mut c);
        article.people(&mut c);
        article.positions(&mut c);
        article.published(&mut c);
    }
    Ok(json!({
        "missing": missing,
        "published": c.ratio("pub_ok", "pub_n"),
        "events_found": c.prf("ev_found", "ev_p", "ev_g"),
        "events_type": c.prf("ev_type", "ev_p", "ev_g"),
        "events_full": c.prf("ev_full", "ev_p", "ev_g"),
        "status": c.ratio("st_ok", "st_n"),
        "event_date": c.ratio("dt_ok", "dt_n"),
        "event_place": c.ratio("pl_ok", "pl_n"),
        "false_alarms": c.ratio("neg_hit", "neg_n"),
        "quotes": {"r": c.ratio("q_hit", "q_g"), "p": c.ratio("q_ok", "q_p"), "speaker": c.ratio("sp_ok", "sp_n")},
        "people": c.prf("pe_tp", "pe_p", "pe_g"),
        "people_codes": c.ratio("co_ok", "co_n"),
        "positions": c.prf("le_tp", "le_p", "le_g"),
    }))
}

fn golds(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |e: std::io::Error| format!("{}: {e}", folder.display());
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if name.ends_with(".json") && !name.ends_with(".meta.json") && !name.starts_with('.') {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// An article's gold and record.
struct Article<'a> {
    gold: &'a Value,
    record: &'a Value,
    source: &'a str,
    al: Alignment<'a>,
}

/// One value, or any of a list.
fn alternatives(value: &Value) -> &[Value] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}

/// Whether a value is one that Python takes for true.
fn truth(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(b) => *b,
        Value::String(s) => !s.is_empty(),
        Value::Array(a) => !a.is_empty(),
        Value::Object(o) => !o.is_empty(),
        Value::Number(n) => n.as_f64() != Some(0.0),
    }
}

fn same_person(a: &str, b: &str) -> bool {
    let (a, b) = (norm(a), norm(b));
    let last = |x: &str| x.split_whitespace().last().unwrap_or_default().to_owned();
    !a.is_empty() && !b.is_empty() && (b.contains(&a) || a.contains(&b) || last(&a) == last(&b))
}

impl<'a> Article<'a> {
    /// Words of the first place of an anchor.
    fn at(&self, anchor: &str) -> Words {
        let Some(byte) = self.source.find(anchor) else { return Vec::new() };
        let start = self.source.get(..byte).map_or(0, |t| t.chars().count()) as u64;
        self.al.gold(start, start + anchor.chars().count() as u64)
    }

    fn predicted(&self, span: &Value) -> Words {
        self.al.predicted(range(span).0, range(span).1)
    }

    fn published(&self, c: &mut Count) {
        let want = &self.gold["document"]["published"];
        if truth(want) {
            c.add("pub_n", 1);
            c.one_if("pub_ok", text(&self.record["document"]["published"]["date"]) == text(want));
        }
    }
}
