//! Trees of headlines put right: "Peru Lifts Ban on Chile" is read by taggers as one long name.
//!
//! Where a sentence has no verb of its own and a party is followed by a word that the lexicon knows as a verb,
//! that word becomes the verb: the party its subject, the noun phrase after it its object.

mod joint;

use super::lexicon::Kind;
use super::repair::Layers;
use crate::model::{Deprel, Feats, SentenceId, Str, Syntax, Token, TokenId, Upos};

/// Repairs the misread sentences in a copy of the trees, which is made where there are any.
pub(super) fn mend(layers: &Layers<'_>, copy: &mut Option<Syntax>) {
    for sentence in (0..layers.syntax.sentences.len()).map(SentenceId::new) {
        if let Some(joint) = joint::find(layers, sentence) {
            joint::join(copy.get_or_insert_with(|| layers.syntax.clone()), &joint);
            continue;
        }
        let Some(verb) = misread(layers, sentence) else { continue };
        let syntax = copy.get_or_insert_with(|| layers.syntax.clone());
        if is_title_case(syntax, layers, verb.at) {
            lower(syntax, layers, verb.at);
        }
        hang(syntax, &verb);
    }
}

/// The verb of a sentence that the tagger has taken for something else.
struct Verb {
    at: TokenId,
    lemma: Str,
    subject: TokenId,
    feats: Feats,
}

/// The first word that must be the verb of its sentence.
fn misread(layers: &Layers<'_>, sentence: SentenceId) -> Option<Verb> {
    let syntax = layers.syntax;
    let root = syntax.ids(sentence).find(|&t| syntax.token(t).head.is_none())?;
    if !is_verbless(layers, root) {
        return None;
    }
    syntax.ids(sentence).skip(1).take(WITHIN).find_map(|t| {
        let (lemma, feats) = verb_of(layers, t)?;
        let last = before(layers, t)?;
        let subject = top(syntax, party_ending_at(layers, last)?, t);
        Some(Verb { at: t, lemma, subject, feats })
    })
}

/// Whether a full stop ends a sentence: then it is no headline.
fn is_stopped(layers: &Layers<'_>, sentence: SentenceId) -> bool {
    let span = layers.syntax.sentence(sentence).span;
    span.of(layers.text).trim_end_matches(['"', '”', '’', '\'', ')']).ends_with('.')
}

/// How far into a sentence its verb is looked for.
const WITHIN: usize = 16;

/// Whether no verb heads the sentence: its root is a noun, or a noun taken for a verb ("ships aid/VERB to").
fn is_verbless(layers: &Layers<'_>, root: TokenId) -> bool {
    let syntax = layers.syntax;
    let token = syntax.token(root);
    let child = |rel| syntax.child(root, rel).is_some();
    match token.upos {
        Upos::Noun | Upos::Propn => !child(Deprel::Cop),
        Upos::Verb => {
            let noun = layers.lexicon.classes.has("aid", &token.lemma);
            noun && !child(Deprel::Obj) && !child(Deprel::Aux) && token.feats.has(Feats::PRESENT)
        }
        _ => false,
    }
}

/// The verb that a word would be: a third person in -s, or a past hung on the next noun.
fn verb_of(layers: &Layers<'_>, token: TokenId) -> Option<(Str, Feats)> {
    let t = layers.syntax.token(token);
    let form = t.span.of(layers.text).to_lowercase();
    if layers.entities.entity_at(token).is_some() {
        return None;
    }
    // "Peru attacks on Chile" has a noun, "Peru attacks Chile" a verb.
    let has = |lemma: &str, kind| layers.lexicon.has(lemma, kind);
    let free = |lemma: &String| noun_follows(layers, token) || !has(lemma, Kind::Noun);
    let known = |lemma: &String| has(lemma, Kind::Verb) && free(lemma);
    match t.upos {
        Upos::Noun | Upos::Propn if !layers.lexicon.classes.has("plural-noun", &form) => {
            let lemma = third_person(&form).into_iter().find(known)?;
            Some((lemma.as_str().into(), Feats::PRESENT.with(Feats::FINITE)))
        }
        Upos::Verb if t.deprel == Deprel::Amod && t.head.is_some_and(|h| h > token) => {
            let past = t.feats.has(Feats::PAST) || t.feats.has(Feats::PARTICIPLE);
            (past && has(&t.lemma, Kind::Verb)).then(|| (t.lemma.clone(), Feats::PAST.with(Feats::FINITE)))
        }
        _ => None,
    }
}

/// "lifts" → lift; "pushes" → push; "denies" → deny.
fn third_person(form: &str) -> Vec<String> {
    let cut = |suffix: &str, by: &str| form.strip_suffix(suffix).map(|stem| format!("{stem}{by}"));
    [cut("ies", "y"), cut("s", ""), cut("es", "")].into_iter().flatten().collect()
}

/// Whether a noun phrase stands right after a word.
fn noun_follows(layers: &Layers<'_>, token: TokenId) -> bool {
    let next = layers.syntax.tokens.get(token.index() + 1);
    next.is_some_and(|t| {
        let nominal = matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Det);
        t.sentence == layers.syntax.token(token).sentence && (nominal || t.upos == Upos::Verb)
    })
}

/// The word before the verb; a date between subject and verb ("Peru on Friday lifted") is passed over.
fn before(layers: &Layers<'_>, verb: TokenId) -> Option<TokenId> {
    let syntax = layers.syntax;
    let dated = |t: TokenId| layers.times.holds(syntax.token(t).span);
    let mut at = TokenId(verb.0.checked_sub(1)?);
    let past = dated(at);
    while past && (dated(at) || matches!(syntax.token(at).upos, Upos::Adp | Upos::Punct)) {
        at = TokenId(at.0.checked_sub(1)?);
    }
    Some(at)
}

