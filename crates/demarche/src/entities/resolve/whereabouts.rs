//! The country of people whom the text gives none: the one where they are, or whose authorities deal with them.

use super::State;
use crate::entities::doc::Doc;
use crate::entities::names::Name;
use crate::entities::nominals::Nominal;
use crate::model::{Deprel, EntityKind, Str, TokenId};

/// Prepositions of the place where something happens.
const WHERE: [&str; 9] = ["in", "off", "across", "near", "outside", "inside", "throughout", "around", "at"];
/// Sectors of people who are at home where they are met, as far as nothing else is said.
const AT_HOME: [&str; 13] =
    ["", "CIV", "OPP", "COP", "REB", "UAF", "CRM", "EDU", "LAB", "MED", "HLH", "AGR", "REL"];

/// A country in which something happens.
pub(super) struct Scene {
    sentence: u32,
    country: Str,
}

/// The countries, and those of the capitals, in which the sentences say that something happens.
pub(super) fn scenes(doc: &Doc<'_>, names: &[Name]) -> Vec<Scene> {
    let scene = |name: &Name| {
        let entry = doc.k.entry(name.entry?);
        let head = doc.head(&name.tokens);
        let of = doc.syntax.token(head);
        let beside = || of.head.filter(|_| matches!(of.deprel, Deprel::Appos | Deprel::NmodUnmarked));
        let placed = is_where(doc, head) || beside().is_some_and(|h| is_where(doc, h));
        (entry.is_country() && placed)
            .then(|| Scene { sentence: of.sentence.0, country: entry.country.clone() })
    };
    names.iter().filter_map(scene).collect()
}

fn is_where(doc: &Doc<'_>, head: TokenId) -> bool {
    doc.syntax.case(head).is_some_and(|p| WHERE.contains(&p))
}

impl State<'_, '_> {
    /// The country of people of whom nothing else tells it, and how it is known.
    pub(super) fn at_home(&self, n: &Nominal) -> Option<(Str, &'static str)> {
        let people = matches!(n.kind, EntityKind::Person | EntityKind::Group);
        let sector = n.reading.sector.as_deref().unwrap_or("");
        if !people || n.reading.body.is_some() || !AT_HOME.contains(&sector) {
            return None;
        }
        let dealt = self.dealt_with(n, sector).map(|c| (c, "country of the authorities that deal with them"));
        dealt.or_else(|| Some((self.scene(n)?, "country where it happens")))
    }

    /// The only country in which the sentence says that something happens.
    fn scene(&self, n: &Nominal) -> Option<Str> {
        let sentence = self.doc.syntax.token(n.head).sentence.0;
        let mut here = self.scenes.iter().filter(|s| s.sentence == sentence).map(|s| &s.country);
        let first = here.next()?;
        here.all(|c| c == first).then(|| first.clone())
    }

    /// Police and courts deal with people of their country, a government with its own opposition.
    fn dealt_with(&self, n: &Nominal, sector: &str) -> Option<Str> {
        let syntax = self.doc.syntax;
        let token = syntax.token(n.head);
        let verb = token.head.filter(|_| matches!(token.deprel, Deprel::Obj | Deprel::NsubjPass))?;
        let authority = self.seen.iter().rev().take_while(|s| s.sentence == token.sentence.0).find(|s| {
            let doer = matches!(syntax.token(s.mention.head).deprel, Deprel::Nsubj | Deprel::OblAgent);
            doer && syntax.token(s.mention.head).head == Some(verb)
        })?;
        let entity = &self.drafts[authority.mention.entity.index()].entity;
        let own = match entity.sector.as_deref() {
            Some("COP" | "JUD") => true,
            Some("GOV") => sector == "OPP",
            _ => false,
        };
        entity.country.clone().filter(|_| own)
    }
}
