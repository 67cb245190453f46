//! Lengths and repeated times: "two weeks", "every Monday".

use super::clock::part_code;
use super::{Resolver, Value, value};
use crate::model::{TimexAnchor, TimexKind};
use crate::times::calendar::Unit;
use crate::times::rules::Parts;
use crate::times::words::Class;

impl Resolver<'_> {
    pub(super) fn duration(&self, parts: &Parts, unit: Option<Unit>, argument: &str) -> Option<Value> {
        let names = [
            ("day", Unit::Day),
            ("night", Unit::Day),
            ("nights", Unit::Day),
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

    pub(super) fn often(&self, parts: &Parts, unit: Option<Unit>) -> Option<Value> {
        let set = |text: String| value(TimexKind::Set, text, TimexAnchor::Absolute);
        if let Some(weekday) = parts.any(&[Class::Weekday, Class::Weekdays]) {
            let part = parts.get(Class::Part).map_or(String::new(), |p| format!("T{}", part_code(p)));
            return set(format!("XXXX-WXX-{weekday}{part}"));
        }
        if let Some(part) = parts.get(Class::Part) {
            return set(format!("XXXX-XX-XXT{}", part_code(part)));
        }
        if let Some(month) = parts.get(Class::Month) {
            return set(format!("XXXX-{month:02}"));
        }
        if let Some(season) = parts.get(Class::Season) {
            return set(format!("XXXX-{}", ["SP", "SU", "FA", "WI"][(season - 1).clamp(0, 3) as usize]));
        }
        if let Some(unit) = unit {
            let other = if parts.has(&[self.words.id("other")]) { 2.0 } else { 1.0 };
            return set(length(Some(parts.number().unwrap_or(other)), unit));
        }
        if parts.has(&[self.words.id("quarterly")]) {
            return set(length(Some(3.0), Unit::Month));
        }
        let names = [
            ("daily", Unit::Day),
            ("everyday", Unit::Day),
            ("biweekly", Unit::Fortnight),
            ("annual", Unit::Year),
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
}

/// The lengths of "one year and six months", in order.
pub(super) fn lengths(parts: &Parts) -> impl Iterator<Item = (Unit, i32)> + '_ {
    let units = parts.of(&[Class::Unit, Class::Units]).filter_map(Unit::of);
    units.zip(parts.values(Class::Num))
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
