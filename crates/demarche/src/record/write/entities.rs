//! Entities with their mentions and offices.

use super::{Writer, round};
use crate::model::{self, Entities, EntityId};
use crate::record::types as out;

impl Writer<'_> {
    pub(super) fn entities(&self) -> Vec<out::Entity> {
        let layer = &self.a.entities;
        let mut mentions = self.mentions_by_entity(layer);
        let entity = |(i, e): (usize, &model::Entity)| {
            let location = self.a.places.location(EntityId::new(i));
            out::Entity {
                id: self.entity_ids[i].clone(),
                name: e.name.clone(),
                kind: e.kind.name().to_owned(),
                code: e.code.as_ref().map(ToString::to_string),
                country: e.country.as_ref().map(ToString::to_string),
                sector: e.sector.as_ref().map(ToString::to_string),
                description: e.description.clone(),
                roles: e.roles.iter().map(|r| self.role(r)).collect(),
                geonameid: location.and_then(|l| l.geonameid),
                latitude: location.map(|l| round(l.latitude, 5)),
                longitude: location.map(|l| round(l.longitude, 5)),
                wikidata: e.wikidata.as_ref().map(ToString::to_string),
                members: e.members.iter().map(|&m| self.entity_id(m)).collect(),
                rule: e.rule.to_string(),
                mentions: std::mem::take(&mut mentions[i]),
            }
        };
        layer.entities.iter().enumerate().map(entity).collect()
    }

    fn mentions_by_entity(&self, layer: &Entities) -> Vec<Vec<out::Mention>> {
        let mut lists = vec![Vec::new(); layer.entities.len()];
        for m in &layer.mentions {
            let out::Words { start, end, text } = self.offsets.words(m.span);
            if let Some(list) = lists.get_mut(m.entity.index()) {
                list.push(out::Mention { start, end, text, kind: m.kind.name().to_owned() });
            }
        }
        lists
    }

    fn role(&self, r: &model::Role) -> out::Role {
        out::Role {
            title: r.title.clone(),
            organization: r.organization.clone(),
            from: r.from.map(|d| d.to_string()),
            to: r.to.map(|d| d.to_string()),
            as_of: r.current,
            evidence: r.evidence.map(|s| self.offsets.words(s)),
        }
    }
}
