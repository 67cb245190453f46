//! Deeds that no words date but that another mention dates: "Thursday, troops killed the general in an
//! airstrike. … his deputy was also killed in the airstrike."

use crate::model::{DateHow, Dated, Deprel, Event, Status, Syntax, TokenId, Upos};

/// How many sentences apart two mentions of one deed may be.
const NEAR: u32 = 15;

/// Dates what can be dated so.
pub(super) fn fill(events: &mut [Event], syntax: &Syntax) {
    for n in 0..events.len() {
        let Some(date) = events.get(n).filter(|e| is_open(e)).and_then(|e| told(e, events, syntax)) else {
            continue;
        };
        if let Some(event) = events.get_mut(n) {
            event.date = Some(Dated { how: DateHow::Mention, ..date });
        }
    }
}

fn is_open(event: &Event) -> bool {
    let how = event.date.as_ref().map(|d| d.how);
    is_deed(event) && matches!(how, Some(DateHow::Published | DateHow::Story))
}

fn is_deed(event: &Event) -> bool {
    !event.plover.is_said() && matches!(event.status, Status::Happened | Status::Ongoing)
}

/// The day on which all dated mentions of the same deed agree.
fn told(event: &Event, events: &[Event], syntax: &Syntax) -> Option<Dated> {
    let teller = |e: &&Event| {
        is_deed(e)
            && e.plover == event.plover
            && e.sentence.0.abs_diff(event.sentence.0) <= NEAR
            && (same_parties(event, e) || names_again(event, e, syntax))
    };
    let day = |d: &&Dated| d.precision == "day" && matches!(d.how, DateHow::Own | DateHow::Clause);
    let mut days = events.iter().filter(teller).filter_map(|e| e.date.as_ref()).filter(day);
    let first = days.next()?;
    days.all(|d| d.value == first.value).then(|| first.clone())
}

/// Whether two deeds that are near each other are one.
pub(super) fn is_same(a: &Event, b: &Event, syntax: &Syntax) -> bool {
    is_deed(a)
        && is_deed(b)
        && a.plover == b.plover
        && a.sentence.0.abs_diff(b.sentence.0) <= NEAR
        && (same_parties(a, b) || names_again(a, b, syntax) || names_again(b, a, syntax))
}

/// The same act done to the same party.
fn same_parties(a: &Event, b: &Event) -> bool {
    let actors = a.actors == b.actors || a.actors.is_empty() || b.actors.is_empty();
    !a.recipients.is_empty() && a.recipients == b.recipients && actors && a.mode == b.mode
}

/// Whether a definite noun of one mention ("the airstrike") takes up a noun of the other.
fn names_again(event: &Event, other: &Event, syntax: &Syntax) -> bool {
    let of_other: Vec<&str> = nouns(other.trigger, syntax).map(|t| syntax.token(t).lemma.as_str()).collect();
    nouns(event.trigger, syntax)
        .filter(|&t| is_definite(t, syntax))
        .any(|t| of_other.contains(&syntax.token(t).lemma.as_str()))
}

/// The noun that is the trigger, or those by which its verb did it.
fn nouns(trigger: TokenId, syntax: &Syntax) -> impl Iterator<Item = TokenId> + '_ {
    let by = |t: &TokenId| {
        let means = matches!(syntax.case(*t), Some("in" | "by" | "with" | "during" | "through"));
        syntax.token(*t).deprel.is_oblique() && means
    };
    let below = syntax.children(trigger).filter(by);
    std::iter::once(trigger).chain(below).filter(|t| syntax.token(*t).upos == Upos::Noun)
}

fn is_definite(noun: TokenId, syntax: &Syntax) -> bool {
    let det = syntax.child(noun, Deprel::Det);
    det.is_some_and(|d| matches!(syntax.token(d).lemma.as_str(), "the" | "this" | "that"))
}
