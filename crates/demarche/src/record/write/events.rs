//! Events with their parties and numbers.

use super::{Writer, round};
use crate::model::{self, EntityId};
use crate::record::types as out;

impl Writer<'_> {
    pub(super) fn events(&self) -> Vec<out::Event> {
        let event = |(i, e): (usize, &model::Event)| out::Event {
            id: self.event_ids[i].clone(),
            plover: e.plover.name().to_owned(),
            mode: e.mode.as_ref().map(ToString::to_string),
            contexts: e.contexts.iter().map(ToString::to_string).collect(),
            cameo: e.cameo.to_string(),
            quad_class: e.plover.quad_class(),
            goldstein: crate::events::goldstein(&e.cameo),
            plover_score: crate::events::plover_score(e.plover, e.mode.as_deref()),
            actors: e.actors.iter().filter_map(|&p| self.party(p)).collect(),
            recipients: e.recipients.iter().filter_map(|&p| self.party(p)).collect(),
            date: e.date.as_ref().map(|d| d.value.to_string()),
            date_precision: e.date.as_ref().map(|d| d.precision.to_owned()),
            date_how: e.date.as_ref().map(|d| d.how.name().to_owned()),
            place: e.place.and_then(|p| self.place(p.entity)),
            place_how: e.place.map(|p| p.how.name().to_owned()),
            status: e.status.name().to_owned(),
            condition: e.condition.map(|s| self.offsets.words(s)),
            magnitude: e.magnitude.iter().map(|m| self.magnitude(m)).collect(),
            attribution: e.attribution.iter().filter_map(|&p| self.attributed(p)).collect(),
            trigger: self.offsets.words(e.trigger_span),
            evidence: self.offsets.words(e.evidence),
            same_as: e.same_as.and_then(|s| self.event_ids.get(s.index()).cloned()),
            rule: e.rule.to_string(),
            confidence: round(f64::from(e.confidence), 3),
        };
        self.a.events.events.iter().enumerate().map(event).collect()
    }

    fn magnitude(&self, m: &model::Magnitude) -> out::Magnitude {
        let text = m.span.of(&self.a.article.text).to_owned();
        out::Magnitude { value: m.value, unit: m.unit.to_string(), text }
    }

    fn party(&self, id: EntityId) -> Option<out::Party> {
        let e = self.a.entities.entities.get(id.index())?;
        let code = e.code.as_ref().map(ToString::to_string);
        Some(out::Party { entity: self.entity_id(id), name: e.name.clone(), code })
    }
}
