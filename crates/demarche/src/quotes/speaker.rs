//! Who stands behind the words of a source: entities, the last speaker, antecedents.

use super::doc::Doc;
use super::draft::{Draft, Speaker};
use super::words::Kind;
use crate::model::{Deprel, EntityId, EntityKind, Mention, MentionKind, QuoteKind, Source, Span, TokenId};

/// How many words the noun phrase behind a relative pronoun may have.
const LONGEST_ANTECEDENT: usize = 12;

/// How many attributions behind a description its name may come.
const ANTICIPATED: usize = 4;

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
            if let Some(outlet) = outlet(doc, s, entity, &out) {
                let antecedent = outlet.entity.is_none().then_some(outlet.antecedent.unwrap_or(outlet.span));
                return Source {
                    span: doc.span(s.tokens.clone()),
                    mention,
                    entity: outlet.entity,
                    antecedent,
                };
            }
            let antecedent = entity.is_none().then(|| antecedent_words(doc, s.head)).flatten();
            Source { span: doc.span(s.tokens.clone()), mention, entity, antecedent }
        });
        let named = |s: &Source| {
            s.mention.is_some_and(|m| {
                doc.entities.mentions.get(m.index()).is_some_and(|m| m.kind != MentionKind::Pronoun)
            })
        };
        // Behind "according to aides" he is none of the aides.
        let speaks = draft.rule != "according to";
        if let Some(s) = source.as_ref().filter(|s| speaks && (draft.kind != QuoteKind::Indirect || named(s)))
        {
            last = s.entity.or(last);
        }
        out.push(source);
    }
    anticipate(doc, drafts, &mut out);
    out
}

/// "The headline: “…”" belongs to the outlet that was cited last: the last source that is no person.
fn outlet<'s>(
    doc: &Doc<'_>,
    source: &Speaker,
    entity: Option<EntityId>,
    before: &'s [Option<Source>],
) -> Option<&'s Source> {
    let the = doc.text(TokenId(source.tokens.start)).eq_ignore_ascii_case("the");
    let part = the && doc.is_a(source.head, Kind::Part) && !named(doc, entity);
    let kind = |s: &Source| s.entity.and_then(|e| doc.entities.entities.get(e.index())).map(|e| e.kind);
    let institution = |s: &&Source| match kind(s) {
        Some(kind) => kind == EntityKind::Organization,
        None => s.span.of(&doc.article.text).contains(char::is_uppercase),
    };
    before.iter().rev().flatten().find(institution).filter(|_| part)
}

/// Whether the text names an entity, and does not only describe it.
fn named(doc: &Doc<'_>, entity: Option<EntityId>) -> bool {
    let by_name = |m: &Mention| Some(m.entity) == entity && m.kind == MentionKind::Name;
    entity.is_some() && doc.entities.mentions.iter().any(by_name)
}

/// "A spokeswoman rejected it … said the spokeswoman, Anna Kovac": whom the text only describes at first is
/// whom a source shortly behind names with the same word.
fn anticipate(doc: &Doc<'_>, drafts: &[Draft<'_>], sources: &mut [Option<Source>]) {
    for i in 0..sources.len() {
        let Some((words, entity)) = words_of(drafts, sources, i) else { continue };
        let indefinite = matches!(doc.lemma(TokenId(words.tokens.start)), "a" | "an");
        if !indefinite || named(doc, entity) {
            continue;
        }
        let role = doc.lemma(words.head);
        let next = (i + 1..sources.len().min(i + 1 + ANTICIPATED)).find_map(|n| {
            let (later, entity) = words_of(drafts, sources, n)?;
            let definite =
                |t: u32| doc.lemma(TokenId(t)) == role && t > 0 && doc.lemma(TokenId(t - 1)) == "the";
            (later.tokens.clone().any(definite) && named(doc, entity)).then_some(entity).flatten()
        });
        if let Some(source) = sources.get_mut(i).and_then(Option::as_mut).filter(|_| next.is_some()) {
            source.entity = next;
            source.antecedent = None;
        }
    }
}

fn words_of<'d>(
    drafts: &'d [Draft<'_>],
    sources: &[Option<Source>],
    i: usize,
) -> Option<(&'d Speaker, Option<EntityId>)> {
    let entity = sources.get(i)?.as_ref()?.entity;
    Some((drafts.get(i)?.source.as_ref()?, entity))
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
