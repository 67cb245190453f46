//! What a party makes hang on what: "if", "unless", "in exchange for", "a precondition for".
//!
//! A statement with a condition is a linkage of its own. Others are found by their words
//! (`linkages.toml`): markers between act and condition ([`markers`]), and predicates that say of
//! one that it hangs on the other ([`predicates`]).

mod knowledge;
mod markers;
mod predicates;

pub(super) use knowledge::LinkBook;

use super::parties::Party;
use super::reader::Reader;
use crate::model::{
    Authority, Deprel, LinkKind, Linkage, SentenceId, Span, Statement, StatementId, Str, TokenId, Upos,
};
use rustc_hash::FxHashSet;

/// Act and condition found in a sentence, before anybody is told to have linked them.
struct Link {
    kind: LinkKind,
    /// The word that links them, whose subject or speaker is the party.
    token: TokenId,
    act: Span,
    condition: Span,
    rule: Str,
}

impl Reader<'_> {
    /// All linkages of a document, in text order.
    pub(super) fn linkages(&self, statements: &[Statement]) -> Vec<Linkage> {
        let mut out: Vec<Linkage> = self.conditional(statements).collect();
        for sentence in self.coded_sentences() {
            for token in self.syntax.ids(sentence) {
                if let Some(link) = self.marked(token).or_else(|| self.predicated(token)) {
                    out.extend(self.given_to_parties(&link, statements));
                }
            }
        }
        let mut seen = FxHashSet::default();
        out.retain(|l| seen.insert((l.party.clone(), l.condition.end, l.kind)));
        // "only if" says more than "if".
        let told: Vec<_> = out.iter().map(|l| (l.party.clone(), l.condition.end, l.kind)).collect();
        let closer = |l: &Linkage| {
            let same = |t: &&(Str, u32, LinkKind)| t.0 == l.party && t.1 == l.condition.end;
            told.iter().filter(same).any(|t| t.2 == LinkKind::Precondition)
        };
        out.retain(|l| l.kind != LinkKind::If || !closer(l));
        out.sort_by_key(|l| (l.evidence.start, l.evidence.end));
        out
    }

    /// Statements that stand under a condition.
    fn conditional<'s>(&'s self, statements: &'s [Statement]) -> impl Iterator<Item = Linkage> + 's {
        statements.iter().enumerate().filter_map(|(i, s)| {
            let condition = s.condition.filter(|&c| self.is_supposition(c))?;
            let first = self.syntax.token_at(condition.start).map(|t| self.lemma(t));
            let unless = matches!(first.as_deref(), Some("unless" | "lest"));
            let (kind, name) = if unless { (LinkKind::Unless, "unless") } else { (LinkKind::If, "if") };
            Some(Linkage {
                kind,
                party: s.party.clone(),
                authority: s.authority,
                act: s.evidence,
                condition: self.without_conjunction(condition),
                counterpart: self.counterpart(condition, &s.party),
                action: Some(s.action),
                statement: Some(StatementId::new(i)),
                said_on: s.said_on.clone(),
                evidence: s.evidence.cover(condition),
                rule: compact_str::format_compact!("{name}/{}", s.rule),
                confidence: s.confidence,
            })
        })
    }

    /// Whether a condition opens with "if" or its like; the markers find the others.
    fn is_supposition(&self, condition: Span) -> bool {
        let ops = &self.knowledge.operators;
        let mut opening = self.tokens_of(condition).into_iter().take(3).map(|t| self.lemma(t));
        opening.any(|l| ops.conditions.contains(&l) || ops.condition_nouns.contains(&l))
    }

    /// "if Kyiv joins," without its "if" and comma; of "in the event of" only what is to happen stays.
    fn without_conjunction(&self, condition: Span) -> Span {
        let opening = &self.knowledge.linkages.opening;
        let tokens = self.tokens_of(condition);
        let first = tokens.iter().find(|&&t| !opening.contains(&self.lemma(t)));
        let last = tokens.iter().rfind(|&&t| self.token(t).upos != Upos::Punct);
        match (first, last) {
            (Some(&first), Some(&last)) if first <= last => self.syntax.span(first.0..last.0 + 1),
            _ => condition,
        }
    }

    fn tokens_of(&self, span: Span) -> Vec<TokenId> {
        let first = self.syntax.token_at(span.start).map_or(0, |t| t.0);
        let inside = |t: &TokenId| self.syntax.tokens.get(t.index()).is_some_and(|x| span.contains(x.span));
        (first..).map(TokenId).take_while(inside).collect()
    }

    /// Another party whose doing would meet the condition: its deep subject or possessor, or whoever is
    /// first named in it.
    fn counterpart(&self, condition: Span, party: &Str) -> Option<Str> {
        let tokens = self.tokens_of(condition);
        let inside = |t: &TokenId| tokens.contains(t);
        let head = tokens.iter().copied().find(|&t| !self.token(t).head.is_some_and(|h| inside(&h)))?;
        let subject = self.subject(head).filter(inside);
        let named = subject.into_iter().chain(tokens.iter().copied()).flat_map(|t| self.parties_at(t));
        named.map(|p| p.code).find(|code| code != party)
    }

    /// The parties that make a link, with the statement that carries it; nothing where it is not of
    /// parties or issues.
    fn given_to_parties(&self, link: &Link, statements: &[Statement]) -> Vec<Linkage> {
        let sentence = self.token(link.token).sentence;
        let parties = self.linking_parties(link.token);
        parties.iter().filter_map(|party| self.linkage(link, party, sentence, statements)).collect()
    }

    fn linkage(
        &self,
        link: &Link,
        party: &Party,
        sentence: SentenceId,
        statements: &[Statement],
    ) -> Option<Linkage> {
        let evidence = link.act.cover(link.condition);
        let carries =
            |s: &&Statement| s.sentence == sentence && s.party == party.code && s.evidence.overlaps(evidence);
        let at = statements.iter().position(|s| carries(&s));
        let statement = at.and_then(|i| statements.get(i));
        let counterpart = self.counterpart(link.condition, &party.code);
        let known = self.names_issue(link.act) || self.names_issue(link.condition);
        let their_doing = counterpart.is_some() && self.is_clause(link.condition);
        if statement.is_none() && !known && !their_doing {
            return None;
        }
        let sure = if statement.is_some() { 0.8 } else { 0.6 };
        let speech = self.speech(link.token);
        Some(Linkage {
            kind: link.kind,
            party: party.code.clone(),
            authority: party.authority,
            act: link.act,
            condition: link.condition,
            counterpart,
            action: statement.map(|s| s.action),
            statement: at.map(StatementId::new),
            said_on: self.said_on(link.token, speech),
            evidence,
            rule: link.rule.clone(),
            confidence: if party.authority == Authority::Ascribed { 0.4 } else { sure },
        })
    }

    /// Whether some words are a clause with its subject: what somebody is to do.
    fn is_clause(&self, span: Span) -> bool {
        let subject = |t: TokenId| self.token(t).deprel.is_subject();
        self.tokens_of(span).into_iter().any(subject)
    }

    /// Whether an issue of the codebook stands in some words.
    fn names_issue(&self, span: Span) -> bool {
        let mut lemmas = Vec::new();
        for (depth, t) in (0..).zip(self.tokens_of(span)) {
            self.push_words(t, depth, &mut lemmas);
        }
        self.knowledge.issues.find(&lemmas).is_some()
    }

    /// Who links: the subject of the linking word or of what governs it, ascribed where another says
    /// so; else the speaker.
    fn linking_parties(&self, token: TokenId) -> Vec<Party> {
        let speech = self.speech(token);
        let near = std::iter::once(token).chain(self.syntax.ancestors(token));
        let within = near.take_while(|&t| self.speech(t) == speech).filter(|&t| !self.is_nominal(t));
        let own = within.filter_map(|t| self.subject(t)).map(|s| self.parties_at(s)).find(|p| !p.is_empty());
        match (own, speech) {
            (Some(own), _) => {
                let said = self.said_by(own, speech);
                let all_ascribed = said.iter().all(|p| p.authority == Authority::Ascribed);
                let speakers = speech.filter(|_| all_ascribed).map(|s| self.speakers(s)).unwrap_or_default();
                // "If Kosovo lifts the tariffs, Serbia said …": the speaker links what others do.
                if speakers.is_empty() { said } else { speakers }
            }
            (None, Some(speech)) => self.speakers(speech),
            (None, None) => Vec::new(),
        }
    }

    /// Whether a token or what carries it is negated or refused: "will not …", "refused to …".
    fn is_refused(&self, token: TokenId) -> bool {
        let refusing = &self.knowledge.operators.refusing;
        let mut at = token;
        loop {
            if self.negated(at) || refusing.contains(&self.lemma(at)) {
                return true;
            }
            let t = self.token(at);
            match t.head {
                Some(head) if matches!(t.deprel, Deprel::Xcomp | Deprel::Obj | Deprel::Advcl) => at = head,
                _ => return false,
            }
        }
    }
}
