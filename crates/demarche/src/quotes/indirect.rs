//! Indirect and mixed speech, thought and text: what a cue's grammar makes its content.

use super::clause::{self, Content};
use super::cue::Hit;
use super::doc::Doc;
use super::draft::{self, CueWords, Draft, Speaker};
use super::knowledge::{Class, Frames};
use super::query::is_first_person;
use super::{nominal, order, source};
use crate::model::{Deprel, QuoteKind, Span, TokenId, Upos};
use rustc_hash::FxHashSet;

/// Attributions of all cues that introduce or follow no direct quotation.
pub(super) fn read<'a>(doc: &Doc<'a>, direct: &[Draft<'a>]) -> Vec<Draft<'a>> {
    let cues = direct.iter().filter_map(|d| d.cue.as_ref());
    let used: FxHashSet<u32> = cues.flat_map(|c| c.tokens.clone()).collect();
    let mut out = Vec::new();
    for sentence in &doc.syntax.sentences {
        if !doc.article.blocks.get(sentence.block as usize).is_some_and(|b| b.kind.is_coded()) {
            continue;
        }
        let mut from = sentence.tokens.start;
        for t in sentence.tokens.clone().map(TokenId) {
            if t.0 < from || used.contains(&t.0) {
                continue;
            }
            let found = cue(doc, t).filter(|d| !d.content.is_empty() && !is_by_phrase(doc, d));
            if let Some(mut draft) = found {
                resume(doc, &mut draft, out.last());
                from = draft.cue.as_ref().map_or(from, |c| c.tokens.end);
                let second = coordinate(doc, &draft);
                out.push(draft);
                out.extend(second);
            }
        }
    }
    out
}

/// "taunts shouted by fans": who said it is not what was said.
fn is_by_phrase(doc: &Doc<'_>, draft: &Draft<'_>) -> bool {
    let end = draft.cue.as_ref().map(|c| c.tokens.end);
    let first = draft.content.first().map(|s| doc.tokens_in(*s).start);
    end.is_some() && end == first && first.is_some_and(|t| doc.text(TokenId(t)) == "by")
}

/// "said that it was late, blamed the weather and left": a verb of speech that is joined right behind the report
/// before has its speaker, whatever the tree hangs it on.
fn resume<'a>(doc: &Doc<'a>, draft: &mut Draft<'a>, last: Option<&Draft<'a>>) {
    let Some((last, cue)) = last.zip(draft.cue.as_ref()) else { return };
    let verb = |c: &CueWords<'_>| c.hit.entry.class == Class::Verb;
    let finite = |c: &CueWords<'_>| verb(c) && doc.is_finite(c.hit.head);
    let gap = doc.tokens_in(Span { start: last.hull().end, end: doc.span(cue.tokens.clone()).start });
    let light = |t: u32| matches!(doc.upos(TokenId(t)), Upos::Cconj | Upos::Punct | Upos::Adv);
    let listed = gap.len() == 1 && gap.clone().all(|t| doc.text(TokenId(t)) == ",");
    let conjunction = gap.clone().any(|t| doc.upos(TokenId(t)) == Upos::Cconj);
    let joined = listed || conjunction && gap.clone().all(light);
    let resumed = finite(cue) || listed && verb(cue) && !doc.is_gerund(cue.hit.head);
    if joined && resumed && last.cue.as_ref().is_some_and(finite) && last.source.is_some() {
        draft.source = last.source.clone();
    }
}

