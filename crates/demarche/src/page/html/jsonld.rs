//! schema.org JSON-LD: what a page's publisher says of its article.

use dom_query::Document;
use serde_json::Value;

/// What JSON-LD says of the article.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) headline: Option<String>,
    pub(super) description: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) sections: Vec<String>,
    pub(super) keywords: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) free: Option<bool>,
}

/// Nodes looked at in all of a page's JSON-LD.
const MOST_NODES: usize = 4000;

/// The facts of the page's first article node, completed by pages of other types.
pub(super) fn read(document: &Document) -> Facts {
    let mut nodes: Vec<(u8, Value)> = Vec::new();
    for script in document.select("script[type*=\"ld+json\"]").nodes() {
        let text = script.text();
        let cleaned: String = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        if let Ok(value) = serde_json::from_str::<Value>(cleaned.trim_end_matches(';')) {
            collect(value, &mut nodes);
        }
    }
    nodes.sort_by_key(|(rank, _)| *rank);
    let mut facts = Facts::default();
    nodes.iter().for_each(|(_, node)| facts.add(node));
    facts
}

/// The article nodes under `value`, each with its rank (lower is better).
fn collect(value: Value, out: &mut Vec<(u8, Value)>) {
    let mut open = vec![value];
    let mut seen = 0;
    while let Some(value) = open.pop() {
        seen += 1;
        if seen > MOST_NODES {
            return;
        }
        match value {
            Value::Array(list) => open.extend(list.into_iter().rev()),
            Value::Object(mut map) => {
                for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                    if let Some(inner) = map.remove(key).filter(|v| v.is_array() || v.is_object()) {
                        open.push(inner);
                    }
                }
                let node = Value::Object(map);
                if let Some(rank) = rank(&node) {
                    out.push((rank, node));
                }
            }
            _ => {}
        }
    }
}

/// 0 for articles, 1 for pages; `None` for what is neither.
fn rank(node: &Value) -> Option<u8> {
    let kinds = strings(&node["@type"]);
    let is = |part: &[&str]| kinds.iter().any(|k| part.iter().any(|p| k.contains(p)));
    if is(&["Article", "BlogPosting", "Report", "LiveBlog", "PressRelease"]) {
        Some(0)
    } else {
        is(&["WebPage", "VideoObject", "Recipe", "Review", "CreativeWork"]).then_some(1)
    }
}

/// The strings of a value: itself, its items, or the `name` of its objects.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(s) => vec![unescaped(s)],
        Value::Array(list) => list.iter().take(40).filter(|v| !v.is_array()).flat_map(strings).collect(),
        Value::Object(map) => map.get("name").filter(|n| !n.is_object()).map(strings).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Entities that publishers leave in JSON.
fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.trim().to_owned();
    }
    Document::fragment(text).text().trim().to_owned()
}

impl Facts {
    fn add(&mut self, node: &Value) {
        let first = |key: &str| strings(&node[key]).into_iter().find(|s| !s.is_empty());
        let fill = |slot: &mut Option<String>, value: Option<String>| {
            if slot.is_none() {
                *slot = value;
            }
        };
        fill(&mut self.headline, first("headline"));
        fill(&mut self.description, first("description"));
        fill(&mut self.published, first("datePublished"));
        fill(&mut self.modified, first("dateModified"));
        fill(&mut self.publisher, first("publisher"));
        if self.authors.is_empty() {
            self.authors = strings(&node["author"]);
        }
        if self.sections.is_empty() && self.keywords.is_empty() {
            self.sections = strings(&node["articleSection"]);
            self.keywords = strings(&node["keywords"]);
        }
        fill(&mut self.language, first("inLanguage"));
        fill(&mut self.kind, first("@type"));
        if self.free.is_none() {
            self.free = match &node["isAccessibleForFree"] {
                Value::Bool(free) => Some(*free),
                Value::String(s) => s.to_lowercase().parse().ok(),
                _ => None,
            };
        }
    }
}
