//! Any stage's layer as plain lines: what `demarche show STAGE` prints and what the specification
//! cases in `cases/` compare. One line per thing, stable, without ids.

mod entities;
mod events;
mod ledger;
mod page;
mod places;
mod quotes;
mod syntax;
mod times;

use crate::Analysis;

/// The stages that [`show`] knows, in flow order.
pub const STAGES: &[&str] = &["page", "syntax", "times", "entities", "places", "quotes", "events", "ledger"];

/// The layer of `stage` as lines; `None` for a stage that does not exist.
pub fn show(stage: &str, analysis: &Analysis) -> Option<String> {
    Some(match stage {
        "page" => page::lines(analysis),
        "syntax" => syntax::lines(analysis),
        "times" => times::lines(analysis),
        "entities" => entities::lines(analysis),
        "places" => places::lines(analysis),
        "quotes" => quotes::lines(analysis),
        "events" => events::lines(analysis),
        "ledger" => ledger::lines(analysis),
        _ => return None,
    })
}
