//! Trees that no sentence can have, mended where the words leave one reading only.

use crate::model::{Deprel, Feats, Token, TokenId, Upos};

/// "Thousands protested in Lima." is no noun with a participle: where a full sentence has a noun for its root
/// and no other verb above it, the past form right behind that noun is the finite verb.
pub(super) fn main_verb(tokens: &mut [Token], first: usize, text: &str) {
    let stopped =
        tokens.iter().rev().find(|t| !is_closing(t.span.of(text))).is_some_and(|t| t.span.of(text) == ".");
    let Some(root) = tokens.iter().position(|t| t.head.is_none()).filter(|_| stopped) else { return };
    if let Some((subject, verb)) = lost_before(tokens, first, root, text) {
        return split_phrase(tokens, first, subject, verb, root);
    }
    let Some(verb) = lost_verb(tokens, first, root, text) else { return };
    let object = head_of(tokens, first, verb).filter(|&h| h != root);
    hang(tokens, first, verb, None, Deprel::Root);
    hang(tokens, first, root, Some(verb), Deprel::Nsubj);
    if let Some(object) = object {
        hang(tokens, first, object, Some(verb), Deprel::Obj);
    }
    for i in 0..tokens.len() {
        if head_of(tokens, first, i) == Some(root) && belongs_to_clause(tokens[i].deprel, i > verb) {
            let oblique = matches!(tokens[i].deprel, Deprel::Nmod);
            let deprel = if oblique { Deprel::Obl } else { tokens[i].deprel };
            hang(tokens, first, i, Some(verb), deprel);
        }
    }
    tokens[verb].upos = Upos::Verb;
    tokens[verb].feats = Feats::PAST.with(Feats::FINITE);
}

/// "A report released in Lima alleged that …": where the past form behind the subject has no object and another
/// one, which has, hangs on it as no finite verb can, the first is a participle of the subject.
pub(super) fn reduced_relative(tokens: &mut [Token], first: usize) {
    let Some(root) = tokens.iter().position(|t| t.head.is_none() && t.upos == Upos::Verb) else { return };
    let Some(subject) = bare_subject(tokens, first, root) else { return };
    let Some(verb) = (root + 1..tokens.len()).find(|&i| is_finite_below(tokens, first, root, i)) else {
        return;
    };
    hang(tokens, first, verb, None, Deprel::Root);
    hang(tokens, first, subject, Some(verb), Deprel::Nsubj);
    hang(tokens, first, root, Some(subject), Deprel::Acl);
    for i in 0..tokens.len() {
        let own = i > subject && i < verb;
        if head_of(tokens, first, i) == Some(root) && !own {
            let deprel = tokens[i].deprel;
            hang(tokens, first, i, Some(verb), deprel);
        }
    }
    tokens[root].feats = Feats::PARTICIPLE;
    tokens[verb].feats = Feats::PAST.with(Feats::FINITE);
    if let Some(object) = (verb + 1..tokens.len())
        .find(|&i| head_of(tokens, first, i) == Some(verb) && tokens[i].deprel == Deprel::Appos)
    {
        tokens[object].deprel = Deprel::Obj;
    }
}

/// The subject of a past form that has neither auxiliary nor object and may be a participle.
fn bare_subject(tokens: &[Token], first: usize, root: usize) -> Option<usize> {
    let feats = tokens[root].feats;
    let past = feats.has(Feats::PAST) || feats.has(Feats::PARTICIPLE);
    let child = |i: &usize| head_of(tokens, first, *i) == Some(root);
    let full = |i: usize| {
        let rel = tokens[i].deprel;
        matches!(
            rel,
            Deprel::Aux
                | Deprel::AuxPass
                | Deprel::Obj
                | Deprel::Iobj
                | Deprel::Ccomp
                | Deprel::CompoundPrt
                | Deprel::Cc
        )
    };
    let subject = (0..root).filter(child).find(|&i| tokens[i].deprel.is_subject())?;
    let adjacent = tokens[subject + 1..root].iter().all(|t| t.upos != Upos::Punct);
    let noun = matches!(tokens[subject].upos, Upos::Noun | Upos::Propn);
    (past && noun && adjacent && !(0..tokens.len()).filter(child).any(full)).then_some(subject)
}

