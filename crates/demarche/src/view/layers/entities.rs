use crate::Analysis;
use std::fmt::Write;

/// `kind CODE "name" = "mention" | "mention"` per entity.
pub(super) fn lines(analysis: &Analysis) -> String {
    let (layer, text) = (&analysis.entities, &analysis.article.text);
    let mut out = String::new();
    for (i, e) in layer.entities.iter().enumerate() {
        let code = e.code.as_deref().unwrap_or("-");
        let mentions: Vec<String> = (layer.mentions.iter())
            .filter(|m| m.entity.index() == i)
            .map(|m| format!("{:?}", m.span.of(text)))
            .collect();
        let _ = writeln!(out, "{} {code} {:?} = {}", e.kind.name(), e.name, mentions.join(" | "));
    }
    out
}
