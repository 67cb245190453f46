//! The only file that knows all stages: what each takes, and in which order they run.

use crate::model::{Article, Entities, Events, Ledger, Places, Quotes, RawDocument, Syntax, Times};
use crate::{entities, events, ledger, page, places, quotes, syntax, times};

/// Everything the stages know, read-only and shared by all readers.
#[derive(Debug)]
pub struct Model {
    /// Page furniture, captions, bylines.
    pub page: page::Knowledge,
    /// Weights and tables of the parser.
    pub syntax: syntax::Knowledge,
    /// Words, values and rules of time expressions.
    pub times: times::Knowledge,
    /// People, organizations, countries, groups, sector words.
    pub entities: entities::Knowledge,
    /// The gazetteer.
    pub places: places::Knowledge,
    /// Cues.
    pub quotes: quotes::Knowledge,
    /// Frames, operators and the composition table.
    pub events: events::Knowledge,
    /// Issues and moves.
    pub ledger: ledger::Knowledge,
}

impl Model {
    /// The knowledge that is built into the program.
    pub fn built_in() -> Model {
        Model {
            page: page::Knowledge::built_in(),
            syntax: syntax::Knowledge::built_in(),
            times: times::Knowledge::built_in(),
            entities: entities::Knowledge::built_in(),
            places: places::Knowledge::built_in(),
            quotes: quotes::Knowledge::built_in(),
            events: events::Knowledge::built_in(),
            ledger: ledger::Knowledge::built_in(),
        }
    }
}

/// All layers of one document.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The page stage's layer.
    pub article: Article,
    /// The syntax stage's layer.
    pub syntax: Syntax,
    /// The times stage's layer.
    pub times: Times,
    /// The entities stage's layer.
    pub entities: Entities,
    /// The places stage's layer.
    pub places: Places,
    /// The quotes stage's layer.
    pub quotes: Quotes,
    /// The events stage's layer.
    pub events: Events,
    /// The ledger stage's layer.
    pub ledger: Ledger,
}

/// A worker: one per thread, reused from document to document.
#[derive(Debug)]
pub struct Reader<'m> {
    model: &'m Model,
    syntax: syntax::Worker,
}

impl<'m> Reader<'m> {
    /// A worker over a shared model.
    pub fn new(model: &'m Model) -> Self {
        Reader { model, syntax: syntax::Worker::default() }
    }

    /// Reads one document through every stage.
    pub fn read(&mut self, raw: &RawDocument) -> Analysis {
        let article = page::read(raw, &self.model.page);
        if article.language.as_deref().is_some_and(|l| l != "en") {
            return Analysis { article, ..Analysis::default() };
        }
        self.read_article(article)
    }

    /// Reads an article whose page stage is done: for text whose blocks are already known.
    pub fn read_article(&mut self, article: Article) -> Analysis {
        let m = self.model;
        let syntax = syntax::parse(&article, &m.syntax, &mut self.syntax);
        let times = times::find(&article, &syntax, &m.times);
        let entities = entities::find(&article, &syntax, &times, &m.places, &m.entities);
        let places = places::locate(&article, &syntax, &entities, &m.places);
        let quotes = quotes::find(&article, &syntax, &times, &entities, &places, &m.quotes);
        let events = events::find(&article, &syntax, &times, &entities, &places, &quotes, &m.events);
        let ledger = ledger::find(&article, &syntax, &times, &entities, &quotes, &events, &m.ledger);
        Analysis { article, syntax, times, entities, places, quotes, events, ledger }
    }
}
