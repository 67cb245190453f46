//! The network in floating point: forward, backward, and Adam's updates.

use crate::layout::Layout;
use crate::matrix::{add, outer, product, transpose};
use crate::sweep;
use crate::treebank::Random;
use demarche::syntax::lexical::KINDS;
use demarche::syntax::shape::*;
use demarche::syntax::transition::NONE;

/// The numbers of a network in training.
pub struct Network {
    /// Where they lie.
    pub layout: Layout,
    /// How they are trained.
    pub settings: Settings,
    /// The weights.
    pub weights: Vec<f32>,
    /// The gradient of the batch.
    pub gradient: Vec<f32>,
    first: Vec<f32>,
    second: Vec<f32>,
    touched: Vec<bool>,
    step: i32,
    /// Running mean of the weights, and the step at which each row's was last brought up to date.
    pub mean: Vec<f32>,
    fresh: Vec<i32>,
}

/// A batch: sentences one below the other, a row of zeros before, between and after.
pub struct Batch {
    /// For every row: rows of the embeddings, or nothing.
    pub features: Vec<Option<[u32; KINDS]>>,
    /// First row of each sentence, and its tokens.
    pub sentences: Vec<(usize, usize)>,
}

/// What the forward pass keeps for the backward one.
pub struct Pass {
    layers: Vec<Vec<f32>>,
    masks: Vec<Vec<f32>>,
    sweeps: Vec<sweep::Kept>,
    /// Scores of tags.
    pub tags: Vec<f32>,
    /// Projections of the move slots.
    pub slots: Vec<f32>,
    /// Projections of the relation slots.
    pub pairs: Vec<f32>,
    /// Gradients of the three.
    pub dtags: Vec<f32>,
    /// Gradient of `slots`.
    pub dslots: Vec<f32>,
    /// Gradient of `pairs`.
    pub dpairs: Vec<f32>,
}

/// How a network is trained.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Rate of learning where the training begins, after some steps to warm up.
    pub rate: f32,
    /// The part of that rate that is left when it ends.
    pub rest: f32,
    /// How much is dropped of the embeddings' sum.
    pub drop_words: f32,
    /// How much is dropped of each layer's result.
    pub drop_layers: f32,
    /// What the mean of the weights keeps of itself at a step.
    pub keep: f32,
}

impl Settings {
    /// From random weights.
    pub const FIRST: Settings =
        Settings { rate: 0.0022, rest: 0.01, drop_words: 0.25, drop_layers: 0.15, keep: 0.999 };
    /// From weights that were trained before: smaller steps, more dropped, and the mean of some two epochs.
    pub const AGAIN: Settings =
        Settings { rate: 0.0008, rest: 0.2, drop_words: 0.3, drop_layers: 0.18, keep: 0.9995 };
}

impl Network {
    /// A network with random weights.
    pub fn new(rows: usize, random: &mut Random) -> Network {
        let layout = Layout::new(rows);
        let mut weights = vec![0.0; layout.len];
        let mut fill = |range: &std::ops::Range<usize>, size: f32| {
            for w in &mut weights[range.clone()] {
                // The sum of three uniform numbers is near enough to a normal one.
                *w = (random.unit() + random.unit() + random.unit() - 1.5) * 2.0 * size;
            }
        };
        fill(&layout.embed, 0.25);
        for (w, _) in &layout.convs {
            fill(w, (1.0 / (3 * WIDTH) as f32).sqrt());
        }
        for (w, _) in &layout.sweeps {
            fill(w, (0.7 / WIDTH as f32).sqrt());
        }
        fill(&layout.tags.0, (1.0 / WIDTH as f32).sqrt());
        fill(&layout.slots.0, (1.0 / (4 * WIDTH) as f32).sqrt());
        fill(&layout.moves, (1.0 / MOVE_WIDTH as f32).sqrt());
        fill(&layout.pairs.0, (1.0 / (2 * WIDTH) as f32).sqrt());
        fill(&layout.labels.0, (1.0 / LABEL_WIDTH as f32).sqrt());
        for (_, bias) in &layout.sweeps {
            // Memories of every length, from two words to ten.
            for b in &mut weights[bias.start + WIDTH..bias.end] {
                *b = -0.4 * random.unit();
            }
        }
        let zeros = || vec![0.0; layout.len];
        let (gradient, first, second, mean) = (zeros(), zeros(), zeros(), weights.clone());
        let (touched, fresh) = (vec![false; rows], vec![0; rows + 1]);
        let settings = Settings::FIRST;
        Network { settings, weights, gradient, first, second, touched, step: 0, mean, fresh, layout }
    }

