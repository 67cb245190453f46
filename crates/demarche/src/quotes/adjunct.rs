//! What may stand beside a cue and is no content: dates, occasions, addressees.

use super::cue::Hit;
use super::doc::Doc;
use super::ends;
use super::words::Kind;
use crate::model::{Deprel, TokenId, Upos};
use std::ops::Range;

/// Prepositions that may open a date or an occasion behind a cue.
const LINKS: &[&str] = &[
    "in", "on", "at", "during", "after", "before", "to", "through", "via", "by", "for", "about", "of",
    "with", "from",
];

/// Whether words are a date: "on Thursday", "last week".
pub(super) fn is_date(doc: &Doc<'_>, words: Range<u32>) -> bool {
    let dated = |t: u32| {
        let id = TokenId(t);
        doc.upos(id) == Upos::Adp || is_day(doc, id) || doc.is_a(id, Kind::Period) || doc.is_punct(id)
    };
    !words.is_empty() && words.len() < 5 && words.clone().all(dated)
}

/// Whether a word can open a date or an occasion behind a cue.
pub(super) fn is_day(doc: &Doc<'_>, t: TokenId) -> bool {
    doc.is_a(t, Kind::Day) || LINKS.contains(&doc.lemma(t).to_lowercase().as_str())
}

/// Whether the object of a cue is its addressee.
pub(super) fn tells(doc: &Doc<'_>, hit: &Hit<'_>) -> bool {
    doc.knowledge.is_a(hit.entry.lemma, Kind::Addressing)
}

/// One past the phrases with a preposition that go on right behind an object: "a request from the court
/// in Lima". Dates and occasions of the cue's own end them.
pub(super) fn phrases_behind(doc: &Doc<'_>, verb: TokenId, from: u32) -> u32 {
    let sentence = doc.sentence(verb);
    let mut end = from;
    for _ in 0..2 {
        let case = TokenId(end);
        let head = doc.head(case).filter(|h| h.0 > case.0 && doc.deprel(case) == Deprel::Case);
        let Some(head) = head.filter(|_| doc.upos(case) == Upos::Adp && end < sentence.end) else { break };
        let hull = doc.hull(head);
        let own = doc.head(head).is_some_and(|h| h == verb || (verb.0..end).contains(&h.0));
        let aside = is_day(doc, head)
            || doc.is_a(head, Kind::Period)
            || doc.is_a(head, Kind::Occasion)
            || doc.upos(head) == Upos::Num
            || doc.lemma(case) == "by" && doc.is_passive(verb);
        if !own || aside || hull.start != end {
            break;
        }
        end = ends::listed(doc, end..hull.end);
    }
    end
}
