//! Which of its meanings a place's name has in this document.
//!
//! Each candidate starts with how well known it is; the place that contains it according to the text
//! ("Paris, Texas"), the countries and regions that the document names, and the nearness of the document's
//! other places (`vote`) add to that.

use super::EntryKind;
use super::candidates::{Candidate, candidates, chosen};
use super::fold;
use super::reasons::Why;
use super::words::ToponymWord;
use super::{Knowledge, vote};
use crate::model::{Article, Entities, EntityKind, Location, Mention, MentionKind, PlacePrecision, Places};

/// Votes, on the scale of decimal logarithms of inhabitants.
const CONTAINED: f64 = 8.0;
const REGION_NAMED: f64 = 1.5;
const COUNTRY_NAMED: f64 = 0.8;
/// What a town loses whose name is that of a state or a great region, or of a country.
const OVERSHADOWED: f64 = 3.0;
const NAMESAKE: f64 = 4.0;
/// What a state gains when it is listed with states: "Idaho, Washington and Oregon".
const LISTED: f64 = 1.5;
/// From this weight on a region overshadows towns.
const GREAT: f64 = 6.3;

/// One entity to be located.
pub(super) struct Open {
    entity: usize,
    name: String,
    /// What it can mean.
    pub candidates: Vec<Candidate>,
    /// Folded name of the place that the text puts right after it: "Texas" in "Paris, Texas".
    container: Option<String>,
    /// How often it is named, if it is a country.
    mentions: u32,
    /// Whether a state or great region bears the name too, or a country.
    overshadowed: bool,
    /// Whether it stands in a list of states.
    listed: bool,
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

/// The place named right after one of the entity's mentions, behind a comma or in brackets.
fn container(entity: usize, article: &Article, entities: &Entities, knowledge: &Knowledge) -> Option<String> {
    let own = entities.mentions.iter().filter(|m| m.entity.index() == entity && m.kind == MentionKind::Name);
    own.filter_map(|m| {
        let rest = article.text.get(m.span.end as usize..)?;
        let rest = rest
            .strip_prefix(", ")
            .or_else(|| rest.strip_prefix(" ("))
            .or_else(|| rest.strip_prefix(" , "))?;
        let words: Vec<&str> = rest.split(' ').take(3).collect();
        (1..=words.len()).rev().find_map(|n| {
            let phrase = words.get(..n)?.join(" ");
            let phrase = phrase.trim_end_matches([',', ')', ';', ':', '\n']);
            let phrase = phrase.split([',', ')', '\n']).next()?;
            let capital = phrase.starts_with(|c: char| c.is_uppercase());
            capital.then(|| region_name(phrase, knowledge)).flatten()
        })
    })
    .next()
}

/// Whether a mention stands right beside the name of a state, only a comma or "and" between.
fn listed(entity: usize, article: &Article, entities: &Entities, knowledge: &Knowledge) -> bool {
    let beside = |a: &Mention, b: &Mention| {
        let gap = article.text.get(a.span.end as usize..b.span.start as usize);
        matches!(gap, Some(", " | " and " | ", and " | "; "))
    };
    let state = |m: &Mention| {
        let name = &entities.entities[m.entity.index()].name;
        m.entity.index() != entity
            && knowledge.gazetteer.find(name).iter().any(|e| e.kind == EntryKind::Region)
    };
    entities.mentions.windows(2).any(|pair| {
        let [a, b] = pair else { return false };
        let own = a.entity.index() == entity || b.entity.index() == entity;
        own && beside(a, b) && (state(a) || state(b))
    })
}

/// The folded name of a country or first-order division; `None` if the phrase is neither.
fn region_name(phrase: &str, knowledge: &Knowledge) -> Option<String> {
    let phrase = phrase.trim_end_matches('.');
    if let Some((_, long)) = knowledge.sites.long_form(phrase) {
        return Some(fold(long));
    }
    let found = candidates(phrase, knowledge);
    let top = found.iter().max_by(|a, b| a.weight.total_cmp(&b.weight))?;
    let country = top.location.precision == PlacePrecision::Country;
    let any_region = found.iter().any(|c| c.location.precision == PlacePrecision::Region);
    (country || any_region).then(|| {
        top.location
            .country
            .as_ref()
            .filter(|_| country)
            .map_or_else(|| fold(phrase), |c| c.to_lowercase().into())
    })
}

/// What the document names beside the place in question.
struct Context {
    /// Countries by code, with how often they are mentioned.
    countries: Vec<(String, u32)>,
    /// Folded full names of all places.
    names: Vec<(usize, String)>,
}

impl Context {
    fn of(entities: &Entities, located: &[Option<Location>], open: &[Open], knowledge: &Knowledge) -> Self {
        let mut countries: Vec<(String, u32)> = Vec::new();
        for m in &entities.mentions {
            let code =
                located.get(m.entity.index()).and_then(Option::as_ref).and_then(|l| l.country.as_deref());
            let named = matches!(m.kind, MentionKind::Name | MentionKind::Demonym);
            let Some(code) = code.filter(|_| named) else { continue };
            match countries.iter_mut().find(|(c, _)| c == code) {
                Some((_, n)) => *n += 1,
                None => countries.push((code.to_owned(), 1)),
            }
        }
        let full = |o: &Open| match knowledge.sites.long_form(&entities.entities[o.entity].name) {
            Some((_, long)) => fold(long),
            None => o.name.clone(),
        };
        let mut names: Vec<(usize, String)> = open.iter().map(|o| (o.entity, full(o))).collect();
        names.extend(open.iter().filter_map(|o| Some((usize::MAX, o.container.clone()?))));
        Context { countries, names }
    }

    fn score(&self, open: &Open, c: &Candidate) -> f64 {
        self.parts(open, c).iter().map(|(_, by)| by).sum()
    }

    /// What speaks for and against a meaning, the other names' votes left out.
    fn parts(&self, open: &Open, c: &Candidate) -> [(Why, f64); 6] {
        let (country, admin) = (c.location.country.as_deref().unwrap_or(""), c.location.admin1.as_deref());
        let admin = admin.map(fold).unwrap_or_default();
        let precision = c.location.precision;
        let contained = open.container.as_ref().is_some_and(|container| {
            (*container == admin || container.eq_ignore_ascii_case(country))
                && !(precision == PlacePrecision::Region && *container == open.name)
        });
        let named =
            |name: &str| !name.is_empty() && self.names.iter().any(|(e, n)| *e != open.entity && n == name);
        let region = precision != PlacePrecision::Country && admin != open.name && named(&admin);
        let named = self.countries.iter().find(|(code, _)| code == country).map_or(0, |(_, n)| *n);
        let own = if precision == PlacePrecision::Country { open.mentions } else { 0 };
        let mentions = named.saturating_sub(own);
        let shadowed = c.entry.is_some() && precision == PlacePrecision::City && open.overshadowed;
        let shadow = if open.mentions > 0 { NAMESAKE } else { OVERSHADOWED };
        let listed = open.listed && precision == PlacePrecision::Region && c.weight > GREAT;
        let when = |holds: bool, by: f64| if holds { by } else { 0.0 };
        [
            (Why::Size, c.weight),
            (Why::Contained, when(contained, CONTAINED)),
            (Why::RegionNamed, when(region, REGION_NAMED)),
            (Why::CountryNamed, COUNTRY_NAMED * f64::from(mentions).ln_1p()),
            (Why::Overshadowed, when(shadowed, -shadow)),
            (Why::Listed, when(listed, LISTED)),
        ]
    }
}
