//! Many documents' statements: where each party stood on a day, and who moved between two days.

use super::days::days;
use super::entry::Entry;
use super::fold::{Order, Step, effect, fold, hardness};
use crate::model::{StanceState, Str};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// Statements of many documents in one canonical order: the order in which they came changes nothing.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    entries: Vec<Entry>,
    orders: Vec<Order>,
}

/// Two dates cut a dossier: what had been said, and what had become known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// Only what was said on or before this day.
    pub as_of: Option<Date>,
    /// Only what was published on or before this day.
    pub known_at: Option<Date>,
}

impl Cut {
    /// Whether what was said and became known on these days is seen; a day that nobody knows always is.
    pub(super) fn sees(self, said: Option<Date>, known: Option<Date>) -> bool {
        let before = |date: Option<Date>, limit: Option<Date>| match (date, limit) {
            (Some(date), Some(limit)) => date <= limit,
            _ => true,
        };
        before(said, self.as_of) && before(known, self.known_at)
    }
}

/// Where a party stands on an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Code of the party.
    pub party: Str,
    /// The issue.
    pub issue: Str,
    /// The state.
    pub state: StanceState,
    /// When the statement was made that set the state, ISO 8601.
    pub since: Option<Str>,
    /// When the latest statement was made that affirmed it, ISO 8601.
    pub last_affirmed: Option<Str>,
    /// The statements that bear it, oldest first: indexes into [`Dossier::entries`].
    pub statements: Vec<usize>,
    /// Every state before this one with the statement that brought it; `None` is a withdrawal.
    #[serde(skip)]
    pub history: Vec<(usize, Option<StanceState>)>,
}

/// The ledger at a cut.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct View {
    /// Stances by party and issue.
    pub cells: Vec<Cell>,
    /// What opponents and outsiders ascribed: indexes into [`Dossier::entries`]. Sets no stance.
    pub ascribed: Vec<usize>,
}

named! {
    /// How a party moved on an issue between two cuts.
    pub enum Direction {
        /// Harder on the other side: open → reject, demand → non-starter, offer → threat-if.
        Hardened = "hardened",
        /// Softer: reject → open, demand → offer.
        Softened = "softened",
        /// No stance before.
        New = "new",
        /// No stance after.
        Withdrawn = "withdrawn",
        /// Contested before or after, so that no direction can be told.
        Unclear = "unclear",
    }
}

/// One cell that differs between two views.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// How it moved.
    pub direction: Direction,
    /// Code of the party.
    pub party: Str,
    /// The issue.
    pub issue: Str,
    /// The cell before.
    pub before: Option<Cell>,
    /// The cell after.
    pub after: Option<Cell>,
}

impl Dossier {
    /// A dossier of statements in any order; the same statement of the same document counts once.
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut keyed: Vec<(Order, Entry)> = entries.into_iter().map(|e| (order(&e), e)).collect();
        keyed.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| place(x).cmp(&place(y))));
        keyed.dedup_by(|(_, a), (_, b)| a.document == b.document && a.statement == b.statement);
        let (orders, entries) = keyed.into_iter().unzip();
        Dossier { entries, orders }
    }

    /// The statements in canonical order: by day said, authority, day published, document, place.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The ledger at a cut.
    pub fn view(&self, cut: Cut) -> View {
        let mut cells: BTreeMap<(&str, &str), Vec<Step<usize>>> = BTreeMap::new();
        let mut ascribed = Vec::new();
        for (i, (entry, &order)) in self.entries.iter().zip(&self.orders).enumerate() {
            if !cut.sees(order.said, order.published) {
                continue;
            }
            match effect(entry.action, entry.firmness, entry.authority, entry.condition.is_some()) {
                Some(effect) => {
                    let cell = cells.entry((&entry.party, &entry.issue)).or_default();
                    cell.push(Step { order, effect, statement: i });
                }
                None if entry.authority == crate::model::Authority::Ascribed => ascribed.push(i),
                None => {}
            }
        }
        let cells = cells.into_iter().filter_map(|(key, steps)| self.cell(key, &steps)).collect();
        View { cells, ascribed }
    }

    fn cell(&self, (party, issue): (&str, &str), steps: &[Step<usize>]) -> Option<Cell> {
        let mut history = Vec::new();
        let folded = fold(steps, |i, state| history.extend(steps.get(i).map(|s| (s.statement, state))))?;
        let said = |step: usize| -> Option<Str> {
            let entry = self.entries.get(steps.get(step)?.statement)?;
            entry.said_on.clone().or_else(|| entry.known_on.clone())
        };
        Some(Cell {
            party: party.into(),
            issue: issue.into(),
            state: folded.state,
            since: said(folded.since),
            last_affirmed: said(folded.affirmed),
            statements: folded.statements,
            history,
        })
    }

    /// Who moved between two cuts, by party and issue.
    pub fn diff(&self, before: Cut, after: Cut) -> Vec<Change> {
        changes(&self.view(before), &self.view(after))
    }
}

/// A cell before and after, either of which may be missing.
type Pair<'a> = (Option<&'a Cell>, Option<&'a Cell>);

/// The cells that differ between two views, by party and issue.
pub fn changes(before: &View, after: &View) -> Vec<Change> {
    let mut cells: BTreeMap<(&str, &str), Pair<'_>> = BTreeMap::new();
    for cell in &before.cells {
        cells.entry((&cell.party, &cell.issue)).or_default().0 = Some(cell);
    }
    for cell in &after.cells {
        cells.entry((&cell.party, &cell.issue)).or_default().1 = Some(cell);
    }
    let change = |((party, issue), (before, after)): ((&str, &str), Pair<'_>)| {
        let direction = direction(before.map(|c| c.state), after.map(|c| c.state))?;
        let (before, after) = (before.cloned(), after.cloned());
        Some(Change { direction, party: party.into(), issue: issue.into(), before, after })
    };
    cells.into_iter().filter_map(change).collect()
}

fn direction(before: Option<StanceState>, after: Option<StanceState>) -> Option<Direction> {
    match (before, after) {
        (None, None) => None,
        (None, Some(_)) => Some(Direction::New),
        (Some(_), None) => Some(Direction::Withdrawn),
        (Some(a), Some(b)) if a == b => None,
        (Some(a), Some(b)) => Some(match (hardness(a), hardness(b)) {
            (Some(a), Some(b)) if a < b => Direction::Hardened,
            (Some(_), Some(_)) => Direction::Softened,
            _ => Direction::Unclear,
        }),
    }
}

/// When it was said (the last possible day) and became known.
fn order(entry: &Entry) -> Order {
    let last = |value: &Option<Str>| value.as_deref().and_then(days).map(|(_, last)| last);
    let (said, published) = (last(&entry.said_on), last(&entry.known_on));
    let said = match (said, published) {
        (Some(said), Some(published)) => Some(said.min(published)),
        (said, published) => said.or(published),
    };
    Order { said, authority: entry.authority, published }
}

/// What orders statements that nothing else orders. All fields take part, so that the order is total.
fn place(e: &Entry) -> impl Ord + '_ {
    (&e.document, e.sentence_number, &e.statement, &e.party, &e.issue, e.action, e.firmness, &e.evidence)
}
