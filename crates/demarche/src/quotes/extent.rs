//! How far reported speech reaches. Trees err here most (an attachment moves the end by half a
//! sentence), so the words decide first: a report runs from its cue to the end of the sentence
//! unless another thought begins.

use super::detail;
use super::doc::{Doc, Hit};
use super::knowledge::{Class, Frames};
use crate::model::{Deprel, TokenId, Upos};
use std::ops::Range;

/// Verbs whose first object is the addressee.
const TELLING: &[&str] = &[
    "tell", "inform", "notify", "assure", "reassure", "remind", "brief", "advise", "convince", "persuade",
    "alert", "warn", "ask",
];

/// Words that may stand between a cue and its clause as a date.
const DAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "yesterday",
    "today",
    "tomorrow",
    "last",
    "this",
    "earlier",
    "later",
    "recently",
    "early",
    "late",
    "in",
    "on",
    "at",
    "during",
    "after",
    "before",
    "to",
    "through",
    "via",
    "by",
    "for",
    "about",
    "of",
    "with",
    "from",
];

/// Verbs with which texts speak, and nouns of such texts.
const SHOWING: &[&str] = &["show", "find", "reveal", "indicate", "suggest"];
const TEXTS: &[&str] = &[
    "poll",
    "polling",
    "survey",
    "study",
    "record",
    "report",
    "review",
    "analysis",
    "document",
    "data",
    "figure",
    "result",
    "disclosure",
    "email",
    "filing",
    "statistic",
    "research",
    "transcript",
];

/// How many words before a verb its subject is looked for.
const SUBJECT_REACH: u32 = 8;

/// Nouns of dates: "last week".
const PERIODS: &[&str] = &[
    "day",
    "week",
    "month",
    "year",
    "weekend",
    "morning",
    "afternoon",
    "evening",
    "night",
    "hour",
    "decade",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "time",
    "moment",
];

/// Pronouns that are subjects.
const SUBJECTS: &[&str] = &["he", "she", "it", "they", "we", "i", "there"];

/// Words after a comma that begin a thought of the narrator, when the tree ends the clause there.
const TURNS: &[&str] = &[
    "but", "while", "though", "although", "which", "despite", "who", "whereas", "and", "as", "a", "an",
    "even",
];

