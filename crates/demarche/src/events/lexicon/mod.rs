//! The lexicon: frames, operators, word classes and the composition table, as read from their files.

mod classes;
mod dictionary;
mod entry;
mod load;
mod petrarch;
mod table;

pub(super) use classes::Classes;
pub(super) use entry::{Entry, Kind, Word};
pub(super) use load::load;
pub use petrarch::Report;
pub(super) use table::{Cell, Composition, Roles, Row};

use crate::model::{PloverType, Status, Str};
use rustc_hash::FxHashMap;

/// Where a slot finds its party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Subj,
    Obj,
    Iobj,
    ObjOf,
    ClauseSubj,
    Xcomp,
    Ccomp,
    Place,
    Speaker,
    Prep(Str),
}

impl Slot {
    /// The slot of a name in the lexicon.
    pub(super) fn parse(name: &str) -> Option<Slot> {
        Some(match name {
            "subj" => Slot::Subj,
            "obj" => Slot::Obj,
            "iobj" => Slot::Iobj,
            "obj.of" => Slot::ObjOf,
            "clause.subj" => Slot::ClauseSubj,
            "xcomp" => Slot::Xcomp,
            "ccomp" => Slot::Ccomp,
            "place" => Slot::Place,
            "speaker" => Slot::Speaker,
            _ => Slot::Prep(name.strip_prefix("prep:")?.into()),
        })
    }
}

/// What must hold for a frame to read a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Conditions {
    pub if_obj: Vec<Str>,
    pub unless_obj: Vec<Str>,
    pub if_subj: Vec<Str>,
    pub unless_subj: Vec<Str>,
    pub if_prep: Vec<Str>,
    pub unless_prep: Vec<Str>,
    pub if_near: Vec<Str>,
    pub unless_near: Vec<Str>,
    /// Auxiliaries of the complement clause ("must" in "said that X must leave"), or "to" for an infinitive.
    pub if_clause: Vec<Str>,
    pub if_actor: Vec<Str>,
    pub if_recipient: Vec<Str>,
    pub unless_recipient: Vec<Str>,
}

/// One meaning of some words.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// "accuse/condemn".
    pub name: Str,
    /// Line of the frame in its file, from 1.
    pub line: u32,
    pub plover: PloverType,
    pub mode: Option<Str>,
    pub cameo: Str,
    pub contexts: Vec<Str>,
    pub status: Option<Status>,
    pub actor: Vec<Slot>,
    pub recipient: Vec<Slot>,
    pub reciprocal: bool,
    pub conditions: Conditions,
    pub examples: Vec<Str>,
    pub counter: Vec<Str>,
}

/// How the subject or object of an operator takes part in the embedded act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    Actor,
    Recipient,
    Nothing,
}

/// A word that embeds an act.
#[derive(Clone, Debug)]
pub(super) struct Operator {
    /// "threaten".
    pub id: Str,
    /// Row of the composition table.
    pub context: Str,
    /// Where the embedded act stands.
    pub act: Vec<Slot>,
    pub subject: Takes,
    pub object: Takes,
    pub conditions: Conditions,
}

/// Everything the coder knows, by the lemma of the head word.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(super) frames: Vec<Frame>,
    pub(super) frame_words: FxHashMap<Str, Vec<Entry>>,
    pub(super) operators: Vec<Operator>,
    pub(super) operator_words: FxHashMap<Str, Vec<Entry>>,
    pub(super) classes: Classes,
    pub(super) composition: Composition,
    /// Whether a user's file is being read, whose words go before the built-in ones.
    users: bool,
    /// What could not be read, with file and line; empty for the built-in files.
    pub(super) problems: Vec<String>,
}
