//! What a document's places say of each other: places of one story lie together.
//!
//! Every meaning of every name votes, by how likely it is, for the meanings of the other names that lie near
//! it or in the same division or country; then all are weighed anew. No first guess can lock the rest.

use super::candidates::Candidate;
use super::locate::Open;
use crate::model::PlacePrecision;
use rustc_hash::FxHashMap;

/// Votes, on the scale of decimal logarithms of inhabitants.
const NEAR: f64 = 2.0;
const NEAR_MOST: f64 = 3.0;
const DIVISION: f64 = 1.0;
const COUNTRY: f64 = 0.8;
const INSIDE_MOST: f64 = 3.5;
/// How far apart two places of a story are at most, in kilometres.
const REACH: f64 = 160.0;
/// How fast the likelihood of a meaning falls with its score.
const SHARPNESS: f64 = 1.2;
const ROUNDS: usize = 3;
/// Names beyond these, and meanings beyond these, do not vote: a list of stations is no story.
const MOST_NAMES: usize = 80;

/// A meaning as the votes see it.
struct Spot {
    /// On a plane where a unit is a kilometre, near enough for short distances.
    at: (f64, f64),
    cosine: f64,
    city: bool,
    country: Option<u32>,
    division: Option<u32>,
    base: f64,
    votes: Votes,
    likely: f64,
}

/// What the other names say of a meaning.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Votes {
    /// That it lies near them.
    pub near: f64,
    /// That it lies in the same divisions and countries.
    pub inside: f64,
}

/// The votes for all meanings of all names, given their scores without the others.
pub(super) fn votes(open: &[Open], base: impl Fn(&Open, &Candidate) -> f64) -> Vec<Vec<Votes>> {
    let mut areas = Areas::default();
    let mut names: Vec<Vec<Spot>> =
        open.iter().map(|o| o.candidates.iter().map(|c| spot(c, base(o, c), &mut areas)).collect()).collect();
    for _ in 0..ROUNDS {
        names.iter_mut().for_each(|n| weigh(n));
        let inside = inside(&names);
        let near: Vec<Vec<f64>> = (0..names.len()).map(|i| near(i, &names)).collect();
        for (name, near) in names.iter_mut().zip(near) {
            for (s, near) in name.iter_mut().zip(near) {
                s.votes = Votes { near: NEAR * near.min(NEAR_MOST), inside: within(s, &inside) };
            }
        }
    }
    names.into_iter().map(|n| n.into_iter().map(|s| s.votes).collect()).collect()
}

/// Numbers for countries and divisions.
#[derive(Default)]
struct Areas(FxHashMap<String, u32>);

impl Areas {
    fn number(&mut self, name: String) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(name).or_insert(next)
    }
}

fn spot(c: &Candidate, base: f64, areas: &mut Areas) -> Spot {
    let l = &c.location;
    let country = l.country.as_deref();
    let division = match (country, l.admin1.as_deref()) {
        (Some(country), Some(name)) => Some(areas.number(format!("{country}\t{name}"))),
        (Some(country), None) if l.precision == PlacePrecision::Region => {
            Some(areas.number(format!("{country}\t{}", l.name)))
        }
        _ => None,
    };
    let radians = l.latitude.to_radians();
    Spot {
        at: (l.latitude * 111.2, l.longitude * 111.2),
        cosine: radians.cos(),
        city: l.precision == PlacePrecision::City,
        country: country.map(|c| areas.number(c.to_owned())),
        division,
        base,
        votes: Votes::default(),
        likely: 0.0,
    }
}

/// Sets how likely each meaning of a name is.
fn weigh(name: &mut [Spot]) {
    let score = |s: &Spot| s.base + s.votes.near + s.votes.inside;
    let best = name.iter().map(score).fold(f64::MIN, f64::max);
    name.iter_mut().for_each(|s| s.likely = ((score(s) - best) * SHARPNESS).exp());
    let sum: f64 = name.iter().map(|s| s.likely).sum();
    name.iter_mut().for_each(|s| s.likely /= sum);
}

/// How much of all names lies in each country and division; what a name itself adds is taken off later.
fn inside(names: &[Vec<Spot>]) -> FxHashMap<u32, f64> {
    let mut mass = FxHashMap::default();
    for s in names.iter().flatten() {
        for area in [s.country, s.division].into_iter().flatten() {
            *mass.entry(area).or_insert(0.0) += s.likely;
        }
    }
    mass
}

fn within(s: &Spot, inside: &FxHashMap<u32, f64>) -> f64 {
    let others =
        |area: Option<u32>| area.and_then(|a| inside.get(&a)).map_or(0.0, |all| (all - s.likely).max(0.0));
    (COUNTRY * others(s.country).ln_1p() + DIVISION * others(s.division).ln_1p()).min(INSIDE_MOST)
}

/// For each meaning of a name, how many other names have a likely meaning near it.
fn near(own: usize, names: &[Vec<Spot>]) -> Vec<f64> {
    let others = || names.iter().take(MOST_NAMES).enumerate().filter(|(i, _)| *i != own).map(|(_, n)| n);
    let votes = |s: &Spot| others().map(|n| n.iter().map(|o| vote(s, o)).fold(0.0, f64::max)).sum();
    names[own].iter().map(votes).collect()
}

fn vote(s: &Spot, o: &Spot) -> f64 {
    let north = (s.at.0 - o.at.0).abs();
    if !(s.city || o.city) || north > REACH || o.likely < 0.01 {
        return 0.0;
    }
    let east = (s.at.1 - o.at.1).abs() * s.cosine;
    let km = north.hypot(east);
    // Two names of the same spot are one place twice, and no witness.
    if (1.0..=REACH).contains(&km) { (1.0 - km / REACH) * o.likely.sqrt() } else { 0.0 }
}
