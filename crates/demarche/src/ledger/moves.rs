//! Predicates of position in the tree: which word, in which of its senses.

use super::knowledge::{Form, MoveEntry, Pattern};
use super::reader::Reader;
use crate::model::{Deprel, Feats, Move, Str, TokenId, Upos};

/// A predicate of the lexicon found in a tree.
pub(super) struct Hit {
    pub token: TokenId,
    pub entry: usize,
    /// Heads of what it is about.
    pub objects: Vec<TokenId>,
    /// Words of the wording beside the head.
    pub others: Vec<Str>,
}

impl Reader<'_> {
    /// The lexicon's reading of a token: of the wordings that fit, the one with most words.
    pub(super) fn hit(&self, token: TokenId) -> Option<Hit> {
        let lemma = self.lemma(token);
        // "committed", "opposed": adjectives that the parser may take for a verb's passive.
        let form = Str::from(self.token(token).span.of(&self.article.text).to_lowercase());
        let by_form = (form != lemma).then(|| self.knowledge.by_head.get(&form)).flatten();
        let by_lemma = self.knowledge.by_head.get(&lemma);
        let patterns = by_form.into_iter().chain(by_lemma).flatten();
        let fits = |p: &&Pattern| {
            let entry = self.knowledge.moves.get(p.entry)?;
            let objects = self.fit(token, entry, &p.others)?;
            Some((p.others.len(), Hit { token, entry: p.entry, objects, others: p.others.clone() }))
        };
        let found = patterns.filter_map(|p| fits(&p));
        found.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, hit)| hit)
    }

    fn fit(&self, token: TokenId, entry: &MoveEntry, others: &[Str]) -> Option<Vec<TokenId>> {
        if entry.negated && !self.negated(token) {
            return None;
        }
        if entry.modal && !self.hedged_by_modal(token) {
            return None;
        }
        let upos = self.token(token).upos;
        let objects = match entry.form {
            Form::Verb if upos == Upos::Verb && !self.is_modifier(token) => {
                self.verb_objects(token, entry, others)
            }
            Form::Adjective if matches!(upos, Upos::Adj | Upos::Verb | Upos::Adp) => {
                self.adjective_objects(token, others)
            }
            Form::Noun if upos == Upos::Noun => self.noun_objects(token, others),
            Form::Predicate => self.predicate_objects(token, others),
            _ => return None,
        };
        let wanted = |&o: &TokenId| self.counts(entry, o);
        let found: Vec<TokenId> = objects.iter().copied().filter(wanted).collect();
        if !found.is_empty() || !objects.is_empty() {
            return (!found.is_empty()).then_some(found);
        }
        // The tree leads to nothing; the order of words may.
        let linear = match entry.form {
            Form::Predicate => self.is_predicate(token, others) && !self.topics_before(token).is_empty(),
            _ => {
                !entry.claims
                    && !entry.withdraws
                    && !entry.clause
                    && !self.topics_after(token, others).is_empty()
            }
        };
        linear.then(Vec::new)
    }

    /// "the demanded sum", not "the sum Moscow demanded" that the parser took for an adjective.
    fn is_modifier(&self, word: TokenId) -> bool {
        let t = self.token(word);
        t.deprel == Deprel::Amod && self.syntax.child(word, Deprel::Nsubj).is_none()
    }

    /// Whether an object is one that can be the content of this move.
    fn counts(&self, entry: &MoveEntry, object: TokenId) -> bool {
        let (lemma, ops) = (self.lemma(object), &self.knowledge.operators);
        let clause = !self.is_nominal(object);
        if entry.claims || entry.withdraws {
            return entry.claims && clause || ops.claims.contains(&lemma);
        }
        if entry.clause {
            // "told them to leave", not "we will leave, she told them".
            return clause && self.token(object).feats.has(Feats::INFINITIVE) && self.has_to(object);
        }
        if clause && entry.action == Move::Request && self.is_indirect_question(object) {
            return false;
        }
        !ops.empty.contains(&lemma)
    }

    /// "asked why / whether …": a question, no request.
    fn is_indirect_question(&self, clause: TokenId) -> bool {
        const ASKING: &[&str] = &["why", "how", "what", "when", "where", "who", "whether", "if", "which"];
        let first = TokenId(self.syntax.hull(clause).start);
        ASKING.contains(&self.lemma(first).as_str())
    }
}
