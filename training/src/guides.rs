//! Networks that were trained before, as teachers: what they think together is mixed into what is wanted.

use crate::matrix::softmax;
use crate::network::{Batch, Network, Pass, rectify};

/// The teachers, none or more.
pub struct Guides {
    /// Their networks.
    pub networks: Vec<Network>,
    /// The teachers' share of what is wanted; the treebank has the rest.
    pub share: f32,
}

/// What the teachers read in a batch.
pub struct Advice<'a> {
    guides: &'a Guides,
    passes: Vec<Pass>,
}

impl Guides {
    /// Has a batch read by all.
    pub fn read(&self, batch: &Batch) -> Advice<'_> {
        Advice { guides: self, passes: self.networks.iter().map(|n| n.forward(batch, None)).collect() }
    }
}

impl Advice<'_> {
    /// Mixes the mean of the teachers' probabilities into what is wanted.
    fn mix(&self, wanted: &mut [f32], scores: impl Fn(&Network, &Pass) -> Vec<f32>) {
        let Guides { networks, share } = self.guides;
        if networks.is_empty() {
            return;
        }
        wanted.iter_mut().for_each(|w| *w *= 1.0 - share);
        for (network, pass) in networks.iter().zip(&self.passes) {
            let mut all = scores(network, pass);
            softmax(&mut all);
            wanted.iter_mut().zip(all).for_each(|(w, p)| *w += share / networks.len() as f32 * p);
        }
    }

    /// The tag of the token at a row of the batch, whose scores lie at `at`.
    pub fn tags(&self, at: std::ops::Range<usize>, wanted: &mut [f32]) {
        self.mix(wanted, |_, pass| pass.tags[at.clone()].to_vec());
    }

    /// The move of a state.
    pub fn moves(
        &self,
        base: usize,
        slots: &[u32],
        rows: &[usize],
        allowed: [bool; 3],
        wanted: &mut [f32; 3],
    ) {
        self.mix(wanted, |network, pass| {
            let mut v = network.state_vector(pass, base, slots, rows, false);
            rectify(&mut v);
            let scores = network.move_scores(&v);
            (0..3).map(|m| if allowed[m] { scores[m] } else { f32::NEG_INFINITY }).collect()
        });
    }

    /// The relation of a token.
    pub fn relations(&self, base: usize, slots: &[u32], rows: &[usize], wanted: &mut [f32]) {
        self.mix(wanted, |network, pass| {
            let mut v = network.state_vector(pass, base, slots, rows, true);
            rectify(&mut v);
            network.label_scores(&v)
        });
    }
}
