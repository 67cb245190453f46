//! Which of its meanings a place's name has in this document.
//!
//! Each candidate starts with how well known it is; the place that contains it according to the text
//! ("Paris, Texas"), the countries and regions that the document names, and the nearness of the document's
//! other places (`vote`) add to that.

use super::beside::{container, listed};
use super::candidates::{Candidate, candidates, chosen};
use super::context::Context;
use super::reasons::Why;
use super::words::ToponymWord;
use super::{Knowledge, fold, vote};
use crate::model::{Article, Entities, EntityKind, Location, MentionKind, PlacePrecision, Places};

/// From this weight on a region overshadows towns.
pub(super) const GREAT: f64 = 6.3;

/// One entity to be located.
pub(super) struct Open {
    pub entity: usize,
    pub name: String,
    /// What it can mean.
    pub candidates: Vec<Candidate>,
    /// Folded name of the place that the text puts right after it: "Texas" in "Paris, Texas".
    pub container: Option<String>,
    /// How often it is named, if it is a country.
    pub mentions: u32,
    /// Whether a state or great region bears the name too, or a country.
    pub overshadowed: bool,
    /// Whether it stands in a list of states.
    pub listed: bool,
}

/// The meanings of a name with what speaks for and against each, as the whole document weighs them.
pub(super) struct Weighed {
    /// The entity.
    pub entity: usize,
    /// Its meanings.
    pub candidates: Vec<Candidate>,
    /// What speaks for each.
    pub parts: Vec<Vec<(Why, f64)>>,
}

pub(super) fn locate(article: &Article, entities: &Entities, knowledge: &Knowledge) -> Places {
    let (mut by_entity, open) = open(article, entities, knowledge);
    let context = Context::of(entities, &by_entity, &open, knowledge);
    let votes = vote::votes(&open, |o, c| context.score(o, c));
    for (o, votes) in open.iter().zip(votes) {
        let scores = o.candidates.iter().zip(votes).map(|(c, v)| context.score(o, c) + v.near + v.inside);
        let scores: Vec<f64> = scores.collect();
        by_entity[o.entity] = o.candidates.get(best(&scores)).map(|c| chosen(c, knowledge));
    }
    Places { by_entity }
}

/// The same with reasons, for people who ask why.
pub(super) fn weighed(article: &Article, entities: &Entities, knowledge: &Knowledge) -> Vec<Weighed> {
    let (by_entity, open) = open(article, entities, knowledge);
    let context = Context::of(entities, &by_entity, &open, knowledge);
    let votes = vote::votes(&open, |o, c| context.score(o, c));
    let parts = |o: &Open, votes: Vec<vote::Votes>| {
        let each = o.candidates.iter().zip(votes).map(|(c, v)| {
            let own = context.parts(o, c).into_iter();
            own.chain([(Why::Near, v.near), (Why::Inside, v.inside)]).collect()
        });
        each.collect()
    };
    let parts: Vec<Vec<Vec<(Why, f64)>>> = open.iter().zip(votes).map(|(o, v)| parts(o, v)).collect();
    let all = open.into_iter().zip(parts);
    all.map(|(o, parts)| Weighed { entity: o.entity, candidates: o.candidates, parts }).collect()
}

/// The countries that are located as such, and the names whose meanings are to be weighed.
fn open(article: &Article, entities: &Entities, knowledge: &Knowledge) -> (Vec<Option<Location>>, Vec<Open>) {
    let mut by_entity: Vec<Option<Location>> = vec![None; entities.entities.len()];
    let mut open = Vec::new();
    for (i, entity) in entities.entities.iter().enumerate() {
        let found = match entity.kind {
            EntityKind::Country => {
                by_entity[i] = country(entity.country.as_deref(), &entity.name, knowledge);
                rivals(&entity.name, by_entity[i].as_ref(), knowledge)
            }
            EntityKind::Place => named_after(&entity.name, knowledge),
            _ => continue,
        };
        if !found.is_empty() {
            let overshadowed =
                found.iter().any(|c| c.location.precision != PlacePrecision::City && c.weight > GREAT);
            let listed = found.len() > 1 && overshadowed && listed(i, article, entities, knowledge);
            let container = container(i, article, entities, knowledge);
            let own =
                entities.mentions.iter().filter(|m| m.entity.index() == i && m.kind == MentionKind::Name);
            let mentions = if entity.kind == EntityKind::Country { own.count() as u32 } else { 0 };
            open.push(Open {
                entity: i,
                name: fold(&entity.name),
                candidates: found,
                container,
                mentions,
                overshadowed,
                listed,
            });
        }
    }
    (by_entity, open)
}

/// What a place's name can mean; of a site that no table holds ("Whitestown Town Hall", "Neches River"), the
/// place that it is called after, which lies near. Roads are called after places far away.
fn named_after(name: &str, knowledge: &Knowledge) -> Vec<Candidate> {
    let last = name.rsplit([' ', '-']).next().unwrap_or(name);
    if knowledge.tells(last, ToponymWord::Road) {
        return candidates(name, knowledge);
    }
    let mut name = name;
    loop {
        let found = candidates(name, knowledge);
        match name.rsplit_once(' ') {
            Some((first, _)) if found.is_empty() && !knowledge.tells(first, ToponymWord::Never) => {
                name = first
            }
            _ => return found,
        }
    }
}

fn country(iso3: Option<&str>, name: &str, knowledge: &Knowledge) -> Option<Location> {
    let by_code = iso3.and_then(|c| knowledge.country(c)).cloned();
    by_code.or_else(|| knowledge.sites.find(name).next().map(|s| s.location.clone()))
}

/// What a country's name can mean beside the country: Georgia is a state as well, Lebanon a town.
fn rivals(name: &str, country: Option<&Location>, knowledge: &Knowledge) -> Vec<Candidate> {
    let found = candidates(name, knowledge);
    let itself =
        found.iter().any(|c| c.location.precision == PlacePrecision::Country && country == Some(&c.location));
    if itself && found.len() > 1 { found } else { Vec::new() }
}

/// The first of the highest.
fn best(scores: &[f64]) -> usize {
    let mut best = (0, f64::MIN);
    for (i, &s) in scores.iter().enumerate() {
        if s > best.1 {
            best = (i, s);
        }
    }
    best.0
}
