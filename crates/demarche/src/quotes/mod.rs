//! From trees and entities to attributions: source – cue – content.
//!
//! 1. `marks`: passages in quotation marks, from the text alone;
//! 2. `direct`: the cue and speaker before (`introduced`) or behind (`followed`) a passage, by word
//!    order, or the utterance it goes on with (`standing`); `label`:
//!    headlines and interviews, where a name and a colon open the line;
//! 3. `indirect`: every other cue, by the clause or phrase it governs;
//! 4. `settle`: overlaps, nesting, passages that go on with a report (`joined`), speakers' entities, addressee,
//!    date and place.

mod adjunct;
mod around;
mod beyond;
mod clause;
mod cut;
mod days;
mod detail;
mod direct;
mod doc;
mod draft;
mod ends;
mod extent;
mod followed;
mod indirect;
mod infinitive;
mod introduced;
mod joined;
mod knowledge;
mod label;
mod marked;
mod marks;
mod nest;
mod nominal;
mod object;
mod order;
mod passive;
mod portion;
mod query;
mod rest;
mod second;
mod settle;
mod source;
mod speaker;
mod standing;
mod start;
mod subject;
mod title;
mod unlisted;
mod words;

pub use knowledge::Knowledge;
pub use query::{attribution_at, attributions_around, first_person, is_first_person};

use crate::model::{Article, Entities, Places, Quotes, Syntax, Times};

/// Takes trees, times, entities and places, gives who said what.
pub fn find(
    article: &Article,
    syntax: &Syntax,
    times: &Times,
    entities: &Entities,
    places: &Places,
    knowledge: &Knowledge,
) -> Quotes {
    let paragraphs = marks::paragraphs(article);
    let passages = marks::scan(&article.text, &paragraphs);
    let doc = doc::Doc { article, syntax, entities, passages: &passages, paragraphs: &paragraphs, knowledge };
    let mut direct = direct::read(&doc);
    direct.extend(label::read(&doc));
    let mut indirect = indirect::read(&doc, &direct);
    let unlisted = unlisted::read(&doc, &direct.iter().chain(&indirect).collect::<Vec<_>>());
    indirect.extend(unlisted);
    settle::settle(&doc, times, places, direct, indirect)
}

#[cfg(test)]
mod tests;
