//! A cue behind a passage: "“…,” Sherman said", "“…,” said Olga Oliker, director of …".

use super::cue::Hit;
use super::direct::{Found, LONGEST_SPEAKER};
use super::doc::Doc;
use super::draft::Speaker;
use super::knowledge::Class;
use super::{order, portion, source, title};
use crate::model::{Deprel, Span, TokenId, Upos};
use std::ops::Range;

/// How many words the signature of a passage may have.
const LONGEST_SIGNATURE: usize = 12;

/// "“…,” Sherman said", "“…,” said Olga Oliker, director of …".
pub(super) fn read<'a>(doc: &Doc<'a>, i: usize) -> Option<Found<'a>> {
    signed(doc, i).or_else(|| Behind::of(doc, i)?.cue())
}

/// The words behind a passage in which its cue is looked for.
struct Behind<'d, 'a> {
    doc: &'d Doc<'a>,
    after: Range<u32>,
    first: TokenId,
    /// The words before the passage in its sentence.
    lead: Option<Span>,
}

impl<'d, 'a> Behind<'d, 'a> {
    /// None where what stands behind the passage cannot be its cue.
    fn of(doc: &'d Doc<'a>, i: usize) -> Option<Self> {
        let (after, lead) = (portion::after(doc, i), portion::lead(doc, i));
        let first = TokenId(after.start);
        let inner = doc.passages.get(i)?.inner.of(&doc.article.text);
        let title = (title::is_title(inner) || title::is_name(inner)) && lead.is_some();
        let aside = matches!(doc.upos(first), Upos::Cconj | Upos::Sconj)
            || matches!(doc.lemma(first), "which" | "who" | "whose" | "where");
        let goes_on = !after.is_empty() && !title && !aside && portion::may_go_on(doc, i, first);
        let clause = lead.is_some_and(|l| subordinate(doc, l));
        (goes_on && !clause).then_some(Behind { doc, after, first, lead })
    }

    fn cue(&self) -> Option<Found<'a>> {
        let end = self.after.end.min(self.after.start + LONGEST_SPEAKER);
        let mut late: Option<Hit<'a>> = None;
        for t in (self.after.start..end).map(TokenId) {
            let modifier = modifies(self.doc, self.first, t);
            let hit = self.hit(t);
            if let Some(hit) = hit.as_ref().filter(|h| !modifier && self.is_verb(t, h)) {
                return self.found(hit.clone());
            }
            // "“…,” Anna Kovac, a minister, proclaimed": a participle behind the description is the verb if none
            // else is.
            let apposed = |h: &Hit<'_>| modifier && apposed(self.doc, self.first, t) && self.ends_at(h);
            late = hit.filter(apposed).or(late);
            if self.is_over(t, modifier) {
                return None;
            }
        }
        let hit = late?;
        let speaker = source::of_words(self.doc, self.after.start..hit.head.0);
        Some(Found { hit: Some(hit), speaker, lead: None, rule: "after" })
    }

    /// A cue that may stand beside marks. Behind words that are not in the marks only a verb of speech proper makes
    /// them content.
    fn hit(&self, t: TokenId) -> Option<Hit<'a>> {
        let doc = self.doc;
        let hit = doc.cue_at(t, Class::Verb).filter(|h| h.entry.quotes())?;
        // "“…,” published by …", "“…,” compared to …"
        let phrase = matches!(doc.lemma(hit.end), "to" | "with" | "for");
        let participle = doc.lemma(hit.end) == "by" || t == self.first && phrase && !hit.entry.speaks();
        (!participle && (self.lead.is_none() || hit.entry.speaks())).then_some(hit)
    }

    /// At the end of its words a form of speech is a verb, whatever the tagger says.
    fn is_verb(&self, t: TokenId, hit: &Hit<'_>) -> bool {
        let doc = self.doc;
        let last = hit.end.0 == self.after.end || doc.text(hit.end) == "," && hit.entry.speaks();
        let subject = |t: TokenId| {
            matches!(doc.upos(t), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj) && t.0 >= self.first.0
        };
        let mistagged = last && self.lead.is_none() && doc.upos(t) != Upos::Propn;
        doc.is_verb(t) && !doc.is_gerund(t) || mistagged && t.0 > 0 && subject(TokenId(t.0 - 1))
    }

    fn ends_at(&self, hit: &Hit<'_>) -> bool {
        order::tail(self.doc, hit, hit.end.0).is_some()
    }

    /// The cue with its speaker. Words before the passage belong to it only if nothing else is reported behind.
    fn found(&self, hit: Hit<'a>) -> Option<Found<'a>> {
        let doc = self.doc;
        let other = doc.lemma(hit.end) == "that"
            || !ends_there(doc, &self.after, self.first, &hit)
            || order::describes(doc, self.after.start..hit.head.0);
        if self.lead.is_some() && other {
            return None;
        }
        let speaker = speaker_after(doc, &self.after, hit.head, hit.end)?;
        Some(Found { hit: Some(hit), speaker: Some(speaker), lead: None, rule: "after" })
    }

    /// Whether another verb, clause or thought begins.
    fn is_over(&self, t: TokenId, modifier: bool) -> bool {
        let doc = self.doc;
        let verb = doc.is_verb(t) && doc.is_finite(t) && !modifier;
        // "…, for instance, and Kovac vowed"
        verb || opens_clause(doc, self.first, t) || matches!(doc.text(t), ";" | ":")
    }
}

