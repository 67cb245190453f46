//! How sure the coder is: a sum of weights, calibrated on development data (docs/events.md).

use super::compose::Draft;
use crate::model::{EntityId, Span, Status};
use demarche_data::events as data;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What speaks for or against an event, in log-odds; `quality/calibrate.py` made the table.
static WEIGHTS: LazyLock<FxHashMap<&'static str, f32>> = LazyLock::new(|| {
    let lines = data::CONFIDENCE.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
    lines.filter_map(|(name, weight)| Some((name, weight.trim().parse().ok()?))).collect()
});

/// Evidence longer than this many bytes is hard to parse.
const LONG: usize = 160;

/// Estimated probability that type and parties are right.
pub(super) fn of(draft: &Draft, status: Status, attribution: &[EntityId], evidence: Span) -> f32 {
    let weight = |name: &str| WEIGHTS.get(name).copied().unwrap_or(0.0);
    let mut score = weight("all") + weight(draft.plover.name()) + weight(status.name());
    let holds = [
        ("no actor", draft.cast.actors.is_empty()),
        ("no recipient", draft.cast.recipients.is_empty()),
        ("conditioned frame", draft.conditioned),
        ("one context", contexts(&draft.rule) == 1),
        ("several contexts", contexts(&draft.rule) > 1),
        ("attributed", !attribution.is_empty()),
        ("long evidence", evidence.len() > LONG),
    ];
    score += holds.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| weight(name)).sum::<f32>();
    let probability = 1.0 / (1.0 + (-score).exp());
    // Two digits say all that the table knows.
    (probability * 100.0).round() / 100.0
}

/// How many rows of the composition table made the event.
fn contexts(rule: &str) -> usize {
    rule.split('+').skip(1).count()
}

#[cfg(test)]
mod tests {
    use super::WEIGHTS;

    #[test]
    fn the_table_weighs_what_is_missing() {
        assert!(WEIGHTS.contains_key("all"));
        assert!(WEIGHTS.get("no recipient").is_some_and(|w| *w < 0.0));
    }
}
