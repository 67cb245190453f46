//! For whom the source of an attribution speaks.

use super::parties::Party;
use super::reader::Reader;
use crate::model::{AttributionId, EntityKind, MentionKind, Source, Span, TokenId};

impl Reader<'_> {
    fn source(&self, speech: AttributionId) -> Option<&Source> {
        self.quotes.attributions.get(speech.index())?.source.as_ref()
    }

    /// Newspapers and unattributed reports stand for the narrator.
    pub(super) fn is_reporting(&self, speech: AttributionId) -> bool {
        let source = self.source(speech);
        let Some(source) = source else { return true };
        source.entity.is_some_and(|e| self.entities.entity(e).sector.as_deref() == Some("MED"))
    }

    /// "Uruguay dropped its threat, President Ferrer said": an official of whom only the office is known
    /// speaks for the party that he speaks of.
    pub(super) fn is_unplaced_official(&self, speech: AttributionId) -> bool {
        let source = self.source(speech);
        let entity = source.and_then(|s| s.entity).map(|e| self.entities.entity(e));
        entity.is_some_and(|e| {
            e.kind == EntityKind::Person
                && (e.country.is_none() || e.country_guessed)
                && e.roles.iter().any(|r| r.current != Some(false))
        })
    }

    /// The parties for which the source of an attribution speaks.
    pub(super) fn speakers(&self, speech: AttributionId) -> Vec<Party> {
        let source = self.source(speech);
        let Some(source) = source else { return Vec::new() };
        let mention = source.mention.and_then(|m| self.entities.mentions.get(m.index()));
        let mut parties = match mention {
            Some(mention) if mention.kind != MentionKind::Pronoun && !self.is_first_person(mention.head) => {
                self.parties_at(mention.head)
            }
            _ => Vec::new(),
        };
        if parties.is_empty() {
            parties.extend(source.entity.and_then(|e| self.party(e)));
        }
        if parties.is_empty() && mention.is_none() {
            // "We" as a source is resolved by its entity alone: it may stand in its own content.
            let head = self.source_head(source.span).filter(|&h| !self.is_first_person(h));
            parties = head.map(|h| self.parties_at(h)).unwrap_or_default();
        }
        parties
    }

    /// The noun that heads the words of a source.
    fn source_head(&self, span: Span) -> Option<TokenId> {
        let first = self.syntax.token_at(span.start)?;
        let inside = |t: &TokenId| self.syntax.tokens.get(t.index()).is_some_and(|x| span.contains(x.span));
        let mut tokens = (first.0..).map(TokenId).take_while(inside);
        tokens.find(|&t| {
            let head = self.token(t).head;
            self.is_nominal(t) && !head.is_some_and(|h| inside(&h))
        })
    }

    pub(super) fn is_first_person(&self, token: TokenId) -> bool {
        crate::quotes::is_first_person(&self.lemma(token))
    }
}
