//! Whole articles: events, quotations, people, positions.

use super::align::{Alignment, Words};
use super::count::{Count, matching, shared};
use super::spans::{content, range};
use super::text::{head, norm, runs};
use super::{Records, json, list, read, text};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};
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

/// Nothing asked for, or some party has a gold code's country (first three letters) or name.
fn country_right(gold: &Value, parties: &Value) -> bool {
    let mut asked = alternatives(gold).iter().map(text).filter(|c| !c.is_empty()).peekable();
    if asked.peek().is_none() {
        return true;
    }
    let got: Vec<&str> = list(parties).iter().flat_map(|p| [text(&p["code"]), text(&p["name"])]).collect();
    let same = |x: &str, y: &str| {
        head(x, 3).to_uppercase() == head(y, 3).to_uppercase() || x.to_lowercase() == y.to_lowercase()
    };
    asked.any(|x| got.iter().any(|y| !y.is_empty() && same(x, y)))
}

fn same_person(a: &str, b: &str) -> bool {
    let (a, b) = (norm(a), norm(b));
    let last = |x: &str| x.split_whitespace().last().unwrap_or_default().to_owned();
    !a.is_empty() && !b.is_empty() && (b.contains(&a) || a.contains(&b) || last(&a) == last(&b))
}

/// An event of the record: words of trigger and evidence.
type Told<'e> = (Words, Words, &'e Value);

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

    fn events(&self, c: &mut Count) {
        let gold: Vec<(Words, &Value)> =
            list(&self.gold["events"]).iter().map(|e| (self.at(text(&e["anchor"])), e)).collect();
        let told: Vec<Told<'_>> = (list(&self.record["events"]).iter())
            .filter(|e| e["status"] != "hypothetical")
            .map(|e| (self.predicted(&e["trigger"]), self.predicted(&e["evidence"]), e))
            .collect();
        let pairs = matching(&gold, &told, event_score);
        let found: HashMap<usize, usize> = pairs.iter().copied().collect();
        let of: BTreeMap<usize, usize> = pairs.iter().map(|(i, j)| (*j, *i)).collect();
        let need = |e: &Value| e.get("certain").is_none_or(truth) && !truth(&e["same_as"]);
        let free = of.values().filter(|i| !need(gold[**i].1)).count();
        c.add("ev_g", gold.iter().filter(|(_, e)| need(e)).count());
        c.add("ev_p", told.len() - free);
        for (i, (_, e)) in gold.iter().enumerate().filter(|(_, (_, e))| need(e)) {
            if let Some(&j) = found.get(&i) {
                count_event(c, e, told[j].2);
            }
        }
        for n in list(&self.gold["not_events"]) {
            let anchor = self.at(text(&n["anchor"]));
            let alarm = |(j, (trigger, _, e)): (usize, &Told<'_>)| {
                let real = matches!(text(&e["status"]), "happened" | "ongoing" | "planned" | "threatened");
                real && shared(&anchor, trigger) > 0 && !of.contains_key(&j)
            };
            c.add("neg_n", 1);
            c.one_if("neg_hit", told.iter().enumerate().any(alarm));
        }
    }

    fn quotes(&self, c: &mut Count) {
        let spoken = |q: &&Value| q.get("kind").is_none_or(|k| k != "indirect") && !truth(&q["absent"]);
        let all = list(&self.gold["quotes"]);
        let gold: Vec<(Words, &Value)> =
            all.iter().filter(spoken).map(|q| (self.at(text(&q["text"])), q)).collect();
        let any: Vec<Words> = all.iter().map(|q| self.at(text(&q["text"]))).collect();
        let said: Vec<(Words, &Value)> = (list(&self.record["quotes"]).iter())
            .filter(|q| matches!(text(&q["kind"]), "direct" | "mixed"))
            .map(|q| (content(&self.al, q), q))
            .collect();
        let hit =
            |a: &Words, b: &Words| if a.is_empty() { 0.0 } else { shared(a, b) as f64 / a.len() as f64 };
        let enough = |h: f64| if h >= 0.6 { h } else { 0.0 };
        let pairs = matching(&gold, &said, |q, p| enough(hit(&q.0, &p.0)));
        c.add("q_g", gold.len());
        c.add("q_hit", pairs.len());
        c.add("q_p", said.len());
        c.add("q_ok", said.iter().filter(|p| any.iter().any(|a| hit(a, &p.0) > 0.0)).count());
        for (i, j) in pairs {
            let speaker = text(&gold[i].1["speaker"]);
            if !speaker.is_empty() {
                let source = &said[j].1["source"];
                let got =
                    Some(text(&source["name"])).filter(|n| !n.is_empty()).unwrap_or(text(&source["text"]));
                c.add("sp_n", 1);
                c.one_if("sp_ok", same_person(speaker, got));
            }
        }
    }

    fn people(&self, c: &mut Count) {
        let gold: Vec<&Value> = list(&self.gold["people"]).iter().collect();
        let named: Vec<&Value> =
            list(&self.record["entities"]).iter().filter(|e| e["kind"] == "person").collect();
        let score = |a: &&Value, b: &&Value| {
            let (a, b) = (text(&a["name"]), text(&b["name"]));
            if norm(a) == norm(b) { 2.0 } else { f64::from(u8::from(same_person(a, b))) }
        };
        let pairs = matching(&gold, &named, score);
        c.add("pe_g", gold.len());
        c.add("pe_p", named.len());
        c.add("pe_tp", pairs.len());
        for (i, j) in pairs {
            let got = head(text(&named[j]["code"]), 6);
            c.add("co_n", 1);
            c.one_if("co_ok", alternatives(&gold[i]["code"]).iter().any(|want| head(text(want), 6) == got));
        }
    }

    fn positions(&self, c: &mut Count) {
        let statements: HashMap<&str, &Value> =
            list(&self.record["statements"]).iter().map(|s| (text(&s["id"]), s)).collect();
        let evidence = |id: &Value| statements.get(text(id)).map(|s| self.predicted(&s["evidence"]));
        let cells: Vec<(&Value, Vec<Words>)> = (list(&self.record["stances"]).iter())
            .map(|s| (s, list(&s["statements"]).iter().filter_map(evidence).collect()))
            .collect();
        let gold: Vec<&Value> = list(&self.gold["positions"]).iter().collect();
        let unsure: Vec<&Value> = list(&self.gold["positions_uncertain"]).iter().collect();
        let score = |g: &&Value, cell: &&(&Value, Vec<Words>)| self.position_score(g, cell.0, &cell.1);
        let all: Vec<_> = cells.iter().collect();
        let pairs = matching(&gold, &all, score);
        let hit: HashSet<usize> = pairs.iter().map(|(_, j)| *j).collect();
        let rest: Vec<_> =
            cells.iter().enumerate().filter(|(j, _)| !hit.contains(j)).map(|(_, cell)| cell).collect();
        // What one annotator alone found is neither hit nor miss.
        let free = matching(&unsure, &rest, score).len();
        c.add("le_g", gold.len());
        c.add("le_p", cells.len() - free);
        c.add("le_tp", pairs.len());
    }

    fn position_score(&self, gold: &Value, stance: &Value, evidence: &[Words]) -> f64 {
        if head(text(&gold["party"]), 3) != head(text(&stance["party"]), 3) {
            return 0.0;
        }
        let state = text(&stance["state"]);
        if !alternatives(&gold["stance"]).iter().any(|s| stands_for(text(s), state)) {
            return 0.0;
        }
        if truth(&gold["anchor"]) {
            let anchor = self.at(text(&gold["anchor"]));
            if !evidence.iter().any(|e| shared(&anchor, e) > 0) {
                return 0.0;
            }
        }
        let words = |v: &Value| runs(&norm(text(v)), 4).map(str::to_owned).collect::<HashSet<_>>();
        1.0 + words(&gold["issue"]).intersection(&words(&stance["issue"])).count() as f64
    }

    fn published(&self, c: &mut Count) {
        let want = &self.gold["document"]["published"];
        if truth(want) {
            c.add("pub_n", 1);
            c.one_if("pub_ok", text(&self.record["document"]["published"]["date"]) == text(want));
        }
    }
}

