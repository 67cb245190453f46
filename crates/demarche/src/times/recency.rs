//! How long ago what a text names is likely to be: the shares of `values/recency.tsv`.

use super::words::data_lines;
use rustc_hash::FxHashMap;

/// Shares by kind of clue and step.
#[derive(Debug, Default)]
pub(super) struct Recency {
    kinds: FxHashMap<&'static str, Shares>,
}

#[derive(Debug, Default)]
struct Shares {
    /// First step, last step, share of each step between them.
    ranges: Vec<(i32, i32, f64)>,
    rest: f64,
}

impl Recency {
    pub(super) fn read(table: &'static str) -> Self {
        let mut recency = Recency::default();
        for fields in data_lines(table) {
            let &[kind, from, to, share] = fields.as_slice() else { continue };
            let shares = recency.kinds.entry(kind).or_default();
            let Ok(share) = share.parse::<f64>() else { continue };
            match (from.parse(), to.parse()) {
                (Ok(from), Ok(to)) => shares.ranges.push((from, to, share)),
                _ => shares.rest = share,
            }
        }
        recency
    }

    /// The logarithm of the share of this step.
    pub(super) fn log(&self, kind: &str, step: i32) -> f64 {
        let Some(shares) = self.kinds.get(kind) else { return 0.0 };
        let range = shares.ranges.iter().find(|(from, to, _)| (*from..=*to).contains(&step));
        range.map_or(shares.rest, |r| r.2).max(1e-6).ln()
    }

    /// The logarithm of the share of steps far away.
    pub(super) fn log_rest(&self, kind: &str) -> f64 {
        self.kinds.get(kind).map_or(0.0, |s| s.rest.max(1e-6).ln())
    }
}
