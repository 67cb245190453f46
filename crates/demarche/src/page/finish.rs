//! What both roads share: given metadata, dateline, language, digest, and what looks wrong.

use super::{Knowledge, calendar, classify, form, language, told};
use crate::model::{Article, BlockKind, Content, DateEvidence, Published, PublishedHow, RawDocument, Span};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Completes an article whose blocks stand.
pub(super) fn finish(article: &mut Article, raw: &RawDocument, k: &Knowledge) {
    article.id.clone_from(&raw.id);
    article.sha256 = digest(&raw.content);
    if article.url.is_none() {
        article.url.clone_from(&raw.url);
    }
    find_dateline(article, k);
    date_lines(article, k);
    if let Some(date) = raw.published {
        let evidence = std::mem::take(&mut article.published.evidence);
        article.published =
            Published { date: Some(date), how: PublishedHow::Given, confidence: 1.0, evidence };
    }
    let body: String =
        article.read_blocks().take(60).map(|b| b.span.of(&article.text)).collect::<Vec<_>>().join("\n");
    article.language = language::of(&body).map(Into::into);
    told::settle(article, k);
    form::find(article, k);
    note_problems(article, &raw.content);
}

/// Lower-case hexadecimal SHA-256 of the input.
fn digest(content: &Content) -> String {
    let bytes = match content {
        Content::Html(bytes) => bytes.as_slice(),
        Content::Text(text) => text.as_bytes(),
    };
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// "BRUSSELS, Jan. 12 (Agency) —" at the start of one of the first paragraphs.
fn find_dateline(article: &mut Article, k: &Knowledge) {
    let bodies = article.blocks.iter().filter(|b| b.kind == BlockKind::Body).take(4);
    let found =
        bodies.filter_map(|b| dateline(b.span.of(&article.text), k).map(|len| (b.span.start, len))).next();
    let Some((start, len)) = found else { return };
    let span = Span::new(start as usize, start as usize + len);
    article.dateline = Some(span);
    let text = span.of(&article.text);
    if text.bytes().any(|b| b.is_ascii_digit()) {
        let date = calendar::written(text, k);
        let evidence = DateEvidence { source: "dateline".into(), text: text.to_owned(), span: Some(span) };
        note_date(&mut article.published, date, PublishedHow::Dateline, evidence);
    }
}

/// Keeps a date if none is known yet, and what it rests on in any case.
pub(super) fn note_date(
    published: &mut Published,
    date: Option<jiff::civil::Date>,
    how: PublishedHow,
    evidence: DateEvidence,
) {
    if published.date.is_none() && date.is_some() {
        published.date = date;
        published.confidence = 1.0;
        published.how = how;
    }
    published.evidence.push(evidence);
}

/// Byte length of the dateline that opens `text`, up to the end of its dash or agency.
pub(super) fn dateline(text: &str, k: &Knowledge) -> Option<usize> {
    let mut head_end = text.len().min(110);
    while !text.is_char_boundary(head_end) {
        head_end -= 1;
    }
    let head = &text[..head_end];
    if let Some(end) = between_bars(head) {
        return Some(end);
    }
    let dash = ["—", "–", " -- ", "--", " - ", " _ ", "_"]
        .iter()
        .filter_map(|d| head.find(d).map(|at| (at, at + d.trim_end().len())))
        .chain(head.find(")-").map(|at| (at + 1, at + 2)))
        .min();
    let agency = head.find(" (").and_then(|open| {
        let close = open + head[open..].find(')')?;
        let name = head[open + 2..close].to_lowercase();
        (k.is("agency", &name) || name == "upi").then_some((open, close + 1))
    });
    let (place_end, end) = match (dash, agency) {
        (Some((at, end)), _) if is_place_and_date(&head[..at], k) => (at, end),
        (_, Some((at, end))) => (at, end),
        _ => return None,
    };
    let place = head[..place_end].split([',', '(']).next().unwrap_or("").trim();
    let upper = place.chars().any(char::is_alphabetic) && !place.chars().any(char::is_lowercase);
    let titled = place.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    let short = (2..=40).contains(&place.len()) && classify::words(place) <= 5;
    // "Luanda (ANGOP) – ": a bracket right before the dash is an agency's, listed or not.
    let credited = || head[..place_end].trim_end().ends_with(')') && classify::words(place) <= 3;
    (short && (upper || titled && (agency.is_some() || credited()))).then_some(end)
}

/// "Kampala | THE CITY POST |": a place and a paper in capitals, each with a bar behind it.
fn between_bars(head: &str) -> Option<usize> {
    let (place, rest) = head.split_once(" | ")?;
    let paper = rest.split(" | ").next().filter(|p| p.len() < rest.len())?;
    let capitals = |s: &str| s.chars().any(char::is_alphabetic) && !s.chars().any(char::is_lowercase);
    let titled = place.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    let short = classify::words(place) <= 4 && classify::words(paper) <= 6;
    (titled && short && capitals(paper)).then_some(place.len() + " | ".len() + paper.len() + " |".len())
}

/// Whether the words before the dash are places, dates and a bracket only.
fn is_place_and_date(head: &str, k: &Knowledge) -> bool {
    classify::words(head) <= 12
        && head.split_whitespace().all(|w| {
            let stem = w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(')
                || stem.is_empty()
                || k.is("name-particle", &stem)
                || k.is("byline", &stem)
        })
}

/// Dates of blocks that say nothing but when. A line about an update only is evidence, not the date.
fn date_lines(article: &mut Article, k: &Knowledge) {
    let credits = article.blocks.iter().filter(|b| b.kind == BlockKind::Credit);
    for block in credits.take(20) {
        let text = block.span.of(&article.text);
        let Some(date) = calendar::written(text, k).filter(|_| text.len() < 160) else { continue };
        let lower = text.to_lowercase();
        let update = lower.contains("updated") || lower.contains("modified");
        let first = lower.contains("published") || lower.contains("posted") || !update;
        let evidence =
            DateEvidence { source: "date line".into(), text: text.to_owned(), span: Some(block.span) };
        note_date(&mut article.published, Some(date).filter(|_| first), PublishedHow::Dateline, evidence);
    }
}

fn note_problems(article: &mut Article, content: &Content) {
    let mut say = |problem: &str| article.problems.push(problem.to_owned());
    let body = |a: &crate::model::Block| a.kind == BlockKind::Body;
    let letters = article.text.chars().take(4000).filter(|c| c.is_alphanumeric()).count();
    if article.text.trim().is_empty() {
        let html = matches!(content, Content::Html(bytes) if !bytes.is_empty());
        say(if html { "no article found" } else { "empty document" });
    } else if letters * 5 < article.text.chars().take(4000).filter(|c| !c.is_whitespace()).count() * 2 {
        say("looks binary: few letters");
    } else if !article.blocks.iter().any(body) {
        say("no article found");
    }
    if let Some(other) = article.language.clone().filter(|l| l != "en") {
        say(&format!("not English ({other}): recognised, not coded"));
    }
}
