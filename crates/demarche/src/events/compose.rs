//! The composition table at work: an act under its operators becomes one event.

use super::acts::Act;
use super::chain::Link;
use super::lexicon::{Roles, Row};
use super::slots::Cast;
use super::values::composed;
use super::view::View;
use super::{parties, tree};
use crate::model::{Deprel, EntityId, PloverType, Status, Str, TokenId};

/// An event before date, place and the rest are attached.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub plover: PloverType,
    pub mode: Option<Str>,
    pub cameo: Str,
    pub contexts: Vec<Str>,
    pub status: Status,
    pub cast: Cast,
    /// Whether the frame read the word on a condition: a special sense of it.
    pub conditioned: bool,
    /// The act's own word, on which the event stands unless an operator takes it over.
    pub inner: TokenId,
    pub trigger: TokenId,
    /// The words that had a say, for the evidence.
    pub words: Vec<TokenId>,
    /// "assault/attack+threatened".
    pub rule: String,
    /// Words of operators that this event has swallowed.
    pub swallowed: Vec<TokenId>,
}

/// Folds an act's links into it; `None` where the table drops it.
pub(super) fn fold(view: &View<'_>, act: &Act<'_>, links: &[Link<'_>], cast: Cast) -> Option<Draft> {
    let frame = act.frame;
    let mut draft = Draft {
        plover: frame.plover,
        mode: frame.mode.clone(),
        cameo: frame.cameo.clone(),
        contexts: frame.contexts.clone(),
        status: frame.status.unwrap_or(Status::Happened),
        cast,
        conditioned: frame.conditions.count() > 0,
        inner: act.token(),
        trigger: act.token(),
        words: vec![act.token()],
        rule: frame.name.to_string(),
        swallowed: Vec::new(),
    };
    let mut links = links.iter().peekable();
    while let Some(link) = links.next() {
        let (context, operator) = match link {
            Link::Operator(op, hit) => (op.context.as_str(), Some((*op, hit.token))),
            Link::Clause(context, word) => {
                draft.words.push(*word);
                (*context, None)
            }
        };
        absorb(operator, &mut links);
        let context = doubled(context, operator.is_some(), &mut links, &mut draft.swallowed);
        let context = aimed(view, &draft, context, operator.map(|(_, token)| token));
        let context = owned(view, &draft, context, operator.map(|(_, token)| token));
        let Some(row) = view.lexicon.composition.0.get(context) else { continue };
        apply(&mut draft, row, context)?;
        if let Some((op, token)) = operator {
            if !matches!(context, "plain" | "begun") {
                draft.rule.push(':');
                draft.rule.push_str(&op.id);
            }
            draft.words.push(token);
            assign(view, &mut draft, row, token, op);
        }
    }
    Some(draft)
}

/// "saw no need for": an operator that asks for "no" has used up the negation of its clause.
fn absorb(
    operator: Option<(&super::lexicon::Operator, TokenId)>,
    links: &mut std::iter::Peekable<std::slice::Iter<'_, Link<'_>>>,
) {
    let negative = operator.filter(|(op, _)| op.conditions.if_near.iter().any(|w| w == "no"));
    if let Some((_, token)) = negative {
        links.next_if(|next| matches!(next, Link::Clause("negated", word) if *word == token));
    }
}

/// "called for sanctions on X": nobody is asked for the act, and X is to suffer it.
fn aimed<'a>(view: &View<'_>, draft: &Draft, context: &'a str, operator: Option<TokenId>) -> &'a str {
    let Some(operator) =
        operator.filter(|_| matches!(context, "requested" | "demanded") && draft.plover.quad_class() == 4)
    else {
        return context;
    };
    let speaker = speaker_of(view, operator);
    let doer = draft.cast.actors.iter().any(|a| !among(view, &speaker, *a));
    let asked = || !addressee(view, operator, &speaker, draft.inner).is_empty();
    if doer || draft.cast.recipients.is_empty() || asked() { context } else { "requested-against" }
}

/// "warned that it could close the strait": what a speaker warns he himself may do, he threatens.
fn owned<'a>(view: &View<'_>, draft: &Draft, context: &'a str, operator: Option<TokenId>) -> &'a str {
    let Some(operator) = operator.filter(|_| context == "warned" && draft.plover.quad_class() > 2) else {
        return context;
    };
    let speaker = speaker_of(view, operator);
    let own = !draft.cast.actors.is_empty() && draft.cast.actors.iter().all(|a| among(view, &speaker, *a));
    if own { "threatened" } else { context }
}

/// "refused to rule out", "did not rule out": a refusal refused leaves the act open.
fn doubled<'a>(
    context: &'a str,
    is_operator: bool,
    links: &mut std::iter::Peekable<std::slice::Iter<'_, Link<'_>>>,
    swallowed: &mut Vec<TokenId>,
) -> &'a str {
    if context != "refused" || !is_operator {
        return context;
    }
    let next = match links.peek() {
        Some(Link::Operator(op, _)) => op.context.as_str(),
        Some(Link::Clause(c, _)) => c,
        None => "",
    };
    if matches!(next, "refused" | "negated" | "failed") {
        if let Some(Link::Operator(_, hit)) = links.next() {
            swallowed.push(hit.token);
        }
        return "left-open";
    }
    context
}

