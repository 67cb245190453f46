//! Days: dates with and without their year, weekdays, holidays, numeric forms.

use super::{Resolver, Value, dated, open, value};
use crate::model::{TimexAnchor, TimexKind};
use crate::times::calendar::{self, Unit};
use crate::times::rules::Parts;
use crate::times::tense::Tense;
use crate::times::words::Class;
use jiff::civil::Date;

impl Resolver<'_> {
    pub(super) fn date(&self, parts: &Parts) -> Option<Value> {
        let year = parts.get(Class::Year).or_else(|| self.relative_year(parts));
        let absolute = |text: String| value(TimexKind::Date, text, TimexAnchor::Absolute);
        let month = parts.get(Class::Month);
        let day = parts.any(&[Class::Day, Class::Ord]).filter(|d| (1..=31).contains(d));
        match (year, month, day) {
            (Some(y), Some(m), Some(d)) => absolute(format!("{y:04}-{m:02}-{d:02}")),
            (Some(y), Some(m), None) => absolute(format!("{y:04}-{m:02}")),
            (Some(y), None, None) => absolute(format!("{y:04}")),
            (None, Some(m), Some(d)) => self.day_of_year(m, d, parts),
            (None, Some(m), None) => self.month_of_year(m, parts),
            (None, None, Some(d)) => self.day_of_month(d),
            _ => None,
        }
    }

    pub(super) fn day_of_year(&self, month: i32, day: i32, parts: &Parts) -> Option<Value> {
        let Some(published) = self.context.published else {
            return open(format!("XXXX-{month:02}-{day:02}"));
        };
        let year = i32::from(published.year());
        // 29 February comes every four years.
        let reach = if (month, day) == (2, 29) { 4 } else { 1 };
        let mut days = (year - reach..=year + reach).filter_map(|y| calendar::date(y, month, day));
        let distance = |d: &Date| calendar::days_between(published, *d);
        let found = match self.directions.of(parts) {
            Some(-1) => days.rfind(|d| distance(d) < 0),
            Some(1) => days.find(|d| distance(d) > 0),
            _ if parts.get(Class::Weekday).is_some() => {
                let weekday = parts.get(Class::Weekday).unwrap_or(0);
                let nearest = |d: &Date| (calendar::weekday_number(*d) != weekday, distance(d).abs());
                days.min_by_key(nearest)
            }
            _ if self.future() => {
                days.min_by_key(|d| if distance(d) < -75 { 1000 } else { distance(d).abs() })
            }
            _ => days.min_by_key(|d| if distance(d) > 120 { 1000 } else { distance(d).abs() }),
        };
        dated(calendar::day(found?))
    }

    pub(super) fn month_of_year(&self, month: i32, parts: &Parts) -> Option<Value> {
        let Some(published) = self.context.published else { return open(format!("XXXX-{month:02}")) };
        let (year, now) = (i32::from(published.year()), i32::from(published.month()));
        let year = match self.directions.of(parts) {
            Some(-1) => year - i32::from(month >= now),
            Some(1) => year + i32::from(month <= now),
            Some(_) => year,
            None if self.future() => year + i32::from(month < now),
            None => year - i32::from(month > now + i32::from(self.context.tense == Tense::Present) * 6),
        };
        dated(format!("{year:04}-{month:02}"))
    }

    pub(super) fn day_of_month(&self, day: i32) -> Option<Value> {
        let from = self.context.running.or(self.context.published)?;
        let here = calendar::date(i32::from(from.year()), i32::from(from.month()), day)?;
        let back = !self.future() && here > self.context.published.unwrap_or(from);
        dated(calendar::day(if back { calendar::shift(here, Unit::Month, -1.0) } else { here }))
    }

    pub(super) fn weekday(&self, parts: &Parts, argument: &str) -> Option<Value> {
        let weekday = parts.get(Class::Weekday)?;
        let Some(published) = self.context.published else { return open(format!("XXXX-WXX-{weekday}")) };
        let before = calendar::shift(published, Unit::Day, -1.0);
        let after = calendar::shift(published, Unit::Day, 1.0);
        let found = match argument {
            "last" => calendar::weekday_up_to(before, weekday),
            "before" => {
                let from = self.context.running.unwrap_or(published);
                calendar::weekday_up_to(calendar::shift(from, Unit::Day, -1.0), weekday)
            }
            "next" => calendar::weekday_from(after, weekday),
            "this" if self.context.tense != Tense::Past || parts.has(&self.directions.next) => {
                calendar::weekday_from(published, weekday)
            }
            "this" => calendar::weekday_in_week(published, weekday),
            "week" => {
                let weeks = self.directions.of(parts).unwrap_or(0);
                calendar::weekday_in_week(calendar::shift(published, Unit::Week, f64::from(weeks)), weekday)
            }
            _ if self.future() => calendar::weekday_from(published, weekday),
            _ => calendar::weekday_up_to(published, weekday),
        };
        dated(calendar::day(found))
    }

    /// "Friday the 7th": in the nearest month in which that day is a Friday.
    pub(super) fn weekday_of(&self, parts: &Parts) -> Option<Value> {
        let (weekday, day) = (parts.get(Class::Weekday)?, parts.get(Class::Ord)?);
        let from = calendar::date(
            i32::from(self.context.published?.year()),
            i32::from(self.context.published?.month()),
            1,
        )?;
        let sign = if self.future() { 1 } else { -1 };
        let found = [0, sign, -sign].into_iter().find_map(|n| {
            let month = calendar::shift(from, Unit::Month, f64::from(n));
            calendar::date(i32::from(month.year()), i32::from(month.month()), day)
                .filter(|d| calendar::weekday_number(*d) == weekday)
        });
        dated(calendar::day(found?))
    }

    /// "The week of March 6".
    pub(super) fn week_of_date(&self, parts: &Parts) -> Option<Value> {
        let Value { kind, text, anchor } = self.date(parts)?;
        let (day, _) = calendar::interval(&text)?;
        Some(Value { kind, text: calendar::week(day), anchor })
    }

    /// "The first Tuesday of October".
    pub(super) fn nth_weekday(&self, parts: &Parts) -> Option<Value> {
        let weekday = parts.get(Class::Weekday)?;
        let nth = parts.get(Class::Ord).unwrap_or(-1);
        let Some(month) = parts.get(Class::Month) else {
            let by = self.which(parts);
            let at = calendar::shift(self.context.published?, Unit::Month, f64::from(by));
            let day = calendar::nth_weekday(i32::from(at.year()), i32::from(at.month()), weekday, nth)?;
            return dated(calendar::day(day));
        };
        let named = parts.get(Class::Year).or_else(|| self.relative_year(parts));
        if let Some(year) = named {
            let day = calendar::nth_weekday(year, month, weekday, nth)?;
            return value(TimexKind::Date, calendar::day(day), TimexAnchor::Absolute);
        }
        let published = self.context.published?;
        let year = i32::from(published.year());
        let mut days = (year - 1..=year + 1).filter_map(|y| calendar::nth_weekday(y, month, weekday, nth));
        let found =
            if self.future() { days.find(|d| *d >= published) } else { days.rfind(|d| *d <= published) };
        dated(calendar::day(found?))
    }

    /// "The 20th of next month".
    pub(super) fn day_of_relative_month(&self, parts: &Parts) -> Option<Value> {
        let day = parts.any(&[Class::Day, Class::Ord])?;
        let by = self.directions.of(parts).unwrap_or(0);
        let month = calendar::shift(self.context.published?, Unit::Month, f64::from(by));
        dated(calendar::day(calendar::date(i32::from(month.year()), i32::from(month.month()), day)?))
    }

    pub(super) fn days(&self, by: i32) -> Option<Value> {
        let Some(published) = self.context.published else {
            return value(
                TimexKind::Date,
                if by == 0 { "PRESENT_REF" } else { "XXXX-XX-XX" },
                TimexAnchor::None,
            );
        };
        dated(calendar::day(calendar::shift(published, Unit::Day, f64::from(by))))
    }

    pub(super) fn holiday(&self, parts: &Parts) -> Option<Value> {
        if let Some(year) = parts.get(Class::Year) {
            return self.holiday_in(parts, year);
        }
        let line = self.words.holiday_day(parts.get(Class::Holiday)?);
        let published = self.context.published?;
        let year = i32::from(published.year());
        let mut days = [year - 1, year, year + 1].into_iter().filter_map(|y| calendar::holiday(line, y));
        let found = match self.directions.of(parts) {
            Some(-1) => days.rfind(|d| *d < published),
            Some(1) => days.find(|d| *d > published),
            _ if self.future() => days.find(|d| *d >= published),
            _ => days.min_by_key(|d| {
                let distance = calendar::days_between(published, *d);
                if distance > 45 { 1000 } else { distance.abs() }
            }),
        };
        dated(calendar::day(found?))
    }

    pub(super) fn holiday_in(&self, parts: &Parts, year: i32) -> Option<Value> {
        let line = self.words.holiday_day(parts.get(Class::Holiday)?);
        let day = calendar::day(calendar::holiday(line, year)?);
        value(TimexKind::Date, day, TimexAnchor::Absolute)
    }

    pub(super) fn iso(&self, parts: &Parts) -> Option<Value> {
        let numbers: Vec<i32> = parts.values(Class::Num).collect();
        let day = calendar::date(parts.get(Class::Year)?, *numbers.first()?, *numbers.get(1)?)?;
        value(TimexKind::Date, calendar::day(day), TimexAnchor::Absolute)
    }

    pub(super) fn slashes(&self, parts: &Parts) -> Option<Value> {
        let numbers: Vec<i32> = parts.values(Class::Num).collect();
        let (&month, &day) = (numbers.first()?, numbers.get(1)?);
        let year = parts.get(Class::Year).or_else(|| numbers.get(2).copied())?;
        let year = if year < 40 {
            2000 + year
        } else if year < 100 {
            1900 + year
        } else {
            year
        };
        let found = calendar::date(year, month, day).or_else(|| calendar::date(year, day, month))?;
        value(TimexKind::Date, calendar::day(found), TimexAnchor::Absolute)
    }
}
