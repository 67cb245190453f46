//! Which readings stand: direct quotations first; an indirect reading that claims the same passage gives way, one
//! that embeds a passage without a cue of its own takes it in.

use super::doc::Doc;
use super::draft::Draft;
use super::knowledge::Class;
use super::nest;
use super::settle::NESTED;
use crate::model::{Span, Upos};
use std::ops::Range;

/// The direct quotations, and those other readings that claim no words of theirs.
pub(super) fn of<'a>(doc: &Doc<'a>, direct: Vec<Draft<'a>>, indirect: Vec<Draft<'a>>) -> Vec<Draft<'a>> {
    let mut out = direct;
    out.sort_by_key(|d| d.hull().start);
    let fixed = out.len();
    let mut chosen = Chosen { doc, out, fixed };
    for draft in indirect {
        chosen.add(draft);
    }
    chosen.without_inner()
}

struct Chosen<'d, 'a> {
    doc: &'d Doc<'a>,
    out: Vec<Draft<'a>>,
    /// How many of them are direct; these come first, by their start.
    fixed: usize,
}

impl<'a> Chosen<'_, 'a> {
    fn add(&mut self, mut draft: Draft<'a>) {
        let near = self.near(&draft);
        let quoted = self.clip(&mut draft, near.clone());
        if draft.content.is_empty() || quoted && !nest::worthy(self.doc, &draft, None) {
            return;
        }
        if self.is_claimed(&draft, near.clone()) || self.reported_by_verb(&draft) {
            return;
        }
        let holder = self.holder(&draft, near);
        if holder.is_none_or(|o| nest::worthy(self.doc, &draft, Some(o))) {
            self.out.push(draft);
        }
    }

    /// Only the quotations that begin shortly before the end of a reading can touch it.
    fn near(&self, draft: &Draft<'_>) -> Range<usize> {
        let reach = draft.whole(self.doc).end;
        let end = self.out[..self.fixed].partition_point(|o| o.hull().start < reach);
        end.saturating_sub(NESTED)..end
    }

    /// Clips a reading whose cue is quoted to the words of the quotation; whether there is one.
    fn clip(&self, draft: &mut Draft<'_>, near: Range<usize>) -> bool {
        let cue = draft.cue_span(self.doc);
        let outer = self.out[near].iter().find_map(|o| o.content.iter().find(|c| c.contains(cue))).copied();
        let Some(outer) = outer else { return false };
        draft.content.retain_mut(|c| {
            *c = Span { start: c.start.max(outer.start), end: c.end.min(outer.end) };
            !c.is_empty()
        });
        true
    }

    /// Whether a quotation nearby has words of a reading and does not stand in it.
    fn is_claimed(&self, draft: &Draft<'_>, near: Range<usize>) -> bool {
        let (hull, cue) = (draft.hull(), draft.cue_span(self.doc));
        let same = |o: &Draft<'_>| {
            o.content.iter().any(|c| draft.content.iter().any(|e| e.overlaps(*c) && !c.contains(cue)))
        };
        let held = |o: &Draft<'_>| {
            let free = o.cue.is_none() || self.is_outer(draft, o);
            hull.contains(o.whole(self.doc)) && free
        };
        self.out[near].iter().any(|o| same(o) && !held(o))
    }

    /// "“…,” he told her, according to aides": whether the source of a sentence stands for all that is said there,
    /// a quotation and its speaker included. A pronoun is that speaker.
    fn is_outer(&self, outer: &Draft<'_>, inner: &Draft<'_>) -> bool {
        let verb = inner.cue.as_ref().is_some_and(|c| c.hit.entry.class == Class::Verb);
        let name = |d: &Draft<'_>| d.source.as_ref().map(|s| self.doc.text(s.head));
        let named = outer.source.as_ref().is_some_and(|s| self.doc.upos(s.head) != Upos::Pron);
        let whole = matches!(outer.rule, "according to" | "postposed" | "that" | "clause");
        whole && verb && named && name(outer) != name(inner)
    }

    /// "said in a statement that …": what a verb reports is no second report by the noun beside it.
    fn reported_by_verb(&self, noun: &Draft<'_>) -> bool {
        let start = |d: &Draft<'_>| d.content.first().map(|c| c.start);
        let Some(cue) = noun.cue.as_ref().filter(|c| c.hit.entry.class == Class::Noun) else { return false };
        let sentence = self.doc.sentence(cue.hit.head);
        let beside = |d: &Draft<'_>| {
            d.cue.as_ref().is_some_and(|c| self.doc.sentence(c.hit.head) == sentence)
                && start(d) == start(noun)
        };
        self.out[self.fixed..].iter().rev().take(NESTED).any(beside)
    }

    /// The reading in whose content another one stands, cue included.
    fn holder(&self, draft: &Draft<'_>, near: Range<usize>) -> Option<&Draft<'a>> {
        let whole = draft.whole(self.doc);
        let latest = self.out.len().saturating_sub(NESTED).max(self.fixed);
        let candidates = self.out[near].iter().chain(&self.out[latest..]);
        candidates.into_iter().find(|o| o.content.iter().any(|c| c.contains(whole)))
    }

    /// "She waits to see how it ends, he said": leaves out what stands in the content of a reading whose cue comes
    /// behind it, and is not worth a row.
    fn without_inner(self) -> Vec<Draft<'a>> {
        let inner = |i: usize| {
            let holder = if i < self.fixed { None } else { self.held_later(i) };
            holder.is_some_and(|o| !nest::worthy(self.doc, &self.out[i], Some(o)))
        };
        let keep: Vec<bool> = (0..self.out.len()).map(|i| !inner(i)).collect();
        self.out.into_iter().zip(keep).filter_map(|(d, keep)| keep.then_some(d)).collect()
    }

    /// The later reading in whose content one stands, cue included.
    fn held_later(&self, i: usize) -> Option<&Draft<'a>> {
        let whole = self.out[i].whole(self.doc);
        let holds = |o: &&Draft<'_>| o.content.iter().any(|c| c.contains(whole) && *c != whole);
        let later = self.out[i + 1..].iter().take(NESTED);
        later.into_iter().find(holds).filter(|_| self.out[i].rule != "continued")
    }
}
