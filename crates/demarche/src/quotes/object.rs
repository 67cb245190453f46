//! Content that is an object: "criticized the deal", "accused them of theft", "called it “a trap”".

use super::clause::{Content, content};
use super::doc::{Doc, Hit};
use super::knowledge::{Class, Frames};
use super::words::Kind;
use super::{adjunct, cut, ends, infinitive, source};
use crate::model::{Deprel, SpeechAct, TokenId, Upos};
use std::ops::Range;

/// How many words of an object may precede its words in quotation marks.
const FARTHEST_PASSAGE: usize = 10;

/// How many words may stand between a passive cue and a name in quotation marks: "is called (a) “…”".
const NEAREST_NAME: usize = 4;

/// "cast the plan as “a gift”": words in quotation marks make an object the speaker's, even behind cues
/// whose objects are not in general.
pub(super) fn quoted(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
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
    read(doc, hit).filter(|c| c.rule == "object" && c.runs.iter().any(near))
}

/// How many words a description between commas may have.
const LONGEST_APPOSITION: u32 = 12;

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
        let quoted = up_to_passage(doc, hit, hit.end.0);
        return quoted
            .and_then(|end| content("object", vec![relative(doc, hit), doc.trim(hit.end.0..end)]))
            .or_else(|| relative_object(doc, hit));
    };
    if names_only(doc, hit) || hands_over(doc, hit, object) {
        return None;
    }
    let mut run = doc.hull(object);
    run.start = named_object(doc, hit, object).unwrap_or(run.start.max(hit.end.0));
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
        } else if complement && apart.is_empty() && set_off(doc, run.end..hull.start) {
            apart = hull;
        }
    }
    if apart.is_empty() {
        run.end = adjunct::phrases_behind(doc, hit.head, run.end);
    }
    run.end = cut::at(doc, hit, run.start, run.end);
    if let Some(end) = up_to_passage(doc, hit, run.start).filter(|end| *end > run.end) {
        run.end = adjunct::phrases_behind(doc, hit.head, end);
    }
    run.end = ends::closed(doc, hit, &run);
    run.end = relative_behind(doc, hit, &run);
    run.end = ends::before_occasion(doc, hit, &run);
    run.end = ends::described(doc, &run, &["who", "which"]);
    if apart.is_empty() {
        run.end = purpose(doc, hit, run.end);
    }
    apart.start = apart.start.max(run.end);
    content(
        "object",
        vec![relative(doc, hit), doc.trim(run), doc.trim(apart.start..apart.end.max(apart.start))],
    )
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
    doc.deprel(hit.head) == Deprel::Acl
        && !doc.is_gerund(hit.head)
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
            // "the “open door” policy": the noun that the marks describe.
            let described = p.inner.of(&doc.article.text).ends_with(char::is_alphanumeric);
            let noun = |t: &u32| matches!(doc.upos(TokenId(*t)), Upos::Noun | Upos::Propn);
            let nouns = (t..sentence.end).take_while(noun).count();
            t += u32::try_from(nouns).unwrap_or(0) * u32::from(described);
            end = Some(t);
            gap = 0;
            continue;
        }
        let stop = matches!(doc.text(id), ";" | ":" | "." | "," | "—" | "–") || doc.is_finite(id);
        let verb = matches!(doc.upos(TokenId(t + 1)), Upos::Verb | Upos::Aux | Upos::Adv | Upos::Pron);
        if let Some(next) = apposed(doc, t, sentence.end).filter(|_| end.is_none()) {
            t = next;
            continue;
        }
        if stop || doc.upos(id) == Upos::Cconj && end.is_none() && verb {
            break;
        }
        t += 1;
        gap += 1;
    }
    end
}

/// "called Kovac, his rival, a “liar”": where words go on behind a description between commas with a passage.
fn apposed(doc: &Doc<'_>, comma: u32, end: u32) -> Option<u32> {
    let is = |t: &u32| doc.text(TokenId(*t)) == "," && doc.passage_of(TokenId(*t)).is_none();
    let close = (comma + 2..end.min(comma + LONGEST_APPOSITION)).find(is).filter(|_| is(&comma))?;
    let verbs = (comma..close).any(|t| doc.is_verb(TokenId(t)) || doc.is_finite(TokenId(t)));
    let marks = (close + 1..close + 4).any(|t| doc.passage_of(TokenId(t)).is_some());
    (marks && !verbs).then_some(close + 1)
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
    if pronoun.is_none() && doc.deprel(verb) == Deprel::Acl && !doc.is_gerund(verb) {
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

/// "is expected to win", "was criticized by the union for delays".
pub(super) fn of_passive(doc: &Doc<'_>, hit: &Hit<'_>) -> Option<Content> {
    let subject = doc.child(hit.head, |d| matches!(d, Deprel::NsubjPass | Deprel::Nsubj));
    let run = subject.map_or(0..0, |s| source::phrase(doc, s, hit.head).tokens);
    let agent = || source::of_verb(doc, hit.head).is_some();
    // "were not authorized to speak": a leave or duty that nobody is said to give is a state of things.
    let state = doc.knowledge.is_a(hit.entry.lemma, Kind::Duty) && !agent();
    if let Some(clause) = infinitive::to_clause(doc, hit.head).filter(|_| !state) {
        let mut tail = doc.hull(clause);
        tail.start = tail.start.max(hit.end.0);
        return content("passive infinitive", vec![run, doc.trim(tail)]);
    }
    if let Some(end) = up_to_passage(doc, hit, hit.end.0).filter(|_| hit.entry.quotes() && !run.is_empty()) {
        let near = (hit.end.0..end).take(NEAREST_NAME).any(|t| doc.passage_of(TokenId(t)).is_some());
        if near {
            return content("passive", vec![run, doc.trim(hit.end.0..end)]);
        }
    }
    if agent() && hit.entry.frames.has(Frames::OBJ) { content("passive", vec![run]) } else { None }
}