fn apply(draft: &mut Draft, row: &Row, context: &str) -> Option<()> {
    // "in the event of an invasion": what is only imagined hangs on nothing and threatens nobody.
    if draft.status == Status::Hypothetical && context == "conditional" {
        return Some(());
    }
    let cell = row.cell(draft.plover, &draft.cameo)?;
    if let Some(plover) = cell.plover {
        if plover != draft.plover {
            draft.mode = None;
        }
        draft.plover = plover;
    }
    if cell.mode.is_some() {
        draft.mode = cell.mode.clone();
    }
    if let Some(cameo) = &cell.cameo {
        draft.cameo = composed(&draft.cameo, cameo).map_or_else(|| cameo.clone(), Str::from);
    }
    if let Some(status) = cell.status {
        // What is merely imagined is not made a plan by the tense of the clause around it.
        let imagined =
            draft.status == Status::Hypothetical && matches!(status, Status::Planned | Status::Happened);
        if !imagined || row.on_operator {
            draft.status = status;
        }
    }
    if !matches!(context, "plain" | "begun") {
        draft.rule.push('+');
        draft.rule.push_str(context);
    }
    Some(())
}

/// Gives the parties their roles under an operator.
fn assign(view: &View<'_>, draft: &mut Draft, row: &Row, operator: TokenId, op: &super::lexicon::Operator) {
    if row.on_operator {
        draft.trigger = operator;
    }
    draft.swallowed.push(operator);
    let subject_acts = op.subject == super::lexicon::Takes::Actor;
    let judgement = op.act == [super::lexicon::Slot::Subj];
    let speaker = if judgement { judge_of(view, operator) } else { speaker_of(view, operator) };
    match row.roles {
        Roles::Keep => {
            if draft.cast.actors.is_empty() && subject_acts {
                draft.cast.actors = speaker;
            }
        }
        Roles::Own if speaker.is_empty() && judgement => {
            draft.cast.recipients = std::mem::take(&mut draft.cast.actors);
        }
        Roles::Own if speaker.is_empty() => {}
        Roles::Own => {
            let others: Vec<EntityId> =
                draft.cast.actors.iter().copied().filter(|a| !among(view, &speaker, *a)).collect();
            let mut recipients = std::mem::take(&mut draft.cast.recipients);
            // "A and B agreed to meet": they are each other's recipients still.
            let mutual = speaker.len() > 1 && recipients.len() > 1;
            let mutual = mutual && recipients.iter().all(|r| among(view, &speaker, *r));
            recipients.retain(|r| mutual || !among(view, &speaker, *r));
            let joint = draft.cast.actors.iter().any(|a| among(view, &speaker, *a));
            if !others.is_empty() && (recipients.is_empty() || !joint) {
                recipients = others;
            }
            if recipients.is_empty() {
                recipients = addressee(view, operator, &speaker, draft.inner);
            }
            draft.cast = Cast { actors: speaker, recipients, ..draft.cast };
        }
        Roles::Other => {
            let mut asked = addressee(view, operator, &speaker, draft.inner);
            let doers: Vec<EntityId> =
                draft.cast.actors.iter().copied().filter(|a| !among(view, &speaker, *a)).collect();
            if asked.is_empty() {
                asked = if doers.is_empty() { draft.cast.recipients.clone() } else { doers };
            }
            asked.retain(|r| !among(view, &speaker, *r));
            draft.cast = Cast { actors: speaker, recipients: asked, ..draft.cast };
        }
    }
}

/// Who passes a judgement on its subject ("officials made clear that the demands are a nonstarter"): the
/// subject of the clause that embeds it; nobody when the narrator says so.
fn judge_of(view: &View<'_>, predicate: TokenId) -> Vec<EntityId> {
    let token = view.syntax.token(predicate);
    let embeds = token.head.filter(|_| matches!(token.deprel, Deprel::Ccomp | Deprel::Parataxis));
    let subject = embeds.and_then(|h| tree::subject(view.syntax, h));
    subject.map(|t| parties::of_or_inside(view, t)).unwrap_or_default()
}

/// Who utters an operator: a verb's deep subject, a noun's owner or its verb's subject.
fn speaker_of(view: &View<'_>, operator: TokenId) -> Vec<EntityId> {
    let token = view.syntax.token(operator);
    let noun = matches!(token.upos, crate::model::Upos::Noun | crate::model::Upos::Propn);
    if !noun || view.syntax.child(operator, Deprel::Cop).is_some() {
        return tree::subject(view.syntax, operator)
            .map(|t| parties::of_or_inside(view, t))
            .unwrap_or_default();
    }
    let owned = super::slots::owner(view, operator);
    if !owned.is_empty() {
        return owned;
    }
    let of = tree::prepositional(view.syntax, operator, "from").or_else(|| {
        let head = token.head.filter(|&h| view.syntax.token(h).upos == crate::model::Upos::Verb)?;
        tree::subject(view.syntax, head).filter(|&s| s != operator)
    });
    of.map(|t| parties::of_or_inside(view, t)).unwrap_or_default()
}

/// Whom an operator addresses: its object, or the noun after to, on, from, with, against.
fn addressee(view: &View<'_>, operator: TokenId, speaker: &[EntityId], inner: TokenId) -> Vec<EntityId> {
    let syntax = view.syntax;
    let object = tree::object(syntax, operator).filter(|&o| o != inner && !syntax.is_under(inner, o));
    let direct = object.map(|t| parties::of(view, t)).unwrap_or_default();
    if direct.iter().any(|d| !among(view, speaker, *d)) {
        return direct.into_iter().filter(|d| !among(view, speaker, *d)).collect();
    }
    for preposition in ["on", "upon", "to", "from", "with", "against", "of", "at"] {
        let noun = tree::prepositional(syntax, operator, preposition).filter(|&n| n != inner);
        let mut found = noun.map(|t| parties::of(view, t)).unwrap_or_default();
        found.retain(|e| !among(view, speaker, *e));
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn among(view: &View<'_>, speakers: &[EntityId], party: EntityId) -> bool {
    speakers.iter().any(|s| parties::same(view, *s, party))
}
