//! How sure the coder is: a documented heuristic (docs/events.md), not yet calibrated.

use super::compose::Draft;
use super::view::View;
use crate::model::{PloverType, Status, Upos};

/// Estimated probability that type and parties are right.
pub(super) fn of(view: &View<'_>, draft: &Draft, status: Status) -> f32 {
    let mut score: f32 = 0.75;
    if draft.cast.actors.is_empty() {
        score -= 0.25;
    }
    if draft.cast.recipients.is_empty() {
        score -= 0.1;
    }
    if view.syntax.token(draft.trigger).upos != Upos::Verb {
        score -= 0.1;
    }
    if draft.depth > 1 {
        score -= 0.1;
    }
    if matches!(status, Status::Hypothetical | Status::Negated | Status::Denied) {
        score -= 0.1;
    }
    if matches!(draft.plover, PloverType::Accuse | PloverType::Consult | PloverType::Reject) {
        score += 0.05;
    }
    score.clamp(0.05, 0.95)
}
