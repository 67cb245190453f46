//! Trees that no sentence can have, mended where the words leave one reading only.

use crate::model::{Deprel, Feats, Token, TokenId, Upos};

/// Gives a full sentence whose main verb the parser has hung below a noun or a participle its verb back. Gives
/// the word that was no verb for the tagger: its lemma has to be found anew. `past` tells whether a form is a
/// verb's past tense.
pub(super) fn main_verb(
    tokens: &mut [Token],
    first: usize,
    text: &str,
    past: impl Fn(&str) -> bool,
) -> Option<usize> {
    let mut tree = Tree { tokens, first, text };
    tree.plural_objects();
    tree.infinitives();
    tree.sisters();
    tree.subjects_of_time();
    let root = tree.tokens.iter().position(|t| t.head.is_none())?;
    tree.names_beside(root);
    if !tree.is_stopped() {
        return None;
    }
    if let Some(subject) = tree.misnamed(root, &past) {
        tree.crown(root, subject);
        tree.tokens[root].upos = Upos::Verb;
        return Some(root);
    }
    if let Some((subject, verb)) = tree.between(root, &past) {
        let misnamed = tree.tokens[verb].upos != Upos::Verb;
        tree.split_phrase(subject, verb, root);
        tree.tokens[verb].upos = Upos::Verb;
        return misnamed.then_some(verb);
    }
    if tree.is_verbless(root) {
        if let Some(verb) = tree.behind(root) {
            tree.raise(root, verb);
        } else if let Some((clause, verb)) = tree.below(root).or_else(|| tree.after_relative(root)) {
            tree.raise_over(root, clause, verb);
        }
    } else if let Some((subject, verb)) = tree.over(root) {
        tree.lower(root, subject, verb);
    }
    None
}

/// The tokens of one sentence, counted from its start.
struct Tree<'a> {
    tokens: &'a mut [Token],
    first: usize,
    text: &'a str,
}

