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
}

/// A time in an office.
#[derive(Clone, Debug)]
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
}

impl Office {
    /// Whether it was held on a day.
    pub fn covers(&self, on: Date) -> bool {
        self.from.is_none_or(|f| f <= on) && self.to.is_none_or(|t| on <= t)
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
            Some(day) => self.offices.iter().filter(|o| o.covers(day)).min_by_key(|o| o.rank()),
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