/// Which states of the record answer a stance of the gold.
fn stands_for(gold: &str, state: &str) -> bool {
    match gold {
        "reject" | "non-starter" => matches!(state, "reject" | "non-starter"),
        "offer" | "open" => matches!(state, "offer" | "open"),
        "accept" => matches!(state, "accept" | "offer"),
        other => other == state,
    }
}

fn event_score(gold: &(Words, &Value), told: &Told<'_>) -> f64 {
    let ((anchor, g), (trigger, evidence, p)) = (gold, told);
    let in_trigger = shared(anchor, trigger) > 0;
    if !in_trigger && shared(anchor, evidence) == 0 {
        return 0.0;
    }
    let points = |yes: bool, n: f64| if yes { n } else { 0.0 };
    points(alternatives(&g["type"]).contains(&p["type"]), 4.0)
        + points(country_right(&g["actor"], &p["actors"]), 2.0)
        + points(country_right(&g["recipient"], &p["recipients"]), 2.0)
        + if in_trigger { 3.0 } else { 0.5 }
}

fn count_event(c: &mut Count, g: &Value, p: &Value) {
    let kind = alternatives(&g["type"]).contains(&p["type"]);
    let parties =
        country_right(&g["actor"], &p["actors"]) && country_right(&g["recipient"], &p["recipients"]);
    c.add("ev_found", 1);
    c.one_if("ev_type", kind);
    c.one_if("ev_full", kind && parties);
    if !kind {
        return;
    }
    let status = text(&p["status"]);
    if truth(&g["status"]) {
        c.add("st_n", 1);
        c.one_if("st_ok", alternatives(&g["status"]).iter().any(|s| text(s) == status));
    } else if truth(&g["conditional"]) {
        c.add("st_n", 1);
        c.one_if("st_ok", matches!(status, "conditional" | "threatened"));
    }
    if truth(&g["date"]) {
        c.add("dt_n", 1);
        c.one_if("dt_ok", alternatives(&g["date"]).iter().any(|d| text(d) == text(&p["date"])));
    }
    if truth(&g["place"]) {
        let got = norm(text(&p["place"]["name"]));
        // Where nothing is told, a dash stands for it.
        let inside = if got.is_empty() { "-" } else { &got };
        let near = |x: &Value| got.contains(&norm(text(x))) || norm(text(x)).contains(inside);
        c.add("pl_n", 1);
        c.one_if("pl_ok", alternatives(&g["place"]).iter().any(near));
    }
}
