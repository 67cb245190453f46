//! Attributions and their sources.

use super::Writer;
use crate::model;
use crate::record::types as out;

impl Writer<'_> {
    pub(super) fn quotes(&self) -> Vec<out::Quote> {
        let quote = |(i, q): (usize, &model::Attribution)| out::Quote {
            id: self.quote_ids[i].clone(),
            kind: q.kind.name().to_owned(),
            content: q.content.iter().map(|&s| self.offsets.words(s)).collect(),
            cue: q.cue.as_ref().map(|c| self.offsets.words(c.span)),
            act: q.cue.as_ref().map(|c| c.act.name().to_owned()),
            source: q.source.as_ref().map(|s| self.source(s)),
            addressee: q.addressee.map(|s| self.offsets.words(s)),
            occasion: q.occasion.map(|s| self.offsets.words(s)),
            said_on: q.said_on.as_ref().map(|d| d.value.to_string()),
            said_on_how: q.said_on.as_ref().map(|d| d.how.name().to_owned()),
            place: q.place.and_then(|p| self.place(p.entity)),
            place_how: q.place.map(|p| p.how.name().to_owned()),
            parent: q.parent.and_then(|p| self.quote_ids.get(p.index()).cloned()),
            rule: q.rule.to_string(),
        };
        self.a.quotes.attributions.iter().enumerate().map(quote).collect()
    }

    fn source(&self, s: &model::Source) -> out::Source {
        let out::Words { start, end, text } = self.offsets.words(s.span);
        let entity = s.entity.and_then(|e| self.a.entities.entities.get(e.index()));
        out::Source {
            entity: s.entity.map(|e| self.entity_id(e)),
            name: match (entity, s.antecedent) {
                (Some(e), _) => e.name.clone(),
                (None, Some(words)) => self.offsets.words(words).text,
                (None, None) => text.clone(),
            },
            code: entity.and_then(|e| e.code.as_ref()).map(ToString::to_string),
            start,
            end,
            text,
        }
    }
}