/// ", and Kovac vowed": a conjunction behind a comma with a subject and verb of its own, and no comma between.
fn opens_clause(doc: &Doc<'_>, first: TokenId, t: TokenId) -> bool {
    let comma = |n: u32| doc.text(TokenId(n)) == ",";
    let joins = doc.upos(t) == Upos::Cconj && t != first && comma(t.0 - 1);
    let next = (t.0 + 1..doc.sentence(t).end).find(|n| comma(*n) || doc.is_verb(TokenId(*n)));
    joins && next.is_some_and(|n| !comma(n))
}

/// "When she said that it was “late,” …", "Calling it “late,” …": words before a passage that are one subordinate
/// clause or participle with it.
fn subordinate(doc: &Doc<'_>, lead: Span) -> bool {
    let words = doc.tokens_in(lead);
    let first = TokenId(words.start);
    let verb = words.clone().find(|t| doc.is_finite(TokenId(*t))).unwrap_or(words.end);
    let participle = doc.is_gerund(first) && doc.cue_at(first, Class::Verb).is_some();
    let own = || verb == words.end || (words.start..verb).any(|t| doc.lemma(TokenId(t)) == "that");
    let opens = doc.upos(first) == Upos::Sconj
        || participle && own()
        || matches!(doc.lemma(first).to_lowercase().as_str(), "when" | "after" | "while" | "as");
    opens && !words.clone().any(|t| doc.text(TokenId(t)) == ",")
}

/// Whether a participle stands behind a comma that closes a description of the words before, without "who".
fn apposed(doc: &Doc<'_>, first: TokenId, verb: TokenId) -> bool {
    let comma = |t: &u32| doc.text(TokenId(*t)) == ",";
    let relative = |t: u32| matches!(doc.lemma(TokenId(t)), "who" | "which" | "that" | "whose");
    doc.text(TokenId(verb.0 - 1)) == ","
        && !doc.is_gerund(verb)
        && (first.0..verb.0 - 1).any(|t| comma(&t))
        && !(first.0..verb.0).any(relative)
}

/// "“…” — Anna Kovac": a name behind a dash that ends the paragraph signs the passage.
fn signed<'a>(doc: &Doc<'a>, i: usize) -> Option<Found<'a>> {
    let p = doc.passages.get(i).filter(|_| portion::is_utterance(doc, i))?;
    let block = doc.paragraphs.get(p.block)?;
    let words = doc.tokens_in(Span { start: p.span.end, end: block.end });
    let dash = matches!(doc.text(TokenId(words.start)), "—" | "–" | "―" | "--" | "-");
    let name = words.start + 1..words.end;
    let named = name.clone().next().is_some_and(|t| doc.upos(TokenId(t)) == Upos::Propn);
    let plain = |t: u32| !matches!(doc.upos(TokenId(t)), Upos::Verb | Upos::Aux | Upos::Pron);
    let short = dash && named && name.len() <= LONGEST_SIGNATURE && name.clone().all(plain);
    let speaker = source::of_words(doc, name).filter(|_| short)?;
    Some(Found { hit: None, speaker: Some(speaker), lead: None, rule: "signed" })
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
    // "Kovac, who founded the paper wrote": a verb of its own ends the relative clause.
    let relative = (first.0..verb.0)
        .rev()
        .take(5)
        .take_while(|t| !doc.is_finite(TokenId(*t)) || doc.is_auxiliary(TokenId(*t)))
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
    // "“The Well” documents how life changed"
    if matches!(doc.lemma(cue_end), "how" | "what" | "why" | "whether") {
        return None;
    }
    let behind = |t: &TokenId| after.contains(&t.0) && t.0 >= cue_end.0;
    if let Some(s) = subject.filter(|s| behind(s) && s.0 < cue_end.0 + 12) {
        return Some(source::phrase(doc, s, verb));
    }
    let stop = |t: &u32| matches!(doc.upos(TokenId(*t)), Upos::Punct | Upos::Verb | Upos::Sconj | Upos::Adp);
    let end = (cue_end.0..after.end).find(stop).unwrap_or(after.end);
    source::of_words(doc, cue_end.0..end).or_else(|| source::of_verb(doc, verb))
}
