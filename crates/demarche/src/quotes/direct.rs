//! Direct speech: passages in quotation marks and the cue before, after or between them. Works from
//! marks, cue words and word order; the tree only helps to delimit the speaker.

use super::doc::{Doc, Hit};
use super::draft::{CueWords, Draft, Speaker};
use super::knowledge::Class;
use super::{extent, order, portion, source};
use crate::model::{Deprel, QuoteKind, Span, TokenId, Upos};
use std::ops::Range;

/// Whether the second passage of an utterance is listed as a quotation of its own, below the utterance.
const LIST_CONTINUATIONS: bool = true;

/// How many words a speaker between a quotation and its cue may have.
const LONGEST_SPEAKER: u32 = 40;

/// How many words may stand before a passage that goes on with an utterance.
const LONGEST_LEAD: usize = 6;

/// A cue found beside a passage, with its speaker.
struct Found<'a> {
    hit: Option<Hit<'a>>,
    speaker: Option<Speaker>,
    rule: &'static str,
}

/// Attributions of all passages that are speech by their place in the sentence.
pub(super) fn read<'a>(doc: &Doc<'a>) -> Vec<Draft<'a>> {
    let mut out: Vec<Draft<'a>> = Vec::new();
    let mut i = 0;
    while let Some(p) = doc.passages.get(i) {
        let found = introduced(doc, i).or_else(|| followed(doc, i));
        let (draft, next) = match found {
            Some(found) => attributed(doc, i, found),
            None if portion::is_utterance(doc, i) => (free_standing(doc, i, &out), i + 1),
            None if goes_on_partly(doc, i, &out) => (partly(doc, i, &out), i + 1),
            None => {
                i += 1;
                continue;
            }
        };
        let own_block = p.continues || out.last().is_some_and(|d| p.block == block_of(doc, d));
        out.push(Draft { continues: draft.continues && own_block, ..draft });
        i = next.max(i + 1);
    }
    joined(out)
}

/// Adds every continuation to the utterance that it goes on from: “…,” she said. “…” is one
/// utterance in two passages, and the second passage is a quotation of its own as well.
fn joined(mut drafts: Vec<Draft<'_>>) -> Vec<Draft<'_>> {
    let mut first = 0;
    for i in 0..drafts.len() {
        if !drafts[i].continues {
            first = i;
            continue;
        }
        let more = drafts[i].content.clone();
        drafts[first].content.extend(more);
    }
    if !LIST_CONTINUATIONS {
        drafts.retain(|d| !d.continues);
    }
    drafts
}

fn block_of(doc: &Doc<'_>, draft: &Draft<'_>) -> usize {
    doc.passage_at(draft.hull().end.saturating_sub(1))
        .and_then(|i| doc.passages.get(i))
        .map_or(usize::MAX, |p| p.block)
}

/// "“…,” he said. But “…”": whether a sentence right behind an utterance is the speaker's as well, for a
/// passage fills it but for some words without a verb of their own cue.
fn goes_on_partly(doc: &Doc<'_>, i: usize, out: &[Draft<'_>]) -> bool {
    let Some((p, last)) = doc.passages.get(i).zip(out.last()) else { return false };
    let before = portion::before(doc, i);
    let ends = p.inner.of(&doc.article.text).ends_with(['.', '?', '!']);
    let sentence = cue_sentence(doc, last).map_or(last.hull().end, |s| s.end.max(last.hull().end));
    let lead = portion::lead(doc, i);
    let follows = lead.is_some_and(|l| {
        l.start >= last.hull().end && l.start <= sentence + 3 && block_of(doc, last) == p.block
    });
    let cue = |t: u32| doc.is_verb(TokenId(t)) && doc.cue_at(TokenId(t), Class::Verb).is_some();
    ends && follows
        && last.kind == QuoteKind::Direct
        && before.len() <= LONGEST_LEAD
        && !before.clone().any(cue)
}

