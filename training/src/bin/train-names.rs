//! Trains the name recogniser (`crates/demarche/src/entities/tagger`) and writes its table of weights.
//!
//! ```text
//! cargo run --release -p demarche-training --bin train-names -- ../shared/gold \
//!     crates/demarche-data/data/entities/weights/names.bin
//! ```
//!
//! Run from the root of the repository. Learns from `entities/uner_ewt.jsonl` (CC BY-SA 4.0), the entity annotation of
//! `syntax/gum-free-train.conllu` (CC BY 4.0) and the UK Government and CENTCOM documents of
//! `entities/re3d.jsonl` (OGL v3, public domain). `entities/worldwide_newswire.jsonl` is only scored.
//! Every document is learnt with invented names as well, and reports of `training/data/name_sentences.txt`
//! about invented people (`practice.rs`, `invent.rs`).

#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::indexing_slicing, reason = "a recipe")]

use demarche::Model;
use demarche::entities::tagger::{
    self, CELLS, Facts, Sentence, Tag, Tagger, facts, features, is_candidate, row, spans,
};
use demarche_training::invent::Inventor;
use demarche_training::names::{Document, Tagged, documents, newswire};
use demarche_training::practice::{renamed, report};
use demarche_training::random::Random;
use std::path::Path;

const EPOCHS: usize = 8;
/// Copies of every annotated document with other names.
const RENAMED: usize = 2;
/// Copies of every annotated document as it is.
const AS_THEY_ARE: usize = 3;
/// Reports about invented people.
const REPORTS: usize = 3000;

/// A sentence ready for training.
struct Item {
    words: Vec<String>,
    facts: Vec<Facts>,
    document: Vec<u8>,
    tags: Vec<Tag>,
}

fn main() -> Result<(), String> {
    let mut args = std::env::args().skip(1);
    let (Some(gold), Some(out)) = (args.next(), args.next()) else {
        return Err("train-names GOLD_FOLDER OUT".into());
    };
    let gold = Path::new(&gold);
    let model = Model::built_in();
    let train = items(&practised(documents(gold)?), &model);
    let test = items(&newswire(gold)?, &model);
    println!("{} sentences to learn from", train.len());
    let cells = learn(&train);
    score(&Tagger::new(&cells), &test);
    std::fs::write(&out, &cells).map_err(|e| format!("{out}: {e}"))
}

/// The annotated documents, the same with other names, and reports about invented people.
fn practised(documents: Vec<Document>) -> Vec<Document> {
    let (inventor, mut random) = (Inventor::new(), Random(11));
    let mut out = Vec::new();
    for document in &documents {
        out.extend((0..RENAMED).map(|_| renamed(document, &inventor, &mut random)));
    }
    out.extend((0..REPORTS).map(|_| report(&inventor, &mut random)));
    for _ in 1..AS_THEY_ARE {
        out.extend(documents.iter().map(|d| d.iter().map(copied).collect::<Document>()));
    }
    out.extend(documents);
    out
}

fn copied(s: &Tagged) -> Tagged {
    Tagged { words: s.words.clone(), tags: s.tags.clone() }
}

fn items(documents: &[Document], model: &Model) -> Vec<Item> {
    let mut out = Vec::new();
    for document in documents {
        let words = |s: &'_ Tagged| -> Vec<String> { s.words.clone() };
        let all: Vec<Vec<String>> = document.iter().map(words).collect();
        let all: Vec<Vec<&str>> = all.iter().map(|s| s.iter().map(String::as_str).collect()).collect();
        let known: Vec<Vec<Facts>> = all.iter().map(|w| facts(w, &model.entities, &model.places)).collect();
        let mut told = tagger::Document::default();
        all.iter().zip(&known).for_each(|(w, f)| told.add(w, f));
        for ((s, words), facts) in document.iter().zip(&all).zip(known) {
            out.push(Item { facts, document: told.of(words), words: s.words.clone(), tags: s.tags.clone() });
        }
    }
    out
}

