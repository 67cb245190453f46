//! A cue before a passage: "He said: “…”", "she told reporters, “…”", "Sherman: “…”".

use super::cue::Hit;
use super::direct::{Found, LONGEST_SPEAKER};
use super::doc::Doc;
use super::draft::Speaker;
use super::knowledge::{Class, Frames};
use super::words::Kind;
use super::{adjunct, clause, portion, source, title};
use crate::model::{Deprel, Span, TokenId, Upos};
use std::ops::Range;

/// "He said: “…”", "she told reporters, “…”", "Sherman: “…”".
pub(super) fn read<'a>(doc: &Doc<'a>, i: usize) -> Option<Found<'a>> {
    let before = portion::before(doc, i);
    let mark = portion::last_char(doc, i)?;
    let inner = doc.passages.get(i)?.inner.of(&doc.article.text);
    let adjacent = inner.starts_with(char::is_uppercase) && inner.contains(' ') && !title::is_title(inner);
    if before.is_empty() || !(matches!(mark, ',' | ':') || adjacent && !".?!".contains(mark)) {
        return None;
    }
    let whole = adjacent && mark == ',' && inner.ends_with(['.', '?', '!']);
    let aside = if mark == ',' && adjacent { aside(doc, &before) } else { 0..0 };
    for t in before.clone().rev().map(TokenId).take(LONGEST_SPEAKER as usize) {
        if aside.contains(&t.0) {
            continue;
        }
        if let Some(hit) = doc.cue_at(t, Class::Verb).filter(|h| h.entry.quotes() && doc.is_verb(t)) {
            let near = before.end <= hit.end.0 + u32::from(matches!(mark, ',' | ':'));
            // "tweeting at her, “…”"
            let to = matches!(doc.lemma(hit.end), "to" | "at") && before.end <= hit.end.0 + 4;
            let told = adjunct::tells(doc, &hit) && before.end <= hit.end.0 + 8 || to && mark == ',';
            let broken = inner.starts_with(char::is_lowercase) || title::is_title(inner);
            let fragment = mark == ',' && broken && !told;
            // "Asked whether it would wait, Kovac answered: “…”": the participle is not the speaker's verb.
            let opens = t.0 == doc.sentence(t).start && !doc.is_finite(t);
            if mark == ':' && opens && !near {
                break;
            }
            if (mark != ':' && mark != ',' || fragment) && !near {
                return None;
            }
            let speaker = source::of_verb(doc, t).or_else(|| source::of_words(doc, before.start..t.0));
            let lead = match mark {
                ':' => clause_before(doc, &hit, before.end),
                _ => interrupted(doc, &before, &hit, speaker.as_ref(), inner),
            };
            return Some(Found { hit: Some(hit), speaker, lead, rule: "before" });
        }
        let barrier = doc.is_verb(t) && !doc.is_gerund(t) && (!whole || doc.is_finite(t))
            || matches!(doc.lemma(t), "that" | "because" | "if");
        if mark != ':' && barrier {
            let noun = whole && ends_in_noun(doc, &before);
            return noun.then(|| colon(doc, before));
        }
    }
    let text = mark == ':' && inner.contains(' ') && !is_credit(doc, &before);
    (text || whole && ends_in_noun(doc, &before)).then(|| colon(doc, before))
}

/// "issued a statement, “…”": a noun of speech right before the comma.
fn ends_in_noun(doc: &Doc<'_>, before: &Range<u32>) -> bool {
    let noun = before.end.checked_sub(2).map(TokenId).filter(|t| before.contains(&t.0));
    noun.and_then(|t| doc.cue_at(t, Class::Noun)).is_some_and(|h| h.entry.frames.has(Frames::CLAUSE))
}

/// "“Met sued over art,” by Anna Kovac: “…”": the credit of an excerpt, which nobody says.
fn is_credit(doc: &Doc<'_>, before: &Range<u32>) -> bool {
    let start = doc.sentence(TokenId(before.start)).start;
    let titled =
        |t: u32| doc.text(TokenId(t)) == "by" && matches!(doc.text(TokenId(t - 1)), "\"" | "”" | "''" | "’");
    (start.min(before.start) + 1..before.end).any(titled)
}