/// Where a clause begins directly behind a cue: "said the plan was …"; behind a cue that also takes
/// an object only if a subject pronoun shows it ("announced it was …").
pub(super) fn surface_start(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<u32> {
    let (first, sentence) = (TokenId(hit.end.0), doc.sentence(hit.head));
    let bare = hit.entry.frames.has(Frames::BARE) || text_shows(doc, hit);
    if hit.entry.rest.len() > 1 || first.0 >= sentence.end || behind_comma(doc, hit.head) {
        return None;
    }
    if SUBJECTS.contains(&doc.lemma(first).to_lowercase().as_str()) && doc.upos(first) == Upos::Pron {
        let verb = (first.0 + 1..sentence.end).find(|t| doc.upos(TokenId(*t)) != Upos::Adv).map(TokenId)?;
        return doc.is_finite(verb).then_some(first.0);
    }
    if tells(hit) {
        return behind_addressee(doc, first.0, sentence.end);
    }
    if hit.entry.frames.has(Frames::OBJ) && !bare {
        return None;
    }
    let nominal =
        matches!(doc.upos(first), Upos::Det | Upos::Pron | Upos::Propn | Upos::Noun | Upos::Adj | Upos::Num);
    let opens = !is_day(doc, first) && (nominal || bare && clause_opens(doc, first));
    let whole = if bare { first.0 + 1 < sentence.end } else { own_verb(doc, first.0, sentence.end) };
    (opens && whole).then_some(first.0)
}

/// "polls show Kovac with a lead": what a text shows is said, clause or not.
fn text_shows(doc: &Doc<'_>, hit: &Hit<'_>) -> bool {
    let from = doc.sentence(hit.head).start.max(hit.head.0.saturating_sub(SUBJECT_REACH));
    let text = |t: u32| TEXTS.contains(&doc.lemma(TokenId(t)).to_lowercase().as_str());
    SHOWING.contains(&hit.entry.lemma) && (from..hit.head.0).any(text)
}

/// "said selling was hard", "said neither would come", "said “no deal” was near".
fn clause_opens(doc: &Doc<'_>, first: TokenId) -> bool {
    doc.is_gerund(first)
        || doc.passage_of(first).is_some()
        || matches!(doc.lemma(first), "neither" | "both" | "either" | "if" | "when" | "while" | "since")
}

/// Whether the first finite verb after `from` is the verb of a clause that begins there, and not of a
/// relative or adverbial clause behind an object.
fn own_verb(doc: &Doc<'_>, from: u32, end: u32) -> bool {
    let Some(finite) = (from + 1..end).find(|t| doc.is_finite(TokenId(*t))) else { return false };
    let barrier = |t: u32| {
        let id = TokenId(t);
        doc.is_punct(id) && doc.passage_of(id).is_none()
            || matches!(doc.upos(id), Upos::Sconj | Upos::Cconj)
            || matches!(doc.lemma(id), "who" | "which" | "that" | "what" | "when" | "where" | "how" | "why")
    };
    let subject = |t: u32| {
        doc.upos(TokenId(t)) == Upos::Pron
            && SUBJECTS.contains(&doc.lemma(TokenId(t)).to_lowercase().as_str())
    };
    let verb = std::iter::successors(Some(TokenId(finite)), |t| {
        doc.head(*t).filter(|_| matches!(doc.deprel(*t), Deprel::Aux | Deprel::AuxPass | Deprel::Cop))
    })
    .last();
    let aside = verb.is_some_and(|v| matches!(doc.deprel(v), Deprel::AclRelcl | Deprel::Acl | Deprel::Advcl));
    !aside && !(from + 1..finite).any(|t| barrier(t) || subject(t))
}

/// Whether words are a date: "on Thursday", "last week".
pub(super) fn is_date(doc: &Doc<'_>, words: Range<u32>) -> bool {
    let dated = |t: u32| {
        let id = TokenId(t);
        doc.upos(id) == Upos::Adp || is_day(doc, id) || PERIODS.contains(&doc.lemma(id)) || doc.is_punct(id)
    };
    !words.is_empty() && words.len() < 5 && words.clone().all(dated)
}

/// One past the phrases with a preposition that go on right behind an object: "a request from the court
/// in Lima". Dates and occasions of the cue's own end them.
pub(super) fn phrases_behind(doc: &Doc<'_>, verb: TokenId, from: u32) -> u32 {
    let sentence = doc.sentence(verb);
    let mut end = from;
    for _ in 0..2 {
        let case = TokenId(end);
        let head = doc.head(case).filter(|h| h.0 > case.0 && doc.deprel(case) == Deprel::Case);
        let Some(head) = head.filter(|_| doc.upos(case) == Upos::Adp && end < sentence.end) else { break };
        let hull = doc.hull(head);
        let own = doc.head(head).is_some_and(|h| h == verb || (verb.0..end).contains(&h.0));
        let lemma = doc.lemma(head).to_lowercase();
        let aside = is_day(doc, head)
            || PERIODS.contains(&lemma.as_str())
            || detail::OCCASIONS.contains(&lemma.as_str())
            || doc.upos(head) == Upos::Num
            || doc.lemma(case) == "by" && doc.is_passive(verb);
        if !own || aside || hull.start != end {
            break;
        }
        end = hull.end.min(comma_in(doc, end..hull.end));
    }
    end
}

fn comma_in(doc: &Doc<'_>, words: Range<u32>) -> u32 {
    words.clone().find(|t| matches!(doc.text(TokenId(*t)), "," | "—" | "–" | ";")).unwrap_or(words.end)
}

/// Whether a word can open a date or an occasion behind a cue.
pub(super) fn is_day(doc: &Doc<'_>, t: TokenId) -> bool {
    DAYS.contains(&doc.lemma(t).to_lowercase().as_str())
}

/// Whether the object of a cue is its addressee.
pub(super) fn tells(hit: &Hit<'_>) -> bool {
    TELLING.contains(&hit.entry.lemma)
}

/// "told the press on Thursday it was …": the subject pronoun behind an addressee and a date.
fn behind_addressee(doc: &Doc<'_>, from: u32, end: u32) -> Option<u32> {
    let subject = |t: u32| {
        let id = TokenId(t);
        doc.upos(id) == Upos::Pron
            && SUBJECTS.contains(&doc.lemma(id).to_lowercase().as_str())
            && doc.is_finite(TokenId(t + 1))
    };
    let nominal =
        |t: &u32| !matches!(doc.upos(TokenId(*t)), Upos::Verb | Upos::Aux | Upos::Punct | Upos::Sconj);
    (from..end.min(from + 12)).take_while(nominal).find(|t| *t > from && subject(*t))
}

/// "…, said Anna Kovac": what follows the verb is its subject, unless nothing was said before ("Kovac,
/// a minister, said …") or a clause with a verb of its own follows.
fn behind_comma(doc: &Doc<'_>, verb: TokenId) -> bool {
    let before = verb.0.checked_sub(1).map(TokenId);
    let sentence = doc.sentence(verb);
    let said = (sentence.start..verb.0).any(|t| doc.is_finite(TokenId(t)));
    if !said || own_verb(doc, verb.0 + 1, sentence.end) {
        return false;
    }
    before.is_some_and(|t| doc.is_punct(t) && !matches!(doc.text(t), "—" | "–" | "-" | ")"))
        && sentence.start < verb.0
        && !doc.is_gerund(verb)
}

/// One past the last word of the clause that starts at `start`; `hull` is where the tree ends it.
pub(super) fn end(doc: &Doc<'_>, hit: &Hit<'_>, start: u32, hull: Option<u32>) -> u32 {
    let sentence = doc.sentence(hit.head);
    let last = hull.unwrap_or_else(|| bare_end(doc, hit, start));
    let limit =
        if reaches_on(doc, hit.head) && !turns(doc, last, sentence.end) { sentence.end } else { last };
    let end = cut(doc, hit, start, limit);
    coordinated(doc, hit, end, sentence.end)
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
    let cue = |n: u32| doc.cue_at(TokenId(n), Class::Verb).is_some() && doc.is_verb(TokenId(n));
    let opens = (t + 1..reach).find(|n| doc.passage_of(TokenId(*n)).is_some_and(|p| Some(p) != own));
    let passage = opens.filter(|n| !(t + 1..*n).any(cue)).and_then(|n| doc.passage_of(TokenId(n)));
    let passage = passage.and_then(|p| doc.passages.get(p));
    let Some(passage) = passage else { return end };
    let behind = doc.tokens_in(passage.span).end.min(limit);
    let comma = comma_in(doc, behind..limit);
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
            if ends && doc.text(TokenId(t + 1)).starts_with(char::is_uppercase) {
                return t + 1;
            }
            continue;
        }
        let next = TokenId(t + 1);
        let resumed = comma && relative && doc.is_finite(next) && doc.passage_of(next).is_none();
        let participle = comma && doc.is_gerund(next) && reports(doc, next);
        let accords = doc.text(next) == "according" && comma;
        if resumed || participle || accords || (coordinator(doc, id) && second_report(doc, id, hit.head)) {
            return t;
        }
    }
    limit
}

/// "Kovac, who said last week that …, left": the cue stands in a relative clause between commas.
fn relative_cue(doc: &Doc<'_>, verb: TokenId) -> bool {
    let from = verb.0.saturating_sub(4).max(doc.sentence(verb).start);
    (from + 1..verb.0)
        .any(|t| matches!(doc.lemma(TokenId(t)), "who" | "which") && doc.text(TokenId(t - 1)) == ",")
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
    let subject =
        |s: TokenId| doc.upos(s) == Upos::Pron && SUBJECTS.contains(&doc.lemma(s).to_lowercase().as_str());
    let own_subject = (t.0 + 1..n.0).map(TokenId).any(subject);
    let same = doc.is_finite(n) == doc.is_finite(first);
    same && (own_subject && entry.is_some()
        || said && (doc.head(n) == Some(first) || same_lemma(doc, n, first)))
}

fn same_lemma(doc: &Doc<'_>, a: TokenId, b: TokenId) -> bool {
    doc.lemma(a) == doc.lemma(b)
}
