//! When each utterance was made, beyond its own words: a speaker goes on speaking on the day told before.

use super::doc::Doc;
use crate::model::{Attribution, DateHow, Dated, EntityId, EntityKind, MentionKind, Times};
use crate::times;
use rustc_hash::FxHashMap;

/// Sentences over which a person's day carries, and that of an institution, which speaks by many mouths.
const PERSON: u32 = 30;
const OTHERS: u32 = 4;
/// Sentences within which an unnamed speaker is named.
const NAMED_WITHIN: u32 = 3;

/// Gives utterances without a day of their own the day on which their speaker spoke before; passages without
/// a cue go with their speaker's last words, too, else with publication.
pub(super) fn carry(doc: &Doc<'_>, times: &Times, attributions: &mut [Attribution]) {
    let mut days: FxHashMap<EntityId, (u32, Dated)> = FxHashMap::default();
    let mut unnamed: Option<(u32, Dated)> = None;
    for a in attributions {
        let Some(speaker) = a.source.as_ref().and_then(|s| s.entity) else { continue };
        let start = a.content.first().map_or(0, |s| s.start);
        let here = doc.syntax.sentence_at(start).map_or(0, |s| s.0);
        let told = days.get(&speaker).filter(|(at, _)| here.saturating_sub(*at) <= reach(doc, speaker));
        // "… a spokesman said on Thursday. Colonel Ren said …": he is named once he has spoken.
        let introduced = unnamed
            .as_ref()
            .filter(|(at, _)| here.saturating_sub(*at) <= NAMED_WITHIN && is_person(doc, speaker));
        let told = told.or(introduced);
        let open = match (&a.cue, &a.said_on) {
            (Some(cue), Some(d)) => {
                matches!(d.how, DateHow::Published | DateHow::Story)
                    && times::narrates(cue.head, doc.article, doc.syntax)
            }
            (None, None) => true,
            _ => false,
        };
        match told.filter(|_| open) {
            Some((_, day)) => a.said_on = Some(Dated { how: DateHow::Running, ..day.clone() }),
            None if a.said_on.is_none() => a.said_on = times::on_publication(times),
            None => {}
        }
        if let Some(day) = a.said_on.as_ref().filter(|d| is_told(d)) {
            unnamed = (!is_named(doc, speaker)).then(|| (here, day.clone()));
            days.insert(speaker, (here, day.clone()));
        }
    }
}

fn is_named(doc: &Doc<'_>, speaker: EntityId) -> bool {
    let mut own = doc.entities.mentions.iter().filter(|m| m.entity == speaker);
    own.any(|m| m.kind == MentionKind::Name)
}

/// A day that the text tells, not long ago.
fn is_told(d: &Dated) -> bool {
    d.precision == "day" && !d.historical && !matches!(d.how, DateHow::Published | DateHow::Story)
}

fn reach(doc: &Doc<'_>, speaker: EntityId) -> u32 {
    if is_person(doc, speaker) { PERSON } else { OTHERS }
}

fn is_person(doc: &Doc<'_>, speaker: EntityId) -> bool {
    let entity = doc.entities.entities.get(speaker.index());
    entity.is_some_and(|e| e.kind == EntityKind::Person)
}