fn learn(items: &[Item]) -> Vec<u8> {
    let (mut now, mut sum) = (vec![0f32; CELLS], vec![0f32; CELLS]);
    let mut random = Random(7);
    let mut order: Vec<usize> = (0..items.len()).collect();
    let (mut list, mut clock) = (Vec::new(), 1f32);
    for epoch in 0..EPOCHS {
        for i in (1..order.len()).rev() {
            order.swap(i, random.below(i + 1));
        }
        let mut errors = 0;
        for &n in &order {
            let item = &items[n];
            let words: Vec<&str> = item.words.iter().map(String::as_str).collect();
            let s = Sentence { words: &words, facts: &item.facts, document: &item.document };
            let mut tags: Vec<Tag> = Vec::with_capacity(words.len());
            for i in 0..words.len() {
                let last = tags.last().copied().unwrap_or(Tag::O);
                let before = i.checked_sub(2).map_or(Tag::O, |j| tags[j]);
                if !is_candidate(&s, i, last) {
                    tags.push(Tag::O);
                    continue;
                }
                features(&s, i, last, before, &mut list);
                // One word in four is learnt without its own form: what no list holds is told by its context.
                if random.draw().is_multiple_of(4) {
                    list.retain(|_| !random.draw().is_multiple_of(3));
                }
                let end = i + 1 == words.len();
                let guess = best(&now, &list, last, end);
                let gold = item.tags[i];
                let right = if gold.may_follow(last) { gold } else { repaired(gold, last, end) };
                if guess != right {
                    errors += 1;
                    for &f in &list {
                        let from = row(f);
                        let (up, down) = (from + right.0 as usize, from + guess.0 as usize);
                        now[up] += 1.0;
                        sum[up] += clock;
                        now[down] -= 1.0;
                        sum[down] -= clock;
                    }
                }
                clock += 1.0;
                // Later epochs walk on what the model says, so that it learns to go on after its own errors.
                tags.push(if epoch < 2 || !random.draw().is_multiple_of(3) { right } else { guess });
            }
        }
        println!("epoch {epoch}: {errors} errors");
    }
    let averaged: Vec<f32> = now.iter().zip(&sum).map(|(n, s)| n - s / clock).collect();
    quantize(&averaged)
}

fn repaired(gold: Tag, last: Tag, end: bool) -> Tag {
    (0..Tag::COUNT as u8)
        .map(Tag)
        .filter(|t| t.may_follow(last) && !(end && t.is_open()))
        .find(|t| t.kind() == gold.kind())
        .or_else(|| (0..Tag::COUNT as u8).map(Tag).find(|t| t.may_follow(last) && !t.is_open()))
        .unwrap_or(Tag::O)
}

fn best(cells: &[f32], features: &[u32], last: Tag, end: bool) -> Tag {
    let mut scores = [0f32; Tag::COUNT];
    for &f in features {
        let from = row(f);
        for (s, w) in scores.iter_mut().zip(&cells[from..from + Tag::COUNT]) {
            *s += w;
        }
    }
    let mut found = (f32::MIN, Tag::O);
    for (i, &score) in (0u8..).zip(&scores) {
        let tag = Tag(i);
        if tag.may_follow(last) && !(end && tag.is_open()) && score > found.0 {
            found = (score, tag);
        }
    }
    found.1
}

/// Weights as bytes: the largest ones are cut so that the small ones keep their differences.
fn quantize(weights: &[f32]) -> Vec<u8> {
    let mut sizes: Vec<f32> = weights.iter().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let top = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 1000)).copied().unwrap_or(1.0);
    weights.iter().map(|w| ((w / top * 127.0).clamp(-127.0, 127.0).round() as i8).cast_unsigned()).collect()
}

fn score(tagger: &Tagger, items: &[Item]) {
    let (mut right, mut found, mut gold) = ([0usize; 3], [0usize; 3], [0usize; 3]);
    let mut tags = Vec::new();
    for item in items {
        let words: Vec<&str> = item.words.iter().map(String::as_str).collect();
        tagger.tag(&Sentence { words: &words, facts: &item.facts, document: &item.document }, &mut tags);
        let (g, p) = (spans(&item.tags), spans(&tags));
        for s in &g {
            gold[s.2 as usize] += 1;
            right[s.2 as usize] += usize::from(p.contains(s));
        }
        for s in &p {
            found[s.2 as usize] += 1;
        }
    }
    for kind in 0..3 {
        let f = 2.0 * right[kind] as f64 / (gold[kind] + found[kind]).max(1) as f64;
        println!("kind {kind}: gold {} found {} f1 {f:.3}", gold[kind], found[kind]);
    }
    let sum = |a: [usize; 3]| a.iter().sum::<usize>() as f64;
    println!("micro f1 {:.4}", 2.0 * sum(right) / (sum(gold) + sum(found)));
}
