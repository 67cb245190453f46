//! From drafts to the layer: entities in order of first mention, codes set, heads indexed.

use super::{State, codes, roles};
use crate::entities::doc::Doc;
use crate::model::{Deprel, Entities, Entity, EntityId, EntityKind, Mention, MentionId, MentionKind};
use rustc_hash::FxHashSet;

impl State<'_, '_> {
    /// The layer.
    pub(super) fn finish(mut self, roles: &[roles::Told]) -> Entities {
        codes::set(&mut self);
        self.leave_people_with_names();
        self.disarm_credits();
        let number = self.numbers();
        let mut by_head: Vec<Option<MentionId>> = vec![None; self.doc.words.len()];
        let mut mentions = Vec::with_capacity(self.seen.len());
        for (i, seen) in self.seen.into_iter().enumerate() {
            let mut mention = seen.mention;
            mention.entity = number[mention.entity.index()].unwrap_or(EntityId(0));
            by_head[mention.head.index()].get_or_insert(MentionId::new(i));
            mentions.push(mention);
        }
        titles(roles, &mentions, self.doc, &mut by_head);
        let mut entities: Vec<(EntityId, Entity)> =
            (self.drafts.into_iter().zip(&number)).filter_map(|(d, n)| Some(((*n)?, d.entity))).collect();
        entities.sort_by_key(|(n, _)| *n);
        let mut entities: Vec<Entity> = entities.into_iter().map(|(_, e)| e).collect();
        for e in &mut entities {
            let members = e.members.iter().filter_map(|m| number.get(m.index()).copied().flatten()).collect();
            e.members = members;
        }
        Entities { entities, mentions, by_head }
    }

    /// People are those with a name; "a spokesperson" is one of a group.
    fn leave_people_with_names(&mut self) {
        let named: FxHashSet<usize> = (self.seen.iter())
            .filter(|s| s.mention.kind == MentionKind::Name)
            .map(|s| s.mention.entity.index())
            .collect();
        for (i, draft) in self.drafts.iter_mut().enumerate() {
            if draft.entity.kind == EntityKind::Person && !named.contains(&i) {
                draft.entity.kind = EntityKind::Group;
            }
        }
    }

    /// An agency that is named in the dateline alone acts in nothing.
    fn disarm_credits(&mut self) {
        let told = self.seen.iter().filter(|s| !self.doc.is_credit(&s.mention.tokens));
        let told: FxHashSet<usize> = told.map(|s| s.mention.entity.index()).collect();
        let credited = self.seen.iter().map(|s| s.mention.entity.index()).filter(|i| !told.contains(i));
        for i in credited.collect::<Vec<_>>() {
            self.drafts[i].entity.code = None;
        }
    }

    /// The place of each draft among the entities; drafts that are not mentioned have none.
    fn numbers(&self) -> Vec<Option<EntityId>> {
        let mut number: Vec<Option<EntityId>> = vec![None; self.drafts.len()];
        let mut next = 0;
        for seen in &self.seen {
            let entity = seen.mention.entity.index();
            // Members of a group may be mentioned with it alone.
            let members = self.drafts[entity].entity.members.iter().map(|m| m.index());
            for i in std::iter::once(entity).chain(members) {
                if number[i].is_none() {
                    number[i] = Some(EntityId::new(next));
                    next += 1;
                }
            }
        }
        number
    }
}

/// The head of "Deputy Secretary" in "Deputy Secretary X" stands for X, whatever the parser makes the head.
fn titles(roles: &[roles::Told], mentions: &[Mention], doc: &Doc<'_>, by_head: &mut [Option<MentionId>]) {
    for told in roles.iter().filter(|r| r.is_title) {
        let Some(head) = told.head else { continue };
        let named = mentions.iter().position(|m| m.kind == MentionKind::Name && m.tokens == told.tokens);
        if let (Some(m), Some(slot)) = (named, by_head.get_mut(head.index()))
            && slot.is_none()
            && doc.deprel(head) != Deprel::Compound
        {
            *slot = Some(MentionId::new(m));
        }
    }
}
