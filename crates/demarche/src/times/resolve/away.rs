//! What is counted from a day: "two weeks ago", "the next day", "that year".

use super::lengths::lengths;
use super::{Resolver, Value, dated, open, value};
use crate::model::{TimexAnchor, TimexKind};
use crate::times::calendar::{self, Unit};
use crate::times::rules::Parts;
use crate::times::words::Class;
use jiff::civil::Date;

impl Resolver<'_> {
    /// "the next day", "that year": counted from the day the narrative has reached.
    pub(super) fn running(&self, by: i32, parts: &Parts) -> Option<Value> {
        let names = [
            ("day", Unit::Day),
            ("morning", Unit::Day),
            ("week", Unit::Week),
            ("month", Unit::Month),
            ("year", Unit::Year),
        ];
        let unit = names.into_iter().find(|(w, _)| parts.has(&[self.words.id(w)]))?.1;
        // "That year" may follow a month or a year, "that day" only a day.
        let wide = matches!(unit, Unit::Month | Unit::Year);
        let reached = self.context.reached.filter(|_| wide).or(self.context.running);
        let (from, anchor) = match (reached, self.context.published) {
            (Some(day), _) => (day, TimexAnchor::Running),
            (None, Some(day)) => (day, TimexAnchor::Published),
            _ => return open("XXXX-XX-XX"),
        };
        let text = calendar::period(unit, calendar::shift(from, unit, f64::from(by)));
        value(TimexKind::Date, text, anchor)
    }

    /// So many units before or after a day.
    pub(super) fn away(&self, parts: &Parts, unit: Unit, sign: f64, argument: &str) -> Option<Value> {
        if parts.get(Class::Some).is_some() {
            return value(
                TimexKind::Date,
                if sign < 0.0 { "PAST_REF" } else { "FUTURE_REF" },
                TimexAnchor::None,
            );
        }
        let number = argument.parse().ok().or_else(|| parts.number()).unwrap_or(1.0);
        if let Some((quarter, _)) =
            self.context.quarter.filter(|q| q.1 < 6 && unit == Unit::Year && number == 1.0 && sign < 0.0)
        {
            return value(TimexKind::Date, calendar::quarter(quarter - 4), TimexAnchor::Running);
        }
        let running = self.context.running.filter(|_| argument == "running");
        let anchor = if running.is_some() { TimexAnchor::Running } else { TimexAnchor::Published };
        let Some(from) = running.or(self.context.published) else {
            return value(
                TimexKind::Date,
                if sign < 0.0 { "PAST_REF" } else { "FUTURE_REF" },
                TimexAnchor::None,
            );
        };
        let at = calendar::shift(from, unit, sign * number);
        let text = match unit {
            Unit::Week | Unit::Fortnight | Unit::Weekend => calendar::day(at),
            Unit::Decade => format!("{:04}", at.year()),
            _ => calendar::period(unit, at),
        };
        value(TimexKind::Date, text, anchor)
    }

    /// "One month and 21 days ago".
    pub(super) fn away_sum(&self, parts: &Parts, sign: f64) -> Option<Value> {
        let published = self.context.published?;
        let step = |day: Date, (unit, n): (Unit, i32)| calendar::shift(day, unit, sign * f64::from(n));
        dated(calendar::day(lengths(parts).fold(published, step)))
    }
}
