//! Deep subjects and objects: trees with voice, control, relative clauses and coordination undone.

use crate::model::{Deprel, Feats, Syntax, TokenId, Upos};

/// Longest chain of controllers that is followed.
const REACH: u8 = 5;

/// Whether a verb is passive: auxiliary, passive subject, tag, or a bare participle after a noun.
pub(super) fn is_passive(syntax: &Syntax, verb: TokenId) -> bool {
    let token = syntax.token(verb);
    if syntax.children(verb).any(|c| {
        let rel = syntax.token(c).deprel;
        matches!(rel, Deprel::AuxPass | Deprel::NsubjPass | Deprel::CsubjPass)
    }) {
        return true;
    }
    if has_subject(syntax, verb) {
        return false;
    }
    let participle = token.feats.has(Feats::PARTICIPLE) && !has_perfect(syntax, verb);
    match token.deprel {
        Deprel::Acl | Deprel::Amod => participle,
        Deprel::Advcl | Deprel::Root | Deprel::Parataxis => {
            participle && syntax.child(verb, Deprel::Obj).is_none()
        }
        Deprel::Conj => participle && token.head.is_some_and(|h| is_passive(syntax, h)),
        _ => token.feats.has(Feats::PASSIVE),
    }
}

fn has_perfect(syntax: &Syntax, verb: TokenId) -> bool {
    syntax.children(verb).any(|c| syntax.token(c).deprel == Deprel::Aux && syntax.token(c).lemma == "have")
}

fn has_subject(syntax: &Syntax, verb: TokenId) -> bool {
    syntax.child_where(verb, Deprel::is_subject).is_some()
}

/// The subject on the surface, looked for through control, coordination and relative clauses.
pub(super) fn surface_subject(syntax: &Syntax, verb: TokenId, reach: u8) -> Option<TokenId> {
    let own =
        syntax.child_where(verb, |r| matches!(r, Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter));
    if let Some(subject) = own {
        return Some(antecedent(syntax, verb, subject).unwrap_or(subject));
    }
    let token = syntax.token(verb);
    let head = token.head?;
    let reach = reach.checked_sub(1)?;
    match token.deprel {
        Deprel::Conj if is_nominal(syntax, head) => {
            // "labelled him a spy and imposed sanctions": parsers hang the second verb on the last noun.
            let above = syntax.ancestors(head).find(|&a| syntax.token(a).upos == Upos::Verb)?;
            surface_subject(syntax, above, reach)
        }
        Deprel::Conj | Deprel::Parataxis => {
            surface_subject(syntax, sister(syntax, verb).unwrap_or(head), reach)
        }
        Deprel::Xcomp => controller(syntax, head, reach),
        Deprel::Advcl | Deprel::Ccomp => {
            answerable(syntax, verb, head).or_else(|| surface_subject(syntax, head, reach))
        }
        Deprel::Acl | Deprel::AclRelcl => match is_nominal(syntax, head) {
            true if token.feats.has(Feats::INFINITIVE) => noun_owner(syntax, head, reach).or(Some(head)),
            true => Some(head),
            false => surface_subject(syntax, head, reach),
        },
        Deprel::Aux | Deprel::Cop | Deprel::Dep => surface_subject(syntax, head, reach),
        _ => None,
    }
}

/// Who is to do the infinitive under `head`: its object ("urged X to"), else its subject.
fn controller(syntax: &Syntax, head: TokenId, reach: u8) -> Option<TokenId> {
    let object = syntax.child_where(head, |r| matches!(r, Deprel::Obj | Deprel::Iobj));
    // "call on X to", "appeal to X to"
    let oblique = || {
        syntax.children(head).find(|&c| {
            let calls =
                matches!(syntax.token(head).lemma.as_str(), "call" | "appeal" | "rely" | "count" | "prevail");
            calls
                && syntax.token(c).deprel == Deprel::Obl
                && matches!(syntax.case(c), Some("on" | "upon" | "to"))
        })
    };
    object.or_else(oblique).or_else(|| surface_subject(syntax, head, reach))
}

