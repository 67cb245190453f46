//! What a predicate of position is about: the heads of its objects in the tree, form by form.

use super::knowledge::MoveEntry;
use super::reader::Reader;
use crate::model::{Deprel, Feats, Move, Str, TokenId, Upos};

impl Reader<'_> {
    pub(super) fn verb_objects(&self, verb: TokenId, entry: &MoveEntry, others: &[Str]) -> Vec<TokenId> {
        let mut prepositional = None;
        for other in others {
            let particle = self.syntax.children(verb).find(|&c| self.lemma(c) == *other);
            match (particle, self.under_preposition(verb, other)) {
                (_, Some(object)) => prepositional = Some(object),
                (Some(_), None) => {}
                (None, None) => return Vec::new(),
            }
        }
        let clause = self.syntax.child_where(verb, |d| matches!(d, Deprel::Ccomp | Deprel::Xcomp));
        // "urged China to do more", "called on China to …": what is asked, however the parser hangs it.
        let asks = prepositional.is_some() || entry.action == Move::Request;
        let infinitive = || {
            let asked = |&c: &TokenId| {
                let t = self.token(c);
                c > verb && matches!(t.deprel, Deprel::Advcl | Deprel::Acl) && t.feats.has(Feats::INFINITIVE)
            };
            let on_object = self.syntax.child(verb, Deprel::Obj).into_iter();
            let children = on_object.flat_map(|o| self.syntax.children(o)).chain(self.syntax.children(verb));
            children.into_iter().find(asked).filter(|_| asks)
        };
        let gerund = || {
            let next = |&c: &TokenId| {
                c > verb
                    && self.token(c).deprel == Deprel::Advcl
                    && self.token(c).feats.has(Feats::GERUND)
                    && c.0 <= verb.0 + 2
            };
            self.syntax.children(verb).find(next)
        };
        let object =
            clause.or_else(infinitive).or_else(gerund).or(prepositional).or_else(|| self.direct_object(verb));
        object.into_iter().collect()
    }

    fn direct_object(&self, verb: TokenId) -> Option<TokenId> {
        let object = self.syntax.child(verb, Deprel::Obj);
        let passive = || {
            self.syntax
                .child_where(verb, |d| matches!(d, Deprel::NsubjPass | Deprel::CsubjPass))
                .filter(|_| self.syntax.child(verb, Deprel::AuxPass).is_some())
        };
        // "the proposal rejected by Moscow": the participle's noun.
        let reduced = || {
            let t = self.token(verb);
            let past = t.feats.has(Feats::PARTICIPLE) && t.deprel == Deprel::Acl;
            t.head.filter(|_| past && self.agent(verb).is_some())
        };
        object.or_else(passive).or_else(reduced)
    }

    /// The nominal or clause under a preposition that depends on a word.
    fn under_preposition(&self, word: TokenId, preposition: &str) -> Option<TokenId> {
        let marks = |d: Deprel| matches!(d, Deprel::Case | Deprel::Mark | Deprel::Fixed);
        self.syntax.children(word).find(|&c| {
            let t = self.token(c);
            let open = t.deprel.is_oblique()
                || matches!(
                    t.deprel,
                    Deprel::Nmod | Deprel::Advcl | Deprel::Xcomp | Deprel::Ccomp | Deprel::Acl | Deprel::Obj
                );
            open && self
                .syntax
                .children(c)
                .any(|m| marks(self.token(m).deprel) && self.lemma(m) == preposition)
        })
    }

    pub(super) fn adjective_objects(&self, word: TokenId, others: &[Str]) -> Vec<TokenId> {
        let object = match others.first() {
            Some(preposition) => self.under_preposition(word, preposition),
            None => self.syntax.child(word, Deprel::Ccomp).or_else(|| self.under_preposition(word, "that")),
        };
        object.into_iter().collect()
    }

    pub(super) fn noun_objects(&self, noun: TokenId, others: &[Str]) -> Vec<TokenId> {
        let hull = self.syntax.hull(noun);
        let has = |other: &Str| hull.clone().any(|t| self.lemma(TokenId(t)) == *other);
        if !others.iter().all(has) {
            return Vec::new();
        }
        self.complement(noun).into_iter().collect()
    }

    /// What a noun is about: "for …", "of …", "regarding …", "to do …", "that …".
    pub(super) fn complement(&self, noun: TokenId) -> Option<TokenId> {
        const ABOUT: &[&str] =
            &["for", "of", "on", "about", "regarding", "concerning", "over", "against", "to"];
        let clause = |&c: &TokenId| match self.token(c).deprel {
            Deprel::Ccomp => true,
            Deprel::Acl => {
                let feats = self.token(c).feats;
                feats.has(Feats::INFINITIVE)
                    || feats.has(Feats::FINITE)
                    || self.syntax.child(c, Deprel::Mark).is_some()
            }
            _ => false,
        };
        let nominal = |&c: &TokenId| {
            self.token(c).deprel == Deprel::Nmod
                && self.syntax.case(c).is_some_and(|case| ABOUT.contains(&case))
        };
        let below = self.syntax.children(noun).find(clause);
        below
            .or_else(|| self.syntax.children(noun).find(nominal))
            .or_else(|| self.loose_complement(noun, ABOUT))
    }

    /// "demanded an end | to the shelling": what follows a framing noun at once, hung on its verb.
    fn loose_complement(&self, noun: TokenId, about: &[&str]) -> Option<TokenId> {
        let t = self.token(noun);
        let framing = self.knowledge.operators.framing.contains(&self.lemma(noun));
        let verb = t.head.filter(|_| framing && t.deprel == Deprel::Obj)?;
        self.syntax.children(verb).find(|&c| {
            self.token(c).deprel.is_oblique()
                && self.syntax.hull(c).start == noun.0 + 1
                && self.syntax.case(c).is_some_and(|case| about.contains(&case))
        })
    }

    /// Whether a word with its others is what a sentence says of its subject.
    pub(super) fn is_predicate(&self, word: TokenId, others: &[Str]) -> bool {
        let before = word.0.saturating_sub(4)..word.0;
        let has = |other: &Str| {
            self.syntax.children(word).any(|c| self.lemma(c) == *other)
                || before.clone().any(|t| self.lemma(TokenId(t)) == *other)
        };
        let t = self.token(word);
        let predicate = self.syntax.child(word, Deprel::Cop).is_some()
            || self.syntax.child(word, Deprel::Case).is_some()
            || t.deprel == Deprel::Xcomp
            || !others.is_empty();
        predicate && others.iter().all(has)
    }

    pub(super) fn predicate_objects(&self, word: TokenId, others: &[Str]) -> Vec<TokenId> {
        if !self.is_predicate(word, others) || !self.topics_before(word).is_empty() {
            return Vec::new();
        }
        let clause = self.syntax.child_where(word, |d| {
            matches!(d, Deprel::Csubj | Deprel::CsubjPass | Deprel::Ccomp | Deprel::Xcomp)
        });
        let subject = self.syntax.child_where(word, |d| matches!(d, Deprel::Nsubj | Deprel::NsubjOuter));
        // A noun before the copula that the parser attached otherwise.
        let loose = || {
            let cop = self.syntax.child(word, Deprel::Cop)?;
            self.syntax.children(word).rfind(|&c| c < cop && self.token(c).upos == Upos::Noun)
        };
        let subject = subject.or_else(loose).filter(|&s| self.token(s).upos != Upos::Pron);
        subject.or(clause).into_iter().collect()
    }
}