fn partly<'a>(doc: &Doc<'a>, i: usize, out: &[Draft<'a>]) -> Draft<'a> {
    let span = doc.passages[i].span;
    let content = vec![portion::lead(doc, i).map_or(span, |l| l.cover(span))];
    let (cue, source) = out.last().map_or((None, None), |d| (d.cue.clone(), d.source.clone()));
    Draft { kind: QuoteKind::Mixed, content, cue, source, continues: true, rule: "continued" }
}

/// The draft of passage `i` with its cue, and the first passage after it. The words of the same
/// sentence before it, and the passage after an interrupting cue, belong to the same content.
fn attributed<'a>(doc: &Doc<'a>, i: usize, found: Found<'a>) -> (Draft<'a>, usize) {
    let (mut content, mut kind, mut next) = (vec![doc.passages[i].span], QuoteKind::Direct, i + 1);
    if found.rule == "after" {
        if let Some(lead) = portion::lead(doc, i) {
            content = vec![lead.cover(doc.passages[i].span)];
            kind = QuoteKind::Mixed;
        }
        let verb = found.hit.as_ref().map(|h| h.head);
        if let Some(tail) = verb.and_then(|v| trailing(doc, i, v, found.speaker.as_ref())) {
            content[0] = content[0].cover(tail);
            kind = QuoteKind::Mixed;
        }
        while verb.is_some_and(|v| portion::goes_on(doc, next, v)) {
            content.push(doc.passages[next].span);
            next += 1;
        }
    }
    let cue = found.hit.map(CueWords::new);
    (Draft { kind, content, cue, source: found.speaker, continues: false, rule: found.rule }, next)
}

/// "“…” like the rest of the market, said Kovac": the words between a passage and the comma before a cue
/// whose speaker follows.
fn trailing(doc: &Doc<'_>, i: usize, verb: TokenId, speaker: Option<&Speaker>) -> Option<Span> {
    let after = portion::after(doc, i);
    let comma = verb.0.checked_sub(1).filter(|t| doc.text(TokenId(*t)) == ",")?;
    let words = after.start..comma;
    let behind = speaker.is_some_and(|s| s.tokens.start > verb.0);
    let clause = words.clone().any(|t| doc.is_finite(TokenId(t)));
    (behind && !clause && words.len() > 1).then(|| doc.span(words))
}

/// "He said: “…”", "she told reporters, “…”", "Sherman: “…”".
fn introduced<'a>(doc: &Doc<'a>, i: usize) -> Option<Found<'a>> {
    let before = portion::before(doc, i);
    let mark = portion::last_char(doc, i)?;
    let inner = doc.passages.get(i)?.inner.of(&doc.article.text);
    let adjacent = inner.starts_with(char::is_uppercase) && inner.contains(' ') && !portion::is_title(inner);
    if before.is_empty() || !(matches!(mark, ',' | ':') || adjacent && !".?!".contains(mark)) {
        return None;
    }
    let aside = if mark == ',' && adjacent { aside(doc, &before) } else { 0..0 };
    for t in before.clone().rev().map(TokenId).take(LONGEST_SPEAKER as usize) {
        if aside.contains(&t.0) {
            continue;
        }
        if let Some(hit) = doc.cue_at(t, Class::Verb).filter(|h| h.entry.quotes() && doc.is_verb(t)) {
            let near = before.end <= hit.end.0 + u32::from(matches!(mark, ',' | ':'));
            let told = extent::tells(&hit) && before.end <= hit.end.0 + 8;
            let fragment = mark == ',' && inner.starts_with(char::is_lowercase) && !told;
            if (mark != ':' && mark != ',' || fragment) && !near {
                return None;
            }
            let speaker = source::of_verb(doc, t).or_else(|| source::of_words(doc, before.start..t.0));
            return Some(Found { hit: Some(hit), speaker, rule: "before" });
        }
        let whole = adjacent && mark == ',' && inner.ends_with(['.', '?', '!']);
        let barrier = doc.is_verb(t) && !doc.is_gerund(t) && (!whole || doc.is_finite(t))
            || matches!(doc.lemma(t), "that" | "because" | "if");
        if mark != ':' && barrier {
            return None;
        }
    }
    (mark == ':' && inner.contains(' ')).then(|| colon(doc, before))
}

