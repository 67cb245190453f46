//! The network in fixed point: activations are 16-bit numbers with [`POINT`]
//! bits after the binary point, weights are bytes, sums are 32-bit.

use super::kernel::{Level, Work, compiled_for, product};
use super::lexical::{KINDS, keys};
use super::shape::*;
use super::transition::{MOVES, NONE, State};
use super::weights::{Layer, POINT, Slots, Weights};

/// Half of the width.
const HALF: usize = WIDTH / 2;
/// The most that a word gives a memory, so that the memory's 32 bits suffice.
const HIGH: i32 = (1 << 14) - 1;

/// Buffers of one thread, and the results of one sentence.
#[derive(Debug, Default)]
pub struct Network {
    /// Class of each token.
    pub tags: Vec<usize>,
    /// The tree.
    pub state: State,
    /// Relation of each token, as an index into [`Deprel::ALL`](crate::model::Deprel::ALL).
    pub rels: Vec<usize>,
    found: Vec<u32>,
    h: Vec<i16>,
    next: Vec<i16>,
    sums: Vec<i32>,
    slots: Vec<i16>,
    pairs: Vec<i16>,
    vector: Vec<i16>,
    scratch: String,
}

struct Reading<'a, Forms> {
    network: &'a mut Network,
    weights: &'a Weights,
    forms: Forms,
}

impl<'a, Forms: Iterator<Item = &'a str>> Work for Reading<'_, Forms> {
    #[inline(always)]
    fn run(self) {
        self.network.run(self.weights, self.forms);
    }
}

impl Network {
    /// Reads one sentence: tags, tree, relations.
    pub fn read<'a>(&mut self, w: &Weights, forms: impl Iterator<Item = &'a str>) {
        compiled_for(w.level, Reading { network: self, weights: w, forms });
    }

    #[inline(always)]
    fn run<'a>(&mut self, w: &Weights, forms: impl Iterator<Item = &'a str>) {
        let len = self.embed(w, forms);
        for (n, layer) in w.convs.iter().enumerate() {
            self.convolve(w.level, layer, len);
            if let Some(sweep) = w.sweeps.get(n) {
                self.sweep(w.level, sweep, len);
            }
        }
        self.tag(w, len);
        self.tree(w, len);
        self.relations(w, len);
    }

    /// Sums the embeddings of each form; a row of zeros stands before and after the sentence.
    #[inline(always)]
    fn embed<'a>(&mut self, w: &Weights, forms: impl Iterator<Item = &'a str>) -> usize {
        // Two loops, so that the memory may look for many rows at once.
        self.found.clear();
        let mut len = 0;
        for form in forms {
            let rows = keys(form, len == 0, &mut self.scratch);
            self.found
                .extend((0u32..).zip(rows).map(|(kind, key)| w.keys.get(&key).copied().unwrap_or(kind)));
            len += 1;
        }
        self.h.clear();
        self.h.resize(WIDTH, 0);
        for rows in self.found.chunks_exact(KINDS) {
            let mut sum = [0i16; WIDTH];
            for &row in rows {
                let row = row as usize;
                let shift = w.embed_shift[row].min(8);
                for (s, &e) in sum.iter_mut().zip(&w.embed[row * WIDTH..(row + 1) * WIDTH]) {
                    *s = s.saturating_add(i16::from(e) << shift);
                }
            }
            self.h.extend_from_slice(&sum);
        }
        self.h.resize((len + 2) * WIDTH, 0);
        len
    }

    /// `h += max(0, W · [left, own, right] + b)`.
    #[inline(always)]
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

    /// `h += c`, where a memory `c` moves towards what each word gives, `c += gate · (max(0, W·h + b) - c)`:
    /// one half of the numbers from the first word to the last, the other half back.
    #[inline(always)]
    fn sweep(&mut self, level: Level, layer: &Layer, len: usize) {
        product(level, &layer.matrix, &self.h[WIDTH..], WIDTH, len, &mut self.sums);
        let h = &mut self.h[WIDTH..];
        for (half, backwards) in [(0..HALF, false), (HALF..WIDTH, true)] {
            let mut memory = [0i32; HALF];
            for step in 0..len {
                let t = if backwards { len - 1 - step } else { step };
                let sums = &self.sums[t * 2 * WIDTH..(t + 1) * 2 * WIDTH];
                let (given, gates) = (&sums[half.clone()], &sums[WIDTH..][half.clone()]);
                let (given_bias, gate_bias) = (&layer.bias[half.clone()], &layer.bias[WIDTH..][half.clone()]);
                let h = &mut h[t * WIDTH..][half.clone()];
                for i in 0..HALF {
                    let z = (given[i].wrapping_add(given_bias[i]) >> layer.shift).clamp(0, HIGH);
                    let gate =
                        (gates[i].wrapping_add(gate_bias[i]) >> layer.shift).saturating_add(1 << (POINT - 1));
                    // The memory has eight more bits after the point, or slow gates would never move it.
                    memory[i] += (((z << 8) - memory[i]) >> POINT) * gate.clamp(0, 1 << POINT);
                    h[i] = h[i].saturating_add((memory[i] >> 8) as i16);
                }
            }
        }
    }

    #[inline(always)]
    fn tag(&mut self, w: &Weights, len: usize) {
        product(w.level, &w.tagger.matrix, &self.h[WIDTH..], WIDTH, len, &mut self.sums);
        self.tags.clear();
        for sums in self.sums.chunks_exact(TAGS) {
            self.tags.push(best(&sums[..w.tags.len()], &w.tagger.bias, |_| true));
        }
    }

    #[inline(always)]
    fn tree(&mut self, w: &Weights, len: usize) {
        project(w.level, &w.slots, &self.h[WIDTH..], len, &mut self.sums, &mut self.slots);
        self.state.start(len);
        while !self.state.is_done() {
            let (slots, rows) = (move_slots(&self.state), move_rows(&self.state));
            self.vector.clear();
            gather(&w.slots, &self.slots, &slots, &rows, MOVE_WIDTH, &mut self.vector);
            product(w.level, &w.mover.matrix, &self.vector, MOVE_WIDTH, 1, &mut self.sums);
            let state = &self.state;
            let m = best(&self.sums[..3], &w.mover.bias, |m| state.allows(MOVES[m]));
            self.state.apply(MOVES[m]);
        }
    }

    #[inline(always)]
    fn relations(&mut self, w: &Weights, len: usize) {
        project(w.level, &w.pairs, &self.h[WIDTH..], len, &mut self.sums, &mut self.pairs);
        self.vector.clear();
        for i in 0..len as u32 {
            let (slots, rows) = (label_slots(&self.state, i), label_rows(&self.state, i));
            gather(&w.pairs, &self.pairs, &slots, &rows, LABEL_WIDTH, &mut self.vector);
        }
        product(w.level, &w.labeler.matrix, &self.vector, LABEL_WIDTH, len, &mut self.sums);
        self.rels.clear();
        let (root, all) = (crate::model::Deprel::Root as usize, crate::model::Deprel::ALL.len());
        for (&head, sums) in self.state.heads.iter().zip(self.sums.chunks_exact(LABELS)) {
            self.rels.push(if head == NONE {
                root
            } else {
                best(&sums[..all], &w.labeler.bias, |r| r != root)
            });
        }
    }
}

