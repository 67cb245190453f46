//! Pieces to blocks: the same tests as for bare text, with what the markup says beside them.

use super::meta::Meta;
use super::walk::Piece;
use crate::model::{Article, Block, BlockKind, RawDocument, Span};
use crate::page::classify::{self, key};
use crate::page::plain::{self, Paragraph};
use crate::page::{Knowledge, bylines};

/// Writes the article's text and blocks.
pub(super) fn build(
    pieces: Vec<Piece>,
    meta: &Meta,
    raw: &RawDocument,
    k: &Knowledge,
    article: &mut Article,
) {
    let mut text = String::new();
    let mut spans = Vec::new();
    let push = |piece: &str, text: &mut String| {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(piece);
        Span::new(start, text.len())
    };
    let title = raw.title.clone().or_else(|| meta.title.clone());
    let title_key = title.as_deref().map(key);
    let mut fixed: Vec<Block> = Vec::new();
    if let Some(title) = title.as_deref().filter(|t| !t.trim().is_empty()) {
        fixed.push(Block { kind: BlockKind::Headline, span: push(title.trim(), &mut text) });
    }
    let kept: Vec<Piece> = from_heading(pieces, title_key.as_deref())
        .into_iter()
        .filter(|p| title_key.as_deref() != Some(key(&p.text).as_str()))
        .collect();
    for piece in &kept {
        spans.push(push(&piece.text, &mut text));
    }
    article.headline = title;
    let mut list: Vec<Paragraph<'_>> = spans.iter().map(|&span| Paragraph::new(&text, span)).collect();
    plain::by_own_words(&mut list, k);
    by_markup(&mut list, &kept, meta);
    by_classes(&mut list, &kept, k);
    plain::finish_list(&mut list, k);
    fixed.extend(list.iter().flat_map(|p| plain::split_credit(p, k)));
    if article.authors.is_empty() {
        plain::find_authors(&list, article, k);
    }
    if article.dek.is_none() {
        article.dek = list.iter().find(|p| p.kind == Some(BlockKind::Dek)).map(|p| p.text.to_owned());
    }
    article.blocks = fixed;
    article.text = text;
}

/// The pieces from the article's heading on, if the greater part of the text follows it.
fn from_heading(mut pieces: Vec<Piece>, title: Option<&str>) -> Vec<Piece> {
    let is_title = |p: &Piece| p.tag.starts_with('h') && title == Some(key(&p.text).as_str());
    let count = |part: &[Piece]| -> usize { part.iter().map(|p| classify::words(&p.text)).sum() };
    match pieces.iter().position(is_title) {
        Some(at) if at > 0 && count(&pieces[at..]) * 2 > count(&pieces) => pieces.split_off(at),
        _ => pieces,
    }
}

/// A lone figure or time stamp, as counters and hidden fields leave them.
fn is_figure(text: &str) -> bool {
    classify::words(text) <= 2 && !text.split(|c: char| !c.is_alphabetic()).any(|w| w.len() > 1)
}

/// What elements and classes say: captions, bylines, boxes full of links.
fn by_markup(list: &mut [Paragraph<'_>], pieces: &[Piece], meta: &Meta) {
    let dek = meta.description.as_deref().map(key);
    for (i, (p, piece)) in list.iter_mut().zip(pieces).enumerate() {
        let linked = piece.linked * 10 > p.text.chars().count() * 7;
        p.kind = if piece.caption {
            Some(if p.kind == Some(BlockKind::Credit) { BlockKind::Credit } else { BlockKind::Caption })
        } else if p.kind.is_none() && i < 4 && dek.as_deref() == Some(p.key.as_str()) && p.words < 60 {
            Some(BlockKind::Dek)
        } else if p.kind.is_none() && i < 6 && is_author_line(p.text, meta) {
            Some(BlockKind::Credit)
        } else if p.kind.is_none() && is_figure(p.text) && piece.tag != "td" {
            Some(BlockKind::Furniture)
        } else if p.kind.is_none() && (linked && reads_on(p.text) || is_call(p, piece)) {
            Some(BlockKind::Teaser)
        } else if p.kind.is_none() && linked && p.text.starts_with('[') && p.text.ends_with(']') {
            Some(BlockKind::Credit)
        } else {
            p.kind
        };
    }
}

/// Kinds by class names, unless they would take more than a small part of the article.
fn by_classes(list: &mut [Paragraph<'_>], pieces: &[Piece], k: &Knowledge) {
    let open = |p: &Paragraph<'_>| p.kind.is_none();
    let found: Vec<Option<BlockKind>> = list
        .iter()
        .zip(pieces)
        .map(|(p, piece)| if open(p) { by_hints(p, piece, k) } else { None })
        .collect();
    let taken: usize = list.iter().zip(&found).filter(|(_, f)| f.is_some()).map(|(p, _)| p.words).sum();
    let all: usize = list.iter().filter(|p| open(p)).map(|p| p.words).sum();
    if taken * 100 > all * MOST_BY_CLASS {
        return;
    }
    for (p, kind) in list.iter_mut().zip(found).filter(|(_, kind)| kind.is_some()) {
        p.kind = kind;
    }
}

/// Percent of the article's words that class names may set aside.
const MOST_BY_CLASS: usize = 20;

/// A line that is nothing but the authors' names that the metadata gives.
fn is_author_line(text: &str, meta: &Meta) -> bool {
    classify::words(text) <= 12 && meta.authors.iter().any(|a| text.contains(a.as_str()))
}

/// A paragraph that is nothing but a link in capitals: the headline of another article, a call to get the app.
fn is_call(p: &Paragraph<'_>, piece: &Piece) -> bool {
    let letters = || p.text.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().filter(|c| c.is_uppercase()).count();
    piece.tag == "p"
        && p.words >= 4
        && piece.linked * 10 > p.text.chars().filter(|c| !c.is_whitespace()).count() * 9
        && capitals * 10 > letters().count() * 8
}

/// "Read more: …", "Related: …", "READ ALSO …" in one linked line.
fn reads_on(text: &str) -> bool {
    let lower = key(text);
    [
        "read more",
        "related",
        "read also",
        "also read",
        "see also",
        "more:",
        "read:",
        "watch:",
        "listen:",
        "read next",
        "don't miss",
    ]
    .iter()
    .any(|p| lower.starts_with(p))
}

/// Classes that say what a box is for, believed for short texts only: pruning by class blindly costs
/// whole articles.
fn by_hints(p: &Paragraph<'_>, piece: &Piece, k: &Knowledge) -> Option<BlockKind> {
    if p.words > 60 {
        return None;
    }
    let own: Vec<&str> = piece.hints.split([' ', '_']).filter(|h| !h.is_empty()).take(10).collect();
    let any = |words: &[&str]| own.iter().any(|h| words.iter().any(|w| h.contains(w)));
    if any(&["newsletter", "subscribe", "paywall", "promo", "social", "share", "comment", "cookie"])
        && !p.is_prose()
    {
        Some(BlockKind::Furniture)
    } else if any(&["author-bio", "authorbio", "about-author", "author-info", "bio-text"])
        || any(&["byline"]) && p.words < 20
    {
        Some(BlockKind::Credit)
    } else if any(&["related", "recirc", "read-more", "readmore"]) && !p.is_prose() {
        Some(BlockKind::Teaser)
    } else {
        bylines::noted_author(p.text, k).filter(|_| bylines::has_handle(p.text)).map(|_| BlockKind::Credit)
    }
}
