//! Answers for one phrase: who is "the Pentagon", on this day?

use super::knowledge::{Class, Entry, Knowledge, Person};
use super::phrase::{self, Reading};
use super::text::{is_all_caps, is_capital, key, words};
use crate::model::Str;
use crate::places;
use jiff::civil::Date;

/// Who a phrase denotes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// ISO 3166-1 alpha-3, or the code of an international organization; `None` for nobody's.
    pub country: Option<Str>,
    /// "GOV"; `None` where the phrase does not tell.
    pub sector: Option<Str>,
    /// The whole actor code.
    pub code: Option<Str>,
    /// The canonical name, if the phrase names somebody or something listed.
    pub name: Option<String>,
    /// How the answer was found, for people.
    pub explanation: String,
}

/// Who a phrase denotes on a day; without a day, as of its last known office.
pub fn who(phrase: &str, on: Option<Date>, knowledge: &Knowledge, gazetteer: &places::Knowledge) -> Answer {
    let all = words(phrase);
    let article = |w: &&&str| matches!(w.to_lowercase().as_str(), "the" | "a" | "an" | "some");
    let words = &all[all.iter().take_while(article).count()..];
    if let Some((n, id)) = knowledge.name_at(words, 0, on).filter(|(n, _)| *n == words.len()) {
        debug_assert!(n > 0);
        return listed(knowledge.entry(id), on, knowledge);
    }
    let reading = phrase::read(words, knowledge, on);
    by_person(words, &reading, on, knowledge)
        .unwrap_or_else(|| by_reading(words, &reading, knowledge, gazetteer))
}

/// The answer of an entry that the whole phrase names.
fn listed(entry: &Entry, on: Option<Date>, k: &Knowledge) -> Answer {
    if let Some(person) = k.person(entry) {
        return in_office(person, on, k);
    }
    let some = |s: &Str| (!s.is_empty()).then(|| s.clone());
    let mut answer = Answer {
        country: some(&entry.country),
        sector: some(&entry.sector),
        code: some(&entry.code),
        name: Some(entry.name.to_string()),
        explanation: format!("listed in {} as {}", entry.table(), entry.name),
    };
    match entry.class {
        Class::Capital | Class::Seat => {
            answer.sector = Some("GOV".into());
            answer.code = Some(format!("{}GOV", entry.country).into());
            answer.explanation += "; a capital or seat that stands for the government";
        }
        Class::National => answer.sector = Some("CIV".into()),
        Class::Organization if entry.country.is_empty() => {
            let (body, sector) = k.body_code(&entry.code);
            answer.country = Some(body.into()).filter(|_| !is_class(body));
            answer.sector = sector.map(Into::into).or(answer.sector);
        }
        _ => {}
    }
    answer
}

/// What the office table says of a person.
pub(super) fn in_office(person: &Person, on: Option<Date>, k: &Knowledge) -> Answer {
    let name = Some(person.name.to_string());
    let answer = |body: &Str, sector: &str, explanation: String| {
        let national = k.country(body).is_some();
        let code = if national { format!("{body}{sector}").into() } else { body.clone() };
        Answer {
            country: Some(body.clone()),
            sector: Some(sector.into()),
            code: Some(code),
            name: name.clone(),
            explanation,
        }
    };
    let until = |o: &super::knowledge::Office| match o.to {
        Some(to) => format!("until {to}"),
        None => "still in office when the table was written".into(),
    };
    let from = |o: &super::knowledge::Office| match o.source.as_str() {
        "" => String::new(),
        source => format!(" in {source}"),
    };
    let held = person.on(on);
    if let Some(o) = held.filter(|o| !o.is_over()) {
        let mut a =
            answer(&o.body, &o.sector, format!("{} of {} ({}){}", o.title, o.body, until(o), from(o)));
        if !o.code.is_empty() {
            a.code = Some(o.code.clone());
        }
        return a;
    }
    match held.or_else(|| person.latest(on)).or_else(|| person.latest(None)) {
        Some(o) if o.is_over() => answer(&o.body, "ELI", format!("{}{}", o.title, from(o))),
        Some(o) if on.is_some() && o.from.is_some_and(|f| on.is_some_and(|d| f > d)) => {
            let mut a = answer(&o.body, "", format!("not yet {} of {}", o.title, o.body));
            (a.sector, a.code) = (None, Some(o.body.clone()));
            a
        }
        Some(o) => answer(&o.body, "ELI", format!("former {} of {} ({})", o.title, o.body, until(o))),
        None => Answer { name, ..Answer::default() },
    }
}

