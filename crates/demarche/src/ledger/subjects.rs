//! Who does what a predicate says: its deep subject, or the owner of a noun.

use super::parties::Party;
use super::reader::Reader;
use crate::model::{Deprel, TokenId, Upos};

impl Reader<'_> {
    /// The deep subject of a predicate.
    pub(super) fn subject(&self, word: TokenId) -> Option<TokenId> {
        let mut at = word;
        for _ in 0..8 {
            let passive = self.syntax.child(at, Deprel::NsubjPass).is_some()
                || self.syntax.child(at, Deprel::AuxPass).is_some();
            if passive {
                return self.agent(at);
            }
            if let Some(subject) =
                self.syntax.child_where(at, |d| matches!(d, Deprel::Nsubj | Deprel::NsubjOuter))
            {
                return Some(self.antecedent(at, subject));
            }
            if let Some(agent) = self.agent(at) {
                return Some(agent);
            }
            let t = self.token(at);
            let head = t.head?;
            match t.deprel {
                Deprel::Acl | Deprel::AclRelcl if self.is_nominal(head) => return Some(head),
                Deprel::Conj | Deprel::Xcomp | Deprel::Advcl | Deprel::Parataxis | Deprel::Ccomp => at = head,
                _ => return None,
            }
        }
        None
    }

    /// "which", "who", "that" stand for the noun over their clause.
    fn antecedent(&self, clause: TokenId, subject: TokenId) -> TokenId {
        let relative = matches!(self.lemma(subject).as_str(), "who" | "which" | "that");
        let t = self.token(clause);
        match t.head {
            Some(head) if relative && t.deprel == Deprel::AclRelcl => head,
            _ => subject,
        }
    }

    /// Whose demand, offer or support it is: possessor, adjective, or subject of the light verb.
    pub(super) fn owners(&self, noun: TokenId) -> Vec<Party> {
        let modifies = |&c: &TokenId| {
            matches!(self.token(c).deprel, Deprel::NmodPoss | Deprel::Amod | Deprel::Compound)
                || (self.token(c).deprel == Deprel::Nmod
                    && matches!(self.syntax.case(c), Some("by" | "from")))
        };
        for child in self.syntax.children(noun).filter(modifies) {
            let parties = self.parties_at(child);
            if !parties.is_empty() {
                return parties;
            }
        }
        let verb = self.light_verb(noun).or_else(|| {
            self.token(noun)
                .head
                .filter(|&h| self.token(noun).deprel.is_oblique() && self.token(h).upos == Upos::Verb)
        });
        let subject = verb.and_then(|v| self.subject(v));
        match subject {
            Some(subject) if self.token(subject).deprel != Deprel::Expl => self.parties_at(subject),
            _ => self.speech(noun).map(|s| self.speakers(s)).unwrap_or_default(),
        }
    }
}
