//! The annotated names that the recogniser learns from.

use demarche::entities::tagger::{NameKind, Tag};
use demarche::model::{Article, Block, BlockKind, Span, Syntax};
use demarche::syntax;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// A sentence and its tags.
pub struct Tagged {
    /// Words.
    pub words: Vec<String>,
    /// One tag per word.
    pub tags: Vec<Tag>,
}

/// The sentences of one text.
pub type Document = Vec<Tagged>;

/// All training documents.
pub fn documents(gold: &Path) -> Result<Vec<Document>, String> {
    let mut out = uner(&lines(&gold.join("entities/uner_ewt.jsonl"))?);
    out.extend(re3d(&lines(&gold.join("entities/re3d.jsonl"))?));
    out.extend(gum(&read(&gold.join("syntax/gum-free-train.conllu"))?));
    Ok(out)
}

/// The news that is only scored.
pub fn newswire(gold: &Path) -> Result<Vec<Document>, String> {
    let lines = lines(&gold.join("entities/worldwide_newswire.jsonl"))?;
    Ok(lines.iter().map(|d| d["sents"].as_array().into_iter().flatten().map(bio).collect()).collect())
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn lines(path: &Path) -> Result<Vec<Value>, String> {
    let parse = |l: &str| serde_json::from_str(l).map_err(|e| format!("{}: {e}", path.display()));
    read(path)?.lines().filter(|l| !l.trim().is_empty()).map(parse).collect()
}

fn kind(label: &str) -> Option<NameKind> {
    Some(match label {
        "PER" | "Person" | "person" => NameKind::Person,
        "ORG" | "Organization" | "Organisation" | "organization" => NameKind::Organization,
        "LOC" | "GPE" | "Location" | "place" => NameKind::Location,
        _ => return None,
    })
}

/// Tags of spans of words.
fn tags(length: usize, spans: &[(usize, usize, NameKind)]) -> Vec<Tag> {
    let mut tags = vec![Tag::O; length];
    for &(start, end, kind) in spans {
        for (i, tag) in tags[start..end].iter_mut().enumerate() {
            *tag = Tag::new(kind, i, end - start);
        }
    }
    tags
}

fn bio(sentence: &Value) -> Tagged {
    let list = |key: &str| -> Vec<String> {
        sentence[key].as_array().into_iter().flatten().filter_map(|v| Some(v.as_str()?.to_owned())).collect()
    };
    let (words, labels) = (list("tokens"), list("tags"));
    let mut spans: Vec<(usize, usize, NameKind)> = Vec::new();
    let mut open = false;
    for (i, label) in labels.iter().enumerate() {
        let name = label.get(2..).and_then(kind);
        match (name, label.starts_with("I-"), open) {
            (Some(_), true, true) => {
                if let Some(last) = spans.last_mut() {
                    last.1 = i + 1;
                }
            }
            (Some(k), _, _) => spans.push((i, i + 1, k)),
            _ => {}
        }
        open = name.is_some();
    }
    Tagged { tags: tags(words.len(), &spans), words }
}

fn uner(lines: &[Value]) -> Vec<Document> {
    let mut documents: BTreeMap<String, Document> = BTreeMap::new();
    for line in lines {
        let id = line["id"].as_str().unwrap_or("");
        let document = id.rsplit_once('-').map_or(id, |(d, _)| d).to_owned();
        documents
            .entry(document)
            .or_default()
            .extend(line["sents"].as_array().into_iter().flatten().map(bio));
    }
    documents.into_values().collect()
}

fn re3d(lines: &[Value]) -> Vec<Document> {
    let knowledge = syntax::Knowledge::built_in();
    let mut worker = syntax::Worker::default();
    let clean = |l: &&Value| matches!(l["source"].as_str(), Some("UK Government" | "CENTCOM"));
    lines
        .iter()
        .filter(clean)
        .map(|line| {
            let text = line["text"].as_str().unwrap_or("").to_owned();
            let block = Block { kind: BlockKind::Body, span: Span::new(0, text.len()) };
            let article = Article { blocks: vec![block], text, ..Article::default() };
            let syntax = syntax::parse(&article, &knowledge, &mut worker);
            outermost(line, &article, &syntax)
        })
        .collect()
}

fn outermost(line: &Value, article: &Article, syntax: &Syntax) -> Document {
    let bytes: Vec<usize> = article.text.char_indices().map(|(b, _)| b).chain([article.text.len()]).collect();
    let mut named: Vec<(Span, NameKind)> = Vec::new();
    for e in line["entities"].as_array().into_iter().flatten() {
        let at = |k: &str| e[k].as_u64().and_then(|c| bytes.get(c as usize)).copied();
        if let (Some(k), Some(s), Some(t)) = (e["type"].as_str().and_then(kind), at("start"), at("end")) {
            let span = Span::new(s, t);
            if span.of(&article.text).contains(char::is_uppercase) {
                named.push((span, k));
            }
        }
    }
    named.sort_by_key(|(s, _)| (s.start, std::cmp::Reverse(s.end)));
    let mut document = Vec::new();
    for sentence in &syntax.sentences {
        let tokens = &syntax.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
        let mut spans: Vec<(usize, usize, NameKind)> = Vec::new();
        for &(span, kind) in &named {
            let inside: Vec<usize> = (0..tokens.len()).filter(|&i| span.overlaps(tokens[i].span)).collect();
            let (Some(&a), Some(&b)) = (inside.first(), inside.last()) else { continue };
            if spans.last().is_none_or(|l| l.1 <= a) {
                spans.push((a, b + 1, kind));
            }
        }
        let words: Vec<String> = tokens.iter().map(|t| t.span.of(&article.text).to_owned()).collect();
        let spans: Vec<_> = spans.into_iter().filter_map(|s| trim(&words, s)).collect();
        document.push(Tagged { tags: tags(words.len(), &spans), words });
    }
    document
}

/// A noun phrase cut down to its name: without articles, titles and what follows the capitals.
fn trim(words: &[String], (start, end, kind): (usize, usize, NameKind)) -> Option<(usize, usize, NameKind)> {
    let capital = |i: usize| words[i].starts_with(char::is_uppercase);
    let first = (start..end).find(|&i| capital(i) && words[i] != "The")?;
    let joint = |w: &str| {
        matches!(w, "of" | "for" | "the" | "and" | "-" | "de" | "al" | "'s" | "’s" | "&" | "on" | "in" | ".")
    };
    let mut last = first + 1;
    let mut i = last;
    while i < end && (capital(i) || joint(&words[i]) || words[i].starts_with(|c: char| c.is_ascii_digit())) {
        if capital(i) || words[i].starts_with(|c: char| c.is_ascii_digit()) {
            last = i + 1;
        }
        i += 1;
    }
    Some((first, last, kind))
}

/// GUM's entities whose head is a proper noun.
fn gum(conllu: &str) -> Vec<Document> {
    let (mut out, mut document, mut rows): (Vec<Document>, Document, Vec<Vec<&str>>) = Default::default();
    for line in conllu.lines().chain([""]) {
        if line.starts_with("# newdoc") && !document.is_empty() {
            out.push(std::mem::take(&mut document));
        } else if line.is_empty() && !rows.is_empty() {
            document.push(gum_sentence(&rows));
            rows.clear();
        } else if line.starts_with(|c: char| c.is_ascii_digit()) {
            let row: Vec<&str> = line.split('\t').collect();
            if row.len() == 10 && row[0].parse::<usize>().is_ok() {
                rows.push(row);
            }
        }
    }
    out.push(document);
    out
}

fn gum_sentence(rows: &[Vec<&str>]) -> Tagged {
    let words: Vec<String> = rows.iter().map(|r| r[1].to_owned()).collect();
    let mut open: Vec<(String, String, usize)> = Vec::new();
    let mut found: Vec<(usize, usize, NameKind)> = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let Some(cell) = row[9].split('|').find_map(|f| f.strip_prefix("Entity=")) else { continue };
        for piece in brackets(cell) {
            let body = piece.trim_matches(['(', ')']);
            let mut parts = body.split('-');
            let id = parts.next().unwrap_or("").to_owned();
            if piece.starts_with('(') {
                open.push((id.clone(), parts.next().unwrap_or("").to_owned(), i));
            }
            if piece.ends_with(')')
                && let Some(at) = open.iter().rposition(|o| o.0 == id)
            {
                let (_, label, start) = open.remove(at);
                if let Some(k) = kind(&label) {
                    found.push((start, i + 1, k));
                }
            }
        }
    }
    let mut spans: Vec<(usize, usize, NameKind)> = Vec::new();
    found.sort_by_key(|f| (f.0, std::cmp::Reverse(f.1)));
    for (start, end, kind) in found {
        let head = (start..end).find(|&i| {
            let h: usize = rows[i][6].parse().unwrap_or(0);
            h == 0 || h - 1 < start || h > end
        });
        let named = head.is_some_and(|h| rows[h][3] == "PROPN");
        let span = if kind == NameKind::Person {
            person(rows, start, end)
        } else {
            trim(&words, (start, end, kind))
        };
        if let Some(s) = span.filter(|_| named)
            && spans.last().is_none_or(|l| l.1 <= s.0)
        {
            spans.push(s);
        }
    }
    Tagged { tags: tags(words.len(), &spans), words }
}

