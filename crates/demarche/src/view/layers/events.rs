use crate::Analysis;
use crate::model::EntityId;
use std::fmt::Write;

/// `ACTORS TYPE/mode RECIPIENTS cameo status date "trigger" rule` per event.
pub(super) fn lines(analysis: &Analysis) -> String {
    let mut out = String::new();
    for e in &analysis.events.events {
        let (actors, recipients) = (codes(analysis, &e.actors), codes(analysis, &e.recipients));
        let mode = e.mode.as_deref().map_or(String::new(), |m| format!("/{m}"));
        let date = e.date.as_ref().map_or("-", |d| d.value.as_str());
        let trigger = e.trigger_span.of(&analysis.article.text);
        let same = if e.same_as.is_some() { " (same)" } else { "" };
        let (plover, cameo, status, rule) = (e.plover.name(), &e.cameo, e.status.name(), &e.rule);
        let _ = writeln!(
            out,
            "{actors} {plover}{mode} {recipients} {cameo} {status} {date} {trigger:?} {rule}{same}"
        );
    }
    out
}

/// Codes joined by commas, names in quotes where there is no code, `-` for nobody.
fn codes(analysis: &Analysis, parties: &[EntityId]) -> String {
    let one = |&id: &EntityId| {
        let e = analysis.entities.entity(id);
        e.code.as_ref().map_or_else(|| format!("{:?}", e.name), ToString::to_string)
    };
    match parties {
        [] => "-".to_owned(),
        _ => parties.iter().map(one).collect::<Vec<_>>().join(","),
    }
}
