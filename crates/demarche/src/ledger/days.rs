//! ISO 8601 values of any precision as the days they cover.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// First and last day of `2022-01-12`, `2022-W02`, `2022-01`, `2022` or `2022-01-10/2022-01-13`;
/// `None` for values that name no period of the calendar (`PAST_REF`, `XXXX-WXX-1`).
pub fn days(value: &str) -> Option<(Date, Date)> {
    if let Some((from, to)) = value.split_once('/') {
        return Some((days(from)?.0, days(to)?.1));
    }
    let value = value.split('T').next()?;
    let mut parts = value.split('-');
    let year: i16 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    let (first, last) = match (parts.next(), parts.next()) {
        (None, _) => (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?),
        (Some(part), None) => match part.strip_prefix('W') {
            Some(week) => week_days(year, week.parse().ok()?)?,
            None => month_days(year, part)?,
        },
        (Some(month), Some(day)) => {
            let date = Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
            (date, date)
        }
    };
    Some((first, last))
}

fn week_days(year: i16, week: i8) -> Option<(Date, Date)> {
    let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
    Some((monday, monday.checked_add(6.days()).ok()?))
}

/// A month (`01`) or a quarter (`Q1`).
fn month_days(year: i16, part: &str) -> Option<(Date, Date)> {
    let (first, last) = match part.strip_prefix('Q') {
        Some(quarter) => {
            let n: i8 = quarter.parse().ok().filter(|n| (1..=4).contains(n))?;
            (3 * n - 2, 3 * n)
        }
        None => {
            let n: i8 = part.parse().ok()?;
            (n, n)
        }
    };
    Some((Date::new(year, first, 1).ok()?, Date::new(year, last, 1).ok()?.last_of_month()))
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn every_precision_has_its_days() {
        let shown = |v: &str| days(v).map(|(a, b)| format!("{a} {b}"));
        assert_eq!(shown("2031-03-04").as_deref(), Some("2031-03-04 2031-03-04"));
        assert_eq!(shown("2031-03-04T09:00").as_deref(), Some("2031-03-04 2031-03-04"));
        assert_eq!(shown("2022-W02").as_deref(), Some("2022-01-10 2022-01-16"));
        assert_eq!(shown("2024-02").as_deref(), Some("2024-02-01 2024-02-29"));
        assert_eq!(shown("2024-Q2").as_deref(), Some("2024-04-01 2024-06-30"));
        assert_eq!(shown("2024").as_deref(), Some("2024-01-01 2024-12-31"));
        assert_eq!(shown("2022-01-10/2022-01-13").as_deref(), Some("2022-01-10 2022-01-13"));
        for nonsense in ["", "PAST_REF", "XXXX-WXX-1", "2022-13", "2022-02-30", "20", "2022-Q9", "/"] {
            assert_eq!(shown(nonsense), None, "{nonsense}");
        }
    }
}
