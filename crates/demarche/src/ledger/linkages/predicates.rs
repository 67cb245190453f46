//! Predicates that say of one thing that it hangs on another: "a precondition for", "linked to".

use super::super::reader::Reader;
use super::Link;
use super::knowledge::{LinkEntry, LinkForm};
use crate::model::{Deprel, Span, Str, TokenId, Upos};

impl Reader<'_> {
    /// The link that a noun or verb of the lexicon makes.
    pub(super) fn predicated(&self, token: TokenId) -> Option<Link> {
        let wordings = self.knowledge.linkages.by_word.get(&self.lemma(token))?;
        wordings.iter().find_map(|w| {
            let entry = self.knowledge.linkages.entries.get(w.entry)?;
            let (act, condition) = self.linked_words(entry, token, &w.others)?;
            if [act, condition].iter().any(|&t| self.token(t).upos == Upos::Pron) {
                return None;
            }
            // "made its approval conditional on": the adjective is not part of what is conditioned.
            let adjective = w.others.first().filter(|_| entry.form == LinkForm::Verb && w.others.len() == 2);
            let (kind, rule) = (entry.kind, entry.name.clone());
            let (act, condition) = (self.phrase(act, adjective), self.phrase(condition, None));
            Some(Link { kind, token, act, condition, rule })
        })
    }

    /// Heads of act and condition.
    fn linked_words(&self, entry: &LinkEntry, token: TokenId, others: &[Str]) -> Option<(TokenId, TokenId)> {
        if entry.form == LinkForm::Marker || !self.standing(token).1 || self.negated(token) {
            return None;
        }
        let under = others.last().and_then(|p| self.after_preposition(token, p));
        let verb = self.token(token).upos == Upos::Verb;
        match entry.form {
            LinkForm::Predicate if self.token(token).upos == Upos::Noun => {
                Some((under?, self.said_to_be(token)?))
            }
            LinkForm::Verb if verb => {
                let object = self.syntax.child(token, Deprel::Obj)?;
                Some((object, self.conditioned(token, object, others)?))
            }
            LinkForm::Subject if verb && !others.is_empty() => {
                let subject = self.syntax.child(token, Deprel::Nsubj)?;
                Some((subject, under?))
            }
            _ => None,
        }
    }

    /// What stands under the verb's preposition: its own, or that of the adjective said of the object.
    fn conditioned(&self, verb: TokenId, object: TokenId, others: &[Str]) -> Option<TokenId> {
        let preposition = others.last()?;
        let [adjective, _] = others else {
            let own = self.after_preposition(verb, preposition);
            return own.or_else(|| self.after_preposition(object, preposition));
        };
        let under = self.syntax.hull(verb).map(TokenId).find(|&t| self.lemma(t) == *adjective)?;
        self.after_preposition(under, preposition).or_else(|| self.after_preposition(verb, preposition))
    }

    /// Of what a noun is said: the copula's subject, or the object of the verb above ("set X as a …").
    fn said_to_be(&self, noun: TokenId) -> Option<TokenId> {
        let subject = self.syntax.child_where(noun, |d| matches!(d, Deprel::Nsubj | Deprel::Csubj));
        subject.or_else(|| {
            let t = self.token(noun);
            let verb = t.head.filter(|_| t.deprel.is_oblique() || t.deprel == Deprel::Xcomp)?;
            self.syntax.child_where(verb, |d| matches!(d, Deprel::Obj | Deprel::NsubjPass))
        })
    }

    /// The nominal or clause under a preposition below a word.
    fn after_preposition(&self, word: TokenId, preposition: &str) -> Option<TokenId> {
        self.syntax.children(word).find(|&c| {
            c > word
                && self.syntax.children(c).any(|m| {
                    matches!(self.token(m).deprel, Deprel::Case | Deprel::Mark)
                        && self.lemma(m) == preposition
                })
        })
    }

    /// A head's words without the preposition before and punctuation around them, and without what
    /// begins with `but`.
    fn phrase(&self, head: TokenId, but: Option<&Str>) -> Span {
        let start = self.phrase_start(head);
        let end = self.syntax.hull(head).end;
        let cut = (start + 1..end).find(|&t| but.is_some_and(|b| self.lemma(TokenId(t)) == *b));
        let last = (start..cut.unwrap_or(end)).rfind(|&t| self.token(TokenId(t)).upos != Upos::Punct);
        last.map_or(self.token(head).span, |last| self.syntax.span(start..last + 1))
    }

    /// The first token of a head's phrase after its preposition, conjunction and punctuation.
    pub(super) fn phrase_start(&self, head: TokenId) -> u32 {
        let outer = |t: &u32| {
            let token = self.token(TokenId(*t));
            let opens = matches!(token.deprel, Deprel::Case | Deprel::Mark | Deprel::Cc);
            *t < head.0 && (token.upos == Upos::Punct || token.head == Some(head) && opens)
        };
        self.syntax.hull(head).find(|t| !outer(t)).unwrap_or(head.0)
    }
}
