//! From trees and entities to attributions: source – cue – content.
//!
//! 1. `marks`: passages in quotation marks, from the text alone; `portion` and `title` tell what stands around one
//!    and whether it is a name.
//! 2. `direct`: the cue and speaker before (`introduced`) or behind (`followed`) a passage, by word order, with the
//!    words outside the marks that belong to it (`beyond`, `rest`), or the utterance it goes on with (`standing`);
//!    `label`: headlines and interviews, where a name and a colon open the line.
//! 3. `indirect`: every other cue, by the clause (`clause`, `start`), infinitive (`infinitive`), object (`object`,
//!    `marked`), subject (`passive`) or phrase (`nominal`) that it governs, or by its place between commas (`order`,
//!    `around`). `extent`, `cut`, `second` and `ends` tell where a report is over. `unlisted`: marks that no cue
//!    claims, by the verb above them.
//! 4. `settle`: overlaps (`chosen`), nesting (`nest`), passages that go on with a report (`joined`), speakers' entities
//!    (`source`, `subject`, `speaker`), addressee (`detail`), date (`days`) and place.
//!
//! `doc` and `cue` are the questions that all of them ask, `knowledge` and `words` what they know.

mod adjunct;
mod around;
mod beyond;
mod chosen;
mod clause;
mod cue;
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
    let unlisted = unlisted::read(&doc, direct.iter().chain(&indirect));
    indirect.extend(unlisted);
    settle::settle(&doc, times, places, direct, indirect)
}

#[cfg(test)]
mod tests;
