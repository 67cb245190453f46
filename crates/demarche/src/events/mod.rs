//! From trees, entities, times, places and quotes to events: who did what to whom, and whether it is done.
//!
//! Headlines whose verb was taken for part of a name, and words cut in two, are put right (`repair`, `headlines`).
//! Words of the lexicon evoke acts (`triggers`, `acts`); what embeds an act is read from the tree
//! (`chain`, `clause`); parties fill its slots (`slots`, `parties`, `tree`); one table says what an act
//! under its operators is (`compose`); date, place, source and numbers are attached (`attach`), and
//! repeated mentions joined (`merge`). The lexicon's form is described in `docs/lexicon.md`.

mod acts;
mod antecedents;
mod attach;
mod chain;
mod clause;
mod compose;
mod conditions;
mod confidence;
mod contexts;
mod explain;
mod headlines;
mod keep;
mod lexicon;
mod magnitude;
mod means;
mod merge;
mod pair;
mod parties;
mod repair;
mod said;
mod slots;
mod tree;
mod triggers;
mod triples;
mod values;
mod view;

#[cfg(test)]
mod tests;

pub use explain::explain;
pub use lexicon::Report;
pub use pair::{Coded, Marked, code_pair};
pub use triples::{Triple, triples};
pub use values::{goldstein, plover_score};

use crate::model::{Article, Entities, Event, Events, Places, Quotes, SentenceId, Syntax, Times};
use crate::{places, times};
use demarche_data::events as data;
use view::View;

/// Frames, operators and the composition table.
#[derive(Debug, Default)]
pub struct Knowledge {
    lexicon: lexicon::Lexicon,
    /// Events less sure than this are left out; 0 keeps all.
    pub min_confidence: f32,
}

impl Knowledge {
    /// The knowledge that is built into the program.
    pub fn built_in() -> Self {
        let operators = [("operators.toml", data::OPERATORS), ("support.toml", data::SUPPORT)];
        let lexicon = lexicon::load(data::FRAMES, &operators, data::CLASSES, data::COMPOSITION);
        Knowledge { lexicon, min_confidence: 0.0 }
    }

    /// A lexicon of the user's own, in the form of `docs/lexicon.md`: `(file name, text)` of frame and
    /// operator files, the classes and the composition table.
    pub fn from_files(files: &[(&str, &str)], classes: &str, composition: &str) -> Self {
        Knowledge { lexicon: lexicon::load(files, &[], classes, composition), min_confidence: 0.0 }
    }

    /// Adds a user's lexicon before the built-in one: frames and operators in the form of `docs/lexicon.md`
    /// where `name` ends in `.toml`, else a verb dictionary in the PETRARCH format. Of two entries for a word
    /// the longer, then the more conditioned one still wins, whosever it is.
    pub fn add(&mut self, name: &str, text: &str) -> Report {
        self.lexicon.add(name, text)
    }

    /// What could not be read, with file and line.
    pub fn problems(&self) -> &[String] {
        &self.lexicon.problems
    }
}

/// Takes every earlier layer and gives the events of the coded blocks.
pub fn find(
    article: &Article,
    syntax: &Syntax,
    times: &Times,
    entities: &Entities,
    places: &Places,
    quotes: &Quotes,
    knowledge: &Knowledge,
) -> Events {
    let lexicon = &knowledge.lexicon;
    let repaired = repair::trees(&repair::Layers { text: &article.text, syntax, times, entities, lexicon });
    let syntax = repaired.as_ref().unwrap_or(syntax);
    let view =
        View { article, syntax, times, entities, places, quotes, lexicon, lenient: false, marked: false };
    let mut events = Vec::new();
    for (n, sentence) in syntax.sentences.iter().enumerate() {
        if attach::is_coded(article, sentence.block) {
            let found = of_sentence(&view, SentenceId::new(n), &events);
            events.extend(found);
        }
    }
    times::date_events(&mut events, syntax);
    events.retain(|e| e.confidence >= knowledge.min_confidence);
    merge::join(&mut events);
    places::place_events(&mut events, article, syntax, entities, places);
    Events { events }
}

/// Acts, what embeds them, their parties, what they amount to; then the ones that are events.
fn of_sentence(view: &View<'_>, sentence: SentenceId, before: &[Event]) -> Vec<Event> {
    if keep::is_sport(view, sentence) {
        return Vec::new();
    }
    let mut drafts = drafts(view, sentence);
    antecedents::fill(view, &mut drafts, before, sentence);
    let drafts = keep::events(view, drafts);
    drafts.into_iter().map(|d| attach::event(view, d, sentence)).collect()
}

/// Every act of a sentence, composed.
fn drafts(view: &View<'_>, sentence: SentenceId) -> Vec<compose::Draft> {
    let acts = acts::find(view, sentence);
    acts.into_iter().filter_map(|act| draft(view, act)).collect()
}

/// An act composed, read by the next frame where the parties found do not fit the first.
fn draft<'a>(view: &View<'a>, mut act: acts::Act<'a>) -> Option<compose::Draft> {
    let mut tried = Vec::new();
    loop {
        let links = chain::of(view, &act);
        let cast = slots::fill(view, &act, &links);
        if view.lenient || conditions::parties_hold(view, &cast, &act.frame.conditions) {
            return compose::fold(view, &act, &links, cast);
        }
        tried.push(act.hit.entry.target);
        act = acts::at(view, act.token(), &tried)?;
    }
}
