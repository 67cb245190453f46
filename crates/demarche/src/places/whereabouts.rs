//! What words say of where an event took place: `data/places/whereabouts.tsv`.

use demarche_data::places as data;
use std::sync::LazyLock;

/// The table, by class.
struct Table {
    into: Vec<&'static str>,
    edge: Vec<&'static str>,
    attitude: Vec<&'static str>,
    abroad: Vec<&'static str>,
    gathering: Vec<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let lines =
        || data::WHEREABOUTS.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
    let of = |class: &str| lines().filter(|l| l.0 == class).flat_map(|l| l.1.split('|')).collect();
    Table {
        into: of("into"),
        edge: of("edge"),
        attitude: of("attitude"),
        abroad: of("abroad"),
        gathering: of("gathering"),
    }
});

/// Whether a preposition puts something somewhere, given the noun that it goes with.
pub(super) fn puts(preposition: &str, noun: &str) -> bool {
    TABLE.into.contains(&preposition) || preposition == "on" && TABLE.edge.contains(&noun)
}

/// Whether "in X" after this word puts nothing into X.
pub(super) fn is_attitude(word: &str) -> bool {
    TABLE.attitude.contains(&word)
}

/// Whether a place before this noun is where it is held: "the Madrid summit".
pub(super) fn is_gathering(noun: &str) -> bool {
    TABLE.gathering.contains(&noun.to_lowercase().as_str())
}

/// Whether somebody so described or named speaks for a country from outside of it.
pub(super) fn is_abroad(description: &str) -> bool {
    let description = description.to_lowercase();
    TABLE.abroad.iter().any(|w| description.contains(w))
}
