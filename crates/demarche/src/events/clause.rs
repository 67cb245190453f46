//! What the grammar of a clause says about its act: negation, modality, tense, conditions.

use super::tree;
use super::view::View;
use crate::model::{Deprel, Feats, Span, Str, TokenId, Upos};

/// Contexts that the clause of `head` puts on it, innermost first, as rows of the composition table.
pub(super) fn contexts(view: &View<'_>, head: TokenId, into: &mut Vec<&'static str>) {
    if negated(view, head) {
        into.push("negated");
    }
    let conditional = condition(view, head).is_some();
    if let Some(modal) = modality(view, head) {
        // "a treaty which would bar the bloc from growing": what a text or plan says is no act of its own.
        let content = modal == "would" && view.syntax.token(head).deprel == Deprel::AclRelcl;
        let open = content || modal == "hypothetical";
        into.push(match (conditional, open) {
            (_, true) if content && !conditional => "hypothetical",
            (true, false) => "conditional",
            _ => modal,
        });
    } else if conditional {
        into.push("conditional");
    }
    if is_protasis(view, head) || is_awaited(view, head) || is_question(view, head) {
        into.push("hypothetical");
    }
}

fn children_with<'a>(
    view: &View<'a>,
    head: TokenId,
    rels: &'static [Deprel],
) -> impl Iterator<Item = (TokenId, &'a str)> {
    let view = *view;
    view.syntax
        .children(head)
        .filter(move |&c| rels.contains(&view.syntax.token(c).deprel))
        .map(move |c| (c, view.lemma(c)))
}

/// "not", "never", "no" on the head; "without attacking", "rather than attack".
pub(super) fn negated(view: &View<'_>, head: TokenId) -> bool {
    const NOT: [&str; 7] = ["not", "n't", "never", "no", "neither", "nor", "nobody"];
    let direct = children_with(view, head, &[Deprel::Advmod, Deprel::Det, Deprel::Cc, Deprel::CcPreconj])
        .any(|(c, lemma)| NOT.contains(&lemma) && !not_only(view, c));
    let subject = children_with(view, head, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj]);
    let empty = subject.into_iter().any(|(c, lemma)| {
        matches!(lemma, "nobody" | "none" | "no-one" | "nothing")
            || children_with(view, c, &[Deprel::Det]).any(|(_, l)| l == "no")
    });
    let instead = children_with(view, head, &[Deprel::Mark, Deprel::Case])
        .any(|(_, l)| matches!(l, "without" | "instead" | "rather"));
    direct || empty || instead
}

/// Whether a clause has one of these auxiliaries ("must").
pub(super) fn has_auxiliary_among(view: &View<'_>, head: TokenId, words: &[Str]) -> bool {
    children_with(view, head, &[Deprel::Aux]).any(|(_, l)| words.iter().any(|w| w == l))
}

/// "not only", "not just" deny nothing.
fn not_only(view: &View<'_>, not: TokenId) -> bool {
    let next = TokenId(not.0 + 1);
    view.syntax
        .tokens
        .get(next.index())
        .is_some_and(|t| matches!(t.lemma.as_str(), "only" | "just" | "merely"))
}