/// The head of the party whose name ends with this word.
fn party_ending_at(layers: &Layers<'_>, last: TokenId) -> Option<TokenId> {
    let end = layers.syntax.token(last).span.end;
    let mention = layers.entities.mentions.iter().find(|m| m.span.end == end && m.head <= last)?;
    let entity = layers.entities.entities.get(mention.entity.index())?;
    entity.code.is_some().then_some(mention.head)
}

/// The head of the whole subject: "Chad and Niger", "ministers of Niger".
fn top(syntax: &Syntax, party: TokenId, verb: TokenId) -> TokenId {
    let within = |t: &TokenId| *t < verb && syntax.token(*t).upos != Upos::Verb;
    let inner = |d: Deprel| matches!(d, Deprel::Conj | Deprel::Appos | Deprel::Flat | Deprel::Nmod);
    let mut at = party;
    while let Some(head) = syntax.token(at).head.filter(|h| within(h) && inner(syntax.token(at).deprel)) {
        at = head;
    }
    at
}

/// Whether most of the longer words of a sentence are capitalised.
fn is_title_case(syntax: &Syntax, layers: &Layers<'_>, at: TokenId) -> bool {
    let sentence = syntax.token(at).sentence;
    let unnamed = |t: &TokenId| layers.entities.entity_at(*t).is_none() && *t != at;
    let words = syntax.ids(sentence).filter(unnamed);
    let long: Vec<&Token> =
        words.map(|t| syntax.token(t)).filter(|t| t.span.end - t.span.start > 3).collect();
    let names = long.iter().filter(|t| t.upos == Upos::Propn).count();
    !long.is_empty() && names * 2 >= long.len()
}

/// "Travel Ban": the words of a title that name nobody are nouns, in lower case.
fn lower(syntax: &mut Syntax, layers: &Layers<'_>, verb: TokenId) {
    let ids: Vec<TokenId> = syntax.ids(syntax.token(verb).sentence).filter(|&t| t > verb).collect();
    for id in ids.into_iter().filter(|&t| layers.entities.entity_at(t).is_none()) {
        let Some(token) = syntax.tokens.get_mut(id.index()).filter(|t| t.upos == Upos::Propn) else {
            continue;
        };
        let lemma = token.lemma.to_lowercase();
        let singular = lemma.strip_suffix('s').filter(|s| !s.ends_with('s')).unwrap_or(&lemma);
        token.lemma = singular.into();
        token.upos = Upos::Noun;
    }
}

/// Makes the word the verb of its sentence.
fn hang(syntax: &mut Syntax, verb: &Verb) {
    let sentence = syntax.token(verb.at).sentence;
    let ids: Vec<TokenId> = syntax.ids(sentence).collect();
    let object = object_after(syntax, verb, &ids);
    let root = ids.iter().copied().find(|&t| syntax.token(t).head.is_none());
    let mut set = |id: TokenId, head: Option<TokenId>, deprel: Deprel| {
        if let Some(token) = syntax.tokens.get_mut(id.index()) {
            (token.head, token.deprel) = (head, deprel);
        }
    };
    for &id in &ids {
        // What stood between subject and verb, or hung on the verb as on a noun, is the verb's.
        let between = id > verb.subject && id < verb.at;
        if between {
            set(id, Some(verb.at), Deprel::Advmod);
        }
    }
    if let Some(root) = root.filter(|&r| r != verb.at && r != verb.subject) {
        set(root, Some(verb.at), Deprel::Parataxis);
    }
    set(verb.at, None, Deprel::Root);
    set(verb.subject, Some(verb.at), Deprel::Nsubj);
    if let Some(object) = object {
        set(object, Some(verb.at), Deprel::Obj);
    }
    for &id in &ids {
        let adverbial = id > verb.at && syntax.token(id).head == Some(verb.at) && syntax.case(id).is_some();
        if let Some(token) = syntax.tokens.get_mut(id.index()).filter(|_| adverbial) {
            token.deprel = Deprel::Obl;
        }
    }
    if let Some(token) = syntax.tokens.get_mut(verb.at.index()) {
        (token.upos, token.lemma, token.feats) = (Upos::Verb, verb.lemma.clone(), verb.feats);
    }
    if let Some(token) = object.and_then(|o| syntax.tokens.get_mut(o.index())) {
        token.upos = if token.upos == Upos::Verb { Upos::Noun } else { token.upos };
    }
}

/// The head of the noun phrase right after the verb: the last noun before a preposition, mark or end.
fn object_after(syntax: &Syntax, verb: &Verb, ids: &[TokenId]) -> Option<TokenId> {
    let after = ids.iter().copied().filter(|&t| t > verb.at);
    let phrase = after.take_while(|&t| {
        let nominal = matches!(
            syntax.token(t).upos,
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Det | Upos::Pron
        );
        let counted = syntax.token(t).head.is_none() && t.0 == verb.at.0 + 1;
        nominal || counted || syntax.token(t).lemma == "'s"
    });
    let nouns: Vec<TokenId> = phrase.collect();
    let nominal = |t: &TokenId| !matches!(syntax.token(*t).upos, Upos::Adj | Upos::Det);
    let outer = |t: &TokenId| syntax.token(*t).head.is_none_or(|h| !nouns.contains(&h));
    let outermost = nouns.iter().copied().filter(nominal).find(outer);
    outermost.or_else(|| nouns.iter().copied().rev().find(nominal))
}
