use crate::Analysis;
use crate::model::Article;
use std::fmt::Write;

/// `kind "text"` per block, after the metadata.
pub(super) fn lines(analysis: &Analysis) -> String {
    let article = &analysis.article;
    let mut out = String::new();
    metadata(article, &mut out);
    for block in &article.blocks {
        let _ = writeln!(out, "{} {:?}", block.kind.name(), block.span.of(&article.text));
    }
    out
}

fn metadata(article: &Article, out: &mut String) {
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(out, "= {name}: {value}");
        }
    };
    field("title", article.headline.as_deref().unwrap_or(""));
    field("standfirst", article.dek.as_deref().unwrap_or(""));
    field("authors", &article.authors.join("; "));
    field("dateline", article.dateline.map_or("", |s| s.of(&article.text)));
    field("publisher", article.publisher.as_deref().unwrap_or(""));
    field("topics", &article.topics.join("; "));
    field("language", article.language.as_deref().unwrap_or(""));
    field("url", article.url.as_deref().unwrap_or(""));
    let published = &article.published;
    field("published", &published.date.map_or(String::new(), |d| format!("{d} ({})", published.how.name())));
    for e in &published.evidence {
        field("evidence", &format!("{} {:?}", e.source, e.text));
    }
    article.problems.iter().for_each(|p| field("problem", p));
}
