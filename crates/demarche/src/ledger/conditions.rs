//! "if …", "unless …", "should talks fail", "in the event of …".

use super::reader::Reader;
use crate::model::{Deprel, Span, TokenId};

impl Reader<'_> {
    /// The condition of a predicate: in its clause, in a clause above it of the same utterance, or in
    /// its object's.
    pub(super) fn condition(&self, word: TokenId, object: Option<TokenId>) -> Option<Span> {
        let above = self.syntax.ancestors(word).take(3).take_while(|&a| !self.is_speech_above(word, a));
        let places = std::iter::once(word).chain(object).chain(above);
        let found = places.flat_map(|p| self.syntax.children(p)).find(|&c| self.is_condition(c));
        let clause = found.map(|c| self.syntax.span(self.syntax.hull(c)));
        clause.or_else(|| self.linked_condition(word, object))
    }

    /// Whether `above` stands outside of the utterance that holds `word`.
    fn is_speech_above(&self, word: TokenId, above: TokenId) -> bool {
        self.speech(word) != self.speech(above)
    }

    pub(super) fn is_condition(&self, clause: TokenId) -> bool {
        let t = self.token(clause);
        let ops = &self.knowledge.operators;
        if t.deprel.is_oblique() || t.deprel == Deprel::Nmod {
            return self.syntax.case(clause) == Some("in")
                && ops.condition_nouns.contains(&self.lemma(clause));
        }
        // "ready to talk if …", which the parser takes for what is talked about; "asked if …" is a question.
        let asked = || t.head.is_some_and(|h| ops.asking.contains(&self.lemma(h)));
        let clausal = t.deprel == Deprel::Advcl || t.deprel == Deprel::Ccomp && !asked();
        clausal && self.syntax.children(clause).any(|c| self.introduces(c, clause))
    }

    /// A conjunction, or "should" before its subject.
    fn introduces(&self, word: TokenId, clause: TokenId) -> bool {
        let t = self.token(word);
        let first = self.syntax.hull(clause).start == word.0;
        let conjunction = matches!(t.deprel, Deprel::Mark | Deprel::Advmod) && self.lemma(word) != "should";
        (conjunction || (t.deprel == Deprel::Aux && first && self.lemma(word) == "should"))
            && self.knowledge.operators.conditions.contains(&self.lemma(word))
    }
}
