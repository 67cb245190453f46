//! What stands right beside a place's name: the place that contains it, or a list of states.

use super::candidates::candidates;
use super::{EntryKind, Knowledge, fold};
use crate::model::{Article, Entities, Mention, MentionKind, PlacePrecision};

/// The place named right after one of the entity's mentions, behind a comma or in brackets.
pub(super) fn container(
    entity: usize,
    article: &Article,
    entities: &Entities,
    knowledge: &Knowledge,
) -> Option<String> {
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
pub(super) fn listed(entity: usize, article: &Article, entities: &Entities, knowledge: &Knowledge) -> bool {
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
