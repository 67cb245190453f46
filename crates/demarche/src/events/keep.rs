//! Which composed acts are events: somebody politically relevant takes part, nothing is said twice.

use super::attach::needs_recipient;
use super::compose::Draft;
use super::view::View;
use super::{means, parties};
use crate::model::{Deprel, EntityId, PloverType, SentenceId, TokenId, Upos};

/// The drafts that are events, one for each word and type.
pub(super) fn events(view: &View<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let fuller = |d: &Draft| drafts.iter().any(|v| is_fuller(v, d));
    let drafts: Vec<Draft> = drafts.iter().filter(|d| !fuller(d)).cloned().collect();
    let swallowed: Vec<TokenId> =
        drafts.iter().filter(|d| is_event(d)).flat_map(|d| d.swallowed.clone()).collect();
    let triggers: Vec<TokenId> = drafts.iter().map(|d| d.inner).collect();
    let violent = |d: &&Draft| d.plover == PloverType::Assault && is_event(d);
    let violence: Vec<TokenId> = drafts.iter().filter(violent).map(|d| d.inner).collect();
    let mut kept: Vec<Draft> = Vec::new();
    for draft in drafts.iter().filter(|d| is_aimed(view, d)) {
        let repeated = kept.iter().any(|k| is_same(k, draft));
        let composed_over = draft.swallowed.is_empty() && swallowed.contains(&draft.inner);
        let background = is_background(view, draft, &triggers) || means::is_use(view, draft.inner, &violence);
        let told = background || drafts.iter().any(|d| is_its_purpose(view, d, draft));
        if is_event(draft) && !is_private(view, draft) && !repeated && !composed_over && !told {
            kept.push(draft.clone());
        }
    }
    kept.sort_by_key(|d| d.trigger);
    kept
}

/// One word says one thing of a type, unless to different parties ("demanded that A leave and that B stay").
fn is_same(kept: &Draft, draft: &Draft) -> bool {
    let (a, b) = (&kept.cast.recipients, &draft.cast.recipients);
    let shared = a.is_empty() || b.is_empty() || a.iter().any(|r| b.contains(r));
    kept.trigger == draft.trigger && kept.plover == draft.plover && shared
}

/// "met to discuss trade": the talk for which the same parties meet is the meeting.
fn is_its_purpose(view: &View<'_>, meeting: &Draft, purpose: &Draft) -> bool {
    let known = |p: &EntityId| {
        meeting.cast.actors.iter().chain(&meeting.cast.recipients).any(|m| parties::same(view, *m, *p))
    };
    meeting.plover == PloverType::Consult
        && purpose.rule.ends_with("+purpose")
        && purpose.plover == PloverType::Agree
        && purpose.cameo.starts_with("036")
        && view.syntax.ancestors(purpose.inner).any(|a| a == meeting.inner)
        && purpose.cast.actors.iter().chain(&purpose.cast.recipients).all(known)
}

/// "engaged them in a firefight": the verb that carries a noun says the same as it, and names both parties.
fn is_fuller(verb: &Draft, noun: &Draft) -> bool {
    let both = |d: &Draft| !d.cast.actors.is_empty() && !d.cast.recipients.is_empty();
    noun.swallowed.contains(&verb.inner) && verb.plover == noun.plover && both(verb) && !both(noun)
}

/// CAMEO codes of popular dissent: shown, ended, threatened, promised to end, not given up.
const DISSENT: [&str; 5] = ["14", "082", "133", "0352", "1242"];

/// Private persons, firms and schools that do something to nobody in particular: no act of politics, unless
/// they protest.
fn is_private(view: &View<'_>, draft: &Draft) -> bool {
    let private = |e: &EntityId| {
        let entity = view.entities.entities.get(e.index());
        let sector = entity.and_then(|e| e.sector.as_deref()).unwrap_or("");
        ["CIV", "CVL", "BUS", "EDU"].iter().any(|s| sector.starts_with(s))
    };
    let cast = &draft.cast;
    // A strike called off, a curfew defied, are the business of those who protest.
    let popular =
        DISSENT.iter().any(|code| draft.cameo.starts_with(code)) || draft.rule.starts_with("protest");
    !popular && cast.recipients.is_empty() && !cast.actors.is_empty() && cast.actors.iter().all(private)
}

/// Words of one party alone ("the minister alleged"): without anybody or anything they are said to or about
/// they are a cue of speech.
fn is_aimed(view: &View<'_>, draft: &Draft) -> bool {
    let spoken = draft.plover.quad_class() == 3 && draft.swallowed.is_empty();
    let verb = view.syntax.token(draft.trigger).upos == Upos::Verb;
    let argument = |rel: Deprel| {
        matches!(rel, Deprel::Obj | Deprel::Obl | Deprel::Ccomp | Deprel::Xcomp | Deprel::NsubjPass)
    };
    !(spoken && verb && draft.cast.recipients.is_empty())
        || view.syntax.child_where(draft.trigger, argument).is_some()
        || draft.cast.actors.is_empty()
        || draft.status != crate::model::Status::Happened
}

fn is_event(draft: &Draft) -> bool {
    let (actors, recipients) = (!draft.cast.actors.is_empty(), !draft.cast.recipients.is_empty());
    match draft.plover {
        // Aid goes to people more often than to parties.
        PloverType::Aid => actors && (recipients || draft.cast.nameless),
        p if needs_recipient(p) => actors && recipients,
        PloverType::Assault | PloverType::Coerce => actors || recipients,
        // "Two Kenyans were released": by whom is often left unsaid.
        PloverType::Retreat if draft.mode.as_deref() == Some("release") => actors || recipients,
        // An investigation of nobody in particular is no act between parties.
        PloverType::Accuse if draft.mode.as_deref() == Some("investigate") => actors && recipients,
        _ => actors,
    }
}

/// A noun that is only mentioned: under another act's word, or without both parties and a verb to carry it.
fn is_background(view: &View<'_>, draft: &Draft, triggers: &[TokenId]) -> bool {
    let noun = matches!(view.syntax.token(draft.inner).upos, Upos::Noun | Upos::Propn);
    if !noun || !draft.swallowed.is_empty() {
        return false;
    }
    let token = view.syntax.token(draft.inner);
    let root = token.head.is_none() || view.syntax.child(draft.inner, Deprel::Cop).is_some();
    let under = view.syntax.ancestors(draft.inner).take(3).any(|a| triggers.contains(&a));
    let both = !draft.cast.actors.is_empty() && !draft.cast.recipients.is_empty();
    // Attacks are reported as nouns more often than as verbs: one party is enough.
    let violent = draft.plover.quad_class() == 4 && is_event(draft) && !draft.cast.recipients.is_empty();
    under || !(both || root || violent)
}

/// Whether a sentence speaks of sport: two words of the class `sport`.
pub(super) fn is_sport(view: &View<'_>, sentence: SentenceId) -> bool {
    let words = view.syntax.ids(sentence).filter(|&t| view.lexicon.classes.has("sport", view.lemma(t)));
    words.take(2).count() == 2
}
