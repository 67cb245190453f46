//! Trees as the coder needs them: what parsers misread, put right in a copy.

use super::headlines;
use super::lexicon::{Kind, Lexicon};
use crate::model::{Entities, Str, Syntax, Times, TokenId, Upos};

/// What the repairs look at.
pub(super) struct Layers<'a> {
    pub text: &'a str,
    pub syntax: &'a Syntax,
    pub times: &'a Times,
    pub entities: &'a Entities,
    pub lexicon: &'a Lexicon,
}

/// A copy of the trees with what is misread repaired; `None` where there is nothing.
pub(super) fn trees(layers: &Layers<'_>) -> Option<Syntax> {
    let mut copy = None;
    headlines::mend(layers, &mut copy);
    for join in joins(layers) {
        apply(copy.get_or_insert_with(|| layers.syntax.clone()), &join);
    }
    copy
}

/// A word with a hyphen that the tokenizer has cut in two.
struct Join {
    head: TokenId,
    part: TokenId,
    lemma: Str,
}

/// "cease-fire", "pull-out": nouns that the lexicon knows as one word.
fn joins<'a>(layers: &'a Layers<'_>) -> impl Iterator<Item = Join> + 'a {
    (1..layers.syntax.tokens.len().saturating_sub(1)).filter_map(|n| join(layers, n))
}

fn join(layers: &Layers<'_>, hyphen: usize) -> Option<Join> {
    let tokens = &layers.syntax.tokens;
    let (left, middle, right) = (tokens.get(hyphen - 1)?, tokens.get(hyphen)?, tokens.get(hyphen + 1)?);
    let tight = left.span.end == middle.span.start && middle.span.end == right.span.start;
    if middle.lemma != "-" || !tight || !matches!(right.upos, Upos::Noun | Upos::Adv | Upos::Adp) {
        return None;
    }
    let first = left.span.of(layers.text).to_lowercase();
    let forms = [format!("{first}{}", right.lemma), format!("{first}-{}", right.lemma)];
    let lemma = forms.iter().find(|f| layers.lexicon.has(f, Kind::Noun))?;
    let (a, b) = (TokenId::new(hyphen - 1), TokenId::new(hyphen + 1));
    let (head, part) = if left.head == Some(b) { (b, a) } else { (a, b) };
    Some(Join { head, part, lemma: lemma.as_str().into() })
}

/// The head gets the lemma of the whole and what hung on the other part.
fn apply(syntax: &mut Syntax, join: &Join) {
    let below: Vec<TokenId> = syntax.children(join.part).filter(|&c| c != join.head).collect();
    for child in below {
        if let Some(token) = syntax.tokens.get_mut(child.index()) {
            token.head = Some(join.head);
        }
    }
    if let Some(token) = syntax.tokens.get_mut(join.head.index()) {
        (token.lemma, token.upos) = (join.lemma.clone(), Upos::Noun);
    }
}
