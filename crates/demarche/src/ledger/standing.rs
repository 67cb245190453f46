//! Whether a predicate of position is asserted, and what negation, adverbs and modals make of it.

use super::moves::Hit;
use super::reader::Reader;
use crate::model::{Deprel, Feats, Firmness, Move, Str, TokenId, Upos};

impl Reader<'_> {
    /// Whether a word or the light verb over it is negated.
    pub(super) fn negated(&self, word: TokenId) -> bool {
        let own = |w: TokenId| {
            self.syntax.children(w).any(|c| {
                matches!(
                    self.lemma(c).as_str(),
                    "not" | "n't" | "never" | "no" | "neither" | "cannot" | "nor"
                ) && matches!(
                    self.token(c).deprel,
                    Deprel::Advmod | Deprel::Det | Deprel::CcPreconj | Deprel::Cc
                )
            })
        };
        own(word) || (self.token(word).upos == Upos::Noun && self.light_verb(word).is_some_and(own))
    }

    /// The light verb of which a noun is the object.
    pub(super) fn light_verb(&self, noun: TokenId) -> Option<TokenId> {
        let t = self.token(noun);
        let carried =
            t.deprel.is_oblique() || matches!(t.deprel, Deprel::Obj | Deprel::Nsubj | Deprel::Xcomp);
        t.head.filter(|&h| carried && self.knowledge.operators.light.contains(&self.lemma(h)))
    }

    pub(super) fn hedged_by_modal(&self, word: TokenId) -> bool {
        self.modals(word).any(|m| matches!(m.as_str(), "would" | "could" | "may" | "might" | "will" | "can"))
            || self.token(word).feats.has(Feats::GERUND)
    }

    /// Lemmas of a verb's auxiliaries.
    pub(super) fn modals(&self, verb: TokenId) -> impl Iterator<Item = Str> {
        self.syntax.children(verb).filter(|&c| self.token(c).deprel == Deprel::Aux).map(|c| self.lemma(c))
    }

    /// Move and firmness after negation, adverbs and modals; `None` where nothing is left of it.
    pub(super) fn coloured(
        &self,
        hit: &Hit,
        action: Move,
        firmness: Firmness,
        negated: bool,
    ) -> Option<(Move, Firmness)> {
        let mut action = action;
        let mut firmness = firmness;
        let longer = self.syntax.children(hit.token).any(|c| self.lemma(c) == "longer");
        if negated {
            (action, firmness) = match action {
                Move::Demand | Move::Request if longer => (Move::Withdraw, Firmness::Firm),
                Move::Accept | Move::Open | Move::Offer | Move::Commit => (Move::Reject, Firmness::Firm),
                Move::Reject => (Move::Open, Firmness::Hedged),
                _ => return None,
            };
        }
        let ops = &self.knowledge.operators;
        let strong = |c: TokenId| ops.categorical.contains(&self.lemma(c));
        let adverb = self.syntax.children(hit.token).any(strong);
        let hedge = self.modals(hit.token).any(|m| matches!(m.as_str(), "could" | "may" | "might"));
        if adverb && action != Move::Open {
            firmness = Firmness::Categorical;
        } else if hedge && !negated {
            firmness = Firmness::Hedged;
            action = match action {
                Move::Accept | Move::Offer | Move::Commit => Move::Open,
                Move::Demand | Move::Request | Move::Reject | Move::Withdraw => return None,
                other => other,
            };
        }
        Some((action, firmness))
    }

    /// Whether a predicate's meaning is turned by what governs it ("refused to rule out"), and whether
    /// it is asserted at all: not merely supposed, asked, wished, or the content of another move.
    pub(super) fn standing(&self, word: TokenId) -> (bool, bool) {
        let ops = &self.knowledge.operators;
        let (mut at, mut turned) = (word, false);
        loop {
            let t = self.token(at);
            if self.supposed(at) {
                return (turned, false);
            }
            let Some(head) = t.head else { return (turned, true) };
            let above = self.lemma(head);
            match t.deprel {
                Deprel::Advcl | Deprel::Xcomp
                    if t.feats.has(Feats::GERUND) && ops.accusing.contains(&above) =>
                {
                    return (turned, false);
                }
                Deprel::Xcomp if ops.refusing.contains(&above) => turned = !turned,
                Deprel::Xcomp if ops.passing.contains(&above) || t.feats.has(Feats::GERUND) => {}
                Deprel::Xcomp if t.upos == Upos::Verb && !self.is_nominal(head) => return (turned, false),
                Deprel::Advcl if t.feats.has(Feats::INFINITIVE) && self.has_to(at) => {
                    return (turned, false);
                }
                Deprel::Acl if t.feats.has(Feats::INFINITIVE) => return (turned, false),
                Deprel::Ccomp | Deprel::Acl if self.is_move_on(head, at) => return (turned, false),
                // "dropped its threat": what is given up is no longer said.
                Deprel::Obj if self.gives_up(head) => return (turned, false),
                _ => {}
            }
            at = head;
        }
    }

    /// Under "if", "whether", "should": not asserted.
    fn supposed(&self, clause: TokenId) -> bool {
        let t = self.token(clause);
        let clausal = matches!(
            t.deprel,
            Deprel::Advcl
                | Deprel::Ccomp
                | Deprel::Csubj
                | Deprel::CsubjPass
                | Deprel::Acl
                | Deprel::AclRelcl
        );
        let deontic = |m: &Str| matches!(m.as_str(), "should" | "must" | "ought");
        clausal
            && self.syntax.children(clause).any(|c| {
                self.token(c).deprel == Deprel::Mark
                    && matches!(self.lemma(c).as_str(), "if" | "unless" | "whether" | "lest")
            })
            || self.modals(clause).any(|m| deontic(&m)) && t.upos == Upos::Verb
    }

    fn gives_up(&self, verb: TokenId) -> bool {
        let entry = self.hit(verb).and_then(|h| self.knowledge.moves.get(h.entry));
        entry.is_some_and(|e| e.withdraws)
    }

    pub(super) fn has_to(&self, clause: TokenId) -> bool {
        self.syntax.child(clause, Deprel::Mark).is_some_and(|m| self.lemma(m) == "to")
    }

    /// Whether a clause is the content of a move above it ("demanded that NATO reject …").
    fn is_move_on(&self, head: TokenId, clause: TokenId) -> bool {
        let known = self.knowledge.by_head.contains_key(&self.lemma(head));
        known && self.hit(head).is_some_and(|h| h.objects.contains(&clause))
    }

    /// "by Moscow" of a passive.
    pub(super) fn agent(&self, verb: TokenId) -> Option<TokenId> {
        self.syntax.children(verb).find(|&c| {
            let d = self.token(c).deprel;
            d == Deprel::OblAgent || (d == Deprel::Obl && self.syntax.case(c) == Some("by"))
        })
    }
}
