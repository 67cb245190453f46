//! How far reported speech reaches. Trees err here most (an attachment moves the end by half a
//! sentence), so the words decide first: a report runs from its cue to the end of the sentence
//! unless another thought begins.

use super::doc::{Doc, Hit};
use super::knowledge::{Class, Entry, Frames};
use super::{ends, object, portion, start};
use crate::model::{Deprel, Feats, SpeechAct, TokenId, Upos};
use std::ops::Range;

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
    let end = cut(doc, hit, start, limit);
    let end = if ends::fronted(doc, hit) { ends::main_clause(doc, start, end) } else { end };
    let end = ends::described(doc, &(start..end), &["a", "an"]);
    let end =
        if start < end && interrupted(doc, start, end) { cut(doc, hit, end, sentence.end) } else { end };
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
        return cut(doc, hit, t + 1, limit);
    }
    let own = doc.passage_of(hit.head);
    let reach = limit.min(t + 8);
    let told = |n: TokenId| past(doc, n) || doc.is_gerund(n);
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

/// Cuts at the next cue that is coordinated with this one, hangs on the sentence as a participle, or
/// names another source.
pub(super) fn cut(doc: &Doc<'_>, hit: &Hit<'_>, start: u32, limit: u32) -> u32 {
    let own = doc.passage_of(hit.head);
    let relative = relative_cue(doc, hit.head);
    for t in start + 2..limit {
        let id = TokenId(t);
        let comma = doc.text(id) == ",";
        let passage = doc.passage_of(id).filter(|p| Some(*p) != own);
        if let Some(p) = passage {
            let ends = doc.passages.get(p).is_some_and(|p| {
                p.inner.of(&doc.article.text).ends_with(['.', '?', '!'])
                    && doc.token(id).is_some_and(|t| t.span.end >= p.span.end)
            });
            let next = TokenId(t + 1);
            let more =
                doc.tokens_in(doc.passages.get(p).map_or_else(Default::default, |p| p.span)).end..limit;
            let quoted = more.clone().any(|t| doc.passage_of(TokenId(t)).is_some());
            let narrates = doc.is_gerund(next)
                || matches!(doc.upos(next), Upos::Sconj | Upos::Adp)
                || matches!(doc.lemma(next), "while" | "though" | "part")
                || matches!(doc.lemma(next), "which" | "who") && !quoted;
            let adds = doc.is_punct(id) && doc.passage_of(next).is_none() && narrates;
            let comma = doc.passages.get(p).is_some_and(|p| {
                let inner = p.inner.of(&doc.article.text);
                inner.ends_with(',') && !portion::is_title(inner)
            });
            // "supports “a raise,” opposes “a freeze” and left"
            let closing = doc.is_punct(id) && doc.passage_of(next).is_none();
            let serial = closing && comma && tense(doc, next) == tense(doc, hit.head) && reports(doc, next);
            if serial && tense(doc, next).is_some() {
                return t + 1;
            }
            if ends && doc.text(next).starts_with(char::is_uppercase) || adds && comma {
                return t + 1;
            }
            continue;
        }
        let next = TokenId(t + 1);
        let resumed = (comma || matches!(doc.text(id), "—" | "–" | "-"))
            && relative
            && doc.is_finite(next)
            && doc.passage_of(next).is_none();
        let participle = comma && doc.is_gerund(next) && reports(doc, next);
        // "suggested it was late, called it a mistake and left": one more verb of the same subject.
        let inflected = doc.text(next) != doc.lemma(next);
        let serial =
            comma && inflected && doc.deprel(next) == Deprel::Conj && doc.head(next) == Some(hit.head)
                || comma && past(doc, next) && past(doc, hit.head) && reports(doc, next);
        // "said it had “kept us safe” before claiming that …": the narrator's next report.
        let sequel = matches!(doc.lemma(id), "before" | "after") && doc.is_gerund(next) && reports(doc, next);
        let accords = doc.text(next) == "according" && comma;
        if resumed
            || participle
            || accords
            || sequel
            || comma && compares(doc, next)
            || serial
            || (coordinator(doc, id) && second_report(doc, id, hit.head))
        {
            return t;
        }
    }
    limit
}

/// "Kovac, who said last week that …, left": the cue stands in a relative clause between commas.
fn relative_cue(doc: &Doc<'_>, verb: TokenId) -> bool {
    let from = verb.0.saturating_sub(4).max(doc.sentence(verb).start);
    (from + 1..verb.0).any(|t| {
        matches!(doc.lemma(TokenId(t)), "who" | "which")
            && matches!(doc.text(TokenId(t - 1)), "," | "—" | "–" | "-")
    })
}

