//! Who held which office when.

use crate::model::Str;
use jiff::ToSpan;
use jiff::civil::Date;

/// A person of the office table.
#[derive(Clone, Debug, Default)]
pub(in crate::entities) struct Person {
    /// The usual name.
    pub name: Str,
    /// Their offices.
    pub offices: Vec<Office>,
    /// The item of Wikidata; empty where none is known.
    pub wikidata: Str,
}

/// A time in an office.
#[derive(Clone, Debug, Default)]
pub(in crate::entities) struct Office {
    /// ISO 3166-1 alpha-3 of the country, or the organization's code.
    pub body: Str,
    /// "foreign minister".
    pub title: Str,
    /// Sector of the office: "GOV", "MIL".
    pub sector: Str,
    /// First day.
    pub from: Option<Date>,
    /// Last day; `None` where not over when the table was written.
    pub to: Option<Date>,
    /// The whole actor code, where the user's own list gives it.
    pub code: Str,
    /// File and line of the user's own list; empty for the built-in table.
    pub source: Str,
}

impl Office {
    /// Whether it was held on a day.
    pub fn covers(&self, on: Date) -> bool {
        self.from.is_none_or(|f| f <= on) && self.to.is_none_or(|t| on <= t)
    }

    /// Which office to take of several on one day: what the user's own lists say of these days, then of all
    /// days, then ours, then what theirs say of those long out of office; higher offices first.
    fn order(&self) -> (u8, u8) {
        let dated = self.from.is_some() || self.to.is_some();
        let own = match (self.source.is_empty(), dated, self.sector == "ELI") {
            (false, true, _) => 0,
            (false, false, false) => 1,
            (true, ..) => 2,
            (false, false, true) => 3,
        };
        (own, self.rank())
    }

    /// Whether it is no office but the standing of somebody who held one.
    pub fn is_over(&self) -> bool {
        self.sector == "ELI"
    }

    /// How high the office is, for choosing among several: heads before ministers before the rest.
    pub fn rank(&self) -> u8 {
        match self.title.as_str() {
            "head of state" | "president" => 0,
            "head of government" | "prime minister" | "secretary-general" | "supreme leader" => 1,
            "foreign minister" => 2,
            "defence minister" | "interior minister" => 3,
            _ => 4,
        }
    }
}

impl Person {
    /// The highest office held on a day; without a day, the last one.
    pub fn on(&self, on: Option<Date>) -> Option<&Office> {
        match on {
            Some(day) => self.offices.iter().filter(|o| o.covers(day)).min_by_key(|o| o.order()),
            None => self.latest(None),
        }
    }

    /// The office of which news of a day speaks: the one held, or left within the month before, for who
    /// has just been killed or ousted is still called by it.
    pub fn in_news(&self, on: Option<Date>) -> Option<&Office> {
        let month_before = || on.and_then(|d| d.checked_sub(1.month()).ok());
        self.on(on).or_else(|| self.on(Some(month_before()?)))
    }

    /// The last office begun before a day.
    pub fn latest(&self, on: Option<Date>) -> Option<&Office> {
        (self.offices.iter().filter(|o| on.is_none_or(|d| o.from.is_none_or(|f| f <= d))))
            .max_by_key(|o| (o.to.unwrap_or(Date::MAX), o.from, std::cmp::Reverse(o.rank())))
    }
}