fn cue<'a>(doc: &Doc<'a>, t: TokenId) -> Option<Draft<'a>> {
    if let Some(hit) = doc.cue_at(t, Class::Preposition).filter(|h| !h.entry.frames.has(Frames::POSSESSOR)) {
        return preposition(doc, hit);
    }
    if let Some((hit, speaker, runs)) = nominal::owned(doc, t).filter(|_| doc.passage_of(t).is_none()) {
        return Some(draft(doc, hit, Some(speaker), Content { runs, rule: "according to" }));
    }
    if let Some(hit) = mistagged(doc, t) {
        return verb(doc, hit);
    }
    if let Some((hit, (speaker, content))) =
        at_the_end(doc, t).and_then(|h| order::at_the_end(doc, &h).map(|found| (h, found)))
    {
        return Some(draft(doc, hit, Some(speaker), content));
    }
    match doc.upos(t) {
        // "the alleged plot", "a ranting host": a participle before its noun reports nothing.
        Upos::Verb if doc.deprel(t) == Deprel::Amod && doc.head(t).is_some_and(|h| h.0 > t.0) => None,
        Upos::Verb | Upos::Aux => verb(doc, doc.cue_at(t, Class::Verb)?),
        Upos::Noun => noun(doc, doc.cue_at(t, Class::Noun)?),
        Upos::Adj => adjective(doc, doc.cue_at(t, Class::Adjective)?),
        _ => None,
    }
}

/// "The memo notes that …": a form of a cue verb before "that", read as a noun by the tagger.
fn mistagged<'a>(doc: &Doc<'a>, t: TokenId) -> Option<Hit<'a>> {
    let nominal = matches!(doc.upos(t), Upos::Noun | Upos::Adj | Upos::Propn);
    let before = t.0.checked_sub(1).map(TokenId)?;
    let after_noun = matches!(doc.upos(before), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adv);
    let that = doc.lemma(TokenId(t.0 + 1)) == "that";
    // "… and claims that": what is joined before is no noun.
    let joined = doc.upos(before) == Upos::Cconj
        && before.0.checked_sub(1).is_some_and(|b| !matches!(doc.upos(TokenId(b)), Upos::Noun | Upos::Adj));
    (nominal && (after_noun || joined) && that && doc.text(t).ends_with('s')
        || nominal && that && doc.text(t).ends_with("ed"))
    .then_some(())?;
    doc.cue_at(t, Class::Verb).filter(|h| h.entry.speaks())
}

/// "…, the lawsuit alleges.": a form of a cue verb that ends its sentence behind a comma and a subject.
fn at_the_end<'a>(doc: &Doc<'a>, t: TokenId) -> Option<Hit<'a>> {
    let sentence = doc.sentence(t);
    let ends = (t.0 + 1..sentence.end).all(|n| doc.is_punct(TokenId(n)));
    let form =
        matches!(doc.upos(t), Upos::Noun | Upos::Propn | Upos::Verb) && doc.text(t).ends_with(['s', 'd']);
    (ends && form && !doc.is_finite(t)).then_some(())?;
    doc.cue_at(t, Class::Verb).filter(|h| h.entry.speaks() && h.entry.rest.is_empty())
}

fn verb<'a>(doc: &Doc<'a>, hit: Hit<'a>) -> Option<Draft<'a>> {
    if let Some((speaker, content)) = order::of_verb(doc, &hit) {
        return Some(draft(doc, hit, Some(speaker), content));
    }
    let content = clause::of_verb(doc, &hit)?;
    let hidden = matches!(content.rule, "seeming");
    let speaker = if hidden { None } else { source::of_verb(doc, hit.head) };
    let active = !hidden && !doc.is_passive(hit.head) && !doc.is_gerund(hit.head);
    // "what it calls “neutral” maps"
    let named = || {
        content.rule == "relative"
            || doc.child(hit.head, |d| d == Deprel::Obj).is_some_and(|o| doc.lemma(o) == "what")
    };
    let it = |s: &Speaker| doc.lemma(s.head) == "it" && !(hit.entry.speaks() || named());
    let bare = speaker.as_ref().is_none_or(|s| matches!(doc.lemma(s.head), "you" | "there") || it(s));
    let sure = speaker.is_none()
        && hit.entry.frames.has(Frames::BARE)
        && matches!(content.rule, "that" | "clause" | "bare clause");
    if active && bare && !sure && content.rule != "postposed" {
        return None;
    }
    Some(draft(doc, hit, speaker, content))
}

