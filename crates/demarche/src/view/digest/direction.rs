//! Better or worse: acts and moves of a period weighed against those of the period before.

use super::acts::Act;
use crate::ledger::{Change, Direction};
use crate::model::StanceState;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The table of weights, `data/view/direction.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Weights {
    threshold: f64,
    status: FxHashMap<String, f64>,
    moved: FxHashMap<String, f64>,
    new: FxHashMap<String, f64>,
    withdrawn: FxHashMap<String, f64>,
}

/// The verdict on a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Verdict {
    pub name: &'static str,
    /// Sum of the period's reasons.
    pub balance: f64,
    /// The same of the period before; `None` where nothing is known of it.
    pub before: Option<f64>,
}

impl Weights {
    pub fn built_in() -> Self {
        // The built-in file is checked by a test; a broken one weighs nothing.
        toml::from_str(demarche_data::view::DIRECTION).unwrap_or_default()
    }

    /// What an act counts.
    pub fn act(&self, act: &Act) -> f64 {
        act.score * of(&self.status, &act.status)
    }

    /// What a change of stance counts.
    pub fn change(&self, change: &Change) -> f64 {
        let state =
            |cell: &Option<crate::ledger::Cell>| cell.as_ref().map_or("", |c| StanceState::name(c.state));
        match change.direction {
            Direction::New => of(&self.new, state(&change.after)),
            Direction::Withdrawn => of(&self.withdrawn, state(&change.before)),
            direction => of(&self.moved, direction.name()),
        }
    }

    /// The verdict on a period's balance, given that of the period before.
    pub fn verdict(&self, balance: f64, before: Option<f64>) -> Verdict {
        let change = balance - before.unwrap_or(0.0);
        let name = match change {
            c if c <= -self.threshold => "deteriorated",
            c if c >= self.threshold => "improved",
            _ => "unchanged",
        };
        Verdict { name, balance, before }
    }
}

fn of(table: &FxHashMap<String, f64>, key: &str) -> f64 {
    table.get(key).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_parses_and_knows_every_state() {
        let weights: Weights = toml::from_str(demarche_data::view::DIRECTION).expect("direction.toml");
        let states = ["accept", "offer", "open", "demand", "reject", "non-starter", "threat-if"];
        assert!(states.iter().all(|s| weights.new.contains_key(*s) && weights.withdrawn.contains_key(*s)));
    }

    #[test]
    fn the_period_before_is_the_measure() {
        let weights = Weights::built_in();
        assert_eq!(weights.verdict(-9.0, None).name, "deteriorated");
        assert_eq!(weights.verdict(-9.0, Some(-30.0)).name, "improved");
        assert_eq!(weights.verdict(-9.0, Some(-8.0)).name, "unchanged");
    }
}
