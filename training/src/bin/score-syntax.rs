//! Scores the built-in parser against treebanks: `score-syntax TREEBANK…` (gold tokens, then raw text).
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program")]

use demarche::model::{Article, Block, BlockKind, Span, Syntax};
use demarche::syntax::conllu::{self, GoldSentence};
use demarche::syntax::{Knowledge, Worker, parse, parse_text, parse_tokens};
use demarche_training::treebank;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::time::Instant;

const CORE: &[&str] = &["nsubj", "obj", "ccomp", "xcomp", "obl", "iobj", "csubj"];

fn main() -> Result<(), String> {
    let knowledge = Knowledge::built_in();
    let verbose = std::env::var("VERBOSE").is_ok();
    for bank in std::env::args().skip(1) {
        if bank.ends_with(".jsonl") {
            borders(&bank, &knowledge, verbose)?;
            continue;
        }
        let gold = treebank::read(Path::new(&bank))?;
        println!("{bank}");
        given(&gold, &knowledge, verbose);
        raw(&gold, &knowledge, verbose);
    }
    Ok(())
}

/// Hard cases of sentence splitting: `{"text", "sentences"}` a line.
fn borders(path: &str, knowledge: &Knowledge, verbose: bool) -> Result<(), String> {
    let file = std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
    let (mut right, mut all) = (0, 0);
    for line in file.lines() {
        let case: serde_json::Value = serde_json::from_str(line).map_err(|e| format!("{path}: {e}"))?;
        let text = case["text"].as_str().unwrap_or_default();
        let tidy = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
        let gold: Vec<String> =
            case["sentences"].as_array().into_iter().flatten().filter_map(|s| s.as_str()).map(tidy).collect();
        let syntax = parse_text(text, knowledge, &mut Worker::default());
        let got: Vec<String> = syntax.sentences.iter().map(|s| tidy(s.span.of(text))).collect();
        all += 1;
        right += usize::from(got == gold);
        if verbose && got != gold {
            println!("    {gold:?}\n    {got:?}\n");
        }
    }
    println!("{path}: {right} of {all}");
    Ok(())
}

fn main_type(rel: &str) -> &str {
    rel.split(':').next().unwrap_or(rel)
}

fn given(gold: &[GoldSentence], knowledge: &Knowledge, verbose: bool) {
    let (text, spans) = conllu::running_text(gold);
    let started = Instant::now();
    let syntax = parse_tokens(&text, &spans, knowledge, &mut Worker::default());
    let seconds = started.elapsed().as_secs_f64();
    let (mut tags, mut heads, mut arcs, mut lemmas, mut core, mut cores, mut n) = (0, 0, 0, 0, 0, 0, 0);
    let mut by_relation: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut wrong_lemmas: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for (sentence, row) in syntax.sentences.iter().zip(gold) {
        for (i, word) in sentence.tokens.clone().zip(&row.words) {
            let token = &syntax.tokens[i as usize];
            let head = token.head.map_or(0, |h| h.0 + 1 - sentence.tokens.start);
            let rel = main_type(&word.deprel);
            let right = head == word.head && main_type(token.deprel.name()) == rel;
            n += 1;
            tags += usize::from(token.upos.name() == word.tags[0]);
            heads += usize::from(head == word.head);
            arcs += usize::from(right);
            let entry = by_relation.entry(rel).or_default();
            entry[0] += 1;
            entry[1] += usize::from(right);
            if CORE.contains(&rel) {
                cores += 1;
                core += usize::from(right);
            }
            let same = token.lemma.as_str() == word.lemma || word.tags[0] == "PROPN";
            lemmas += usize::from(same);
            if !same {
                let key =
                    (word.form.clone(), format!("{} {}", word.tags[0], word.lemma), token.lemma.to_string());
                *wrong_lemmas.entry(key).or_default() += 1;
            }
        }
    }
    let rate = |k: usize| 100.0 * k as f64 / n as f64;
    println!(
        "  given: upos {:.2} uas {:.2} las {:.2} core {:.2} lemma {:.2}; {:.0} tokens/s",
        rate(tags),
        rate(heads),
        rate(arcs),
        100.0 * core as f64 / f64::from(cores),
        rate(lemmas),
        n as f64 / seconds
    );
    if verbose {
        for (rel, [all, right]) in &by_relation {
            println!("    {rel:12} {all:6} {:.1}", 100.0 * *right as f64 / *all as f64);
        }
        let mut worst: Vec<_> = wrong_lemmas.into_iter().collect();
        worst.sort_by_key(|w| std::cmp::Reverse(w.1));
        for ((form, gold, got), k) in worst.into_iter().take(60) {
            println!("    {k} {form}: {gold} / {got}");
        }
    }
}

