//! The main verb behind a description of its subject between commas: a relative clause or an apposition.

use super::tree::{Tree, is_mark};
use crate::model::Deprel;

/// Relations of what describes a noun between commas.
const DESCRIPTIONS: &[Deprel] = &[Deprel::AclRelcl, Deprel::Appos, Deprel::Parataxis];

/// Relations by which a verb hangs on something that it does not belong to.
const LOOSE: &[Deprel] = &[Deprel::Advcl, Deprel::Xcomp, Deprel::Conj, Deprel::Parataxis, Deprel::Dep];

impl Tree<'_> {
    /// "Vietnam, which borders the sea, called on …", "Kovac, a union leader, called it …": the past form behind the
    /// comma that closes a description of the root, hung somewhere in it; the description first.
    pub(super) fn behind_description(&self, root: usize) -> Option<(usize, usize)> {
        let descriptions = self.children(root).filter(|(_, rel)| DESCRIPTIONS.contains(rel)).map(|(i, _)| i);
        let agent = |r: Deprel| is_mark(r) || r == Deprel::OblAgent;
        let verb = |i: usize| self.is_past(i) && self.follows_comma(i) && !self.has(i, agent);
        let behind = |clause: usize| {
            (clause + 2..self.tokens.len()).find(|&i| self.is_misplaced(i, root, clause) && verb(i))
        };
        descriptions.filter_map(|c| Some((c, behind(c)?))).next()
    }

    /// Whether a verb hangs loosely in a description, or with an object of its own on the noun itself.
    fn is_misplaced(&self, verb: usize, root: usize, description: usize) -> bool {
        let rel = self.tokens[verb].deprel;
        let object = self.has(verb, |r| matches!(r, Deprel::Obj | Deprel::Iobj | Deprel::Ccomp));
        let beside = || self.head(verb) == Some(root) && object && !self.has_other_verb(root, verb);
        (LOOSE.contains(&rel) || rel == Deprel::Acl && object)
            && (self.is_below(verb, description) || beside())
    }

    /// Whether a comma stands before a verb and its adverbs: "…, also called on".
    fn follows_comma(&self, verb: usize) -> bool {
        let adverb = |&i: &usize| self.head(i) == Some(verb) && self.tokens[i].deprel == Deprel::Advmod;
        let first = (0..verb).rev().take_while(adverb).last().unwrap_or(verb);
        first > 0 && self.form(first - 1) == ","
    }
}
