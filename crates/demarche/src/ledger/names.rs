//! What an object is called: an issue of the codebook, or its own words.

use super::objects::MOST_WORDS;
use super::reader::Reader;
use crate::model::{Deprel, Feats, Str, TokenId, Upos};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Words deeper than this below the object's head do not name the issue.
const DEEPEST: u32 = 5;

impl Reader<'_> {
    /// The tokens that an object's own phrase is made of: without later conjuncts, conditions,
    /// relative clauses and closing punctuation.
    pub(super) fn own_tokens(&self, head: TokenId) -> Vec<u32> {
        let mut own = Vec::new();
        self.collect(head, 0, &mut |t, _| own.push(t.0));
        own.sort_unstable();
        let punct = |t: &u32| self.token(TokenId(*t)).upos == Upos::Punct;
        while own.last().is_some_and(punct) {
            own.pop();
        }
        own
    }

    fn collect(&self, head: TokenId, depth: u32, take: &mut dyn FnMut(TokenId, u32)) {
        take(head, depth);
        for c in self.syntax.children(head) {
            let d = self.token(c).deprel;
            let outside = match d {
                Deprel::Conj | Deprel::Cc => depth == 0,
                Deprel::AclRelcl | Deprel::AdvclRelcl | Deprel::Parataxis | Deprel::Discourse => true,
                Deprel::Advcl => !self.token(c).feats.has(Feats::INFINITIVE),
                Deprel::Mark | Deprel::Case => depth == 0,
                _ => false,
            };
            if !outside && depth < 12 && !self.is_condition(c) {
                self.collect(c, depth + 1, take);
            }
        }
    }

    /// The codebook's name for an object; `alone` looks at the noun and its direct modifiers only.
    pub(super) fn named(&self, head: TokenId, alone: bool) -> Option<Str> {
        let mut lemmas: Vec<(Str, u32)> = Vec::new();
        let deepest = if alone { 1 } else { DEEPEST };
        self.collect(head, 0, &mut |t, depth| {
            let modifier = matches!(self.token(t).deprel, Deprel::Amod | Deprel::Compound | Deprel::NmodPoss);
            if depth == 0 || (depth <= deepest && (!alone || modifier)) {
                self.push_words(t, depth, &mut lemmas);
            }
        });
        let found = self.knowledge.issues.find(&lemmas)?;
        if found.slot.is_empty() {
            return Some(found.name.into());
        }
        Some(match self.slot(head, found.slot) {
            Some((preposition, country)) => {
                compact_str::format_compact!("{} {preposition} {country}", found.name)
            }
            None => found.name.into(),
        })
    }

    /// A token's lemma and form, and the name of whom it mentions.
    pub(super) fn push_words(&self, token: TokenId, depth: u32, lemmas: &mut Vec<(Str, u32)>) {
        let lemma = self.lemma(token);
        if self.token(token).upos == Upos::Verb && self.knowledge.operators.noun_only.contains(&lemma) {
            return;
        }
        let form = Str::from(self.token(token).span.of(&self.article.text).to_lowercase());
        if form != lemma {
            lemmas.push((form, depth));
        }
        lemmas.push((lemma, depth));
        self.push_name(token, depth, lemmas);
    }

    /// "the alliance" is also "nato" if that is its entity's code.
    fn push_name(&self, token: TokenId, depth: u32, lemmas: &mut Vec<(Str, u32)>) {
        let entity = self.entities.entity_at(token).map(|e| self.entities.entity(e));
        if let Some(code) = entity.and_then(|e| e.code.as_deref().filter(|_| e.country.is_none())) {
            let name = if code == "EUR" { "eu" } else { code };
            lemmas.push((name.to_lowercase().into(), depth));
        }
    }

    /// The country under one of the prepositions, in the object or beside it.
    fn slot(&self, head: TokenId, prepositions: &[Str]) -> Option<(Str, Str)> {
        let above = self.token(head).head.into_iter();
        std::iter::once(head).chain(above).find_map(|top| {
            self.syntax.hull(top).map(TokenId).find_map(|t| {
                let case = self.syntax.case(t)?;
                prepositions.iter().find(|p| *p == case)?;
                let country = self.entities.entity(self.entities.entity_at(t)?).country.clone()?;
                let name = self.knowledge.countries.get(&country).cloned().unwrap_or(country);
                // "against" and "on" are one issue.
                Some((prepositions.first()?.clone(), name))
            })
        })
    }

    /// The object's own words as a short noun phrase: "sending forces to Ukraine".
    pub(super) fn own_words(&self, head: TokenId, own: &[u32]) -> Str {
        let from = if self.is_nominal(head) { own.first().copied().unwrap_or(head.0) } else { head.0 };
        // "not to involve themselves": the negation belongs to the name.
        let negated = !self.is_nominal(head) && self.negated(head);
        let mut out = String::from(if negated { "not" } else { "" });
        let mut words = 0;
        for t in own.iter().copied().filter(|&t| t >= from).map(TokenId) {
            let (token, lemma) = (self.token(t), self.lemma(t));
            let opening = words == 0
                && (token.upos == Upos::Det || token.deprel == Deprel::NmodPoss && token.upos == Upos::Pron);
            if opening || token.upos == Upos::Punct {
                continue;
            }
            if words == MOST_WORDS {
                break;
            }
            if !out.is_empty() && !matches!(lemma.as_str(), "'s" | "’s" | "n't") {
                out.push(' ');
            }
            match token.upos {
                Upos::Verb if words == 0 => out.push_str(&self.knowledge.names.gerund(&lemma)),
                _ => out.push_str(token.span.of(&self.article.text)),
            }
            words += 1;
        }
        let trailing = |words: &str| {
            let last =
                words.rsplit_once(' ').filter(|(_, last)| self.knowledge.names.trailing.contains(*last));
            last.map(|(before, _)| before.len())
        };
        while let Some(end) = trailing(&out) {
            out.truncate(end);
        }
        out.into()
    }
}

/// How words of the text are made into a name: `names.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NameBook {
    trailing: FxHashSet<Str>,
    doubled: FxHashSet<Str>,
    whole: FxHashSet<Str>,
}

impl NameBook {
    /// "withdraw" → "withdrawing", "make" → "making", "cut" → "cutting".
    fn gerund(&self, lemma: &str) -> String {
        if self.whole.contains(lemma) {
            return format!("{lemma}ing");
        }
        match (lemma.strip_suffix("ie"), lemma.strip_suffix('e')) {
            (Some(stem), _) => format!("{stem}ying"),
            (None, Some(stem)) => format!("{stem}ing"),
            (None, None) => {
                let last = lemma.chars().last().filter(|_| self.doubled.contains(lemma));
                lemma.chars().chain(last).chain("ing".chars()).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NameBook;

    #[test]
    fn gerunds() {
        let names: NameBook = toml::from_str(demarche_data::ledger::NAMES).expect("names.toml");
        for (lemma, form) in [
            ("withdraw", "withdrawing"),
            ("make", "making"),
            ("cut", "cutting"),
            ("be", "being"),
            ("die", "dying"),
        ] {
            assert_eq!(names.gerund(lemma), form);
        }
    }
}
