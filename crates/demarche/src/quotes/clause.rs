//! What a verb cue governs: the words of its content, by its frames.

use super::doc::{Doc, Hit};
use super::knowledge::Frames;
use super::{extent, source};
use crate::model::{Deprel, SpeechAct, TokenId, Upos};
use std::ops::Range;

/// Content as runs of tokens, and the rule that found it.
pub(super) struct Content {
    pub runs: Vec<Range<u32>>,
    pub rule: &'static str,
}

/// How many words of an object may precede its words in quotation marks.
const FARTHEST_PASSAGE: usize = 10;

/// How many words may stand between a cue and its "that".
const FARTHEST_THAT: u32 = 14;

fn content(rule: &'static str, runs: Vec<Range<u32>>) -> Option<Content> {
    let runs: Vec<_> = runs.into_iter().filter(|r| !r.is_empty()).collect();
    (!runs.is_empty()).then_some(Content { runs, rule })
}

/// The content of a verb cue, by the first frame that fits.
pub(super) fn of_verb(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let frames = hit.entry.frames;
    let mut found = None;
    if frames.has(Frames::CLAUSE) {
        found = clause(doc, hit).or_else(|| postposed(doc, hit));
    } else if frames.has(Frames::THAT) {
        found = clause(doc, hit).filter(|c| c.rule == "that");
    }
    if found.is_none() && doc.is_passive(hit.head) {
        return passive(doc, hit);
    }
    if found.is_none() && frames.has(Frames::INF) {
        found = infinitive(doc, hit);
    }
    if found.is_none() && frames.has(Frames::OINF) {
        found = object_infinitive(doc, hit);
    }
    if found.is_none() && frames.has(Frames::OBJ) {
        found = object(doc, hit);
    }
    found.or_else(|| quoted_object(doc, hit))
}

/// "cast the plan as “a gift”": words in quotation marks make an object the speaker's, even behind cues
/// whose objects are not in general.
fn quoted_object(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    if !hit.entry.quotes() {
        return None;
    }
    let own = doc.passage_of(hit.head);
    let near = |r: &Range<u32>| {
        r.clone().take(FARTHEST_PASSAGE).any(|t| {
            let passage = doc.passage_of(TokenId(t));
            passage.is_some() && passage != own
        })
    };
    object(doc, hit).filter(|c| c.rule == "object" && c.runs.first().is_some_and(near))
}

/// "said (on Monday) that …", "says he is …", "asked whether …".
fn clause(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let verb = hit.head;
    let to =
        |c: &TokenId| doc.child(*c, |d| d == Deprel::Mark).is_some_and(|m| doc.lemma(m) == "to" && m.0 < c.0);
    let below =
        doc.children(verb).find(|c| c.0 > verb.0 && doc.deprel(*c) == Deprel::Ccomp).filter(|c| !to(c));
    let hull = below.map(|c| doc.hull(c));
    let that = that_after(doc, hit).filter(|t| below.is_none_or(|c| *t < c.0));
    let surface = extent::surface_start(doc, hit).filter(|t| hull.as_ref().is_none_or(|h| *t <= h.start));
    let start = that.or(surface).or_else(|| hull.as_ref().map(|h| h.start.max(hit.end.0)))?;
    let rule = if that.is_some() {
        "that"
    } else if hull.is_some() {
        "clause"
    } else {
        "bare clause"
    };
    let end = extent::end(doc, hit, start, hull.map(|h| h.end));
    (start + 1 < end).then_some(())?;
    content(rule, vec![doc.trim(start..end)])
}