    /// Goes on from weights that were trained before; their mean begins here.
    pub fn go_on(&mut self, weights: Vec<f32>) {
        self.settings = Settings::AGAIN;
        self.weights = weights;
        self.start_mean();
    }

    /// Runs a batch; with `random`, parts are dropped.
    pub fn forward(&self, batch: &Batch, mut random: Option<&mut Random>) -> Pass {
        let rows = batch.features.len();
        let w = &self.weights;
        let mut x = vec![0.0; rows * WIDTH];
        for (row, features) in x.chunks_exact_mut(WIDTH).zip(&batch.features) {
            for &f in features.iter().flatten() {
                add(row, &w[f as usize * WIDTH..(f as usize + 1) * WIDTH]);
            }
        }
        let mut masks = vec![mask(rows * WIDTH, self.settings.drop_words, random.as_deref_mut())];
        scale(&mut x, &masks[0]);
        let mut layers = vec![x];
        let mut sweeps = Vec::new();
        for (n, (weights, bias)) in self.layout.convs.iter().enumerate() {
            if let Some((weights, bias)) = n.checked_sub(1).and_then(|n| self.layout.sweeps.get(n)) {
                let h = &layers[layers.len() - 1];
                let live: Vec<bool> = batch.features.iter().map(Option::is_some).collect();
                let m = mask(rows * WIDTH, self.settings.drop_layers, random.as_deref_mut());
                let (kept, mut next) = sweep::forward(h, &live, &w[weights.clone()], &w[bias.clone()], &m);
                add(&mut next, h);
                sweeps.push(kept);
                masks.push(m);
                layers.push(next);
            }
            let h = &layers[layers.len() - 1];
            let mut z = vec![0.0; rows * WIDTH];
            product(h, WIDTH, rows - 2, 3 * WIDTH, &w[weights.clone()], WIDTH, &mut z[WIDTH..]);
            let mut m = mask(rows * WIDTH, self.settings.drop_layers, random.as_deref_mut());
            for (i, z) in z.chunks_exact_mut(WIDTH).enumerate() {
                add(z, &w[bias.clone()]);
                let live = batch.features[i].is_some();
                for (z, m) in z.iter().zip(&mut m[i * WIDTH..]) {
                    if *z <= 0.0 || !live {
                        *m = 0.0;
                    }
                }
            }
            scale(&mut z, &m);
            add(&mut z, h);
            masks.push(m);
            layers.push(z);
        }
        let h = &layers[layers.len() - 1];
        let project = |weights: &std::ops::Range<usize>, n: usize| {
            let mut out = vec![0.0; rows * n];
            product(h, WIDTH, rows, WIDTH, &w[weights.clone()], n, &mut out);
            out
        };
        let mut tags = project(&self.layout.tags.0, TAGS);
        tags.chunks_exact_mut(TAGS).for_each(|t| add(t, &w[self.layout.tags.1.clone()]));
        let slots = project(&self.layout.slots.0, MOVE_SLOTS * MOVE_WIDTH);
        let pairs = project(&self.layout.pairs.0, LABEL_SLOTS * LABEL_WIDTH);
        let (dtags, dslots, dpairs) = if random.is_some() {
            (vec![0.0; tags.len()], vec![0.0; slots.len()], vec![0.0; pairs.len()])
        } else {
            (Vec::new(), Vec::new(), Vec::new())
        };
        Pass { layers, masks, sweeps, tags, slots, pairs, dtags, dslots, dpairs }
    }

