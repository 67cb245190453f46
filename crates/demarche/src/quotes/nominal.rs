//! Cues that are no verbs: "warnings that", "criticism of", "confident that", "according to".

use super::clause::Content;
use super::cue::Hit;
use super::doc::Doc;
use super::draft::Speaker;
use super::knowledge::{Class, Frames};
use super::{cut, source};
use crate::model::{Deprel, TokenId, Upos};
use std::ops::Range;

/// How many words may stand between a noun and its "that".
const FARTHEST_THAT: u32 = 10;

/// How many words may stand between "that" and the verb of its clause.
const FARTHEST_VERB: u32 = 14;

/// The content of a noun or adjective: its clause, infinitive, or the phrase after its preposition.
pub(super) fn content(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let frames = hit.entry.frames;
    let clauses = |d| matches!(d, Deprel::Acl | Deprel::Ccomp | Deprel::Xcomp | Deprel::Advcl);
    for c in doc.children(hit.head).filter(|c| c.0 >= hit.end.0) {
        let mark = doc.child(c, |d| d == Deprel::Mark).map_or("", |m| doc.lemma(m));
        let fits = match mark {
            "that" | "whether" => frames.has(Frames::CLAUSE) || frames.has(Frames::THAT),
            "to" => frames.has(Frames::INF),
            "" => frames.has(Frames::CLAUSE) && doc.deprel(c) == Deprel::Ccomp,
            preposition => hit.entry.prepositions.contains(&preposition),
        };
        // "plans by the company that owns it": a "that" before the verb itself is its subject.
        let relative = mark == "that"
            && doc.child(c, |d| d == Deprel::Mark).is_some_and(|m| doc.is_finite(TokenId(m.0 + 1)));
        if clauses(doc.deprel(c)) && fits && !relative {
            let mut run = doc.hull(c);
            run.start = run.start.max(hit.end.0);
            if !matches!(mark, "that" | "whether" | "to" | "") {
                run.start = doc.child(c, |d| d == Deprel::Mark).map_or(run.start, |m| m.0 + 1);
            }
            return Some(Content {
                runs: vec![doc.trim(run)],
                rule: if mark == "to" { "noun infinitive" } else { "noun clause" },
            })
            .filter(|c| !c.runs[0].is_empty());
        }
    }
    if let Some(run) = that_behind(doc, hit) {
        return Some(Content { runs: vec![run], rule: "noun clause" });
    }
    let phrase = doc.children(hit.head).find(|c| {
        c.0 >= hit.end.0
            && (doc.deprel(*c) == Deprel::Nmod || doc.deprel(*c).is_oblique())
            && doc.syntax.case(*c).is_some_and(|w| hit.entry.prepositions.contains(&w))
    })?;
    let tokens = source::without_case(doc, phrase).tokens;
    (!tokens.is_empty()).then_some(Content { runs: vec![tokens], rule: "noun phrase" })
}

/// How many words may stand between a noun and its copula: "her answer, given on air, was that …".
const FARTHEST_COPULA: u32 = 10;

/// "her claim is that …": the clause that a copula makes of a noun with an owner.
pub(super) fn predicate(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let clauses = hit.entry.frames.has(Frames::CLAUSE) || hit.entry.frames.has(Frames::THAT);
    let sentence = doc.sentence(hit.head);
    let limit = sentence.end.min(hit.end.0 + FARTHEST_COPULA);
    let copula = (hit.end.0..limit).find(|t| doc.is_finite(TokenId(*t))).filter(|_| clauses)?;
    let that = TokenId(copula + 1);
    (doc.lemma(TokenId(copula)) == "be" && doc.text(that) == "that" && doc.upos(that) != Upos::Det)
        .then_some(())?;
    let run = doc.trim(that.0..cut::at(doc, hit, that.0, sentence.end));
    (run.len() > 2).then_some(Content { runs: vec![run], rule: "noun clause" })
}

/// "in her view, …": a phrase whose noun says that its owner thinks or says what stands beside it.
pub(super) fn owned<'a>(doc: &Doc<'a>, t: TokenId) -> Option<(Hit<'a>, Speaker, Vec<Range<u32>>)> {
    let knowledge = doc.knowledge;
    let entries = knowledge.entries(&doc.token(t)?.lemma).iter().filter(|e| e.frames.has(Frames::POSSESSOR));
    let limit = doc.sentence(t).end.min(t.0 + FARTHEST_OWNER);
    let (entry, noun) = entries.into_iter().find_map(|e| {
        let noun = (t.0 + 2..limit).map(TokenId).find(|n| e.rest.first() == Some(&doc.lemma(*n)))?;
        Some((e, noun))
    })?;
    let owned = (t.0 + 1..noun.0)
        .all(|n| !matches!(doc.upos(TokenId(n)), Upos::Verb | Upos::Aux | Upos::Punct | Upos::Adp));
    let speaker =
        source::of_noun(doc, noun).filter(|s| owned && s.tokens.start > t.0 && s.tokens.end <= noun.0)?;
    let hit = Hit { head: noun, end: TokenId(noun.0 + 1), entry };
    let runs = beside(doc, t.0..noun.0 + 1)?;
    Some((hit, speaker, runs))
}

/// How many words "in the outgoing minister's view" may have.
const FARTHEST_OWNER: u32 = 8;

