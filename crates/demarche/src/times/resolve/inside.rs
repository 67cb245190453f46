//! Places inside a period ("the last week of June", "the third day of October") and stretches with two ends
//! that share a month or a year ("July 13 to 15").

use super::{Resolver, Value, dated, value};
use crate::model::{TimexAnchor, TimexKind};
use crate::times::calendar::{self, Unit};
use crate::times::rules::Parts;
use crate::times::words::Class;
use jiff::civil::Date;

/// The day that decides to which period a week belongs: Thursday, as in ISO 8601.
const MIDDLE: i32 = 4;

impl Resolver<'_> {
    /// First and last day of the month or year that a phrase names after "of".
    fn container(&self, parts: &Parts) -> Option<(Date, Date)> {
        match (parts.get(Class::Month), parts.get(Class::Year)) {
            (Some(month), None) => calendar::interval(&self.month_of_year(month, parts)?.text),
            (Some(month), Some(year)) => calendar::interval(&format!("{year:04}-{month:02}")),
            (None, Some(year)) => calendar::interval(&format!("{year:04}")),
            (None, None) => {
                let unit = if parts.has(&[self.words.id("year")]) { Unit::Year } else { Unit::Month };
                let at = calendar::shift(self.context.published?, unit, f64::from(self.which(parts)));
                calendar::interval(&calendar::period(unit, at))
            }
        }
    }

    /// "Last week of this month": "last" is a direction only where something else says which place is meant.
    pub(super) fn which(&self, parts: &Parts) -> i32 {
        let backward = parts.count(&self.directions.last) + usize::from(parts.get(Class::Ord).is_some());
        match () {
            () if parts.has(&self.directions.next) => 1,
            () if parts.has(&self.directions.last) && backward > 1 => -1,
            () => 0,
        }
    }

    /// "The first week of June": the one whose Thursday is the first of the month.
    pub(super) fn nth_week(&self, parts: &Parts) -> Option<Value> {
        let (first, last) = self.container(parts)?;
        let thursday = match parts.get(Class::Ord) {
            Some(n) => calendar::shift(calendar::weekday_from(first, MIDDLE), Unit::Week, f64::from(n - 1)),
            None => calendar::weekday_up_to(last, MIDDLE),
        };
        (first..=last).contains(&thursday).then(|| dated(calendar::week(thursday)))?
    }

    /// "The third day of October", "the last day of 2015".
    pub(super) fn nth_day(&self, parts: &Parts) -> Option<Value> {
        let (first, last) = self.container(parts)?;
        let day = parts.get(Class::Ord).map_or(last, |n| calendar::shift(first, Unit::Day, f64::from(n - 1)));
        (first..=last).contains(&day).then(|| dated(calendar::day(day)))?
    }

    /// "The third month of 2021".
    pub(super) fn nth_month(&self, parts: &Parts) -> Option<Value> {
        let (first, last) = self.container(parts)?;
        let month = calendar::shift(first, Unit::Month, f64::from(parts.get(Class::Ord)? - 1));
        (first..=last).contains(&month).then(|| dated(calendar::month(month)))?
    }

    /// "July 13 to 15", "June 26 to July 2, 2020": a month or year that only one end has is the other's too.
    pub(super) fn day_range(&self, parts: &Parts) -> Option<Value> {
        let mut days = parts.of(&[Class::Day, Class::Ord]);
        let (from, to) = (days.next()?, days.next()?);
        let mut months = parts.values(Class::Month);
        let first_month = months.next();
        let last_month = months.next().or(first_month);
        let (last, anchor) = match (last_month, parts.get(Class::Year)) {
            (Some(m), Some(y)) => (calendar::date(y, m, to)?, TimexAnchor::Absolute),
            (Some(m), None) => {
                (calendar::interval(&self.day_of_year(m, to, parts)?.text)?.0, TimexAnchor::Published)
            }
            (None, _) => (calendar::interval(&self.day_of_month(to)?.text)?.0, TimexAnchor::Published),
        };
        let month = first_month.unwrap_or(i32::from(last.month()));
        let year = i32::from(last.year()) - i32::from(month > i32::from(last.month()));
        let first = calendar::date(year, month, from)?;
        (first < last).then(|| value(TimexKind::Date, format!("{first}/{last}"), anchor))?
    }

    /// "April to June 2017": the year is that of both, or the first month is of the year before.
    pub(super) fn month_range(&self, parts: &Parts) -> Option<Value> {
        let mut months = parts.values(Class::Month);
        let (from, to, year) = (months.next()?, months.next()?, parts.get(Class::Year)?);
        let text = format!("{:04}-{from:02}/{year:04}-{to:02}", year - i32::from(from > to));
        value(TimexKind::Date, text, TimexAnchor::Absolute)
    }
}
