//! A document as this room looks at it.

use super::homonyms::Homonyms;
use super::knowledge::Knowledge;
use crate::model::{Article, Deprel, Span, Syntax, Times, TokenId, Upos};
use crate::places;
use jiff::civil::Date;
use std::ops::Range;

/// The layers and what is known, with the words at hand.
pub(super) struct Doc<'d> {
    /// Trees.
    pub syntax: &'d Syntax,
    /// The word of every token.
    pub words: Vec<&'d str>,
    /// The document's date.
    pub on: Option<Date>,
    /// The tables.
    pub k: &'d Knowledge,
    /// The gazetteer.
    pub gazetteer: &'d places::Knowledge,
    /// Where the dateline stands.
    pub dateline: Option<Span>,
    /// The names of countries that mean something else here.
    pub homonyms: Homonyms,
    /// For every token, whether a time expression holds it.
    timed: Vec<bool>,
}

impl<'d> Doc<'d> {
    /// Gathers them.
    pub fn new(
        article: &'d Article,
        syntax: &'d Syntax,
        times: &Times,
        gazetteer: &'d places::Knowledge,
        k: &'d Knowledge,
    ) -> Doc<'d> {
        let words: Vec<&str> = syntax.tokens.iter().map(|t| k.usual(t.span.of(&article.text))).collect();
        let mut timed = vec![false; words.len()];
        for t in &times.timexes {
            let tokens = t.tokens.start as usize..t.tokens.end as usize;
            timed.get_mut(tokens).into_iter().flatten().for_each(|held| *held = true);
        }
        let homonyms = Homonyms::of(&words, k);
        let (on, dateline) = (times.published.date, article.dateline);
        Doc { syntax, words, on, k, gazetteer, dateline, homonyms, timed }
    }

    /// Whether a time expression holds the token.
    pub fn is_time(&self, t: TokenId) -> bool {
        self.timed.get(t.index()).copied().unwrap_or(false)
    }

    /// Whether tokens stand in the bracket of the dateline: "(Agency)" credits the report, and acts in nothing.
    pub fn is_credit(&self, tokens: &Range<u32>) -> bool {
        let inside = self.dateline.is_some_and(|d| {
            let at = self.syntax.span(tokens.clone());
            d.start <= at.start && at.end <= d.end
        });
        let sentence = || self.syntax.token(TokenId(tokens.start)).sentence;
        let before = || self.words(&(self.syntax.sentence(sentence()).tokens.start..tokens.start));
        inside && before().contains(&"(")
    }

    /// The words of a run of tokens.
    pub fn words(&self, range: &Range<u32>) -> &[&'d str] {
        self.words.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    /// The words of a run of tokens, with blanks where the text has them.
    pub fn name(&self, range: &Range<u32>) -> String {
        let mut out = String::new();
        let mut last: Option<u32> = None;
        for i in range.clone() {
            let Some(token) = self.syntax.tokens.get(i as usize) else { break };
            if last.is_some_and(|end| end < token.span.start) {
                out.push(' ');
            }
            out.push_str(self.words[i as usize]);
            last = Some(token.span.end);
        }
        out
    }

    /// The token whose own head lies outside of the run: its syntactic head.
    pub fn head(&self, range: &Range<u32>) -> TokenId {
        let outside = |t: &TokenId| self.syntax.token(*t).head.is_none_or(|h| !range.contains(&h.0));
        let real = |t: &TokenId| self.syntax.token(*t).upos != Upos::Punct;
        let mut ids = range.clone().map(TokenId);
        ids.clone()
            .find(|t| outside(t) && real(t))
            .or_else(|| ids.next_back())
            .unwrap_or(TokenId(range.start))
    }

    /// The relation of a token to its head.
    pub fn deprel(&self, t: TokenId) -> Deprel {
        self.syntax.token(t).deprel
    }

    /// The word of a token; empty beyond the text.
    pub fn word(&self, i: u32) -> &'d str {
        self.words.get(i as usize).copied().unwrap_or("")
    }
}
