//! People and their actor codes.

use super::{Article, alternatives, same_person};
use crate::eval::count::{Count, matching};
use crate::eval::text::{head, norm};
use crate::eval::{list, text};
use serde_json::Value;

impl Article<'_> {
    pub(super) fn people(&self, c: &mut Count) {
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
}
