//! Whose position it is: the predicate's deep subject, or the speaker.

use super::knowledge::Form;
use super::moves::Hit;
use super::reader::Reader;
use crate::model::{AttributionId, Authority, Deprel, Entity, EntityId, EntityKind, Str, TokenId, Upos};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// A party with the one who speaks for it.
#[derive(Clone)]
pub(super) struct Party {
    pub code: Str,
    pub speaker: Option<EntityId>,
    pub role: Option<String>,
    pub authority: Authority,
}

/// Sectors, nouns and titles of `parties.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartyBook {
    state: Vec<Str>,
    own: Vec<Str>,
    people: FxHashSet<Str>,
    deputies: Vec<Str>,
    ministers: Vec<Str>,
    leaders: Vec<Str>,
}

impl Reader<'_> {
    /// The parties of a hit, ascribed where somebody else says so.
    pub(super) fn parties_of_hit(&self, hit: &Hit, form: Form) -> Vec<Party> {
        let speech = self.speech(hit.token).or_else(|| match form {
            Form::Predicate => self.speech_of_topics(hit.token),
            _ => None,
        });
        let own = match form {
            // "is committed to", "is outraged by": the subject, even where the parser sees a passive.
            Form::Adjective => (self.syntax.child(hit.token, Deprel::NsubjPass))
                .or_else(|| self.subject(hit.token))
                .map(|s| self.parties_at(s)),
            Form::Verb => self.subject(hit.token).map(|s| self.parties_at(s)),
            Form::Noun => Some(self.owners(hit.token)),
            Form::Predicate => None,
        };
        match (own, speech) {
            (Some(own), _) => self.said_by(own, speech),
            (None, Some(speech)) => self.speakers(speech),
            (None, None) => Vec::new(),
        }
    }

    /// "said that … questions such as A and B — could be in everybody's interest": where the parser hangs the
    /// predicate outside of the report, what it is said of still stands inside.
    fn speech_of_topics(&self, predicate: TokenId) -> Option<AttributionId> {
        let topics = self.topics_before(predicate);
        self.speech(self.syntax.token_at(topics.first()?.span.start)?)
    }

    /// A subject's parties as far as the speaker is one of them; the others are ascribed.
    pub(super) fn said_by(&self, mut own: Vec<Party>, speech: Option<AttributionId>) -> Vec<Party> {
        let Some(speech) = speech else { return own };
        let speakers = self.speakers(speech);
        if self.is_unplaced_official(speech) || speakers.is_empty() && self.is_reporting(speech) {
            return own;
        }
        for party in &mut own {
            match speakers.iter().find(|s| s.code == party.code) {
                Some(speaker) => {
                    *party = Party { authority: speaker.authority.max(party.authority), ..speaker.clone() }
                }
                None => party.authority = Authority::Ascribed,
            }
        }
        own
    }

    /// The parties that a nominal stands for, with its conjuncts.
    pub(super) fn parties_at(&self, nominal: TokenId) -> Vec<Party> {
        let mut out: Vec<Party> = Vec::new();
        if self.is_first_person(nominal) {
            return self.speech(nominal).map(|s| self.speakers(s)).unwrap_or_default();
        }
        let conj = self.syntax.children(nominal).filter(|&c| self.token(c).deprel == Deprel::Conj);
        for head in std::iter::once(nominal).chain(conj) {
            for party in self.parties_of_head(head) {
                if !out.iter().any(|p| p.code == party.code) {
                    out.push(party);
                }
            }
        }
        out
    }

    fn parties_of_head(&self, head: TokenId) -> Vec<Party> {
        let modifiers = self.modifier_parties(head);
        let Some(id) = self.entities.entity_at(head) else { return modifiers };
        let entity = self.entities.entity(id);
        if modifiers.len() > 1 && entity.kind != EntityKind::Person {
            return modifiers;
        }
        if !entity.members.is_empty() {
            return entity.members.iter().filter_map(|&m| self.party(m)).collect();
        }
        self.party(id).map_or(modifiers, |p| vec![p])
    }

    /// "U.S. and NATO officials": the parties that stand before a common noun of people.
    fn modifier_parties(&self, head: TokenId) -> Vec<Party> {
        if self.token(head).upos != Upos::Noun || !self.is_people(head) {
            return Vec::new();
        }
        let modifies = |&c: &TokenId| {
            c < head
                && matches!(
                    self.token(c).deprel,
                    Deprel::Amod | Deprel::Compound | Deprel::NmodPoss | Deprel::Conj
                )
        };
        let hull = self.syntax.hull(head).start..head.0;
        let coded = hull.map(TokenId).filter(modifies).filter_map(|c| self.entities.entity_at(c));
        let mut out: Vec<Party> = Vec::new();
        for party in coded.filter_map(|e| self.party(e)) {
            if !out.iter().any(|p| p.code == party.code) {
                out.push(Party { authority: Authority::Unnamed, speaker: None, role: None, ..party });
            }
        }
        out
    }

    /// Nouns for those who speak for a state or body.
    fn is_people(&self, head: TokenId) -> bool {
        self.knowledge.parties.people.contains(&self.lemma(head))
    }

    /// The party for which an entity stands.
    pub(super) fn party(&self, id: EntityId) -> Option<Party> {
        let entity = self.entities.entity(id);
        let role = entity.roles.iter().find(|r| r.current != Some(false)).map(|r| r.title.clone());
        let book = &self.knowledge.parties;
        let authority = book.authority(entity, role.as_deref());
        let speaker = entity.kind == EntityKind::Person;
        let code = book.code(entity)?;
        let former = entity.roles.iter().any(|r| r.current == Some(false)) && role.is_none();
        (!former).then(|| Party { code, speaker: speaker.then_some(id), role, authority })
    }
}

impl PartyBook {
    /// Country or body without the sector; other sectors (opposition, rebels) are parties of their own.
    fn code(&self, entity: &Entity) -> Option<Str> {
        let code = entity.code.as_ref()?;
        let sector = entity.sector.as_deref().unwrap_or("");
        let begins = |list: &[Str]| list.iter().any(|s| sector.starts_with(s.as_str()));
        match &entity.country {
            Some(country) if sector.is_empty() && entity.kind != EntityKind::Place => Some(country.clone()),
            Some(country) if begins(&self.state) => Some(country.clone()),
            _ if begins(&self.own) => Some(code.clone()),
            None if self.state.iter().any(|s| s == sector) => {
                Some(code.strip_suffix(sector).unwrap_or(code).into())
            }
            None if matches!(sector, "" | "IGO") => {
                Some(code.strip_prefix("IGO").filter(|c| !c.is_empty()).unwrap_or(code).into())
            }
            _ => None,
        }
    }

    /// How much an entity binds its party.
    fn authority(&self, entity: &Entity, role: Option<&str>) -> Authority {
        let title = role.or(entity.description.as_deref()).unwrap_or(&entity.name).to_lowercase();
        let has = |words: &[Str]| words.iter().any(|w| title.contains(w.as_str()));
        match entity.kind {
            EntityKind::Country | EntityKind::Organization | EntityKind::Place => Authority::Narrator,
            EntityKind::Group => Authority::Unnamed,
            EntityKind::Person if has(&self.deputies) => Authority::Official,
            EntityKind::Person if has(&self.leaders) => Authority::Leader,
            EntityKind::Person if has(&self.ministers) => Authority::Minister,
            EntityKind::Person => Authority::Official,
        }
    }
}
