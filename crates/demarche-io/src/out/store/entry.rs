//! What the store is given, and what it knows of the inputs.

use crate::Problem;
use crate::out::rows::Rows;
use crate::out::watched::Note;

/// What the store is given, in the order of the inputs.
#[derive(Debug)]
pub(crate) enum Entry {
    /// What follows comes from this input.
    Begin {
        /// Its name.
        path: String,
        /// Size and SHA-256, but of standard input.
        print: Option<Print>,
        /// How many of its documents are dealt with; unchanged if nothing of it is read.
        seen: Option<u64>,
    },
    /// A coded document.
    Coded(Box<Rows>),
    /// A document that could not be coded, or (position 0) a whole input.
    SetAside {
        /// Which document of the input, from 1.
        position: u64,
        /// Its id, if it was read.
        id: Option<String>,
        /// What is wrong.
        problem: Problem,
    },
    /// A document that was not asked for.
    Skipped,
    /// The input was read to its end.
    End,
    /// Something about feeds to be remembered.
    Watched(Note),
}

/// Size and SHA-256 of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// Bytes.
    pub bytes: u64,
    /// Lower-case hexadecimal.
    pub sha256: String,
}

/// What the file knows of an input.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its fingerprint when it was read.
    pub print: Option<Print>,
    /// Documents dealt with.
    pub seen: u64,
    /// Whether it was read to its end.
    pub complete: bool,
    /// Whether any document of it was coded.
    pub coded: bool,
}

/// What a file must agree on to be gone on with: names and values.
pub type Settings = Vec<(&'static str, String)>;
