//! Questions that later stages ask of the attributions.

use crate::model::{Article, Attribution, AttributionId, EntityId, QuoteKind, Quotes, Span, Syntax, TokenId};

/// First-person words, lower-cased.
const FIRST_PERSON: &[&str] = &["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"];

/// Whether a word is a first-person pronoun or possessive, whatever its case.
pub fn is_first_person(word: &str) -> bool {
    FIRST_PERSON.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// How many attributions back one may begin that still holds a word: nesting is not deeper.
const NESTED: usize = 64;

/// The attributions in whose content a span lies wholly. They ascend by their start, so only the last
/// ones that begin before the span are looked at: long texts stay linear.
pub fn attributions_around(
    quotes: &Quotes,
    span: Span,
) -> impl Iterator<Item = (AttributionId, &Attribution)> + '_ {
    let list = &quotes.attributions;
    let starts = |a: &Attribution| a.content.first().map_or(0, |c| c.start);
    let end = list.partition_point(|a| starts(a) <= span.start);
    let near = list.iter().enumerate().take(end).skip(end.saturating_sub(NESTED));
    near.filter(move |(_, a)| a.content.iter().any(|c| c.contains(span)))
        .map(|(i, a)| (AttributionId::new(i), a))
}

/// The innermost attribution in whose content a span lies wholly.
pub fn attribution_at(quotes: &Quotes, span: Span) -> Option<AttributionId> {
    let size = |a: &Attribution| a.content.iter().map(|c| c.len()).sum::<usize>();
    attributions_around(quotes, span).min_by_key(|(_, a)| size(a)).map(|(id, _)| id)
}

/// The speaker for whom a first-person pronoun in a direct or mixed quotation stands ("we", "our",
/// "I" …): the entity of the innermost attribution whose content holds it; `None` for other words,
/// for words of the narrator, and for speakers that are no entity.
pub fn first_person(quotes: &Quotes, article: &Article, syntax: &Syntax, token: TokenId) -> Option<EntityId> {
    let span = syntax.tokens.get(token.index())?.span;
    let word = span.of(&article.text);
    is_first_person(word).then_some(())?;
    let mut at = attribution_at(quotes, span);
    while let Some(a) = at.and_then(|id| quotes.attributions.get(id.index())) {
        if a.kind != QuoteKind::Indirect {
            return a.source.as_ref()?.entity;
        }
        at = a.parent;
    }
    None
}
