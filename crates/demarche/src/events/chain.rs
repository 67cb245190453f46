//! The way from an act up its tree: which operators and clauses embed it.

use super::acts::Act;
use super::lexicon::{Operator, Slot};
use super::triggers::{self, Hit};
use super::view::View;
use super::{clause, conditions, tree};
use crate::model::{Deprel, Feats, TokenId, Upos};

/// One thing that embeds an act.
#[derive(Clone, Copy, Debug)]
pub(super) enum Link<'a> {
    /// An operator or supporting word.
    Operator(&'a Operator, Hit<'a>),
    /// A context that the grammar of a clause gives.
    Clause(&'static str, TokenId),
}

/// The longest way up that is followed.
const REACH: usize = 7;

/// What embeds the act, innermost first.
pub(super) fn of<'a>(view: &View<'a>, act: &Act<'a>) -> Vec<Link<'a>> {
    let mut links = Vec::new();
    let mut at = act.token();
    supported_below(view, at, &mut links);
    for _ in 0..REACH {
        push_clause(view, at, &mut links);
        let clause = links.len();
        let Some(next) = step(view, at, &mut links) else { break };
        governed(&mut links, clause);
        at = next;
    }
    links
}

/// "pressed by them to leave": an infinitive that an operator governs is no purpose, whatever the parser says.
fn governed(links: &mut Vec<Link<'_>>, clause: usize) {
    let operator = matches!(links.get(clause), Some(Link::Operator(..)));
    let purpose = clause.checked_sub(1).filter(|&n| matches!(links.get(n), Some(Link::Clause("purpose", _))));
    if let Some(n) = purpose.filter(|_| operator) {
        links.remove(n);
    }
}

fn push_clause<'a>(view: &View<'a>, at: TokenId, links: &mut Vec<Link<'a>>) {
    let mut contexts = Vec::new();
    clause::contexts(view, at, &mut contexts);
    links.extend(contexts.into_iter().map(|c| Link::Clause(c, at)));
}

/// "sanctions imposed by the EU": the supporting verb hangs below its noun.
fn supported_below<'a>(view: &View<'a>, noun: TokenId, links: &mut Vec<Link<'a>>) {
    if view.syntax.token(noun).upos == Upos::Verb {
        return;
    }
    for child in view.syntax.children(noun) {
        if !matches!(view.syntax.token(child).deprel, Deprel::Acl | Deprel::AclRelcl) {
            continue;
        }
        if let Some((op, hit)) = operator_at(view, child, noun) {
            if view.syntax.token(child).feats.has(Feats::INFINITIVE) {
                links.push(Link::Clause("future", child));
            }
            links.push(Link::Operator(op, hit));
            push_clause(view, child, links);
            return;
        }
    }
}

/// One step up; `None` where nothing further can embed the act.
fn step<'a>(view: &View<'a>, at: TokenId, links: &mut Vec<Link<'a>>) -> Option<TokenId> {
    let token = view.syntax.token(at);
    let head = token.head?;
    if token.deprel == Deprel::Conj {
        return conjunct(view, at, head, links);
    }
    if let Some((op, hit)) = operator_at(view, head, at) {
        links.push(Link::Operator(op, hit));
        return Some(head);
    }
    // "levied sanctions" where the parser has hung the noun on another verb.
    let astray = || tree::verb_before(view.syntax, at).filter(|&v| v != head);
    let carried = matches!(token.upos, Upos::Noun).then(astray).flatten();
    if let Some((verb, (op, hit))) = carried.and_then(|v| Some((v, operator_at(view, v, at)?))) {
        links.push(Link::Operator(op, hit));
        return Some(verb);
    }
    if tree::existential(view.syntax, at).is_some() {
        return Some(head);
    }
    match token.deprel {
        Deprel::Xcomp if token.feats.has(Feats::INFINITIVE) => {
            links.push(Link::Clause("infinitive", at));
            Some(head)
        }
        Deprel::Acl if token.feats.has(Feats::INFINITIVE) => {
            links.push(Link::Clause("infinitive", at));
            None
        }
        Deprel::Nmod if transparent(view, head) => Some(head),
        Deprel::Appos | Deprel::Compound if transparent(view, head) => Some(head),
        Deprel::Ccomp
        | Deprel::Acl
        | Deprel::AclRelcl
        | Deprel::Parataxis
        | Deprel::Xcomp
        | Deprel::Advcl => None,
        Deprel::Conj | Deprel::Root => None,
        _ => {
            // A noun in a clause of its own verb: only doubt reaches it.
            let mut contexts = Vec::new();
            clause::contexts(view, head, &mut contexts);
            let doubt = contexts.iter().any(|c| !matches!(*c, "negated" | "purpose"));
            if doubt && view.syntax.token(at).upos != Upos::Verb {
                // "threats of sanctions in the event of an invasion": the threat stands, on a condition.
                let spoken = links.iter().any(|l| matches!(l, Link::Operator(..)));
                let on_condition = spoken && contexts.iter().all(|c| *c == "conditional");
                links.push(Link::Clause(if on_condition { "conditional" } else { "hypothetical" }, head));
            }
            None
        }
    }
}

