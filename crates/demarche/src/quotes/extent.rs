//! How far reported speech reaches. Trees err here most (an attachment moves the end by half a
//! sentence), so the words decide first: a report runs from its cue to the end of the sentence
//! unless another thought begins.

use super::cue::Hit;
use super::doc::Doc;
use super::knowledge::Class;
use super::{cut, ends, second};
use crate::model::{Deprel, TokenId};

/// Words after a comma that begin a thought of the narrator, when the tree ends the clause there.
pub(super) const TURNS: &[&str] = &[
    "but", "while", "though", "although", "which", "despite", "who", "whereas", "and", "as", "a", "an",
    "even",
];

/// One past the last word of the clause that starts at `start`; `hull` is where the tree ends it.
pub(super) fn end(doc: &Doc<'_>, hit: &Hit<'_>, start: u32, hull: Option<u32>) -> u32 {
    let sentence = doc.sentence(hit.head);
    let last = hull.unwrap_or_else(|| bare_end(doc, hit, start));
    let limit =
        if reaches_on(doc, hit.head) && !turns(doc, last, sentence.end) { sentence.end } else { last };
    let end = cut::at(doc, hit, start, limit);
    let end = if ends::fronted(doc, hit) { ends::main_clause(doc, start, end) } else { end };
    let end = ends::described(doc, &(start..end), &["a", "an"]);
    let end =
        if start < end && interrupted(doc, start, end) { cut::at(doc, hit, end, sentence.end) } else { end };
    let end = ends::completed(doc, hit, end, sentence.end);
    coordinated(doc, hit, end, sentence.end)
}

/// "that Kovac, who did not know of it⟧, wanted to leave": whether a report breaks off behind the relative
/// clause that describes its subject, before its own verb.
fn interrupted(doc: &Doc<'_>, start: u32, end: u32) -> bool {
    let outside = |t: u32| doc.passage_of(TokenId(t)).is_none();
    let comma = |t: u32| doc.text(TokenId(t)) == "," && outside(t);
    let at = if comma(end - 1) { end - 1 } else { end };
    let relative = |t: &u32| comma(*t) && matches!(doc.lemma(TokenId(t + 1)), "who" | "which" | "whose");
    let finite = |from: u32, to: u32| (from..to).any(|t| doc.is_finite(TokenId(t)));
    let Some(opens) = (start..at).rev().find(relative) else {
        // "that the notice “openly”⟧ suggests": a passage among the words of its subject.
        return !outside(end - 1) && !finite(start, end) && finite(end, end + 1);
    };
    let own = finite(start, opens);
    comma(at) && !own && doc.is_finite(TokenId(at + 1))
}

/// "that it was “late” and (that it was) “too little”": a second half in quotation marks, or one that
/// "that" opens, belongs to the content.
fn coordinated(doc: &Doc<'_>, hit: &Hit<'_>, end: u32, limit: u32) -> u32 {
    let mut t = end;
    while t < limit
        && (matches!(doc.text(TokenId(t)), ",")
            || doc.passage_of(TokenId(t)).is_some() && doc.is_punct(TokenId(t)))
    {
        t += 1;
    }
    if t + 1 >= limit || !matches!(doc.lemma(TokenId(t)), "and" | "but" | "or") {
        return end;
    }
    if doc.lemma(TokenId(t + 1)) == "that" && (t + 2..limit).any(|n| doc.is_finite(TokenId(n))) {
        return cut::at(doc, hit, t + 1, limit);
    }
    let own = doc.passage_of(hit.head);
    let reach = limit.min(t + 8);
    let told = |n: TokenId| second::past(doc, n) || doc.is_gerund(n);
    let speaks = |n: u32| {
        let hit = doc.cue_at(TokenId(n), Class::Verb);
        hit.is_some_and(|h| h.entry.speaks() || h.entry.quotes() && told(h.head))
    };
    let cue = |n: u32| doc.is_verb(TokenId(n)) && speaks(n);
    let opens = (t + 1..reach).find(|n| doc.passage_of(TokenId(*n)).is_some_and(|p| Some(p) != own));
    let passage = opens.filter(|n| !(t + 1..*n).any(cue)).and_then(|n| doc.passage_of(TokenId(n)));
    let passage = passage.and_then(|p| doc.passages.get(p));
    let Some(passage) = passage else { return end };
    let behind = doc.tokens_in(passage.span).end.min(limit);
    let comma = ends::comma_in(doc, behind..limit);
    let goes_on = doc.text(TokenId(behind)).starts_with(char::is_lowercase);
    if goes_on { comma } else { behind }
}

/// Where a clause ends that the tree does not know: at the sentence's end, or, below another clause,
/// at the next comma.
fn bare_end(doc: &Doc<'_>, hit: &Hit<'_>, start: u32) -> u32 {
    let sentence = doc.sentence(hit.head);
    let comma = |t: &u32| {
        matches!(doc.text(TokenId(*t)), "," | ";" | "—" | "–") && doc.passage_of(TokenId(*t)).is_none()
    };
    if reaches_on(doc, hit.head) {
        return sentence.end;
    }
    (start..sentence.end).find(comma).unwrap_or(sentence.end)
}

/// Whether nothing but the report can follow: the cue heads the sentence, a coordinate of its root,
/// or a participle at its end.
fn reaches_on(doc: &Doc<'_>, verb: TokenId) -> bool {
    let top = |t: TokenId| doc.head(t).is_none();
    match doc.deprel(verb) {
        _ if top(verb) => true,
        Deprel::Conj | Deprel::Parataxis => doc.head(verb).is_some_and(|h| top(h) && h.0 < verb.0),
        Deprel::Advcl | Deprel::Xcomp => doc.is_gerund(verb) && doc.head(verb).is_some_and(|h| h.0 < verb.0),
        _ => false,
    }
}

/// Whether another thought begins where the tree ends the clause.
fn turns(doc: &Doc<'_>, at: u32, end: u32) -> bool {
    if at + 1 >= end {
        return true;
    }
    let here = TokenId(at);
    let word = if doc.is_punct(here) { TokenId(at + 1) } else { here };
    let turn = TURNS.contains(&doc.lemma(word).to_lowercase().as_str());
    // "not the first but rather the last"
    let corrects = doc.lemma(word) == "but" && matches!(doc.lemma(TokenId(word.0 + 1)), "rather" | "also");
    let turn = turn && !corrects;
    matches!(doc.text(here), ";" | ":" | "—" | "–" | "--") || turn
}