/// A "that" which follows the cue, an addressee or a date between them at most.
fn that_after(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<u32> {
    let end = doc.sentence(hit.head).end.min(hit.end.0 + FARTHEST_THAT);
    let telling = extent::tells(hit);
    for t in hit.end.0..end {
        let id = TokenId(t);
        let adjacent = t == hit.end.0 && doc.lemma(id) == "that";
        if adjacent && (t + 2..t + 14).any(|n| n < doc.sentence(id).end && doc.is_finite(TokenId(n))) {
            return Some(t);
        }
        if doc.lemma(id) == "that" && (doc.upos(id) == Upos::Sconj || opens_clause(doc, hit, t)) {
            return Some(t);
        }
        let nominal = !matches!(doc.upos(id), Upos::Adv | Upos::Adp) && !extent::is_day(doc, id);
        let object = hit.entry.frames.has(Frames::OBJ) && t == hit.end.0 && nominal && !telling;
        if object || matches!(doc.upos(id), Upos::Verb | Upos::Aux | Upos::Cconj) {
            return None;
        }
    }
    None
}

/// "said in an interview that the …": a subject behind "that", whatever the tagger makes of the word.
fn opens_clause(doc: &Doc<'_>, hit: &Hit<'_>, that: u32) -> bool {
    let next = TokenId(that + 1);
    hit.entry.speaks()
        && (doc.deprel(TokenId(that)) == Deprel::Mark
            || doc.passage_of(next).is_some() && doc.passage_of(next) != doc.passage_of(TokenId(that))
            || matches!(
                doc.upos(next),
                Upos::Det | Upos::Propn | Upos::Pron | Upos::Noun | Upos::Adj | Upos::Adp | Upos::Sconj
            ))
}

/// "…, she said", "…, he said, …": the clause stands before the cue, or around it.
fn postposed(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let verb = hit.head;
    let sentence = doc.sentence(verb);
    let subject = doc.child(verb, |d| d == Deprel::Nsubj)?;
    let own = source::phrase(doc, subject, verb).tokens;
    let start = own.start.min(verb.0);
    let comma = start
        .checked_sub(1)
        .filter(|t| *t > sentence.start && matches!(doc.text(TokenId(*t)), "," | "—" | "–"))?;
    let left = clause_start(doc, verb, doc.opening(verb).min(comma), comma)..comma;
    if !left.clone().any(|t| doc.is_finite(TokenId(t))) || subordinate(doc, left.start, verb) {
        return None;
    }
    let own_end = own.end.max(hit.end.0);
    let right =
        (own_end..sentence.end).find(|t| doc.text(TokenId(*t)) == ",").map_or(0..0, |c| c + 1..sentence.end);
    let right = if interrupts(doc, verb, &right) { right } else { 0..0 };
    content("postposed", vec![doc.trim(left), doc.trim(right)])
}

/// Whether the clause goes on in `right`, by the tree: its words do not hang below the cue.
fn interrupts(doc: &Doc<'_>, verb: TokenId, right: &Range<u32>) -> bool {
    !right.is_empty()
        && doc.deprel(verb) == Deprel::Parataxis
        && right
            .clone()
            .filter(|t| !doc.is_punct(TokenId(*t)))
            .take(1)
            .all(|t| !doc.syntax.is_under(TokenId(t), verb))
}

/// Where the clause that ends at `comma` begins: its hull in the tree, else the sentence's start.
fn clause_start(doc: &Doc<'_>, verb: TokenId, from: u32, comma: u32) -> u32 {
    let before = doc
        .children(verb)
        .find(|c| c.0 < comma && matches!(doc.deprel(*c), Deprel::Ccomp | Deprel::Parataxis));
    let start = before.map_or(from, |c| doc.hull(c).start);
    let lead = (from..start).all(|t| doc.is_punct(TokenId(t)) || doc.upos(TokenId(t)) == Upos::Cconj);
    if lead || start > comma { from } else { start }
}

/// "When they met, he said that" has no content before its comma.
fn subordinate(doc: &Doc<'_>, start: u32, verb: TokenId) -> bool {
    let first = TokenId(start);
    let clause =
        doc.head(first).filter(|_| doc.deprel(first) == Deprel::Mark || doc.deprel(first) == Deprel::Advmod);
    clause.is_some_and(|c| doc.deprel(c) == Deprel::Advcl && doc.head(c) == Some(verb))
        || doc.children(verb).any(|c| c.0 > verb.0 && matches!(doc.deprel(c), Deprel::Ccomp | Deprel::Obj))
}

/// The to-infinitive below a verb.
fn to_clause(doc: &Doc<'_>, verb: TokenId) -> Option<TokenId> {
    let wanted = |d| matches!(d, Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl);
    doc.children(verb).find(|c| {
        c.0 > verb.0
            && wanted(doc.deprel(*c))
            && doc.child(*c, |d| d == Deprel::Mark).is_some_and(|m| doc.lemma(m) == "to" && m.0 > verb.0)
    })
}

/// "vowed to retaliate"; for verbs of seeming the subject is content too.
fn infinitive(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let next = hit.end;
    let adjacent =
        (doc.lemma(next) == "to" && doc.is_verb(TokenId(next.0 + 1))).then_some(TokenId(next.0 + 1));
    let clause = to_clause(doc, hit.head).or(adjacent)?;
    let mut run = doc.hull(clause);
    run.start = if adjacent.is_some() { next.0 } else { run.start.max(hit.end.0) };
    if !(run.start..clause.0).any(|t| doc.lemma(TokenId(t)) == "to") || run.start > hit.end.0 + 6 {
        return None;
    }
    run.end = extent::cut(doc, hit, run.start, run.end);
    if matches!(hit.entry.lemma, "seem" | "appear") {
        let subject = doc.child(hit.head, |d| d == Deprel::Nsubj)?;
        let subject = source::phrase(doc, subject, hit.head).tokens;
        return content("seeming", vec![subject, doc.trim(run)]);
    }
    content("infinitive", vec![doc.trim(run)])
}

/// "urged them to leave", "called on the council to act".
fn object_infinitive(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let object = object_of(doc, hit)?;
    let mut run = doc.hull(object);
    run.start = run.start.max(hit.end.0);
    let clause = to_clause(doc, hit.head).filter(|c| c.0 > object.0);
    let below = clause.is_none()
        && run.clone().any(|t| doc.lemma(TokenId(t)) == "to" && doc.upos(TokenId(t)) == Upos::Part);
    if clause.is_none() && !below {
        return None;
    }
    run.end = run.end.max(clause.map_or(0, |c| doc.hull(c).end));
    content("object and infinitive", vec![doc.trim(run)])
}

/// The object of a verb, or of the preposition that ends a multiword cue.
fn object_of(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<TokenId> {
    let last = TokenId(hit.end.0.saturating_sub(1));
    if last != hit.head && matches!(doc.deprel(last), Deprel::Case | Deprel::Mark) {
        return doc.head(last).filter(|h| h.0 > last.0);
    }
    let behind = |t: &TokenId| t.0 >= hit.end.0;
    doc.children(hit.head).find(|c| {
        behind(c) && (doc.deprel(*c) == Deprel::Obj || last != hit.head && doc.deprel(*c).is_oblique())
    })
}

/// "criticized the deal", "accused them of theft", "described it as a trap".
fn object(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let Some(object) = object_of(doc, hit) else {
        let quoted = up_to_passage(doc, hit, hit.end.0);
        return quoted
            .and_then(|end| content("object", vec![doc.trim(hit.end.0..end)]))
            .or_else(|| relative_object(doc, hit));
    };
    let mut run = doc.hull(object);
    run.start = run.start.max(hit.end.0);
    let completes = completing(hit.entry.act);
    let mut apart = 0..0;
    for c in doc.children(hit.head).filter(|c| c.0 > object.0) {
        let case = doc.syntax.case(c).or_else(|| doc.child(c, |d| d == Deprel::Mark).map(|m| doc.lemma(m)));
        let hull = doc.hull(c);
        let adjoins = hull.start <= run.end + 1;
        let complement = doc.deprel(c) == Deprel::Xcomp
            || case.is_some_and(|w| completes.contains(&w))
                && !matches!(doc.deprel(c), Deprel::Conj | Deprel::Punct);
        if adjoins && complement {
            run.end = run.end.max(hull.end);
        } else if complement && apart.is_empty() && extent::is_date(doc, run.end..hull.start) {
            apart = hull;
        }
    }
    if apart.is_empty() {
        run.end = extent::phrases_behind(doc, hit.head, run.end);
    }
    run.end = extent::cut(doc, hit, run.start, run.end);
    if let Some(end) = up_to_passage(doc, hit, run.start).filter(|end| *end > run.end) {
        run.end = end;
    }
    apart.start = apart.start.max(run.end);
    content("object", vec![doc.trim(run), doc.trim(apart.start..apart.end.max(apart.start))])
}

/// The end of a passage in quotation marks that completes an object: "called him “a thief”",
/// "described the men as “heroes” and “martyrs”".
fn up_to_passage(doc: &Doc<'_>, hit: &Hit<'_>, start: u32) -> Option<u32> {
    let sentence = doc.sentence(hit.head);
    let own = doc.passage_of(hit.head);
    let mut end = None;
    let (mut t, mut gap) = (start, 0);
    while t < sentence.end && gap < if end.is_some() { 3 } else { 10 } {
        let id = TokenId(t);
        if let Some(p) = doc.passage_of(id).filter(|p| Some(*p) != own).and_then(|p| doc.passages.get(p)) {
            t = doc.tokens_in(p.span).end.max(t + 1);
            end = Some(t);
            gap = 0;
            continue;
        }
        let stop = matches!(doc.text(id), ";" | ":" | "." | "," | "—" | "–") || doc.is_finite(id);
        if stop || doc.upos(id) == Upos::Cconj && end.is_none() {
            break;
        }
        t += 1;
        gap += 1;
    }
    end
}

/// Prepositions that complete the object of an act.
fn completing(act: SpeechAct) -> &'static [&'static str] {
    match act {
        SpeechAct::Accuse => &["of", "for", "with", "over", "as"],
        SpeechAct::Condemn | SpeechAct::Praise => &["for", "over", "as"],
        SpeechAct::Assert => &["as", "to"],
        _ => &["as", "for"],
    }
}

/// "the man whom she accused", "what he called a trap".
fn relative_object(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let verb = hit.head;
    let pronoun = doc
        .children(verb)
        .find(|c| c.0 < verb.0 && doc.deprel(*c) == Deprel::Obj && doc.upos(*c) == Upos::Pron);
    let complement = doc.children(verb).find(|c| c.0 > verb.0 && doc.deprel(*c) == Deprel::Xcomp);
    let tail = complement.map_or(0..0, |c| doc.trim(doc.hull(c)));
    match (pronoun, complement) {
        (None, None) => None,
        (p, _) => content("relative", vec![tail, p.map_or(0..0, |p| p.0..p.0 + 1)]).map(sorted),
    }
}

fn sorted(mut c: Content) -> Content {
    c.runs.sort_by_key(|r| r.start);
    c
}

/// "is expected to win", "was criticized by the union for delays".
fn passive(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let subject = doc.child(hit.head, |d| matches!(d, Deprel::NsubjPass | Deprel::Nsubj));
    let run = subject.map_or(0..0, |s| source::phrase(doc, s, hit.head).tokens);
    if let Some(clause) = to_clause(doc, hit.head) {
        let mut tail = doc.hull(clause);
        tail.start = tail.start.max(hit.end.0);
        return content("passive infinitive", vec![run, doc.trim(tail)]);
    }
    let agent = source::of_verb(doc, hit.head).is_some();
    if agent && hit.entry.frames.has(Frames::OBJ) { content("passive", vec![run]) } else { None }
}
