//! Who is who: from mentions to entities, in reading order.

mod codes;
mod finish;
mod home;
mod names;
mod near;
mod nominals;
mod people;
mod pronouns;
mod roles;
mod whereabouts;

use super::doc::Doc;
use super::knowledge::{Class, EntryId, Gender};
use super::names::Name;
use super::nominals::Nominal;
use super::pronouns::Pronoun;
use super::tagger::NameKind;
use crate::model::{Entities, Entity, EntityId, EntityKind, Mention, MentionKind, Role, Str, TokenId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// An entity in the making.
#[derive(Debug)]
struct Draft {
    entity: Entity,
    /// Folded words of a person's name.
    words: Vec<String>,
    gender: Gender,
    plural: bool,
    /// Noun it was called by: "minister".
    nouns: Vec<String>,
    /// What the text says of a person's office.
    told: Vec<roles::Told>,
    entry: Option<EntryId>,
    /// Letters of an organization's acronym.
    acronym: String,
}

/// A mention that has been resolved, with what pronouns weigh.
struct Seen {
    mention: Mention,
    subject: bool,
    sentence: u32,
}

/// The work in progress.
struct State<'d, 'a> {
    doc: &'a Doc<'d>,
    drafts: Vec<Draft>,
    seen: Vec<Seen>,
    by_key: FxHashMap<String, usize>,
    /// The country most of the document is about.
    main_country: Option<Str>,
    /// Whether the text itself tells that country, not only the dateline.
    told_country: bool,
    /// The country whose capital the dateline names.
    dateline: Option<Str>,
    /// Where things happen.
    scenes: Vec<whereabouts::Scene>,
    /// The countries that something is done to, by the deed.
    acted_on: FxHashSet<(TokenId, Str)>,
}

enum What<'m> {
    Name(usize, &'m Name),
    Nominal(&'m Nominal),
    Pronoun(Pronoun),
}

/// Links names, nominals and pronouns to entities.
pub(super) fn link(doc: &Doc<'_>, names: &[Name], nominals: &[Nominal]) -> Entities {
    let roles = roles::find(doc, names, nominals);
    let people = people::group(doc, names, &roles);
    let dateline = near::dateline_country(doc, names);
    let abroad = dateline.as_ref().and_then(|post| near::country_abroad(doc, names, post));
    let dateline = dateline.filter(|_| abroad.is_none());
    let told = near::main_country(doc, names).or(abroad);
    let told_country = told.is_some();
    let main_country = told.or_else(|| dateline.clone());
    let (drafts, seen, by_key) = (Vec::new(), Vec::new(), FxHashMap::default());
    let scenes = whereabouts::scenes(doc, names);
    let acted_on = near::acted_on(doc, names);
    let mut state =
        State { doc, drafts, seen, by_key, main_country, told_country, dateline, scenes, acted_on };
    let mut bound: FxHashMap<u32, usize> = FxHashMap::default();
    for (what, range) in order(doc, names, nominals) {
        match what {
            What::Name(n, name) => {
                let entity = state.name(name, people.of(n));
                for told in roles.iter().filter(|r| r.name == n) {
                    state.tell(entity, told);
                    if let Some(head) = told.head {
                        bound.insert(head.0, entity);
                    }
                }
                state.mention(range, doc.head(&name.tokens), kind_of(doc, name), entity);
            }
            What::Nominal(nominal) => {
                let known = roles.iter().find(|r| r.head == Some(nominal.head));
                let entity = match (known, bound.get(&nominal.head.0)) {
                    (Some(told), _) if told.is_title => continue,
                    (_, Some(&entity)) => Some(entity),
                    (Some(told), None) => Some(state.name(&names[told.name], people.of(told.name))),
                    (None, None) => match apposed(nominal, names) {
                        Some(name) => Some(state.name(name, None)),
                        None => state.nominal(nominal),
                    },
                };
                if let Some(entity) = entity {
                    state.mention(range, nominal.head, MentionKind::Nominal, entity);
                }
            }
            What::Pronoun(pronoun) => {
                if let Some(entity) = state.antecedent(pronoun, range.start) {
                    state.mention(range.clone(), TokenId(range.start), MentionKind::Pronoun, entity);
                }
            }
        }
    }
    state.finish(&roles)
}

/// The organization whose name follows at once on what it is: "the regional bloc IGAD".
fn apposed<'n>(nominal: &Nominal, names: &'n [Name]) -> Option<&'n Name> {
    let body = matches!(nominal.kind, EntityKind::Organization | EntityKind::Group) && !nominal.plural;
    let follows =
        |n: &&Name| n.tokens.start == nominal.tokens.end && !n.inner && n.kind == NameKind::Organization;
    names.iter().find(follows).filter(|_| body)
}

