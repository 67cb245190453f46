//! Dates read from visible text, URLs and metadata. No time zones: the day as the page prints it.

use super::Knowledge;
use jiff::civil::Date;

/// A date that a newspaper on the web can bear.
fn plausible(year: i16, month: i8, day: i8) -> Option<Date> {
    if !(1900..=2099).contains(&year) {
        return None;
    }
    Date::new(year, month, day).ok()
}

/// The words of a date: letters or digits, in order.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

/// The first date in `text` that starts like ISO 8601 (`2022-01-13…`, `20220113`, `2022/1/3`), anywhere.
pub(super) fn iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    (0..bytes.len())
        .filter(|&i| bytes[i].is_ascii_digit() && (i == 0 || !bytes[i - 1].is_ascii_digit()))
        .find_map(|i| iso_at(&bytes[i..]))
}

fn iso_at(bytes: &[u8]) -> Option<Date> {
    let digits = |from: usize, most: usize| {
        let run = bytes.get(from..)?.iter().take(most).take_while(|b| b.is_ascii_digit()).count();
        let text = std::str::from_utf8(bytes.get(from..from + run)?).ok()?;
        Some((text.parse::<i16>().ok()?, from + run))
    };
    let (year, at) = digits(0, 4).filter(|&(_, at)| at == 4)?;
    let separated = matches!(bytes.get(at), Some(b'-' | b'/' | b'.'));
    let (month, at) = digits(at + usize::from(separated), 2)?;
    let at = at + usize::from(separated && bytes.get(at) == bytes.get(4));
    let (day, end) = digits(at, 2)?;
    let compact_ok = separated || (end == 8 && !bytes.get(8).is_some_and(u8::is_ascii_digit));
    let whole = !bytes.get(end).is_some_and(u8::is_ascii_digit);
    if !(compact_ok && whole) {
        return None;
    }
    plausible(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// The date of a URL's path: `/2022/01/13/`, `/2022/jan/13/`, `…-20220113…`, `/2022-01-13-…`.
pub(super) fn in_url(url: &str, k: &Knowledge) -> Option<Date> {
    let path = url.split("://").nth(1).unwrap_or(url).split(['?', '#']).next().unwrap_or("");
    iso(path).or_else(|| {
        let parts: Vec<&str> = path.split('/').collect();
        parts.windows(3).find_map(|w| {
            let month = *k.months.get(w[1].to_lowercase().as_str())?;
            plausible(w[0].parse().ok().filter(|_| w[0].len() == 4)?, month, w[2].parse().ok()?)
        })
    })
}

/// Six or eight digits that stand alone in a path as a day: `/260619/`, `08112021-`, `/220128_`. Of the two
/// readings of six digits, the one that another date of the page or a year in the path confirms; else day first.
pub(super) fn six_digits(path: &str, known: &[Date]) -> Option<Date> {
    path.split(|c: char| !c.is_ascii_digit()).filter(|w| matches!(w.len(), 6 | 8)).find_map(|w| {
        let two = |from: usize| w.get(from..from + 2)?.parse::<i16>().ok();
        let day = |y: i16, m: i16, d: i16| {
            plausible(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?)
                .filter(|d| (1995..=2035).contains(&d.year()))
        };
        if w.len() == 8 {
            return day(w[4..].parse().ok()?, two(2)?, two(0)?);
        }
        let (first, last) = (day(2000 + two(4)?, two(2)?, two(0)?), day(2000 + two(0)?, two(2)?, two(4)?));
        let confirmed = |d: &Date| known.contains(d) || path.contains(&d.year().to_string());
        first.filter(confirmed).or(last.filter(confirmed)).or(first)
    })
}

/// "30.10.23": a day with points and a short year, as it stands beside headlines.
pub(super) fn short(text: &str) -> Option<Date> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.')).find_map(|word| {
        let parts: Vec<&str> = word.trim_matches('.').split('.').collect();
        let &[d, m, y] = parts.as_slice() else { return None };
        let year: i16 = y.parse().ok().filter(|n| y.len() == 2 && *n < 36)?;
        plausible(2000 + year, m.parse().ok()?, d.parse().ok()?)
    })
}

/// The first complete date written out in `text`: "January 4, 2019", "4 January 2019", "13th of May 2020",
/// "Jan. 4, 2019", "04.01.2019" (day first), "1/4/2019" (month first unless impossible).
pub(super) fn written(text: &str, k: &Knowledge) -> Option<Date> {
    let words: Vec<&str> = pieces(text).take(400).collect();
    (0..words.len()).find_map(|i| named(&words[i..], k)).or_else(|| iso(text)).or_else(|| numeric(text))
}

fn number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    let ordinal = matches!(suffix.to_ascii_lowercase().as_str(), "" | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|n| ordinal && (1..=31).contains(n))
}

fn year(word: Option<&&str>) -> Option<i16> {
    word.filter(|w| w.len() == 4).and_then(|w| w.parse().ok())
}

fn named(words: &[&str], k: &Knowledge) -> Option<Date> {
    let month = |w: Option<&&str>| k.months.get(w?.to_lowercase().as_str()).copied();
    if let Some(m) = month(words.first()) {
        return plausible(year(words.get(2))?, m, number(words.get(1)?)?);
    }
    let day = number(words.first()?)?;
    let skip = usize::from(matches!(words.get(1), Some(&"of" | &"de")));
    let m = month(words.get(1 + skip))?;
    let skip = skip + usize::from(words.get(2 + skip) == Some(&"de"));
    plausible(year(words.get(2 + skip))?, m, day)
}

fn numeric(text: &str) -> Option<Date> {
    text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '/' | '-'))).find_map(|word| {
        let word = word.trim_matches(['.', '/', '-']);
        let parts: Vec<&str> = word.split(['.', '/', '-']).collect();
        let &[a, b, y] = parts.as_slice() else { return None };
        let (a, b): (i8, i8) = (a.parse().ok()?, b.parse().ok()?);
        let y = year(Some(&y))?;
        let month_first = word.contains('/') && a <= 12;
        if month_first { plausible(y, a, b) } else { None }
            .or_else(|| plausible(y, b, a))
            .or_else(|| plausible(y, a, b))
    })
}

/// "2 days ago", "Published 1 hour ago", "32m ago", "4:14 p.m.": a line that is a time of no day.
pub(super) fn is_relative(text: &str, k: &Knowledge) -> bool {
    if text.len() > 60 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let known = |w: &str| {
        let w = w.to_lowercase();
        let unit = w.trim_start_matches(|c: char| c.is_ascii_digit());
        k.is("ago", unit) || unit.is_empty() || k.date_fillers.contains(w.as_str())
    };
    let says = |w: &str| matches!(w.to_lowercase().as_str(), "ago" | "updated" | "published" | "posted");
    pieces(text).all(known) && pieces(text).any(says)
}

/// Whether `text` says nothing but when: "Friday, January 4, 2019", "Published 9:40 a.m. EST Jan. 4, 2019".
pub(super) fn is_date_line(text: &str, k: &Knowledge) -> bool {
    if text.len() > 120 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let known = |w: &str| {
        let w = w.to_lowercase();
        k.months.contains_key(w.as_str())
            || k.weekdays.contains_key(w.as_str())
            || k.date_fillers.contains(w.as_str())
            || matches!(w.as_str(), "a" | "p" | "m")
            || w.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<u16>().is_ok() && w.len() <= 6
    };
    pieces(text).all(known) && written(text, k).is_some()
}
