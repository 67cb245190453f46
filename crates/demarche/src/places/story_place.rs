//! Places of events that no words of their own place: the dateline, an earlier speech of the same
//! speaker, another mention of the same deed, the speaker's own country.

use super::whereabouts::is_abroad;
use crate::model::{
    Article, Entities, EntityId, EntityKind, Event, MentionKind, PlaceHow, Placed, Places, Status, Syntax,
};
use crate::times::is_same_deed;

/// How many sentences apart two mentions of one deed may be.
const NEAR: u32 = 15;

/// Fills in what can be told.
pub(super) fn fill(
    events: &mut [Event],
    article: &Article,
    syntax: &Syntax,
    entities: &Entities,
    places: &Places,
) {
    let story = Story { article, syntax, entities, places };
    let dateline = story.dateline();
    for n in 0..events.len() {
        if events[n].place.is_some() {
            continue;
        }
        let place = match events.get(n) {
            Some(e) if e.plover.is_said() => story.speech(e, events.get(..n).unwrap_or(&[]), dateline),
            Some(e) => story.deed(e, events),
            None => None,
        };
        events[n].place = place;
    }
}

struct Story<'a> {
    article: &'a Article,
    syntax: &'a Syntax,
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
    fn speech(&self, event: &Event, before: &[Event], dateline: Option<EntityId>) -> Option<Placed> {
        let &[speaker] = event.actors.as_slice() else { return None };
        let home = self.home(speaker)?;
        let in_country = |place: &EntityId| self.country(*place) == Some(home);
        let earlier = before.iter().rev().filter(|e| e.plover.is_said() && e.actors == event.actors);
        let earlier = || earlier.filter_map(|e| e.place).map(|p| p.entity).find(in_country);
        let (entity, how) = match dateline.filter(in_country) {
            Some(place) => (place, PlaceHow::Dateline),
            None => match earlier() {
                // Where they spoke before may itself be their country for want of words.
                Some(place) if self.is_country(place, home) => (place, PlaceHow::Speaker),
                Some(place) => (place, PlaceHow::Running),
                None => (self.country_entity(home)?, PlaceHow::Speaker),
            },
        };
        Some(Placed { entity, how })
    }

    /// The place of another mention of the same deed: same type, same actors, dates that agree.
    fn deed(&self, event: &Event, events: &[Event]) -> Option<Placed> {
        let dates = |e: &Event| match (&e.date, &event.date) {
            (Some(a), Some(b)) => a.value == b.value,
            _ => true,
        };
        let again = |e: &Event| {
            e.plover == event.plover
                && !e.actors.is_empty()
                && e.actors == event.actors
                && done(e.status)
                && done(event.status)
                && e.sentence.0.abs_diff(event.sentence.0) <= NEAR
                && (e.recipients.is_empty()
                    || event.recipients.is_empty()
                    || e.recipients == event.recipients)
        };
        let same = |e: &&Event| dates(e) && (again(e) || is_same_deed(e, event, self.syntax));
        let mut found = events.iter().filter(same).filter_map(|e| e.place).map(|p| p.entity);
        let entity = found.next()?;
        found.all(|p| p == entity).then_some(Placed { entity, how: PlaceHow::Mention })
    }

    /// The country of an official or an institution; a bare country speaks from nowhere in particular.
    fn home(&self, speaker: EntityId) -> Option<&str> {
        let entity = self.entities.entities.get(speaker.index())?;
        entity.sector.as_ref().filter(|s| !s.is_empty())?;
        let said = [Some(entity.name.as_str()), entity.description.as_deref()];
        let abroad = said.into_iter().flatten().any(is_abroad);
        entity.country.as_deref().filter(|_| !abroad)
    }

    fn country(&self, place: EntityId) -> Option<&str> {
        self.places.location(place)?.country.as_deref()
    }

    fn is_country(&self, place: EntityId, iso3: &str) -> bool {
        self.country_entity(iso3) == Some(place)
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
