//! Forms of verbs that the tagger has taken for nouns or adjectives, where a list or an object says that they are none.

use super::super::words::Words;
use super::tree::Tree;
use crate::model::{Deprel, Feats, Upos};

/// Relations of a name that stands before a noun.
const BEFORE: [Deprel; 6] =
    [Deprel::Compound, Deprel::Amod, Deprel::Flat, Deprel::Nsubj, Deprel::NmodUnmarked, Deprel::NmodPoss];

impl Tree<'_> {
    /// "accuses neighbouring Rwanda": the form describes the noun behind it.
    pub(super) fn described(&mut self, i: usize, words: &Words) -> bool {
        if self.tokens[i].upos != Upos::Verb
            || !words.is_describing(self.form(i))
            || i + 1 >= self.tokens.len()
        {
            return false;
        }
        if !self.is_noun(i + 1) {
            return false;
        }
        // The noun phrase may hang on its own description.
        let up = std::iter::successors(Some(i + 1), |&h| self.head(h)).find(|&h| self.head(h) == Some(i));
        if let Some(noun) = up {
            let (above, rel) = (self.head(i), self.tokens[i].deprel);
            let object = matches!(rel, Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl);
            self.hang(noun, above, if object { Deprel::Obj } else { rel });
            self.rehang(i, above.unwrap_or(noun), |_, _| true);
        }
        self.hang(i, Some(up.unwrap_or(i + 1)), Deprel::Amod);
        (self.tokens[i].upos, self.tokens[i].feats) = (Upos::Adj, Feats::default());
        true
    }

    /// "the ministry justified the strike": an adjective has no object, nor a participle of the passive.
    pub(super) fn participle(&mut self, i: usize) -> bool {
        let adjective = self.tokens[i].upos == Upos::Adj && self.form(i).ends_with("ed");
        let object = self.children(i).any(|(c, rel)| c > i && rel == Deprel::Obj && self.is_noun(c));
        if !adjective || !object || self.is_copular(i) {
            return false;
        }
        (self.tokens[i].upos, self.tokens[i].feats) = (Upos::Verb, Feats::PAST.with(Feats::FINITE));
        true
    }

    /// "M23 denied blocking aid": the form behind the verb is its complement and has the noun for its object.
    pub(super) fn gerund(&mut self, i: usize, words: &Words) -> bool {
        let taken = matches!(
            (self.tokens[i].upos, self.tokens[i].deprel),
            (Upos::Noun, Deprel::Compound) | (Upos::Verb, Deprel::Amod)
        );
        let Some(noun) = self.head(i).filter(|&n| taken && n > i && self.form(i).ends_with("ing")) else {
            return false;
        };
        let Some(verb) = self.head(noun).filter(|&v| v + 1 == i && self.tokens[noun].deprel == Deprel::Obj)
        else {
            return false;
        };
        if !words.takes_gerund(&self.tokens[verb].lemma) {
            return false;
        }
        self.hang(i, Some(verb), Deprel::Xcomp);
        self.hang(noun, Some(i), Deprel::Obj);
        (self.tokens[i].upos, self.tokens[i].feats) = (Upos::Verb, Feats::GERUND);
        true
    }

    /// "a charge Kigali denies", "Senegal frees opposition leader": a third person behind a name.
    pub(super) fn third_person(&mut self, i: usize, words: &Words) -> bool {
        let taken = matches!(self.tokens[i].upos, Upos::Noun | Upos::Propn) && words.is_finite(self.form(i));
        let Some(name) = i.checked_sub(1).filter(|_| taken) else { return false };
        if !self.is_before(name, i) {
            return false;
        }
        if let Some(noun) = self.relative(name, i) {
            self.stand_for(i, noun);
        } else if let Some(object) =
            self.head(i).filter(|&h| h > i && self.tokens[i].deprel == Deprel::Compound)
        {
            self.between_parts(name, i, object);
        }
        self.hang(name, Some(i), Deprel::Nsubj);
        (self.tokens[i].upos, self.tokens[i].feats) = (Upos::Verb, Feats::PRESENT.with(Feats::FINITE));
        true
    }

    /// Whether a word with a capital, or a subject, stands right before and hangs on what stands behind it.
    fn is_before(&self, name: usize, verb: usize) -> bool {
        let t = &self.tokens[name];
        let hung =
            self.head(name) == Some(verb) || self.head(name).is_some() && self.head(name) == self.head(verb);
        let named = t.upos == Upos::Propn || self.form(name).starts_with(char::is_uppercase);
        hung && BEFORE.contains(&t.deprel) && (named || t.deprel == Deprel::Nsubj)
    }

    /// The noun with an article before the name, where nothing but a stop follows the verb: "a charge Kigali denies".
    fn relative(&self, name: usize, verb: usize) -> Option<usize> {
        let last = self.tokens.get(verb + 1).is_none_or(|t| t.upos == Upos::Punct);
        let part = |i: usize| self.head(i) == Some(verb) && self.tokens[i].deprel == Deprel::Compound;
        let start = (0..=name).rev().take_while(|&i| self.tokens[i].upos == Upos::Propn).last()?;
        let noun = start.checked_sub(1).filter(|&n| last && self.tokens[n].upos == Upos::Noun)?;
        (part(noun) && self.has(verb, |rel| rel == Deprel::Det)).then_some(noun)
    }

    /// The noun takes the verb's place in the tree, the verb becomes a relative clause of it.
    fn stand_for(&mut self, verb: usize, noun: usize) {
        let (head, rel) = (self.head(verb), self.tokens[verb].deprel);
        self.hang(noun, head, rel);
        self.rehang(verb, noun, |i, _| i < noun || i > verb);
        self.hang(verb, Some(noun), Deprel::AclRelcl);
        // The words of the name hang on its last one.
        for i in noun + 1..verb - 1 {
            self.hang(i, Some(verb - 1), Deprel::Compound);
        }
    }

    /// "Senegal frees opposition leader": what both were parts of is the object.
    fn between_parts(&mut self, name: usize, verb: usize, object: usize) {
        let (head, rel) = (self.head(object), self.tokens[object].deprel);
        self.rehang(object, name, |i, _| i < name);
        self.hang(verb, head, rel);
        self.rehang(object, verb, |_, rel| rel == Deprel::Punct);
        self.hang(object, Some(verb), Deprel::Obj);
    }
}