/// "said, when the story broke, “…”": the subordinate clause between two commas before a passage.
fn aside(doc: &Doc<'_>, before: &Range<u32>) -> Range<u32> {
    let end = before.end.saturating_sub(1);
    let comma = before.clone().rev().skip(1).find(|t| doc.text(TokenId(*t)) == ",");
    let opens =
        |t: u32| matches!(doc.lemma(TokenId(t)), "when" | "as" | "while" | "after" | "before" | "who");
    let said = |c: u32| (before.start..c).any(|t| doc.is_verb(TokenId(t)));
    comma.filter(|c| opens(c + 1) && said(*c)).map_or(0..0, |c| c..end)
}

/// A colon without a verb of speech: the subject of the clause, or its only phrase, speaks.
fn colon<'a>(doc: &Doc<'a>, before: Range<u32>) -> Found<'a> {
    let verbs = before.clone().any(|t| doc.is_verb(TokenId(t)));
    let start = doc.sentence(TokenId(before.start)).start.min(before.start);
    let before = if verbs { before } else { start..before.end };
    // "the defence ministry", "after the attack": neither a part of a name nor of a date is the cue.
    let near = |t: &TokenId| (t.0..before.end).all(|n| n == t.0 || doc.is_punct(TokenId(n)));
    let core = |t: &TokenId| {
        let rel = doc.deprel(*t);
        rel.is_subject() || matches!(rel, Deprel::Obj | Deprel::Root | Deprel::Conj)
    };
    let free = |t: &TokenId| doc.deprel(*t) != Deprel::Compound && (near(t) || core(t));
    let noun = before.clone().rev().map(TokenId).filter(free).find_map(|t| doc.cue_at(t, Class::Noun));
    let with_subject = |t: &TokenId| doc.child(*t, Deprel::is_subject).is_some();
    let governors = || before.clone().map(TokenId).filter(with_subject);
    // The subject of the main clause, whatever its head is taken for; never that of a relative clause first.
    let verb = governors()
        .find(|t| doc.head(*t).is_none())
        .or_else(|| governors().find(|t| doc.is_verb(*t) && doc.deprel(*t) != Deprel::AclRelcl))
        .or_else(|| governors().find(|t| doc.is_verb(*t)));
    let speaker = noun
        .as_ref()
        .and_then(|n| source::of_noun(doc, n.head))
        .or_else(|| source::of_verb(doc, verb?))
        .or_else(|| source::of_words(doc, before));
    Found { hit: noun, speaker, lead: None, rule: "colon" }
}

/// "suggested that it could wait: “…”": the clause between a cue and the colon before a passage is said too.
fn clause_before(doc: &Doc<'_>, hit: &Hit<'_>, end: u32) -> Option<Span> {
    let content = clause::of_verb(doc, hit)?;
    let run = content.runs.first().filter(|r| r.start >= hit.end.0 && r.end + 2 >= end && r.start < end)?;
    let clause = matches!(content.rule, "that" | "clause" | "bare clause");
    clause.then(|| doc.span(run.start..end))
}

/// "But, she added, “it can wait”", "The streets, he said, “are ours”": a passage that goes on in the middle of
/// a sentence takes in what stands before the speaker, if that is no circumstance of the speech.
fn interrupted(
    doc: &Doc<'_>,
    before: &Range<u32>,
    hit: &Hit<'_>,
    speaker: Option<&Speaker>,
    inner: &str,
) -> Option<Span> {
    let own = speaker.map_or(hit.head.0, |s| s.tokens.start.min(hit.head.0));
    let comma = own.checked_sub(1).filter(|t| doc.text(TokenId(*t)) == "," && *t > before.start)?;
    // "She went further: it was, she wrote, “…”"
    let mark = (before.start..comma).rfind(|t| matches!(doc.text(TokenId(*t)), ":" | ";"));
    let words = mark.map_or(before.start, |t| t + 1)..comma;
    let first = TokenId(words.start);
    let participle = doc.is_verb(first) && !doc.is_finite(first) || matches!(doc.text(first), "Asked" | "To");
    let beside = |t: u32| [Kind::Day, Kind::Period, Kind::Occasion].iter().any(|k| doc.is_a(TokenId(t), *k));
    let asked = words.clone().take(3).any(|t| doc.lemma(TokenId(t)) == "ask");
    let dated = (doc.upos(first) == Upos::Adp || beside(words.start)) && words.clone().any(beside);
    let goes_on = inner.starts_with(char::is_lowercase) && doc.text(TokenId(before.end - 1)) == ",";
    (goes_on && !participle && !asked && !dated).then(|| doc.span(words))
}
