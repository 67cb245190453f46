//! Noun phrases that name a proposal, and whose they are.

use super::super::reader::Reader;
use super::Named;
use super::knowledge::Noun;
use crate::model::{Deprel, Feats, Str, TokenId, Upos};

impl Reader<'_> {
    /// The proposal that a noun names.
    pub(super) fn named_proposal(&self, token: TokenId) -> Option<Named> {
        let nouns = self.knowledge.proposals.nouns.get(&self.lemma(token))?;
        let modifier = matches!(self.token(token).deprel, Deprel::Compound | Deprel::Amod);
        if !matches!(self.token(token).upos, Upos::Noun | Upos::Propn) || modifier {
            return None;
        }
        let noun = nouns.iter().find(|n| self.has_before(token, n))?;
        let marks = self.marks(token);
        let issues = self.proposal_issues(token);
        Some(Named {
            token,
            kind: noun.kind,
            span: self.short_phrase(token),
            owners: self.proposal_owners(token),
            marks,
            definite: self.is_definite(token),
            issues,
            steps: Vec::new(),
        })
    }

    fn has_before(&self, token: TokenId, noun: &Noun) -> bool {
        let start = self.syntax.sentence(self.token(token).sentence).tokens.start;
        let near = token.0.saturating_sub(4).max(start)..token.0;
        let stands = |word: &Str| {
            near.clone().any(|t| {
                let lemma = self.lemma(TokenId(t));
                let form = self.token(TokenId(t)).span.of(&self.article.text);
                lemma.rsplit('-').next() == Some(word) || form.eq_ignore_ascii_case(word)
            })
        };
        noun.before.iter().all(stands)
    }

    /// Words before the noun that tell it from others; whose it is does not.
    fn marks(&self, noun: TokenId) -> Vec<Str> {
        let plain = &self.knowledge.proposals.plain;
        let describes = |&c: &TokenId| {
            matches!(self.token(c).deprel, Deprel::Amod | Deprel::Compound | Deprel::Nummod)
                && self.entities.entity_at(c).is_none()
        };
        let words = self.syntax.children(noun).filter(describes).map(|c| self.lemma(c));
        words.filter(|w| !plain.contains(w)).collect()
    }

    /// From the noun's first modifier to the end of what it is about, without article, preposition and
    /// relative clauses.
    fn short_phrase(&self, noun: TokenId) -> crate::model::Span {
        let opens = |t: &u32| {
            let token = self.token(TokenId(*t));
            matches!(token.upos, Upos::Det | Upos::Adp | Upos::Cconj | Upos::Sconj | Upos::Punct)
                || self.lemma(TokenId(*t)) == "that"
        };
        let from = (self.syntax.hull(noun).start..noun.0).find(|t| !opens(t)).unwrap_or(noun.0);
        let about = self.complement(noun).filter(|c| *c > noun && self.token(*c).deprel == Deprel::Nmod);
        let last = about.map_or(noun.0, |c| {
            (c.0..self.syntax.hull(c).end.min(c.0 + 4)).rfind(|t| !opens(t)).unwrap_or(c.0)
        });
        let stop = (noun.0 + 1..last).find(|&t| self.token(TokenId(t)).upos == Upos::Punct);
        self.syntax.span(from..stop.unwrap_or(last + 1))
    }

    fn is_definite(&self, noun: TokenId) -> bool {
        self.syntax.children(noun).any(|c| {
            matches!(self.token(c).deprel, Deprel::Det | Deprel::NmodPoss)
                && matches!(
                    self.lemma(c).as_str(),
                    "the" | "this" | "that" | "these" | "those" | "its" | "their"
                )
        })
    }

    /// Possessor, adjective or compound of a party, "by …", "from …", or the agent of a participle
    /// ("the plan put forward by Egypt").
    fn proposal_owners(&self, noun: TokenId) -> Vec<Str> {
        let tabling = |c: &TokenId| self.does_to_proposal(*c, crate::model::Fate::Tabled);
        let participles = self.syntax.children(noun).filter(|&c| {
            let t = self.token(c);
            matches!(t.deprel, Deprel::Acl | Deprel::AclRelcl | Deprel::Amod)
                && t.feats.has(Feats::PARTICIPLE)
        });
        let agents = participles.filter(tabling).filter_map(|p| self.agent(p));
        let direct = self.syntax.children(noun).filter(|&c| {
            let t = self.token(c);
            matches!(t.deprel, Deprel::NmodPoss | Deprel::Amod | Deprel::Compound)
                || t.deprel == Deprel::Nmod && matches!(self.syntax.case(c), Some("by" | "from"))
        });
        let mut out: Vec<Str> = Vec::new();
        let near = direct.chain(agents).flat_map(|c| self.parties_at(c));
        for party in near.chain(self.speaks_through(noun)) {
            if !out.contains(&party.code) {
                out.push(party.code);
            }
        }
        out
    }

    /// "In draft treaties, Moscow demanded …": who takes a position in it has put it forward.
    fn speaks_through(&self, noun: TokenId) -> Vec<super::Party> {
        let t = self.token(noun);
        let inside =
            t.deprel.is_oblique() && matches!(self.syntax.case(noun), Some("in" | "under" | "through"));
        let verb = t.head.filter(|&h| inside && self.hit(h).is_some());
        verb.and_then(|v| self.subject(v)).map(|s| self.parties_at(s)).unwrap_or_default()
    }

    /// Issues of the codebook that the noun's complement names: "a draft resolution on Syria" none,
    /// "proposals to halt NATO expansion" one.
    fn proposal_issues(&self, noun: TokenId) -> Vec<Str> {
        let Some(about) = self.complement(noun) else {
            let modifies = |&c: &TokenId| matches!(self.token(c).deprel, Deprel::Amod | Deprel::Compound);
            return self.syntax.children(noun).filter(modifies).filter_map(|c| self.named(c, true)).collect();
        };
        let topics = self.topics(about, noun);
        topics.into_iter().filter(|t| t.known).map(|t| t.name).collect()
    }
}