/// A past form with an object of its own that hangs on the root like a noun or an infinitive.
fn is_finite_below(tokens: &[Token], first: usize, root: usize, i: usize) -> bool {
    let token = &tokens[i];
    let past =
        token.upos == Upos::Verb && (token.feats.has(Feats::PAST) || token.feats.has(Feats::PARTICIPLE));
    let odd = matches!(
        token.deprel,
        Deprel::Xcomp | Deprel::Obl | Deprel::OblUnmarked | Deprel::Nmod | Deprel::Dep
    );
    if !past || !odd || head_of(tokens, first, i) != Some(root) {
        return false;
    }
    let children =
        || (0..tokens.len()).filter(|&c| head_of(tokens, first, c) == Some(i)).map(|c| (c, tokens[c].deprel));
    let object = |rel| matches!(rel, Deprel::Obj | Deprel::Ccomp | Deprel::Appos);
    let marks = |rel: Deprel| {
        rel.is_subject()
            || matches!(
                rel,
                Deprel::Aux | Deprel::AuxPass | Deprel::Case | Deprel::Mark | Deprel::Det | Deprel::Cc
            )
    };
    children().any(|(c, rel)| c > i && object(rel)) && !children().any(|(_, rel)| marks(rel))
}

/// "Saudi Arabia restored relations": the past form between a name and the root of which both are said to be
/// parts.
fn lost_before(tokens: &[Token], first: usize, root: usize, text: &str) -> Option<(usize, usize)> {
    let noun = matches!(tokens[root].upos, Upos::Noun | Upos::Propn) && !has_clause(tokens, first, root);
    let child = |i: usize| head_of(tokens, first, i) == Some(root);
    let past = |i: usize| {
        tokens[i].upos == Upos::Verb
            && (tokens[i].feats.has(Feats::PAST) || tokens[i].feats.has(Feats::PARTICIPLE))
            && tokens[i].deprel == Deprel::Amod
    };
    let verb = (1..root).find(|&i| noun && child(i) && past(i))?;
    let subject = verb - 1;
    let named = tokens[subject].upos == Upos::Propn
        && (child(subject) || head_of(tokens, first, subject) == Some(verb))
        && matches!(
            tokens[subject].deprel,
            Deprel::Compound | Deprel::NmodUnmarked | Deprel::Flat | Deprel::Nmod
        );
    let bare = (0..tokens.len()).all(|c| c == subject || head_of(tokens, first, c) != Some(verb));
    let whole = tokens[..subject].iter().all(|t| t.upos != Upos::Punct && t.span.of(text) != "'s");
    (named && bare && whole && !other_verb(tokens, first, root, verb)).then_some((subject, verb))
}

/// Makes a noun phrase a clause: what stands before the verb belongs to its subject, the old root is its object.
fn split_phrase(tokens: &mut [Token], first: usize, subject: usize, verb: usize, object: usize) {
    for i in 0..subject {
        if head_of(tokens, first, i) == Some(object) {
            let deprel = tokens[i].deprel;
            hang(tokens, first, i, Some(subject), deprel);
        }
    }
    hang(tokens, first, verb, None, Deprel::Root);
    hang(tokens, first, subject, Some(verb), Deprel::Nsubj);
    hang(tokens, first, object, Some(verb), Deprel::Obj);
    for i in object + 1..tokens.len() {
        if head_of(tokens, first, i) == Some(object) && tokens[i].deprel == Deprel::Punct {
            hang(tokens, first, i, Some(verb), Deprel::Punct);
        }
    }
    tokens[verb].feats = Feats::PAST.with(Feats::FINITE);
}

