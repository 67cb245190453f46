//! What a move is about: its object, taken apart at coordinations and named.

use super::knowledge::Content;
use super::parties::Party;
use super::reader::Reader;
use crate::model::{Authority, Deprel, Span, Str, TokenId, Upos};

/// One thing that a move is about.
pub(super) struct Topic {
    /// The name.
    pub name: Str,
    /// Whether the codebook knows it.
    pub known: bool,
    /// Lemma of its head.
    pub head: Str,
    /// Whether it names another party or is a clause: something parties can disagree about.
    pub political: bool,
    /// The proposal in the text's own words.
    pub words: String,
    /// Where these stand.
    pub span: Span,
    /// The words that bear the statement.
    pub evidence: Span,
}

impl Topic {
    /// Whether the object is one that the move's entry takes.
    pub(super) fn counts(&self, content: Content, parties: &[Party]) -> bool {
        let official = parties.iter().any(|p| p.authority >= Authority::Official);
        let political = (self.political || official) && !parties.is_empty();
        !self.name.is_empty() && (self.known || (content == Content::Any && political))
    }

    /// "denied that the army was preparing an attack" is no position on attacks, but on what is claimed.
    pub(super) fn be_a_claim(&mut self) {
        let words: Vec<&str> = self.words.split_whitespace().take(MOST_WORDS).collect();
        self.name = compact_str::format_compact!("claim: {}", words.join(" "));
        self.known = false;
    }
}

/// Own words are cut after this many.
pub(super) const MOST_WORDS: usize = 8;

impl Reader<'_> {
    /// The topics of an object: each conjunct and each "such as" example is one of its own.
    pub(super) fn topics(&self, object: TokenId, predicate: TokenId) -> Vec<Topic> {
        // "a threat to close the border" whose infinitive the parser hung elsewhere: by the order of words.
        let bare = self.knowledge.operators.framing.contains(&self.lemma(object))
            && self.is_nominal(object)
            && self.complement(object).is_none();
        let after = if bare { self.topics_after(object, &[]) } else { Vec::new() };
        if !after.is_empty() {
            return after;
        }
        let mut heads = Vec::new();
        self.conjuncts(object, &mut heads, 0);
        let many = heads.len() > 1;
        let topic = |(i, &head): (usize, &TokenId)| self.topic(head, predicate, many.then_some(i));
        heads.iter().enumerate().filter_map(topic).collect()
    }

    fn conjuncts(&self, head: TokenId, out: &mut Vec<TokenId>, depth: u8) {
        if depth > 6 {
            return;
        }
        let before = out.len();
        let inner = self.framed(head);
        if let Some(inner) = inner {
            self.conjuncts(inner, out, depth + 1);
        } else {
            for example in self.examples(head) {
                self.conjuncts(example, out, depth + 1);
            }
        }
        if out.len() == before {
            out.push(head);
        }
        let same = |c: TokenId| self.is_nominal(c) == self.is_nominal(head);
        let conj: Vec<TokenId> = (self.syntax.children(head))
            .filter(|&c| self.token(c).deprel == Deprel::Conj && same(c))
            .collect();
        for c in conj {
            self.conjuncts(c, out, depth + 1);
        }
    }

    /// "calls for …", "guarantees that …", "discussions on …": the issue is what they are about.
    fn framed(&self, noun: TokenId) -> Option<TokenId> {
        let framing = self.knowledge.operators.framing.contains(&self.lemma(noun));
        if !framing || !(self.is_nominal(noun) || self.token(noun).deprel == Deprel::Obj) {
            return None;
        }
        let named = self.named(noun, true);
        let inner = self.complement(noun).filter(|&c| self.token(c).upos != Upos::Propn)?;
        // "peace talks on Cyprus" is an issue of its own; "talks on arms control" is about arms control.
        (named.is_none() || self.named(inner, false).is_some()).then_some(inner)
    }

    /// "broader questions such as A, B and C": A, B and C. The examples may be attached below the noun.
    fn examples(&self, noun: TokenId) -> Vec<TokenId> {
        let starts = |c: TokenId| {
            let words: Vec<Str> = (self.syntax.children(c))
                .filter(|&m| matches!(self.token(m).deprel, Deprel::Case | Deprel::Fixed | Deprel::Amod))
                .map(|m| self.lemma(m))
                .collect();
            words.iter().any(|w| w == "including" || w == "include") || words.iter().any(|w| w == "such")
        };
        let hull = self.syntax.hull(noun);
        hull.map(TokenId)
            .filter(|&c| c != noun && self.token(c).deprel == Deprel::Nmod && starts(c))
            .collect()
    }

    fn topic(&self, head: TokenId, predicate: TokenId, index: Option<usize>) -> Option<Topic> {
        let empty = &self.knowledge.operators.empty;
        let lemma = self.lemma(head);
        if empty.contains(&lemma) || self.token(head).upos == Upos::Pron {
            return None;
        }
        let own = self.own_tokens(head);
        let (first, last) = (*own.first()?, *own.last()?);
        let span = self.syntax.span(first..last + 1);
        let named = self.named(head, false);
        let words = span.of(&self.article.text).to_owned();
        let name = named.clone().unwrap_or_else(|| self.own_words(head, &own));
        let evidence = match index {
            Some(n) if n > 0 => span,
            _ => self.clause_to(predicate, span),
        };
        // A bare name or quality ("pledged to be transparent") is no issue; what is said of somebody is ("tolls were due").
        let told = || self.syntax.child(head, Deprel::Cop).is_some() && self.has_subject(head);
        if named.is_none() && matches!(self.token(head).upos, Upos::Propn | Upos::Adj | Upos::Adv) && !told()
        {
            return None;
        }
        let political = !self.is_nominal(head) || self.names_party(&own);
        Some(Topic { name, known: named.is_some(), head: lemma, political, words, span, evidence })
    }

    fn has_subject(&self, head: TokenId) -> bool {
        self.syntax.child_where(head, Deprel::is_subject).is_some()
    }

    /// Whether one of the tokens is (part of) a mention of someone with a code.
    fn names_party(&self, tokens: &[u32]) -> bool {
        let coded = |&t: &u32| {
            let entity = self.entities.entity_at(TokenId(t)).map(|e| self.entities.entity(e));
            entity.is_some_and(|e| e.code.is_some())
        };
        tokens.iter().any(coded)
    }

    /// From the predicate's subject to the end of `object`, or from the object to the predicate.
    pub(super) fn clause_to(&self, predicate: TokenId, object: Span) -> Span {
        let subject =
            self.subject(predicate).filter(|&s| self.token(s).sentence == self.token(predicate).sentence);
        let word = self.token(predicate).span;
        let from = subject.map_or(word, |s| {
            let hull = self.syntax.hull(s);
            let near = hull.contains(&predicate.0) || hull.len() > 12;
            if near { self.token(s).span } else { self.syntax.span(hull) }
        });
        from.cover(word).cover(object)
    }
}
