//! Where words end by what stands at a mark: commas, closing quotation marks, the main clause behind a fronted one.

use super::cue::Hit;
use super::doc::Doc;
use super::words::Kind;
use super::{cut, extent};
use crate::model::{Deprel, TokenId, Upos};
use std::ops::Range;

/// Words that open a subordinate clause, whatever the tagger makes of them.
const SUBORDINATORS: &[&str] =
    &["while", "after", "when", "as", "since", "although", "though", "because", "if", "once", "whenever"];

/// How many words may stand before the subordinator of a sentence: "a few weeks after …".
const FARTHEST_SUBORDINATOR: u32 = 5;

/// "While the minister said that it was late, …": whether the cue stands in a subordinate clause that opens its
/// sentence.
pub(super) fn fronted(doc: &Doc<'_>, hit: &Hit<'_>) -> bool {
    let from = doc.opening(hit.head);
    // "Noting that it was late, …", "In saying so, …"
    let case = doc.upos(TokenId(from)) == Upos::Adp && hit.head.0 == from + 1;
    if doc.is_gerund(hit.head) && (hit.head.0 == from || case) {
        return true;
    }
    let opens = |t: &u32| {
        doc.upos(TokenId(*t)) == Upos::Sconj
            || SUBORDINATORS.contains(&doc.text(TokenId(*t)).to_lowercase().as_str())
    };
    let Some(at) = (from..hit.head.0.min(from + FARTHEST_SUBORDINATOR)).find(opens) else { return false };
    !(from..hit.head.0).any(|t| doc.text(TokenId(t)) == ",") && !(from..at).any(|t| doc.is_finite(TokenId(t)))
}

/// Where the sentence's main clause begins behind a comma: with a subject and a finite verb.
pub(super) fn main_clause(doc: &Doc<'_>, start: u32, end: u32) -> u32 {
    let outside = |t: u32| doc.passage_of(TokenId(t)).is_none();
    let opens = |t: &u32| {
        let next = TokenId(t + 1);
        let subject = matches!(doc.upos(next), Upos::Pron | Upos::Propn | Upos::Det | Upos::Noun | Upos::Adj);
        let relative = matches!(doc.lemma(next), "who" | "which" | "that" | "whose");
        let mut rest = (t + 2..end).take_while(|n| doc.text(TokenId(*n)) != ",");
        let finite = rest.any(|n| doc.is_finite(TokenId(n)));
        doc.text(TokenId(*t)) == "," && outside(*t) && subject && !relative && finite
    };
    (start + 2..end).find(opens).unwrap_or(end)
}

/// "are “a riddle” because …", "had “no talks” with …": a phrase or clause right behind the marks with which a
/// report seems to end belongs to it.
pub(super) fn completed(doc: &Doc<'_>, hit: &Hit<'_>, end: u32, limit: u32) -> u32 {
    let last = TokenId(end.saturating_sub(1));
    let marks = doc.passage_of(last).is_some() && doc.passage_of(last) != doc.passage_of(hit.head);
    let next = TokenId(end);
    let goes_on = matches!(doc.upos(next), Upos::Adp | Upos::Sconj) && doc.passage_of(next).is_none();
    let closed = doc.passage_of(last).and_then(|p| doc.passages.get(p));
    let open = closed.is_some_and(|p| p.inner.of(&doc.article.text).ends_with(char::is_alphanumeric));
    if !marks || !open || !goes_on || end >= limit {
        return end;
    }
    let comma = |t: &u32| {
        matches!(doc.text(TokenId(*t)), "," | "—" | "–" | ";") && doc.passage_of(TokenId(*t)).is_none()
    };
    // The word right behind the marks may be the narrator's as well.
    cut::at(doc, hit, end.saturating_sub(2), (end..limit).find(comma).unwrap_or(limit))
}

/// Where an object or infinitive ends that reaches beyond a passage which closes with a comma (“…,” and the
/// crowd left): the comma within the marks parts it from the narrator's words.
pub(super) fn closed(doc: &Doc<'_>, hit: &Hit<'_>, run: &Range<u32>) -> u32 {
    let own = doc.passage_of(hit.head);
    let text = &doc.article.text;
    let passages =
        (run.start..run.end).filter_map(|t| doc.passage_of(TokenId(t)).filter(|p| Some(*p) != own));
    let ends = |p: usize| {
        let p = doc.passages.get(p)?;
        let behind = doc.tokens_in(p.span).end;
        let next = TokenId(behind);
        // "called him “a thief,” a “liar” and worse": the list goes on.
        let listed = (behind..behind + 3).any(|t| doc.passage_of(TokenId(t)).is_some());
        let turn = !listed && extent::TURNS.contains(&doc.lemma(next)) || doc.is_gerund(next);
        (p.inner.of(text).ends_with(',') && turn && behind < run.end).then_some(behind)
    };
    passages.into_iter().find_map(ends).unwrap_or(run.end)
}

