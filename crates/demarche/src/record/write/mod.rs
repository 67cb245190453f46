//! From layers to the record, a module a table.

mod document;
mod entities;
mod events;
mod ledger;
mod quotes;
mod times;

use super::ids::Ids;
use super::offsets::Offsets;
use super::types as out;
use crate::Analysis;
use crate::model::{EntityId, Span};

/// A record together with the ids of each layer's elements, by index: what `explain` needs.
#[derive(Clone, Debug)]
pub struct Written {
    /// The record.
    pub record: out::Record,
    /// Id of each entity of the analysis.
    pub entities: Vec<String>,
    /// Id of each attribution.
    pub quotes: Vec<String>,
    /// Id of each event.
    pub events: Vec<String>,
    /// Id of each statement.
    pub statements: Vec<String>,
}

/// Writes the record of an analysis.
pub fn write(analysis: &Analysis) -> out::Record {
    write_with_ids(analysis).record
}

/// Writes the record and tells which id each element of the layers got.
pub fn write_with_ids(analysis: &Analysis) -> Written {
    let mut ids = Ids::new(&analysis.article.id);
    let offsets = Offsets::new(&analysis.article.text);
    let w = Writer::new(analysis, &offsets, &mut ids);
    let ids = &mut ids;
    let record = out::Record {
        document: w.document(),
        entities: w.entities(),
        times: w.times(),
        quotes: w.quotes(),
        events: w.events(),
        statements: w.statements(),
        linkages: w.linkages(ids),
        proposals: w.proposals(ids),
        stances: w.stances(),
    };
    Written {
        record,
        entities: w.entity_ids,
        quotes: w.quote_ids,
        events: w.event_ids,
        statements: w.statement_ids,
    }
}

struct Writer<'a> {
    a: &'a Analysis,
    offsets: &'a Offsets<'a>,
    entity_ids: Vec<String>,
    quote_ids: Vec<String>,
    event_ids: Vec<String>,
    statement_ids: Vec<String>,
}

impl<'a> Writer<'a> {
    /// All ids are made first, because rows point at each other.
    fn new(a: &'a Analysis, offsets: &'a Offsets<'a>, ids: &mut Ids<'_>) -> Self {
        let text = a.article.text.as_str();
        let at = |span: Span| format!("{}:{}", offsets.at(span.start), span.of(text));
        let entity_ids = a.entities.entities.iter().map(|e| ids.id("n", &[e.kind.name(), &e.name])).collect();
        let quote_ids = (a.quotes.attributions.iter())
            .map(|q| ids.id("q", &[&q.content.iter().map(|&s| at(s)).collect::<String>()]))
            .collect();
        let event_ids = (a.events.events.iter())
            .map(|e| ids.id("e", &[e.plover.name(), &e.cameo, &at(e.trigger_span)]))
            .collect();
        let statement_ids = (a.ledger.statements.iter())
            .map(|s| ids.id("s", &[&s.party, &s.issue, s.action.name(), &at(s.evidence)]))
            .collect();
        Writer { a, offsets, entity_ids, quote_ids, event_ids, statement_ids }
    }

    fn attributed(&self, id: EntityId) -> Option<out::Attributed> {
        let e = self.a.entities.entities.get(id.index())?;
        Some(out::Attributed { entity: self.entity_id(id), name: e.name.clone() })
    }

    fn place(&self, id: EntityId) -> Option<out::Place> {
        let l = self.a.places.location(id)?;
        Some(out::Place {
            name: l.name.clone(),
            geonameid: l.geonameid,
            latitude: Some(round(l.latitude, 5)),
            longitude: Some(round(l.longitude, 5)),
            precision: Some(l.precision.name().to_owned()),
        })
    }

    fn entity_id(&self, id: EntityId) -> String {
        self.entity_ids.get(id.index()).cloned().unwrap_or_default()
    }
}

/// Rounded to `digits` decimals, so that the record's bytes do not depend on the last bit.
fn round(x: f64, digits: i32) -> f64 {
    let scale = 10f64.powi(digits);
    (x * scale).round() / scale
}
