//! From what a rule took to a value: the operations that rules name.

use super::calendar::{self, Unit};
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
            "nthweekday" => self.nth_weekday(parts),
            "dayofmonth" => self.day_of_relative_month(parts),
            "holidayofyear" => self.holiday_in(parts, self.relative_year(parts)?),
            "agosum" => self.away_sum(parts, -1.0),
            "latersum" => self.away_sum(parts, 1.0),
            "dayshift" => self.days(parts.get(Class::DayShift)?),
            "days" => self.days(rule.argument.parse().ok()?),
            "unit" => self.unit(unit?, rule.argument.parse().ok()?),
            "season" => self.season(parts),
            "decade" => self.decade(parts),
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

    fn date(&self, parts: &Parts) -> Option<Value> {
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

    fn day_of_year(&self, month: i32, day: i32, parts: &Parts) -> Option<Value> {
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

    fn month_of_year(&self, month: i32, parts: &Parts) -> Option<Value> {
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

    fn day_of_month(&self, day: i32) -> Option<Value> {
        let from = self.context.running.or(self.context.published)?;
        let here = calendar::date(i32::from(from.year()), i32::from(from.month()), day)?;
        let back = !self.future() && here > self.context.published.unwrap_or(from);
        dated(calendar::day(if back { calendar::shift(here, Unit::Month, -1.0) } else { here }))
    }

    /// "Friday the 7th": in the nearest month in which that day is a Friday.
    fn weekday_of(&self, parts: &Parts) -> Option<Value> {
        let (weekday, day) = (parts.get(Class::Weekday)?, parts.get(Class::Ord)?);
        let from = calendar::date(
            i32::from(self.context.published?.year()),
            i32::from(self.context.published?.month()),
            1,
        )?;
        let near = if self.future() { [0, 1, -1] } else { [0, -1, 1] };
        let found = near.into_iter().find_map(|n| {
            let month = calendar::shift(from, Unit::Month, f64::from(n));
            calendar::date(i32::from(month.year()), i32::from(month.month()), day)
                .filter(|d| calendar::weekday_number(*d) == weekday)
        });
        dated(calendar::day(found?))
    }

    /// "The week of March 6".
    fn week_of_date(&self, parts: &Parts) -> Option<Value> {
        let Value { kind, text, anchor } = self.date(parts)?;
        let (day, _) = calendar::interval(&text)?;
        Some(Value { kind, text: calendar::week(day), anchor })
    }

    /// "The first Tuesday of October".
    fn nth_weekday(&self, parts: &Parts) -> Option<Value> {
        let (weekday, month) = (parts.get(Class::Weekday)?, parts.get(Class::Month)?);
        let nth = parts.get(Class::Ord).unwrap_or(-1);
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
    fn day_of_relative_month(&self, parts: &Parts) -> Option<Value> {
        let day = parts.any(&[Class::Day, Class::Ord])?;
        let by = self.directions.of(parts).unwrap_or(0);
        let month = calendar::shift(self.context.published?, Unit::Month, f64::from(by));
        dated(calendar::day(calendar::date(i32::from(month.year()), i32::from(month.month()), day)?))
    }

    /// "One month and 21 days ago".
    fn away_sum(&self, parts: &Parts, sign: f64) -> Option<Value> {
        let published = self.context.published?;
        let step = |day: Date, (unit, n): (Unit, i32)| calendar::shift(day, unit, sign * f64::from(n));
        dated(calendar::day(lengths(parts).fold(published, step)))
    }

    fn weekday(&self, parts: &Parts, argument: &str) -> Option<Value> {
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

    fn days(&self, by: i32) -> Option<Value> {
        let Some(published) = self.context.published else {
            return value(
                TimexKind::Date,
                if by == 0 { "PRESENT_REF" } else { "XXXX-XX-XX" },
                TimexAnchor::None,
            );
        };
        dated(calendar::day(calendar::shift(published, Unit::Day, f64::from(by))))
    }

    fn unit(&self, unit: Unit, by: i32) -> Option<Value> {
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

    fn season(&self, parts: &Parts) -> Option<Value> {
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

    fn decade(&self, parts: &Parts) -> Option<Value> {
        let decade = parts.get(Class::Decades).or_else(|| parts.get(Class::Decade).map(|d| 190 + d / 10))?;
        value(TimexKind::Date, format!("{decade:03}"), TimexAnchor::Absolute)
    }

    fn quarter(&self, parts: &Parts) -> Option<Value> {
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
    fn running_quarter(&self, by: i32, unit: Option<Unit>) -> Option<Value> {
        let published = self.context.published?;
        if self.context.quarter.is_none() && matches!(unit, Some(Unit::Year)) {
            return dated(format!("{:04}", published.year() - 1));
        }
        let quarter = self.context.quarter.map_or(calendar::quarter_index(published) - 1, |q| q.0);
        value(TimexKind::Date, calendar::quarter(quarter + by), TimexAnchor::Running)
    }

    fn half(&self, parts: &Parts) -> Option<Value> {
        let half = if parts.has(&[self.words.id("first")]) { 1 } else { 2 };
        let year = parts.get(Class::Year)?;
        value(TimexKind::Date, format!("{year:04}-H{half}"), TimexAnchor::Absolute)
    }

    fn holiday(&self, parts: &Parts) -> Option<Value> {
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

    fn holiday_in(&self, parts: &Parts, year: i32) -> Option<Value> {
        let line = self.words.holiday_day(parts.get(Class::Holiday)?);
        let day = calendar::day(calendar::holiday(line, year)?);
        value(TimexKind::Date, day, TimexAnchor::Absolute)
    }

    fn weekend(&self) -> Option<Value> {
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

    fn year_end(&self) -> Option<Value> {
        let published = self.context.published?;
        let year = i32::from(published.year()) - i32::from(!self.future());
        dated(format!("{year:04}-12-31"))
    }

    fn end_of(&self, parts: &Parts) -> Option<Value> {
        let by = self.directions.of(parts).unwrap_or(0);
        let unit = [("week", Unit::Week), ("month", Unit::Month), ("year", Unit::Year)];
        let unit = unit.into_iter().find(|(w, _)| parts.has(&[self.words.id(w)]))?.1;
        self.unit(unit, by)
    }

    /// "the next day", "that year": counted from the day the narrative has reached.
    fn running(&self, by: i32, parts: &Parts) -> Option<Value> {
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
    fn away(&self, parts: &Parts, unit: Unit, sign: f64, argument: &str) -> Option<Value> {
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

    fn duration(&self, parts: &Parts, unit: Option<Unit>, argument: &str) -> Option<Value> {
        let names = [
            ("day", Unit::Day),
            ("night", Unit::Day),
            ("week", Unit::Week),
            ("month", Unit::Month),
            ("year", Unit::Year),
        ];
        let unit =
            unit.or_else(|| names.into_iter().find(|(w, _)| parts.has(&[self.words.id(w)])).map(|(_, u)| u))?;
        let vague = parts.get(Class::Some).is_some() && parts.number().is_none();
        let plural = parts.get(Class::Units).is_some() && parts.number().is_none();
        if argument == "sum" {
            let all: String =
                lengths(parts).map(|(u, n)| length(Some(f64::from(n)), u)[1..].to_owned()).collect();
            return value(TimexKind::Duration, format!("P{all}"), TimexAnchor::Absolute);
        }
        let number = match argument {
            "half" => Some(parts.number().unwrap_or(1.0) + 0.5),
            "halfof" => Some(0.5),
            "2" => Some(2.0),
            _ if vague || plural => None,
            _ => Some(parts.number().unwrap_or(1.0)),
        };
        value(TimexKind::Duration, length(number, unit), TimexAnchor::Absolute)
    }

    fn often(&self, parts: &Parts, unit: Option<Unit>) -> Option<Value> {
        let set = |text: String| value(TimexKind::Set, text, TimexAnchor::Absolute);
        if let Some(weekday) = parts.any(&[Class::Weekday, Class::Weekdays]) {
            let part = parts.get(Class::Part).map_or(String::new(), |p| format!("T{}", part_code(p)));
            return set(format!("XXXX-WXX-{weekday}{part}"));
        }
        if let Some(month) = parts.get(Class::Month) {
            return set(format!("XXXX-{month:02}"));
        }
        if let Some(season) = parts.get(Class::Season) {
            return set(format!("XXXX-{}", ["SP", "SU", "FA", "WI"][(season - 1).clamp(0, 3) as usize]));
        }
        if let Some(unit) = unit {
            return set(length(Some(parts.number().unwrap_or(1.0)), unit));
        }
        let names = [
            ("daily", Unit::Day),
            ("nightly", Unit::Day),
            ("weekly", Unit::Week),
            ("monthly", Unit::Month),
            ("yearly", Unit::Year),
            ("annually", Unit::Year),
            ("hourly", Unit::Hour),
        ];
        let unit = names.into_iter().find(|(w, _)| parts.has(&[self.words.id(w)]))?.1;
        set(length(Some(1.0), unit))
    }

    fn part(&self, parts: &Parts, argument: &str) -> Option<Value> {
        let code = match parts.get(Class::Part) {
            Some(part) => part_code(part),
            None if parts.has(&[self.words.id("evening")]) => "EV",
            None => "NI",
        };
        let day = match (parts.get(Class::DayShift), parts.get(Class::Weekday), parts.get(Class::Month)) {
            (Some(by), ..) => self.days(by)?.text,
            (_, Some(_), _) => self.weekday(parts, "")?.text,
            (_, _, Some(_)) => self.date(parts)?.text,
            _ => self.days(argument.parse().ok()?)?.text,
        };
        let day = if day == "PRESENT_REF" { "XXXX-XX-XX".to_owned() } else { day };
        value(TimexKind::Time, format!("{day}T{code}"), TimexAnchor::Published)
    }

    fn clock(&self, parts: &Parts) -> Option<Value> {
        let mut numbers = parts.values(Class::Num);
        let in_year = parts.get(Class::Month).and_then(|m| Some((m, parts.get(Class::Day)?)));
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
            (_, Some(_)) => self.weekday(parts, "")?.text,
            _ if in_year.is_some() => in_year.and_then(|(m, d)| self.day_of_year(m, d, parts))?.text,
            _ => {
                self.context.running.or(self.context.published).map_or("XXXX-XX-XX".to_owned(), calendar::day)
            }
        };
        (hour < 24).then_some(())?;
        value(TimexKind::Time, format!("{day}T{hour:02}:{minute:02}"), TimexAnchor::Published)
    }

    fn iso(&self, parts: &Parts) -> Option<Value> {
        let numbers: Vec<i32> = parts.values(Class::Num).collect();
        let day = calendar::date(parts.get(Class::Year)?, *numbers.first()?, *numbers.get(1)?)?;
        value(TimexKind::Date, calendar::day(day), TimexAnchor::Absolute)
    }

    fn slashes(&self, parts: &Parts) -> Option<Value> {
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

/// The lengths of "one year and six months", in order.
fn lengths(parts: &Parts) -> impl Iterator<Item = (Unit, i32)> + '_ {
    let units = parts.of(&[Class::Unit, Class::Units]).filter_map(Unit::of);
    units.zip(parts.values(Class::Num))
}

fn part_code(part: i32) -> &'static str {
    ["MO", "MI", "AF", "EV", "NI"].get((part - 1).clamp(0, 4) as usize).copied().unwrap_or("DT")
}

/// The ISO 8601 form of a length; `None` is an unknown number.
fn length(number: Option<f64>, unit: Unit) -> String {
    let (each, letter) = unit.iso();
    let clock = if unit.is_clock() { "T" } else { "" };
    let Some(number) = number else {
        let letter = match unit {
            Unit::Decade => "DE",
            Unit::Century => "CE",
            _ => letter,
        };
        return format!("P{clock}X{letter}");
    };
    let number = number * each;
    let whole = number.trunc();
    if number.fract() == 0.0 {
        return format!("P{clock}{whole}{letter}");
    }
    let half = number.fract() == 0.5;
    match unit {
        Unit::Year if half && whole == 0.0 => "P6M".to_owned(),
        Unit::Year if half => format!("P{whole}Y6M"),
        Unit::Hour if half && whole == 0.0 => "PT30M".to_owned(),
        Unit::Hour if half => format!("PT{whole}H30M"),
        Unit::Minute if half && whole > 0.0 => format!("PT{whole}M30S"),
        _ => format!("P{clock}{number}{letter}"),
    }
}
