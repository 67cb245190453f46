//! Trains the network of the syntax stage:
//! `train-syntax OUT EPOCHS SEED DEV,DEV… TREEBANK…` (files in CoNLL-U; the best epoch on DEV is kept);
//! with `--stop=N` before them only the first N epochs are run, with `--from=CHECKPOINT,…` the training goes on from
//! the weights of an earlier one, or from the mean of several, with `--teachers=CHECKPOINT,CHECKPOINT…` it learns from what these think, too;
//! `--rate=X` and `--drop=X` change how it goes on.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program")]

use demarche::syntax::lexical::{KINDS, keys};
use demarche::syntax::shape::*;
use demarche::syntax::transition::{MOVES, NONE, State};
use demarche_training::guides::Guides;
use demarche_training::lessons::{learn_labels, learn_moves};
use demarche_training::matrix::softmax;
use demarche_training::network::{Batch, Network, Settings, rectify};
use demarche_training::quantize;
use demarche_training::treebank::{self, Random, Tree};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::time::Instant;

/// Tokens in a batch, about.
const BATCH: usize = 320;
/// The teachers' share of what is wanted, where there are teachers.
const TEACHERS: f32 = 0.6;

fn main() -> Result<(), String> {
    let (options, args): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let option = |name: &str| options.iter().find_map(|o| o.strip_prefix(name));
    let [out, epochs, seed, devs, banks @ ..] = &args[..] else {
        return Err("train-syntax OUT EPOCHS SEED DEV,DEV… TREEBANK…".into());
    };
    let epochs: usize = epochs.parse().map_err(|_| "EPOCHS is a number".to_owned())?;
    let seed: u64 = seed.parse().map_err(|_| "SEED is a number".to_owned())?;
    let mut sentences = Vec::new();
    for bank in banks {
        sentences.extend(treebank::read(Path::new(bank))?);
    }
    let classes = treebank::classes(&sentences, 5);
    let trees: Vec<Tree> = sentences.iter().map(|s| treebank::tree(s, &classes)).collect();
    let mut dev = Vec::new();
    for bank in devs.split(',') {
        dev.push(
            treebank::read(Path::new(bank))?.iter().map(|s| treebank::tree(s, &classes)).collect::<Vec<_>>(),
        );
    }
    let vocabulary = Vocabulary::count(&trees);
    println!("{} sentences, {} classes, {} rows", trees.len(), classes.len(), vocabulary.rows());
    let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ seed.wrapping_mul(0xD134_2543_DE82_EF95));
    let net = Network::new(vocabulary.rows(), &mut random);
    let guides = Guides { networks: Vec::new(), share: TEACHERS };
    let mut trainer =
        Trainer { net, vocabulary, random, state: State::default(), classes, again: false, guides };
    if let Some(paths) = option("--teachers=") {
        for path in paths.split(',') {
            let weights = trainer.checkpoint(path)?;
            let mut network = Network::new(trainer.vocabulary.rows(), &mut Random(1));
            network.weights = weights;
            trainer.guides.networks.push(network);
        }
    }
    if let Some(path) = option("--from=") {
        let all = path.split(',').map(|p| trainer.checkpoint(p)).collect::<Result<Vec<_>, _>>()?;
        let mean = |i: usize| all.iter().map(|w| w[i]).sum::<f32>() / all.len() as f32;
        trainer.net.go_on((0..trainer.net.weights.len()).map(mean).collect());
        trainer.again = true;
        let number = |name: &str| option(name).and_then(|n| n.parse::<f32>().ok());
        let settings = &mut trainer.net.settings;
        settings.rate = number("--rate=").unwrap_or(settings.rate);
        if let Some(drop) = number("--drop=") {
            (settings.drop_words, settings.drop_layers) = (drop, drop * 0.6);
        }
    }
    let stop = option("--stop=").and_then(|n| n.parse().ok()).unwrap_or(epochs);
    trainer.train(&trees, &dev, epochs, stop, out)
}

/// Which features have a row of their own.
struct Vocabulary {
    rows: HashMap<u32, u32>,
    keys: Vec<u32>,
    counts: HashMap<u32, u32>,
}

/// How often a feature of each kind must occur.
const LEAST: [u32; KINDS] = [2, 2, 4, 4, 5, 3, 4];

impl Vocabulary {
    fn count(trees: &[Tree]) -> Vocabulary {
        let mut counts: [BTreeMap<u32, u32>; KINDS] = Default::default();
        let mut scratch = String::new();
        for tree in trees {
            for (i, form) in tree.forms.iter().enumerate() {
                for (kind, key) in keys(form, i == 0, &mut scratch).into_iter().enumerate() {
                    *counts[kind].entry(key).or_default() += 1;
                }
            }
        }
        let (mut rows, mut list, mut all) = (HashMap::new(), Vec::new(), HashMap::new());
        for (kind, counts) in counts.iter().enumerate() {
            let before = list.len();
            for (&key, &n) in counts.iter().filter(|c| *c.1 >= LEAST[kind]) {
                rows.insert(key, (KINDS + list.len()) as u32);
                list.push(key);
                all.insert(key, n);
            }
            println!("kind {kind}: {} rows", list.len() - before);
        }
        Vocabulary { rows, keys: list, counts: all }
    }

