//! Names of countries, organizations and places.

use super::State;
use super::home::is_own;
use crate::entities::knowledge::{Class, Entry, Gender};
use crate::entities::names::Name;
use crate::entities::phrase::{self, Reading};
use crate::entities::tagger::NameKind;
use crate::entities::text::{is_all_caps, is_capital, key};
use crate::model::{Deprel, EntityKind, Str, TokenId, Upos};
use std::ops::Range;

impl State<'_, '_> {
    /// The entity of a name; `person` is its place among the people of the document.
    pub(super) fn name(&mut self, name: &Name, person: Option<(usize, &super::people::Known)>) -> usize {
        if let Some((p, (words, written, gender))) = person {
            return self.person(p, words, written, *gender, name);
        }
        match name.entry {
            Some(id) => {
                let entry = self.doc.k.entry(id).clone();
                self.listed(name, &entry)
            }
            None => self.unlisted(name),
        }
    }

    fn person(&mut self, p: usize, words: &[String], written: &str, gender: Gender, name: &Name) -> usize {
        let (i, new) = self.keyed(format!("p:{p}"), || written.to_owned(), EntityKind::Person);
        if new {
            self.drafts[i].words = words.to_vec();
            self.drafts[i].gender = gender;
        }
        self.drafts[i].entry = self.drafts[i].entry.or(name.entry);
        i
    }

    fn listed(&mut self, name: &Name, entry: &Entry) -> usize {
        let doc = self.doc;
        let place = entry.class == Class::Capital && !self.stands_for_government(name);
        if place {
            let written = doc.name(&name.tokens);
            let (i, _) = self.keyed(format!("l:{}", key(&written)), || written, EntityKind::Place);
            let draft = &mut self.drafts[i].entity;
            draft.country = Some(entry.country.clone());
            draft.rule = "capital in countries.tsv".into();
            return i;
        }
        if entry.class == Class::National {
            let written = doc.name(&name.tokens);
            let (i, _) = self.keyed(format!("g:{}", entry.country), || written, EntityKind::Group);
            self.coded(i, entry, Some(format!("{}CIV", entry.country).into()), Some("CIV".into()));
            self.drafts[i].plural = true;
            return i;
        }
        if entry.is_country() {
            let official =
                doc.k.country(&entry.country).map_or_else(|| entry.name.to_string(), |c| c.name.to_string());
            let (i, _) = self.keyed(format!("c:{}", entry.country), || official, EntityKind::Country);
            self.coded(i, entry, Some(entry.country.clone()), None);
            return i;
        }
        let written = doc.name(&name.tokens);
        let (i, new) =
            self.keyed(format!("e:{}:{}", entry.code, entry.name), || written, EntityKind::Organization);
        self.coded(i, entry, Some(entry.code.clone()), Some(entry.sector.clone()));
        if new {
            self.drafts[i].nouns.extend(entry.name.split(' ').next_back().map(str::to_lowercase));
        }
        i
    }

    fn coded(&mut self, i: usize, entry: &Entry, code: Option<Str>, sector: Option<Str>) {
        let draft = &mut self.drafts[i].entity;
        if !draft.rule.is_empty() {
            return;
        }
        draft.code = code.filter(|c| !c.is_empty());
        draft.country = Some(entry.country.clone()).filter(|c| !c.is_empty());
        draft.sector = sector.filter(|s| !s.is_empty());
        draft.rule = format!("{}: {}", entry.table(), entry.name).into();
    }

    /// Whether the name of a capital means the government: it acts or owns, and is no whereabouts.
    fn stands_for_government(&self, name: &Name) -> bool {
        let syntax = self.doc.syntax;
        let head = self.doc.head(&name.tokens);
        let case = syntax.case(head);
        let first = syntax.token(head);
        match first.deprel {
            Deprel::Nsubj | Deprel::NmodPoss => true,
            Deprel::Obj | Deprel::Iobj => self.deals(first.head),
            Deprel::NsubjPass if case.is_none() => {
                // "Lima is prepared to talk"
                let wills = |h: TokenId| syntax.child(h, Deprel::Xcomp).is_some();
                self.deals(first.head) || first.head.is_some_and(wills)
            }
            Deprel::NsubjPass | Deprel::Obl | Deprel::OblAgent | Deprel::Nmod => match case {
                Some("with" | "by" | "against" | "between" | "behind" | "toward" | "towards") => true,
                Some("to" | "for" | "from" | "on" | "upon" | "of" | "at") => self.deals(first.head),
                _ => false,
            },
            Deprel::Conj => first.head.is_some_and(|h| {
                let up = syntax.token(h).deprel;
                matches!(up, Deprel::Nsubj | Deprel::NmodPoss)
                    || matches!(syntax.case(h), Some("with" | "between"))
            }),
            _ => false,
        }
    }

