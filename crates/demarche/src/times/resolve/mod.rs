//! From what a rule took to a value: the operations that rules name, by what they give.

mod away;
mod clock;
mod days;
mod inside;
mod lengths;
mod periods;

use super::calendar::Unit;
use super::rules::{Parts, Rule};
use super::tense::Tense;
use super::words::{Class, Words};
use crate::model::{TimexAnchor, TimexKind};
use jiff::civil::Date;

/// What values rest on.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// The document's date.
    pub published: Option<Date>,
    /// The day the narrative has reached.
    pub running: Option<Date>,
    /// The first day of the month, year or day named last.
    pub reached: Option<Date>,
    /// The quarter that the text speaks about, and how many sentences ago it was named.
    pub quarter: Option<(i32, u32)>,
    /// The tense of the clause.
    pub tense: Tense,
}

/// A value and how it was found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    pub kind: TimexKind,
    pub text: String,
    pub anchor: TimexAnchor,
}

fn value(kind: TimexKind, text: impl Into<String>, anchor: TimexAnchor) -> Option<Value> {
    Some(Value { kind, text: text.into(), anchor })
}

fn dated(text: impl Into<String>) -> Option<Value> {
    value(TimexKind::Date, text, TimexAnchor::Published)
}

fn open(text: impl Into<String>) -> Option<Value> {
    value(TimexKind::Date, text, TimexAnchor::None)
}

/// Ids of the words that say which way to look.
#[derive(Debug, Default)]
pub(super) struct Directions {
    last: Vec<u16>,
    next: Vec<u16>,
    this: Vec<u16>,
}

impl Directions {
    pub(super) fn read(words: &Words) -> Self {
        let ids = |list: &[&str]| list.iter().map(|w| words.id(w)).filter(|&w| w != 0).collect();
        Directions {
            last: ids(&["last", "past", "previous", "preceding", "prior"]),
            next: ids(&["next", "coming", "following"]),
            this: ids(&["this", "current", "same", "that"]),
        }
    }

    fn of(&self, parts: &Parts) -> Option<i32> {
        let hit = |ids: &[u16]| parts.has(ids);
        if hit(&self.next) {
            Some(1)
        } else if hit(&self.last) {
            Some(-1)
        } else if hit(&self.this) {
            Some(0)
        } else {
            None
        }
    }
}

/// Carries out rules' operations.
pub(super) struct Resolver<'a> {
    pub words: &'a Words,
    pub directions: &'a Directions,
    pub context: &'a Context,
}

impl Resolver<'_> {
    pub(super) fn resolve(&self, rule: &Rule, parts: &Parts) -> Option<Value> {
        let unit = parts.any(&[Class::Unit, Class::Units]).and_then(Unit::of);
        match rule.operation.as_str() {
            "date" => self.date(parts),
            "weekday" => self.weekday(parts, &rule.argument),
            "weekdayof" => self.weekday_of(parts).or_else(|| self.weekday(parts, "")),
            "weekofdate" => self.week_of_date(parts),
            "nthweek" => self.nth_week(parts),
            "nthday" => self.nth_day(parts),
            "nthmonth" => self.nth_month(parts),
            "dayrange" => self.day_range(parts),
            "monthrange" => self.month_range(parts),
            "nthweekday" => self.nth_weekday(parts),
            "dayofmonth" => self.day_of_relative_month(parts),
            "holidayofyear" => self.holiday_in(parts, self.relative_year(parts)?),
            "agosum" => self.away_sum(parts, -1.0),
            "latersum" => self.away_sum(parts, 1.0),
            "dayshift" => self.days(parts.get(Class::DayShift)?),
            "days" => self.days(rule.argument.parse().ok()?),
            "unit" => self.unit(unit?, rule.argument.parse().ok()?),
            "nextquarter" => self.unit(Unit::Quarter, 1),
            "season" => self.season(parts),
            "decade" => self.decade(parts),
            "decadeof" => {
                value(TimexKind::Date, format!("{:03}", parts.get(Class::Year)? / 10), TimexAnchor::Absolute)
            }
            "century" => {
                value(TimexKind::Date, format!("{:02}", parts.get(Class::Ord)? - 1), TimexAnchor::Absolute)
            }
            "quarter" => self.quarter(parts),
            "runningquarter" => self.running_quarter(rule.argument.parse().ok()?, unit),
            "half" => self.half(parts),
            "holiday" => self.holiday(parts),
            "weekend" => self.weekend(),
            "yearend" => self.year_end(),
            "endof" => self.end_of(parts),
            "running" => self.running(rule.argument.parse().ok()?, parts),
            "ago" => self.away(parts, unit?, -1.0, &rule.argument),
            "later" => self.away(parts, unit?, 1.0, &rule.argument),
            "duration" => self.duration(parts, unit, &rule.argument),
            "often" => self.often(parts, unit),
            "part" => self.part(parts, &rule.argument),
            "clock" => self.clock(parts),
            "iso" => self.iso(parts),
            "slashes" => self.slashes(parts),
            "ref" if rule.argument.is_empty() => {
                let now = parts.has(&[self.words.id("current")]);
                value(TimexKind::Date, if now { "PRESENT_REF" } else { "PAST_REF" }, TimexAnchor::None)
            }
            "ref" => value(TimexKind::Date, rule.argument.as_str(), TimexAnchor::None),
            _ => None,
        }
    }

    fn future(&self) -> bool {
        self.context.tense == Tense::Future
    }

    /// A year said by "last year" and the like inside the expression.
    fn relative_year(&self, parts: &Parts) -> Option<i32> {
        parts.any(&[Class::Unit]).and_then(Unit::of).filter(|&u| u == Unit::Year)?;
        Some(i32::from(self.context.published?.year()) + self.directions.of(parts)?)
    }
}
