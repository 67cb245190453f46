//! Periods: weeks, months, quarters, seasons, decades and their ends.

use super::{Resolver, Value, dated, open, value};
use crate::model::{TimexAnchor, TimexKind};
use crate::times::calendar::{self, Unit};
use crate::times::rules::Parts;
use crate::times::words::Class;

impl Resolver<'_> {
    pub(super) fn unit(&self, unit: Unit, by: i32) -> Option<Value> {
        if unit.is_clock() {
            return None;
        }
        let Some(published) = self.context.published else {
            return open(["PAST_REF", "PRESENT_REF", "FUTURE_REF"][(by + 1).clamp(0, 2) as usize]);
        };
        // A weekend belongs to the week that it ends; on a Saturday or Sunday it is this one.
        let at = calendar::shift(published, unit, f64::from(by));
        dated(calendar::period(unit, at))
    }

    pub(super) fn season(&self, parts: &Parts) -> Option<Value> {
        let season = parts.any(&[Class::Season, Class::Seasons])?;
        let code = ["SP", "SU", "FA", "WI"].get(usize::try_from(season - 1).ok()?)?;
        if let Some(year) = parts.get(Class::Year) {
            return value(TimexKind::Date, format!("{year:04}-{code}"), TimexAnchor::Absolute);
        }
        let Some(published) = self.context.published else { return open(format!("XXXX-{code}")) };
        // Winter counts with the year in which it ends: January is the middle of it.
        let first = [3, 6, 9, 1][(season - 1) as usize];
        let (year, now) = (i32::from(published.year()), i32::from(published.month()));
        let inside = (first..first + 3).contains(&now) || (season == 4 && now == 12);
        let year = match self.directions.of(parts) {
            Some(-1) => year - i32::from(now < first || inside),
            Some(1) => year + i32::from(now >= first),
            Some(_) => year + i32::from(season == 4 && now >= 10),
            None if self.future() => year + i32::from(now > first + 2),
            None => year - i32::from(now < first),
        };
        dated(format!("{year:04}-{code}"))
    }

    pub(super) fn decade(&self, parts: &Parts) -> Option<Value> {
        let decade = parts.get(Class::Decades).or_else(|| parts.get(Class::Decade).map(|d| 190 + d / 10))?;
        value(TimexKind::Date, format!("{decade:03}"), TimexAnchor::Absolute)
    }

    pub(super) fn quarter(&self, parts: &Parts) -> Option<Value> {
        let number = parts.any(&[Class::Ord, Class::Quarter]).filter(|q| (1..=4).contains(q))?;
        if let Some(year) = parts.get(Class::Year).or_else(|| self.relative_year(parts)) {
            return value(TimexKind::Date, format!("{year:04}-Q{number}"), TimexAnchor::Absolute);
        }
        let Some(published) = self.context.published else { return open(format!("XXXX-Q{number}")) };
        let (year, now) = (i32::from(published.year()), calendar::quarter_number(published));
        // The quarter that has just ended is in the news whatever the tense.
        let ended = (now + 2) % 4 + 1 == number;
        let ahead = self.future() && !ended;
        let year = if ahead { year + i32::from(number < now) } else { year - i32::from(number > now) };
        dated(format!("{year:04}-Q{number}"))
    }

    /// The quarter that the text speaks about, moved by some quarters; the last full one if none was named.
    pub(super) fn running_quarter(&self, by: i32, unit: Option<Unit>) -> Option<Value> {
        let published = self.context.published?;
        if self.context.quarter.is_none() && matches!(unit, Some(Unit::Year)) {
            return dated(format!("{:04}", published.year() - 1));
        }
        let quarter = self.context.quarter.map_or(calendar::quarter_index(published) - 1, |q| q.0);
        value(TimexKind::Date, calendar::quarter(quarter + by), TimexAnchor::Running)
    }

    pub(super) fn half(&self, parts: &Parts) -> Option<Value> {
        let half = if parts.has(&[self.words.id("first")]) { 1 } else { 2 };
        let year = parts.get(Class::Year)?;
        value(TimexKind::Date, format!("{year:04}-H{half}"), TimexAnchor::Absolute)
    }

    pub(super) fn weekend(&self) -> Option<Value> {
        let Some(published) = self.context.published else {
            return value(TimexKind::Duration, "P1WE", TimexAnchor::None);
        };
        let saturday = if self.future() {
            calendar::weekday_from(published, 7)
        } else {
            calendar::weekday_up_to(published, 6)
        };
        dated(calendar::period(Unit::Weekend, saturday))
    }

    pub(super) fn year_end(&self) -> Option<Value> {
        let published = self.context.published?;
        let year = i32::from(published.year()) - i32::from(!self.future());
        dated(format!("{year:04}-12-31"))
    }

    pub(super) fn end_of(&self, parts: &Parts) -> Option<Value> {
        let by = self.directions.of(parts).unwrap_or(0);
        let unit = [("week", Unit::Week), ("month", Unit::Month), ("year", Unit::Year)];
        let unit = unit.into_iter().find(|(w, _)| parts.has(&[self.words.id(w)]))?.1;
        self.unit(unit, by)
    }
}