fn coordinator(doc: &Doc<'_>, t: TokenId) -> bool {
    matches!(doc.lemma(t), "and" | "but" | "while" | ";")
}

fn reports(doc: &Doc<'_>, t: TokenId) -> bool {
    doc.cue_at(t, Class::Verb).is_some_and(|h| h.entry.frames.has(Frames::QUOTE))
}

/// "… and (others have) said": a finite cue that is coordinated with the first one.
fn second_report(doc: &Doc<'_>, t: TokenId, first: TokenId) -> bool {
    let Some(n) = (t.0 + 1..t.0 + 5).map(TokenId).find(|n| doc.is_verb(*n)) else { return false };
    let entry = doc.cue_at(n, Class::Verb).map(|h| h.entry);
    let said = entry.is_some_and(|e| e.frames.has(Frames::CLAUSE) && !e.frames.has(Frames::INF));
    let own_subject = (t.0 + 1..n.0).map(TokenId).any(|s| start::subject_pronoun(doc, s));
    let same = doc.is_finite(n) == doc.is_finite_group(first);
    // "boasting of “…” and pledging to …": participles side by side have one subject.
    let side_by_side = doc.is_gerund(n) && doc.is_gerund(first) && reports(doc, n);
    // "said that it was late and called it a mistake": one more verb of speech right behind the conjunction.
    let marks = t.0.checked_sub(1).is_some_and(|b| doc.passage_of(TokenId(b)).is_some());
    // "but called it a “good start”"
    let quotes = || doc.cue_at(n, Class::Verb).is_some_and(|h| object::quoted(doc, &h).is_some());
    let verb = |e: &Entry| {
        e.act != SpeechAct::Think && (e.speaks() || e.frames.has(Frames::QUOTE) && (marks || quotes()))
    };
    let adverb = n.0 == t.0 + 2 && matches!(doc.upos(TokenId(t.0 + 1)), Upos::Adv | Upos::Aux);
    let resumed = (same || doc.is_gerund(first) && past(doc, n))
        && (n.0 == t.0 + 1 || adverb)
        && !present(doc, first, n)
        && entry.is_some_and(verb);
    // "insisted that it was late while adding that …"
    // "said that it was late but did not say when"
    let refuses = doc.lemma(t) == "but"
        && doc.lemma(TokenId(t.0 + 1)) == "do"
        && doc.lemma(TokenId(t.0 + 2)) == "not"
        && entry.is_some();
    let adds = refuses || doc.lemma(t) == "while" && n.0 == t.0 + 1 && doc.is_gerund(n) && reports(doc, n);
    adds || side_by_side && (n.0 <= t.0 + 2 || is_named(doc, t.0 + 1..n.0))
        || resumed
        || same
            && (own_subject && entry.is_some()
                || said && (doc.head(n) == Some(first) || same_lemma(doc, n, first)))
}

/// ", as have her rivals": the narrator compares.
fn compares(doc: &Doc<'_>, t: TokenId) -> bool {
    let auxiliary = TokenId(t.0 + 1);
    doc.lemma(t) == "as" && matches!(doc.lemma(auxiliary), "have" | "do" | "be") && !doc.is_gerund(auxiliary)
}

/// "(Kovac saying that it was late and) Anna Tembo (calling it a mistake)": words that are a name.
fn is_named(doc: &Doc<'_>, words: Range<u32>) -> bool {
    !words.is_empty() && words.clone().all(|t| doc.upos(TokenId(t)) == Upos::Propn)
}

/// The tense of a finite verb: whether it is the past.
fn tense(doc: &Doc<'_>, verb: TokenId) -> Option<bool> {
    (doc.is_verb(verb) && doc.is_finite(verb)).then(|| past(doc, verb))
}

/// "said": a verb in the past tense.
fn past(doc: &Doc<'_>, t: TokenId) -> bool {
    doc.is_finite(t) && doc.token(t).is_some_and(|t| t.feats.has(Feats::PAST))
}

/// Whether `second` stands in the present where `first` stands in the past: it is no second verb of its subject.
fn present(doc: &Doc<'_>, first: TokenId, second: TokenId) -> bool {
    past(doc, first) && !past(doc, second)
}

fn same_lemma(doc: &Doc<'_>, a: TokenId, b: TokenId) -> bool {
    doc.lemma(a) == doc.lemma(b)
}
