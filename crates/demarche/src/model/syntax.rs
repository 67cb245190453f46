//! The syntax stage's layer: sentences, tokens and trees.

use super::{SentenceId, Span, Str, TokenId};
use std::ops::Range;

/// The syntax stage's layer: sentences and tokens of every read block, in text order.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    /// Sentences, each inside one block.
    pub sentences: Vec<Sentence>,
    /// Tokens of all sentences.
    pub tokens: Vec<Token>,
}

/// A sentence: a run of tokens inside one block.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// From the first token's start to the last one's end.
    pub span: Span,
    /// First token and one past the last.
    pub tokens: Range<u32>,
    /// Index into [`Article::blocks`](super::Article::blocks).
    pub block: u32,
}

/// A token: a syntactic word of Universal Dependencies. Clitics ("n't", "'s", "'ll") are tokens of
/// their own and slice the text like every other.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Lower-cased dictionary form ("be", "accuse", "talk"); for names the form as written.
    pub lemma: Str,
    /// Universal part of speech.
    pub upos: Upos,
    /// Features that later stages read.
    pub feats: Feats,
    /// The token it depends on; `None` for the root of its sentence.
    pub head: Option<TokenId>,
    /// Its relation to the head.
    pub deprel: Deprel,
    /// The sentence it belongs to.
    pub sentence: SentenceId,
}

/// Morphological features in use, as a small bit set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Feats(pub u16);

impl Feats {
    /// Past tense (VBD).
    pub const PAST: Feats = Feats(1);
    /// Present tense (VBZ, VBP).
    pub const PRESENT: Feats = Feats(1 << 1);
    /// Finite verb form.
    pub const FINITE: Feats = Feats(1 << 2);
    /// Infinitive or bare form (VB).
    pub const INFINITIVE: Feats = Feats(1 << 3);
    /// Gerund or present participle (VBG).
    pub const GERUND: Feats = Feats(1 << 4);
    /// Past participle (VBN).
    pub const PARTICIPLE: Feats = Feats(1 << 5);
    /// Plural noun, pronoun or verb.
    pub const PLURAL: Feats = Feats(1 << 6);
    /// Passive voice.
    pub const PASSIVE: Feats = Feats(1 << 7);
    /// Imperative mood.
    pub const IMPERATIVE: Feats = Feats(1 << 8);
    /// Possessive pronoun or determiner.
    pub const POSSESSIVE: Feats = Feats(1 << 9);

    /// Whether all features of `other` are set.
    pub fn has(self, other: Feats) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together.
    #[must_use]
    pub fn with(self, other: Feats) -> Feats {
        Feats(self.0 | other.0)
    }
}

named! {
    /// Universal parts of speech, by their names in CoNLL-U.
    #[repr(u8)]
    pub enum Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ",
        Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT",
        Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X",
    }
}

named! {
    /// Universal dependency relations of the English treebanks (UD 2.15), with their subtypes.
    #[repr(u8)]
    pub enum Deprel {
        Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", AdvclRelcl = "advcl:relcl", Advmod = "advmod",
        Amod = "amod", Appos = "appos", Aux = "aux", AuxPass = "aux:pass", Case = "case", Cc = "cc",
        CcPreconj = "cc:preconj", Ccomp = "ccomp", Compound = "compound", CompoundPrt = "compound:prt",
        Conj = "conj", Cop = "cop", Csubj = "csubj", CsubjPass = "csubj:pass", CsubjOuter = "csubj:outer",
        Dep = "dep", Det = "det", DetPredet = "det:predet", Discourse = "discourse", Dislocated = "dislocated",
        Expl = "expl", Fixed = "fixed", Flat = "flat", Goeswith = "goeswith", Iobj = "iobj", List = "list",
        Mark = "mark", Nmod = "nmod", NmodDesc = "nmod:desc", NmodPoss = "nmod:poss", NmodUnmarked = "nmod:unmarked",
        Nsubj = "nsubj", NsubjOuter = "nsubj:outer", NsubjPass = "nsubj:pass", Nummod = "nummod", Obj = "obj",
        Obl = "obl", OblAgent = "obl:agent", OblUnmarked = "obl:unmarked", Orphan = "orphan",
        Parataxis = "parataxis", Punct = "punct", Reparandum = "reparandum", Root = "root",
        Vocative = "vocative", Xcomp = "xcomp",
    }
}

