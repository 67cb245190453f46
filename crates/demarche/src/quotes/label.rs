//! Names before a colon: headlines ("Sherman: too soon to tell") and the turns of interviews.

use super::doc::Doc;
use super::draft::{self, Draft, Speaker};
use super::words::Kind;
use crate::model::{BlockKind, QuoteKind, Span, TokenId, Upos};

/// How many words a label may have.
const LONGEST: u32 = 5;

/// How many paragraphs with a label make an interview.
const TURNS: usize = 4;

/// How many bytes an account with its date, and a name before it, may have.
const LONGEST_HANDLE: usize = 48;
const LONGEST_NAME: usize = 60;

/// Attributions of headlines and interview turns that a name and a colon open.
pub(super) fn read<'a>(doc: &Doc<'a>) -> Vec<Draft<'a>> {
    let headline = |p: &Span| doc.article.block_at(p.start).is_some_and(|b| b.kind == BlockKind::Headline);
    let labelled: Vec<(Span, u32)> =
        doc.paragraphs.iter().filter_map(|p| Some((*p, colon(doc, *p)?))).collect();
    let posts = doc.paragraphs.iter().filter_map(|p| post(doc, *p));
    let reversed = doc.paragraphs.iter().filter(|p| headline(p)).filter_map(|p| signed(doc, *p));
    let interview = labelled.len() >= TURNS;
    labelled
        .into_iter()
        .filter(|(p, _)| interview || headline(p))
        .filter_map(|(p, at)| turn(doc, p, at))
        .chain(posts)
        .chain(reversed)
        .collect()
}

/// A post of a social network set in the text: "… — Anna Kovac (@akovac) December 28, 2017".
fn post<'a>(doc: &Doc<'a>, paragraph: Span) -> Option<Draft<'a>> {
    let text = paragraph.of(&doc.article.text);
    let handle = text.rfind("(@")?;
    let behind = text.get(handle..)?;
    let dated = behind.len() < LONGEST_HANDLE && behind.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let dash = text.get(..handle)?.rfind(['—', '–']).filter(|d| dated && handle - d < LONGEST_NAME)?;
    let at = |n: usize| paragraph.start + u32::try_from(n).unwrap_or(0);
    let name = doc.tokens_in(Span { start: at(dash) + 1, end: at(handle) });
    let name = doc.trim(name);
    let content = doc.span(doc.trim(doc.tokens_in(Span { start: paragraph.start, end: at(dash) })));
    let head = name.clone().next_back().map(TokenId)?;
    (!content.is_empty() && content.of(&doc.article.text).contains(' ')).then_some(Draft {
        kind: QuoteKind::Direct,
        content: vec![content],
        cue: None,
        source: Some(Speaker { tokens: name, head }),
        rule: "post",
    })
}

/// The colon after a paragraph's opening name.
fn colon(doc: &Doc<'_>, paragraph: Span) -> Option<u32> {
    let words = doc.tokens_in(paragraph);
    let at = words.clone().take(LONGEST as usize + 1).find(|t| doc.text(TokenId(*t)) == ":")?;
    let name =
        |t: u32| doc.upos(TokenId(t)) == Upos::Propn || doc.text(TokenId(t)).chars().all(char::is_uppercase);
    (at > words.start && at + 3 < words.end && (words.start..at).all(name)).then_some(at)
}

/// "Talks have failed: minister": a headline whose source stands behind the colon, a name, an office or a text
/// without a verb.
fn signed<'a>(doc: &Doc<'a>, headline: Span) -> Option<Draft<'a>> {
    let words = doc.trim(doc.tokens_in(headline));
    let colon = words.clone().rev().take(LONGEST as usize).find(|t| doc.text(TokenId(*t)) == ":")?;
    let source = colon + 1..words.end;
    let head = TokenId(words.end.checked_sub(1)?);
    let mention = doc.entities.by_head.get(head.index()).copied().flatten();
    let known = mention.is_some() || doc.is_a(head, Kind::Text);
    let plain = source.clone().all(|t| {
        matches!(doc.upos(TokenId(t)), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Adp)
    });
    let content = doc.span(doc.trim(words.start..colon));
    let clause = (words.start..colon).any(|t| doc.is_finite(TokenId(t)));
    let kind = draft::snap(doc, &mut [content], Span::new(content.start as usize, content.start as usize));
    (known && plain && clause && !source.is_empty() && kind != QuoteKind::Direct).then(|| Draft {
        kind,
        content: vec![content],
        cue: None,
        source: Some(Speaker { tokens: source, head }),
        rule: "label",
    })
}

fn turn<'a>(doc: &Doc<'a>, paragraph: Span, at: u32) -> Option<Draft<'a>> {
    let words = doc.tokens_in(paragraph);
    let content = doc.span(doc.trim(at + 1..words.end));
    let quoted = doc.passages.iter().any(|p| p.span.overlaps(content) && p.span.start <= content.start);
    let head = TokenId(at.checked_sub(1)?);
    let source = Some(Speaker { tokens: words.start..at, head });
    (!quoted && !content.is_empty()).then_some(Draft {
        kind: draft::snap(doc, &mut [content], Span::new(content.start as usize, content.start as usize)),
        content: vec![content],
        cue: None,
        source,
        rule: "label",
    })
}