fn by_person(words: &[&str], reading: &Reading, on: Option<Date>, k: &Knowledge) -> Option<Answer> {
    let person = match reading.person {
        Some(id) => k.person(k.entry(id))?,
        None if words.len() == 1 => by_surname(words[0], "", on, k)?,
        None => {
            let (_, end) = reading.head?;
            by_surname(words.get(end).filter(|_| end + 1 == words.len())?, &words[..end].join(" "), on, k)?
        }
    };
    let mut answer = in_office(person, on, k);
    if let (Some(sector), Some(country)) =
        (&reading.sector, reading.country.as_ref().or(answer.country.as_ref()))
        && reading.head.is_some()
        && !reading.former
    {
        answer.code = Some(format!("{country}{sector}").into());
        answer.explanation = format!("the phrase says {sector}; {}", answer.explanation);
        (answer.country, answer.sector) = (Some(country.clone()), Some(sector.clone()));
    }
    Some(answer)
}

/// The person meant by a surname: one whose office the title names, else a head of state or
/// government, in office rather than before or after.
pub(super) fn by_surname<'k>(
    surname: &str,
    title: &str,
    on: Option<Date>,
    k: &'k Knowledge,
) -> Option<&'k Person> {
    let title = title.to_lowercase();
    let said: Vec<&str> = title.split(' ').filter(|w| w.len() > 3).collect();
    let list = k.by_surname.get(&key(surname))?;
    let rank = |p: &Person| {
        let office = p.on(on).filter(|o| on.is_some() || o.to.is_none());
        let best = office.or_else(|| p.latest(on))?;
        let named = said.iter().any(|w| best.title.contains(w));
        let head = best.rank() <= 1;
        let now = office.is_some();
        (named || head).then_some((!now, !named && !said.is_empty(), best.rank()))
    };
    let ranked = list.iter().filter_map(|&i| k.people.get(i as usize)).filter_map(|p| Some((rank(p)?, p)));
    ranked.min_by(|a, b| a.0.cmp(&b.0)).map(|(_, p)| p)
}

fn by_reading(words: &[&str], r: &Reading, k: &Knowledge, gazetteer: &places::Knowledge) -> Answer {
    let mut why = Vec::new();
    let mut country = r.country.clone();
    if let Some(body) = r.body.map(|b| k.entry(b)) {
        why.push(format!("{} in {}", body.name, body.table()));
        if country.is_none() && body.class == Class::Organization {
            country = Some(body.code.clone()).filter(|c| !is_class(c.get(..3).unwrap_or("")));
        }
    }
    if let Some(nation) = r.nation.map(|n| k.entry(n)) {
        why.push(format!("{} in countries.tsv", nation.name));
    }
    if country.is_none()
        && let Some((place, iso3)) = place(words, r, gazetteer, k)
    {
        why.push(format!("{place} in the gazetteer"));
        country = Some(iso3);
    }
    if let (Some(sector), Some((a, b))) = (&r.sector, r.head) {
        let table = k.noun_table(&words[a..b]);
        why.push(format!("“{}” in {table}: {sector}", words[a..b].join(" ")));
    }
    let code = country.as_ref().map(|c| match &r.sector {
        Some(s) if k.country(c).is_some() => format!("{c}{s}").into(),
        _ => c.clone(),
    });
    Answer { country, sector: r.sector.clone(), code, name: None, explanation: why.join("; ") }
}

/// Whether a code is that of a class of organizations, not of one that acts like a country.
fn is_class(code: &str) -> bool {
    matches!(code, "NGO" | "MNC" | "IGO")
}

/// The country of a place named in the phrase: all of the capitalised words, or where they are part of
/// somebody's description ("Kano State government", "Amherst College"), as many as name a place.
fn place(words: &[&str], r: &Reading, gazetteer: &places::Knowledge, k: &Knowledge) -> Option<(String, Str)> {
    let start = words.iter().position(|w| is_capital(w) && !is_all_caps(w))?;
    let run = words[start..].iter().take_while(|w| is_capital(w) || matches!(**w, "-" | "de" | "al")).count();
    let run = &words[start..start + run];
    let described = r.head.is_some() || run.iter().any(|w| k.words.head_sector(w).is_some());
    let parts = (1..=run.len()).rev().map(|n| &run[..n]).chain((1..run.len()).map(|n| &run[n..]));
    parts.take(if described { 2 * run.len() } else { 1 }).find_map(|part| {
        let name = part.join(" ");
        let found = places::phrase(&name, gazetteer).into_iter().next()?;
        Some((name, found.country?))
    })
}