/// "said, when the story broke, “…”": the subordinate clause between two commas before a passage.
fn aside(doc: &Doc<'_>, before: &Range<u32>) -> Range<u32> {
    let end = before.end.saturating_sub(1);
    let comma = before.clone().rev().skip(1).find(|t| doc.text(TokenId(*t)) == ",");
    let opens =
        |t: u32| matches!(doc.lemma(TokenId(t)), "when" | "as" | "while" | "after" | "before" | "who");
    comma.filter(|c| opens(c + 1)).map_or(0..0, |c| c..end)
}

/// A colon without a verb of speech: the subject of the clause, or its only phrase, speaks.
fn colon<'a>(doc: &Doc<'a>, before: Range<u32>) -> Found<'a> {
    let verbs = before.clone().any(|t| doc.is_verb(TokenId(t)));
    let start = doc.sentence(TokenId(before.start)).start.min(before.start);
    let before = if verbs { before } else { start..before.end };
    let noun = before.clone().rev().map(TokenId).find_map(|t| doc.cue_at(t, Class::Noun));
    let with_subject = |t: &TokenId| doc.is_verb(*t) && doc.child(*t, Deprel::is_subject).is_some();
    let verbs = || before.clone().map(TokenId).filter(with_subject);
    let verb = verbs().find(|t| doc.head(*t).is_none()).or_else(|| verbs().next());
    let speaker = noun
        .as_ref()
        .and_then(|n| source::of_noun(doc, n.head))
        .or_else(|| source::of_verb(doc, verb?))
        .or_else(|| source::of_words(doc, before));
    Found { hit: noun, speaker, rule: "colon" }
}

/// "“…,” Sherman said", "“…,” said Olga Oliker, director of …".
fn followed<'a>(doc: &Doc<'a>, i: usize) -> Option<Found<'a>> {
    let after = portion::after(doc, i);
    let first = TokenId(after.start);
    let inner = doc.passages.get(i)?.inner.of(&doc.article.text);
    let title = portion::is_title(inner) && portion::lead(doc, i).is_some();
    if after.is_empty() || title || doc.upos(first) == Upos::Cconj || !portion::may_go_on(doc, i, first) {
        return None;
    }
    let end = after.end.min(after.start + LONGEST_SPEAKER);
    for t in (after.start..end).map(TokenId) {
        let modifier = modifies(doc, first, t);
        let hit = doc.cue_at(t, Class::Verb).filter(|h| h.entry.quotes());
        // At the end of its words a speech verb is one, whatever the tagger says.
        let verb = doc.is_verb(t) && !doc.is_gerund(t)
            || t.0 + 1 == after.end && t != first && doc.upos(t) != Upos::Propn;
        if let Some(hit) = hit.filter(|_| verb && !modifier) {
            let speaker = speaker_after(doc, &after, t, hit.end);
            // Words before the passage belong to it only if nothing else is reported behind the cue.
            if portion::lead(doc, i).is_some()
                && (!ends_there(doc, &after, first, &hit) || order::describes(doc, after.start..t.0))
            {
                return None;
            }
            return speaker.is_some().then_some(Found { hit: Some(hit), speaker, rule: "after" });
        }
        if doc.is_verb(t) && doc.is_finite(t) && !modifier || matches!(doc.text(t), ";" | ":") {
            return None;
        }
    }
    None
}

/// Whether a cue behind a passage ends its clause: "…, Kovac said on Friday", not "…, while most said
/// they would go".
fn ends_there(doc: &Doc<'_>, after: &Range<u32>, first: TokenId, hit: &Hit<'_>) -> bool {
    let turns = doc.is_gerund(first) || matches!(doc.lemma(first), "while" | "although" | "whereas" | "as");
    let inverted = (after.start..hit.head.0)
        .all(|t| !matches!(doc.upos(TokenId(t)), Upos::Noun | Upos::Propn | Upos::Pron));
    !turns && (inverted || order::tail(doc, hit, hit.end.0).is_some())
}

