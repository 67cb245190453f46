//! What the steps of the coder share: the layers of one document.

use super::lexicon::Lexicon;
use crate::model::{Article, Entities, EntityId, EntityKind, Places, Quotes, Syntax, Times, TokenId};

/// The layers of one document and the lexicon.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub article: &'a Article,
    pub syntax: &'a Syntax,
    pub times: &'a Times,
    pub entities: &'a Entities,
    pub places: &'a Places,
    pub quotes: &'a Quotes,
    pub lexicon: &'a Lexicon,
    /// Frames may be read although their conditions do not hold: for pairs, when nothing else fits.
    pub lenient: bool,
    /// The parties are marked: somebody politically relevant takes part, whatever else the sentence is about.
    pub marked: bool,
}

impl<'a> View<'a> {
    /// The lemma of a token.
    pub(super) fn lemma(&self, token: TokenId) -> &'a str {
        &self.syntax.token(token).lemma
    }

    /// Whether an entity is politically relevant: it has an actor code.
    pub(super) fn is_actor(&self, entity: EntityId) -> bool {
        self.entities.entities.get(entity.index()).is_some_and(|e| e.code.is_some())
    }

    /// "The opposition", "the command": a noun entry found on the head of a party's own mention is
    /// neither an act nor an operator.
    pub(super) fn names_party(&self, hit: &super::triggers::Hit<'_>) -> bool {
        hit.entry.kind == super::lexicon::Kind::Noun
            && self.entities.entity_at(hit.token).is_some_and(|e| self.is_actor(e))
    }

    /// Whether a built-in class of the lexicon is a kind of party ("@armed"), not one of words ("@firm").
    pub(super) fn is_kind_of_party(class: &str) -> bool {
        PARTIES.contains(&class)
    }

    /// Whether an entity belongs to a built-in class of the lexicon ("@armed").
    pub(super) fn entity_is(&self, entity: EntityId, class: &str) -> bool {
        let Some(e) = self.entities.entities.get(entity.index()) else { return false };
        let sector = e.sector.as_deref().unwrap_or("");
        if e.rule == super::pair::MARKED {
            // It may be any kind of party, but is no word of another class ("@firm", "@none").
            let private = PRIVATE.iter().any(|s| sector.starts_with(s));
            let power = matches!(class, "@armed" | "@country" | "@government");
            return Self::is_kind_of_party(class)
                && (class != "@person" || e.kind == EntityKind::Person)
                && !(private && power);
        }
        match class {
            "@actor" => e.code.is_some(),
            "@country" => e.kind == EntityKind::Country,
            "@person" => e.kind == EntityKind::Person,
            "@organization" => e.kind == EntityKind::Organization,
            "@group" => e.kind == EntityKind::Group,
            "@media" => sector.starts_with("MED"),
            "@armed" => ARMED.iter().any(|s| sector.starts_with(s)),
            "@government" => e.kind == EntityKind::Country || sector.starts_with("GOV"),
            _ => false,
        }
    }
}

/// Built-in classes that a marked party may belong to.
const PARTIES: [&str; 7] =
    ["@actor", "@country", "@person", "@organization", "@group", "@armed", "@government"];

/// Sectors that are neither armed nor a government.
const PRIVATE: [&str; 9] = ["CIV", "CVL", "LAB", "BUS", "EDU", "MED", "NGO", "AGR", "HLH"];

const ARMED: [&str; 6] = ["MIL", "REB", "COP", "UAF", "INS", "SEP"];
