//! A place's name on its own, for people who try.

use super::Knowledge;
use super::candidates::{candidates, chosen};
use super::fold;
use crate::model::Location;

/// What the phrase can mean, likeliest first, ten at most; a container after a comma narrows it.
pub(super) fn readings(phrase: &str, knowledge: &Knowledge) -> Vec<Location> {
    let (name, container) = phrase.split_once(',').map_or((phrase, None), |(n, c)| (n, Some(c.trim())));
    let mut found = candidates(name.trim(), knowledge);
    if let Some(container) = container.filter(|c| !c.is_empty()) {
        let long = knowledge.sites.long_form(container).map_or(fold(container), |(_, n)| fold(n));
        let country = knowledge.sites.find(container).filter_map(|s| s.location.country.clone()).next();
        found.retain(|c| {
            c.location.admin1.as_deref().is_some_and(|a| fold(a) == long)
                || c.location.country.is_some() && c.location.country == country
        });
    }
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    found.iter().take(10).map(|c| chosen(c, knowledge)).collect()
}
