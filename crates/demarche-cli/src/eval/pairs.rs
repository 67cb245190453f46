//! PLOVER types of marked pairs.

use super::count::round;
use super::{id, text};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// Types with their class: verbal and material cooperation, verbal and material conflict.
const ROOTS: [(&str, u8); 15] = [
    ("AGREE", 1),
    ("CONSULT", 1),
    ("SUPPORT", 1),
    ("COOPERATE", 2),
    ("AID", 2),
    ("YIELD", 2),
    ("REQUEST", 3),
    ("ACCUSE", 3),
    ("REJECT", 3),
    ("THREATEN", 3),
    ("PROTEST", 4),
    ("SANCTION", 4),
    ("MOBILIZE", 4),
    ("COERCE", 4),
    ("ASSAULT", 4),
];

fn fold(root: &str) -> &str {
    match root {
        "CONCEDE" | "RETREAT" => "YIELD",
        "INVESTIGATE" => "ACCUSE",
        "FIGHT" => "ASSAULT",
        other => other,
    }
}

pub(super) fn pairs(gold: &[Value], predicted: &[Value]) -> Value {
    let answers: HashMap<String, Option<&str>> =
        predicted.iter().map(|r| (id(&r["id"]), r["type"].as_str().map(fold))).collect();
    let g: Vec<Option<&str>> = gold.iter().map(|d| Some(fold(text(&d["plover_root"])))).collect();
    let p: Vec<Option<&str>> = gold.iter().map(|d| answers.get(&id(&d["id"])).copied().flatten()).collect();
    let quad =
        |x: &Option<&str>| ROOTS.iter().find(|(root, _)| Some(*root) == *x).map_or(0, |(_, quad)| *quad);
    let quads = |xs: &[Option<&str>]| xs.iter().map(quad).map(Some).collect::<Vec<_>>();
    // Neither side is known of what has no class.
    let conflict = |q: Option<u8>| q.filter(|q| *q != 0).map(|q| q >= 3);
    let (gq, pq) = (quads(&g), quads(&p));
    let sides = |xs: &[Option<u8>]| xs.iter().map(|q| conflict(*q)).collect::<Vec<_>>();
    let roots: Vec<&str> = ROOTS.iter().map(|(root, _)| *root).collect();
    let per: Map<String, Value> = roots.iter().map(|r| ((*r).to_owned(), one(&g, &p, r).into())).collect();
    let right = g.iter().zip(&p).filter(|(a, b)| a == b).count();
    json!({
        "pairs": gold.len(),
        "unanswered": p.iter().filter(|x| x.is_none()).count(),
        "root_macro_f1": macro_f1(&g, &p, &roots),
        "quad_macro_f1": macro_f1(&gq, &pq, &[1, 2, 3, 4]),
        "binary_macro_f1": macro_f1(&sides(&gq), &sides(&pq), &[false, true]),
        "root_accuracy": round(100.0 * right as f64 / gold.len() as f64, 2),
        "per_root": per,
    })
}

fn counts<L: PartialEq>(g: &[Option<L>], p: &[Option<L>], label: &L) -> (usize, usize, usize) {
    let is = |x: &&Option<L>| x.as_ref() == Some(label);
    let both = g.iter().zip(p).filter(|(a, b)| is(a) && is(b)).count();
    (both, p.iter().filter(is).count(), g.iter().filter(is).count())
}

/// Mean F1 over the labels that the gold has.
fn macro_f1<L: PartialEq>(g: &[Option<L>], p: &[Option<L>], labels: &[L]) -> f64 {
    let f1 = |label| match counts(g, p, label) {
        (_, _, 0) => None,
        (hits, predicted, gold) => Some((2 * hits) as f64 / (predicted + gold) as f64),
    };
    let f1: Vec<f64> = labels.iter().filter_map(f1).collect();
    round(100.0 * f1.iter().sum::<f64>() / f1.len() as f64, 2)
}

fn one(g: &[Option<&str>], p: &[Option<&str>], root: &&str) -> f64 {
    let (hits, predicted, gold) = counts(g, p, root);
    round((200 * hits) as f64 / (predicted + gold).max(1) as f64, 1)
}