/// The last run of proper nouns before a comma, without titles.
fn person(rows: &[Vec<&str>], start: usize, end: usize) -> Option<(usize, usize, NameKind)> {
    const TITLES: &[&str] = &[
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr.",
        "President",
        "Senator",
        "Sir",
        "King",
        "Queen",
        "Prince",
        "Professor",
        "Prof.",
        "Governor",
        "General",
        "Gen.",
        "Judge",
        "Justice",
        "Minister",
        "Secretary",
        "Captain",
        "Lord",
        "Mr",
        "Dr",
    ];
    let proper = |i: usize| matches!(rows[i][3], "PROPN") || rows[i][1] == "-";
    let first = (start..end).find(|&i| proper(i) && !TITLES.contains(&rows[i][1]))?;
    let mut last = first;
    while last < end && proper(last) {
        last += 1;
    }
    Some((first, last, NameKind::Person)).filter(|_| rows[first][1].starts_with(char::is_uppercase))
}

/// The pieces of GUM's bracket notation: "(4-person-…", "4)", "(5-place-…)".
fn brackets(cell: &str) -> Vec<&str> {
    let (mut out, mut start) = (Vec::new(), 0);
    for (i, c) in cell.char_indices() {
        if c == '(' && i > start {
            out.push(&cell[start..i]);
            start = i;
        } else if c == ')' {
            out.push(&cell[start..=i]);
            start = i + 1;
        }
    }
    if start < cell.len() {
        out.push(&cell[start..]);
    }
    out
}