/// "blamed them for leaving", "disappointed in them for leaving": who is judged for a deed has done it.
fn answerable(syntax: &Syntax, deed: TokenId, verdict: TokenId) -> Option<TokenId> {
    let gerund = syntax.token(deed).feats.has(Feats::GERUND);
    if !gerund || !["for", "of", "from"].iter().any(|p| has_case(syntax, deed, p)) {
        return None;
    }
    let named = |t: TokenId| {
        matches!(syntax.token(t).upos, Upos::Propn | Upos::Pron) || syntax.child(t, Deprel::Det).is_some()
    };
    let judged = |c: TokenId| {
        let rel = syntax.token(c).deprel;
        rel == Deprel::Obj || rel.is_oblique() && matches!(syntax.case(c), Some("in" | "at" | "with"))
    };
    syntax.children(verdict).find(|&c| c < deed && judged(c) && named(c))
}

/// The noun a relative pronoun stands for.
fn antecedent(syntax: &Syntax, verb: TokenId, pronoun: TokenId) -> Option<TokenId> {
    let relative = matches!(syntax.token(pronoun).lemma.as_str(), "who" | "which" | "that" | "whom");
    let head = clause_head(syntax, verb)?;
    relative.then_some(head)
}

/// The noun that a relative clause, or a clause coordinated with it, modifies.
fn clause_head(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    let token = syntax.token(verb);
    match token.deprel {
        Deprel::AclRelcl | Deprel::Acl => token.head,
        Deprel::Conj => token.head.and_then(|h| match syntax.token(h).deprel {
            Deprel::AclRelcl | Deprel::Acl => syntax.token(h).head,
            _ => None,
        }),
        _ => None,
    }
}

/// "called on them to stop and offered help": a finite verb that the parser has hung on an infinitive is
/// the sister of the finite verb above.
pub(super) fn sister(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    let token = syntax.token(verb);
    let head = token.head.filter(|_| token.deprel == Deprel::Conj)?;
    // Past and participle look alike; taggers mistake one for the other.
    let past = token.feats.has(Feats::PAST) || token.feats.has(Feats::PARTICIPLE);
    let finite = past && token.upos == Upos::Verb && !is_passive(syntax, head);
    let infinitive = syntax.token(head).feats.has(Feats::INFINITIVE);
    let above = || syntax.ancestors(head).find(|&a| syntax.token(a).feats.has(Feats::PAST));
    (finite && infinitive && !has_subject(syntax, verb)).then(above).flatten()
}

