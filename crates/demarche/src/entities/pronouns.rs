//! Pronouns: what they may agree with.

use super::doc::Doc;
use super::knowledge::Gender;
use crate::model::{Deprel, TokenId, Upos};

/// What a pronoun asks of the one it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    /// he, him, his; she, her, hers
    Person(Gender),
    /// it, its
    Thing,
    /// they, them, their
    Many,
}

/// What the pronoun at a token asks for; `None` if it is none, or stands for nobody.
pub(super) fn at(doc: &Doc<'_>, t: TokenId) -> Option<Pronoun> {
    let token = doc.syntax.token(t);
    if !matches!(token.upos, Upos::Pron | Upos::Det) || token.deprel == Deprel::Expl {
        return None;
    }
    Some(match doc.words[t.index()].to_ascii_lowercase().as_str() {
        "he" | "him" | "his" | "himself" => Pronoun::Person(Gender::Male),
        "she" | "her" | "hers" | "herself" => Pronoun::Person(Gender::Female),
        "it" | "its" | "itself" => Pronoun::Thing,
        "they" | "them" | "their" | "theirs" | "themselves" => Pronoun::Many,
        _ => return None,
    })
}
