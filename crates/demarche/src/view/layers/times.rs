use crate::Analysis;
use std::fmt::Write;

/// `published DATE how`, then `TYPE value "text"` per expression.
pub(super) fn lines(analysis: &Analysis) -> String {
    let (times, text) = (&analysis.times, &analysis.article.text);
    let mut out = String::new();
    let date = times.published.date.map_or("-".to_owned(), |d| d.to_string());
    let _ = writeln!(out, "published {date} {}", times.published.how.name());
    for t in &times.timexes {
        let _ = writeln!(out, "{} {} {:?}", t.kind.name(), t.value, t.span.of(text));
    }
    out
}
