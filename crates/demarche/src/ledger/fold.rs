//! One party's moves on one issue, in order, become its stance.
//!
//! Order: the day it was said, then authority, then the day it was published, then document and place
//! in it. A later move supersedes an earlier one unless it only re-affirms it; moves equal in all three
//! that say yes and no make the stance contested; a withdrawal ends it.

use crate::model::{Authority, Firmness, Move, StanceState};
use jiff::civil::Date;

/// Where a move stands in the order of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Order {
    /// Last day of the period in which it was said; unknown comes first.
    pub said: Option<Date>,
    pub authority: Authority,
    pub published: Option<Date>,
}

/// What a move does to its cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    Set(StanceState),
    Release,
}

/// The effect of a move; `None` where it sets no stance.
pub(super) fn effect(
    action: Move,
    firmness: Firmness,
    authority: Authority,
    conditional: bool,
) -> Option<Effect> {
    if authority == Authority::Ascribed {
        return None;
    }
    let state = match action {
        Move::Demand | Move::Request => StanceState::Demand,
        Move::Offer | Move::Commit => StanceState::Offer,
        Move::Accept => StanceState::Accept,
        Move::Open => StanceState::Open,
        Move::Reject if firmness == Firmness::Categorical => StanceState::NonStarter,
        Move::Reject => StanceState::Reject,
        Move::Threaten => StanceState::ThreatIf,
        Move::Warn if conditional => StanceState::ThreatIf,
        Move::Warn => return None,
        Move::Withdraw => return Some(Effect::Release),
    };
    Some(Effect::Set(state))
}

/// How hard a state is on the other side, 0 (accept) to 6 (threat-if); `None` for contested.
pub(super) fn hardness(state: StanceState) -> Option<u8> {
    Some(match state {
        StanceState::Accept => 0,
        StanceState::Offer => 1,
        StanceState::Open => 2,
        StanceState::Demand => 3,
        StanceState::Reject => 4,
        StanceState::NonStarter => 5,
        StanceState::ThreatIf => 6,
        StanceState::Contested => return None,
    })
}

/// A move in a cell: `T` is whatever names the statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step<T> {
    pub order: Order,
    pub effect: Effect,
    pub statement: T,
}

/// The stance after a run of steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Folded<T> {
    pub state: StanceState,
    /// Index of the step that set the state.
    pub since: usize,
    /// Index of the latest step that affirmed it.
    pub affirmed: usize,
    /// The statements that bear it, oldest first.
    pub statements: Vec<T>,
}

/// Folds steps that are already sorted by `order`. `seen` gets every change: the step's index and the
/// stance after it (`None` when withdrawn).
pub(super) fn fold<T: Copy>(
    steps: &[Step<T>],
    mut seen: impl FnMut(usize, Option<StanceState>),
) -> Option<Folded<T>> {
    let mut now: Option<Folded<T>> = None;
    for (i, step) in steps.iter().enumerate() {
        let before = now.as_ref().map(|n| n.state);
        now = match step.effect {
            Effect::Release => None,
            Effect::Set(state) => Some(next(now, state, i, steps)),
        };
        let after = now.as_ref().map(|n| n.state);
        if after != before {
            seen(i, after);
        }
    }
    now
}

fn next<T: Copy>(now: Option<Folded<T>>, state: StanceState, i: usize, steps: &[Step<T>]) -> Folded<T> {
    let statement = steps[i].statement;
    let fresh = Folded { state, since: i, affirmed: i, statements: vec![statement] };
    let Some(mut old) = now else { return fresh };
    let tie = steps[old.affirmed].order == steps[i].order;
    if affirms(old.state, state) || (tie && old.state == StanceState::Contested) {
        old.affirmed = i;
        old.statements.push(statement);
        old
    } else if hardens(old.state, state) || (tie && opposed(old.state, state)) {
        old.statements.push(statement);
        let state = if opposed(old.state, state) { StanceState::Contested } else { state };
        Folded { state, since: i, affirmed: i, statements: old.statements }
    } else {
        fresh
    }
}

/// Whether a new move only re-affirms the stance: a plain refusal does not soften a categorical one.
fn affirms(old: StanceState, new: StanceState) -> bool {
    old == new || (old == StanceState::NonStarter && new == StanceState::Reject)
}

/// A refusal becoming categorical: the earlier refusals still bear it.
fn hardens(old: StanceState, new: StanceState) -> bool {
    old == StanceState::Reject && new == StanceState::NonStarter
}

/// Whether one says yes and the other no.
fn opposed(a: StanceState, b: StanceState) -> bool {
    use StanceState::{Accept, NonStarter, Offer, Open, Reject};
    let yes = |s| matches!(s, Accept | Offer | Open);
    let no = |s| matches!(s, Reject | NonStarter);
    (yes(a) && no(b)) || (no(a) && yes(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use StanceState::{Contested, NonStarter, Offer, Reject};

    fn step(day: i8, authority: Authority, effect: Effect, n: u32) -> Step<u32> {
        let date = Date::new(2031, 3, day).ok();
        Step { order: Order { said: date, authority, published: date }, effect, statement: n }
    }

    fn official(day: i8, state: StanceState, n: u32) -> Step<u32> {
        step(day, Authority::Official, Effect::Set(state), n)
    }

    fn state(steps: &[Step<u32>]) -> Option<(StanceState, usize, usize, Vec<u32>)> {
        fold(steps, |_, _| {}).map(|f| (f.state, f.since, f.affirmed, f.statements))
    }

    #[test]
    fn later_supersedes_and_silence_keeps() {
        let steps = [official(1, Reject, 0), official(4, Offer, 1)];
        assert_eq!(state(&steps), Some((Offer, 1, 1, vec![1])));
    }

    #[test]
    fn a_plain_refusal_affirms_a_categorical_one() {
        let steps = [official(1, NonStarter, 0), official(4, Reject, 1)];
        assert_eq!(state(&steps), Some((NonStarter, 0, 1, vec![0, 1])));
        let harder = [official(1, Reject, 0), official(4, NonStarter, 1)];
        assert_eq!(state(&harder), Some((NonStarter, 1, 1, vec![0, 1])));
    }

    #[test]
    fn yes_and_no_at_once_is_contested_until_the_next_word() {
        let mut steps = vec![official(2, Offer, 0), official(2, Reject, 1)];
        assert_eq!(state(&steps), Some((Contested, 1, 1, vec![0, 1])));
        steps.push(official(3, Reject, 2));
        assert_eq!(state(&steps), Some((Reject, 2, 2, vec![2])));
    }

    #[test]
    fn higher_authority_of_the_same_day_decides() {
        let leader = step(2, Authority::Leader, Effect::Set(Reject), 1);
        assert_eq!(state(&[official(2, Offer, 0), leader]), Some((Reject, 1, 1, vec![1])));
    }

    #[test]
    fn a_withdrawal_ends_the_stance() {
        let release = step(5, Authority::Official, Effect::Release, 1);
        assert_eq!(state(&[official(2, Offer, 0), release]), None);
    }

    #[test]
    fn an_ascription_has_no_effect() {
        assert_eq!(effect(Move::Demand, Firmness::Firm, Authority::Ascribed, false), None);
        assert_eq!(effect(Move::Warn, Firmness::Firm, Authority::Leader, false), None);
        let warned = effect(Move::Warn, Firmness::Firm, Authority::Leader, true);
        assert_eq!(warned, Some(Effect::Set(StanceState::ThreatIf)));
    }
}
