//! Words that stand between act and condition: "in exchange for", "on condition that", "until".

use super::super::reader::Reader;
use super::Link;
use super::knowledge::{LinkEntry, LinkForm, Wording};
use crate::model::{Deprel, Feats, Span, TokenId, Upos};
use std::ops::Range;

/// A marker found in a sentence: its entry and its tokens.
struct Marker<'k> {
    entry: &'k LinkEntry,
    tokens: Range<u32>,
}

impl Reader<'_> {
    /// The link whose marker begins at a token.
    pub(super) fn marked(&self, token: TokenId) -> Option<Link> {
        let marker = self.marker(token)?;
        let (act_head, condition_head) = self.sides(&marker)?;
        if marker.entry.refused && !self.is_refused(act_head) {
            return None;
        }
        let condition = self.condition_words(&marker, condition_head)?;
        // "will not open until noon" waits for nobody's doing.
        if marker.entry.refused && !self.is_clause(condition) {
            return None;
        }
        let act = self.act_words(act_head, marker.tokens.start)?;
        Some(Link {
            kind: marker.entry.kind,
            token: act_head,
            act,
            condition,
            rule: marker.entry.name.clone(),
        })
    }

    /// "only after …", "in exchange for …", "not … until …": what the words of the linkages make a condition.
    pub(in crate::ledger) fn linked_condition(&self, word: TokenId, object: Option<TokenId>) -> Option<Span> {
        let sentence = self.syntax.sentence(self.token(word).sentence).tokens.clone();
        let mut links = (word.0 + 1..sentence.end).map(TokenId).filter_map(|t| Some((t, self.marked(t)?)));
        let of = |act: TokenId| act == word || Some(act) == object || self.token(act).head == Some(word);
        let (marker, link) = links.find(|(_, l)| of(l.token))?;
        Some(self.token(marker).span.cover(link.condition))
    }

    /// The longest marker that begins at a token.
    fn marker(&self, token: TokenId) -> Option<Marker<'_>> {
        let wordings = self.knowledge.linkages.by_word.get(&self.lemma(token))?;
        let end = self.syntax.sentence(self.token(token).sentence).tokens.end;
        let follows = |w: &&Wording| {
            let at = |i: usize| token.0 + 1 + u32::try_from(i).unwrap_or(u32::MAX - token.0 - 1);
            (w.others.iter().enumerate()).all(|(i, word)| at(i) < end && self.lemma(TokenId(at(i))) == *word)
        };
        let entry = |w: &Wording| self.knowledge.linkages.entries.get(w.entry);
        let marks = |w: &&Wording| entry(w).is_some_and(|e| e.form == LinkForm::Marker);
        let best = wordings.iter().filter(marks).filter(follows).max_by_key(|w| w.others.len())?;
        let length = u32::try_from(best.others.len()).ok()? + 1;
        Some(Marker { entry: entry(best)?, tokens: token.0..token.0 + length })
    }

    /// Heads of act and condition: the condition's head depends on the marker's words or they on it, and
    /// the act is what both hang from.
    fn sides(&self, marker: &Marker<'_>) -> Option<(TokenId, TokenId)> {
        let inside = |t: TokenId| marker.tokens.contains(&t.0);
        let after = |t: TokenId| t.0 >= marker.tokens.end;
        let words = || marker.tokens.clone().map(TokenId);
        let below = words().flat_map(|w| self.syntax.children(w)).find(|&c| after(c) && self.opens(c));
        let above = || words().filter_map(|w| self.token(w).head).find(|&h| after(h));
        let condition = below.or_else(above)?;
        let mut at = condition;
        while inside(at) || after(at) {
            at = self.token(at).head?;
        }
        Some((at, condition))
    }

    /// Whether a word below a marker can be what is wanted.
    fn opens(&self, word: TokenId) -> bool {
        matches!(self.token(word).upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Num | Upos::Adj)
    }

    fn condition_words(&self, marker: &Marker<'_>, head: TokenId) -> Option<Span> {
        let hull = self.syntax.hull(head);
        let cut = self.utterance_end(hull.start.max(marker.tokens.end)..hull.end);
        (!cut.is_empty()).then(|| self.syntax.span(cut))
    }

    /// Without closing punctuation.
    fn utterance_end(&self, mut tokens: Range<u32>) -> Range<u32> {
        let punct = |t: u32| self.token(TokenId(t)).upos == Upos::Punct;
        while !tokens.is_empty() && punct(tokens.end - 1) {
            tokens.end -= 1;
        }
        while !tokens.is_empty() && punct(tokens.start) {
            tokens.start += 1;
        }
        tokens
    }

    /// From the act's first word to the marker: the object of an offer or refusal, the noun's phrase, or
    /// the verb with what follows it.
    fn act_words(&self, head: TokenId, end: u32) -> Option<Span> {
        let own = self.act_head(head);
        let start = if self.is_nominal(own) { self.phrase_start(own) } else { own.0 };
        let tokens = self.utterance_end(start..end);
        (start < end && !tokens.is_empty()).then(|| self.syntax.span(tokens))
    }

    /// "offered to halt …": what is offered is the act, not the offer.
    fn act_head(&self, head: TokenId) -> TokenId {
        let object = self.hit(head).and_then(|h| h.objects.first().copied());
        let infinitive = || {
            let lemma = self.lemma(head);
            let ops = &self.knowledge.operators;
            let carries = ops.refusing.contains(&lemma) || ops.passing.contains(&lemma);
            let clause = self.syntax.child(head, Deprel::Xcomp)?;
            (carries && self.token(clause).feats.has(Feats::INFINITIVE)).then_some(clause)
        };
        object.or_else(infinitive).filter(|o| o > &head).unwrap_or(head)
    }
}
