//! Sentences for which the parser found no verb: "The army blocked access to the site" read as a noun with
//! modifiers, "Quito lifts curfew" as a heap of nouns. Where only one word can be the verb, the coder reads
//! the sentence with it; the syntax layer itself stays as it is.

use super::lexicon::{Kind, Lexicon};
use crate::model::{Article, Deprel, Feats, SentenceId, Str, Syntax, TokenId, Upos};
use std::borrow::Cow;

/// The trees the coder reads: the parser's own, but for sentences whose verb it missed.
pub(super) fn verbs<'a>(article: &Article, syntax: &'a Syntax, lexicon: &Lexicon) -> Cow<'a, Syntax> {
    let mut out = Cow::Borrowed(syntax);
    for n in 0..syntax.sentences.len() {
        let sentence = SentenceId::new(n);
        let reading = Reading { article, syntax, lexicon, sentence };
        if let Some(missed) = reading.verb() {
            rehang(out.to_mut(), sentence, missed);
        }
    }
    out
}

/// The verb the parser missed, its lemma, the head of its subject and the root until now.
struct Missed {
    verb: TokenId,
    lemma: Str,
    tense: Feats,
    subject: TokenId,
    root: TokenId,
}

struct Reading<'a> {
    article: &'a Article,
    syntax: &'a Syntax,
    lexicon: &'a Lexicon,
    sentence: SentenceId,
}

impl<'a> Reading<'a> {
    fn verb(&self) -> Option<Missed> {
        let root = self.syntax.root(self.sentence).filter(|&r| self.is_verbless(r))?;
        let ended = self.is_ended();
        self.syntax.ids(self.sentence).skip(1).find_map(|verb| {
            let (lemma, tense) = self.past(verb).filter(|_| ended).or_else(|| self.present(verb))?;
            let subject = self.subject(verb, root)?;
            Some(Missed { verb, lemma, tense, subject, root })
        })
    }

    /// A noun on top, without a copula or a subject of its own; or the last word of a headline, taken for a
    /// verb ("Quito blocks Lima's bid").
    fn is_verbless(&self, root: TokenId) -> bool {
        let token = self.syntax.token(root);
        let child = |rel| self.syntax.child(root, rel).is_some();
        let last = || !self.is_ended() && self.syntax.ids(self.sentence).next_back() == Some(root);
        let agrees = || self.form(root) != token.lemma.as_str() || !last();
        match token.upos {
            Upos::Noun | Upos::Propn | Upos::Adj => !child(Deprel::Cop) && !child(Deprel::Aux),
            Upos::Verb => !agrees() && !child(Deprel::Aux) || self.is_plural_object(root),
            _ => false,
        }
    }

    /// "Quito bans imports of wheat" read as bans that import: a plural subject with a singular verb.
    fn is_plural_object(&self, root: TokenId) -> bool {
        let before = root.0.checked_sub(1).map(TokenId).filter(|&b| self.syntax.token(b).head == Some(root));
        let plural = |t: TokenId| self.syntax.token(t).feats.has(Feats::PLURAL);
        let subject = before.is_some_and(|b| self.syntax.token(b).upos == Upos::Noun && plural(b));
        !self.is_ended() && subject && self.form(root).ends_with('s')
    }

    /// Whether a full stop closes the sentence: then it has a verb of its own. Headlines have none.
    fn is_ended(&self) -> bool {
        let last = self.syntax.ids(self.sentence).rev().take_while(|&t| self.syntax.token(t).upos == Upos::Punct);
        last.into_iter().any(|t| self.form(t) == ".")
    }

