//! Positions without a verb of position: "must withdraw", "will never recognise", "if …, we will respond".

use super::parties::Party;
use super::reader::{Reader, Reading};
use crate::model::{Authority, Deprel, Firmness, Move, TokenId, Upos};

impl Reader<'_> {
    /// The position that a verb takes by its modal alone, in the speech of an official.
    pub(super) fn modal(&self, verb: TokenId) -> Option<Reading> {
        if !matches!(self.token(verb).upos, Upos::Verb) {
            return None;
        }
        let aux = self.syntax.child(verb, Deprel::Aux)?;
        let speech = self.speech(verb)?;
        let speakers = self.speakers(speech);
        if speakers.is_empty() || self.standing_as_condition(verb) {
            return None;
        }
        // "Should Russia follow …": a condition or a question.
        let subject = self.subject(verb).filter(|s| *s < aux || aux > verb)?;
        let own = self.parties_at(subject);
        let same = own.iter().any(|p| speakers.iter().any(|s| s.code == p.code));
        match self.lemma(aux).as_str() {
            "must" | "should" if !same && !own.is_empty() && !self.negated(verb) => {
                self.modal_reading(verb, Move::Demand, "demand/must", speakers)
            }
            "will" | "would" | "can" | "shall" | "wo" | "ca" if same => self.own_will(verb, speakers),
            _ => None,
        }
    }

    /// What the speaker's own party will or will not do.
    fn own_will(&self, verb: TokenId, speakers: Vec<Party>) -> Option<Reading> {
        if self.negated(verb) {
            let never = self.syntax.children(verb).any(|c| self.lemma(c) == "never");
            let mut reading = self.modal_reading(verb, Move::Reject, "reject/will-not", speakers)?;
            if never {
                reading.firmness = Firmness::Categorical;
            }
            return Some(reading);
        }
        let hostile = self.knowledge.operators.hostile.contains(&self.lemma(verb));
        // "warned that it would …": the verb above says what it is.
        let condition = self.condition(verb, None);
        if !(hostile && condition.is_some() || self.standing(verb).1) {
            return None;
        }
        let (action, rule) = match condition {
            Some(_) if hostile => (Move::Threaten, "threaten/if"),
            Some(_) => (Move::Offer, "offer/if"),
            None if hostile => return None,
            None => (Move::Commit, "commit/will"),
        };
        self.modal_reading(verb, action, rule, speakers)
    }

    fn modal_reading(&self, verb: TokenId, action: Move, rule: &str, parties: Vec<Party>) -> Option<Reading> {
        let known = action != Move::Threaten;
        let topics: Vec<_> = self.topics(verb, verb).into_iter().filter(|t| t.known || !known).collect();
        let binding: Vec<Party> = parties.into_iter().filter(|p| p.authority > Authority::Ascribed).collect();
        if topics.is_empty() || binding.is_empty() {
            return None;
        }
        let condition = self.condition(verb, None);
        let firmness = Firmness::Firm;
        let rule = rule.into();
        Some(Reading {
            token: verb,
            action,
            firmness,
            rule,
            confidence: 0.6,
            parties: binding,
            topics,
            condition,
        })
    }

    /// Inside of an "if" clause.
    fn standing_as_condition(&self, verb: TokenId) -> bool {
        let marked = |t: TokenId| {
            self.syntax.children(t).any(|c| {
                self.token(c).deprel == Deprel::Mark
                    && matches!(self.lemma(c).as_str(), "if" | "unless" | "whether")
            })
        };
        std::iter::once(verb).chain(self.syntax.ancestors(verb)).any(marked)
    }
}
