//! Data of the `events` stage: frames by family, operators, supporting words, classes, composition, codes.

macro_rules! frames {
    ($($family:literal),* $(,)?) => {
        &[$((concat!($family, ".toml"), include_str!(concat!("../data/events/frames/", $family, ".toml")))),*]
    };
}

/// Frame files: name and text, in the order in which ties are settled.
pub const FRAMES: &[(&str, &str)] = frames![
    "accuse",
    "agree",
    "aid",
    "assault-air",
    "assault-ground",
    "assault-people",
    "coerce-arrest",
    "coerce-restrict",
    "concede",
    "consult",
    "cooperate",
    "mobilize",
    "protest",
    "reject",
    "request",
    "retreat",
    "sanction",
    "support",
    "threaten",
    "accuse-words",
    "accuse-crimes",
    "investigate",
    "agree-words",
    "agree-aid",
    "agree-yield",
    "aid-kinds",
    "aid-people",
    "assault-fighting",
    "assault-persons",
    "assault-bombs",
    "assault-weapons",
    "assault-victims",
    "assault-mass",
    "assault-words",
    "coerce-power",
    "coerce-bans",
    "coerce-persons",
    "coerce-cyber",
    "coerce-words",
    "concede-words",
    "concede-policy",
    "consult-visits",
    "consult-talks",
    "cooperate-fields",
    "mobilize-shows",
    "mobilize-forces",
    "protest-demonstrations",
    "protest-strikes",
    "protest-riots",
    "reject-words",
    "reject-cooperation",
    "reject-reform",
    "reject-talks",
    "request-words",
    "request-aid",
    "request-yield",
    "retreat-release",
    "retreat-forces",
    "sanction-ties",
    "sanction-embargo",
    "sanction-words",
    "support-words",
    "support-ties",
    "threaten-measures",
    "threaten-violence",
    "cooperate-words",
    "aid-words",
    "consult-words",
    "yield-words",
];
/// Words that embed an act and change its standing.
pub const OPERATORS: &str = include_str!("../data/events/operators.toml");
/// Words that carry an act noun.
pub const SUPPORT: &str = include_str!("../data/events/support.toml");
/// Context × type → type, mode, code, status.
pub const COMPOSITION: &str = include_str!("../data/events/composition.toml");
/// Word classes.
pub const CLASSES: &str = include_str!("../data/events/words/classes.toml");
/// Goldstein's scores by prefix of a CAMEO code.
pub const GOLDSTEIN: &str = include_str!("../data/events/values/goldstein.tsv");
/// PLOVER scores by type or type/mode.
pub const PLOVER_SCORES: &str = include_str!("../data/events/values/plover.tsv");
/// PLOVER types by CAMEO root.
pub const ROOTS: &str = include_str!("../data/events/values/roots.tsv");

/// What speaks for or against an event being right, in log-odds.
pub const CONFIDENCE: &str = include_str!("../data/events/values/confidence.tsv");

/// An act's CAMEO code × the root of what it is composed to → the code beneath that root.
pub const COMPOSED: &str = include_str!("../data/events/values/composed.tsv");