/// How a name mentions: by the adjective of a country, or by name.
fn kind_of(doc: &Doc<'_>, name: &Name) -> MentionKind {
    let adjective = name.entry.is_some_and(|id| doc.k.entry(id).class == Class::Adjective);
    if adjective { MentionKind::Demonym } else { MentionKind::Name }
}

/// All mentions in text order, outer ones first.
fn order<'m>(doc: &Doc<'_>, names: &'m [Name], nominals: &'m [Nominal]) -> Vec<(What<'m>, Range<u32>)> {
    let mut all: Vec<(What<'m>, Range<u32>)> = Vec::new();
    all.extend(names.iter().enumerate().map(|(i, n)| (What::Name(i, n), n.tokens.clone())));
    all.extend(nominals.iter().map(|n| (What::Nominal(n), n.tokens.clone())));
    for i in 0..doc.words.len() as u32 {
        if let Some(p) = super::pronouns::at(doc, TokenId(i)) {
            all.push((What::Pronoun(p), i..i + 1));
        }
    }
    all.sort_by_key(|(what, r)| (r.start, std::cmp::Reverse(r.end), matches!(what, What::Name(..))));
    all
}

impl State<'_, '_> {
    /// Adds an entity.
    fn add(&mut self, name: String, kind: EntityKind) -> usize {
        self.drafts.push(Draft {
            entity: Entity {
                name,
                kind,
                code: None,
                country: None,
                country_guessed: false,
                sector: None,
                description: None,
                roles: Vec::new(),
                wikidata: None,
                members: Vec::new(),
                rule: Str::default(),
            },
            words: Vec::new(),
            gender: Gender::Unknown,
            plural: false,
            nouns: Vec::new(),
            told: Vec::new(),
            entry: None,
            acronym: String::new(),
        });
        self.drafts.len() - 1
    }

    /// The entity of a key, added if new.
    fn keyed(&mut self, key: String, name: impl FnOnce() -> String, kind: EntityKind) -> (usize, bool) {
        if let Some(&i) = self.by_key.get(&key) {
            return (i, false);
        }
        let i = self.add(name(), kind);
        self.by_key.insert(key, i);
        (i, true)
    }

    fn mention(&mut self, tokens: Range<u32>, head: TokenId, kind: MentionKind, entity: usize) {
        let span = self.doc.syntax.span(tokens.clone());
        let subject = self.doc.deprel(head).is_subject();
        let sentence = self.doc.syntax.token(head).sentence.0;
        let mention = Mention { span, tokens, head, kind, entity: EntityId::new(entity) };
        self.seen.push(Seen { mention, subject, sentence });
    }

    /// Notes what the text says of a person.
    fn tell(&mut self, entity: usize, told: &roles::Told) {
        let doc = self.doc;
        let draft = &mut self.drafts[entity];
        if draft.gender == Gender::Unknown {
            draft.gender = told.gender;
        }
        if told.text.is_empty() {
            return;
        }
        if draft.entity.description.is_none() {
            draft.entity.description = Some(told.text.clone());
        }
        draft.nouns.push(told.noun.clone());
        let body = told.reading.body.map(|b| doc.k.entry(b).name.to_string());
        let country =
            told.reading.country.as_ref().and_then(|c| doc.k.country(c)).map(|c| c.name.to_string());
        draft.entity.roles.push(Role {
            title: told.noun.clone(),
            organization: body.or(country),
            from: None,
            to: None,
            current: Some(!told.reading.former),
            evidence: Some(told.span),
        });
        draft.told.push(told.clone());
    }
}
