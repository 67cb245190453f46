//! Deep subjects (`subject`) and objects (`object`), phrases (`phrase`): trees with voice, control, relative
//! clauses and coordination undone.

mod object;
mod phrase;
mod subject;

pub(super) use object::{existential, indirect_object, inverted_object, object, speech_before, verb_before};
pub(super) use phrase::{adjacent, coordinated, has_case, prepositional, prepositionals};
pub(super) use subject::{is_passive, subject, surface_subject};