/// A conjunct shares what embeds the first one; its modal too, unless it has a subject of its own.
fn conjunct<'a>(view: &View<'a>, at: TokenId, head: TokenId, links: &mut Vec<Link<'a>>) -> Option<TokenId> {
    let verb = view.syntax.token(at).upos == Upos::Verb;
    let own = view.syntax.child_where(at, Deprel::is_subject).is_some();
    if verb && own {
        // "demanded that A leave and that B stay": a clause of its own, under the same verb.
        return if tree::has_case(view.syntax, at, "that") { step(view, head, links) } else { None };
    }
    let mut contexts = Vec::new();
    clause::contexts(view, head, &mut contexts);
    let shared = contexts.into_iter().filter(|c| *c != "negated" && (verb || *c != "purpose"));
    if verb && !has_auxiliary(view, at) {
        links.extend(shared.map(|c| Link::Clause(c, head)));
    }
    let mut above = Vec::new();
    let next = step(view, head, &mut above);
    links.append(&mut above);
    next
}

fn has_auxiliary(view: &View<'_>, verb: TokenId) -> bool {
    view.syntax.child(verb, Deprel::Aux).is_some()
}

/// Nouns that stand for what is counted or shaped: "a series of attacks".
fn transparent(view: &View<'_>, noun: TokenId) -> bool {
    view.lexicon.classes.has("transparent", view.lemma(noun))
        || view.lexicon.classes.has("quantity", view.lemma(noun))
}

/// The operator at `head` in one of whose slots `act` stands.
pub(super) fn operator_at<'a>(
    view: &View<'a>,
    head: TokenId,
    act: TokenId,
) -> Option<(&'a Operator, Hit<'a>)> {
    let entries = view.lexicon.operator_words.get(view.lemma(head))?;
    let mut best: Option<(&Operator, Hit<'_>, usize)> = None;
    for entry in entries {
        let Some(op) = view.lexicon.operators.get(entry.target as usize) else { continue };
        let weight = 4 * entry.len() + op.conditions.count();
        if best.as_ref().is_some_and(|(_, _, w)| *w >= weight) {
            continue;
        }
        let Some(hit) = triggers::hit(view, entry, head) else { continue };
        if view.names_party(&hit) {
            continue;
        }
        if op.act.iter().any(|slot| stands_in(view, &hit, act, slot))
            && conditions::hold(view, &hit, &op.conditions)
        {
            best = Some((op, hit, weight));
        }
    }
    best.map(|(op, hit, _)| (op, hit))
}

/// Whether `act` stands in this slot of an operator.
fn stands_in(view: &View<'_>, hit: &Hit<'_>, act: TokenId, slot: &Slot) -> bool {
    let (syntax, head) = (view.syntax, hit.token);
    let token = syntax.token(act);
    let below = token.head == Some(head);
    match slot {
        Slot::Xcomp => {
            below
                && (matches!(token.deprel, Deprel::Xcomp | Deprel::Acl)
                    || (matches!(token.deprel, Deprel::Advcl | Deprel::Ccomp)
                        && !has_subject(view, act)
                        && !is_circumstance(view, act)
                        && !is_apart(view, head, act)))
        }
        Slot::Ccomp => {
            below
                && (token.deprel == Deprel::Ccomp || (token.deprel == Deprel::Acl && has_subject(view, act)))
        }
        Slot::Obj => {
            hit.object == Some(act)
                || (hit.entry.rest.is_empty() || hit.object.is_none()) && {
                    let compound = below && token.deprel == Deprel::Compound;
                    compound
                        || tree::object(syntax, head) == Some(act)
                            && view.syntax.token(head).upos != Upos::Noun
                }
        }
        Slot::Subj => below && token.deprel.is_subject() || tree::subject(syntax, head) == Some(act),
        Slot::Prep(p) => {
            let placed = below || token.head.is_some() && token.head == tree::object(syntax, head);
            // The "to" of an infinitive is no preposition.
            let infinitive = p == "to" && token.upos == Upos::Verb && token.feats.has(Feats::INFINITIVE);
            placed && !infinitive && (tree::has_case(syntax, act, p) || hit.object == Some(act))
        }
        _ => false,
    }
}

/// "angry at being called out", "began by attacking": a clause after a preposition is a circumstance.
fn is_circumstance(view: &View<'_>, verb: TokenId) -> bool {
    let between = |c: TokenId| view.syntax.token(c).upos == Upos::Adp;
    view.syntax.children(verb).any(between)
}

/// "vetoed the draft, shielding its ally", "bowing to the crowd, he quit": a participle that a comma parts from
/// the verb tells of an act beside it.
fn is_apart(view: &View<'_>, head: TokenId, verb: TokenId) -> bool {
    let syntax = view.syntax;
    let participle = !syntax.token(verb).feats.has(Feats::INFINITIVE);
    let (low, high) = (head.min(verb), head.max(verb));
    let comma = |t: TokenId| syntax.token(t).lemma == "," && t > low && t < high;
    let near = || syntax.children(verb).chain(syntax.children(head)).any(comma);
    syntax.token(verb).deprel == Deprel::Advcl && participle && near()
}

fn has_subject(view: &View<'_>, verb: TokenId) -> bool {
    view.syntax.child_where(verb, Deprel::is_subject).is_some()
}
