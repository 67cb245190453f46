//! Actor codes of people.

use super::near::{Near, has_office, sentence};
use super::{Draft, State};
use crate::entities::doc::Doc;
use crate::entities::knowledge::{Class, Knowledge, Person};
use crate::entities::who::by_surname;
use crate::model::{EntityKind, Role, Str};

/// Sets the codes of the people: what the text says of their office, completed from the table for the day.
pub(super) fn set(state: &mut State<'_, '_>) {
    let doc = state.doc;
    let (main, dateline) = (state.main_country.clone(), state.dateline.clone());
    let near = Near::of(state);
    let parties: Vec<_> =
        state.drafts.iter().map(|d| (d.entity.country.clone(), d.entity.sector.clone())).collect();
    for draft in
        state.drafts.iter_mut().filter(|d| d.entity.kind == EntityKind::Person && d.entity.rule.is_empty())
    {
        person(draft, doc, (main.as_ref(), dateline.as_ref()), &near, &parties);
    }
}

fn person(
    draft: &mut Draft,
    doc: &Doc<'_>,
    (main, dateline): (Option<&Str>, Option<&Str>),
    near: &Near,
    parties: &[(Option<Str>, Option<Str>)],
) {
    let told = draft
        .told
        .iter()
        .find(|t| t.reading.sector.is_some() && (t.reading.country.is_some() || t.reading.body.is_some()));
    let told = told
        .or_else(|| draft.told.iter().find(|t| t.reading.sector.is_some() || t.reading.country.is_some()))
        .cloned();
    let table = in_table(draft, told.as_ref().map_or("", |t| t.noun.as_str()), doc);
    if let Some(person) = table {
        offices(draft, person, doc);
    }
    let held = table.and_then(|p| p.in_news(doc.on));
    let former = draft.told.iter().any(|t| t.reading.former);
    let reading = told.as_ref().map(|t| &t.reading);
    let mut country = reading.and_then(|r| r.country.clone());
    let mut sector = reading.and_then(|r| r.sector.clone()).filter(|s| s != "ELI");
    let body = reading.and_then(|r| r.body).map(|b| doc.k.entry(b));
    let mut rule = told.as_ref().map_or_else(String::new, |t| format!("the text: {}", t.text));
    let national = |b: &Str| doc.k.country(b).is_some();
    let owner = told.as_ref().filter(|_| country.is_none() && body.is_none());
    if let Some((owns, role)) = owner.and_then(|t| near.owner(t, doc, parties)) {
        country = Some(owns);
        sector = role.or(sector);
        rule += "; of its owner";
    }
    let mut code: Option<Str> = None;
    if let (Some(body), None) = (body, &country) {
        code = Some(body.code.clone()).filter(|_| body.class == Class::Organization && is_igo(&body.sector));
    }
    if let Some(person) = table.filter(|p| !p.wikidata.is_empty()) {
        draft.entity.wikidata = Some(person.wikidata.clone());
    }
    if let Some(office) = held.filter(|o| !former && !o.is_over()) {
        rule = format!("{rule}; offices: {} of {}", office.title, office.body);
        if !office.source.is_empty() {
            rule = format!("{rule} in {}", office.source);
        }
        if told.is_none() && !office.code.is_empty() {
            code = Some(office.code.clone());
        }
        if national(&office.body) {
            country = country.or_else(|| Some(office.body.clone()));
            sector = sector.or_else(|| Some(office.sector.clone()));
        } else {
            code = code.or_else(|| Some(office.body.clone()));
        }
    } else if let (Some(person), None) = (table, &sector)
        && let Some(last) = person.latest(doc.on).filter(|o| national(&o.body))
    {
        rule = format!("{rule}; offices: former {} of {}", last.title, last.body);
        draft.entity.country = Some(last.body.clone());
        draft.entity.sector = Some("ELI".into());
    }
    if former {
        draft.entity.sector = Some("ELI".into());
        draft.entity.country = country.or_else(|| draft.entity.country.clone());
        draft.entity.rule = rule.into();
        return;
    }
    let state_office =
        matches!(sector.as_deref(), Some("GOV" | "MIL" | "LEG" | "OPP" | "JUD" | "COP" | "SPY"));
    // "The Secretary-General's envoy": somebody else's, not the country's.
    let owned = told.as_ref().is_some_and(|t| t.text.contains("'s ") || t.text.contains("’s "));
    if country.is_none() && code.is_none() && state_office && !owned {
        let at = told.as_ref().map_or(0, |t| t.tokens.start);
        let before = near.acting.iter().rfind(|a| a.at < at && a.sentence + 2 >= sentence(doc, at));
        let spoken = near.capitals.iter().find(|a| a.sentence == sentence(doc, at)).map(|a| &a.country);
        let noun = told.as_ref().map_or("", |t| t.noun.as_str());
        let has = |c: &&Str| has_office(doc.k, c, noun);
        (country, rule) = match (spoken.filter(has).or(dateline.filter(has)).or(main), before) {
            (Some(here), _) if Some(here) == spoken => {
                (Some(here.clone()), rule + "; country whose capital it was in")
            }
            (Some(here), _) if Some(here) == dateline => {
                (Some(here.clone()), rule + "; country of the dateline")
            }
            (Some(main), _) => (Some(main.clone()), rule + "; country the document is about"),
            (None, Some(a)) => (Some(a.country.clone()), rule + "; the country that acts before"),
            (None, None) => (None, rule),
        };
        draft.entity.country_guessed = country.is_some();
    }
    draft.entity.code = code.or_else(|| match (&country, &sector) {
        (Some(c), Some(s)) if is_public(s) => Some(format!("{c}{s}").into()),
        _ => None,
    });
    if country.is_some() || sector.is_some() {
        draft.entity.country = country;
        draft.entity.sector = sector;
    }
    draft.entity.rule = rule.into();
}

fn is_igo(sector: &str) -> bool {
    matches!(sector, "IGO")
}

/// Sectors whose people act for a state or against it; scholars, journalists and business people do not.
fn is_public(sector: &str) -> bool {
    !matches!(sector, "EDU" | "NGO" | "ELI" | "")
}

/// The person of the office table: by full name, else by surname and office.
fn in_table<'k>(draft: &Draft, noun: &str, doc: &Doc<'k>) -> Option<&'k Person> {
    let k: &'k Knowledge = doc.k;
    if let Some(person) = draft.entry.and_then(|e| k.person(k.entry(e))) {
        return Some(person);
    }
    let full = draft.entity.name.as_str();
    let listed = k.names.get(full).map(|&e| k.entry(e)).find(|e| e.class == Class::Person);
    if let Some(person) = listed.and_then(|e| k.person(e)) {
        return Some(person);
    }
    match draft.words.as_slice() {
        [one] => by_surname(one, noun, doc.on, k),
        _ => None,
    }
}

/// Adds the offices of the table.
fn offices(draft: &mut Draft, person: &Person, doc: &Doc<'_>) {
    for o in &person.offices {
        let organization = doc.k.country(&o.body).map_or_else(|| o.body.to_string(), |c| c.name.to_string());
        draft.entity.roles.push(Role {
            title: o.title.to_string(),
            organization: Some(organization),
            from: o.from,
            to: o.to,
            current: doc.on.map(|d| o.covers(d)),
            evidence: None,
        });
    }
}