    fn form(&self, token: TokenId) -> &'a str {
        self.syntax.token(token).span.of(&self.article.text)
    }

    fn is_lower(&self, token: TokenId) -> bool {
        self.form(token).starts_with(|c: char| c.is_lowercase())
    }

    /// A past tense taken for a participle, an adjective or part of a name: its lemma.
    fn past(&self, token: TokenId) -> Option<(Str, Feats)> {
        let t = self.syntax.token(token);
        let hung = matches!(t.deprel, Deprel::Acl | Deprel::Amod | Deprel::Flat | Deprel::Compound | Deprel::Conj | Deprel::Nmod);
        if !hung || !self.is_lower(token) || self.is_agented(token) || self.has_own_subject(token) {
            return None;
        }
        let participle = t.feats.has(Feats::PAST) || t.feats.has(Feats::PARTICIPLE);
        if t.upos == Upos::Verb && participle {
            return Some((t.lemma.clone(), Feats::PAST));
        }
        let nominal = matches!(t.upos, Upos::Adj | Upos::Propn | Upos::Noun);
        let stem = self.form(token).strip_suffix("ed").filter(|_| nominal)?;
        self.known(&[stem, &format!("{stem}e"), undoubled(stem)]).map(|lemma| (lemma, Feats::PAST))
    }

    /// A headline's verb taken for a plural: its lemma.
    fn present(&self, token: TokenId) -> Option<(Str, Feats)> {
        let t = self.syntax.token(token);
        let noun = t.upos == Upos::Noun && self.is_lower(token);
        let next = self.syntax.tokens.get(token.index() + 1).filter(|n| n.sentence == self.sentence)?;
        let object = matches!(next.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Det)
            || next.head.is_none() && self.form(TokenId(token.0 + 1)).ends_with('s');
        let name = self.syntax.token(TokenId(token.0.checked_sub(1)?)).upos == Upos::Propn;
        let stem = self.form(token).strip_suffix('s').filter(|_| noun && object && name)?;
        let short = stem.strip_suffix('e').unwrap_or(stem);
        self.known(&[stem, short]).map(|lemma| (lemma, Feats::PRESENT))
    }

    /// "a convoy attacked by rebels": a participle with an agent is passive.
    fn is_agented(&self, token: TokenId) -> bool {
        let next = TokenId(token.0 + 1);
        let by = self.syntax.tokens.get(next.index()).is_some_and(|n| n.lemma == "by");
        by || self.syntax.child(token, Deprel::OblAgent).is_some()
    }

    fn has_own_subject(&self, token: TokenId) -> bool {
        let subject = |r: Deprel| matches!(r, Deprel::NsubjPass | Deprel::AuxPass | Deprel::Aux | Deprel::Cop | Deprel::Mark);
        self.syntax.child_where(token, subject).is_some()
    }

    /// The first of these that the lexicon knows as a verb.
    fn known(&self, lemmas: &[&str]) -> Option<Str> {
        let verb = |l: &&&str| {
            let words = [self.lexicon.frame_words.get(**l), self.lexicon.operator_words.get(**l)];
            words.into_iter().flatten().flatten().any(|e| e.kind == Kind::Verb)
        };
        lemmas.iter().find(verb).map(|l| Str::from(*l))
    }

    /// The noun phrase that fills the sentence up to the verb, with nothing but a date or a prepositional phrase
    /// between: its head.
    fn subject(&self, verb: TokenId, root: TokenId) -> Option<TokenId> {
        let first = self.syntax.ids(self.sentence).next()?;
        let left = || (first.0..verb.0).map(TokenId);
        let marks = |t: TokenId| {
            matches!(self.syntax.token(t).upos, Upos::Verb | Upos::Aux | Upos::Sconj | Upos::Pron)
                || self.form(t) == ":"
        };
        if left().any(marks) || matches!(self.syntax.token(first).upos, Upos::Adp | Upos::Sconj | Upos::Adv) {
            return None;
        }
        let before = self.syntax.token(TokenId(verb.0 - 1));
        if !matches!(before.upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Punct | Upos::Adp | Upos::Adv) {
            return None;
        }
        let outer = |t: &TokenId| self.syntax.token(*t).head.is_none_or(|h| h >= verb || h == root && *t != root);
        let bare = |t: &TokenId| {
            matches!(self.syntax.token(*t).upos, Upos::Noun | Upos::Propn) && self.syntax.case(*t).is_none()
        };
        // Where the parser chained a name and the verb into one, the subject is the root itself.
        if root < verb { Some(root) } else { left().filter(outer).rfind(bare) }
    }
}

/// "slamm" → "slam".
fn undoubled(stem: &str) -> &str {
    let mut ends = stem.chars().rev();
    if ends.next() == ends.next() { stem.get(..stem.len() - 1).unwrap_or(stem) } else { stem }
}

/// Puts the verb on top, its subject and what follows it below.
fn rehang(syntax: &mut Syntax, sentence: SentenceId, missed: Missed) {
    let Missed { verb, lemma, tense, subject, root } = missed;
    let ids: Vec<TokenId> = syntax.ids(sentence).collect();
    let object = object(syntax, &ids, verb, root);
    for &id in ids.iter().filter(|&&id| id != verb) {
        let marked = syntax.case(id).is_some();
        let Some(token) = syntax.tokens.get_mut(id.index()) else { continue };
        let loose = token.head == Some(root) && (id > verb) != (root > verb) || token.head == Some(verb);
        if id == subject {
            (token.head, token.deprel) = (Some(verb), Deprel::Nsubj);
        } else if Some(id) == object {
            (token.head, token.deprel) = (Some(verb), Deprel::Obj);
            if token.upos == Upos::Verb {
                token.upos = Upos::Noun;
            }
        } else if loose {
            token.head = Some(if id < verb && token.deprel == Deprel::Det { subject } else { verb });
            token.deprel = match token.deprel {
                Deprel::Nmod | Deprel::Flat | Deprel::Nsubj | Deprel::Compound if marked => Deprel::Obl,
                Deprel::Nsubj | Deprel::NsubjPass => Deprel::Dep,
                other => other,
            };
        } else if token.head.is_none() {
            (token.head, token.deprel) = (Some(verb), if marked { Deprel::Obl } else { Deprel::Dep });
        }
    }
    if let Some(token) = syntax.tokens.get_mut(verb.index()) {
        token.feats = tense.with(Feats::FINITE);
        (token.head, token.deprel, token.upos, token.lemma) = (None, Deprel::Root, Upos::Verb, lemma);
    }
}

/// The head of the noun phrase right after the verb, unless a preposition marks it.
fn object(syntax: &Syntax, ids: &[TokenId], verb: TokenId, root: TokenId) -> Option<TokenId> {
    let own = syntax.children(verb).find(|&c| c > verb && syntax.token(c).deprel == Deprel::Obj);
    let next = ids.iter().copied().find(|&t| t > verb && syntax.token(t).upos != Upos::Adv)?;
    let phrase = || {
        let first = syntax.token(next);
        let opens = matches!(first.upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn | Upos::Pron)
            || next == root;
        let top = std::iter::successors(Some(next), |&t| syntax.token(t).head.filter(|&h| h > verb)).last()?;
        (opens && top > verb).then_some(top)
    };
    own.or_else(phrase)
}
