//! Noun phrases: the known party they mean, or a new one.

use super::{Draft, State};
use crate::entities::knowledge::{Class, NameWord};
use crate::entities::nominals::Nominal;
use crate::model::{Deprel, EntityId, EntityKind, Str};

/// Mentions back that a definite description reaches.
pub(super) const REACH: usize = 40;

impl State<'_, '_> {
    /// The entity of a noun phrase; `None` if it denotes no party.
    pub(super) fn nominal(&mut self, n: &Nominal) -> Option<usize> {
        if let Some(i) = self.several(n) {
            return Some(i);
        }
        if n.plural && !n.reading.shares.is_empty() {
            return Some(self.joint(n));
        }
        let bare = n.reading.country.is_none() && n.reading.body.is_none();
        if n.definite
            && !n.plural
            && bare
            && let Some(i) = self.described(n)
        {
            return Some(i);
        }
        if n.kind == EntityKind::Country || n.kind == EntityKind::Place {
            return None;
        }
        Some(self.rebels(n).filter(|_| n.definite && n.plural && bare).unwrap_or_else(|| self.phrase(n)))
    }

    /// "the rebels": the armed movement named last.
    fn rebels(&self, n: &Nominal) -> Option<usize> {
        let fights = |s: Option<&str>| matches!(s, Some("REB" | "UAF"));
        let movement = |&i: &usize| {
            let e = &self.drafts[i].entity;
            matches!(e.kind, EntityKind::Organization) && fights(e.sector.as_deref())
        };
        let seen = self.seen.iter().rev().take(REACH).map(|s| s.mention.entity.index());
        seen.into_iter().find(movement).filter(|_| fights(n.reading.sector.as_deref()))
    }

    /// "both sides", "the two countries": two parties of the document.
    fn several(&mut self, n: &Nominal) -> Option<usize> {
        let noun = n.noun.as_str();
        let first = self.doc.words(&n.tokens);
        let both = first.first().is_some_and(|w| w.eq_ignore_ascii_case("both"));
        let two = both || first.iter().take(3).any(|w| w.eq_ignore_ascii_case("two"));
        let parties = self.doc.k.words.name_word(noun) == Some(NameWord::Parties);
        if !parties || !(two || noun == "sides") || !(n.definite || both) || n.reading.country.is_some() {
            return None;
        }
        let states = matches!(noun, "countries" | "nations" | "states" | "capitals");
        let state = |k: EntityKind| k == EntityKind::Country || !states && k == EntityKind::Organization;
        let named = |d: &Draft| state(d.entity.kind);
        let described = |d: &Draft| {
            let group = d.entity.kind == EntityKind::Group;
            named(d) || !states && group && d.entity.country.is_some() && d.entity.members.is_empty()
        };
        // Two that were just named in one breath, those most spoken of, and then those who are only described.
        let here = self.doc.syntax.token(n.head).sentence.0;
        let members =
            self.pair(here, &named).or_else(|| self.foremost(named)).or_else(|| self.foremost(described))?;
        let key = format!("m:{members:?}");
        let name =
            members.iter().map(|&m| self.drafts[m].entity.name.clone()).collect::<Vec<_>>().join(" and ");
        let (i, _) = self.keyed(key, || name, EntityKind::Group);
        self.drafts[i].plural = true;
        self.drafts[i].entity.members = members.into_iter().map(EntityId::new).collect();
        self.drafts[i].entity.rule = "the two parties most spoken of".into();
        Some(i)
    }

    /// "US and British activists": a group of two parties, each with its country.
    fn joint(&mut self, n: &Nominal) -> usize {
        let share = |(country, name): &(Str, String)| {
            let mut part = n.clone();
            part.reading.country = Some(country.clone());
            (part, name.clone())
        };
        let parts: Vec<_> = n.reading.shares.iter().map(share).collect();
        let mut members = Vec::new();
        for (part, name) in parts {
            let known = self.drafts.len();
            let i = self.phrase(&part);
            if i == known {
                self.drafts[i].entity.description = Some(name.clone());
                self.drafts[i].entity.name = name;
            }
            members.push(i);
        }
        let written = self.doc.name(&n.tokens);
        let (i, _) = self.keyed(format!("m:{members:?}"), || written, EntityKind::Group);
        self.drafts[i].plural = true;
        self.drafts[i].nouns.push(n.noun.clone());
        self.drafts[i].entity.members = members.into_iter().map(EntityId::new).collect();
        self.drafts[i].entity.rule = "two nations in the phrase".into();
        i
    }

    /// "Georgia and Russia", in this sentence or one of the two before.
    fn pair(&self, here: u32, wanted: &impl Fn(&Draft) -> bool) -> Option<[usize; 2]> {
        let near = || self.seen.iter().rev().take_while(|s| s.sentence + 2 >= here);
        let party = |s: &&super::Seen| wanted(&self.drafts[s.mention.entity.index()]);
        near().filter(party).find_map(|last| {
            let joined = self.doc.deprel(last.mention.head) == Deprel::Conj;
            let first = self.doc.syntax.token(last.mention.head).head.filter(|_| joined)?;
            let other = near().filter(party).find(|s| s.mention.head == first)?;
            let (a, b) = (other.mention.entity.index(), last.mention.entity.index());
            let third =
                self.doc.syntax.children(first).filter(|&c| self.doc.deprel(c) == Deprel::Conj).count() > 1;
            (a != b && !third).then_some([a.min(b), a.max(b)])
        })
    }