/// "the claim (by the minister) that …", across a wrong tree: what a "that" shortly behind the noun opens.
fn that_behind(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Range<u32>> {
    let clauses = hit.entry.frames.has(Frames::CLAUSE) || hit.entry.frames.has(Frames::THAT);
    let sentence = doc.sentence(hit.head);
    let that = (hit.end.0..sentence.end.min(hit.end.0 + FARTHEST_THAT))
        .take_while(|t| !matches!(doc.upos(TokenId(*t)), Upos::Verb | Upos::Aux | Upos::Punct))
        .take_while(|t| !claims(doc, TokenId(*t)))
        .find(|t| clauses && doc.text(TokenId(*t)) == "that" && !doc.is_finite(TokenId(t + 1)))?;
    let verb = (that + 2..sentence.end.min(that + FARTHEST_VERB)).map(TokenId).find(|t| doc.is_finite(*t))?;
    let clause = std::iter::successors(Some(verb), |t| {
        doc.head(*t).filter(|h| h.0 > that && (t.0 > h.0 || doc.is_auxiliary(*t)))
    });
    let end = clause.map(|t| doc.hull(t).end).max().unwrap_or(verb.0 + 1);
    let run = doc.trim(that..end.min(sentence.end));
    (run.len() > 2).then_some(run)
}

/// "doubts about his claim that …": a noun nearer to the clause that takes one itself.
fn claims(doc: &Doc<'_>, t: TokenId) -> bool {
    let noun = doc.upos(t) == Upos::Noun;
    noun && doc.cue_at(t, Class::Noun).is_some_and(|h| h.entry.frames.has(Frames::CLAUSE))
}

/// "according to X": the source is the phrase's object, the content the rest of the sentence.
pub(super) fn according_to(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<(Speaker, Vec<Range<u32>>)> {
    let last = TokenId(hit.end.0.checked_sub(1)?);
    // "per year" is a measure.
    if hit.entry.lemma == "per" && !matches!(doc.upos(hit.end), Upos::Propn | Upos::Det) {
        return None;
    }
    let speaker = object(doc, hit, last)?;
    let phrase = hit.head.0..speaker.tokens.end.max(hit.end.0);
    beside(doc, phrase).map(|runs| (speaker, runs))
}

/// What stands beside a phrase that names a source: before it, behind it, or both.
fn beside(doc: &Doc<'_>, phrase: Range<u32>) -> Option<Vec<Range<u32>>> {
    let head = TokenId(phrase.start);
    let sentence = doc.sentence(head);
    let comma = |t: u32| matches!(doc.text(TokenId(t)), "," | "—" | "–");
    let before = doc.opening(head).min(phrase.start)..phrase.start;
    let after = phrase.end..sentence.end;
    let words = |r: &Range<u32>| r.clone().filter(|t| !doc.is_punct(TokenId(*t))).count();
    let fronted = words(&before) <= 1;
    // "The detour by her own admission was an error"
    let verb = |r: &Range<u32>| r.clone().any(|t| doc.is_finite(TokenId(t)));
    let parted = !verb(&before) && doc.is_finite(TokenId(after.start));
    // "a leak that — in the words of one official — “made fools of us”"
    let last = doc.trim(before.clone()).end.checked_sub(1).map(TokenId);
    let hangs = last.is_some_and(|t| matches!(doc.lemma(t), "that" | "which" | "who" | "because"));
    let runs = if fronted || hangs && words(&after) > 1 {
        vec![doc.trim(after)]
    } else if parted
        || comma(phrase.start.saturating_sub(1))
            && comma(phrase.end)
            && words(&after) > 1
            && !ends_clause(doc, &before)
    {
        vec![doc.trim(before), doc.trim(after)]
    } else {
        vec![doc.trim(before)]
    };
    let runs: Vec<_> = runs.into_iter().filter(|r| !r.is_empty()).collect();
    (!runs.is_empty()).then_some(runs)
}

/// A clause with its verb before the phrase is complete: what follows is another thought.
fn ends_clause(doc: &Doc<'_>, before: &Range<u32>) -> bool {
    before.clone().any(|t| matches!(doc.upos(TokenId(t)), Upos::Verb))
}

/// The noun phrase after a preposition: by the tree, else to the next comma or verb.
fn object(doc: &Doc<'_>, hit: &Hit<'_>, preposition: TokenId) -> Option<Speaker> {
    let sentence = doc.sentence(hit.head);
    let governor = std::iter::successors(Some(preposition), |t| doc.head(*t)).find(|t| t.0 >= hit.end.0);
    let stop = |t: &u32| {
        matches!(doc.text(TokenId(*t)), "," | "." | ";" | ":" | "—" | "–")
            || doc.passage_of(TokenId(*t)).is_some()
    };
    let surface = hit.end.0..(hit.end.0..sentence.end).find(stop).unwrap_or(sentence.end);
    match governor
        .filter(|g| surface.contains(&g.0) && matches!(doc.upos(*g), Upos::Noun | Upos::Propn | Upos::Pron))
    {
        Some(head) => {
            let mut tokens = doc.hull(head);
            tokens.start = hit.end.0.min(head.0);
            // A tree that makes the whole sentence hang on the source is wrong.
            if tokens.end + 1 >= sentence.end {
                tokens.end = surface.end;
            }
            Some(Speaker { tokens: doc.trim(tokens), head })
        }
        None => source::of_words(doc, surface),
    }
}
