//! How near an expression stands to the word of an event or utterance.

use super::event_date::Act;
use super::tense::head_of;
use crate::model::{Deprel, Syntax, Timex, TokenId, Upos};

/// How near an expression stands to a word, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// Its own dependent.
    Dependent,
    /// Below it, inside the same clause.
    Below,
    /// Of the clause around it.
    Clause,
    /// Elsewhere in the sentence.
    Sentence,
}

/// How near; `None` where the expression is another thing's date.
pub(super) fn nearness(token: TokenId, timex: &Timex, act: Act<'_>, syntax: &Syntax) -> Option<Nearness> {
    let top = head_of(syntax, &timex.tokens)?;
    if syntax.token(top).head == Some(token) {
        return Some(Nearness::Dependent);
    }
    if matches!(act, Act::Speech { .. }) && spoken_of(token, top, syntax) {
        return None;
    }
    let (of_timex, of_token) = (clause(top, syntax), clause(token, syntax));
    if of_timex == Some(token) || timex.tokens.contains(&token.0) {
        return Some(if inside_name(top, syntax) { Nearness::Clause } else { Nearness::Below });
    }
    let same = of_timex.is_some() && (of_timex == of_token || conjoined(of_timex, of_token, syntax));
    if !same && of_timex.is_some_and(|clause| is_aside(clause, token, syntax)) {
        return None;
    }
    Some(if same { Nearness::Clause } else { Nearness::Sentence })
}

/// Whether an expression dates what an utterance is about, not the utterance: "condemned Monday's attack",
/// "accused them of shelling the town on Monday".
fn spoken_of(token: TokenId, top: TokenId, syntax: &Syntax) -> bool {
    if inside_name(top, syntax) {
        return !occasion(token, top, syntax);
    }
    let mut at = top;
    for above in syntax.ancestors(top).take(64) {
        if above == token {
            let deprel = syntax.token(at).deprel;
            // What is spoken of follows; what stands before is mostly a circumstance, however it was parsed.
            return at > token && !(deprel.is_oblique() || deprel == Deprel::Advmod);
        }
        at = above;
    }
    false
}

/// Whether an expression names the occasion of the utterance: "said at Monday's briefing".
fn occasion(token: TokenId, top: TokenId, syntax: &Syntax) -> bool {
    let Some(noun) = syntax.token(top).head else { return false };
    let of_token = syntax.token(noun).deprel.is_oblique() && syntax.token(noun).head == Some(token);
    of_token && matches!(syntax.case(noun), Some("in" | "at" | "during" | "on"))
}

/// "the commission, which last met in 2019": what a relative clause tells of its noun dates nothing outside.
fn is_aside(clause: TokenId, token: TokenId, syntax: &Syntax) -> bool {
    syntax.token(clause).deprel == Deprel::AclRelcl && !syntax.is_under(token, clause)
}

/// The word of the clause in which a word stands.
pub(super) fn clause(t: TokenId, syntax: &Syntax) -> Option<TokenId> {
    std::iter::once(t).chain(syntax.ancestors(t).take(64)).find(|&t| is_clause(syntax, t))
}

fn is_clause(syntax: &Syntax, t: TokenId) -> bool {
    let token = syntax.token(t);
    token.head.is_none()
        || token.upos == Upos::Verb
            && !matches!(token.deprel, Deprel::Amod | Deprel::Compound | Deprel::Xcomp)
}

/// An expression that only qualifies a noun ("the 2014 treaty") does not date the verb.
pub(super) fn inside_name(top: TokenId, syntax: &Syntax) -> bool {
    matches!(syntax.token(top).deprel, Deprel::Nummod | Deprel::Amod | Deprel::Compound | Deprel::NmodPoss)
}

/// Coordinated and complement clauses share a date: "said on Monday that it had agreed".
fn conjoined(a: Option<TokenId>, b: Option<TokenId>, syntax: &Syntax) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let joins = |x: TokenId, y: TokenId| {
        let x = syntax.token(x);
        x.head == Some(y)
            && matches!(x.deprel, Deprel::Conj | Deprel::Parataxis | Deprel::Advcl | Deprel::Xcomp)
    };
    joins(a, b) || joins(b, a)
}
