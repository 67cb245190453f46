//! Scores of events on Goldstein's and PLOVER's scales.

use crate::model::PloverType;
use demarche_data::events as data;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static GOLDSTEIN: LazyLock<FxHashMap<&'static str, f64>> = LazyLock::new(|| table(data::GOLDSTEIN));
static PLOVER: LazyLock<FxHashMap<&'static str, f64>> = LazyLock::new(|| table(data::PLOVER_SCORES));

static ROOTS: LazyLock<FxHashMap<&'static str, PloverType>> = LazyLock::new(|| {
    let lines = data::ROOTS.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
    lines.filter_map(|(k, v)| Some((k, PloverType::parse(v.trim())?))).collect()
});

/// The PLOVER type of a CAMEO code by its root alone; `None` for statements and what is no code.
pub(super) fn root_type(cameo: &str) -> Option<PloverType> {
    (2..=cameo.len()).rev().find_map(|n| ROOTS.get(cameo.get(..n)?).copied())
}

fn table(text: &'static str) -> FxHashMap<&'static str, f64> {
    let lines = text.lines().filter(|l| !l.starts_with('#'));
    lines.filter_map(|l| l.split_once('\t')).filter_map(|(k, v)| Some((k, v.trim().parse().ok()?))).collect()
}

/// Goldstein's score of a CAMEO code, −10 to 10: that of its longest known prefix.
pub fn goldstein(cameo: &str) -> Option<f64> {
    (2..=cameo.len()).rev().find_map(|n| GOLDSTEIN.get(cameo.get(..n)?).copied())
}

/// PLOVER's score of a type and mode, −10 to 10.
pub fn plover_score(plover: PloverType, mode: Option<&str>) -> Option<f64> {
    let own = mode.and_then(|m| PLOVER.get(format!("{}/{m}", plover.name()).as_str()).copied());
    own.or_else(|| PLOVER.get(plover.name()).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_takes_its_longest_prefix() {
        assert_eq!(goldstein("1246"), Some(-4.0));
        assert_eq!(goldstein("042"), Some(1.9));
        assert_eq!(goldstein(""), None);
    }

    #[test]
    fn a_code_has_the_type_of_its_root() {
        assert_eq!(root_type("191"), Some(PloverType::Assault));
        assert_eq!(root_type("163"), Some(PloverType::Coerce));
        assert_eq!(root_type("010"), None);
    }

    #[test]
    fn a_mode_may_differ_from_its_type() {
        assert_eq!(plover_score(PloverType::Consult, Some("visit")), Some(4.0));
        assert_eq!(plover_score(PloverType::Aid, None), Some(10.0));
    }
}
