use crate::model::{PloverType, Status, Str};
use rustc_hash::FxHashMap;

/// Who becomes actor and recipient under an operator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::events) enum Roles {
    /// Parties stay as they are.
    #[default]
    Keep,
    /// The operator's subject does it; somebody else's act makes him the recipient.
    Own,
    /// The operator's subject speaks; the act's doer is the recipient.
    Other,
}

/// One context of the table.
#[derive(Clone, Debug, Default)]
pub(in crate::events) struct Row {
    pub roles: Roles,
    /// The event stands on the operator's word.
    pub on_operator: bool,
    pub cells: FxHashMap<PloverType, Option<Cell>>,
    /// For acts whose CAMEO code begins so: they go before the cell of their type.
    pub codes: Vec<(Str, Option<Cell>)>,
    /// For all other types; `None`: the event is dropped.
    pub any: Option<Cell>,
}

impl Row {
    /// The cell for a code or, where none is given, its type; `None`: no event.
    pub(in crate::events) fn cell(&self, plover: PloverType, cameo: &str) -> Option<&Cell> {
        let coded = self.codes.iter().find(|(code, _)| cameo.starts_with(code.as_str()));
        coded.map(|(_, cell)| cell).or_else(|| self.cells.get(&plover)).unwrap_or(&self.any).as_ref()
    }
}

/// What a context makes of a type; `None` keeps.
#[derive(Clone, Debug, Default)]
pub(in crate::events) struct Cell {
    pub plover: Option<PloverType>,
    pub mode: Option<Str>,
    pub cameo: Option<Str>,
    pub status: Option<Status>,
}

/// Context → row.
#[derive(Debug, Default)]
pub(in crate::events) struct Composition(pub FxHashMap<Str, Row>);

impl Cell {
    /// Reads `TYPE/mode cameo status`, any of them `=`; `none` gives no cell.
    pub(super) fn parse(text: &str) -> Result<Option<Cell>, String> {
        let mut cell = Cell::default();
        let mut parts = text.split_whitespace();
        match parts.next() {
            Some("none") => return Ok(None),
            Some("=") | None => {}
            Some(head) => {
                let (name, mode) = head.split_once('/').map_or((head, None), |(n, m)| (n, Some(m)));
                cell.plover = Some(PloverType::parse(name).ok_or_else(|| format!("no type {name:?}"))?);
                cell.mode = mode.map(Str::from);
            }
        }
        cell.cameo = parts.next().filter(|c| *c != "=").map(Str::from);
        cell.status = match parts.next().filter(|s| *s != "=") {
            Some(s) => Some(Status::parse(s).ok_or_else(|| format!("no status {s:?}"))?),
            None => None,
        };
        Ok(Some(cell))
    }
}
