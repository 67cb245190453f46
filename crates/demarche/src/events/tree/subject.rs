//! Who does what a verb says: voice, control, relative clauses and coordination undone.

use super::phrase::{has_case, is_nominal};
use crate::model::{Deprel, Feats, Syntax, TokenId, Upos};

/// Longest chain of controllers that is followed.
pub(super) const REACH: u8 = 5;

/// Whether a verb is passive: auxiliary, passive subject, tag, or a bare participle after a noun.
pub(in crate::events) fn is_passive(syntax: &Syntax, verb: TokenId) -> bool {
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

pub(super) fn has_subject(syntax: &Syntax, verb: TokenId) -> bool {
    syntax.child_where(verb, Deprel::is_subject).is_some()
}

/// The subject on the surface, looked for through control, coordination and relative clauses.
pub(in crate::events) fn surface_subject(syntax: &Syntax, verb: TokenId, reach: u8) -> Option<TokenId> {
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
        Deprel::Conj | Deprel::Parataxis => surface_subject(syntax, head, reach),
        Deprel::Xcomp => controller(syntax, head, reach),
        Deprel::Advcl | Deprel::Ccomp => {
            answerable(syntax, verb, head).or_else(|| surface_subject(syntax, head, reach))
        }
        Deprel::Acl | Deprel::AclRelcl => match is_nominal(syntax, head) {
            true if is_instrument(syntax, head) && token.feats.has(Feats::GERUND) => {
                noun_owner(syntax, head, reach).or(Some(head))
            }
            true if token.feats.has(Feats::INFINITIVE) => noun_owner(syntax, head, reach).or(Some(head)),
            true => Some(head),
            false => surface_subject(syntax, head, reach),
        },
        Deprel::Aux | Deprel::Cop | Deprel::Dep => surface_subject(syntax, head, reach),
        _ => None,
    }
}

/// "passed a law suspending cooperation", "signed a decree banning imports": what such a noun does, he does who
/// makes it.
fn is_instrument(syntax: &Syntax, noun: TokenId) -> bool {
    const INSTRUMENTS: [&str; 12] = [
        "law",
        "bill",
        "legislation",
        "decree",
        "order",
        "resolution",
        "ordinance",
        "regulation",
        "edict",
        "directive",
        "act",
        "motion",
    ];
    INSTRUMENTS.contains(&syntax.token(noun).lemma.as_str())
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
pub(super) fn antecedent(syntax: &Syntax, verb: TokenId, pronoun: TokenId) -> Option<TokenId> {
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
pub(in crate::events) fn subject(syntax: &Syntax, verb: TokenId) -> Option<TokenId> {
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
