//! Attributions before they are dated, placed and nested.

use super::cue::Hit;
use super::doc::Doc;
use super::title;
use crate::model::{QuoteKind, Span, TokenId};
use std::ops::Range;

/// An attribution in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    pub kind: QuoteKind,
    pub content: Vec<Span>,
    pub cue: Option<CueWords<'a>>,
    pub source: Option<Speaker>,
    pub rule: &'static str,
}

/// The words of a cue.
#[derive(Clone, Debug)]
pub(super) struct CueWords<'a> {
    pub tokens: Range<u32>,
    pub hit: Hit<'a>,
}

/// The words of a source and their head.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Speaker {
    pub tokens: Range<u32>,
    pub head: TokenId,
}

impl<'a> CueWords<'a> {
    pub fn new(hit: Hit<'a>) -> Self {
        CueWords { tokens: hit.head.0..hit.end.0, hit }
    }
}

impl Draft<'_> {
    /// The span of the cue; of a draft without one, the content's.
    pub fn cue_span(&self, doc: &Doc<'_>) -> Span {
        self.cue.as_ref().map_or(self.hull(), |c| doc.span(c.tokens.clone()))
    }

    /// The span of content and cue.
    pub fn whole(&self, doc: &Doc<'_>) -> Span {
        self.hull().cover(self.cue_span(doc))
    }

    /// The span from the first content word to the last.
    pub fn hull(&self) -> Span {
        self.content.iter().copied().reduce(Span::cover).unwrap_or_default()
    }
}

/// Extends `content` over passages that it half covers, and tells the kind. Marks around the title or name of
/// something quote nobody. A passage in which the cue
/// itself stands is the outer one, and no mark of this content.
pub(super) fn snap(doc: &Doc<'_>, content: &mut [Span], cue: Span) -> QuoteKind {
    let (mut quoted, mut whole) = (false, true);
    for span in content.iter_mut() {
        let own = *span;
        let mut covered = false;
        for p in touching(doc, own).filter(|p| !p.span.contains(cue)) {
            quoted |= !title::is_title_of(doc, p);
            *span = span.cover(p.span);
            covered |= *span == p.span;
        }
        whole &= covered;
    }
    match (quoted, whole) {
        (true, true) => QuoteKind::Direct,
        (true, false) => QuoteKind::Mixed,
        _ => QuoteKind::Indirect,
    }
}

fn touching<'a>(doc: &Doc<'a>, span: Span) -> impl Iterator<Item = &'a super::marks::Passage> + use<'a> {
    let passages = doc.passages;
    let from = passages.partition_point(|p| p.span.end <= span.start);
    passages[from..].iter().take_while(move |p| p.span.start < span.end)
}
