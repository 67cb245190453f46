//! The walk over a document: every predicate of position becomes statements.

use super::knowledge::{Form, Knowledge};
use super::moves::Hit;
use super::objects::Topic;
use super::parties::Party;
use crate::model::QuoteKind;
use crate::model::{
    Article, Attribution, AttributionId, Authority, Dated, Entities, Events, Firmness, Move, Quotes,
    SentenceId, Span, Statement, Str, Syntax, Times, Token, TokenId, Upos,
};
use rustc_hash::FxHashSet;

/// All layers that statements are read from.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub article: &'a Article,
    pub syntax: &'a Syntax,
    pub times: &'a Times,
    pub entities: &'a Entities,
    pub quotes: &'a Quotes,
    pub events: &'a Events,
    pub knowledge: &'a Knowledge,
}

/// A position as read off the tree, before it is given to parties.
pub(super) struct Reading {
    pub token: TokenId,
    pub action: Move,
    pub firmness: Firmness,
    pub rule: Str,
    pub confidence: f32,
    pub parties: Vec<Party>,
    pub topics: Vec<Topic>,
    pub condition: Option<Span>,
}

impl Reader<'_> {
    pub(super) fn statements(&self) -> Vec<Statement> {
        let mut out = Vec::new();
        for sentence in self.coded_sentences() {
            for token in self.syntax.ids(sentence) {
                self.read(token, &mut out);
            }
        }
        let mut seen = FxHashSet::default();
        out.retain(|s: &Statement| {
            seen.insert((s.party.clone(), s.issue.clone(), s.action, s.sentence, s.authority))
        });
        out.sort_by_key(|s| (s.evidence.start, s.evidence.end));
        out
    }

    /// Sentences of the article's own text that assert something.
    pub(super) fn coded_sentences(&self) -> impl Iterator<Item = SentenceId> {
        let all = (0..self.syntax.sentences.len()).map(SentenceId::new);
        all.filter(|&s| self.is_coded(s) && !self.is_question(s))
    }

    fn read(&self, token: TokenId, out: &mut Vec<Statement>) {
        let reading = match self.hit(token) {
            Some(hit) => self.reading(&hit),
            None => self.modal(token),
        };
        if let Some(reading) = reading {
            for topic in &reading.topics {
                for party in &reading.parties {
                    out.push(self.statement(&reading, topic, party));
                }
            }
        }
    }

    /// A move of the lexicon with its parties, topics, firmness and condition.
    fn reading(&self, hit: &Hit) -> Option<Reading> {
        let entry = self.knowledge.moves.get(hit.entry)?;
        let (turned, asserted) = self.standing(hit.token);
        if !asserted || self.is_carried_on(hit) {
            return None;
        }
        let negated = (self.negated(hit.token) != turned) && !entry.negated;
        let (action, firmness) = self.coloured(hit, entry.action, entry.firmness, negated)?;
        let parties = self.parties_of_hit(hit, entry.form);
        let bearer = self.light_verb(hit.token).filter(|_| entry.form == Form::Noun).unwrap_or(hit.token);
        let mut topics: Vec<Topic> = hit.objects.iter().flat_map(|&o| self.topics(o, bearer)).collect();
        if hit.objects.is_empty() {
            let linear = match entry.form {
                Form::Predicate => self.topics_before(hit.token),
                _ => self.topics_after(hit.token, &hit.others),
            };
            topics = if linear.is_empty() { topics } else { linear };
        }
        let mut topics: Vec<Topic> =
            topics.into_iter().filter(|t| t.counts(entry.content, &parties)).collect();
        if entry.claims || action == Move::Reject && self.rejects_assertion(hit) {
            topics.iter_mut().for_each(Topic::be_a_claim);
        }
        if topics.is_empty() || parties.is_empty() {
            return None;
        }
        let condition = self.condition(hit.token, hit.objects.first().copied());
        let noun = entry.form == Form::Noun;
        let action = self.threatening(action, negated, noun, &topics, condition);
        let confidence = if topics.iter().all(|t| t.known) { 0.8 } else { 0.6 };
        let rule = entry.name.clone();
        Some(Reading { token: hit.token, action, firmness, rule, confidence, parties, topics, condition })
    }

    /// "dismissed the allegation that it had armed them": what is rejected is that it is true.
    fn rejects_assertion(&self, hit: &Hit) -> bool {
        let assertions = &self.knowledge.operators.assertions;
        hit.objects.iter().any(|&o| assertions.contains(&self.lemma(o)) && self.complement(o).is_some())
    }

    /// "refusing to rule out": the inner predicate says it, turned.
    fn is_carried_on(&self, hit: &Hit) -> bool {
        let refusing = self.knowledge.operators.refusing.contains(&self.lemma(hit.token));
        refusing && hit.objects.iter().any(|&o| self.hit(o).is_some())
    }

    /// Readiness to do harm is a threat; so is not ruling it out.
    fn threatening(
        &self,
        action: Move,
        negated: bool,
        noun: bool,
        topics: &[Topic],
        condition: Option<Span>,
    ) -> Move {
        let hostile = topics.iter().all(|t| self.knowledge.operators.hostile.contains(&t.head));
        match action {
            // "proposals to halt NATO expansion" offer nothing: they ask.
            Move::Offer
                if noun && topics.iter().any(|t| self.knowledge.operators.stopping.contains(&t.head)) =>
            {
                Move::Demand
            }
            Move::Offer | Move::Commit if hostile && !negated && !noun => Move::Threaten,
            Move::Open if hostile && (negated || condition.is_some()) => Move::Threaten,
            _ => action,
        }
    }

    fn statement(&self, reading: &Reading, topic: &Topic, party: &Party) -> Statement {
        let token = self.syntax.token(reading.token);
        let speech = self.speech(reading.token);
        Statement {
            party: party.code.clone(),
            speaker: party.speaker,
            role: party.role.clone(),
            authority: party.authority,
            issue: topic.name.clone(),
            proposal: topic.words.clone(),
            action: reading.action,
            firmness: reading.firmness,
            condition: reading.condition,
            consequence: (reading.action == Move::Threaten).then_some(topic.span),
            deadline: self.deadline(reading.token),
            said_on: self.said_on(reading.token, speech),
            quote: speech,
            event: self.event(reading.token),
            evidence: topic.evidence,
            sentence: token.sentence,
            rule: reading.rule.clone(),
            confidence: if party.authority == Authority::Ascribed { 0.5 } else { reading.confidence },
        }
    }

    /// The innermost attribution in whose content a token stands.
    pub(super) fn speech(&self, token: TokenId) -> Option<AttributionId> {
        let at = self.syntax.token(token).span;
        let size = |a: &Attribution| a.content.iter().find(|s| s.contains(at)).map_or(0, |s| s.len());
        crate::quotes::attributions_around(self.quotes, at)
            .filter(|(_, a)| !self.is_object(a))
            .min_by_key(|(id, a)| (size(a), *id))
            .map(|(id, _)| id)
    }

    /// "rejected Russia's demand": the object of a move is nobody's speech.
    fn is_object(&self, attribution: &Attribution) -> bool {
        let Some(cue) = attribution.cue.as_ref().filter(|_| attribution.kind == QuoteKind::Indirect) else {
            return false;
        };
        let head = self.lemma(cue.head);
        let first = attribution.content.first().and_then(|s| self.syntax.token_at(s.start));
        let clause =
            first.is_some_and(|t| matches!(self.token(t).upos, Upos::Sconj) || self.lemma(t) == "that");
        self.knowledge.by_head.contains_key(&head) && !clause
    }

    /// When: the quotation's date, else the event's of the same word, else publication.
    pub(super) fn said_on(&self, token: TokenId, speech: Option<AttributionId>) -> Option<Dated> {
        let quote = speech.and_then(|q| self.quotes.attributions.get(q.index()));
        let event = self.event(token).and_then(|e| self.events.events.get(e.index()));
        quote.and_then(|q| q.said_on.clone()).or_else(|| event.and_then(|e| e.date.clone())).or_else(|| {
            let value = compact_str::format_compact!("{}", self.times.published.date?);
            let how = crate::model::DateHow::Published;
            Some(Dated { value, precision: "day", how, historical: false, future: false })
        })
    }

    fn event(&self, token: TokenId) -> Option<crate::model::EventId> {
        let sentence = self.token(token).sentence;
        let list = &self.events.events;
        let first = list.partition_point(|e| e.sentence < sentence);
        let mut here = list.iter().enumerate().skip(first).take_while(|(_, e)| e.sentence == sentence);
        here.find(|(_, e)| e.trigger == token).map(|(i, _)| crate::model::EventId::new(i))
    }

    /// "by Friday", "before March": the expression of the clause under such a preposition.
    fn deadline(&self, token: TokenId) -> Option<Str> {
        let hull = self.syntax.hull(token);
        let timex = self.times.timexes.iter().find(|t| {
            hull.contains(&t.tokens.start)
                && t.tokens.start > hull.start
                && self.syntax.tokens.get(t.tokens.start as usize - 1).is_some_and(|before| {
                    matches!(before.lemma.as_str(), "by" | "before" | "until" | "within")
                })
        })?;
        Some(timex.value.clone())
    }

    pub(super) fn token(&self, id: TokenId) -> &Token {
        self.syntax.token(id)
    }

    pub(super) fn lemma(&self, id: TokenId) -> Str {
        let lemma = &self.syntax.token(id).lemma;
        if lemma.bytes().any(|b| b.is_ascii_uppercase()) { lemma.to_lowercase() } else { lemma.clone() }
    }

    pub(super) fn is_nominal(&self, id: TokenId) -> bool {
        matches!(self.token(id).upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
    }

    fn is_coded(&self, sentence: SentenceId) -> bool {
        let block = self.syntax.sentence(sentence).block as usize;
        self.article.blocks.get(block).is_some_and(|b| b.kind.is_coded())
    }

    fn is_question(&self, sentence: SentenceId) -> bool {
        let words = self.syntax.sentence(sentence).span.of(&self.article.text);
        words.trim_end_matches(['”', '"', '’', '\'', ' ']).ends_with('?')
    }
}
