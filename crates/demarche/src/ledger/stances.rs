//! One document's stances, folded from its statements.

use super::days::days;
use super::fold::{Folded, Order, Step, effect, fold};
use crate::model::{Stance, Statement, StatementId, Str};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Folds a document's statements by party and issue, in that order.
pub(super) fn stances(statements: &[Statement], published: Option<Date>) -> Vec<Stance> {
    let mut cells: BTreeMap<(&str, &str), Vec<Step<StatementId>>> = BTreeMap::new();
    for (i, s) in statements.iter().enumerate() {
        if let Some(effect) = effect(s.action, s.firmness, s.authority, s.condition.is_some()) {
            let order = Order { said: said(s, published), authority: s.authority, published };
            let step = Step { order, effect, statement: StatementId::new(i) };
            cells.entry((&s.party, &s.issue)).or_default().push(step);
        }
    }
    cells.into_iter().filter_map(|(cell, steps)| stance(cell, steps, statements)).collect()
}

fn stance(
    (party, issue): (&str, &str),
    mut steps: Vec<Step<StatementId>>,
    statements: &[Statement],
) -> Option<Stance> {
    steps.sort_by_key(|s| (s.order, s.statement));
    let Folded { state, since, affirmed, statements: bearing } = fold(&steps, |_, _| {})?;
    let date = |step: usize| -> Option<Str> {
        let statement = statements.get(steps.get(step)?.statement.index())?;
        statement.said_on.as_ref().map(|d| d.value.clone())
    };
    let (since, last_affirmed) = (date(since), date(affirmed));
    Some(Stance {
        party: party.into(),
        issue: issue.into(),
        state,
        since,
        last_affirmed,
        statements: bearing,
    })
}

/// The last day on which it can have been said: no later than publication.
fn said(statement: &Statement, published: Option<Date>) -> Option<Date> {
    let last = statement.said_on.as_ref().and_then(|d| days(&d.value)).map(|(_, last)| last);
    match (last, published) {
        (Some(last), Some(published)) => Some(last.min(published)),
        (last, published) => last.or(published),
    }
}