/// "called it “a trap” in a speech on Monday": where the phrase begins, behind the last passage of an object, that tells
/// the occasion or date of the cue.
pub(super) fn before_occasion(doc: &Doc<'_>, hit: &Hit<'_>, run: &Range<u32>) -> u32 {
    let own = doc.passage_of(hit.head);
    let quoted = |t: &u32| doc.passage_of(TokenId(*t)).is_some_and(|p| Some(p) != own);
    let Some(last) = (run.start..run.end).rfind(quoted) else { return run.end };
    let behind = last + 1..run.end;
    let noun = behind.clone().find(|t| matches!(doc.upos(TokenId(*t)), Upos::Noun | Upos::Propn));
    let told = |t: u32| [Kind::Occasion, Kind::Day, Kind::Period].iter().any(|k| doc.is_a(TokenId(t), *k));
    let first = TokenId(behind.start);
    let day = noun == Some(first.0) && doc.is_a(first, Kind::Day);
    let opens = day || matches!(doc.lemma(first), "in" | "on" | "at" | "during" | "after" | "before");
    if opens && noun.is_some_and(told) { behind.start } else { run.end }
}

/// Where an infinitive ends before the participle or relative clause of the narrator (to wait, adding …).
pub(super) fn aside(doc: &Doc<'_>, run: &Range<u32>) -> u32 {
    let outside = |t: u32| doc.passage_of(TokenId(t)).is_none();
    let opens = |t: &u32| {
        let next = TokenId(t + 1);
        doc.text(TokenId(*t)) == ","
            && outside(*t)
            && outside(next.0)
            && (doc.is_gerund(next) && doc.is_verb(next) || doc.lemma(next) == "which")
    };
    (run.start + 2..run.end).find(opens).unwrap_or(run.end)
}

/// Where words end before the narrator's description behind a comma (", a port on the lake"), if one of
/// `openers` begins it and it joins nothing.
pub(super) fn described(doc: &Doc<'_>, run: &Range<u32>, openers: &[&str]) -> u32 {
    let outside = |t: u32| doc.passage_of(TokenId(t)).is_none();
    let opens = |t: &u32| {
        let next = TokenId(t + 1);
        matches!(doc.text(TokenId(*t)), "," | "—" | "–")
            && outside(*t)
            && openers.contains(&doc.lemma(next))
            && t + 1 < run.end
    };
    let Some(comma) = (run.start + 2..run.end).find(opens) else { return run.end };
    let behind = comma + 1..run.end;
    let dash = doc.text(TokenId(comma)) != ",";
    // "a port, a road and a bridge": a conjunction joins the next of its kind.
    let joins = |t: u32| {
        doc.upos(TokenId(t)) == Upos::Cconj
            && (doc.text(TokenId(t - 1)) == "," || openers.contains(&doc.lemma(TokenId(t + 1))))
    };
    let goes_on = |t: u32| !dash && (doc.text(TokenId(t)) == "," || joins(t)) || !outside(t);
    if behind.clone().any(goes_on) { run.end } else { comma }
}

/// Where a phrase ends: at its first comma, or, where the words between the commas are joined ("schools, roads and
/// bridges"), at its end.
pub(super) fn listed(doc: &Doc<'_>, words: Range<u32>) -> u32 {
    let comma = comma_in(doc, words.clone());
    let joined = |t: u32| doc.deprel(TokenId(t)) == Deprel::Conj && !doc.is_verb(TokenId(t));
    let behind = || (comma..words.end).filter(|t| joined(*t)).count();
    if comma < words.end && behind() > 1 { words.end } else { comma }
}

/// The first comma, dash or semicolon among words, else their end.
pub(super) fn comma_in(doc: &Doc<'_>, words: Range<u32>) -> u32 {
    words.clone().find(|t| matches!(doc.text(TokenId(*t)), "," | "—" | "–" | ";")).unwrap_or(words.end)
}
