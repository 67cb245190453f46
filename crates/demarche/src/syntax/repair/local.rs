//! Words that hang on the wrong neighbour.

use super::tree::{Tree, is_mark};
use crate::model::{Deprel, Feats, Token, TokenId, Upos};

impl Tree<'_> {
    /// "Ukraine distrusts Belarus": a name right before a finite verb without a subject is its subject, one right
    /// behind it its object.
    pub(super) fn names_beside(&mut self, verb: usize) {
        let t = &self.tokens[verb];
        let finite = t.feats.has(Feats::PRESENT) || t.feats.has(Feats::PAST);
        if t.upos != Upos::Verb || !finite || self.has(verb, Deprel::is_subject) {
            return;
        }
        let loose = [Deprel::Compound, Deprel::Vocative, Deprel::NmodUnmarked, Deprel::Flat, Deprel::Appos];
        let beside = |i: usize| {
            let t = self.tokens.get(i)?;
            let name = t.upos == Upos::Propn && self.head(i) == Some(verb) && loose.contains(&t.deprel);
            name.then_some(i)
        };
        let object = beside(verb + 1).filter(|_| !self.has(verb, |rel| rel == Deprel::Obj));
        if let Some(subject) = verb.checked_sub(1).and_then(beside) {
            self.tokens[subject].deprel = Deprel::Nsubj;
            if let Some(object) = object {
                self.tokens[object].deprel = Deprel::Obj;
            }
        }
    }

    /// "halted its arms exports": what is tagged as a present tense right behind a verb's object, without a
    /// subject of its own, is the object's head noun.
    pub(super) fn plural_objects(&mut self) {
        for i in 1..self.tokens.len() {
            let t = &self.tokens[i];
            let present = t.upos == Upos::Verb && t.feats.has(Feats::PRESENT) && self.form(i).ends_with('s');
            let beside = t.deprel == Deprel::Xcomp
                && self.tokens[i - 1].deprel == Deprel::Obj
                && self.head(i - 1) == self.head(i)
                && self.tokens[i - 1].upos == Upos::Noun;
            if present && beside && !self.has(i, is_mark) {
                self.rehang(i - 1, i, |_, rel| matches!(rel, Deprel::Det | Deprel::NmodPoss | Deprel::Amod));
                self.hang(i - 1, Some(i), Deprel::Compound);
                self.tokens[i].deprel = Deprel::Obj;
                (self.tokens[i].upos, self.tokens[i].feats) = (Upos::Noun, Feats::PLURAL);
            }
        }
    }

    /// "called on all sides to exercise restraint": "to" before a base form makes an infinitive, even where the
    /// parser has taken both for parts of a noun behind.
    pub(super) fn infinitives(&mut self) {
        for i in 1..self.tokens.len() {
            let t = &self.tokens[i];
            let base = t.upos == Upos::Verb && t.feats.has(Feats::INFINITIVE) && t.deprel == Deprel::Compound;
            let to = self.tokens[i - 1].upos == Upos::Part && self.form(i - 1) == "to";
            let Some(noun) = self.head(i).filter(|&h| base && to && h > i) else { continue };
            let mut up = std::iter::successors(self.head(noun), |&h| self.head(h));
            let Some(verb) = up.find(|&h| h < i && self.tokens[h].upos == Upos::Verb) else { continue };
            self.hang(i, Some(verb), Deprel::Xcomp);
            self.hang(i - 1, Some(i), Deprel::Mark);
            self.hang(noun, Some(i), Deprel::Obj);
        }
    }

    /// "after the rebels bombed a school": what stands behind "after" right before a past form without a subject is
    /// its subject.
    pub(super) fn subjects_of_time(&mut self) {
        for i in 2..self.tokens.len() {
            let clause = self.tokens[i].deprel == Deprel::Advcl && self.is_plain_past(i);
            if !clause || self.has(i, is_mark) || !self.is_noun(i - 1) || self.head(i - 1) != self.head(i) {
                continue;
            }
            let opens =
                |form: &str| matches!(form, "after" | "before" | "since" | "until" | "once" | "while");
            let mark = self.children(i - 1).find(|&(c, rel)| rel == Deprel::Case && opens(self.form(c)));
            if let Some((mark, _)) = mark.filter(|_| self.tokens[i - 1].deprel.is_oblique()) {
                self.hang(i - 1, Some(i), Deprel::Nsubj);
                self.hang(mark, Some(i), Deprel::Mark);
            }
        }
    }
}

/// "is due to meet": where the tree has the preposition "due to", but an infinitive follows, "due" is said of
/// the subject and the infinitive is its complement.
pub(in crate::syntax) fn raise_due(tokens: &mut [Token], first: usize, due: usize) {
    let head_of = |t: &Token| t.head.map(|h| h.index() - first);
    let marks = tokens[due].lemma == "due" && matches!(tokens[due].deprel, Deprel::Mark | Deprel::Case);
    let to = tokens.get(due + 1).is_some_and(|t| t.lemma == "to" && head_of(t) == Some(due));
    let Some(verb) = head_of(&tokens[due]).filter(|_| marks && to) else { return };
    let base = tokens[verb].upos == Upos::Verb && tokens[verb].feats.has(Feats::INFINITIVE);
    let be = tokens[..due].iter().any(|t| head_of(t) == Some(verb) && t.lemma == "be");
    if !base || !be || verb < due {
        return;
    }
    let own = |i: usize| Some(TokenId::new(first + i));
    (tokens[due].head, tokens[due].deprel) = (tokens[verb].head, tokens[verb].deprel);
    (tokens[verb].head, tokens[verb].deprel) = (own(due), Deprel::Xcomp);
    (tokens[due + 1].head, tokens[due + 1].deprel) = (own(verb), Deprel::Mark);
    for t in tokens[..due].iter_mut().filter(|t| head_of(t) == Some(verb)) {
        t.head = own(due);
        t.deprel = match t.deprel {
            Deprel::NsubjOuter | Deprel::NsubjPass => Deprel::Nsubj,
            Deprel::AuxPass | Deprel::Aux if t.lemma == "be" => Deprel::Cop,
            other => other,
        };
    }
}