/// Whether the verb belongs to a relative clause or participle of the speaker's description.
fn modifies(doc: &Doc<'_>, first: TokenId, verb: TokenId) -> bool {
    if verb == first {
        return false;
    }
    let before = TokenId(verb.0 - 1);
    let relative = (first.0..verb.0)
        .rev()
        .take(5)
        .any(|t| matches!(doc.lemma(TokenId(t)), "who" | "which" | "that" | "whose" | "whom"));
    relative || doc.text(before) == "," && doc.deprel(verb) == Deprel::Acl || doc.is_gerund(verb)
}

/// The speaker of the cue `verb` in the words after a passage, before or behind the verb.
fn speaker_after(doc: &Doc<'_>, after: &Range<u32>, verb: TokenId, cue_end: TokenId) -> Option<Speaker> {
    let light = |t: u32| {
        matches!(doc.upos(TokenId(t)), Upos::Aux | Upos::Adv | Upos::Punct | Upos::Part | Upos::Cconj)
    };
    let inverted = (after.start..verb.0).all(light);
    let subject = doc.child(verb, |d| d == Deprel::Nsubj || d == Deprel::NsubjPass);
    if !inverted {
        let subject = subject.filter(|s| after.contains(&s.0) && s.0 < verb.0);
        return subject
            .map(|s| source::phrase(doc, s, verb))
            .or_else(|| source::of_words(doc, after.start..verb.0));
    }
    let behind = |t: &TokenId| after.contains(&t.0) && t.0 >= cue_end.0;
    if let Some(s) = subject.filter(|s| behind(s) && s.0 < cue_end.0 + 12) {
        return Some(source::phrase(doc, s, verb));
    }
    let stop = |t: &u32| matches!(doc.upos(TokenId(*t)), Upos::Punct | Upos::Verb | Upos::Sconj | Upos::Adp);
    let end = (cue_end.0..after.end).find(stop).unwrap_or(after.end);
    source::of_words(doc, cue_end.0..end).or_else(|| source::of_verb(doc, verb))
}

/// A quotation that fills its sentences: the speaker is the one before in the paragraph, else who
/// the sentence before is about, else the last one of the paragraph before.
fn free_standing<'a>(doc: &Doc<'a>, i: usize, out: &[Draft<'a>]) -> Draft<'a> {
    let p = &doc.passages[i];
    let content = vec![p.span];
    let last = out.last();
    let same_block = last.filter(|d| block_of(doc, d) == p.block);
    let direct = |cue, source, continues, rule| Draft {
        kind: QuoteKind::Direct,
        content,
        cue,
        source,
        continues,
        rule,
    };
    if let Some(d) = same_block.filter(|d| portion::follows_directly(doc, i, d.hull(), cue_sentence(doc, d)))
    {
        return direct(d.cue.clone(), d.source.clone(), true, "continued");
    }
    let just_before =
        last.filter(|d| !d.hull().is_empty() && portion::ends_paragraph_before(doc, i, d.hull().end));
    if let Some(d) = just_before {
        // A paragraph whose quotation was left open goes on in the next one.
        let cue = d.cue.clone().filter(|_| p.continues);
        let rule = if p.continues { "continued" } else { "paragraph before" };
        return direct(cue, d.source.clone(), p.continues, rule);
    }
    if let Some(speaker) = portion::sentence_before(doc, i).and_then(|s| subject_of(doc, s)) {
        return direct(None, Some(speaker), false, "sentence before");
    }
    match last {
        Some(d) => direct(None, d.source.clone(), false, "paragraph before"),
        None => direct(None, None, false, "free"),
    }
}

fn cue_sentence(doc: &Doc<'_>, draft: &Draft<'_>) -> Option<Span> {
    draft.cue.as_ref().map(|c| doc.span(doc.sentence(c.hit.head)))
}

/// The subject of a sentence's main clause.
fn subject_of(doc: &Doc<'_>, sentence: Range<u32>) -> Option<Speaker> {
    let root = sentence.clone().map(TokenId).find(|t| doc.head(*t).is_none())?;
    let subject = doc.child(root, |d| matches!(d, Deprel::Nsubj | Deprel::NsubjPass))?;
    let speaker = source::phrase(doc, subject, root);
    let thing = matches!(doc.lemma(subject), "it" | "this" | "that" | "there" | "what");
    (!thing && doc.passage_of(subject).is_none()).then_some(speaker)
}