    /// The two parties most spoken of lately, in order of first mention.
    fn foremost(&self, wanted: impl Fn(&Draft) -> bool) -> Option<[usize; 2]> {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for i in self.seen.iter().rev().take(REACH).map(|s| s.mention.entity.index()) {
            match counts.iter_mut().find(|(j, _)| *j == i) {
                Some((_, count)) => *count += 1,
                None if wanted(&self.drafts[i]) => counts.push((i, 1)),
                None => {}
            }
        }
        // Of equals, states and movements before the bodies that mediate, and the later before the earlier.
        let mediates = |i: usize| self.drafts[i].entity.sector.as_deref() == Some("IGO");
        counts.sort_by_key(|&(i, count)| (std::cmp::Reverse(count), mediates(i)));
        let (one, other) = (counts.first()?.0, counts.get(1)?.0);
        (!self.is_one_side(one, other)).then_some([one.min(other), one.max(other)])
    }

    /// Whether two parties are a state and its own body: no two sides.
    fn is_one_side(&self, one: usize, other: usize) -> bool {
        let [one, other] = [one, other].map(|i| &self.drafts[i].entity);
        let state = |s: Option<&str>| matches!(s, None | Some("GOV" | "MIL" | "COP" | "LEG" | "JUD"));
        let own = state(one.sector.as_deref()) && state(other.sector.as_deref());
        own && one.country.is_some() && one.country == other.country
    }

    /// "the alliance", "the ministry", "the diplomat": the last party that the noun fits.
    fn described(&self, n: &Nominal) -> Option<usize> {
        let last = n.noun.split(' ').next_back().unwrap_or("");
        self.seen
            .iter()
            .rev()
            .take(REACH)
            .map(|s| s.mention.entity.index())
            .find(|&i| fits(&self.drafts[i], n, last))
    }

    /// A party by its description: the same words about the same country mean the same party.
    fn phrase(&mut self, n: &Nominal) -> usize {
        let doc = self.doc;
        let written = doc.name(&n.tokens);
        let (country, rule) = self.country_of(n);
        let body = n.reading.body.map(|b| doc.k.entry(b).clone());
        let one = n.indefinite && !n.plural;
        let key = if one {
            format!("i:{}", n.tokens.start)
        } else {
            format!(
                "n:{}:{}:{}",
                n.noun,
                country.as_deref().unwrap_or(""),
                body.as_ref().map_or("", |b| b.name.as_str())
            )
        };
        let kind = if n.plural && n.kind == EntityKind::Person { EntityKind::Group } else { n.kind };
        let (i, new) = self.keyed(key, || written.clone(), kind);
        if !new {
            return i;
        }
        let draft = &mut self.drafts[i];
        draft.plural = n.plural || kind == EntityKind::Group;
        draft.nouns.push(n.noun.clone());
        draft.entity.description = Some(written);
        draft.entity.sector.clone_from(&n.reading.sector);
        draft.entity.country.clone_from(&country);
        draft.entity.rule = rule;
        let international = body.filter(|b| b.country.is_empty() && b.class == Class::Organization);
        draft.entity.code = match (international, &country, &n.reading.sector) {
            (Some(body), None, _) => Some(body.code.clone()),
            (_, Some(c), Some(s)) if s != "ELI" => Some(format!("{c}{s}").into()),
            (_, Some(c), None) => Some(c.clone()),
            _ => None,
        };
        i
    }
}

/// Whether a known party may be what the noun says.
fn fits(draft: &Draft, n: &Nominal, last: &str) -> bool {
    let called = draft
        .nouns
        .iter()
        .any(|w| w == &n.noun || w.ends_with(last) && w.split(' ').next_back() == Some(last));
    match (n.kind, draft.entity.kind) {
        (EntityKind::Person, EntityKind::Person) => called,
        (EntityKind::Country, EntityKind::Country) => {
            matches!(last, "country" | "nation" | "kingdom" | "republic" | "state") && !draft.plural
        }
        (_, EntityKind::Organization) => called && !fights(draft, n) || international(draft, last),
        (EntityKind::Group | EntityKind::Organization, EntityKind::Group) => {
            called && n.noun == *draft.nouns.last().unwrap_or(&n.noun)
        }
        _ => false,
    }
}

/// "The army" is no "National Liberation Army" of rebels, but whom they fight.
fn fights(draft: &Draft, n: &Nominal) -> bool {
    let rebels = matches!(draft.entity.sector.as_deref(), Some("REB" | "UAF"));
    rebels && matches!(n.reading.sector.as_deref(), Some("MIL" | "GOV" | "COP"))
}

/// Whether the noun is what one calls this kind of organization.
fn international(draft: &Draft, last: &str) -> bool {
    let sector = draft.entity.sector.as_deref();
    let code = draft.entity.code.as_deref();
    match last {
        "alliance" => code == Some("NATO") || sector == Some("IGO"),
        "bloc" | "union" | "body" | "organization" | "organisation" => sector == Some("IGO"),
        "group" | "organization's" => matches!(sector, Some("REB" | "NGO" | "UAF" | "PRM")),
        "movement" => matches!(sector, Some("REB" | "OPP" | "PTY")),
        "party" => sector == Some("PTY"),
        "company" | "firm" => matches!(sector, Some("MNC" | "BUS")),
        "agency" => matches!(sector, Some("IGO" | "SPY" | "MED" | "NGO")),
        _ => false,
    }
}
