//! Where a report breaks off before its clause is over: at the next report, or at a turn of the narrator.

use super::cue::Hit;
use super::doc::Doc;
use super::knowledge::Class;
use super::marks::Passage;
use super::{marked, second, title};
use crate::model::{Deprel, Feats, TokenId, Upos};

/// Cuts at the next cue that is coordinated with this one, hangs on the sentence as a participle, or
/// names another source.
pub(super) fn at(doc: &Doc<'_>, hit: &Hit<'_>, start: u32, limit: u32) -> u32 {
    let own = doc.passage_of(hit.head);
    let passage =
        |t: TokenId| doc.passage_of(t).filter(|p| Some(*p) != own).and_then(|p| doc.passages.get(p));
    let relative = relative_cue(doc, hit.head);
    for t in (start + 2..limit).map(TokenId) {
        match passage(t) {
            Some(p) if closes(doc, hit, t, p, limit) => return t.0 + 1,
            None if relative && resumes(doc, t) || breaks_off(doc, hit, t) => return t.0,
            _ => {}
        }
    }
    limit
}

/// Whether the report ends with a token inside a passage: with the sentence that the passage ends, or with its
/// last comma where the narrator goes on.
fn closes(doc: &Doc<'_>, hit: &Hit<'_>, t: TokenId, p: &Passage, limit: u32) -> bool {
    let next = TokenId(t.0 + 1);
    let inner = p.inner.of(&doc.article.text);
    let last = doc.token(t).is_some_and(|t| t.span.end >= p.span.end);
    if last && inner.ends_with(['.', '?', '!']) && doc.text(next).starts_with(char::is_uppercase) {
        return true;
    }
    let comma = inner.ends_with(',') && !title::is_title(inner);
    let closing = doc.is_punct(t) && doc.passage_of(next).is_none();
    comma && closing && (narrates(doc, p, next, limit) || goes_on_telling(doc, hit, next))
}

/// Whether a word behind a passage is the narrator's: "…,” referring to", "…,” while".
fn narrates(doc: &Doc<'_>, p: &Passage, next: TokenId, limit: u32) -> bool {
    let quoted = || (doc.tokens_in(p.span).end..limit).any(|t| doc.passage_of(TokenId(t)).is_some());
    doc.is_gerund(next)
        || matches!(doc.upos(next), Upos::Sconj | Upos::Adp)
        || matches!(doc.lemma(next), "while" | "though" | "part")
        || matches!(doc.lemma(next), "which" | "who") && !quoted()
}

/// "supports “a raise,” opposes “a freeze” and left": the next cue, in the same tense.
fn goes_on_telling(doc: &Doc<'_>, hit: &Hit<'_>, next: TokenId) -> bool {
    let tense = second::tense(doc, next);
    tense.is_some() && tense == second::tense(doc, hit.head) && second::reports(doc, next)
}

/// "Kovac, who said last week that …, left": the verb of the sentence behind the relative clause with the cue.
fn resumes(doc: &Doc<'_>, t: TokenId) -> bool {
    let next = TokenId(t.0 + 1);
    matches!(doc.text(t), "," | "—" | "–" | "-") && doc.is_finite(next) && doc.passage_of(next).is_none()
}

/// Whether another report or the narrator's comparison begins behind a token.
fn breaks_off(doc: &Doc<'_>, hit: &Hit<'_>, t: TokenId) -> bool {
    let next = TokenId(t.0 + 1);
    let participle = || doc.is_gerund(next) && second::reports(doc, next);
    if doc.text(t) == "," {
        return participle()
            || serial(doc, hit, next)
            || doc.text(next) == "according"
            || second::is_another(doc, next)
            || compares(doc, next);
    }
    // "said it had “kept us safe” before claiming that …"
    let sequel = matches!(doc.lemma(t), "before" | "after") && participle();
    let joins = matches!(doc.lemma(t), "and" | "but" | "while" | ";");
    sequel || joins && second::follows(doc, t, hit.head)
}

/// "suggested it was late, called it a mistake and left": one more verb of the same subject.
fn serial(doc: &Doc<'_>, hit: &Hit<'_>, next: TokenId) -> bool {
    let inflected = doc.text(next) != doc.lemma(next);
    let joined = inflected && doc.deprel(next) == Deprel::Conj && doc.head(next) == Some(hit.head);
    let marked = || doc.cue_at(next, Class::Verb).is_some_and(|h| marked::quoted(doc, &h).is_some());
    let past = second::past(doc, next) || is_participle(doc, next) && marked();
    joined || past && second::past(doc, hit.head) && second::reports(doc, next)
}

/// "called": a past form that the tagger may take for a participle.
fn is_participle(doc: &Doc<'_>, verb: TokenId) -> bool {
    let participle = doc.token(verb).is_some_and(|t| t.feats.has(Feats::PARTICIPLE));
    participle && !doc.is_gerund(verb) && !doc.is_passive(verb)
}

/// ", as have her rivals": the narrator compares.
fn compares(doc: &Doc<'_>, t: TokenId) -> bool {
    let auxiliary = TokenId(t.0 + 1);
    doc.lemma(t) == "as" && matches!(doc.lemma(auxiliary), "have" | "do" | "be") && !doc.is_gerund(auxiliary)
}

/// "Kovac, who said last week that …, left": the cue stands in a relative clause between commas.
fn relative_cue(doc: &Doc<'_>, verb: TokenId) -> bool {
    let from = verb.0.saturating_sub(4).max(doc.sentence(verb).start);
    (from + 1..verb.0).any(|t| {
        matches!(doc.lemma(TokenId(t)), "who" | "which")
            && matches!(doc.text(TokenId(t - 1)), "," | "—" | "–" | "-")
    })
}
