//! The tokens of one sentence as a tree that can be rehung.

use crate::model::{Deprel, Feats, Token, TokenId, Upos};

/// The tokens of one sentence, counted from its start.
pub(super) struct Tree<'a> {
    pub tokens: &'a mut [Token],
    pub first: usize,
    pub text: &'a str,
}

impl Tree<'_> {
    pub(super) fn head(&self, i: usize) -> Option<usize> {
        self.tokens[i].head.map(|h| h.index() - self.first)
    }

    pub(super) fn children(&self, head: usize) -> impl Iterator<Item = (usize, Deprel)> + '_ {
        let ids = (0..self.tokens.len()).filter(move |&i| self.head(i) == Some(head));
        ids.map(|i| (i, self.tokens[i].deprel))
    }

    pub(super) fn has(&self, head: usize, wanted: impl Fn(Deprel) -> bool) -> bool {
        self.children(head).any(|(_, rel)| wanted(rel))
    }

    /// Whether a word hangs on another, directly or not.
    pub(super) fn is_below(&self, i: usize, above: usize) -> bool {
        std::iter::successors(self.head(i), |&h| self.head(h)).any(|h| h == above)
    }

    pub(super) fn form(&self, i: usize) -> &str {
        self.tokens[i].span.of(self.text)
    }

    pub(super) fn is_noun(&self, i: usize) -> bool {
        matches!(self.tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Num)
    }

    /// A past tense, or a participle that may be one.
    pub(super) fn is_past(&self, i: usize) -> bool {
        let t = &self.tokens[i];
        t.upos == Upos::Verb && (t.feats.has(Feats::PAST) || t.feats.has(Feats::PARTICIPLE))
    }

    pub(super) fn is_plain_past(&self, i: usize) -> bool {
        self.is_past(i) && !self.has(i, |rel| matches!(rel, Deprel::Aux | Deprel::AuxPass))
    }

    pub(super) fn has_subject(&self, i: usize) -> bool {
        self.has(i, Deprel::is_subject)
    }

    pub(super) fn is_copular(&self, i: usize) -> bool {
        self.has(i, |r| matches!(r, Deprel::Cop | Deprel::Aux | Deprel::AuxPass | Deprel::Expl))
    }

    /// Whether a full stop ends the sentence: then it has a verb of its own.
    pub(super) fn is_stopped(&self) -> bool {
        let closing = |form: &str| matches!(form, "\"" | "”" | "’" | "'" | ")" | "»" | "''");
        let last = (0..self.tokens.len()).rev().find(|&i| !closing(self.form(i)));
        last.is_some_and(|i| self.form(i) == ".")
    }

    pub(super) fn is_parted(&self, from: usize, to: usize) -> bool {
        (from..to).any(|t| self.tokens[t].upos == Upos::Punct)
    }

    /// Makes a verb the root and a noun its subject.
    pub(super) fn crown(&mut self, verb: usize, subject: usize) {
        self.hang(verb, None, Deprel::Root);
        self.hang(subject, Some(verb), Deprel::Nsubj);
        self.tokens[verb].feats = Feats::PAST.with(Feats::FINITE);
    }

    /// Moves those dependents that are wanted from one head to another; a noun's own become a verb's.
    pub(super) fn rehang(&mut self, from: usize, to: usize, wanted: impl Fn(usize, Deprel) -> bool) {
        for i in (0..self.tokens.len()).filter(|&i| i != to) {
            let rel = self.tokens[i].deprel;
            if self.head(i) == Some(from) && wanted(i, rel) {
                let to_verb = self.tokens[to].upos == Upos::Verb && rel == Deprel::Nmod;
                self.hang(i, Some(to), if to_verb { Deprel::Obl } else { rel });
            }
        }
    }

    pub(super) fn hang(&mut self, i: usize, head: Option<usize>, deprel: Deprel) {
        self.tokens[i].head = head.map(|h| TokenId::new(self.first + h));
        self.tokens[i].deprel = deprel;
    }
}

/// Relations that no main verb of a past tense, or none without a subject of its own, governs.
pub(super) fn is_mark(rel: Deprel) -> bool {
    let marks = matches!(rel, Deprel::Case | Deprel::Mark | Deprel::Det | Deprel::Cc);
    rel.is_subject() || marks || matches!(rel, Deprel::Aux | Deprel::AuxPass)
}
