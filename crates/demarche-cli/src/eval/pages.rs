//! Text, title, author and date of pages.

use super::count::{Count, prf, round};
use super::text::{head, norm, runs, slice};
use super::{Records, list, text};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// Counts of equal things.
type Bag<T> = HashMap<T, usize>;

fn bag<T: std::hash::Hash + Eq>(items: impl Iterator<Item = T>) -> Bag<T> {
    items.fold(Bag::new(), |mut bag, item| {
        *bag.entry(item).or_default() += 1;
        bag
    })
}

fn size<T>(bag: &Bag<T>) -> usize {
    bag.values().sum()
}

fn common<T: std::hash::Hash + Eq>(a: &Bag<T>, b: &Bag<T>) -> usize {
    a.iter().map(|(item, n)| b.get(item).map_or(0, |m| *n.min(m))).sum()
}

/// Runs of four words; of a shorter text, all its words.
fn shingles(text: &str) -> Bag<Vec<&str>> {
    let words: Vec<&str> = runs(text, 1).collect();
    if words.len() < 4 {
        return bag((!words.is_empty()).then_some(words).into_iter());
    }
    bag(words.windows(4).map(<[&str]>::to_vec))
}

/// Body and dek of a record, else its whole text.
fn body(document: &Value) -> String {
    let whole = text(&document["text"]);
    let read = list(&document["blocks"]).iter().filter(|b| matches!(text(&b["kind"]), "body" | "dek"));
    let at = |v: &Value| v.as_u64().unwrap_or(0);
    let parts: Vec<String> = read.map(|b| slice(whole, at(&b["start"]), at(&b["end"]))).collect();
    let body = parts.join("\n");
    if body.is_empty() { whole.to_owned() } else { body }
}

pub(super) fn pages(gold: &Value, records: &Records<'_>) -> Value {
    let pages = gold.as_object().into_iter().flatten();
    let (mut precision, mut recall, mut same, mut missing, mut n) = (vec![], vec![], 0, 0, 0usize);
    for (id, page) in pages {
        let record = records.get(id);
        let text = if record.is_null() { String::new() } else { body(&record["document"]) };
        let (g, p) = (shingles(self::text(&page["articleBody"])), shingles(&text));
        let hits = common(&g, &p) as f64;
        missing += usize::from(record.is_null());
        n += 1;
        same += usize::from(g == p);
        recall.extend(Some(hits / size(&g) as f64).filter(|_| !g.is_empty()));
        precision.extend(Some(hits / size(&p) as f64).filter(|_| !p.is_empty()));
    }
    let mean = |xs: &[f64]| xs.iter().sum::<f64>() / xs.len().max(1) as f64;
    let (p, r) = (mean(&precision), mean(&recall));
    let f1 = if p + r > 0.0 { json!(round(2.0 * p * r / (p + r), 4)) } else { json!(0) };
    json!({"pages": n, "missing": missing, "p": round(p, 4), "r": round(r, 4), "f1": f1,
        "identical": round(same as f64 / n as f64, 4)})
}

/// Title, date and author: name of the gold field, of the record's.
const FIELDS: [(&str, [&str; 3]); 3] = [
    ("title", ["title_n", "title_ok", "title_answered"]),
    ("publish_date", ["date_n", "date_ok", "date_answered"]),
    ("author", ["author_n", "author_ok", "author_answered"]),
];

pub(super) fn wcxb(gold: &Value, records: &Records<'_>) -> Value {
    let (mut c, mut f1, mut missing) = (Count::default(), Vec::new(), 0);
    for (id, g) in gold.as_object().into_iter().flatten() {
        let record = records.get(id);
        missing += usize::from(record.is_null());
        let document = &record["document"];
        let (want, got) = (norm(text(&g["main_content"])), norm(&body(document)));
        let (a, b) = (bag(runs(&want, 1)), bag(runs(&got, 1)));
        let hits = common(&a, &b);
        f1.push(if hits > 0 { (2 * hits) as f64 / (size(&a) + size(&b)) as f64 } else { 0.0 });
        for (field, [n, ok, answered]) in FIELDS {
            let Some(want) = said(&g[field]).map(|w| norm(&w)) else { continue };
            let got = norm(&answer(field, document));
            c.add(n, 1);
            c.one_if(ok, right(field, &want, &got));
            c.one_if(answered, !got.is_empty());
        }
    }
    let rate = |[n, ok, answered]: [&str; 3]| json!({"accuracy": c.rate(ok, n), "precision": c.rate(ok, answered), "n": c.get(n)});
    let mean = f1.iter().sum::<f64>() / f1.len().max(1) as f64;
    json!({"pages": f1.len(), "missing": missing, "word_f1": round(mean, 4), "title": rate(FIELDS[0].1),
        "date": rate(FIELDS[1].1), "author": rate(FIELDS[2].1)})
}

/// What the gold says, as text; `None` where it says nothing.
fn said(value: &Value) -> Option<String> {
    match value {
        Value::String(s) if !s.is_empty() => Some(s.clone()),
        Value::Array(items) if !items.is_empty() => {
            Some(items.iter().map(text).collect::<Vec<_>>().join(", "))
        }
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    }
}

fn answer(field: &str, document: &Value) -> String {
    match field {
        "title" => text(&document["headline"]).to_owned(),
        "publish_date" => text(&document["published"]["date"]).to_owned(),
        _ => list(&document["authors"]).iter().map(text).collect::<Vec<_>>().join(" "),
    }
}

fn right(field: &str, want: &str, got: &str) -> bool {
    let names = |t: &str| runs(t, 3).map(str::to_owned).collect::<HashSet<_>>();
    match field {
        "title" => want == got,
        "publish_date" => head(want, 10) == head(got, 10),
        _ => !names(want).is_disjoint(&names(got)),
    }
}

pub(super) fn dates(gold: &Value, records: &Records<'_>) -> Value {
    let (mut hits, mut answered) = (0, 0);
    for g in list(gold) {
        let id = text(&g["file"]).split('.').next().unwrap_or_default();
        if let Some(date) = records.get(id)["document"]["published"]["date"].as_str() {
            answered += 1;
            hits += u64::from(head(date, 10) == text(&g["date"]));
        }
    }
    prf(hits, answered, list(gold).len() as u64)
}
