//! From quotes and events to statements and stances: where each party stands.
//!
//! Predicates of position ([`moves`]) are looked up in the trees; what they are about gets a name from
//! the codebook of issues or keeps its own words ([`issues`]); the party is the predicate's deep subject
//! or the speaker ([`parties`]). Statements fold into stances ([`fold`]), of one document or of many
//! ([`Dossier`]).

mod conditions;
mod days;
mod dossier;
mod entry;
mod fold;
mod issues;
mod knowledge;
#[cfg(test)]
mod lexicon;
mod linear;
mod modal;
mod moves;
mod objects;
mod parties;
mod reader;
mod stances;

pub(crate) use days::days;
pub use dossier::{Cell, Change, Cut, Direction, Dossier, View, changes};
pub use entry::{Entry, entries};
pub use knowledge::Knowledge;

use crate::model::{Article, Entities, Events, Ledger, Quotes, Syntax, Times};

/// Takes trees, times, entities, quotes and events, gives the document's statements and stances.
pub fn find(
    article: &Article,
    syntax: &Syntax,
    times: &Times,
    entities: &Entities,
    quotes: &Quotes,
    events: &Events,
    knowledge: &Knowledge,
) -> Ledger {
    let reader = reader::Reader { article, syntax, times, entities, quotes, events, knowledge };
    let statements = reader.statements();
    let stances = stances::stances(&statements, times.published.date);
    Ledger { statements, stances }
}
