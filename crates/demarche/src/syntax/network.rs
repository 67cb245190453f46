//! The network in fixed point: activations are 16-bit numbers with [`POINT`](super::weights::POINT)
//! bits after the binary point, weights are bytes, sums are 32-bit.

use super::kernel::{Level, product};
use super::lexical::{KINDS, keys};
use super::shape::*;
use super::transition::{MOVES, NONE, State};
use super::weights::{Layer, POINT, Slots, Weights};

/// Buffers of one thread, and the results of one sentence.
#[derive(Debug, Default)]
pub struct Network {
    /// Class of each token.
    pub tags: Vec<usize>,
    /// The tree.
    pub state: State,
    /// Relation of each token, as an index into [`Deprel::ALL`](crate::model::Deprel::ALL).
    pub rels: Vec<usize>,
    h: Vec<i16>,
    next: Vec<i16>,
    sums: Vec<i32>,
    slots: Vec<i16>,
    pairs: Vec<i16>,
    vector: Vec<i16>,
    scratch: String,
}

impl Network {
    /// Reads one sentence: tags, tree, relations.
    pub fn read<'a>(&mut self, w: &Weights, forms: impl Iterator<Item = &'a str>) {
        let len = self.embed(w, forms);
        for layer in &w.convs {
            self.convolve(w.level, layer, len);
        }
        self.tag(w, len);
        self.tree(w, len);
        self.relations(w, len);
    }

    /// Sums the embeddings of each form; a row of zeros stands before and after the sentence.
    fn embed<'a>(&mut self, w: &Weights, forms: impl Iterator<Item = &'a str>) -> usize {
        self.h.clear();
        self.h.resize(WIDTH, 0);
        let mut len = 0;
        for form in forms {
            let from = self.h.len();
            self.h.resize(from + WIDTH, 0);
            let rows = keys(form, len == 0, &mut self.scratch);
            for (kind, key) in (0..KINDS as u32).zip(rows) {
                let row = w.keys.get(&key).copied().unwrap_or(kind) as usize;
                let shift = w.embed_shift[row].min(8);
                for (h, &e) in self.h[from..].iter_mut().zip(&w.embed[row * WIDTH..(row + 1) * WIDTH]) {
                    *h = h.saturating_add(i16::from(e) << shift);
                }
            }
            len += 1;
        }
        self.h.resize((len + 2) * WIDTH, 0);
        len
    }

    /// `h += max(0, W · [left, own, right] + b)`.
    fn convolve(&mut self, level: Level, layer: &Layer, len: usize) {
        product(level, &layer.matrix, &self.h, WIDTH, len, &mut self.sums);
        self.next.clear();
        self.next.extend_from_slice(&self.h);
        for (h, sums) in self.next[WIDTH..].chunks_exact_mut(WIDTH).zip(self.sums.chunks_exact(WIDTH)) {
            for ((h, &s), &b) in h.iter_mut().zip(sums).zip(&layer.bias) {
                let z = s.wrapping_add(b) >> layer.shift;
                *h = h.saturating_add(z.clamp(0, i32::from(i16::MAX)) as i16);
            }
        }
        std::mem::swap(&mut self.h, &mut self.next);
    }

    fn tag(&mut self, w: &Weights, len: usize) {
        product(w.level, &w.tagger.matrix, &self.h[WIDTH..], WIDTH, len, &mut self.sums);
        self.tags.clear();
        for sums in self.sums.chunks_exact(TAGS) {
            self.tags.push(best(&sums[..w.tags.len()], &w.tagger.bias, |_| true));
        }
    }

    fn tree(&mut self, w: &Weights, len: usize) {
        project(w.level, &w.slots, &self.h[WIDTH..], len, &mut self.sums, &mut self.slots);
        self.state.start(len);
        while !self.state.is_done() {
            let (slots, rows) = (move_slots(&self.state), move_rows(&self.state));
            gather(&w.slots, &self.slots, &slots, &rows, MOVE_WIDTH, &mut self.vector);
            product(w.level, &w.mover.matrix, &self.vector, MOVE_WIDTH, 1, &mut self.sums);
            let state = &self.state;
            let m = best(&self.sums[..3], &w.mover.bias, |m| state.allows(MOVES[m]));
            self.state.apply(MOVES[m]);
        }
    }

    fn relations(&mut self, w: &Weights, len: usize) {
        project(w.level, &w.pairs, &self.h[WIDTH..], len, &mut self.sums, &mut self.pairs);
        self.rels.clear();
        for i in 0..len as u32 {
            let (slots, rows) = (label_slots(&self.state, i), label_rows(&self.state, i));
            gather(&w.pairs, &self.pairs, &slots, &rows, LABEL_WIDTH, &mut self.vector);
            product(w.level, &w.labeler.matrix, &self.vector, LABEL_WIDTH, 1, &mut self.sums);
            let (root, all) = (crate::model::Deprel::Root as usize, crate::model::Deprel::ALL.len());
            self.rels.push(if self.state.heads[i as usize] == NONE {
                root
            } else {
                best(&self.sums[..all], &w.labeler.bias, |r| r != root)
            });
        }
    }
}

/// Projects every token for every position, as activations.
fn project(level: Level, slots: &Slots, h: &[i16], len: usize, sums: &mut Vec<i32>, out: &mut Vec<i16>) {
    let layer = &slots.project;
    product(level, &layer.matrix, h, WIDTH, len, sums);
    out.clear();
    out.extend(sums.iter().map(|&s| (s >> layer.shift).clamp(i16::MIN.into(), i16::MAX.into()) as i16));
}

/// Sums the projections of the positions and rectifies.
fn gather(s: &Slots, from: &[i16], slots: &[u32], rows: &[usize], width: usize, out: &mut Vec<i16>) {
    out.clear();
    out.extend_from_slice(&s.bias);
    let all = slots.len() * width;
    for (k, &slot) in slots.iter().enumerate() {
        let part =
            if slot == NONE { &s.missing[k * width..] } else { &from[slot as usize * all + k * width..] };
        add(out, part);
    }
    for &row in rows {
        add(out, &s.rows[row * width..]);
    }
    out.iter_mut().for_each(|v| *v = (*v).max(0));
}

fn add(out: &mut [i16], part: &[i16]) {
    for (o, &p) in out.iter_mut().zip(part) {
        *o = o.saturating_add(p);
    }
}

/// The class with the highest score; the first one when they tie.
fn best(sums: &[i32], bias: &[i32], allowed: impl Fn(usize) -> bool) -> usize {
    let scores = sums.iter().zip(bias).map(|(s, b)| s.wrapping_add(*b)).enumerate();
    scores.filter(|&(i, _)| allowed(i)).reduce(|a, b| if b.1 > a.1 { b } else { a }).map_or(0, |(i, _)| i)
}

/// One as an activation.
pub const ONE: f32 = (1u32 << POINT) as f32;
