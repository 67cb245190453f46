//! From drafts to attributions: overlaps, order, nesting, speakers, and the circumstances.

use super::doc::Doc;
use super::draft::Draft;
use super::{chosen, joined, speaker};
use crate::model::{Attribution, AttributionId, Cue, Places, Quotes, Span, Str, Times};
use crate::{places, times};

/// Orders, nests, resolves, dates and places the drafts.
pub(super) fn settle<'a>(
    doc: &Doc<'a>,
    times: &Times,
    places: &Places,
    direct: Vec<Draft<'a>>,
    indirect: Vec<Draft<'a>>,
) -> Quotes {
    let mut drafts = chosen::of(doc, direct, indirect);
    joined::to_reports(doc, &mut drafts);
    drafts.sort_by_key(|d| (d.hull().start, std::cmp::Reverse(d.hull().end)));
    let speakers = speaker::of(doc, &drafts);
    let parents = parents(doc, &drafts);
    let said: Vec<Vec<Span>> = (0..drafts.len()).map(|i| utterance(&drafts, &parents, i)).collect();
    let rows = drafts.into_iter().zip(speakers).zip(parents).zip(&said);
    let attributions = rows.map(|(((draft, source), parent), said)| {
        let cue_head = draft.cue.as_ref().map(|c| c.hit.head);
        let act = times::Act::Speech { content: said };
        let said_on = cue_head.and_then(|t| times::date_of(t, act, doc.article, doc.syntax, times));
        let place = cue_head.and_then(|t| places::place_of(t, doc.syntax, doc.entities, places));
        Attribution {
            kind: draft.kind,
            addressee: super::detail::addressee(doc, &draft),
            occasion: super::detail::occasion(doc, &draft),
            cue: draft.cue.map(|c| Cue {
                span: doc.span(c.tokens),
                head: c.hit.head,
                lemma: Str::from(c.hit.entry.lemma),
                act: c.hit.entry.act,
            }),
            content: draft.content,
            source,
            said_on,
            place,
            parent,
            rule: Str::from(draft.rule),
        }
    });
    let mut attributions: Vec<Attribution> = attributions.collect();
    super::days::carry(doc, times, &mut attributions);
    Quotes { attributions }
}

/// All that is said under a draft's cue: of a passage that goes on with an utterance, the whole utterance.
fn utterance(drafts: &[Draft<'_>], parents: &[Option<AttributionId>], i: usize) -> Vec<Span> {
    let goes_on = drafts[i].rule == "continued";
    let whole = parents[i].filter(|_| goes_on).and_then(|p| drafts.get(p.index()));
    whole.unwrap_or(&drafts[i]).content.clone()
}

/// How many drafts back one may begin that still holds another: nesting is not deeper.
pub(super) const NESTED: usize = 64;

/// For each draft the smallest other one in whose content it stands, cue included; for a passage that goes
/// on with an utterance, the utterance.
fn parents(doc: &Doc<'_>, drafts: &[Draft<'_>]) -> Vec<Option<AttributionId>> {
    let parent = |(i, d): (usize, &Draft<'_>)| {
        // A later passage of an utterance stands below the utterance, which has the same cue.
        if d.rule == "continued" {
            let begins =
                |o: &Draft<'_>| o.rule != "continued" && o.content.iter().any(|c| c.contains(d.hull()));
            let at = drafts[..i].iter().rposition(|o| begins(o) && o.source == d.source)?;
            return Some(AttributionId::new(at));
        }
        let own = d.whole(doc);
        let holds =
            |(n, o): &(usize, &Draft<'_>)| *n != i && o.content.iter().any(|c| c.contains(own) && *c != own);
        // Drafts ascend by their start: only the last ones that begin before this one can hold it.
        let end = drafts.partition_point(|o| o.hull().start <= own.start);
        let candidates = drafts.iter().enumerate().take(end).skip(end.saturating_sub(NESTED));
        candidates.filter(holds).min_by_key(|(_, o)| o.hull().len()).map(|(n, _)| AttributionId::new(n))
    };
    drafts.iter().enumerate().map(parent).collect()
}
