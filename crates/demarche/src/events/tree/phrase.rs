//! Phrases of a word: prepositions, coordination.

use crate::model::{Deprel, Syntax, TokenId, Upos};

/// The nominal after a preposition on `head`; `of_object` also looks on its object.
pub(in crate::events) fn prepositional(syntax: &Syntax, head: TokenId, preposition: &str) -> Option<TokenId> {
    prepositionals(syntax, head, preposition).next()
}

/// All nominals after a preposition on `head`: "lifted on Friday the sanctions on Iran" has two after "on".
pub(in crate::events) fn prepositionals<'a>(
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
pub(in crate::events) fn adjacent(syntax: &Syntax, verb: TokenId, preposition: &str) -> Option<TokenId> {
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
pub(in crate::events) fn has_case(syntax: &Syntax, nominal: TokenId, preposition: &str) -> bool {
    syntax.children(nominal).any(|c| {
        let token = syntax.token(c);
        matches!(token.deprel, Deprel::Case | Deprel::Mark) && token.lemma == preposition
    })
}

/// A nominal and everything coordinated with it.
pub(in crate::events) fn coordinated(syntax: &Syntax, first: TokenId) -> impl Iterator<Item = TokenId> + '_ {
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

pub(super) fn is_nominal(syntax: &Syntax, token: TokenId) -> bool {
    matches!(syntax.token(token).upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
}
