//! Cues in the text: words of the lexicon where they stand.

use super::doc::Doc;
use super::knowledge::{Class, Entry, Knowledge};
use crate::model::{Str, TokenId, Upos};

/// A cue in the text.
#[derive(Clone, Debug)]
pub(super) struct Hit<'a> {
    pub head: TokenId,
    /// One past the last token of the cue.
    pub end: TokenId,
    pub entry: &'a Entry,
}

impl<'a> Doc<'a> {
    /// The cue that starts at a token, longest first.
    pub fn cue_at(&self, t: TokenId, class: Class) -> Option<Hit<'a>> {
        let token = self.token(t)?;
        let knowledge: &'a Knowledge = self.knowledge;
        let form = Str::from(self.text(t)).to_lowercase();
        // "so-called" calls nobody.
        let compound = t.0.checked_sub(1).is_some_and(|b| {
            self.text(TokenId(b)) == "-"
                && self.token(TokenId(b)).is_some_and(|b| b.span.end == token.span.start)
        });
        if compound {
            return None;
        }
        let by_form = if class == Class::Verb { knowledge.entries_of_form(&form) } else { &[] };
        let by_word = knowledge.entries(&form);
        let entries = by_form.iter().chain(by_word).chain(knowledge.entries(&token.lemma));
        entries.filter(|e| e.class == class).find_map(|entry| {
            let end = self.rest_matches(t, &entry.rest)?;
            let infinitive =
                entry.rest.last() == Some(&"to") && self.upos(TokenId(end.0.saturating_sub(1))) == Upos::Part;
            if infinitive {
                return None;
            }
            Some(Hit { head: t, end, entry })
        })
    }

    /// Where a multiword that starts at `t` ends; an adverb or pronoun may stand inside once.
    fn rest_matches(&self, t: TokenId, rest: &[&str]) -> Option<TokenId> {
        let mut at = t.0 + 1;
        let last = self.sentence(t).end;
        for word in rest {
            let is = |n: u32| {
                n < last
                    && (self.lemma(TokenId(n)) == *word || self.text(TokenId(n)).eq_ignore_ascii_case(word))
            };
            // "told some of them" is no "tell of"
            let amount =
                matches!(self.lemma(TokenId(at)), "some" | "any" | "all" | "each" | "many" | "most" | "both");
            let light = matches!(self.upos(TokenId(at)), Upos::Adv | Upos::Pron | Upos::Part | Upos::Det);
            let skip = light && !amount;
            at = if is(at) {
                at + 1
            } else if skip && is(at + 1) {
                at + 2
            } else {
                return None;
            };
        }
        Some(TokenId(at))
    }
}
