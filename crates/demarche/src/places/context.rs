//! What the document names beside a place, and how much that speaks for each meaning of its name.

use super::candidates::Candidate;
use super::locate::{GREAT, Open};
use super::reasons::Why;
use super::{Knowledge, fold};
use crate::model::{Entities, Location, MentionKind, PlacePrecision};

/// Votes, on the scale of decimal logarithms of inhabitants.
const CONTAINED: f64 = 8.0;

const REGION_NAMED: f64 = 1.5;

const COUNTRY_NAMED: f64 = 0.8;

/// What a town loses whose name is that of a state or a great region, or of a country.
const OVERSHADOWED: f64 = 3.0;

const NAMESAKE: f64 = 4.0;

/// What a state gains when it is listed with states: "Idaho, Washington and Oregon".
const LISTED: f64 = 1.5;

/// What the document names beside the place in question.
pub(super) struct Context {
    /// Countries by code, with how often they are mentioned.
    countries: Vec<(String, u32)>,
    /// Folded full names of all places.
    names: Vec<(usize, String)>,
}

impl Context {
    pub(super) fn of(
        entities: &Entities,
        located: &[Option<Location>],
        open: &[Open],
        knowledge: &Knowledge,
    ) -> Self {
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

    pub(super) fn score(&self, open: &Open, c: &Candidate) -> f64 {
        self.parts(open, c).iter().map(|(_, by)| by).sum()
    }

    /// What speaks for and against a meaning, the other names' votes left out.
    pub(super) fn parts(&self, open: &Open, c: &Candidate) -> [(Why, f64); 6] {
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
