//! Events: found, typed, with the right parties, status, date and place.

use super::{Article, alternatives, truth};
use crate::eval::align::Words;
use crate::eval::count::{Count, matching, shared};
use crate::eval::text::{head, norm};
use crate::eval::{list, text};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// An event of the record: words of trigger and evidence.
type Told<'e> = (Words, Words, &'e Value);

impl Article<'_> {
    pub(super) fn events(&self, c: &mut Count) {
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
    count_status(c, g, text(&p["status"]));
    if truth(&g["date"]) {
        c.add("dt_n", 1);
        c.one_if("dt_ok", alternatives(&g["date"]).iter().any(|d| text(d) == text(&p["date"])));
    }
    if truth(&g["place"]) {
        count_place(c, &g["place"], &norm(text(&p["place"]["name"])));
    }
}

fn count_status(c: &mut Count, g: &Value, status: &str) {
    if truth(&g["status"]) {
        c.add("st_n", 1);
        c.one_if("st_ok", alternatives(&g["status"]).iter().any(|s| text(s) == status));
    } else if truth(&g["conditional"]) {
        c.add("st_n", 1);
        c.one_if("st_ok", matches!(status, "conditional" | "threatened"));
    }
}

fn count_place(c: &mut Count, gold: &Value, got: &str) {
    // Where nothing is told, a dash stands for it.
    let inside = if got.is_empty() { "-" } else { got };
    let near = |x: &Value| got.contains(&norm(text(x))) || norm(text(x)).contains(inside);
    c.add("pl_n", 1);
    c.one_if("pl_ok", alternatives(gold).iter().any(near));
}
