//! From quotes and events to statements and stances: where each party stands.
//!
//! Predicates of position (`moves`) are looked up in the trees; what they are about (`arguments`) gets
//! a name from the codebook of issues or keeps its own words (`issues`, `names`); the party
//! (`parties`) is the predicate's deep subject (`subjects`) or the speaker (`speakers`). Beside the statements stand what hangs on what (`linkages`) and what
//! was put forward and became of it (`proposals`). Statements fold into stances (`fold`), of one
//! document or of many ([`Dossier`], with [`Register`]).

mod arguments;
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
mod linkages;
mod modal;
mod moves;
mod names;
mod objects;
mod parties;
mod proposals;
mod reader;
mod register;
mod speakers;
mod stances;
mod standing;
mod subjects;

pub(crate) use days::days;
pub use dossier::{Cell, Change, Cut, Direction, Dossier, View, changes};
pub use entry::{Entry, entries};
pub use knowledge::Knowledge;
pub(crate) use proposals::fate;
pub use register::{Linked, Register, Step, Tabled};

use crate::model::{Article, Entities, Events, Ledger, Quotes, Syntax, Times};

/// Takes trees, times, entities, quotes and events, gives the document's statements, linkages, proposals and stances.
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
    let linkages = reader.linkages(&statements);
    let proposals = reader.proposals(&statements);
    let stances = stances::stances(&statements, times.published.date);
    Ledger { statements, linkages, proposals, stances }
}
