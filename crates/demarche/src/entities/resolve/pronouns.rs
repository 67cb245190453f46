//! Pronouns: the nearest party that agrees, subjects before the rest.

use super::State;
use crate::entities::knowledge::{Gender, NameWord};
use crate::entities::pronouns::Pronoun;
use crate::model::{Deprel, EntityKind, MentionKind, TokenId, Upos};

/// Sentences back that a pronoun reaches.
const REACH: u32 = 3;
/// Sentences back that "he" and "she" reach where nobody nearer fits: through a long quotation, say.
const FAR: u32 = 12;

impl State<'_, '_> {
    /// Whom the pronoun at a token stands for.
    pub(super) fn antecedent(&mut self, pronoun: Pronoun, at: u32) -> Option<usize> {
        let far = || Some(FAR).filter(|_| matches!(pronoun, Pronoun::Person(_)));
        let i = self.within(pronoun, at, REACH).or_else(|| self.within(pronoun, at, far()?))?;
        if let Pronoun::Person(gender) = pronoun {
            self.drafts[i].gender = gender;
        }
        Some(i)
    }

    /// The likeliest party of the last so many sentences.
    fn within(&self, pronoun: Pronoun, at: u32, reach: u32) -> Option<usize> {
        let doc = self.doc;
        let here = doc.syntax.token(TokenId(at)).sentence.0;
        let reflexive = doc.word(at).len() > 5;
        let suffers = self.suffers(TokenId(at));
        let barred = self.described_by_clause_of(TokenId(at));
        let mut best: Option<(i64, usize)> = None;
        for seen in self.seen.iter().rev().take_while(|s| s.sentence + reach >= here) {
            let i = seen.mention.entity.index();
            if !self.agrees(i, pronoun) || seen.mention.tokens.contains(&at) {
                continue;
            }
            if !reflexive && self.acts_on(seen.mention.head, TokenId(at)) {
                continue;
            }
            if barred.is_some_and(|noun| doc.syntax.is_under(seen.mention.head, noun)) {
                continue;
            }
            let sentences = i64::from(here - seen.sentence.min(here));
            let tokens = i64::from(at.saturating_sub(seen.mention.head.0)).min(60);
            let mut score = -40 * sentences - tokens;
            score += if self.is_likely(seen, suffers) { 35 } else { 0 };
            score += if seen.mention.kind == MentionKind::Pronoun { 10 } else { 0 };
            score += if reflexive && sentences == 0 { 40 } else { 0 };
            if self.is_modifier(seen.mention.head) {
                score -= 45;
            }
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, i));
            }
        }
        best.map(|(_, i)| i)
    }

    /// "The minister met him": who does something to him is another, or it would say "himself".
    fn acts_on(&self, subject: TokenId, pronoun: TokenId) -> bool {
        let head = |t: TokenId| self.doc.syntax.token(t).head;
        let object = matches!(self.doc.deprel(pronoun), Deprel::Obj | Deprel::Iobj);
        object && self.doc.deprel(subject).is_subject() && head(subject) == head(pronoun)
    }

    /// Whether a mention is what a pronoun most often stands for: a subject, or, where something is done to the
    /// pronoun that is done to captives, somebody to whom something was done.
    fn is_likely(&self, seen: &super::Seen, suffers: bool) -> bool {
        let rel = self.doc.deprel(seen.mention.head);
        if suffers { matches!(rel, Deprel::Obj | Deprel::NsubjPass) } else { seen.subject }
    }

    /// "They were released": whether a pronoun is the subject of a passive said of those in somebody's hands.
    fn suffers(&self, pronoun: TokenId) -> bool {
        let syntax = self.doc.syntax;
        let verb = syntax.token(pronoun).head.filter(|_| self.doc.deprel(pronoun) == Deprel::NsubjPass);
        let held = |v: TokenId| self.doc.k.words.name_word(&syntax.token(v).lemma) == Some(NameWord::Captive);
        verb.is_some_and(held)
    }

    /// The noun that the relative clause of a subject pronoun describes: "Peru's border, where it moved
    /// troops" does not speak of Peru's moving them, or it would say "its border".
    fn described_by_clause_of(&self, pronoun: TokenId) -> Option<TokenId> {
        let syntax = self.doc.syntax;
        let verb = syntax.token(pronoun).head.filter(|_| self.doc.deprel(pronoun).is_subject())?;
        let clause = std::iter::once(verb)
            .chain(syntax.ancestors(verb))
            .find(|&t| matches!(self.doc.deprel(t), Deprel::AclRelcl | Deprel::AdvclRelcl))?;
        if self.doc.deprel(clause) == Deprel::AclRelcl {
            return syntax.token(clause).head;
        }
        // "…, where": hung on the verb; the noun is the one before it.
        let start = syntax.hull(clause).start;
        let nominal = |t: &u32| matches!(syntax.token(TokenId(*t)).upos, Upos::Noun | Upos::Propn);
        (start.saturating_sub(3)..start).rev().find(nominal).map(TokenId)
    }

    /// Whether a mention is a mere modifier ("Russian" in "Russian troops").
    fn is_modifier(&self, head: TokenId) -> bool {
        matches!(self.doc.deprel(head), Deprel::Amod | Deprel::Compound)
    }

    fn agrees(&self, i: usize, pronoun: Pronoun) -> bool {
        let draft = &self.drafts[i];
        let kind = draft.entity.kind;
        match pronoun {
            Pronoun::Person(g) => {
                kind == EntityKind::Person
                    && !draft.plural
                    && (draft.gender == g || draft.gender == Gender::Unknown)
            }
            Pronoun::Thing => matches!(kind, EntityKind::Organization | EntityKind::Country) && !draft.plural,
            Pronoun::Many => draft.plural || kind == EntityKind::Group || kind == EntityKind::Organization,
        }
    }
}