fn modality(view: &View<'_>, head: TokenId) -> Option<&'static str> {
    for (word, lemma) in children_with(view, head, &[Deprel::Aux, Deprel::Cop]) {
        match lemma {
            "may" if is_named_may(view, word) => {}
            "will" | "shall" | "'ll" | "wo" => return Some("future"),
            "would" | "'d" => return Some("would"),
            "could" | "may" | "might" | "can" | "ca" => return Some("hypothetical"),
            "should" | "must" | "ought" => return Some("should"),
            _ => {}
        }
    }
    let token = view.syntax.token(head);
    let to = children_with(view, head, &[Deprel::Mark]).any(|(_, l)| l == "to");
    if to && token.deprel == Deprel::Advcl {
        return Some("purpose");
    }
    let subject = view.syntax.child_where(head, Deprel::is_subject).is_some();
    let main = matches!(token.deprel, Deprel::Root | Deprel::Parataxis | Deprel::Ccomp | Deprel::Conj);
    (to && main && subject).then_some("future")
}

/// "Theresa May has held talks": a name that taggers take for the modal.
fn is_named_may(view: &View<'_>, word: TokenId) -> bool {
    let token = view.syntax.token(word);
    let first = view.syntax.sentence(token.sentence).tokens.start == word.0;
    !first && token.span.of(&view.article.text) == "May"
}

/// "if it attacks", "unless …", "should it attack", "whether …".
pub(super) fn is_protasis(view: &View<'_>, head: TokenId) -> bool {
    const IF: [&str; 6] = ["if", "unless", "whether", "provided", "lest", "should"];
    if children_with(view, head, &[Deprel::Mark, Deprel::Advmod]).any(|(_, l)| IF.contains(&l)) {
        return true;
    }
    // "Should Russia follow …", "Were it to …": the auxiliary stands before the subject.
    let token = view.syntax.token(head);
    let Some(subject) = view.syntax.child_where(head, Deprel::is_subject) else { return false };
    matches!(token.deprel, Deprel::Advcl | Deprel::Parataxis | Deprel::Ccomp | Deprel::Dep)
        && children_with(view, head, &[Deprel::Aux, Deprel::Cop, Deprel::Mark]).any(|(c, l)| {
            matches!(l, "should" | "be" | "have") && c < subject && l != "be" || l == "should" && c < subject
        })
}

/// "will not open the border until Peru frees the crew": in the present tense, it has not come yet.
fn is_awaited(view: &View<'_>, head: TokenId) -> bool {
    let marked = children_with(view, head, &[Deprel::Mark, Deprel::Advmod])
        .any(|(_, l)| matches!(l, "until" | "till" | "once" | "before"));
    let present = |t: TokenId| view.syntax.token(t).feats.has(Feats::PRESENT);
    let clause = view.syntax.token(head).deprel == Deprel::Advcl;
    marked && clause && (present(head) || children_with(view, head, &[Deprel::Aux]).any(|(c, _)| present(c)))
}

fn is_question(view: &View<'_>, head: TokenId) -> bool {
    let token = view.syntax.token(head);
    token.head.is_none()
        && view.syntax.children(head).last().is_some_and(|c| {
            let t = view.syntax.token(c);
            t.upos == Upos::Punct && t.lemma == "?"
        })
}

/// The condition that the clause of `head` hangs on: an if-clause, "in the event of …".
pub(super) fn condition(view: &View<'_>, head: TokenId) -> Option<Span> {
    let clause = |c: TokenId| {
        let rel = view.syntax.token(c).deprel;
        matches!(rel, Deprel::Advcl | Deprel::Parataxis | Deprel::Ccomp | Deprel::Dep)
            && rel != Deprel::Ccomp
            && is_protasis(view, c)
            && !children_with(view, c, &[Deprel::Mark]).any(|(_, l)| l == "whether")
    };
    let event = |c: TokenId| {
        let rel = view.syntax.token(c).deprel;
        (rel.is_oblique() || rel == Deprel::Nmod)
            && ((matches!(view.lemma(c), "event" | "case")
                && tree::has_case(view.syntax, c, "in")
                && tree::prepositional(view.syntax, c, "of").is_some())
                || tree::has_case(view.syntax, c, "unless"))
    };
    // "condemned the deal and threatened to leave unless …": what follows a later verb is the later verb's.
    let found = governed(view, head).find(|&c| clause(c) || event(c));
    let found = found.or_else(|| {
        let object =
            view.syntax.child_where(head, |r| matches!(r, Deprel::Obj | Deprel::Xcomp | Deprel::Obl))?;
        view.syntax.children(object).find(|&c| event(c) || clause(c))
    });
    found.map(|c| view.syntax.span(view.syntax.hull(c)))
}

/// The dependents of a verb, reckoned with its conjuncts: parsers hang what follows the last of several
/// coordinated verbs on the first one.
fn governed<'a>(view: &View<'a>, head: TokenId) -> impl Iterator<Item = TokenId> + 'a {
    let syntax = view.syntax;
    let verb = |t: TokenId| syntax.token(t).upos == Upos::Verb;
    let conjunct = move |t: TokenId| syntax.token(t).deprel == Deprel::Conj && verb(t);
    let first = syntax.token(head).head.filter(|_| conjunct(head));
    let next = |of: TokenId, after: TokenId| syntax.children(of).find(|&k| k > after && conjunct(k));
    let end = next(first.unwrap_or(head), head).unwrap_or(TokenId(u32::MAX));
    let own = syntax.children(head).filter(move |&c| c < end);
    own.chain(first.into_iter().flat_map(move |f| syntax.children(f).filter(move |&c| c > head && c < end)))
}

/// Whether the act goes on at the time of writing: progressive or "continue".
pub(super) fn is_progressive(view: &View<'_>, head: TokenId) -> bool {
    view.syntax.token(head).feats.has(Feats::GERUND)
        && children_with(view, head, &[Deprel::Aux])
            .any(|(c, l)| l == "be" && !view.syntax.token(c).feats.has(Feats::PAST))
}