    /// Carries the gradients of a pass back to the weights.
    pub fn backward(&mut self, batch: &Batch, pass: &Pass) {
        let rows = batch.features.len();
        let h = &pass.layers[CONVS + SWEEPS];
        let mut dh = vec![0.0; rows * WIDTH];
        let l = &self.layout;
        for (range, n, dy) in [
            (&l.tags.0, TAGS, &pass.dtags),
            (&l.slots.0, MOVE_SLOTS * MOVE_WIDTH, &pass.dslots),
            (&l.pairs.0, LABEL_SLOTS * LABEL_WIDTH, &pass.dpairs),
        ] {
            outer(h, WIDTH, rows, WIDTH, dy, n, &mut self.gradient[range.clone()]);
            let back = transpose(&self.weights[range.clone()], WIDTH, n);
            product(dy, n, rows, n, &back, WIDTH, &mut dh);
        }
        for dy in pass.dtags.chunks_exact(TAGS) {
            add(&mut self.gradient[l.tags.1.clone()], dy);
        }
        for layer in (0..CONVS + SWEEPS).rev() {
            let mut dz = dh.clone();
            scale(&mut dz, &pass.masks[layer + 1]);
            if layer % 2 == 1 {
                let (weights, bias) = &l.sweeps[layer / 2];
                let da = sweep::backward(&pass.sweeps[layer / 2], &dz);
                let h = &pass.layers[layer];
                outer(h, WIDTH, rows, WIDTH, &da, 2 * WIDTH, &mut self.gradient[weights.clone()]);
                for da in da.chunks_exact(2 * WIDTH) {
                    add(&mut self.gradient[bias.clone()], da);
                }
                let back = transpose(&self.weights[weights.clone()], WIDTH, 2 * WIDTH);
                product(&da, 2 * WIDTH, rows, 2 * WIDTH, &back, WIDTH, &mut dh);
                continue;
            }
            let (weights, bias) = &l.convs[layer / 2];
            let inner = &dz[WIDTH..(rows - 1) * WIDTH];
            outer(
                &pass.layers[layer],
                WIDTH,
                rows - 2,
                3 * WIDTH,
                inner,
                WIDTH,
                &mut self.gradient[weights.clone()],
            );
            for dz in inner.chunks_exact(WIDTH) {
                add(&mut self.gradient[bias.clone()], dz);
            }
            let back = transpose(&self.weights[weights.clone()], 3 * WIDTH, WIDTH);
            let mut dx = vec![0.0; (rows - 2) * 3 * WIDTH];
            product(inner, WIDTH, rows - 2, WIDTH, &back, 3 * WIDTH, &mut dx);
            for (i, dx) in dx.chunks_exact(3 * WIDTH).enumerate() {
                add(&mut dh[i * WIDTH..(i + 3) * WIDTH], dx);
            }
        }
        scale(&mut dh, &pass.masks[0]);
        for (dh, features) in dh.chunks_exact(WIDTH).zip(&batch.features) {
            for &f in features.iter().flatten() {
                add(&mut self.gradient[f as usize * WIDTH..(f as usize + 1) * WIDTH], dh);
                self.touched[f as usize] = true;
            }
        }
    }

    /// One step of Adam; the embeddings' rows only where the batch touched them.
    pub fn update(&mut self, rate: f32) {
        self.step += 1;
        let (b1, b2) = (0.9f32, 0.99f32);
        let rate = rate * (1.0 - b2.powi(self.step)).sqrt() / (1.0 - b1.powi(self.step));
        let dense = self.layout.rows;
        for row in (0..dense).filter(|&r| self.touched[r]).chain([dense]) {
            let kept = self.settings.keep.powi(self.step - self.fresh[row]);
            self.fresh[row] = self.step;
            let range = self.range(row);
            let (gradient, weights) = (&mut self.gradient[range.clone()], &mut self.weights[range.clone()]);
            let (first, second) = (&mut self.first[range.clone()], &mut self.second[range.clone()]);
            let each = gradient.iter_mut().zip(weights).zip(&mut self.mean[range]).zip(first).zip(second);
            for ((((g, weight), mean), first), second) in each {
                *mean = kept * *mean + (1.0 - kept) * *weight;
                *first = b1 * *first + (1.0 - b1) * *g;
                *second = b2 * *second + (1.0 - b2) * *g * *g;
                *weight -= rate * *first / (second.sqrt() + 1e-6);
                *g = 0.0;
            }
        }
        self.touched.fill(false);
    }

    /// A row of the embeddings; after them, all other weights.
    fn range(&self, row: usize) -> std::ops::Range<usize> {
        if row < self.layout.rows {
            row * WIDTH..(row + 1) * WIDTH
        } else {
            self.layout.embed.end..self.layout.len
        }
    }

    /// Begins the mean of the weights here.
    pub fn start_mean(&mut self) {
        self.mean.copy_from_slice(&self.weights);
        self.fresh.fill(self.step);
    }

