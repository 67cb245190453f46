//! The main verb of a full sentence that the parser has hung below something else.

use super::tree::{Tree, is_mark};
use crate::model::{Deprel, Feats, Upos};

impl Tree<'_> {
    /// Whether a noun is no predicate: it has no subject, copula or auxiliary.
    pub(super) fn is_verbless(&self, root: usize) -> bool {
        self.is_noun(root) && !self.has_subject(root) && !self.is_copular(root)
    }

    /// Whether another verb than this one hangs on the root and may be the sentence's.
    pub(super) fn has_other_verb(&self, root: usize, verb: usize) -> bool {
        let other = |(i, rel): (usize, Deprel)| {
            let free = rel != Deprel::AclRelcl && !self.has(i, is_mark);
            i != verb && self.tokens[i].upos == Upos::Verb && free
        };
        self.children(root).any(other)
    }

    /// "Turkey shot down a jet", "Canada lent Chad a ship": a noun has no particle, an adjective without a copula is
    /// no predicate; the name before it is the subject, or the noun, where it has an object ("the ministry justified
    /// it").
    pub(super) fn misnamed(&self, root: usize, past: impl Fn(&str) -> bool) -> Option<usize> {
        let particle = self.has(root, |rel| rel == Deprel::CompoundPrt) && self.is_verbless(root);
        let adjective =
            self.tokens[root].upos == Upos::Adj && past(self.form(root)) && !self.is_copular(root);
        let subject = root.checked_sub(1).filter(|&i| self.head(i) == Some(root))?;
        let object = self.has(root, |rel| rel == Deprel::Obj);
        let named = self.tokens[subject].upos == Upos::Propn || (particle || object) && self.is_noun(subject);
        ((particle || adjective) && named).then_some(subject)
    }

    /// "Saudi Arabia restored relations": the past form between a name and the root, of which both are said to
    /// be parts; the name first.
    pub(super) fn between(&self, root: usize, past: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
        let noun = matches!(self.tokens[root].upos, Upos::Noun | Upos::Propn) && !self.is_copular(root);
        let part = |i: usize| self.head(i) == Some(root) && self.tokens[i].deprel == Deprel::Amod;
        let misnamed = |i: usize| self.tokens[i].upos == Upos::Adj && past(self.form(i));
        let verb = (1..root).find(|&i| noun && part(i) && (self.is_past(i) || misnamed(i)))?;
        let subject = verb - 1;
        let rels = [
            Deprel::Compound,
            Deprel::NmodUnmarked,
            Deprel::Flat,
            Deprel::Nmod,
            Deprel::Nsubj,
            Deprel::NsubjPass,
            Deprel::Advmod,
        ];
        let named = self.tokens[subject].upos == Upos::Propn
            && self.head(subject).is_some_and(|h| h == root || h == verb)
            && rels.contains(&self.tokens[subject].deprel);
        let bare = self.children(verb).all(|(c, _)| c == subject);
        let whole = (0..subject).all(|i| self.tokens[i].upos != Upos::Punct && self.form(i) != "'s");
        (named && bare && whole && !self.has_other_verb(root, verb)).then_some((subject, verb))
    }

    /// What stands before the verb belongs to its subject, the old root is its object.
    pub(super) fn split_phrase(&mut self, subject: usize, verb: usize, object: usize) {
        self.rehang(object, subject, |i, _| i < subject);
        let verbs: Vec<usize> = self.conjuncts(object).collect();
        self.rehang(object, verb, |i, rel| i > object && (rel == Deprel::Punct || verbs.contains(&i)));
        self.crown(verb, subject);
        self.hang(object, Some(verb), Deprel::Obj);
    }

    /// "The ministry dismissed reports", "police freed two men, hours before …": a past form before the root noun that
    /// has a subject of its own is no adjective.
    pub(super) fn predicated(&self, root: usize) -> Option<(usize, usize)> {
        let adjective = |i: usize| self.is_past(i) && self.tokens[i].deprel == Deprel::Amod;
        let verb =
            (1..root).find(|&i| self.is_verbless(root) && self.head(i) == Some(root) && adjective(i))?;
        let own = |&(i, rel): &(usize, Deprel)| i < verb && rel == Deprel::Nsubj && self.is_noun(i);
        let (subject, _) = self.children(verb).find(own)?;
        (!self.has_other_verb(root, verb)).then_some((subject, verb))
    }

    /// The verb takes its noun for its object, or for a circumstance where it has an object or stands apart.
    pub(super) fn crown_over(&mut self, subject: usize, verb: usize, noun: usize) {
        let apart = self.has(verb, |rel| rel == Deprel::Obj) || self.is_parted(verb, noun);
        let verbs: Vec<usize> = self.conjuncts(noun).collect();
        self.rehang(noun, verb, |i, rel| i < verb || i > noun && rel == Deprel::Punct || verbs.contains(&i));
        self.crown(verb, subject);
        self.hang(noun, Some(verb), if apart { Deprel::OblUnmarked } else { Deprel::Obj });
    }

    /// The verbs that are coordinated with a noun.
    fn conjuncts(&self, noun: usize) -> impl Iterator<Item = usize> + '_ {
        let verb = |&(i, rel): &(usize, Deprel)| rel == Deprel::Conj && self.tokens[i].upos == Upos::Verb;
        self.children(noun).filter(verb).map(|(i, _)| i)
    }

    /// "Thousands protested in Lima": the past form right behind the root, taken for its participle or for the
    /// adjective of a noun beside it.
    pub(super) fn behind(&self, root: usize) -> Option<usize> {
        let verb = (root + 1..self.tokens.len()).find(|&i| self.is_behind(root, i))?;
        (!self.has_other_verb(root, verb)).then_some(verb)
    }

    /// Whether a word behind the root is such a past form.
    fn is_behind(&self, root: usize, i: usize) -> bool {
        let beside = [
            Deprel::Appos,
            Deprel::Conj,
            Deprel::Nmod,
            Deprel::Dep,
            Deprel::List,
            Deprel::Flat,
            Deprel::NmodUnmarked,
            Deprel::OblUnmarked,
        ];
        let head = self.head(i);
        let place = match self.tokens[i].deprel {
            Deprel::Acl | Deprel::Conj => head == Some(root),
            Deprel::Amod => head.is_some_and(|h| {
                h > i && self.head(h) == Some(root) && beside.contains(&self.tokens[h].deprel)
            }),
            _ => false,
        };
        let agent = |r: Deprel| r == Deprel::OblAgent || is_mark(r) && r != Deprel::Case && r != Deprel::Det;
        // "the collapsed block": an article just before it makes it an adjective.
        let named = self.is_noun(i - 1) || self.tokens[i - 1].upos == Upos::Adv;
        let parted = (root..i).any(|t| self.tokens[t].upos == Upos::Punct && self.form(t) != ".");
        self.is_past(i) && place && named && !parted && !self.has(i, agent)
    }

    /// The noun is the verb's subject, a noun beside it the object, and what is no part of the noun the verb's.
    pub(super) fn raise(&mut self, noun: usize, verb: usize) {
        let object = self.head(verb).filter(|&h| h != noun);
        self.crown(verb, noun);
        if let Some(object) = object {
            self.hang(object, Some(verb), Deprel::Obj);
        }
        self.rehang(noun, verb, |i, rel| i > verb || is_clausal(rel));
        self.tokens[verb].upos = Upos::Verb;
    }

    /// "Protesters backing the junta burned flags": the past form below a participle of the root.
    pub(super) fn below(&self, root: usize) -> Option<(usize, usize)> {
        let participles = self.children(root).filter(|&(_, rel)| rel == Deprel::Acl).map(|(i, _)| i);
        let verb = |p: usize| (p + 1..self.tokens.len()).find(|&i| self.is_finite_below(p, i));
        participles.filter_map(|p| Some((p, verb(p)?))).find(|&(_, v)| !self.is_parted(root, v))
    }

    /// The verb takes the noun for its subject and what stands behind it; the participle stays the noun's.
    pub(super) fn raise_over(&mut self, noun: usize, participle: usize, verb: usize) {
        let above = self.head(verb).unwrap_or(participle);
        self.crown(verb, noun);
        self.rehang(above, verb, |i, _| i > verb);
        self.rehang(participle, verb, |i, _| i > verb);
        self.rehang(noun, verb, |i, rel| i > verb || is_clausal(rel));
    }

    /// "A report released in Lima alleged that …": the subject of a past form without an object, and another one
    /// that has an object and hangs on the first as no finite verb can.
    pub(super) fn over(&self, root: usize) -> Option<(usize, usize)> {
        let full = |rel: Deprel| {
            let objects = matches!(rel, Deprel::Obj | Deprel::Iobj | Deprel::Ccomp | Deprel::CompoundPrt);
            objects || matches!(rel, Deprel::Aux | Deprel::AuxPass | Deprel::Cc)
        };
        let (subject, _) = self.children(root).find(|&(i, rel)| i < root && rel.is_subject())?;
        let bare = self.is_past(root) && self.is_noun(subject) && !self.has(root, full);
        let verb = (root + 1..self.tokens.len()).find(|&i| bare && self.is_finite_below(root, i))?;
        // Behind a comma the first belongs to the noun before it: "which ended after the junta promised to go".
        let behind = !self.is_parted(subject, root) || self.is_noun(root - 1);
        behind.then_some((subject, verb))
    }

    /// A past form with an object of its own that hangs on another verb like a noun or an infinitive.
    fn is_finite_below(&self, above: usize, i: usize) -> bool {
        let rel = self.tokens[i].deprel;
        let odd = rel.is_oblique() || matches!(rel, Deprel::Xcomp | Deprel::Nmod | Deprel::Dep);
        let object =
            |(c, rel): (usize, Deprel)| c > i && matches!(rel, Deprel::Obj | Deprel::Ccomp | Deprel::Appos);
        self.is_past(i)
            && odd
            && self.head(i) == Some(above)
            && self.children(i).any(object)
            && !self.has(i, is_mark)
    }

    /// The old root is a participle of the subject, or, behind a comma, a clause of the noun before it.
    pub(super) fn lower(&mut self, root: usize, subject: usize, verb: usize) {
        let parted = self.is_parted(subject, root);
        self.rehang(root, verb, |i, _| !(i > subject && i < verb));
        self.crown(verb, subject);
        if parted {
            self.hang(root, Some(root - 1), Deprel::Acl);
            self.tokens[root].feats = Feats::PAST.with(Feats::FINITE);
        } else {
            self.hang(root, Some(subject), Deprel::Acl);
            self.tokens[root].feats = Feats::PARTICIPLE;
        }
        let beside = self.children(verb).find(|&(i, rel)| i > verb && rel == Deprel::Appos);
        if let Some((object, _)) = beside {
            self.tokens[object].deprel = Deprel::Obj;
        }
    }
}

/// Relations of words that belong to a clause, whatever stands for its head.
fn is_clausal(rel: Deprel) -> bool {
    rel.is_oblique()
        || matches!(
            rel,
            Deprel::Punct
                | Deprel::Advmod
                | Deprel::Advcl
                | Deprel::Cc
                | Deprel::Discourse
                | Deprel::Parataxis
        )
}
