//! Times of day.

use super::{Resolver, Value, value};
use crate::model::{TimexAnchor, TimexKind};
use crate::times::calendar;
use crate::times::rules::Parts;
use crate::times::words::Class;

impl Resolver<'_> {
    pub(super) fn part(&self, parts: &Parts, argument: &str) -> Option<Value> {
        let code = match parts.get(Class::Part) {
            Some(part) => part_code(part),
            None if parts.has(&[self.words.id("evening")]) => "EV",
            None => "NI",
        };
        if parts.get(Class::Holiday).is_some() {
            return value(
                TimexKind::Time,
                format!("{}T{code}", self.holiday(parts)?.text),
                TimexAnchor::Published,
            );
        }
        let day = match (parts.get(Class::DayShift), parts.get(Class::Weekday), parts.get(Class::Month)) {
            (Some(by), ..) => self.days(by)?.text,
            (_, Some(_), _) => self.weekday(parts, "")?.text,
            (_, _, Some(_)) => self.date(parts)?.text,
            _ => self.days(argument.parse().ok()?)?.text,
        };
        let day = if day == "PRESENT_REF" { "XXXX-XX-XX".to_owned() } else { day };
        value(TimexKind::Time, format!("{day}T{code}"), TimexAnchor::Published)
    }

    pub(super) fn clock(&self, parts: &Parts) -> Option<Value> {
        let mut numbers = parts.values(Class::Num);
        let of_month = parts.any(&[Class::Day, Class::Ord]);
        let in_year = parts.get(Class::Month).and_then(|m| Some((m, of_month?)));
        let half = parts.get(Class::AmPm);
        let hour = match (parts.get(Class::Clock), numbers.next()) {
            (Some(hour), _) => hour,
            (None, Some(hour)) => hour % if half.is_some() { 12 } else { 24 } + half.unwrap_or(0),
            _ => return None,
        };
        let minute =
            parts.get(Class::Minute).or_else(|| numbers.next()).filter(|m| (0..60).contains(m)).unwrap_or(0);
        let day = match (parts.get(Class::DayShift), parts.get(Class::Weekday)) {
            (Some(by), _) => self.days(by)?.text,
            _ if in_year.is_some() => match (in_year?, parts.get(Class::Year)) {
                ((m, d), Some(y)) => calendar::day(calendar::date(y, m, d)?),
                ((m, d), None) => self.day_of_year(m, d, parts)?.text,
            },
            (_, Some(_)) => self.weekday(parts, "")?.text,
            _ => {
                self.context.running.or(self.context.published).map_or("XXXX-XX-XX".to_owned(), calendar::day)
            }
        };
        (hour < 24).then_some(())?;
        value(TimexKind::Time, format!("{day}T{hour:02}:{minute:02}"), TimexAnchor::Published)
    }
}

pub(super) fn part_code(part: i32) -> &'static str {
    ["MO", "MI", "AF", "EV", "NI"].get((part - 1).clamp(0, 4) as usize).copied().unwrap_or("DT")
}