    /// Brings the mean up to date and puts it in the place of the weights.
    pub fn swap_mean(&mut self) {
        for row in 0..=self.layout.rows {
            let kept = self.settings.keep.powi(self.step - self.fresh[row]);
            self.fresh[row] = self.step;
            for i in self.range(row) {
                self.mean[i] = kept * self.mean[i] + (1.0 - kept) * self.weights[i];
            }
        }
        self.swap_back();
    }

    /// Puts mean and weights back in their places.
    pub fn swap_back(&mut self) {
        std::mem::swap(&mut self.mean, &mut self.weights);
    }

    /// The vector of a state before its rectifier.
    pub fn state_vector(
        &self,
        pass: &Pass,
        base: usize,
        slots: &[u32],
        rows: &[usize],
        label: bool,
    ) -> Vec<f32> {
        let l = &self.layout;
        let (part, width, from) =
            if label { (&l.pairs, LABEL_WIDTH, &pass.pairs) } else { (&l.slots, MOVE_WIDTH, &pass.slots) };
        let all = slots.len() * width;
        let mut v = self.weights[part.3.clone()].to_vec();
        for (k, &slot) in slots.iter().enumerate() {
            if slot == NONE {
                add(&mut v, &self.weights[part.1.start + k * width..part.1.start + (k + 1) * width]);
            } else {
                let at = (base + slot as usize) * all + k * width;
                add(&mut v, &from[at..at + width]);
            }
        }
        for &row in rows {
            add(&mut v, &self.weights[part.2.start + row * width..part.2.start + (row + 1) * width]);
        }
        v
    }

    /// Carries the gradient of a state's vector back.
    pub fn state_back(
        &mut self,
        pass: &mut Pass,
        base: usize,
        slots: &[u32],
        rows: &[usize],
        label: bool,
        dv: &[f32],
    ) {
        let l = &self.layout;
        let (part, width, to) = if label {
            (&l.pairs, LABEL_WIDTH, &mut pass.dpairs)
        } else {
            (&l.slots, MOVE_WIDTH, &mut pass.dslots)
        };
        let all = slots.len() * width;
        add(&mut self.gradient[part.3.clone()], dv);
        for (k, &slot) in slots.iter().enumerate() {
            if slot == NONE {
                add(&mut self.gradient[part.1.start + k * width..part.1.start + (k + 1) * width], dv);
            } else {
                let at = (base + slot as usize) * all + k * width;
                add(&mut to[at..at + width], dv);
            }
        }
        for &row in rows {
            add(&mut self.gradient[part.2.start + row * width..part.2.start + (row + 1) * width], dv);
        }
    }

    /// Scores of the moves from a rectified vector.
    pub fn move_scores(&self, v: &[f32]) -> [f32; 3] {
        let w = &self.weights[self.layout.moves.clone()];
        [0, 1, 2].map(|m| v.iter().zip(&w[m * MOVE_WIDTH..]).map(|(a, b)| a * b).sum())
    }

    /// Scores of the relations from a rectified vector.
    pub fn label_scores(&self, v: &[f32]) -> Vec<f32> {
        let mut out = self.weights[self.layout.labels.1.clone()].to_vec();
        product(
            v,
            LABEL_WIDTH,
            1,
            LABEL_WIDTH,
            &self.weights[self.layout.labels.0.clone()],
            LABELS,
            &mut out,
        );
        out
    }
}

/// Rectifies a vector.
pub fn rectify(v: &mut [f32]) {
    v.iter_mut().for_each(|x| *x = x.max(0.0));
}

fn mask(len: usize, drop: f32, random: Option<&mut Random>) -> Vec<f32> {
    match random {
        None => vec![1.0; len],
        Some(random) => {
            let keep = 1.0 / (1.0 - drop);
            // One draw serves four numbers.
            let (mut out, least) = (vec![0.0; len], (drop * 65536.0) as u64);
            for four in out.chunks_mut(4) {
                let bits = random.draw();
                for (i, m) in four.iter_mut().enumerate() {
                    *m = if (bits >> (16 * i)) & 0xFFFF < least { 0.0 } else { keep };
                }
            }
            out
        }
    }
}

fn scale(x: &mut [f32], by: &[f32]) {
    for (x, b) in x.iter_mut().zip(by) {
        *x *= b;
    }
}
