//! Actor codes of people.

use super::near::{Near, Party, has_office};
use super::roles::Told;
use super::{Draft, State};
use crate::entities::doc::Doc;
use crate::entities::knowledge::{Class, Knowledge, Office, Person};
use crate::entities::who::by_surname;
use crate::model::{EntityKind, Role, Str};

/// Sets the codes of the people: what the text says of their office, completed from the table for the day.
pub(super) fn set(state: &mut State<'_, '_>) {
    let doc = state.doc;
    let near = Near::of(state);
    let parties: Vec<_> =
        state.drafts.iter().map(|d| (d.entity.country.clone(), d.entity.sector.clone())).collect();
    for draft in
        state.drafts.iter_mut().filter(|d| d.entity.kind == EntityKind::Person && d.entity.rule.is_empty())
    {
        person(draft, doc, &near, &parties);
    }
}

fn person(draft: &mut Draft, doc: &Doc<'_>, near: &Near, parties: &[Party]) {
    let told = told(draft);
    let table = in_table(draft, told.as_ref().map_or("", |t| t.noun.as_str()), doc);
    if let Some(person) = table {
        offices(draft, person, doc);
        if !person.wikidata.is_empty() {
            draft.entity.wikidata = Some(person.wikidata.clone());
        }
    }
    // "President Petro, himself a former guerrilla": what a title says is said of now.
    let in_office = draft.told.iter().any(|t| t.is_title && !t.reading.former && t.reading.sector.is_some());
    let former = !in_office && draft.told.iter().any(|t| t.reading.former);
    let mut post = Post::told(told.as_ref(), doc, near, parties);
    match table.and_then(|p| p.in_news(doc.on)).filter(|o| !former && !o.is_over()) {
        Some(office) => post.complete(office, told.is_some(), doc),
        None => post.past(draft, table, doc),
    }
    if former {
        draft.entity.sector = Some("ELI".into());
        draft.entity.country = post.country.or_else(|| draft.entity.country.clone());
        draft.entity.rule = post.rule.into();
        return;
    }
    // "The Secretary-General's envoy": somebody else's, not the country's.
    let owned = told.as_ref().is_some_and(|t| t.text.contains("'s ") || t.text.contains("’s "));
    if post.lacks_country() && !owned {
        post.guess(told.as_ref(), doc, near);
        draft.entity.country_guessed = post.country.is_some();
    }
    post.write(draft);
}

/// The fullest that the text says of a person's office.
fn told(draft: &Draft) -> Option<Told> {
    let full =
        |t: &&Told| t.reading.sector.is_some() && (t.reading.country.is_some() || t.reading.body.is_some());
    let some = |t: &&Told| t.reading.sector.is_some() || t.reading.country.is_some();
    // "Ambassador X, head of the ECOWAS mission": whose he is says more than a bare title.
    let whose = |t: &&Told| t.reading.country.is_some() || t.reading.body.is_some();
    let told = &draft.told;
    told.iter().find(full).or_else(|| told.iter().find(whose)).or_else(|| told.iter().find(some)).cloned()
}

/// Whom a person acts for, as far as it is known.
#[derive(Default)]
struct Post {
    country: Option<Str>,
    sector: Option<Str>,
    /// The code of an international body.
    code: Option<Str>,
    rule: String,
}

impl Post {
    /// What the text says.
    fn told(told: Option<&Told>, doc: &Doc<'_>, near: &Near, parties: &[Party]) -> Post {
        let Some(told) = told else { return Post::default() };
        let body = told.reading.body.map(|b| doc.k.entry(b));
        let mut post = Post {
            country: told.reading.country.clone(),
            sector: told.reading.sector.clone().filter(|s| s != "ELI"),
            code: None,
            rule: format!("the text: {}", told.text),
        };
        let owner = Some(told).filter(|_| post.country.is_none() && body.is_none());
        if let Some((owns, role)) = owner.and_then(|t| near.owner(t, doc, parties)) {
            post.country = Some(owns);
            post.sector = role.or(post.sector);
            post.rule += "; of its owner";
        }
        if let (Some(body), None) = (body, &post.country) {
            let international = body.class == Class::Organization && body.sector == "IGO";
            post.code = Some(body.code.clone()).filter(|_| international);
        }
        post
    }

    /// Adds what the table knows of the office held on the day.
    fn complete(&mut self, office: &Office, told: bool, doc: &Doc<'_>) {
        self.rule += &format!("; offices: {} of {}", office.title, office.body);
        if !office.source.is_empty() {
            self.rule += &format!(" in {}", office.source);
        }
        if !told && !office.code.is_empty() {
            self.code = Some(office.code.clone());
        }
        if doc.k.country(&office.body).is_some() {
            self.country.get_or_insert_with(|| office.body.clone());
            self.sector.get_or_insert_with(|| office.sector.clone());
        } else {
            self.code.get_or_insert_with(|| office.body.clone());
        }
    }

    /// Notes the last office of one of whom the text tells none.
    fn past(&mut self, draft: &mut Draft, table: Option<&Person>, doc: &Doc<'_>) {
        let last = table.filter(|_| self.sector.is_none()).and_then(|p| p.latest(doc.on));
        if let Some(last) = last.filter(|o| doc.k.country(&o.body).is_some()) {
            self.rule += &format!("; offices: former {} of {}", last.title, last.body);
            draft.entity.country = Some(last.body.clone());
            draft.entity.sector = Some("ELI".into());
        }
    }

    /// Whether it is an office of a state, but of which is not told.
    fn lacks_country(&self) -> bool {
        let state =
            matches!(self.sector.as_deref(), Some("GOV" | "MIL" | "LEG" | "OPP" | "JUD" | "COP" | "SPY"));
        state && self.country.is_none() && self.code.is_none()
    }

    /// Takes the country from what stands near.
    fn guess(&mut self, told: Option<&Told>, doc: &Doc<'_>, near: &Near) {
        let at = told.map_or(0, |t| t.tokens.start);
        let noun = told.map_or("", |t| t.noun.as_str());
        if let Some((country, why)) = near.home(doc, at, |c| has_office(doc.k, c, noun)) {
            self.country = Some(country);
            self.rule += "; ";
            self.rule += why;
        }
    }

    fn write(self, draft: &mut Draft) {
        draft.entity.code = self.code.or_else(|| match (&self.country, &self.sector) {
            (Some(c), Some(s)) if is_public(s) => Some(format!("{c}{s}").into()),
            _ => None,
        });
        if self.country.is_some() || self.sector.is_some() {
            draft.entity.country = self.country;
            draft.entity.sector = self.sector;
        }
        draft.entity.rule = self.rule.into();
    }
}

/// Sectors whose people act for a state or against it; scholars, journalists and business people do not.
fn is_public(sector: &str) -> bool {
    !matches!(sector, "EDU" | "NGO" | "ELI" | "")
}

/// The person of the office table: by full name, else by surname and office.
pub(super) fn in_table<'k>(draft: &Draft, noun: &str, doc: &Doc<'k>) -> Option<&'k Person> {
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