fn is_nominal(syntax: &Syntax, token: TokenId) -> bool {
    matches!(syntax.token(token).upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
}

/// Who owns a noun ("Russia's decision to …"), else the subject of its verb ("it took steps to …").
fn noun_owner(syntax: &Syntax, noun: TokenId, reach: u8) -> Option<TokenId> {
    if let Some(owner) = syntax.child(noun, Deprel::NmodPoss) {
        return Some(owner);
    }
    let token = syntax.token(noun);
    let head = token.head?;
    let verbal = matches!(syntax.token(head).upos, Upos::Verb | Upos::Aux);
    match token.deprel {
        Deprel::Obj | Deprel::Obl | Deprel::Xcomp if verbal => surface_subject(syntax, head, reach),
        _ => None,
    }
}

/// The deep subject of a verb or predicate.
pub(super) fn subject(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    if is_passive(syntax, verb) {
        return agent(syntax, verb);
    }
    surface_subject(syntax, verb, REACH)
}

/// The by-phrase of a passive.
fn agent(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    syntax.children(verb).find(|&c| {
        let rel = syntax.token(c).deprel;
        rel == Deprel::OblAgent || (rel.is_oblique() && syntax.case(c) == Some("by"))
    })
}

/// The deep object of a verb.
pub(super) fn object(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    if is_passive(syntax, verb) {
        return surface_subject(syntax, verb, REACH);
    }
    if let Some(object) = inverted_object(syntax, verb) {
        return Some(object);
    }
    let second = indirect_object(syntax, verb).and_then(|first| second_object(syntax, verb, first));
    let own = second.or_else(|| syntax.child(verb, Deprel::Obj));
    if let Some(object) = own.or_else(|| syntax.child(verb, Deprel::Iobj)) {
        return Some(antecedent(syntax, verb, object).unwrap_or(object));
    }
    gap(syntax, verb).or_else(|| shared_object(syntax, verb)).or_else(|| next_noun(syntax, verb))
}

/// Who gets what is given ("lent Chad a ship"): the indirect object, or the first of two that the parser takes
/// for objects.
pub(super) fn indirect_object(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    let first = || {
        // "called Chad a liar": what somebody is called or made is no gift.
        let lemma = syntax.token(verb).lemma.as_str();
        let naming =
            matches!(lemma, "call" | "name" | "dub" | "label" | "elect" | "appoint" | "declare" | "make");
        let object = syntax.child(verb, Deprel::Obj).filter(|_| !naming)?;
        second_object(syntax, verb, object).map(|_| object)
    };
    syntax.child(verb, Deprel::Iobj).or_else(first)
}

fn second_object(syntax: &Syntax, verb: TokenId, first: TokenId) -> Option<TokenId> {
    syntax.children(verb).find(|&c| c > first && syntax.token(c).deprel == Deprel::Obj)
}

/// "they demanded guarantees" where the parser takes verb and object for adjective and noun.
pub(super) fn inverted_object(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    let token = syntax.token(verb);
    token.head.filter(|_| token.deprel == Deprel::Amod && has_subject(syntax, verb))
}

/// The noun phrase that stands directly after a verb without a preposition: its object, wherever the
/// parser has hung it.
pub(super) fn next_noun(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    let ids = (verb.0 + 1..).map(TokenId).take(6).take_while(|t| t.index() < syntax.tokens.len());
    let mut found: Option<TokenId> = None;
    for id in ids {
        let token = syntax.token(id);
        match token.upos {
            Upos::Noun | Upos::Propn => {
                let unmarked = matches!(token.deprel, Deprel::OblUnmarked | Deprel::NmodUnmarked);
                if unmarked || token.deprel.is_subject() {
                    return found;
                }
                let outer = found.is_none() || token.head.is_none_or(|h| h < verb);
                found = if outer { Some(id) } else { found };
            }
            Upos::Det | Upos::Adj | Upos::Num if found.is_none() => {}
            Upos::Adp if found.is_none() && token.deprel == Deprel::CompoundPrt => {}
            _ => break,
        }
    }
    found
}

/// The verb directly before a noun phrase without a preposition, if the noun is its object.
pub(super) fn verb_before(syntax: &Syntax, noun: TokenId) -> Option<TokenId> {
    let ids = (noun.0.saturating_sub(6)..noun.0).rev().map(TokenId);
    let verb = ids.take_while(|&t| syntax.token(t).sentence == syntax.token(noun).sentence).find(|&t| {
        !matches!(syntax.token(t).upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn)
            && syntax.token(t).deprel != Deprel::CompoundPrt
    })?;
    let is_verb = syntax.token(verb).upos == Upos::Verb && syntax.token(verb).deprel != Deprel::Amod;
    (is_verb && object(syntax, verb) == Some(noun)).then_some(verb)
}

/// "Chad must leave, Mali's premier told the assembly": the speech that a verb of saying stands behind, where the
/// parser makes the saying an afterthought.
pub(super) fn speech_before(syntax: &Syntax, saying: TokenId) -> Option<TokenId> {
    let token = syntax.token(saying);
    token.head.filter(|&h| token.deprel == Deprel::Parataxis && h < saying)
}

/// The antecedent of an object relative clause: "the plan that Russia rejected".
fn gap(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    let token = syntax.token(verb);
    let subject = syntax.child_where(verb, Deprel::is_subject)?;
    let relative = matches!(syntax.token(subject).lemma.as_str(), "who" | "which" | "that");
    (token.deprel == Deprel::AclRelcl && !relative).then_some(token.head).flatten()
}

/// "attacked and captured the town": the last verb's object serves all.
fn shared_object(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
    let next = syntax.children(verb).find(|&c| {
        syntax.token(c).deprel == Deprel::Conj
            && syntax.token(c).upos == Upos::Verb
            && !has_subject(syntax, c)
    })?;
    let object = syntax.child(next, Deprel::Obj)?;
    let obliques = syntax.children(verb).any(|c| c > verb && syntax.token(c).deprel.is_oblique());
    (!obliques).then_some(object)
}

/// The "be" of "there will be talks".
pub(super) fn existential(syntax: &Syntax, noun: TokenId) -> Option<TokenId> {
    let head = syntax.token(noun).head.filter(|_| syntax.token(noun).deprel.is_subject())?;
    syntax.child(head, Deprel::Expl).map(|_| head)
}

/// The nominal after a preposition on `head`; `of_object` also looks on its object.
pub(super) fn prepositional(syntax: &Syntax, head: TokenId, preposition: &str) -> Option<TokenId> {
    prepositionals(syntax, head, preposition).next()
}

/// All nominals after a preposition on `head`: "lifted on Friday the sanctions on Iran" has two after "on".
pub(super) fn prepositionals<'a>(
    syntax: &'a Syntax,
    head: TokenId,
    preposition: &'a str,
) -> impl Iterator<Item = TokenId> + 'a {
    syntax.children(head).filter(move |&c| {
        let rel = syntax.token(c).deprel;
        (rel.is_oblique()
            || matches!(rel, Deprel::Nmod | Deprel::Xcomp | Deprel::Advcl | Deprel::Acl | Deprel::Ccomp))
            && has_case(syntax, c, preposition)
    })
}

