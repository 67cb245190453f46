//! Who stands behind the words of a source: entities, the last speaker, antecedents.

use super::doc::Doc;
use super::draft::Draft;
use crate::model::{Deprel, EntityId, MentionKind, QuoteKind, Source, Span, TokenId};

/// How many words the noun phrase behind a relative pronoun may have.
const LONGEST_ANTECEDENT: usize = 12;

/// The entity behind each source; a pronoun that coreference left open is the last speaker.
pub(super) fn of(doc: &Doc<'_>, drafts: &[Draft<'_>]) -> Vec<Option<Source>> {
    let mut last: Option<EntityId> = None;
    let mut out = Vec::with_capacity(drafts.len());
    for draft in drafts {
        // A phrase of which only punctuation was left when trimmed is no speaker.
        let source = draft.source.as_ref().filter(|s| !s.tokens.is_empty()).map(|s| {
            let mention = doc.entities.by_head.get(s.head.index()).copied().flatten();
            let known = mention.and_then(|m| doc.entities.mentions.get(m.index()));
            let entity = known
                .map(|m| m.entity)
                .or_else(|| antecedent(doc, s.head))
                .or_else(|| pronoun(doc, s.head).then_some(last).flatten());
            let antecedent = entity.is_none().then(|| antecedent_words(doc, s.head)).flatten();
            Source { span: doc.span(s.tokens.clone()), mention, entity, antecedent }
        });
        let named = |s: &Source| {
            s.mention.is_some_and(|m| {
                doc.entities.mentions.get(m.index()).is_some_and(|m| m.kind != MentionKind::Pronoun)
            })
        };
        if let Some(s) = source.as_ref().filter(|s| draft.kind != QuoteKind::Indirect || named(s)) {
            last = s.entity.or(last);
        }
        out.push(source);
    }
    out
}

/// "The resolution, which said …": the entity of the noun that a relative pronoun takes up.
fn antecedent(doc: &Doc<'_>, pronoun: TokenId) -> Option<EntityId> {
    if !matches!(doc.lemma(pronoun), "who" | "which" | "that") {
        return None;
    }
    let before =
        (doc.sentence(pronoun).start..pronoun.0).rev().find(|t| !doc.is_punct(TokenId(*t))).map(TokenId);
    let heads = [relative(doc, pronoun).and_then(|c| doc.head(c)), before];
    let entity = |t: TokenId| {
        let mention = doc.entities.by_head.get(t.index()).copied().flatten()?;
        doc.entities.mentions.get(mention.index()).map(|m| m.entity)
    };
    heads.into_iter().flatten().find_map(entity)
}

/// The words of that noun: "the accord signed in May, which said …".
fn antecedent_words(doc: &Doc<'_>, pronoun: TokenId) -> Option<Span> {
    let head = relative(doc, pronoun).and_then(|c| doc.head(c)).filter(|h| h.0 < pronoun.0)?;
    let words = doc.trim(doc.hull(head).start..pronoun.0);
    (matches!(doc.lemma(pronoun), "who" | "which" | "that") && words.len() <= LONGEST_ANTECEDENT)
        .then(|| doc.span(words))
}

/// The relative clause in which a pronoun stands.
fn relative(doc: &Doc<'_>, pronoun: TokenId) -> Option<TokenId> {
    std::iter::successors(Some(pronoun), |t| doc.head(*t)).find(|t| doc.deprel(*t) == Deprel::AclRelcl)
}

fn pronoun(doc: &Doc<'_>, t: TokenId) -> bool {
    matches!(doc.lemma(t), "he" | "she" | "they" | "who")
}