impl Deprel {
    /// Whether this is a subject of any kind.
    pub fn is_subject(self) -> bool {
        matches!(
            self,
            Deprel::Nsubj
                | Deprel::NsubjPass
                | Deprel::NsubjOuter
                | Deprel::Csubj
                | Deprel::CsubjPass
                | Deprel::CsubjOuter
        )
    }

    /// Whether this is an oblique of any kind.
    pub fn is_oblique(self) -> bool {
        matches!(self, Deprel::Obl | Deprel::OblAgent | Deprel::OblUnmarked)
    }
}

impl Syntax {
    /// The token with this id.
    ///
    /// # Panics
    /// On an id of another document.
    pub fn token(&self, id: TokenId) -> &Token {
        &self.tokens[id.index()]
    }

    /// The sentence with this id.
    ///
    /// # Panics
    /// On an id of another document.
    pub fn sentence(&self, id: SentenceId) -> &Sentence {
        &self.sentences[id.index()]
    }

    /// The ids of a sentence's tokens.
    pub fn ids(&self, sentence: SentenceId) -> impl DoubleEndedIterator<Item = TokenId> + use<> {
        self.sentence(sentence).tokens.clone().map(TokenId)
    }

    /// The dependents of a token, left to right. Looks through its sentence: a hundred tokens or less.
    pub fn children(&self, head: TokenId) -> impl DoubleEndedIterator<Item = TokenId> + '_ {
        self.ids(self.token(head).sentence).filter(move |&t| self.token(t).head == Some(head))
    }

    /// The first dependent with this relation.
    pub fn child(&self, head: TokenId, deprel: Deprel) -> Option<TokenId> {
        self.children(head).find(|&t| self.token(t).deprel == deprel)
    }

    /// The first dependent whose relation passes `wanted`.
    pub fn child_where(&self, head: TokenId, wanted: impl Fn(Deprel) -> bool) -> Option<TokenId> {
        self.children(head).find(|&t| wanted(self.token(t).deprel))
    }

    /// The lemma of the preposition (or clitic 's) that marks a nominal: "of", "against", …
    pub fn case(&self, nominal: TokenId) -> Option<&str> {
        self.child(nominal, Deprel::Case).map(|t| self.token(t).lemma.as_str())
    }

    /// The root of a sentence; sentences have exactly one.
    pub fn root(&self, sentence: SentenceId) -> Option<TokenId> {
        self.ids(sentence).find(|&t| self.token(t).head.is_none())
    }

    /// The chain of heads above a token, nearest first.
    pub fn ancestors(&self, token: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        std::iter::successors(self.token(token).head, |&t| self.token(t).head)
    }

    /// Whether `token` is `top` or below it.
    pub fn is_under(&self, token: TokenId, top: TokenId) -> bool {
        token == top || self.ancestors(token).any(|t| t == top)
    }

    /// First and last token of the subtree of `top`. Trees may be non-projective: the range is its hull.
    pub fn hull(&self, top: TokenId) -> Range<u32> {
        let (mut low, mut high) = (top.0, top.0);
        for t in self.ids(self.token(top).sentence) {
            if (t.0 < low || t.0 > high) && self.is_under(t, top) {
                low = low.min(t.0);
                high = high.max(t.0);
            }
        }
        low..high + 1
    }

    /// The text span of a run of tokens; empty for an empty run.
    pub fn span(&self, tokens: Range<u32>) -> Span {
        match (self.tokens.get(tokens.start as usize), tokens.end.checked_sub(1)) {
            (Some(first), Some(last)) if tokens.start < tokens.end => {
                first.span.cover(self.tokens.get(last as usize).map_or(first.span, |t| t.span))
            }
            _ => Span::default(),
        }
    }

    /// The token that covers a byte offset, or the first one after it.
    pub fn token_at(&self, offset: u32) -> Option<TokenId> {
        let i = self.tokens.partition_point(|t| t.span.end <= offset);
        (i < self.tokens.len()).then(|| TokenId::new(i))
    }

    /// The sentence that covers a byte offset.
    pub fn sentence_at(&self, offset: u32) -> Option<SentenceId> {
        let i = self.sentences.partition_point(|s| s.span.end <= offset);
        (i < self.sentences.len() && self.sentences[i].span.start <= offset).then(|| SentenceId::new(i))
    }
}
