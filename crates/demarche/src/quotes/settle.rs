//! From drafts to attributions: overlaps, order, nesting, speakers, and the circumstances.

use super::doc::Doc;
use super::draft::Draft;
use super::knowledge::Class;
use super::{joined, speaker};
use crate::model::{Attribution, AttributionId, Cue, Places, Quotes, Span, Str, Times, Upos};
use crate::{places, times};

/// Orders, nests, resolves, dates and places the drafts.
pub(super) fn settle<'a>(
    doc: &Doc<'a>,
    times: &Times,
    places: &Places,
    direct: Vec<Draft<'a>>,
    indirect: Vec<Draft<'a>>,
) -> Quotes {
    let mut drafts = chosen(doc, direct, indirect);
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

/// Direct quotations first; an indirect reading that claims the same passage gives way, one that
/// embeds a passage without a cue of its own takes it in.
fn chosen<'a>(doc: &Doc<'a>, direct: Vec<Draft<'a>>, indirect: Vec<Draft<'a>>) -> Vec<Draft<'a>> {
    let cue_span = |d: &Draft<'_>| d.cue.as_ref().map_or(d.hull(), |c| doc.span(c.tokens.clone()));
    let mut out = direct;
    out.sort_by_key(|d| d.hull().start);
    let fixed = out.len();
    for mut d in indirect {
        let words = cue_span(&d);
        // Only the quotations that begin shortly before the end of this reading can touch it.
        let reach = d.hull().cover(words).end;
        let end = out[..fixed].partition_point(|o| o.hull().start < reach);
        let near = end.saturating_sub(NESTED)..end;
        let outer =
            out[near.clone()].iter().find_map(|o| o.content.iter().find(|c| c.contains(words))).copied();
        if let Some(outer) = outer {
            clip(&mut d.content, outer);
            if d.content.is_empty() || !super::nest::worthy(doc, &d) {
                continue;
            }
        }
        let hull = d.hull();
        let cue = cue_span(&d);
        let same = |o: &Draft<'_>| {
            o.content.iter().any(|c| d.content.iter().any(|e| e.overlaps(*c) && !c.contains(cue)))
        };
        let free = |o: &Draft<'_>| {
            let holds = hull.contains(cue_span(o).cover(o.hull()));
            holds && (o.cue.is_none() || outer_report(doc, &d, o))
        };
        if out[near.clone()].iter().any(|o| same(o) && !free(o)) {
            continue;
        }
        if reported_by_verb(doc, &d, &out[fixed..]) {
            continue;
        }
        let latest = out.len().saturating_sub(NESTED).max(fixed);
        let inside = out[near]
            .iter()
            .chain(&out[latest..])
            .any(|o| o.content.iter().any(|c| c.contains(hull.cover(cue))));
        if inside && !super::nest::worthy(doc, &d) {
            continue;
        }
        out.push(d);
    }
    let inner = |i: usize| i >= fixed && held_later(doc, &out, i) && !super::nest::worthy(doc, &out[i]);
    let keep: Vec<bool> = (0..out.len()).map(|i| !inner(i)).collect();
    out.into_iter().zip(keep).filter_map(|(d, keep)| keep.then_some(d)).collect()
}

/// "“…,” he told her, according to aides": whether the source at the end of a sentence stands for all that is said
/// before it, the quotation there and its speaker included. A pronoun there is that speaker.
fn outer_report(doc: &Doc<'_>, outer: &Draft<'_>, inner: &Draft<'_>) -> bool {
    let verb = inner.cue.as_ref().is_some_and(|c| c.hit.entry.class == Class::Verb);
    let name = |d: &Draft<'_>| d.source.as_ref().map(|s| doc.text(s.head));
    let another =
        name(outer) != name(inner) && outer.source.as_ref().is_some_and(|s| doc.upos(s.head) != Upos::Pron);
    matches!(outer.rule, "according to" | "postposed" | "that" | "clause") && verb && another
}

/// "She waits to see how it ends, he said": whether a draft, cue included, stands in the content of one whose
/// cue comes behind it.
fn held_later(doc: &Doc<'_>, drafts: &[Draft<'_>], i: usize) -> bool {
    let own = &drafts[i];
    let whole = own.cue.as_ref().map_or(own.hull(), |c| own.hull().cover(doc.span(c.tokens.clone())));
    let holds = |o: &Draft<'_>| o.content.iter().any(|c| c.contains(whole) && *c != whole);
    own.rule != "continued" && drafts[i + 1..].iter().take(NESTED).any(holds)
}

/// "said in a statement that …": what a verb reports is no second report by the noun beside it.
fn reported_by_verb(doc: &Doc<'_>, noun: &Draft<'_>, before: &[Draft<'_>]) -> bool {
    let start = |d: &Draft<'_>| d.content.first().map(|c| c.start);
    let nominal = |d: &Draft<'_>| d.cue.as_ref().is_some_and(|c| c.hit.entry.class == Class::Noun);
    nominal(noun)
        && before.iter().rev().take(NESTED).any(|d| {
            let held = d
                .cue
                .as_ref()
                .zip(noun.cue.as_ref())
                .is_some_and(|(verb, noun)| doc.sentence(verb.hit.head) == doc.sentence(noun.hit.head));
            held && start(d) == start(noun)
        })
}

/// Keeps what lies inside `outer`.
fn clip(content: &mut Vec<Span>, outer: Span) {
    content.retain_mut(|c| {
        *c = Span { start: c.start.max(outer.start), end: c.end.min(outer.end) };
        !c.is_empty()
    });
}

/// How many drafts back one may begin that still holds another: nesting is not deeper.
const NESTED: usize = 64;

/// For each draft the smallest other one in whose content it stands, cue included; for a passage that goes
/// on with an utterance, the utterance.
fn parents(doc: &Doc<'_>, drafts: &[Draft<'_>]) -> Vec<Option<AttributionId>> {
    let whole =
        |d: &Draft<'_>| d.cue.as_ref().map_or(d.hull(), |c| d.hull().cover(doc.span(c.tokens.clone())));
    let parent = |(i, d): (usize, &Draft<'_>)| {
        // A later passage of an utterance stands below the utterance, which has the same cue.
        if d.rule == "continued" {
            let begins =
                |o: &Draft<'_>| o.rule != "continued" && o.content.iter().any(|c| c.contains(d.hull()));
            let at = drafts[..i].iter().rposition(|o| begins(o) && o.source == d.source)?;
            return Some(AttributionId::new(at));
        }
        let own = whole(d);
        let holds =
            |(n, o): &(usize, &Draft<'_>)| *n != i && o.content.iter().any(|c| c.contains(own) && *c != own);
        // Drafts ascend by their start: only the last ones that begin before this one can hold it.
        let end = drafts.partition_point(|o| o.hull().start <= own.start);
        let candidates = drafts.iter().enumerate().take(end).skip(end.saturating_sub(NESTED));
        candidates.filter(holds).min_by_key(|(_, o)| o.hull().len()).map(|(n, _)| AttributionId::new(n))
    };
    drafts.iter().enumerate().map(parent).collect()
}
