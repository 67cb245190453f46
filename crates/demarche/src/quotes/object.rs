//! Content that is an object: "criticized the deal", "accused them of theft", "called it “a trap”".

use super::clause::{Content, content};
use super::cue::Hit;
use super::doc::Doc;
use super::knowledge::Class;
use super::words::Kind;
use super::{adjunct, cut, ends, marked, source};
use crate::model::{Deprel, SpeechAct, TokenId, Upos};
use std::ops::Range;

/// The object of a verb, or of the preposition that ends a multiword cue.
pub(super) fn head(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<TokenId> {
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
pub(super) fn read(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let Some(object) = head(doc, hit) else {
        let quoted = marked::up_to_passage(doc, hit, hit.end.0);
        return quoted
            .and_then(|end| content("object", vec![relative(doc, hit), doc.trim(hit.end.0..end)]))
            .or_else(|| relative_object(doc, hit));
    };
    if names_only(doc, hit) || hands_over(doc, hit, object) {
        return None;
    }
    let mut run = doc.hull(object);
    run.start = named_object(doc, hit, object).unwrap_or(run.start.max(hit.end.0));
    let (complement, apart) = complements(doc, hit, object, run.end);
    run.end = complement;
    run.end = end(doc, hit, &run, apart.is_some());
    let apart = apart.map_or(0..0, |a| a.start.max(run.end)..a.end.max(run.end));
    content("object", vec![relative(doc, hit), doc.trim(run), doc.trim(apart)])
}

/// Where the complements of an object end that go on right behind it, and the one that a date or description parts
/// from it.
fn complements(doc: &Doc<'_>, hit: &Hit<'_>, object: TokenId, end: u32) -> (u32, Option<Range<u32>>) {
    let completes = completing(hit.entry.act);
    let complement = |c: TokenId| {
        let case = doc.syntax.case(c).or_else(|| doc.child(c, |d| d == Deprel::Mark).map(|m| doc.lemma(m)));
        doc.deprel(c) == Deprel::Xcomp
            || case.is_some_and(|w| completes.contains(&w))
                && !matches!(doc.deprel(c), Deprel::Conj | Deprel::Punct)
    };
    let (mut end, mut apart) = (end, None);
    for c in doc.children(hit.head).filter(|c| c.0 > object.0 && complement(*c)) {
        let hull = doc.hull(c);
        if hull.start <= end + 1 {
            end = end.max(hull.end);
        } else if apart.is_none() && set_off(doc, end..hull.start) {
            apart = Some(hull);
        }
    }
    (end, apart)
}

/// Where an object ends: its phrases and words in quotation marks go on, the narrator's words end it.
fn end(doc: &Doc<'_>, hit: &Hit<'_>, run: &Range<u32>, apart: bool) -> u32 {
    let mut run = run.clone();
    if !apart {
        run.end = adjunct::phrases_behind(doc, hit.head, run.end);
    }
    run.end = cut::at(doc, hit, run.start, run.end);
    if let Some(end) = marked::up_to_passage(doc, hit, run.start).filter(|end| *end > run.end) {
        run.end = adjunct::phrases_behind(doc, hit.head, end);
    }
    run.end = ends::closed(doc, hit, &run);
    run.end = relative_behind(doc, hit, &run);
    run.end = ends::before_occasion(doc, hit, &run);
    run.end = ends::described(doc, &run, &["who", "which"]);
    if apart { run.end } else { purpose(doc, hit, run.end) }
}

/// "whom he described as “calm”", "which she called “a trap”": the pronoun before the cue's subject is what the
/// object or complement behind it is said of.
fn relative(doc: &Doc<'_>, hit: &Hit<'_>) -> Range<u32> {
    let subject = doc.child(hit.head, |d| d == Deprel::Nsubj).filter(|s| s.0 < hit.head.0);
    let before =
        subject.map(|s| source::phrase(doc, s, hit.head).tokens.start).and_then(|s| s.checked_sub(1));
    // "in which he called it “a trap”"
    let case = |t: u32| t.checked_sub(1).is_some_and(|c| doc.upos(TokenId(c)) == Upos::Adp);
    let taken = |t: &u32| matches!(doc.lemma(TokenId(*t)), "whom" | "which") && !case(*t);
    let pronoun = |t: &u32| doc.lemma(TokenId(*t)) == "what" || taken(t);
    before.filter(pronoun).map_or(0..0, |t| t..t + 1)
}

/// Whether words between an object and its complement are a date, or a description between commas: "accused
/// Kovac, the former minister, of theft".
fn set_off(doc: &Doc<'_>, words: Range<u32>) -> bool {
    let comma = |t: u32| doc.text(TokenId(t)) == ",";
    let apposed = words.len() > 2 && comma(words.start) && comma(words.end - 1);
    let verbs = words.clone().any(|t| doc.is_finite(TokenId(t)));
    adjunct::is_date(doc, words) || apposed && !verbs
}

/// "a play called “Brokers”": the participle gives a name, and nobody says so.
fn names_only(doc: &Doc<'_>, hit: &Hit<'_>) -> bool {
    doc.is_reduced(hit.head)
        && !doc.children(hit.head).any(|c| doc.deprel(c) == Deprel::OblAgent)
        && doc.knowledge.is_a(hit.entry.lemma, Kind::Naming)
}

/// "released a statement saying that …", "began vowing to …": the participle of a verb of speech takes over.
fn hands_over(doc: &Doc<'_>, hit: &Hit<'_>, object: TokenId) -> bool {
    let speaks = |t: TokenId| {
        doc.is_gerund(t)
            && doc.passage_of(t) == doc.passage_of(hit.head)
            && doc.cue_at(t, Class::Verb).is_some_and(|h| h.entry.speaks())
    };
    let below = |t: TokenId| doc.children(t).any(|c| doc.deprel(c) == Deprel::Acl && speaks(c));
    speaks(object) || below(object)
}

/// "proposed a law to ban it": the infinitive right behind an object, whatever the tree hangs it on.
fn purpose(doc: &Doc<'_>, hit: &Hit<'_>, end: u32) -> u32 {
    let verb = TokenId(end + 1);
    let opens = doc.text(TokenId(end)) == "to" && doc.is_verb(verb) && !adjunct::tells(doc, hit);
    if !opens || verb.0 >= doc.sentence(hit.head).end || doc.hull(verb).start < end {
        return end;
    }
    let hull = doc.hull(verb);
    cut::at(doc, hit, end, ends::comma_in(doc, end..hull.end))
}

/// "called him a “coward” who runs": the relative clause right behind the marks.
fn relative_behind(doc: &Doc<'_>, hit: &Hit<'_>, run: &Range<u32>) -> u32 {
    let last = TokenId(run.end.saturating_sub(1));
    let sentence = doc.sentence(hit.head);
    let marks = doc.passage_of(last).is_some() && doc.passage_of(last) != doc.passage_of(hit.head);
    let opens =
        matches!(doc.lemma(TokenId(run.end)), "who" | "that" | "because") && run.end + 1 < sentence.end;
    let comma = |t: &u32| doc.text(TokenId(*t)) == "," && doc.passage_of(TokenId(*t)).is_none();
    let limit = (run.end..sentence.end).find(comma).unwrap_or(sentence.end);
    if marks && opens { cut::at(doc, hit, run.end, limit) } else { run.end }
}

/// "calls himself a friend": what the tree takes for an addressee is called so, unless the verb tells.
fn named_object(doc: &Doc<'_>, hit: &Hit<'_>, object: TokenId) -> Option<u32> {
    let other = doc.child(hit.head, |d| d == Deprel::Iobj).filter(|_| !adjunct::tells(doc, hit))?;
    let start = doc.hull(other).start;
    (start >= hit.end.0 && other.0 < object.0).then_some(start)
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
    // "a fund called Open Door": the participle gives a name, and nobody says so.
    if pronoun.is_none() && doc.is_reduced(verb) {
        return None;
    }
    match (pronoun, complement) {
        (None, None) => None,
        (p, _) => content("relative", vec![tail, p.map_or(0..0, |p| p.0..p.0 + 1)]).map(sorted),
    }
}

fn sorted(mut c: Content) -> Content {
    c.runs.sort_by_key(|r| r.start);
    c
}
