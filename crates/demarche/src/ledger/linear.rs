//! What a move is about by the order of words alone, for where the tree does not lead to it.

use super::objects::Topic;
use super::reader::Reader;
use crate::model::{Str, TokenId, Upos};

/// Words looked at after a predicate.
const FAR: u32 = 16;

impl Reader<'_> {
    /// The topics in the words after a predicate (and its preposition): up to the next stop, one for
    /// each "that …". Only issues of the codebook count here.
    pub(super) fn topics_after(&self, predicate: TokenId, others: &[Str]) -> Vec<Topic> {
        let sentence = self.syntax.sentence(self.token(predicate).sentence).tokens.clone();
        let mut from = predicate.0 + 1;
        // A noun needs a word that leads on: "resistance to a corridor", not "the resistance seeks revenge".
        let leads = from < sentence.end
            && matches!(self.token(TokenId(from)).upos, Upos::Adp | Upos::Part | Upos::Sconj);
        if self.token(predicate).upos == Upos::Noun && !leads {
            return Vec::new();
        }
        for other in others {
            match (from..(from + 2).min(sentence.end)).find(|&t| self.lemma(TokenId(t)) == *other) {
                Some(at) => from = at + 1,
                None => return Vec::new(),
            }
        }
        let end = (from..sentence.end.min(from + 2 * FAR))
            .find(|&t| self.stops(t))
            .unwrap_or(sentence.end.min(from + 2 * FAR));
        let cuts: Vec<u32> = (from + 1..end)
            .filter(|&t| self.lemma(TokenId(t)) == "that" && self.token(TokenId(t - 1)).upos == Upos::Cconj)
            .collect();
        self.pieces(from, end, &cuts, predicate)
    }

    /// The topics of "such as A, B and C" that stand in the words before a predicate.
    pub(super) fn topics_before(&self, predicate: TokenId) -> Vec<Topic> {
        let sentence = self.syntax.sentence(self.token(predicate).sentence).tokens.clone();
        let such = (sentence.start..predicate.0)
            .rev()
            .find(|&t| self.lemma(TokenId(t)) == "such" && self.lemma(TokenId(t + 1)) == "as");
        let Some(from) = such.map(|t| t + 2) else { return Vec::new() };
        let end = (from..predicate.0)
            .find(|&t| self.token(TokenId(t)).upos == Upos::Aux || self.is_dash(t))
            .unwrap_or(predicate.0);
        let parts = |t: &u32| {
            let token = self.token(TokenId(*t));
            token.upos == Upos::Cconj
                || (token.upos == Upos::Punct && token.span.of(&self.article.text) == ",")
        };
        let cuts: Vec<u32> = (from..end).filter(parts).map(|t| t + 1).collect();
        self.pieces(from, end, &cuts, predicate)
    }

    fn pieces(&self, from: u32, end: u32, cuts: &[u32], predicate: TokenId) -> Vec<Topic> {
        let starts = std::iter::once(from).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain(std::iter::once(end));
        let mut out: Vec<Topic> = Vec::new();
        for (start, end) in starts.zip(ends) {
            if let Some(topic) = self.piece(start, end.min(start + FAR), predicate, out.is_empty()) {
                out.push(topic);
            }
        }
        out
    }

    fn piece(&self, start: u32, end: u32, predicate: TokenId, first: bool) -> Option<Topic> {
        let mut lemmas: Vec<(Str, u32)> = Vec::new();
        for (depth, t) in (start..end).map(TokenId).enumerate() {
            self.push_words(t, u32::try_from(depth).unwrap_or(u32::MAX), &mut lemmas);
        }
        let name = Str::from(self.knowledge.issues.find(&lemmas)?.name);
        let last = (start..end).rev().find(|&t| {
            !matches!(self.token(TokenId(t)).upos, Upos::Punct | Upos::Cconj | Upos::Adp | Upos::Sconj)
        })?;
        let span = self.syntax.span(start..last + 1);
        let head = (start..end).map(TokenId).find(|&t| matches!(self.token(t).upos, Upos::Noun | Upos::Verb));
        let evidence = if first && start > predicate.0 { self.clause_to(predicate, span) } else { span };
        let words = span.of(&self.article.text).to_owned();
        let head = head.map_or_else(Str::default, |t| self.lemma(t));
        Some(Topic { name, known: true, head, political: true, words, span, evidence })
    }

    fn stops(&self, token: u32) -> bool {
        let t = self.token(TokenId(token));
        t.upos == Upos::Punct && !matches!(t.span.of(&self.article.text), "-" | "'" | "’" | "“" | "\"" | "‘")
    }

    fn is_dash(&self, token: u32) -> bool {
        matches!(self.token(TokenId(token)).span.of(&self.article.text), "—" | "–" | "--")
    }
}