/// Projects every token for every position, as activations.
#[inline(always)]
fn project(level: Level, slots: &Slots, h: &[i16], len: usize, sums: &mut Vec<i32>, out: &mut Vec<i16>) {
    let layer = &slots.project;
    product(level, &layer.matrix, h, WIDTH, len, sums);
    out.clear();
    out.extend(sums.iter().map(|&s| (s >> layer.shift).clamp(i16::MIN.into(), i16::MAX.into()) as i16));
}

/// Appends the sum of the projections of the positions, rectified.
#[inline(always)]
fn gather(s: &Slots, from: &[i16], slots: &[u32], rows: &[usize], width: usize, out: &mut Vec<i16>) {
    let from_here = out.len();
    out.extend_from_slice(&s.bias);
    let out = &mut out[from_here..];
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

#[inline(always)]
fn add(out: &mut [i16], part: &[i16]) {
    for (o, &p) in out.iter_mut().zip(part) {
        *o = o.saturating_add(p);
    }
}

/// The class with the highest score; the first one when they tie.
#[inline(always)]
fn best(sums: &[i32], bias: &[i32], allowed: impl Fn(usize) -> bool) -> usize {
    let scores = sums.iter().zip(bias).map(|(s, b)| s.wrapping_add(*b)).enumerate();
    scores.filter(|&(i, _)| allowed(i)).reduce(|a, b| if b.1 > a.1 { b } else { a }).map_or(0, |(i, _)| i)
}

/// One as an activation.
pub const ONE: f32 = (1u32 << POINT) as f32;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_read_alike() {
        let mut weights = Weights::read(demarche_data::syntax::PARSER).unwrap_or_default();
        let sentence = "After the talks in Oslo , which nobody had expected to last , both envoys said that \
                        the truce would be signed by Friday and that 3,500 prisoners were to be freed .";
        let mut read = |level| {
            weights.level = level;
            let mut network = Network::default();
            network.read(&weights, sentence.split_whitespace());
            (network.tags, network.state.heads, network.rels)
        };
        let plain = read(Level::Plain);
        assert!(plain.0.len() > 30);
        assert_eq!(read(Level::detect()), plain);
        #[cfg(target_arch = "x86_64")]
        assert_eq!(read(Level::Sse2), plain);
    }
}
