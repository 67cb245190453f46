//! Events as (source, target, CAMEO code) triples, the form in which PETRARCH and its kin write them.
//!
//! Their form has no status, no attribution and no groups of parties; what these say here becomes what their
//! codebook writes instead: docs/events.md lists the rules.

use super::Knowledge;
use crate::Analysis;
use crate::model::{EntityId, Event, PloverType, SentenceId, Status, Str};
use crate::quotes;

/// Who did what to whom, one source and one target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Triple {
    /// ISO 8601, as precise as it is known; empty where it is not.
    pub date: Str,
    /// The source's code.
    pub source: Str,
    /// The target's code.
    pub target: Str,
    /// CAMEO code.
    pub code: Str,
    /// The sentence it stands in.
    pub sentence: SentenceId,
}

/// The triples of a document's events, in their order; an event without both parties is none.
pub fn triples(analysis: &Analysis, knowledge: &Knowledge) -> Vec<Triple> {
    let mut out: Vec<Triple> = Vec::new();
    for event in analysis.events.events.iter().filter(|e| is_asserted(e)) {
        for triple in of_event(analysis, knowledge, event) {
            if !out.contains(&triple) {
                out.push(triple);
            }
        }
    }
    out
}

/// What is denied or only imagined is no event there; what somebody wants to do himself is his intent.
fn is_asserted(event: &Event) -> bool {
    match event.status {
        // What is long past is told again, not new.
        Status::Negated | Status::Denied | Status::Historical => false,
        Status::Hypothetical => contexts(event).any(|c| c.starts_with("wanted")),
        _ => true,
    }
}

fn contexts(event: &Event) -> impl Iterator<Item = &str> {
    event.rule.split('+').skip(1)
}

fn of_event(analysis: &Analysis, knowledge: &Knowledge, event: &Event) -> Vec<Triple> {
    let code = code(knowledge, event);
    let (actors, targets) = (codes(analysis, &event.actors), codes(analysis, &event.recipients));
    let is_attack = matches!(code.get(..2), Some("18" | "19" | "20")) || event.plover == PloverType::Assault;
    let speaker = speaker(analysis, event).filter(|_| is_attack);
    let (sources, targets, code) = match speaker {
        // "A said that it had attacked B" owns up to it; "A said that B had attacked" accuses B.
        Some(s) if actors.iter().any(|a| speaks_for(&s, a)) => (owning(&actors, &s), targets, "015".into()),
        Some(s) if !actors.is_empty() => (vec![s], actors, "112".into()),
        _ => (actors, targets, code),
    };
    let (targets, code) = match contexts(event).any(|c| c.starts_with("claimed")) {
        true if is_attack => (targets, "015".into()),
        _ => (targets, code),
    };
    let targets = if targets.is_empty() { place(analysis, event, &sources) } else { targets };
    let targets = if targets.is_empty() { own_government(event, &sources) } else { targets };
    let date = event.date.as_ref().map(|d| d.value.clone()).unwrap_or_default();
    let triple = |code: &Str, (source, target): (Str, Str)| {
        let (date, code) = (date.clone(), code.clone());
        Triple { date, source, target, code, sentence: event.sentence }
    };
    let mut out: Vec<Triple> = pairs(&sources, &targets).into_iter().map(|p| triple(&code, p)).collect();
    if let Some(mirrored) = mirrored(&code) {
        out.extend(pairs(&targets, &sources).into_iter().map(|p| triple(&mirrored, p)));
    }
    out
}

/// Who owns up: the speaker for his own state, and those who do it with him.
fn owning(actors: &[Str], speaker: &Str) -> Vec<Str> {
    let others = actors.iter().filter(|a| state(a) != state(speaker)).cloned();
    std::iter::once(speaker.clone()).chain(others).collect()
}

/// The code without the tense: `will meet`, `agreed to meet`, `pledged to meet` are meetings there, only what is
/// planned or wanted is an intent.
fn code(knowledge: &Knowledge, event: &Event) -> Str {
    let tense = |c: &str| {
        matches!(c, "future" | "future:appointment" | "plain" | "begun" | "agreed:agree" | "promised:promise")
            || c.starts_with("expected")
    };
    let (name, composed) = event.rule.split_once('+').unwrap_or((&event.rule, ""));
    let frame = knowledge.lexicon.frames.iter().find(|f| f.name == name);
    match frame.filter(|_| !composed.is_empty() && is_intent(event)) {
        Some(frame) if contexts(event).all(tense) => frame.cameo.clone(),
        _ => event.cameo.clone(),
    }
}

fn is_intent(event: &Event) -> bool {
    matches!(event.status, Status::Planned | Status::Threatened) || event.plover == PloverType::Agree
}

/// A visit hosted is a visit paid by the guest: the codebook codes both.
fn mirrored(code: &str) -> Option<Str> {
    (code == "043").then(|| "042".into())
}

fn codes(analysis: &Analysis, parties: &[EntityId]) -> Vec<Str> {
    let mut out = Vec::new();
    for code in parties.iter().filter_map(|p| analysis.entities.entities.get(p.index())?.code.clone()) {
        if !out.contains(&code) {
            out.push(code);
        }
    }
    out
}

/// Who says so, if he is named before what he says: after it, PETRARCH's patterns do not see him.
fn speaker(analysis: &Analysis, event: &Event) -> Option<Str> {
    let quote = quotes::attribution_at(&analysis.quotes, event.trigger_span)?;
    let quote = analysis.quotes.attributions.get(quote.index())?;
    quote.cue.as_ref().filter(|c| c.span.end <= event.trigger_span.start)?;
    let entity = quote.source.as_ref()?.entity?;
    codes(analysis, &[entity]).pop()
}

/// The country where an act without a target takes place: a protest in a capital, an exercise abroad.
fn place(analysis: &Analysis, event: &Event, sources: &[Str]) -> Vec<Str> {
    let country = || analysis.places.location(event.place?.entity)?.country.clone();
    country().filter(|c| !sources.iter().any(|s| state(s) == c)).into_iter().collect()
}

/// Who protests at home and addresses nobody protests to his own government.
fn own_government(event: &Event, sources: &[Str]) -> Vec<Str> {
    let states =
        sources.iter().filter(|_| event.plover == PloverType::Protest && event.status == Status::Happened);
    states.map(|s| format!("{}GOV", state(s)).into()).collect()
}

/// Whether a speaker owns up to what a party did: his own, or his state's; an observatory does not.
fn speaks_for(speaker: &str, party: &str) -> bool {
    let official = |code: &str| matches!(code.get(3..), Some("" | "GOV" | "MIL" | "LEG"));
    speaker == party || state(speaker) == state(party) && official(speaker)
}

fn state(code: &str) -> &str {
    code.get(..3).unwrap_or(code)
}

/// Every source with every target other than itself.
fn pairs(sources: &[Str], targets: &[Str]) -> Vec<(Str, Str)> {
    let pairs = sources.iter().flat_map(|s| targets.iter().map(move |t| (s.clone(), t.clone())));
    pairs.filter(|(s, t)| s != t).collect()
}