impl Tree<'_> {
    fn head(&self, i: usize) -> Option<usize> {
        self.tokens[i].head.map(|h| h.index() - self.first)
    }

    fn children(&self, head: usize) -> impl Iterator<Item = (usize, Deprel)> + '_ {
        let ids = (0..self.tokens.len()).filter(move |&i| self.head(i) == Some(head));
        ids.map(|i| (i, self.tokens[i].deprel))
    }

    fn has(&self, head: usize, wanted: impl Fn(Deprel) -> bool) -> bool {
        self.children(head).any(|(_, rel)| wanted(rel))
    }

    fn form(&self, i: usize) -> &str {
        self.tokens[i].span.of(self.text)
    }

    fn is_noun(&self, i: usize) -> bool {
        matches!(self.tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Num)
    }

    /// A past tense, or a participle that may be one.
    fn is_past(&self, i: usize) -> bool {
        let t = &self.tokens[i];
        t.upos == Upos::Verb && (t.feats.has(Feats::PAST) || t.feats.has(Feats::PARTICIPLE))
    }

    /// Whether a full stop ends the sentence: then it has a verb of its own.
    fn is_stopped(&self) -> bool {
        let closing = |form: &str| matches!(form, "\"" | "”" | "’" | "'" | ")" | "»" | "''");
        let last = (0..self.tokens.len()).rev().find(|&i| !closing(self.form(i)));
        last.is_some_and(|i| self.form(i) == ".")
    }

    /// Whether a noun is no predicate: it has no subject, copula or auxiliary.
    fn is_verbless(&self, root: usize) -> bool {
        self.is_noun(root) && !self.has_subject(root) && !self.is_copular(root)
    }

    /// Whether another verb than this one hangs on the root and may be the sentence's.
    fn has_other_verb(&self, root: usize, verb: usize) -> bool {
        let other = |(i, rel): (usize, Deprel)| {
            let free = rel != Deprel::AclRelcl && !self.has(i, is_mark);
            i != verb && self.tokens[i].upos == Upos::Verb && free
        };
        self.children(root).any(other)
    }

    /// "Turkey shot down a jet", "Canada lent Chad a ship": a noun has no particle, an adjective without a copula is
    /// no predicate; the name before it is the subject.
    fn misnamed(&self, root: usize, past: impl Fn(&str) -> bool) -> Option<usize> {
        let particle = self.has(root, |rel| rel == Deprel::CompoundPrt) && self.is_verbless(root);
        let adjective =
            self.tokens[root].upos == Upos::Adj && past(self.form(root)) && !self.is_copular(root);
        let subject = root.checked_sub(1).filter(|&i| self.head(i) == Some(root))?;
        let named = if adjective { self.tokens[subject].upos == Upos::Propn } else { self.is_noun(subject) };
        ((particle || adjective) && named).then_some(subject)
    }

    fn is_copular(&self, i: usize) -> bool {
        self.has(i, |r| matches!(r, Deprel::Cop | Deprel::Aux | Deprel::AuxPass | Deprel::Expl))
    }

    /// "Ukraine distrusts Belarus": a name right before a finite verb without a subject is its subject, one right
    /// behind it its object.
    fn names_beside(&mut self, verb: usize) {
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
    fn plural_objects(&mut self) {
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

    /// "Saudi Arabia restored relations": the past form between a name and the root, of which both are said to
    /// be parts; the name first.
    fn between(&self, root: usize, past: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
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
        ];
        let named = self.tokens[subject].upos == Upos::Propn
            && self.head(subject).is_some_and(|h| h == root || h == verb)
            && rels.contains(&self.tokens[subject].deprel);
        let bare = self.children(verb).all(|(c, _)| c == subject);
        let whole = (0..subject).all(|i| self.tokens[i].upos != Upos::Punct && self.form(i) != "'s");
        (named && bare && whole && !self.has_other_verb(root, verb)).then_some((subject, verb))
    }

    /// What stands before the verb belongs to its subject, the old root is its object.
    fn split_phrase(&mut self, subject: usize, verb: usize, object: usize) {
        self.rehang(object, subject, |i, _| i < subject);
        self.rehang(object, verb, |i, rel| i > object && rel == Deprel::Punct);
        self.crown(verb, subject);
        self.hang(object, Some(verb), Deprel::Obj);
    }

    /// "Thousands protested in Lima": the past form right behind the root, taken for its participle or for the
    /// adjective of a noun beside it.
    fn behind(&self, root: usize) -> Option<usize> {
        let verb = (root + 1..self.tokens.len()).find(|&i| self.is_behind(root, i))?;
        (!self.has_other_verb(root, verb)).then_some(verb)
    }

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
    fn raise(&mut self, noun: usize, verb: usize) {
        let object = self.head(verb).filter(|&h| h != noun);
        self.crown(verb, noun);
        if let Some(object) = object {
            self.hang(object, Some(verb), Deprel::Obj);
        }
        self.rehang(noun, verb, |i, rel| i > verb || is_clausal(rel));
        self.tokens[verb].upos = Upos::Verb;
    }

    /// "Protesters backing the junta burned flags": the past form below a participle of the root.
    fn below(&self, root: usize) -> Option<(usize, usize)> {
        let participles = self.children(root).filter(|&(_, rel)| rel == Deprel::Acl).map(|(i, _)| i);
        let verb = |p: usize| (p + 1..self.tokens.len()).find(|&i| self.is_finite_below(p, i));
        participles.filter_map(|p| Some((p, verb(p)?))).find(|&(_, v)| !self.is_parted(root, v))
    }

    /// "Vietnam, which borders the sea, called on …": the past form behind the comma that closes a relative clause
    /// of the root, hung below that clause.
    fn after_relative(&self, root: usize) -> Option<(usize, usize)> {
        let clauses = self.children(root).filter(|&(_, rel)| rel == Deprel::AclRelcl).map(|(i, _)| i);
        let closed = |i: usize| self.form(i - 1) == ",";
        let below = |clause: usize| {
            let loose = [Deprel::Advcl, Deprel::Xcomp, Deprel::Conj, Deprel::Parataxis, Deprel::Dep];
            let verbs = self.children(clause).filter(|&(i, rel)| i > clause + 1 && loose.contains(&rel));
            verbs.map(|(i, _)| i).find(|&i| self.is_past(i) && closed(i) && !self.has(i, is_mark))
        };
        clauses.filter_map(|c| Some((c, below(c)?))).next()
    }

    /// "called on all sides to exercise restraint": "to" before a base form makes an infinitive, even where the
    /// parser has taken both for parts of a noun behind.
    fn infinitives(&mut self) {
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

    /// "said that the ship had strayed, and accused Manila": behind a comma a plain past is the sister of the verb
    /// of speech, not of what was said in another tense.
    fn sisters(&mut self) {
        for i in 2..self.tokens.len() {
            let joined = self.tokens[i].deprel == Deprel::Conj && self.is_past(i) && !self.has_subject(i);
            let Some(said) = self.head(i).filter(|_| joined) else { continue };
            let speech = self.head(said).filter(|_| self.tokens[said].deprel == Deprel::Ccomp);
            let comma = self.form(i - 1) == "and" && self.form(i - 2) == ",";
            let Some(speech) = speech.filter(|&s| comma && self.is_plain_past(s)) else { continue };
            if self.is_plain_past(i) && self.has(said, |rel| rel == Deprel::Aux) {
                self.hang(i, Some(speech), Deprel::Conj);
            }
        }
    }

    /// "after the rebels bombed a school": what stands behind "after" right before a past form without a subject is
    /// its subject.
    fn subjects_of_time(&mut self) {
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

    fn has_subject(&self, i: usize) -> bool {
        self.has(i, Deprel::is_subject)
    }

    fn is_plain_past(&self, i: usize) -> bool {
        self.is_past(i) && !self.has(i, |rel| matches!(rel, Deprel::Aux | Deprel::AuxPass))
    }

    fn is_parted(&self, from: usize, to: usize) -> bool {
        (from..to).any(|t| self.tokens[t].upos == Upos::Punct)
    }

    fn raise_over(&mut self, noun: usize, participle: usize, verb: usize) {
        self.crown(verb, noun);
        self.rehang(participle, verb, |i, _| i > verb);
        self.rehang(noun, verb, |i, rel| i > verb || is_clausal(rel));
    }

    /// "A report released in Lima alleged that …": the subject of a past form without an object, and another one
    /// that has an object and hangs on the first as no finite verb can.
    fn over(&self, root: usize) -> Option<(usize, usize)> {
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
    fn lower(&mut self, root: usize, subject: usize, verb: usize) {
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

    /// Makes a verb the root and a noun its subject.
    fn crown(&mut self, verb: usize, subject: usize) {
        self.hang(verb, None, Deprel::Root);
        self.hang(subject, Some(verb), Deprel::Nsubj);
        self.tokens[verb].feats = Feats::PAST.with(Feats::FINITE);
    }

    /// Moves those dependents that are wanted from one head to another; a noun's own become a verb's.
    fn rehang(&mut self, from: usize, to: usize, wanted: impl Fn(usize, Deprel) -> bool) {
        for i in (0..self.tokens.len()).filter(|&i| i != to) {
            let rel = self.tokens[i].deprel;
            if self.head(i) == Some(from) && wanted(i, rel) {
                let to_verb = self.tokens[to].upos == Upos::Verb && rel == Deprel::Nmod;
                self.hang(i, Some(to), if to_verb { Deprel::Obl } else { rel });
            }
        }
    }

    fn hang(&mut self, i: usize, head: Option<usize>, deprel: Deprel) {
        self.tokens[i].head = head.map(|h| TokenId::new(self.first + h));
        self.tokens[i].deprel = deprel;
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

/// Relations that no main verb of a past tense, or none without a subject of its own, governs.
fn is_mark(rel: Deprel) -> bool {
    let marks = matches!(rel, Deprel::Case | Deprel::Mark | Deprel::Det | Deprel::Cc);
    rel.is_subject() || marks || matches!(rel, Deprel::Aux | Deprel::AuxPass)
}

/// "is due to meet": where the tree has the preposition "due to", but an infinitive follows, "due" is said of
/// the subject and the infinitive is its complement.
pub(super) fn raise_due(tokens: &mut [Token], first: usize, due: usize) {
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