    /// "urged Lima to", "a request to Lima": whether a word has a government for its other side.
    fn deals(&self, head: Option<TokenId>) -> bool {
        let lemma = head.map(|h| self.doc.syntax.token(h).lemma.as_str());
        lemma.is_some_and(|l| self.doc.k.words.deals(l))
    }

    fn unlisted(&mut self, name: &Name) -> usize {
        let written = self.doc.name(&name.tokens);
        let k = key(&written);
        match name.kind {
            NameKind::Location => self.keyed(format!("l:{k}"), || written, EntityKind::Place).0,
            NameKind::Person => self.keyed(format!("q:{k}"), || written, EntityKind::Person).0,
            NameKind::Organization => {
                let owned = self.owned(&name.tokens);
                let written = self.doc.name(&owned);
                let k = key(&written);
                self.organization(written, &k, &owned)
            }
        }
    }

    /// The name with the nation before it: "Nicaraguan" in "the Nicaraguan Congress".
    fn owned(&self, tokens: &Range<u32>) -> Range<u32> {
        let doc = self.doc;
        let nation = (1..=3).filter_map(|n| tokens.start.checked_sub(n)).find(|&start| {
            let words = doc.words(&(start..tokens.end));
            let found = doc.k.name_at(words, 0, doc.on);
            found.is_some_and(|(n, id)| start + n as u32 == tokens.start && doc.k.entry(id).is_country())
        });
        nation.unwrap_or(tokens.start)..tokens.end
    }

    fn organization(&mut self, written: String, k: &str, tokens: &Range<u32>) -> usize {
        if is_all_caps(&written)
            && written.len() <= 7
            && let Some(i) = self.drafts.iter().position(|d| d.acronym == k)
        {
            return i;
        }
        let words = self.doc.words(tokens);
        let (i, new) = self.keyed(format!("o:{k}"), || written, EntityKind::Organization);
        if new {
            let mut reading = phrase::read(words, self.doc.k, self.doc.on);
            let mut rule = Str::from("words of the name");
            if let Some((country, why)) = self.home_of_name(tokens, &reading) {
                reading.country = Some(country);
                rule = format!("words of the name; {why}").into();
            }
            let draft = &mut self.drafts[i];
            let initials: String =
                words.iter().filter(|w| is_capital(w)).filter_map(|w| w.chars().next()).collect();
            draft.acronym = if words.len() > 1 { initials.to_lowercase() } else { String::new() };
            draft.nouns.extend(words.last().map(|w| w.to_lowercase()));
            draft.entity.code = reading
                .country
                .as_ref()
                .map(|c| format!("{c}{}", reading.sector.as_deref().unwrap_or("")).into());
            draft.entity.country = reading.country;
            draft.entity.sector = reading.sector;
            draft.entity.rule = rule;
        }
        i
    }

    /// The country of a name that is but the noun for a state's own body: "Parliament", "Supreme Court"; of a part
    /// of a longer name ("Thames Valley | Police") there is none.
    fn home_of_name(&self, tokens: &Range<u32>, reading: &Reading) -> Option<(Str, &'static str)> {
        let words = self.doc.words(tokens);
        let whole = self.doc.k.nouns.longest(words, 0).is_some_and(|(n, _)| n == words.len());
        let own = reading.sector.as_deref().is_some_and(is_own) && reading.country.is_none();
        let head = self.doc.head(tokens);
        let before = tokens.start.checked_sub(1).map(|t| self.doc.syntax.token(TokenId(t)));
        let part = before
            .is_some_and(|t| t.upos == Upos::Propn && t.sentence == self.doc.syntax.token(head).sentence);
        if whole && own && !part { self.home(head) } else { None }
    }
}
