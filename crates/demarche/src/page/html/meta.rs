//! Metadata: headings, JSON-LD, OpenGraph and other `<meta>` tags.

use super::authors;
use super::jsonld::{self, Facts};
use crate::model::{Article, RawDocument};
use crate::page::Knowledge;
use crate::page::classify::key;
use dom_query::Document;
use rustc_hash::FxHashSet;

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct Meta {
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    canonical: Option<String>,
    topics: Vec<String>,
    pub(super) facts: Facts,
    /// All `<meta>` tags: lower-case name or property, content.
    pub(super) tags: Vec<(String, String)>,
}

/// `<meta>` tags looked at.
const MOST_TAGS: usize = 400;

/// Reads a page's metadata.
pub(super) fn read(document: &Document, k: &Knowledge) -> Meta {
    let tags: Vec<(String, String)> = document
        .select("meta[content]")
        .nodes()
        .iter()
        .take(MOST_TAGS)
        .filter_map(|n| {
            let name = n.attr("property").or_else(|| n.attr("name")).or_else(|| n.attr("itemprop"))?;
            Some((name.to_lowercase(), n.attr("content")?.trim().to_owned()))
        })
        .filter(|(_, content)| !content.is_empty())
        .collect();
    let mut meta = Meta { tags, facts: jsonld::read(document), ..Meta::default() };
    meta.title = title(document, &meta);
    meta.description = meta.tag(&["og:description", "description"]).or(meta.facts.description.clone());
    meta.publisher = meta.facts.publisher.clone().or_else(|| meta.tag(&["og:site_name", "application-name"]));
    meta.canonical = attribute(document, "link[rel=canonical]", "href").or_else(|| meta.tag(&["og:url"]));
    meta.topics = topics(&meta);
    meta.authors = authors::find(document, &meta, k);
    meta
}

fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    let value = document.select_single(selector).attr(name)?.trim().to_owned();
    (!value.is_empty()).then_some(value)
}

impl Meta {
    /// The content of the first of these tags that stands on the page.
    pub(super) fn tag(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.tags.iter().find(|(n, _)| n == name)).map(|(_, c)| c.clone())
    }

    /// Writes what is known into the article.
    pub(super) fn describe(&self, raw: &RawDocument, article: &mut Article) {
        let absolute = |u: &&String| u.starts_with("http");
        article.url = self.canonical.as_ref().filter(absolute).cloned().or_else(|| raw.url.clone());
        article.authors.clone_from(&self.authors);
        article.publisher.clone_from(&self.publisher);
        article.topics.clone_from(&self.topics);
        let section = self.facts.sections.first().cloned();
        article.section = section.or_else(|| self.tag(&["article:section", "parsely-section", "og:section"]));
        if self.facts.free == Some(false) {
            article.problems.push("behind a paywall: the text may be a stub".into());
        }
    }
}

/// The heading that the page's own title confirms, else JSON-LD, OpenGraph, the title without the site.
fn title(document: &Document, meta: &Meta) -> Option<String> {
    let page = one_line(&document.select_single("head title").text());
    let named = meta.tag(&["og:title", "twitter:title"]);
    let known: FxHashSet<String> = [Some(page.as_str()), named.as_deref(), meta.facts.headline.as_deref()]
        .iter()
        .flatten()
        .flat_map(|t| words(t))
        .collect();
    let headings: Vec<String> = document
        .select("h1")
        .nodes()
        .iter()
        .take(12)
        .map(|n| one_line(&n.text()))
        .filter(|t| !t.is_empty() && t.len() < 400)
        .collect();
    let share = |t: &String| {
        let own = words(t);
        own.iter().filter(|w| known.contains(*w)).count() * 100 / own.len().max(1) * own.len().min(4)
    };
    let best = headings.iter().rev().max_by_key(|t| share(t)).filter(|t| share(t) >= 50 || known.is_empty());
    best.cloned()
        .or_else(|| meta.facts.headline.clone())
        .or(named)
        .or_else(|| headings.first().cloned())
        .or_else(|| Some(without_site(&page).to_owned()))
        .filter(|t| !t.is_empty())
}

fn words(text: &str) -> Vec<String> {
    key(text)
        .split(' ')
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|w| !w.is_empty())
        .collect()
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A `<title>` without " | Outlet" at its end.
fn without_site(title: &str) -> &str {
    [" | ", " - ", " – ", " — ", " :: ", " « "]
        .iter()
        .filter_map(|mark| title.rsplit_once(mark))
        .map(|(head, _)| head.trim())
        .filter(|head| head.split(' ').count() >= 3)
        .min_by_key(|head| usize::MAX - head.len())
        .unwrap_or(title)
}

fn topics(meta: &Meta) -> Vec<String> {
    let mut out = [meta.facts.sections.clone(), meta.facts.keywords.clone()].concat();
    let tagged = |n: &str| matches!(n, "article:section" | "article:tag" | "news_keywords");
    for (_, content) in meta.tags.iter().filter(|(n, _)| tagged(n)) {
        out.extend(content.split(',').map(|t| t.trim().to_owned()));
    }
    let mut seen = FxHashSet::default();
    out.retain(|t| !t.is_empty() && t.len() < 80 && seen.insert(t.to_lowercase()));
    out.truncate(30);
    out
}
