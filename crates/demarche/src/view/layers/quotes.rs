use crate::Analysis;
use std::fmt::Write;

/// `kind speaker [code] cue "content" …` per attribution.
pub(super) fn lines(analysis: &Analysis) -> String {
    let text = &analysis.article.text;
    let mut out = String::new();
    for a in &analysis.quotes.attributions {
        let entity = a.source.as_ref().and_then(|s| s.entity).map(|e| analysis.entities.entity(e));
        let words = a.source.as_ref().map_or("-", |s| s.span.of(text));
        let speaker = entity.map_or(words, |e| e.name.as_str());
        let code = entity.and_then(|e| e.code.as_deref()).unwrap_or("-");
        let cue = a.cue.as_ref().map_or("-", |c| c.span.of(text));
        let content: Vec<String> = a.content.iter().map(|s| format!("{:?}", s.of(text))).collect();
        let _ = writeln!(out, "{} {speaker} [{code}] {cue}: {}", a.kind.name(), content.join(" … "));
    }
    out
}
