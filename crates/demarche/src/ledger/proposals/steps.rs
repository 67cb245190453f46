//! What happens to a proposal: it is tabled, discussed, adopted; a party accepts or rejects it.

use super::super::parties::Party;
use super::super::reader::Reader;
use super::Named;
use super::knowledge::Verb;
use crate::model::{Authority, DateHow, Dated, Deprel, Fate, Feats, Move, ProposalStep, Str, TokenId, Upos};
use crate::times::Act;

impl Reader<'_> {
    /// The steps that the words over a noun tell of; who tables it becomes its owner.
    pub(super) fn steps(&self, named: &mut Named) -> Vec<ProposalStep> {
        let noun = named.token;
        let mut out: Vec<ProposalStep> = Vec::new();
        for word in self.governors(noun) {
            // "vetoed" tells more than that it was rejected.
            let procedure = self.procedure_step(word, noun, &named.owners);
            let found = if procedure.is_empty() { self.position_step(word, noun) } else { procedure };
            for step in &found {
                if step.fate == Fate::Tabled && named.owners.is_empty() {
                    named.owners.extend(step.party.clone());
                }
            }
            out.extend(found);
        }
        out
    }

    /// Verbs and nouns of which the proposal can be object or subject: its head and what governs that
    /// through coordination, and participles below it.
    fn governors(&self, noun: TokenId) -> Vec<TokenId> {
        let mut out: Vec<TokenId> = Vec::new();
        let participle = |&c: &TokenId| {
            matches!(self.token(c).deprel, Deprel::Acl | Deprel::AclRelcl) && self.token(c).upos == Upos::Verb
        };
        out.extend(self.syntax.children(noun).filter(participle));
        let mut at = noun;
        while let Some(head) = self.token(at).head {
            let carries = matches!(self.token(at).deprel, Deprel::Conj | Deprel::Nmod | Deprel::Appos);
            if !carries || !self.is_nominal(head) {
                out.push(head);
                break;
            }
            at = head;
        }
        out
    }

    /// A move of the lexicon that has the proposal as its object: accepted, rejected, considered.
    fn position_step(&self, word: TokenId, noun: TokenId) -> Vec<ProposalStep> {
        let Some(hit) = self.hit(word).filter(|h| h.objects.contains(&noun)) else { return Vec::new() };
        let Some(entry) = self.knowledge.moves.get(hit.entry) else { return Vec::new() };
        let (turned, asserted) = self.standing(word);
        let negated = (self.negated(word) != turned) && !entry.negated;
        let Some((action, _)) = self.coloured(&hit, entry.action, entry.firmness, negated) else {
            return Vec::new();
        };
        let fate = match action {
            Move::Accept => Fate::Accepted,
            Move::Reject => Fate::Rejected,
            Move::Open => Fate::Considered,
            Move::Withdraw => Fate::Withdrawn,
            Move::Offer if entry.action == Move::Offer => Fate::Tabled,
            _ => return Vec::new(),
        };
        if !asserted {
            return Vec::new();
        }
        let parties = self.parties_of_hit(&hit, entry.form);
        self.taken_by(parties, fate, word, noun, &entry.name)
    }

    /// A verb of procedure over the proposal, or with it as its subject.
    fn procedure_step(&self, word: TokenId, noun: TokenId, owners: &[Str]) -> Vec<ProposalStep> {
        let Some(verb) = self.procedure(word, noun) else { return Vec::new() };
        let modal = self.modals(word).next().is_some();
        if !self.standing(word).1 || modal || self.negated(word) {
            return Vec::new();
        }
        let rule = compact_str::format_compact!("proposal/{}", verb.fate.name());
        let speech = self.speech(word);
        let doer = if self.token(word).deprel == Deprel::Acl { self.agent(word) } else { self.subject(word) };
        let doers = doer.filter(|_| !verb.intransitive).map(|s| self.parties_at(s));
        let mut parties = self.said_by(doers.unwrap_or_default(), speech);
        if parties.is_empty() && verb.fate == Fate::Tabled {
            parties = owners.iter().map(|code| narrated(code.clone())).collect();
        }
        let steps = self.taken_by(parties, verb.fate, word, noun, &rule);
        if steps.is_empty() && verb.fate != Fate::Tabled {
            return vec![self.step(verb.fate, None, word, noun, &rule)];
        }
        steps
    }

    /// Whether a verb does this to what it governs.
    pub(super) fn does_to_proposal(&self, word: TokenId, fate: Fate) -> bool {
        let verbs = self.knowledge.proposals.verbs.get(&self.lemma(word));
        verbs.is_some_and(|v| v.iter().any(|v| v.fate == fate))
    }

    /// The reading of a verb with the noun as object, subject of its passive, or subject.
    fn procedure(&self, word: TokenId, noun: TokenId) -> Option<&Verb> {
        let verbs = self.knowledge.proposals.verbs.get(&self.lemma(word))?;
        let deprel = if self.token(noun).head == Some(word) { Some(self.token(noun).deprel) } else { None };
        let below = self.token(word).head == Some(noun) && self.is_done_to_head(word);
        let has = |other: &Str| {
            self.syntax.children(word).any(|c| self.lemma(c) == *other)
                || self.syntax.case(noun) == Some(other)
        };
        let fits = |v: &&Verb| {
            let place = match deprel {
                Some(Deprel::Nsubj) => v.intransitive,
                Some(Deprel::Obj | Deprel::NsubjPass) => !v.intransitive,
                Some(d) => !v.intransitive && d.is_oblique() && !v.others.is_empty(),
                None => below && !v.intransitive,
            };
            place && v.others.iter().all(has)
        };
        verbs.iter().filter(fits).max_by_key(|v| v.others.len())
    }

    /// "the plan published by …", "the plan that Egypt published": not "the plan that failed".
    fn is_done_to_head(&self, word: TokenId) -> bool {
        let t = self.token(word);
        match t.deprel {
            Deprel::Acl => t.feats.has(Feats::PARTICIPLE) && !t.feats.has(Feats::GERUND),
            Deprel::AclRelcl => self.subject(word) != t.head,
            _ => false,
        }
    }

    fn taken_by(
        &self,
        parties: Vec<Party>,
        fate: Fate,
        word: TokenId,
        noun: TokenId,
        rule: &Str,
    ) -> Vec<ProposalStep> {
        let own = parties.into_iter().filter(|p| p.authority != Authority::Ascribed);
        own.map(|p| self.step(fate, Some(p.code), word, noun, rule)).collect()
    }

    fn step(&self, fate: Fate, party: Option<Str>, word: TokenId, noun: TokenId, rule: &Str) -> ProposalStep {
        let evidence = self.clause_to(word, self.token(noun).span);
        let date = self.step_date(word);
        ProposalStep { fate, party, date, evidence, rule: rule.clone() }
    }

    /// The day of a step; "the plan put forward by Egypt" gives none but its own.
    fn step_date(&self, word: TokenId) -> Option<Dated> {
        let date =
            crate::times::date_of(word, Act::Speech { content: &[] }, self.article, self.syntax, self.times)?;
        let aside = matches!(self.token(word).deprel, Deprel::Acl | Deprel::AclRelcl | Deprel::Amod);
        let borrowed = matches!(date.how, DateHow::Published | DateHow::Running | DateHow::Story);
        (!(aside && borrowed)).then_some(date)
    }
}

/// A party that the noun itself names.
fn narrated(code: Str) -> Party {
    Party { code, speaker: None, role: None, authority: Authority::Narrator }
}
