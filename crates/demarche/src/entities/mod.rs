//! From trees to people, organizations, countries, places and groups: mentions, coreference,
//! offices held on the document's date, actor codes.

mod doc;
mod homonyms;
mod knowledge;
mod lexicon;
mod names;
mod nominals;
mod phrase;
mod pronouns;
mod resolve;
pub mod tagger;
mod text;
mod toponyms;
mod who;

pub use knowledge::{ActorFormat, Fault, Import, Knowledge};
pub use who::{Answer, who};

use crate::model::{Article, Entities, Syntax, Times};
use crate::places;
use doc::Doc;

/// Takes an article, its trees and its date, gives entities and their mentions.
pub fn find(
    article: &Article,
    syntax: &Syntax,
    times: &Times,
    gazetteer: &places::Knowledge,
    knowledge: &Knowledge,
) -> Entities {
    let doc = Doc::new(article, syntax, times, gazetteer, knowledge);
    let names = names::find(&doc);
    let mut nominals = nominals::find(&doc, &names);
    nominals.retain(|n| !doc.is_credit(&n.tokens));
    resolve::link(&doc, &names, &nominals)
}
