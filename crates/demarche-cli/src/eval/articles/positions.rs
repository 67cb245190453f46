//! Positions: which party stands where on what.

use super::{Article, alternatives, truth};
use crate::eval::align::Words;
use crate::eval::count::{Count, matching, shared};
use crate::eval::text::{head, norm, runs};
use crate::eval::{list, text};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

impl Article<'_> {
    pub(super) fn positions(&self, c: &mut Count) {
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