    fn rows(&self) -> usize {
        KINDS + self.keys.len()
    }

    /// Rows of a form; rare forms are sometimes taken for unknown ones.
    fn look(&self, form: &str, first: bool, random: Option<&mut Random>) -> [u32; KINDS] {
        let keys = keys(form, first, &mut String::new());
        let mut rows = [0; KINDS];
        for (kind, key) in keys.iter().enumerate() {
            rows[kind] = self.rows.get(key).copied().unwrap_or(kind as u32);
        }
        if let Some(random) = random {
            for (kind, rate) in [(0, 0.6), (3, 0.3), (6, 0.3)] {
                let n = self.counts.get(&keys[kind]).copied().unwrap_or(0) as f32;
                if random.unit() < rate / (rate + n) {
                    rows[kind] = kind as u32;
                }
            }
        }
        rows
    }
}

struct Trainer {
    net: Network,
    vocabulary: Vocabulary,
    random: Random,
    state: State,
    classes: Vec<String>,
    /// Whether it goes on from an earlier training.
    again: bool,
    guides: Guides,
}

impl Trainer {
    /// The weights of an earlier training on the same treebanks.
    fn checkpoint(&self, path: &str) -> Result<Vec<f32>, String> {
        let file = std::fs::read(path).map_err(|e| format!("{path}: {e}"))?;
        let (classes, keys, weights) = quantize::checkpoint(&file).ok_or("not a checkpoint")?;
        if classes != self.classes || keys != self.vocabulary.keys {
            return Err(format!("{path} comes from other treebanks"));
        }
        Ok(weights)
    }

    fn train(
        &mut self,
        trees: &[Tree],
        dev: &[Vec<Tree>],
        epochs: usize,
        stop: usize,
        out: &str,
    ) -> Result<(), String> {
        let started = Instant::now();
        let mut best = 0.0;
        let tokens: usize = trees.iter().map(|t| t.forms.len()).sum();
        let (mut done, mut averaging) = (0, self.again);
        if self.again {
            self.report(dev);
        }
        for epoch in 0..stop {
            let mut order: Vec<&Tree> = trees.iter().filter(|t| t.forms.len() <= 120).collect();
            self.random.shuffle(&mut order);
            let (mut from, mut sums) = (0, [0; 5]);
            while from < order.len() {
                let (mut to, mut size) = (from, 0);
                while to < order.len() && size < BATCH {
                    size += order[to].forms.len();
                    to += 1;
                }
                let at = done as f32 / (tokens * epochs) as f32;
                let Settings { rate, rest, .. } = self.net.settings;
                let rate = rate * (at * 60.0).min(1.0) * (1.0 - at).max(rest);
                if !averaging && at > 0.1 {
                    averaging = true;
                    self.net.start_mean();
                }
                self.learn(
                    &order[from..to],
                    rate,
                    if epoch == 0 && !self.again { 0.0 } else { 0.85 },
                    &mut sums,
                );
                done += size;
                from = to;
            }
            let share = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
            println!(
                "epoch {epoch} {:.0}s: tags {:.2} moves {:.2} relations {:.2}",
                started.elapsed().as_secs_f64(),
                share(sums[0], sums[3]),
                share(sums[1], sums[2]),
                share(sums[4], sums[3])
            );
            if averaging {
                self.net.swap_mean();
            }
            let las = self.report(dev);
            if las > best {
                best = las;
                self.save(out)?;
            }
            if averaging {
                self.net.swap_back();
            }
        }
        Ok(())
    }

    /// Tells the scores on the development files; returns the sum of LAS.
    fn report(&mut self, dev: &[Vec<Tree>]) -> f64 {
        let mut las = 0.0;
        for bank in dev {
            let [upos, uas, one] = self.score(bank);
            println!("  dev upos {upos:.2} uas {uas:.2} las {one:.2}");
            las += one;
        }
        las
    }

    fn batch(&mut self, trees: &[&Tree], train: bool) -> Batch {
        let mut batch = Batch { features: vec![None], sentences: Vec::new() };
        for tree in trees {
            batch.sentences.push((batch.features.len(), tree.forms.len()));
            for (i, form) in tree.forms.iter().enumerate() {
                let random = if train { Some(&mut self.random) } else { None };
                batch.features.push(Some(self.vocabulary.look(form, i == 0, random)));
            }
            batch.features.push(None);
        }
        batch
    }

