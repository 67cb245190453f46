use crate::Analysis;
use crate::model::Article;
use std::fmt::Write;

/// `kind "text"` per block, after the metadata.
pub(super) fn lines(analysis: &Analysis) -> String {
    let article = &analysis.article;
    let mut out = String::new();
    metadata(article, &mut out);
    told(article, &mut out);
    for part in &article.parts {
        let (label, whole) = (part.label.of(&article.text), part.span.of(&article.text));
        let _ = writeln!(out, "{} {label:?}: {} bytes", part.kind.name(), whole.len());
    }
    for block in &article.blocks {
        let _ = writeln!(out, "{} {:?}", block.kind.name(), block.span.of(&article.text));
    }
    out
}

/// `told FIELD (standing) by SOURCE "value"` for every source, and why one was taken where they differ.
fn told(article: &Article, out: &mut String) {
    for (i, t) in article.told.iter().enumerate() {
        let _ = writeln!(out, "told {} ({}) by {} {:?}", t.field, t.standing.name(), t.source, t.value);
        let last = article.told.get(i + 1).is_none_or(|next| next.field != t.field);
        if last && article.conflicting(t.field) {
            let _ = writeln!(out, "= conflict: {}: {}", t.field, why(t.field));
        }
    }
}

/// How the value of a field is chosen among those that differ.
fn why(field: &str) -> &'static str {
    match field {
        "headline" => {
            "given, else the h1 that the page's own titles confirm, JSON-LD, OpenGraph, the title without the site"
        }
        "dek" => {
            "the line under the headline that OpenGraph, the description or JSON-LD repeat, else that line alone"
        }
        "authors" => {
            "JSON-LD, else meta tags, what is marked as author, the line beside the headline, a linked person"
        }
        "publisher" => "JSON-LD, else og:site_name, else application-name",
        "section" => "JSON-LD, else article:section",
        "language" => "the words of the text outweigh what the page declares",
        "url" => "the canonical link, else og:url, else where the page was found",
        "modified" => "the latest day that a source of a change tells",
        _ => "the first source that answers",
    }
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
    field("section", article.section.as_deref().unwrap_or(""));
    field("topics", &article.topics.join("; "));
    field("language", article.language.as_deref().unwrap_or(""));
    field("url", article.url.as_deref().unwrap_or(""));
    let published = &article.published;
    field("published", &published.date.map_or(String::new(), |d| format!("{d} ({})", published.how.name())));
    for e in &published.evidence {
        field("evidence", &format!("{} {:?}", e.source, e.text));
    }
    field("modified", &article.modified.map_or(String::new(), |d| d.to_string()));
    field("form", article.form.name());
    article.problems.iter().for_each(|p| field("problem", p));
}
