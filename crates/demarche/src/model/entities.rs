//! The entities stage's layer: who is mentioned, where, in which office.

use super::{EntityId, MentionId, Span, Str, TokenId};
use jiff::civil::Date;
use std::ops::Range;

/// The entities stage's layer: who is mentioned, where, and who is who.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// People, organizations, countries, places and groups, in order of first mention.
    pub entities: Vec<Entity>,
    /// Their mentions in text order; an inner mention ("State Department" in "a State Department
    /// spokesperson") follows the outer one.
    pub mentions: Vec<Mention>,
    /// For every token of the text: the outermost mention whose *head* it is.
    pub by_head: Vec<Option<MentionId>>,
}

impl Entities {
    /// The mention whose head is this token.
    pub fn mention_at(&self, head: TokenId) -> Option<&Mention> {
        self.by_head.get(head.index()).copied().flatten().and_then(|m| self.mentions.get(m.index()))
    }

    /// The entity of the mention whose head is this token.
    pub fn entity_at(&self, head: TokenId) -> Option<EntityId> {
        self.mention_at(head).map(|m| m.entity)
    }

    /// The entity with this id.
    ///
    /// # Panics
    /// On an id of another document.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }
}

/// One party, person or place of the document.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Fullest name in the text, or the phrase that describes it.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// CAMEO-style actor code as of the document's date: "USAGOV", "NATO", "VENOPP".
    pub code: Option<Str>,
    /// ISO 3166-1 alpha-3 country it belongs to.
    pub country: Option<Str>,
    /// Whether that country is only the surroundings': of the capital, dateline or document.
    pub country_guessed: bool,
    /// Sector without the country: "GOV", "MIL", "OPP", …
    pub sector: Option<Str>,
    /// Role as the text gives it.
    pub description: Option<String>,
    /// Offices, from the text or the office-holder table.
    pub roles: Vec<Role>,
    /// Wikidata item, if known.
    pub wikidata: Option<Str>,
    /// Stands for several parties ("both sides", "the two countries"): these.
    pub members: Vec<EntityId>,
    /// Where `code` comes from: table, file line or rule, for `explain`.
    pub rule: Str,
}

named! {
    /// What an entity is.
    pub enum EntityKind {
        /// A human being, or a role held by one ("a State Department spokesperson").
        Person = "person",
        /// An institution, company, party, alliance.
        Organization = "organization",
        /// A state or territory, also when its capital or seat of power stands for it.
        Country = "country",
        /// Any other toponym.
        Place = "place",
        /// An armed, ethnic, religious or social group; officials, troops, protesters.
        Group = "group",
    }
}

/// An office held.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// "foreign minister", "spokesperson".
    pub title: String,
    /// Where: "Russia", "State Department".
    pub organization: Option<String>,
    /// First day, if known.
    pub from: Option<Date>,
    /// Last day, if known and over.
    pub to: Option<Date>,
    /// Whether it was held on the document's date; `None` where neither text nor table tells.
    pub current: Option<bool>,
    /// The words that say so, if the text does.
    pub evidence: Option<Span>,
}

/// One mention of an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The text of the mention: for names the name alone ("Sergei Ryabkov", "Russian"), for nominals
    /// the noun phrase without trailing clauses.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its syntactic head.
    pub head: TokenId,
    /// How it mentions.
    pub kind: MentionKind,
    /// Whom.
    pub entity: EntityId,
}

named! {
    /// How a mention refers.
    pub enum MentionKind {
        /// By name or acronym.
        Name = "name",
        /// By the adjective of a country: "Russian" in "Russian officials" names Russia, but is no toponym.
        Demonym = "demonym",
        /// By a common noun: "the alliance", "Russian officials".
        Nominal = "nominal",
        /// By a pronoun or possessive.
        Pronoun = "pronoun",
    }
}
