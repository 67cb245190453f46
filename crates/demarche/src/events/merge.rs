//! One event once: mentions of the same act in a document are joined, the most specific one leading.

use crate::model::{Event, EventId, Status};

/// How many sentences apart two mentions of an act without dates may be.
const NEAR: u32 = 12;

/// Sets `same_as` on repeated mentions.
pub(super) fn join(events: &mut [Event]) {
    for n in 0..events.len() {
        let Some((earlier, rest)) = events.split_at_mut_checked(n) else { continue };
        let Some(this) = rest.first_mut() else { continue };
        let near = earlier.partition_point(|e| e.sentence.0 + NEAR < this.sentence.0);
        let leader = earlier.iter().skip(near).position(|e| e.same_as.is_none() && same(e, this));
        this.same_as = leader.map(|i| EventId::new(near + i));
    }
}

fn same(a: &Event, b: &Event) -> bool {
    let kind =
        a.plover == b.plover && a.actors == b.actors && a.recipients == b.recipients && !a.actors.is_empty();
    let mode = a.mode == b.mode || a.mode.is_none() || b.mode.is_none();
    let done = settled(a.status) == settled(b.status);
    let date = match (&a.date, &b.date) {
        (Some(x), Some(y)) => x.value == y.value,
        _ => true,
    };
    // Two verbs of one sentence with the same parties and type say one thing twice.
    let word = a.rule == b.rule || a.sentence == b.sentence;
    kind && mode && done && date && word && b.sentence.0.abs_diff(a.sentence.0) <= NEAR
}

fn settled(status: Status) -> bool {
    matches!(status, Status::Happened | Status::Ongoing | Status::Historical)
}
