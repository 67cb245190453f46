//! Quotations and their speakers.

use super::{Article, same_person, truth};
use crate::eval::align::Words;
use crate::eval::count::{Count, matching, shared};
use crate::eval::spans::content;
use crate::eval::{list, text};
use serde_json::Value;

impl Article<'_> {
    pub(super) fn quotes(&self, c: &mut Count) {
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
}
