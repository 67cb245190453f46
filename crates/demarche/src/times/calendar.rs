//! Days, weeks, months and other periods as ISO 8601 / TIMEX3 values, and back.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A unit of the word tables, by its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Weekend,
    Fortnight,
    Millennium,
}

impl Unit {
    pub(super) fn of(value: i32) -> Option<Unit> {
        use Unit::*;
        let all = [
            Second, Minute, Hour, Day, Week, Month, Quarter, Year, Decade, Century, Weekend, Fortnight,
            Millennium,
        ];
        all.get(usize::try_from(value - 1).ok()?).copied()
    }

    /// Count and ISO letter of one such unit: `(10, "Y")` for a decade.
    pub(super) fn iso(self) -> (f64, &'static str) {
        match self {
            Unit::Second => (1.0, "S"),
            Unit::Minute => (1.0, "M"),
            Unit::Hour => (1.0, "H"),
            Unit::Day => (1.0, "D"),
            Unit::Week => (1.0, "W"),
            Unit::Month => (1.0, "M"),
            Unit::Quarter => (1.0, "Q"),
            Unit::Year => (1.0, "Y"),
            Unit::Decade => (10.0, "Y"),
            Unit::Century => (100.0, "Y"),
            Unit::Weekend => (1.0, "WE"),
            Unit::Fortnight => (2.0, "W"),
            Unit::Millennium => (1000.0, "Y"),
        }
    }

    pub(super) fn is_clock(self) -> bool {
        self < Unit::Day
    }
}

pub(super) fn day(date: Date) -> String {
    date.to_string()
}

pub(super) fn month(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}

pub(super) fn week(date: Date) -> String {
    let iso = date.iso_week_date();
    format!("{:04}-W{:02}", iso.year(), iso.week())
}

pub(super) fn quarter_number(date: Date) -> i32 {
    i32::from(date.month() - 1) / 3 + 1
}

/// The number of a quarter since year 0, for counting back and forth.
pub(super) fn quarter_index(date: Date) -> i32 {
    i32::from(date.year()) * 4 + quarter_number(date) - 1
}

pub(super) fn quarter(index: i32) -> String {
    format!("{:04}-Q{}", index.div_euclid(4), index.rem_euclid(4) + 1)
}

/// The period of a unit that holds this day.
pub(super) fn period(unit: Unit, date: Date) -> String {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => day(date),
        Unit::Week | Unit::Fortnight => week(date),
        Unit::Weekend => format!("{}-WE", week(date)),
        Unit::Month => month(date),
        Unit::Quarter => quarter(quarter_index(date)),
        Unit::Year => format!("{:04}", date.year()),
        Unit::Decade => format!("{:03}", date.year() / 10),
        Unit::Century | Unit::Millennium => format!("{:02}", date.year() / 100),
    }
}

/// From one day to a later one: their month if they share it, else both ends.
pub(super) fn stretch(from: Date, to: Date) -> String {
    if month(from) == month(to) { month(to) } else { format!("{from}/{to}") }
}

/// The day so many units away; the same day where the calendar ends.
pub(super) fn shift(date: Date, unit: Unit, by: f64) -> Date {
    let n = by.clamp(-9e6, 9e6) as i64;
    // Beyond what a span of days may hold, where jiff panics, no calendar reaches either.
    let days = |n: i64| date.checked_add(n.clamp(-7_000_000, 7_000_000).days());
    let moved = match unit {
        Unit::Second | Unit::Minute => Ok(date),
        Unit::Hour => days(n / 24),
        Unit::Day => days(n),
        Unit::Week | Unit::Weekend => days(n * 7),
        Unit::Fortnight => days(n * 14),
        Unit::Month => date.checked_add(i64::clamp(n, -200_000, 200_000).months()),
        Unit::Quarter => date.checked_add((i64::clamp(n, -60_000, 60_000) * 3).months()),
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => {
            let years = (n * unit.iso().0 as i64).clamp(-19_000, 19_000);
            date.checked_add(years.years())
        }
    };
    moved.unwrap_or(date)
}

/// A day, if it exists.
pub(super) fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

pub(super) fn weekday_number(date: Date) -> i32 {
    i32::from(date.weekday().to_monday_one_offset())
}

/// The latest day of this weekday up to a day.
pub(super) fn weekday_up_to(date: Date, weekday: i32) -> Date {
    shift(date, Unit::Day, -f64::from((weekday_number(date) - weekday).rem_euclid(7)))
}

/// The first day of this weekday from a day on.
pub(super) fn weekday_from(date: Date, weekday: i32) -> Date {
    shift(date, Unit::Day, f64::from((weekday - weekday_number(date)).rem_euclid(7)))
}

