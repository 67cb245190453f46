//! Dates of the three formats.

use jiff::civil::Date;

/// From when to when.
pub(super) type Days = (Option<Date>, Option<Date>);

/// Two-digit years from here on are the last century's, as TABARI has it.
const CENTURY: i16 = 30;

/// The days of a dictionary's code: `<YYMMDD` up to, `>YYMMDD` from, `YYMMDD-YYMMDD`, or one day; six digits
/// or eight. Empty is always.
pub(super) fn limits(text: &str) -> Result<Days, String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '{' | '}')).collect();
    let no_date = |part: &str| format!("no date: {part}");
    let first = |part: &str| day(part, false).ok_or_else(|| no_date(part));
    let last = |part: &str| day(part, true).ok_or_else(|| no_date(part));
    if text.is_empty() {
        Ok((None, None))
    } else if let Some(to) = text.strip_prefix('<') {
        Ok((None, Some(last(to)?)))
    } else if let Some(from) = text.strip_prefix('>') {
        Ok((Some(first(from)?), None))
    } else {
        let (from, to) = text.split_once('-').unwrap_or((&text, &text));
        let (from, to) = (first(from)?, last(to)?);
        if from > to { Err(format!("ends before it begins: {text}")) } else { Ok((Some(from), Some(to))) }
    }
}

/// `YYMMDD` or `YYYYMMDD`. Some lists give no day or month but 00, or one past the month's end.
fn day(digits: &str, end: bool) -> Option<Date> {
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (year, rest): (i16, &str) = match digits.len() {
        6 => {
            let year: i16 = digits[..2].parse().ok()?;
            (if year >= CENTURY { 1900 + year } else { 2000 + year }, &digits[2..])
        }
        8 => (digits[..4].parse().ok()?, &digits[4..]),
        _ => return None,
    };
    let (month, day): (i8, i8) = (rest[..2].parse().ok()?, rest[2..].parse().ok()?);
    let whole_year = if end { 12 } else { 1 };
    let month = if month == 0 { whole_year } else { month };
    let first = Date::new(year, month, 1).ok()?;
    match day {
        0 if end => Some(first.last_of_month()),
        0 => Some(first),
        29..=31 if day > first.days_in_month() => Some(first.last_of_month()),
        _ => Date::new(year, month, day).ok(),
    }
}

/// `2019`, `2019-05`, `2019-05-20`, with Wikidata's `+` before, its 00 for unknown parts and a time behind.
pub(super) fn iso(text: &str, end: bool) -> Option<Date> {
    let text = text.trim().trim_start_matches('+');
    let text = text.split(['T', ' ']).next()?;
    let mut parts: Vec<&str> = text.splitn(3, '-').collect();
    while parts.len() > 1 && parts.last().is_some_and(|p| p.bytes().all(|b| b == b'0')) {
        parts.pop();
    }
    crate::entities::knowledge::table::date(&parts.join("-"), end)
}
