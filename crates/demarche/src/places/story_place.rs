//! Places of events that no words of their own place: the dateline, an earlier speech of the same
//! speaker, another mention of the same deed, the speaker's own country.

use crate::model::{Article, Entities, EntityId, EntityKind, Event, MentionKind, Places, PloverType, Status};

/// How many sentences apart two mentions of one deed may be.
const NEAR: u32 = 15;

/// Words of those who speak for a country from outside it.
const ABROAD: &[&str] = &["mbass", "onsul", "nvoy", "epresentative to", "ission to"];

/// Fills in what can be told.
pub(super) fn fill(events: &mut [Event], article: &Article, entities: &Entities, places: &Places) {
    let story = Story { article, entities, places };
    let dateline = story.dateline();
    for n in 0..events.len() {
        if events[n].place.is_some() {
            continue;
        }
        let place = match events.get(n) {
            Some(e) if is_speech(e.plover) => story.speech(e, events.get(..n).unwrap_or(&[]), dateline),
            Some(e) => story.deed(e, events),
            None => None,
        };
        events[n].place = place;
    }
}

/// Whether an act is done by saying it.
fn is_speech(plover: PloverType) -> bool {
    use PloverType::*;
    matches!(plover, Accuse | Reject | Request | Support | Threaten)
}

struct Story<'a> {
    article: &'a Article,
    entities: &'a Entities,
    places: &'a Places,
}

impl Story<'_> {
    /// The first place that the dateline names.
    fn dateline(&self) -> Option<EntityId> {
        let span = self.article.dateline?;
        let first = self.entities.mentions.partition_point(|m| m.span.start < span.start);
        let inside = self.entities.mentions.get(first..)?.iter().take_while(|m| m.span.end <= span.end);
        let mut named = inside.filter(|m| m.kind == MentionKind::Name).map(|m| m.entity);
        named.find(|e| self.places.location(*e).is_some())
    }

    /// Where a speaker is: where the story is written from, if that is in their country, else where they
    /// last spoke, else their country.
    fn speech(&self, event: &Event, before: &[Event], dateline: Option<EntityId>) -> Option<EntityId> {
        let &[speaker] = event.actors.as_slice() else { return None };
        let home = self.home(speaker)?;
        let in_country = |place: &EntityId| self.country(*place) == Some(home);
        let earlier = before.iter().rev().filter(|e| is_speech(e.plover) && e.actors == event.actors);
        let earlier = earlier.filter_map(|e| e.place).find(in_country);
        dateline.filter(in_country).or(earlier).or_else(|| self.country_entity(home))
    }

    /// The place of another mention of the same deed: same type, same actors, dates that agree.
    fn deed(&self, event: &Event, events: &[Event]) -> Option<EntityId> {
        let same = |e: &&Event| {
            e.plover == event.plover
                && !e.actors.is_empty()
                && e.actors == event.actors
                && done(e.status)
                && done(event.status)
                && e.sentence.0.abs_diff(event.sentence.0) <= NEAR
                && match (&e.date, &event.date) {
                    (Some(a), Some(b)) => a.value == b.value,
                    _ => true,
                }
                && (e.recipients.is_empty()
                    || event.recipients.is_empty()
                    || e.recipients == event.recipients)
        };
        let mut found = events.iter().filter(same).filter_map(|e| e.place);
        let first = found.next()?;
        found.all(|p| p == first).then_some(first)
    }

    /// The country of an official or an institution; a bare country speaks from nowhere in particular.
    fn home(&self, speaker: EntityId) -> Option<&str> {
        let entity = self.entities.entities.get(speaker.index())?;
        entity.sector.as_ref().filter(|s| !s.is_empty())?;
        let said = [Some(entity.name.as_str()), entity.description.as_deref()];
        let abroad = said.into_iter().flatten().any(|t| ABROAD.iter().any(|w| t.contains(w)));
        entity.country.as_deref().filter(|_| !abroad)
    }

    fn country(&self, place: EntityId) -> Option<&str> {
        self.places.location(place)?.country.as_deref()
    }

    fn country_entity(&self, iso3: &str) -> Option<EntityId> {
        let country =
            |e: &crate::model::Entity| e.kind == EntityKind::Country && e.country.as_deref() == Some(iso3);
        self.entities.entities.iter().position(country).map(EntityId::new)
    }
}

fn done(status: Status) -> bool {
    matches!(status, Status::Happened | Status::Ongoing | Status::Historical)
}
