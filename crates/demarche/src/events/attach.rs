//! What an event takes from the earlier layers: date, place, who reports it, numbers, contexts, evidence.

use super::compose::Draft;
use super::view::View;
use super::{clause, confidence, contexts, magnitude};
use crate::model::{
    Article, DateHow, Dated, Deprel, EntityId, Event, PloverType, SentenceId, Span, Status, TokenId, Upos,
};
use crate::{places, times};

/// The finished event of a draft.
pub(super) fn event(view: &View<'_>, mut draft: Draft, sentence: SentenceId) -> Event {
    let attribution = attribution(view, draft.trigger);
    alleged(view, &mut draft, &attribution);
    let date = date(view, &draft);
    let status = status(view, &draft, date.as_ref().is_some_and(|d| d.historical));
    let place = places::place_of(draft.inner, view.syntax, view.entities, view.places);
    let evidence = evidence(view, &draft);
    let confidence = confidence::of(&draft, status, &attribution, evidence);
    let trigger_span = view.syntax.token(draft.trigger).span;
    Event {
        plover: draft.plover,
        contexts: contexts::of(view, &draft, sentence),
        magnitude: magnitude::of(view, &draft),
        evidence,
        condition: condition(view, &draft),
        attribution,
        mode: draft.mode,
        cameo: draft.cameo,
        actors: draft.cast.actors,
        recipients: draft.cast.recipients,
        date,
        place,
        status,
        trigger: draft.trigger,
        trigger_span,
        sentence,
        same_as: None,
        rule: draft.rule.into(),
        confidence,
    }
}

/// When; an act of speech whose verb is a quotation's cue goes with the quotation where no words date it.
fn date(view: &View<'_>, draft: &Draft) -> Option<Dated> {
    let done = matches!(draft.status, Status::Happened | Status::Ongoing);
    let act = match draft.plover.is_said() {
        true => times::Act::Speech { content: &[] },
        false => times::Act::Deed { done },
    };
    // What is said is said when the word of saying is, whatever it speaks of.
    let word = if draft.plover.is_said() { draft.trigger } else { draft.inner };
    let date = times::date_of(word, act, view.article, view.syntax, view.times);
    let told = date.as_ref().is_some_and(|d| !matches!(d.how, DateHow::Published | DateHow::Story));
    let cue = || view.quotes.attributions.iter().find(|q| q.cue.as_ref().is_some_and(|c| c.head == word));
    if told || !draft.plover.is_said() {
        return date;
    }
    cue().and_then(|q| q.said_on.clone()).or(date)
}

/// "Oslo said Chad was planning to attack": what another party says somebody plans is no threat of his but
/// that party's allegation.
fn alleged(view: &View<'_>, draft: &mut Draft, attribution: &[EntityId]) {
    let narrated = draft.plover == PloverType::Threaten
        && draft.status == Status::Planned
        && !draft.rule.starts_with("threaten");
    let Some(&speaker) = attribution.last().filter(|s| narrated && view.is_actor(**s)) else { return };
    let country = |e: EntityId| view.entities.entities.get(e.index()).and_then(|e| e.country.clone());
    let theirs = draft.cast.actors.iter().all(|&a| country(a).is_some() && country(a) != country(speaker));
    if country(speaker).is_none() || draft.cast.actors.is_empty() || !theirs {
        return;
    }
    draft.plover = PloverType::Accuse;
    draft.mode = Some("allege".into());
    draft.cameo = "112".into();
    draft.status = Status::Happened;
    draft.rule.push_str("+alleged");
    draft.cast.recipients = std::mem::replace(&mut draft.cast.actors, vec![speaker]);
}

/// The status that composition left, refined by aspect and date.
fn status(view: &View<'_>, draft: &Draft, historical: bool) -> Status {
    match draft.status {
        Status::Happened | Status::Ongoing if historical => Status::Historical,
        Status::Happened if clause::is_progressive(view, draft.trigger) => Status::Ongoing,
        other => other,
    }
}

fn condition(view: &View<'_>, draft: &Draft) -> Option<Span> {
    draft.words.iter().find_map(|&w| clause::condition(view, w))
}

/// The sentence's own clause: the hull of the highest word that had a say.
fn evidence(view: &View<'_>, draft: &Draft) -> Span {
    let top = draft.words.last().copied().unwrap_or(draft.trigger);
    let clause = std::iter::once(top).chain(view.syntax.ancestors(top)).find(|&t| {
        let token = view.syntax.token(t);
        matches!(token.upos, Upos::Verb | Upos::Aux) || token.head.is_none() || token.deprel == Deprel::Ccomp
    });
    let mut run = view.syntax.hull(clause.unwrap_or(top));
    // The comma or dash before a clause is not part of what bears the event; a quotation mark is.
    let stray = |t: u32| {
        let token = view.syntax.token(TokenId(t));
        token.upos == Upos::Punct && !token.span.of(&view.article.text).starts_with(['“', '"', '‘', '(', '«'])
    };
    while run.end - run.start > 1 && stray(run.start) {
        run.start += 1;
    }
    view.syntax.span(run)
}

/// Who says so, outermost first.
fn attribution(view: &View<'_>, token: TokenId) -> Vec<EntityId> {
    let mut chain = Vec::new();
    let mut at = crate::quotes::attribution_at(view.quotes, view.syntax.token(token).span);
    while let Some(a) = at.and_then(|id| view.quotes.attributions.get(id.index())) {
        if let Some(entity) = a.source.as_ref().and_then(|s| s.entity).filter(|e| !chain.contains(e)) {
            chain.push(entity);
        }
        at = a.parent;
        if chain.len() > 4 {
            break;
        }
    }
    chain.reverse();
    chain
}

/// Whether a type needs both parties to be an event at all.
pub(super) fn needs_recipient(plover: PloverType) -> bool {
    matches!(plover, PloverType::Cooperate | PloverType::Aid | PloverType::Sanction | PloverType::Support)
}

/// Whether a sentence is coded: body, headline, dek.
pub(super) fn is_coded(article: &Article, block: u32) -> bool {
    article.blocks.get(block as usize).is_none_or(|b| b.kind.is_coded())
}
