//! What a sentence teaches: the losses of moves and relations, with their gradients.

use crate::guides::Advice;
use crate::matrix::{add, softmax};
use crate::network::{Network, Pass};
use crate::treebank::{Random, Tree};
use demarche::syntax::shape::*;
use demarche::syntax::transition::{MOVES, NONE, State};

/// How much of the vectors of states and relations is dropped.
const STATE_DROP: f32 = 0.2;

/// Rectifies a vector and drops parts of it.
fn rectify_and_drop(v: &mut [f32], random: &mut Random) {
    let keep = 1.0 / (1.0 - STATE_DROP);
    v.iter_mut().for_each(|x| *x = if random.unit() < STATE_DROP { 0.0 } else { x.max(0.0) * keep });
}

/// The loss of one sentence's moves along the parser's own way, with its gradients; `follow` is the
/// chance that the parser's choice is followed rather than the best of the oracle's.
pub fn learn_moves(
    net: &mut Network,
    pass: &mut Pass,
    advice: &Advice,
    (base, gold): (usize, &[u32]),
    state: &mut State,
    follow: f32,
    random: &mut Random,
) -> (usize, usize) {
    let (mut right, mut seen) = (0, 0);
    state.start(gold.len());
    while !state.is_done() {
        let costs = MOVES.map(|m| if state.allows(m) { state.cost(m, gold) } else { u32::MAX });
        let least = costs.iter().copied().min().unwrap_or(0);
        let (slots, rows) = (move_slots(state), move_rows(state));
        let mut v = net.state_vector(pass, base, &slots, &rows, false);
        rectify_and_drop(&mut v, random);
        let mut scores = net.move_scores(&v);
        for (s, c) in scores.iter_mut().zip(costs) {
            if c == u32::MAX {
                *s = f32::NEG_INFINITY;
            }
        }
        let top = |allowed: &dyn Fn(usize) -> bool| {
            (0..3).filter(|&m| allowed(m)).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0)
        };
        let (got, best) = (top(&|m| costs[m] != u32::MAX), top(&|m| costs[m] == least));
        let forced = costs.iter().filter(|&&c| c != u32::MAX).count() == 1;
        if !forced {
            seen += 1;
            right += usize::from(costs[got] == least);
            softmax(&mut scores);
            let good: f32 = (0..3).filter(|&m| costs[m] == least).map(|m| scores[m]).sum();
            let mut wanted =
                [0, 1, 2].map(|m| if costs[m] == least { scores[m] / good.max(1e-6) } else { 0.0 });
            advice.moves(base, &slots, &rows, costs.map(|c| c != u32::MAX), &mut wanted);
            let mut dv = vec![0.0; MOVE_WIDTH];
            for m in 0..3 {
                let g = scores[m] - wanted[m];
                if g == 0.0 {
                    continue;
                }
                let at = net.layout.moves.start + m * MOVE_WIDTH;
                for c in 0..MOVE_WIDTH {
                    dv[c] += g * net.weights[at + c];
                    net.gradient[at + c] += g * v[c];
                }
            }
            for (d, v) in dv.iter_mut().zip(&v) {
                *d *= if *v > 0.0 { 1.0 / (1.0 - STATE_DROP) } else { 0.0 };
            }
            net.state_back(pass, base, &slots, &rows, false, &dv);
        }
        state.apply(MOVES[if random.unit() < follow { got } else { best }]);
    }
    (right, seen)
}

/// The loss of one sentence's relations over its gold tree, with its gradients.
pub fn learn_labels(
    net: &mut Network,
    pass: &mut Pass,
    advice: &Advice,
    (base, tree): (usize, &Tree),
    state: &mut State,
    random: &mut Random,
) -> usize {
    let (mut right, gold) = (0, &tree.heads);
    state.start(gold.len());
    state.build(gold);
    for (i, &head) in gold.iter().enumerate() {
        if head == NONE {
            right += 1;
            continue;
        }
        let (slots, rows) = (label_slots(state, i as u32), label_rows(state, i as u32));
        let mut v = net.state_vector(pass, base, &slots, &rows, true);
        rectify_and_drop(&mut v, random);
        let mut scores = net.label_scores(&v);
        let rel = tree.rels[i] as usize;
        right += usize::from((0..LABELS).max_by(|&a, &b| scores[a].total_cmp(&scores[b])) == Some(rel));
        softmax(&mut scores);
        let mut wanted = [0.0; LABELS];
        wanted[rel] = 1.0;
        advice.relations(base, &slots, &rows, &mut wanted);
        scores.iter_mut().zip(&wanted).for_each(|(s, w)| *s -= w);
        let (w, b) = (net.layout.labels.0.start, net.layout.labels.1.clone());
        add(&mut net.gradient[b], &scores);
        let mut dv = vec![0.0; LABEL_WIDTH];
        for c in 0..LABEL_WIDTH {
            if v[c] > 0.0 {
                let row = w + c * LABELS..w + (c + 1) * LABELS;
                let sum: f32 = net.weights[row.clone()].iter().zip(&scores).map(|(a, b)| a * b).sum();
                dv[c] = sum / (1.0 - STATE_DROP);
                let x = v[c];
                for (g, s) in net.gradient[row].iter_mut().zip(&scores) {
                    *g += x * s;
                }
            }
        }
        net.state_back(pass, base, &slots, &rows, true, &dv);
    }
    right
}
