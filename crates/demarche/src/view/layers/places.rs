use crate::Analysis;
use std::fmt::Write;

/// `"name" → gazetteer name, country, latitude, longitude, precision` per located entity,
/// then `TYPE "word" in place` per event with a place.
pub(super) fn lines(analysis: &Analysis) -> String {
    let mut out = String::new();
    for (i, e) in analysis.entities.entities.iter().enumerate() {
        let Some(l) = analysis.places.by_entity.get(i).and_then(Option::as_ref) else { continue };
        let country = l.country.as_deref().unwrap_or("-");
        let (lat, lon, precision) = (l.latitude, l.longitude, l.precision.name());
        let _ = writeln!(out, "{:?} → {} {country} {lat:.2} {lon:.2} {precision}", e.name, l.name);
    }
    for event in &analysis.events.events {
        if let Some((how, place)) =
            event.place.and_then(|p| Some((p.how, analysis.places.location(p.entity)?)))
        {
            let word = event.trigger_span.of(&analysis.article.text);
            let _ = writeln!(out, "{} {word:?} in {} ({})", event.plover.name(), place.name, how.name());
        }
    }
    out
}
