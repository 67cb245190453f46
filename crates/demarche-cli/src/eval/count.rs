//! Counts, rates and matching.

use serde_json::{Value, json};
use std::collections::HashMap;

/// Counts by name.
#[derive(Default)]
pub(super) struct Count(HashMap<&'static str, u64>);

impl Count {
    pub(super) fn add(&mut self, name: &'static str, n: usize) {
        *self.0.entry(name).or_default() += n as u64;
    }

    pub(super) fn one_if(&mut self, name: &'static str, yes: bool) {
        self.add(name, usize::from(yes));
    }

    pub(super) fn get(&self, name: &str) -> u64 {
        self.0.get(name).copied().unwrap_or(0)
    }

    pub(super) fn prf(&self, hits: &str, predicted: &str, gold: &str) -> Value {
        prf(self.get(hits), self.get(predicted), self.get(gold))
    }

    /// A rate of nothing is 0.
    pub(super) fn rate(&self, hits: &str, of: &str) -> f64 {
        round(self.get(hits) as f64 / self.get(of).max(1) as f64, 4)
    }

    /// A rate of nothing is not known.
    pub(super) fn ratio(&self, hits: &str, of: &str) -> Value {
        if self.get(of) == 0 { Value::Null } else { self.rate(hits, of).into() }
    }
}

/// Precision, recall and F1.
pub(super) fn prf(hits: u64, predicted: u64, gold: u64) -> Value {
    let share = |n: u64| if n > 0 { hits as f64 / n as f64 } else { 0.0 };
    let (p, r) = (share(predicted), share(gold));
    let f1 = if p + r > 0.0 { round(2.0 * p * r / (p + r), 4) } else { 0.0 };
    json!({"p": round(p, 4), "r": round(r, 4), "f1": f1, "gold": gold, "predicted": predicted})
}

/// Rounded on the exact decimal value, ties to even, as Python's `round`.
pub(super) fn round(x: f64, digits: usize) -> f64 {
    format!("{x:.digits$}").parse().unwrap_or(x)
}

/// Greedy one-to-one matching by descending score above 0: pairs of gold and predicted.
pub(super) fn matching<G, P>(
    gold: &[G],
    predicted: &[P],
    score: impl Fn(&G, &P) -> f64,
) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        let scored = predicted.iter().enumerate().map(|(j, p)| (score(g, p), i, j));
        candidates.extend(scored.filter(|c| c.0 > 0.0));
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used_gold, mut used) = (vec![false; gold.len()], vec![false; predicted.len()]);
    let mut pairs = Vec::new();
    for (_, i, j) in candidates {
        if !used_gold[i] && !used[j] {
            (used_gold[i], used[j]) = (true, true);
            pairs.push((i, j));
        }
    }
    pairs
}

/// How many words two ascending lists share.
pub(super) fn shared(a: &[usize], b: &[usize]) -> usize {
    a.iter().filter(|x| b.binary_search(x).is_ok()).count()
}

/// Shared of all.
pub(super) fn jaccard(a: &[usize], b: &[usize]) -> f64 {
    let both = shared(a, b);
    let all = a.len() + b.len() - both;
    if all > 0 { both as f64 / all as f64 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::round;

    #[test]
    fn rounding_is_pythons() {
        assert_eq!(round(0.03125, 4), 0.0312);
        assert_eq!(round(0.09375, 4), 0.0938);
        assert_eq!(round(2.0 / 3.0, 4), 0.6667);
        assert_eq!(round(84.995, 2), 85.0);
    }
}
