//! Finite verbs hung below what another verb says or wants: they are that verb's sisters.

use super::super::words::Words;
use super::tree::Tree;
use crate::model::{Deprel, Feats, Upos};

impl Tree<'_> {
    /// Hangs every such verb on the one whose sister it is.
    pub(super) fn sisters(&mut self, words: &Words) {
        for i in 2..self.tokens.len() {
            if let Some(above) = self.sister(i, words) {
                self.hang(i, Some(above), Deprel::Conj);
                if self.is_plain_past(i) {
                    self.tokens[i].feats = Feats::PAST.with(Feats::FINITE);
                }
            }
        }
    }

    /// The verb with which a finite one without a subject is coordinated, where the parser has taken one below it.
    fn sister(&self, i: usize, words: &Words) -> Option<usize> {
        let joined = self.tokens[i].deprel == Deprel::Conj && self.is_finite(i) && !self.has_subject(i);
        let below = self.head(i).filter(|_| joined)?;
        if self.is_infinitive(below) {
            // "called on them to stop and offered help": no infinitive is coordinated with a finite verb.
            return std::iter::successors(self.head(below), |&a| self.head(a)).find(|&a| self.agree(i, a));
        }
        if let Some(above) = self.owner(below).filter(|&a| self.is_plain_past(i) && self.is_plain_past(a)) {
            return Some(above);
        }
        let above = self.bearer(below).filter(|&a| self.agree(i, a))?;
        (self.is_parted_tense(i, below, above) || self.is_answer(i, below, above, words)).then_some(above)
    }

    /// "froze any assets they hold in Europe and barred them": the verb whose object a relative clause in the present
    /// describes.
    fn owner(&self, clause: usize) -> Option<usize> {
        let present = self.tokens[clause].feats.has(Feats::PRESENT) && self.tokens[clause].upos == Upos::Verb;
        let noun = self.head(clause).filter(|_| present && self.tokens[clause].deprel == Deprel::AclRelcl)?;
        self.head(noun).filter(|_| self.tokens[noun].deprel == Deprel::Obj)
    }

    /// "said that the ship had strayed, and accused Manila", "said the bloc backs the talks and called on Chad": a
    /// plain past is the sister of the verb of speech, not of what was said in the present, or behind a comma in
    /// another tense.
    fn is_parted_tense(&self, i: usize, below: usize, above: usize) -> bool {
        let comma = self.form(i - 1) == "and" && self.form(i - 2) == ",";
        let helped = self.has(below, |rel| rel == Deprel::Aux);
        (comma && helped || self.is_third(below))
            && self.is_plain_past(i)
            && self.is_plain_past(above)
            && self.head(below) == Some(above)
    }

    /// "denied that fees were owed and threatened to sue": who denies something answers in his own words; who says
    /// something in another tense does ("said its army had strayed and accused Chad").
    fn is_answer(&self, i: usize, below: usize, above: usize, words: &Words) -> bool {
        let helped = |t: usize| self.has(t, |rel| matches!(rel, Deprel::Aux | Deprel::AuxPass));
        let answers = !helped(i) && words.is_answer(&self.tokens[i].lemma);
        answers && (words.is_denial(&self.tokens[above].lemma) || self.is_past(i) && helped(below))
    }

    /// The verb that says a clause, itself or by its object: "denied that …", "rejected claims that …".
    fn bearer(&self, clause: usize) -> Option<usize> {
        let content =
            |i: usize| matches!(self.tokens[i].deprel, Deprel::Ccomp | Deprel::Acl | Deprel::AclRelcl);
        let head = self.head(clause)?;
        // "denied arming them and accused Chad": no gerund is coordinated with a finite verb.
        if self.tokens[clause].deprel == Deprel::Xcomp && self.tokens[clause].feats.has(Feats::GERUND) {
            return Some(head);
        }
        let head = Some(head).filter(|_| content(clause))?;
        if self.tokens[head].upos == Upos::Verb {
            return (self.tokens[clause].deprel == Deprel::Ccomp).then_some(head);
        }
        let that = self.children(clause).any(|(c, _)| self.form(c) == "that");
        self.head(head).filter(|_| that && self.tokens[head].deprel == Deprel::Obj)
    }

    /// A past tense, or a participle that may be one, or a third person in the present.
    fn is_finite(&self, i: usize) -> bool {
        self.is_past(i) || self.is_third(i)
    }

    fn is_third(&self, i: usize) -> bool {
        self.tokens[i].upos == Upos::Verb
            && self.tokens[i].feats.has(Feats::PRESENT)
            && self.form(i).ends_with('s')
    }

    fn is_infinitive(&self, i: usize) -> bool {
        let passive = self.has(i, |rel| matches!(rel, Deprel::AuxPass | Deprel::NsubjPass));
        self.tokens[i].feats.has(Feats::INFINITIVE) && !passive
    }

    /// Whether two verbs may stand in the same tense.
    fn agree(&self, a: usize, b: usize) -> bool {
        let past = |i: usize| self.tokens[i].feats.has(Feats::PAST) || self.is_past(i);
        past(a) && past(b) || self.is_third(a) && self.is_third(b)
    }
}
