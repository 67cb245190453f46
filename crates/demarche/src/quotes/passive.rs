//! Content of passive cues: what their subject is said to do, or to be.

use super::clause::{Content, content};
use super::cue::Hit;
use super::doc::Doc;
use super::knowledge::Frames;
use super::words::Kind;
use super::{infinitive, marked, source};
use crate::model::{Deprel, TokenId};

/// How many words may stand between a passive cue and a name in quotation marks: "is called (a) “…”".
const NEAREST_NAME: usize = 4;

/// "is expected to win", "was criticized by the union for delays".
pub(super) fn of_passive(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let subject = doc.child(hit.head, |d| matches!(d, Deprel::NsubjPass | Deprel::Nsubj));
    let run = subject.map_or(0..0, |s| source::phrase(doc, s, hit.head).tokens);
    let agent = || source::of_verb(doc, hit.head).is_some();
    // "were not authorized to speak": a leave or duty that nobody is said to give is a state of things.
    let state = doc.knowledge.is_a(hit.entry.lemma, Kind::Duty) && !agent();
    if let Some(clause) = infinitive::to_clause(doc, hit.head).filter(|_| !state) {
        let mut tail = doc.hull(clause);
        tail.start = tail.start.max(hit.end.0);
        return content("passive infinitive", vec![run, doc.trim(tail)]);
    }
    if let Some(end) =
        marked::up_to_passage(doc, hit, hit.end.0).filter(|_| hit.entry.quotes() && !run.is_empty())
    {
        let near = (hit.end.0..end).take(NEAREST_NAME).any(|t| doc.passage_of(TokenId(t)).is_some());
        if near {
            return content("passive", vec![run, doc.trim(hit.end.0..end)]);
        }
    }
    if agent() && hit.entry.frames.has(Frames::OBJ) { content("passive", vec![run]) } else { None }
}