/// Whether a noun is the predicate of a clause: it has a subject, a copula or an auxiliary.
fn has_clause(tokens: &[Token], first: usize, noun: usize) -> bool {
    (0..tokens.len()).filter(|&i| head_of(tokens, first, i) == Some(noun)).any(|i| {
        let rel = tokens[i].deprel;
        rel.is_subject() || matches!(rel, Deprel::Cop | Deprel::Aux | Deprel::AuxPass | Deprel::Expl)
    })
}

/// Whether another verb than this one hangs on the root and may be the sentence's.
fn other_verb(tokens: &[Token], first: usize, root: usize, verb: usize) -> bool {
    (0..tokens.len()).any(|i| {
        let below = head_of(tokens, first, i) == Some(root) && i != verb;
        below && tokens[i].upos == Upos::Verb && tokens[i].deprel != Deprel::AclRelcl
    })
}

/// The past form that the parser has hung on a root that is a noun without copula and subject.
fn lost_verb(tokens: &[Token], first: usize, root: usize, text: &str) -> Option<usize> {
    let noun = matches!(tokens[root].upos, Upos::Noun | Upos::Propn | Upos::Num);
    let verb = (root + 1..tokens.len()).find(|&i| is_lost(tokens, first, root, i, text))?;
    (noun && !has_clause(tokens, first, root) && !other_verb(tokens, first, root, verb)).then_some(verb)
}

/// A past form without subject, auxiliary and agent, behind the root: a reduced relative clause of it, or the
/// adjective of a noun that the parser has set beside it.
fn is_lost(tokens: &[Token], first: usize, root: usize, i: usize, text: &str) -> bool {
    let token = &tokens[i];
    let past =
        token.upos == Upos::Verb && (token.feats.has(Feats::PAST) || token.feats.has(Feats::PARTICIPLE));
    let head = head_of(tokens, first, i);
    let beside = |h: usize| {
        h > i
            && head_of(tokens, first, h) == Some(root)
            && matches!(
                tokens[h].deprel,
                Deprel::Appos
                    | Deprel::Conj
                    | Deprel::Nmod
                    | Deprel::Dep
                    | Deprel::List
                    | Deprel::Flat
                    | Deprel::NmodUnmarked
                    | Deprel::OblUnmarked
            )
    };
    let place = match token.deprel {
        Deprel::Acl | Deprel::Conj => head == Some(root),
        Deprel::Amod => head.is_some_and(beside),
        _ => false,
    };
    let marks = |r: Deprel| {
        r.is_subject()
            || matches!(r, Deprel::Aux | Deprel::AuxPass | Deprel::OblAgent | Deprel::Cc | Deprel::Mark)
    };
    let marked = (0..tokens.len()).any(|c| head_of(tokens, first, c) == Some(i) && marks(tokens[c].deprel));
    // "the collapsed block": an article just before it makes it an adjective.
    let named = matches!(tokens[i - 1].upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Adv);
    let parted = tokens[root..i].iter().any(|t| t.upos == Upos::Punct && t.span.of(text) != ".");
    past && place && named && !marked && !parted
}

/// Whether a dependent of the noun is one of its clause.
fn belongs_to_clause(rel: Deprel, behind: bool) -> bool {
    let always = matches!(
        rel,
        Deprel::Punct | Deprel::Advmod | Deprel::Advcl | Deprel::Cc | Deprel::Discourse | Deprel::Parataxis
    );
    always || rel.is_oblique() || behind
}

fn is_closing(form: &str) -> bool {
    matches!(form, "\"" | "”" | "’" | "'" | ")" | "»" | "''")
}

fn head_of(tokens: &[Token], first: usize, i: usize) -> Option<usize> {
    tokens[i].head.map(|h| h.index() - first)
}

fn hang(tokens: &mut [Token], first: usize, i: usize, head: Option<usize>, deprel: Deprel) {
    tokens[i].head = head.map(|h| TokenId::new(first + h));
    tokens[i].deprel = deprel;
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