/// This weekday in the (Monday to Sunday) week of a day.
pub(super) fn weekday_in_week(date: Date, weekday: i32) -> Date {
    shift(date, Unit::Day, f64::from(weekday - weekday_number(date)))
}

/// Days from `a` to `b`.
pub(super) fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(0, |s| s.get_days())
}

/// Easter Sunday, by the anonymous Gregorian method.
pub(super) fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    date(year, f / 31, f % 31 + 1)
}

/// The day of a line of `values/holidays.tsv` in a year.
pub(super) fn holiday(line: &str, year: i32) -> Option<Date> {
    if let Some(days) = line.strip_prefix("easter") {
        return Some(shift(easter(year)?, Unit::Day, days.parse().ok()?));
    }
    if let Some((m, d)) = line.split_once('-').filter(|_| !line.contains('/')) {
        return date(year, m.parse().ok()?, d.parse().ok()?);
    }
    let (line, later) = line.split_once('+').map_or((line, 0.0), |(l, n)| (l, n.parse().unwrap_or(0.0)));
    let mut fields = line.split('/').map(|f| f.parse::<i32>().ok());
    let (month, weekday, nth) = (fields.next()??, fields.next()??, fields.next()??);
    Some(shift(nth_weekday(year, month, weekday, nth)?, Unit::Day, later))
}

/// The nth such weekday of a month, -1 the last.
pub(super) fn nth_weekday(year: i32, month: i32, weekday: i32, nth: i32) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    date(year, month, 1)?.nth_weekday_of_month(i8::try_from(nth).ok()?, weekday).ok()
}

/// First and last day of a TIMEX3 value; `None` for open values, durations and references.
pub(super) fn interval(value: &str) -> Option<(Date, Date)> {
    if let Some((from, to)) = value.split_once('/') {
        return Some((interval(from)?.0, interval(to)?.1));
    }
    let value = value.split('T').next().unwrap_or(value);
    if value.starts_with('P') || value.contains('X') || value.ends_with("_REF") {
        return None;
    }
    let last = |first: Date, months: i64| {
        let next = first.checked_add(months.months()).ok()?;
        next.yesterday().ok().map(|end| (first, end))
    };
    let (year, rest) = value.split_once('-').map_or((value, ""), |(y, r)| (y, r));
    let y: i32 = year.parse().ok()?;
    match (year.len(), rest) {
        (2, "") => last(date(y * 100, 1, 1)?, 1200),
        (3, "") => last(date(y * 10, 1, 1)?, 120),
        (_, "") => last(date(y, 1, 1)?, 12),
        (_, "SP") => last(date(y, 3, 1)?, 3),
        (_, "SU") => last(date(y, 6, 1)?, 3),
        (_, "FA") => last(date(y, 9, 1)?, 3),
        (_, "WI") => last(date(y, 1, 1)?, 3),
        (_, "H1") => last(date(y, 1, 1)?, 6),
        (_, "H2") => last(date(y, 7, 1)?, 6),
        (_, rest) if rest.starts_with('Q') => last(date(y, rest[1..].parse::<i32>().ok()? * 3 - 2, 1)?, 3),
        (_, rest) if rest.starts_with('W') => {
            let (number, weekend) = rest[1..].split_once('-').map_or((&rest[1..], false), |(n, _)| (n, true));
            let monday = weekday_in_week(date(y, 1, 4)?, 1);
            let monday = shift(monday, Unit::Week, f64::from(number.parse::<i32>().ok()? - 1));
            let from = if weekend { shift(monday, Unit::Day, 5.0) } else { monday };
            Some((from, shift(monday, Unit::Day, 6.0)))
        }
        (_, rest) => match rest.split_once('-') {
            Some((m, d)) => date(y, m.parse().ok()?, d.parse().ok()?).map(|d| (d, d)),
            None => last(date(y, rest.parse().ok()?, 1)?, 1),
        },
    }
}

/// The name of a value's precision.
pub(super) fn precision(value: &str) -> &'static str {
    if value.contains('/') {
        return "interval";
    }
    let rest = value.split_once('-').map_or("", |(_, r)| r);
    match (value.len(), rest) {
        (2, "") => "century",
        (3, "") => "decade",
        (_, "") => "year",
        (_, "SP" | "SU" | "FA" | "WI") => "season",
        (_, r) if r.starts_with('Q') => "quarter",
        (_, r) if r.starts_with('H') => "half-year",
        (_, r) if r.ends_with("-WE") => "weekend",
        (_, r) if r.starts_with('W') => "week",
        (_, r) if r.contains('-') && r.contains('T') => "time",
        (_, r) if r.contains('-') => "day",
        _ => "month",
    }
}
