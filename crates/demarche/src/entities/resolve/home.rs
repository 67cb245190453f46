//! The country of a noun phrase or a state's own body: the text's words for it, its owner's, or the one at hand.

use super::nominals::REACH;
use super::{Draft, State, codes, near};
use crate::entities::knowledge::NameWord;
use crate::entities::nominals::Nominal;
use crate::model::{Deprel, EntityKind, Str, TokenId};

impl State<'_, '_> {
    /// The country of a phrase: its own words', its owner's, or for the state's own bodies the document's.
    pub(super) fn country_of(&mut self, n: &Nominal) -> (Option<Str>, Str) {
        let noun: Vec<&str> = n.noun.split(' ').collect();
        let table = format!("{}: {}", self.doc.k.noun_table(&noun), n.noun);
        if let Some(c) = &n.reading.country {
            return (Some(c.clone()), format!("{table}; country in the phrase").into());
        }
        if let Some(pronoun) = crate::entities::pronouns::at(self.doc, TokenId(n.tokens.start))
            && let Some(owner) = self.antecedent(pronoun, n.tokens.start)
            && let Some(c) = self.country_so_far(owner)
        {
            return (Some(c), format!("{table}; country of its owner").into());
        }
        if let Some(c) = self.country_of_whole(n) {
            return (Some(c), format!("{table}; country of those it is one of").into());
        }
        let owner = (self.seen.iter().rev().take(REACH))
            .find(|s| s.mention.tokens.end > n.tokens.start && s.mention.tokens.start < n.head.0);
        if let Some(c) = owner.and_then(|s| self.country_so_far(s.mention.entity.index())) {
            return (Some(c), format!("{table}; country of its owner").into());
        }
        // "US-backed forces" are of no country that they do not name.
        if self.is_aided(n) {
            return (None, table.into());
        }
        let own = n.reading.sector.as_deref().is_some_and(|s| self.is_own(s));
        let home = self.home(n.head).filter(|_| own && n.reading.body.is_none() && !n.indefinite);
        // Gunmen whom nobody knows are of the country where they shoot.
        let found = match n.reading.sector.as_deref() {
            Some("UAF") => self.at_home(n).or(home),
            _ => home.or_else(|| self.at_home(n)),
        };
        match found {
            Some((c, why)) => (Some(c), format!("{table}; {why}").into()),
            None => (None, table.into()),
        }
    }

    /// The country of an entity, or, while people have none yet, the one that a title gives: "Serbian Prime Minister
    /// Milena Jovic said her government".
    fn country_so_far(&self, entity: usize) -> Option<Str> {
        let draft = &self.drafts[entity];
        let titled = || draft.told.iter().find_map(|t| t.reading.country.clone());
        draft.entity.country.clone().or_else(titled)
    }

    /// Whether a body of this sector is the document's country's; unknown gunmen where the text tells the country, not
    /// only its dateline.
    fn is_own(&self, sector: &str) -> bool {
        is_own(sector) || sector == "UAF" && self.told_country
    }

    /// "six Indian diplomats, including the high commissioner", "Peru, whose soldiers": the country of those of whom
    /// this is one, or whose it is.
    fn country_of_whole(&self, n: &Nominal) -> Option<Str> {
        let (start, here) = (n.tokens.start, self.doc.syntax.token(n.head).sentence.0);
        let whose = self.doc.word(start).eq_ignore_ascii_case("whose");
        let one = matches!(self.doc.syntax.case(n.head), Some("include" | "including"));
        if !whose && !one {
            return None;
        }
        // Whose it is stands right before, but for a comma.
        let whole = |s: &&super::Seen| match whose {
            true => s.mention.tokens.end <= start && start - s.mention.tokens.end <= 1,
            false => self.drafts[s.mention.entity.index()].plural,
        };
        let mut before = self.seen.iter().rev().take_while(|s| s.sentence == here);
        let seen = before.find(whole)?;
        self.drafts[seen.mention.entity.index()].entity.country.clone()
    }

    fn is_aided(&self, n: &Nominal) -> bool {
        let words = self.doc.words(&n.tokens);
        let aided = |w: &&str| self.doc.k.words.name_word(&w.to_lowercase()) == Some(NameWord::Aided);
        words.contains(&"-") && words.iter().any(aided)
    }

    /// The country of a state's own body that the text gives none: the document's, unless the body acts on that
    /// country ("pressed by congress to help Iran"); then another that acts in the sentence, or the dateline's.
    pub(super) fn home(&self, body: TokenId) -> Option<(Str, &'static str)> {
        let relation = self.doc.deprel(body);
        let acts = relation.is_subject() || relation == Deprel::OblAgent;
        let deed = near::deed(self.doc, body).filter(|_| acts);
        let foreign = |c: &Str| deed.is_some_and(|deed| self.acted_on.contains(&(deed, c.clone())));
        let main = self.main_country.as_ref()?;
        if !foreign(main) {
            return Some((main.clone(), "country the document is about"));
        }
        let here = self.doc.syntax.token(body).sentence;
        let subjects = self.seen.iter().rev().take_while(|s| s.sentence == here.0).filter(|s| s.subject);
        let other = subjects
            .filter_map(|s| self.serves(&self.drafts[s.mention.entity.index()]))
            .find(|c| !foreign(c));
        let dateline = self.dateline.as_ref().filter(|c| !foreign(c));
        let other = other.map(|c| (c, "country that acts in the sentence"));
        let found = other.or(dateline.map(|c| (c, "country of the dateline")));
        found.map(|(c, why)| (c.clone(), why))
    }

    /// The country of a party, or the one that a listed person holds office in.
    fn serves<'s>(&'s self, draft: &'s Draft) -> Option<&'s Str> {
        let person = draft.entity.kind == EntityKind::Person;
        let office = || codes::in_table(draft, "", self.doc).filter(|_| person)?.in_news(self.doc.on);
        let held = || office().map(|o| &o.body).filter(|body| self.doc.k.country(body).is_some());
        draft.entity.country.as_ref().or_else(held)
    }
}

/// Sectors of a state's own bodies and of those who fight them: without a country they are of one at hand.
pub(super) fn is_own(sector: &str) -> bool {
    matches!(sector, "GOV" | "MIL" | "COP" | "OPP" | "LEG" | "JUD" | "SPY" | "REB")
}