/// "met with the premier to discuss trade": the noun after a preposition that stands right after the verb but
/// marks, in the tree, the clause that follows.
pub(super) fn adjacent(syntax: &Syntax, verb: TokenId, preposition: &str) -> Option<TokenId> {
    let next = TokenId(verb.0 + 1);
    let token = syntax.tokens.get(next.index()).filter(|t| t.lemma == preposition)?;
    let clause = token.head.filter(|&h| h > next && syntax.token(h).upos == Upos::Verb)?;
    let between = (next.0 + 1..clause.0).map(TokenId);
    let argument = |t: &TokenId| {
        let rel = syntax.token(*t).deprel;
        is_nominal(syntax, *t) || rel.is_subject() || rel == Deprel::Obj
    };
    let outer = |t: &TokenId| syntax.token(*t).head.is_none_or(|h| h <= next || h >= clause);
    (token.deprel == Deprel::Mark).then(|| between.take(6).find(|t| argument(t) && outer(t))).flatten()
}

/// Whether one of the words before a nominal or gerund is this preposition.
pub(super) fn has_case(syntax: &Syntax, nominal: TokenId, preposition: &str) -> bool {
    syntax.children(nominal).any(|c| {
        let token = syntax.token(c);
        matches!(token.deprel, Deprel::Case | Deprel::Mark) && token.lemma == preposition
    })
}

/// A nominal and everything coordinated with it.
pub(super) fn coordinated(syntax: &Syntax, first: TokenId) -> impl Iterator<Item = TokenId> + '_ {
    let conjuncts = syntax.children(first).filter(|&c| syntax.token(c).deprel == Deprel::Conj);
    std::iter::once(first).chain(conjuncts).chain(listed(syntax, first))
}

/// "A, B and C met" where the parser has given the verb two subjects: the last of the list.
fn listed(syntax: &Syntax, first: TokenId) -> Option<TokenId> {
    let token = syntax.token(first);
    let head = token.head.filter(|_| token.deprel == Deprel::Nsubj)?;
    let last = syntax.children(head).find(|&c| c > first && syntax.token(c).deprel == Deprel::Nsubj)?;
    let joined = |c: TokenId| c > first && c < last && syntax.token(c).deprel == Deprel::Cc;
    syntax.children(head).any(joined).then_some(last)
}