/// Text of paragraphs, its words' spans without white space, and the sentence starts.
fn raw(gold: &[GoldSentence], knowledge: &Knowledge, verbose: bool) {
    let mut text = String::new();
    for sentence in gold {
        if sentence.opens && !text.is_empty() {
            text.push_str("\n\n");
        }
        if let Some(line) = &sentence.text {
            text.push_str(line);
            text.push(' ');
        }
    }
    let span = Span::new(0, text.len());
    let article = Article { blocks: vec![Block { kind: BlockKind::Body, span }], text, ..Article::default() };
    let started = Instant::now();
    let got = parse(&article, knowledge, &mut Worker::default());
    let seconds = started.elapsed().as_secs_f64();
    let gold_words = gold_words(gold);
    let got_words = got_words(&got, &article.text);
    let f1 = |hits: usize, a: usize, b: usize| 200.0 * hits as f64 / (a + b).max(1) as f64;
    let words = gold_words.1.keys().filter(|k| got_words.1.contains_key(*k)).count();
    let arcs = gold_words.1.iter().filter(|(k, v)| got_words.1.get(*k) == Some(v)).count();
    let sentences = gold_words.0.iter().filter(|s| got_words.0.contains(s)).count();
    println!(
        "  raw: words {:.2} sentences {:.2} las {:.2}; {:.0} tokens/s",
        f1(words, gold_words.1.len(), got_words.1.len()),
        f1(sentences, gold_words.0.len(), got_words.0.len()),
        f1(arcs, gold_words.1.len(), got_words.1.len()),
        got.tokens.len() as f64 / seconds
    );
    if verbose {
        let squeezed: Vec<char> = article.text.chars().filter(|c| !c.is_whitespace()).collect();
        let show = |s: &(usize, usize)| squeezed[s.0..s.1].iter().collect::<String>();
        for s in got_words.0.iter().filter(|s| !gold_words.0.contains(s)).take(400) {
            println!("    sentence: {}", show(s));
        }
        let mut missed: Vec<_> = gold_words.1.keys().filter(|k| !got_words.1.contains_key(*k)).collect();
        missed.sort();
        for w in missed.iter().take(1000) {
            let from = w.0.saturating_sub(12);
            println!("    word: {} in {}", show(w), show(&(from, (w.1 + 12).min(squeezed.len()))));
        }
    }
}

type Place = (usize, usize);
type Words = (Vec<Place>, HashMap<Place, (Option<Place>, String)>);

/// Words by their place in the text without white space: head's place and relation.
fn gold_words(gold: &[GoldSentence]) -> Words {
    let (mut sentences, mut words, mut at) = (Vec::new(), HashMap::new(), 0);
    for sentence in gold {
        let start = at;
        let mut places = Vec::new();
        for word in &sentence.words {
            let len = word.form.chars().filter(|c| !c.is_whitespace()).count();
            places.push((at, at + len));
            at += len;
        }
        for (word, place) in sentence.words.iter().zip(&places) {
            let head = word.head.checked_sub(1).map(|h| places[h as usize]);
            words.insert(*place, (head, main_type(&word.deprel).to_owned()));
        }
        sentences.push((start, at));
    }
    (sentences, words)
}

fn got_words(got: &Syntax, text: &str) -> Words {
    let mut squeezed = vec![0; text.len() + 1];
    let mut n = 0;
    for (i, c) in text.char_indices() {
        squeezed[i] = n;
        n += usize::from(!c.is_whitespace());
    }
    squeezed[text.len()] = n;
    let place = |s: Span| {
        let end = text[..s.end as usize].char_indices().next_back().map_or(0, |(i, _)| squeezed[i] + 1);
        (squeezed[s.start as usize], end)
    };
    let mut words = HashMap::new();
    for token in &got.tokens {
        let head = token.head.map(|h| place(got.token(h).span));
        words.insert(place(token.span), (head, main_type(token.deprel.name()).to_owned()));
    }
    (got.sentences.iter().map(|s| place(s.span)).collect(), words)
}
