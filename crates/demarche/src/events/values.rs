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

/// Act's code → (root of the composed code → code beneath it), by the columns that the table's head names.
static COMPOSED: LazyLock<FxHashMap<&'static str, Vec<(&'static str, &'static str)>>> = LazyLock::new(|| {
    let mut lines = data::COMPOSED.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t'));
    let roots: Vec<&str> = lines.next().into_iter().flatten().skip(1).filter(|r| is_code(r)).collect();
    let row = |mut cells: std::str::Split<'static, char>| {
        let act = cells.next()?;
        Some((act, roots.iter().copied().zip(cells).filter(|(_, c)| is_code(c)).collect()))
    };
    lines.filter_map(row).collect()
});

fn is_code(cell: &str) -> bool {
    cell.bytes().all(|b| b.is_ascii_digit())
}

/// The code of an act inside another: `coarse` says the root ("02", asked for), the act's own code which
/// code beneath it ("073" → "0233", an appeal for humanitarian aid). `None` where CAMEO has no finer one.
pub(super) fn composed(act: &str, coarse: &str) -> Option<&'static str> {
    let prefixes = (2..=act.len()).rev().filter_map(|n| COMPOSED.get(act.get(..n)?));
    let root = coarse.get(..2)?;
    prefixes.flatten().find(|(r, _)| *r == root).map(|(_, code)| *code)
}

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
    fn a_code_inside_another_lies_under_that_ones_root() {
        assert_eq!(composed("073", "020"), Some("0233"));
        assert_eq!(composed("0731", "102"), Some("1033"));
        assert_eq!(composed("1721", "130"), Some("1321"));
        assert_eq!(composed("112", "020"), None);
        for (act, cells) in COMPOSED.iter() {
            let astray: Vec<_> = cells.iter().filter(|(root, code)| !code.starts_with(root)).collect();
            assert!(astray.is_empty(), "{act}: {astray:?}");
        }
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