    fn learn(&mut self, trees: &[&Tree], rate: f32, follow: f32, sums: &mut [usize; 5]) {
        let batch = self.batch(trees, true);
        let plain = self.batch(trees, false);
        let mut pass = self.net.forward(&batch, Some(&mut self.random));
        let advice = self.guides.read(&plain);
        for (tree, &(base, len)) in trees.iter().zip(&batch.sentences) {
            for i in 0..len {
                let at = (base + i) * TAGS..(base + i + 1) * TAGS;
                let mut scores = pass.tags[at.clone()].to_vec();
                let gold = tree.tags[i] as usize;
                sums[0] += usize::from(top(&scores) == gold);
                softmax(&mut scores);
                let mut wanted = [0.0; TAGS];
                wanted[gold] = 1.0;
                advice.tags(at.clone(), &mut wanted);
                scores.iter_mut().zip(&wanted).for_each(|(s, w)| *s -= w);
                pass.dtags[at].copy_from_slice(&scores);
            }
            let (right, seen) = learn_moves(
                &mut self.net,
                &mut pass,
                &advice,
                (base, &tree.heads),
                &mut self.state,
                follow,
                &mut self.random,
            );
            sums[1] += right;
            sums[2] += seen;
            sums[3] += len;
            sums[4] += learn_labels(
                &mut self.net,
                &mut pass,
                &advice,
                (base, tree),
                &mut self.state,
                &mut self.random,
            );
        }
        self.net.backward(&batch, &pass);
        self.net.update(rate);
    }

    /// UPOS, UAS and LAS (main types) on a treebank.
    fn score(&mut self, trees: &[Tree]) -> [f64; 3] {
        let (mut hits, mut all) = ([0usize; 3], 0);
        for chunk in trees.chunks(16) {
            let chunk: Vec<&Tree> = chunk.iter().collect();
            let batch = self.batch(&chunk, false);
            let pass = self.net.forward(&batch, None);
            for (tree, &(base, len)) in chunk.iter().zip(&batch.sentences) {
                self.parse(&pass, base, len);
                for i in 0..len {
                    all += 1;
                    let tag = top(&pass.tags[(base + i) * TAGS..(base + i) * TAGS + self.classes.len()]);
                    let upos = |t: usize| self.classes[t].split(' ').next();
                    hits[0] += usize::from(upos(tag) == upos(tree.tags[i] as usize));
                    let head = self.state.heads[i];
                    if head == tree.heads[i] {
                        hits[1] += 1;
                        hits[2] += usize::from(
                            head == NONE
                                || main_type(self.relation(&pass, base, i)) == main_type(tree.rels[i]),
                        );
                    }
                }
            }
        }
        hits.map(|h| 100.0 * h as f64 / all as f64)
    }

    fn parse(&mut self, pass: &demarche_training::network::Pass, base: usize, len: usize) {
        self.state.start(len);
        while !self.state.is_done() {
            let (slots, rows) = (move_slots(&self.state), move_rows(&self.state));
            let mut v = self.net.state_vector(pass, base, &slots, &rows, false);
            rectify(&mut v);
            let scores = self.net.move_scores(&v);
            let allowed = (0..3).filter(|&m| self.state.allows(MOVES[m]));
            let best = allowed.max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
            self.state.apply(MOVES[best]);
        }
    }

    fn relation(&self, pass: &demarche_training::network::Pass, base: usize, i: usize) -> u8 {
        let (slots, rows) = (label_slots(&self.state, i as u32), label_rows(&self.state, i as u32));
        let mut v = self.net.state_vector(pass, base, &slots, &rows, true);
        rectify(&mut v);
        top(&self.net.label_scores(&v)) as u8
    }

    /// Writes the weights as trained, and as the library reads them.
    fn save(&self, out: &str) -> Result<(), String> {
        let mut file = self.classes.join("\n").into_bytes();
        file.push(0);
        file.extend((self.vocabulary.keys.len() as u32).to_le_bytes());
        self.vocabulary.keys.iter().for_each(|k| file.extend(k.to_le_bytes()));
        self.net.weights.iter().for_each(|w| file.extend(w.to_le_bytes()));
        let checkpoint = format!("{out}.f32");
        std::fs::write(&checkpoint, file).map_err(|e| format!("{checkpoint}: {e}"))?;
        let file = quantize::file(&self.classes, &self.vocabulary.keys, &self.net.weights);
        std::fs::write(out, file).map_err(|e| format!("{out}: {e}"))
    }
}

fn top(scores: &[f32]) -> usize {
    (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0)
}

fn main_type(rel: u8) -> &'static str {
    let name = demarche::model::Deprel::ALL.get(usize::from(rel)).map_or("dep", |d| d.name());
    name.split(':').next().unwrap_or(name)
}