fn noun<'a>(doc: &Doc<'a>, hit: Hit<'a>) -> Option<Draft<'a>> {
    let speaker = source::of_noun(doc, hit.head);
    let predicate = || speaker.as_ref().and_then(|_| nominal::predicate(doc, &hit));
    let content = predicate().or_else(|| nominal::content(doc, &hit))?;
    Some(draft(doc, hit, speaker, content))
}

fn adjective<'a>(doc: &Doc<'a>, hit: Hit<'a>) -> Option<Draft<'a>> {
    let predicate =
        doc.child(hit.head, |d| d == Deprel::Cop).is_some() || doc.deprel(hit.head) == Deprel::Xcomp;
    let content = nominal::content(doc, &hit).filter(|_| predicate)?;
    let speaker = source::of_adjective(doc, hit.head);
    let speaker = speaker.filter(|s| !matches!(doc.lemma(s.head), "it" | "there"))?;
    Some(draft(doc, hit, Some(speaker), content))
}

fn preposition<'a>(doc: &Doc<'a>, hit: Hit<'a>) -> Option<Draft<'a>> {
    let (speaker, runs) = nominal::according_to(doc, &hit)?;
    Some(draft(doc, hit, Some(speaker), Content { runs, rule: "according to" }))
}

fn draft<'a>(doc: &Doc<'a>, hit: Hit<'a>, source: Option<Speaker>, content: Content) -> Draft<'a> {
    let cue = CueWords::new(hit);
    let words = doc.span(cue.tokens.clone());
    let mut spans: Vec<Span> = content.runs.into_iter().map(|r| doc.span(r)).collect();
    within_marks(doc, cue.hit.head, &mut spans);
    let kind = draft::snap(doc, &mut spans, words);
    let kind = if dialogue(doc, &spans) { QuoteKind::Direct } else { kind };
    Draft { kind, content: spans, cue: Some(cue), source, rule: content.rule }
}

/// What a cue in quotation marks reports stands in the same marks.
fn within_marks(doc: &Doc<'_>, cue: TokenId, content: &mut Vec<Span>) {
    let Some(p) = doc.passage_of(cue).and_then(|p| doc.passages.get(p)) else { return };
    content.retain(|c| p.span.overlaps(*c));
    for c in content {
        c.start = c.start.max(p.inner.start);
    }
}

/// "said that it was “late” and that it was “too little”": the second passage, with the clause it stands in,
/// is a quotation of its own below the utterance, as a later passage of direct speech is.
fn coordinate<'a>(doc: &Doc<'a>, first: &Draft<'a>) -> Option<Draft<'a>> {
    let span = first.content.last().filter(|_| first.rule == "that" && first.kind == QuoteKind::Mixed)?;
    let words = doc.tokens_in(*span);
    let quoted = |mut r: std::ops::Range<u32>| r.any(|t| doc.passage_of(TokenId(t)).is_some());
    let opens = |t: &u32| {
        let outside = doc.passage_of(TokenId(*t)).is_none();
        outside && doc.lemma(TokenId(*t)) == "that" && doc.upos(TokenId(t - 1)) == Upos::Cconj
    };
    let that = words.clone().skip(2).find(opens)?;
    if !quoted(words.start..that) || !quoted(that..words.end) {
        return None;
    }
    let content = vec![doc.span(that..words.end)];
    Some(Draft { kind: QuoteKind::Mixed, content, rule: "continued", ..first.clone() })
}

/// "— We will not wait, said Kovac.": a dash opens the paragraph, and the words are those of a speaker.
fn dialogue(doc: &Doc<'_>, content: &[Span]) -> bool {
    let Some(first) = content.first() else { return false };
    let at = doc.paragraphs.partition_point(|p| p.start <= first.start);
    let paragraph = at.checked_sub(1).and_then(|n| doc.paragraphs.get(n)).copied().unwrap_or_default();
    let lead = Span { start: paragraph.start, end: first.start }.of(&doc.article.text).trim();
    let own = |t: u32| is_first_person(doc.text(TokenId(t)));
    matches!(lead, "—" | "–" | "―" | "--") && content.iter().any(|c| doc.tokens_in(*c).any(own))
}
