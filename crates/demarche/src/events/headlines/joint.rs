//! "India, Pakistan exchange fire": two parties with a comma or an "and" before a verb in the plural, which is mostly
//! taken for a noun.

use super::{Layers, Verb, hang, is_stopped, noun_follows};
use crate::events::lexicon::{Entry, Kind, Word};
use crate::model::{Deprel, Feats, SentenceId, Str, Syntax, TokenId, Upos};

/// Two parties and what they do.
pub(super) struct Joint {
    verb: Verb,
    second: TokenId,
}

/// The two parties that open a headline, and the plural verb right behind them.
pub(super) fn find(layers: &Layers<'_>, sentence: SentenceId) -> Option<Joint> {
    let syntax = layers.syntax;
    let first = syntax.ids(sentence).next()?;
    if is_stopped(layers, sentence) {
        return None;
    }
    let (subject, end) = party_at(layers, first)?;
    let link = syntax.tokens.get(end.index()).filter(|t| t.sentence == sentence)?;
    let comma = link.lemma == "," && link.upos == Upos::Punct;
    let (second, at) = party_at(layers, TokenId(end.0 + 1)).filter(|_| comma || link.lemma == "and")?;
    let verb = syntax.tokens.get(at.index()).filter(|t| t.sentence == sentence)?;
    // Behind "and" a verb that the tagger knows has its tree already.
    let lemma = plural_verb(layers, at).filter(|_| comma || verb.upos != Upos::Verb)?;
    let verb = Verb { at, lemma, subject, feats: Feats::PRESENT.with(Feats::FINITE) };
    Some(Joint { verb, second })
}

/// Makes the word the verb and the parties its subject.
pub(super) fn join(syntax: &mut Syntax, joint: &Joint) {
    hang(syntax, &joint.verb);
    if let Some(token) = syntax.tokens.get_mut(joint.second.index()) {
        (token.head, token.deprel) = (Some(joint.verb.subject), Deprel::Conj);
    }
}

/// The head of the party whose name begins at a token, and the token behind the name.
fn party_at(layers: &Layers<'_>, token: TokenId) -> Option<(TokenId, TokenId)> {
    let begins = layers.entities.mentions.iter().find(|m| m.tokens.start == token.0)?;
    let entity = layers.entities.entities.get(begins.entity.index())?;
    entity.code.as_ref().map(|_| (begins.head, TokenId(begins.tokens.end)))
}

/// The lemma of a word that is a verb in the plural: tagged so, or one that the lexicon knows with the noun behind it
/// ("trade blame", not "trade war").
fn plural_verb(layers: &Layers<'_>, token: TokenId) -> Option<Str> {
    let t = layers.syntax.tokens.get(token.index())?;
    let form = t.span.of(layers.text).to_lowercase();
    match t.upos {
        Upos::Verb if t.lemma == form.as_str() => Some(t.lemma.clone()),
        Upos::Noun | Upos::Propn | Upos::Adj
            if noun_follows(layers, token) && takes(layers, &form, token) =>
        {
            Some(form.as_str().into())
        }
        _ => None,
    }
}

/// Whether an entry of a verb asks for one of the words behind it, or carries a noun that tells of an act.
fn takes(layers: &Layers<'_>, lemma: &str, verb: TokenId) -> bool {
    let behind = layers.syntax.tokens.iter().skip(verb.index() + 1).take(3);
    let words: Vec<Str> = behind.map(|t| t.lemma.to_lowercase()).collect();
    let lexicon = layers.lexicon;
    let asks = |e: &Entry| {
        let wanted = |w: &Word| words.iter().any(|l| lexicon.classes.any(w, l));
        e.kind == Kind::Verb && e.rest.first().is_some_and(wanted)
    };
    let spelled = lexicon.frame_words.get(lemma).into_iter().flatten().any(asks);
    let carries = lexicon.operator_words.get(lemma).into_iter().flatten().any(|e| e.kind == Kind::Verb);
    spelled || carries && words.iter().any(|w| lexicon.has(w, Kind::Noun))
}
