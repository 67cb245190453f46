//! What every step of the stage reads: the layers, the passages, and small questions to them.

use super::knowledge::Knowledge;
use super::marks::Passage;
use super::words::Kind;
use crate::model::{Article, Deprel, Entities, Feats, Span, Syntax, Token, TokenId, Upos};
use std::ops::Range;

/// The layers of one document and its passages in quotation marks.
pub(super) struct Doc<'a> {
    pub article: &'a Article,
    pub syntax: &'a Syntax,
    pub entities: &'a Entities,
    pub passages: &'a [Passage],
    pub paragraphs: &'a [Span],
    pub knowledge: &'a Knowledge,
}

/// How many words a dateline may have.
const LONGEST_DATELINE: u32 = 16;

impl<'a> Doc<'a> {
    pub fn token(&self, t: TokenId) -> Option<&'a Token> {
        self.syntax.tokens.get(t.index())
    }

    pub fn text(&self, t: TokenId) -> &'a str {
        self.token(t).map_or("", |t| t.span.of(&self.article.text))
    }

    pub fn lemma(&self, t: TokenId) -> &'a str {
        self.token(t).map_or("", |t| t.lemma.as_str())
    }

    /// Whether the word is of a kind that tells content from what stands beside it.
    pub fn is_a(&self, t: TokenId, kind: Kind) -> bool {
        self.knowledge.is_a(self.lemma(t), kind)
    }

    pub fn upos(&self, t: TokenId) -> Upos {
        self.token(t).map_or(Upos::X, |t| t.upos)
    }

    pub fn deprel(&self, t: TokenId) -> Deprel {
        self.token(t).map_or(Deprel::Dep, |t| t.deprel)
    }

    /// The tokens of the sentence of `t`.
    pub fn sentence(&self, t: TokenId) -> Range<u32> {
        self.token(t)
            .and_then(|t| self.syntax.sentences.get(t.sentence.index()))
            .map_or(t.0..t.0, |s| s.tokens.clone())
    }

    /// Where the sentence of `t` begins, its dateline left out: "LIMA, Peru (AP) — The minister …".
    pub fn opening(&self, t: TokenId) -> u32 {
        let sentence = self.sentence(t);
        let start = sentence.start;
        let first = self.token(TokenId(start)).map_or(0, |t| t.span.start);
        let at = self.paragraphs.partition_point(|p| p.start <= first).checked_sub(1);
        if at.and_then(|i| self.paragraphs.get(i)).is_none_or(|p| p.start != first) {
            return start;
        }
        let named = |t: &u32| {
            let id = TokenId(*t);
            self.upos(id) == Upos::Propn || self.is_punct(id) || self.upos(id) == Upos::Num
        };
        let end = sentence.end.min(start + LONGEST_DATELINE);
        let dash = |t: &u32| matches!(self.text(TokenId(*t)), "—" | "–" | "―" | "-" | "--");
        let last = (start..end).take_while(named).filter(|t| dash(t) || self.agency_ends(*t)).last();
        last.map_or(start, |t| t + 1)
    }

    /// The bracket that ends "(AP)" or "(CNN)".
    fn agency_ends(&self, t: u32) -> bool {
        let capitals = |t: u32| self.text(TokenId(t)).chars().all(char::is_uppercase);
        t > 1 && self.text(TokenId(t)) == ")" && self.text(TokenId(t - 2)) == "(" && capitals(t - 1)
    }

    pub fn is_punct(&self, t: TokenId) -> bool {
        self.upos(t) == Upos::Punct
    }

    /// A finite or other full verb, not an auxiliary.
    pub fn is_verb(&self, t: TokenId) -> bool {
        self.upos(t) == Upos::Verb
    }

    /// An auxiliary or copula of another word.
    pub fn is_auxiliary(&self, t: TokenId) -> bool {
        matches!(self.deprel(t), Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
    }

    /// The tokens that start inside a text span.
    pub fn tokens_in(&self, span: Span) -> Range<u32> {
        let tokens = &self.syntax.tokens;
        let from = tokens.partition_point(|t| t.span.start < span.start);
        let to = tokens.partition_point(|t| t.span.start < span.end);
        TokenId::new(from).0..TokenId::new(to.max(from)).0
    }

    pub fn span(&self, tokens: Range<u32>) -> Span {
        self.syntax.span(tokens)
    }

    /// The passage inside whose marks an offset lies.
    pub fn passage_at(&self, offset: u32) -> Option<usize> {
        let i = self.passages.partition_point(|p| p.span.end <= offset);
        self.passages.get(i).filter(|p| p.span.start <= offset).map(|_| i)
    }

    /// The passage of a token.
    pub fn passage_of(&self, t: TokenId) -> Option<usize> {
        self.passage_at(self.token(t)?.span.start)
    }

    pub fn child(&self, head: TokenId, wanted: impl Fn(Deprel) -> bool) -> Option<TokenId> {
        self.token(head)?;
        self.syntax.child_where(head, wanted)
    }

    pub fn children(&self, head: TokenId) -> impl DoubleEndedIterator<Item = TokenId> + 'a {
        self.syntax.children(head)
    }

    pub fn hull(&self, t: TokenId) -> Range<u32> {
        self.syntax.hull(t)
    }

    pub fn head(&self, t: TokenId) -> Option<TokenId> {
        self.token(t)?.head
    }

    pub fn is_finite(&self, t: TokenId) -> bool {
        let finite =
            |t: &Token| t.feats.has(Feats::PAST) || t.feats.has(Feats::PRESENT) || t.feats.has(Feats::FINITE);
        self.token(t).is_some_and(|t| t.upos == Upos::Aux || t.upos == Upos::Verb && finite(t))
    }

    /// "is telling", "has said", "says": a finite verb, or one below a finite auxiliary.
    pub fn is_finite_group(&self, verb: TokenId) -> bool {
        self.is_finite(verb)
            || self.children(verb).any(|c| self.deprel(c) == Deprel::Aux && self.is_finite(c))
    }

    /// The part of `tokens` around `head` that lies on the same side of all quotation marks.
    pub fn outside_passages(&self, tokens: Range<u32>, head: TokenId) -> Range<u32> {
        let own = self.passage_of(head);
        let same = |t: &u32| self.passage_of(TokenId(*t)) == own;
        let start = (tokens.start..head.0).rev().take_while(same).last().unwrap_or(head.0);
        let end = (head.0..tokens.end).take_while(same).last().map_or(head.0 + 1, |t| t + 1);
        start..end
    }

    pub fn is_gerund(&self, t: TokenId) -> bool {
        self.token(t).is_some_and(|t| t.feats.has(Feats::GERUND))
    }

    /// "diplomats briefed on the talks", "a fund called Open Door": a participle of the passive that describes the noun
    /// before it.
    pub fn is_reduced(&self, verb: TokenId) -> bool {
        self.deprel(verb) == Deprel::Acl && !self.is_gerund(verb)
    }

    /// Passive: an auxiliary or subject of the passive, or the agent, says so.
    pub fn is_passive(&self, t: TokenId) -> bool {
        let be = |c: TokenId| matches!(self.lemma(c), "be" | "get" | "'s" | "’s");
        // "was booed and shouted down by the crowd"
        let joined = self.deprel(t) == Deprel::Conj
            && !self.is_finite(t)
            && self.child(t, Deprel::is_subject).is_none()
            && self.head(t).is_some_and(|h| h.0 < t.0 && self.child(h, |d| d == Deprel::AuxPass).is_some());
        joined
            || self.children(t).any(|c| match self.deprel(c) {
                Deprel::AuxPass => be(c),
                Deprel::NsubjPass | Deprel::CsubjPass => self.children(t).any(be),
                d => d == Deprel::OblAgent,
            })
    }

    /// `tokens` without the punctuation and blanks at its ends; quotation marks stay.
    pub fn trim(&self, mut tokens: Range<u32>) -> Range<u32> {
        let loose = |t: u32| {
            self.is_punct(TokenId(t))
                && !self
                    .text(TokenId(t))
                    .contains(['"', '“', '”', '‘', '’', '\'', '«', '»', '(', ')', '%', '$', '?', '!'])
        };
        while tokens.start < tokens.end && loose(tokens.start) {
            tokens.start += 1;
        }
        while tokens.start < tokens.end && loose(tokens.end - 1) {
            tokens.end -= 1;
        }
        tokens
    }

    /// The token of a phrase whose head lies outside it: its syntactic head, by the tree.
    pub fn phrase_head(&self, tokens: Range<u32>) -> Option<TokenId> {
        let outside = |t: &u32| self.head(TokenId(*t)).is_none_or(|h| !tokens.contains(&h.0));
        let nominal =
            |t: &u32| matches!(self.upos(TokenId(*t)), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num);
        tokens
            .clone()
            .find(|t| outside(t) && nominal(t))
            .or_else(|| tokens.clone().find(nominal))
            .or(tokens.clone().next())
            .map(TokenId)
    }
}
