//! Quotation marks of every typography: passages in quotation marks, from the text alone.
//!
//! Curly and straight doubles, guillemets, doubled apostrophes (''…''), and singles where no double
//! is open. A passage that its paragraph does not close runs to the paragraph's end; when the next
//! paragraph opens with a mark again, the two belong together.

use crate::model::{Article, Span};

/// A passage in quotation marks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Passage {
    /// With its marks.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// Index of its paragraph.
    pub block: usize,
    /// Whether the paragraph closes it.
    pub closed: bool,
    /// Whether it goes on from an unclosed passage of the block before.
    pub continues: bool,
}

/// Signs of the writing direction, which pages leave beside marks.
const DIRECTIONS: &[char] =
    &['\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}'];

/// A quotation mark in the text: what it can be, and its length in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Mark {
    at: usize,
    len: usize,
    family: Family,
    opens: bool,
    closes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Guillemet,
    Single,
}

/// Finds the passages of all paragraphs, in text order, without overlap.
pub(super) fn scan(text: &str, paragraphs: &[Span]) -> Vec<Passage> {
    let mut out: Vec<Passage> = Vec::new();
    let mut open_before = false;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let from = out.len();
        scan_paragraph(text, index, *paragraph, &mut out);
        if let Some(first) = out.get_mut(from).filter(|p| open_before && p.span.start == paragraph.start) {
            first.continues = true;
        }
        open_before = out.len() > from && out.last().is_some_and(|p| !p.closed);
    }
    out
}

/// The paragraphs of the blocks that are read for quotations; a blank line ends one.
pub(super) fn paragraphs(article: &Article) -> Vec<Span> {
    let mut out = Vec::new();
    for block in article.blocks.iter().filter(|b| b.kind.is_coded()) {
        let mut at = block.span.start as usize;
        for part in block.span.of(&article.text).split("\n\n") {
            let lead = part.len() - part.trim_start().len();
            out.push(Span::new(at + lead, at + lead.max(part.trim_end().len())));
            at += part.len() + 2;
        }
    }
    out
}

fn scan_paragraph(text: &str, index: usize, paragraph: Span, out: &mut Vec<Passage>) {
    let base = paragraph.start as usize;
    let body = paragraph.of(text);
    let marks = marks(body);
    let mut i = 0;
    while let Some(open) = marks.get(i) {
        i += 1;
        if !open.opens {
            continue;
        }
        let close =
            marks[i..].iter().position(|m| m.family == open.family && m.closes && closing(body, open, m));
        let (end, inner_end, closed) = match close {
            Some(n) => {
                let m = marks[i + n];
                i += n + 1;
                (m.at + m.len, m.at, true)
            }
            // An apostrophe, or an inch mark, opens nothing.
            None if open.family == Family::Single || !starts_paragraph_quote(body, open) => continue,
            None => {
                i = marks.len();
                (body.trim_end().len(), body.trim_end().len(), false)
            }
        };
        if inner_end > open.at + open.len {
            out.push(Passage {
                span: Span::new(base + open.at, base + end),
                inner: Span::new(base + open.at + open.len, base + inner_end),
                block: index,
                closed,
                continues: false,
            });
        }
    }
}

/// An unclosed mark is believed where speech can begin: at the paragraph's start or after , : . ? !
fn starts_paragraph_quote(body: &str, open: &Mark) -> bool {
    let before = body[..open.at].trim_end();
    before.is_empty() || before.ends_with([',', ':', '.', '?', '!', '”', '"'])
}

/// Whether `close` can end what `open` began: singles end after punctuation or before a blank, and
/// not as the apostrophe of a plural possessive in the middle of a phrase that closes later.
fn closing(body: &str, open: &Mark, close: &Mark) -> bool {
    if open.family != Family::Single {
        return true;
    }
    let inner = &body[open.at + open.len..close.at];
    inner.ends_with([',', '.', '?', '!'])
        || !inner.ends_with('s')
        || !later_close(&body[close.at + close.len..])
}

fn later_close(rest: &str) -> bool {
    let clause = rest.find(['.', ';', '"', '“']).map_or(rest, |n| rest.get(..n + 4).unwrap_or(rest));
    clause.contains(",’") || clause.contains(".’") || clause.contains("’ ")
}

fn marks(body: &str) -> Vec<Mark> {
    let mut out = Vec::new();
    let mut before: Option<char> = None;
    let mut skip_to = 0;
    for (at, c) in body.char_indices() {
        if let Some(mark) = mark(body, at, c, before).filter(|_| at >= skip_to) {
            skip_to = at + mark.len;
            out.push(mark);
        }
        before = Some(c);
    }
    out
}

fn mark(body: &str, at: usize, c: char, before: Option<char>) -> Option<Mark> {
    let len = c.len_utf8();
    let of = |family, opens, closes, len| Some(Mark { at, len, family, opens, closes });
    let blank = |b: char| b.is_whitespace() || DIRECTIONS.contains(&b);
    let free_before = before.is_none_or(|b| blank(b) || "([{—–-/“\"".contains(b));
    // Nothing closes where a paragraph begins.
    let begins = body.get(..at).is_some_and(|b| b.chars().all(blank));
    let next = |n: usize| body.get(at + n..).and_then(|rest| rest.chars().next());
    let word_after = |n: usize| next(n).is_some_and(char::is_alphanumeric);
    let blank_after = |n: usize| next(n).is_none_or(char::is_whitespace);
    match c {
        // Pages turn them round: ”Sorry” and “Frozen“ are read by what stands beside.
        '“' | '„' => {
            let turned = !free_before && !word_after(len);
            of(Family::Double, !turned, turned, len)
        }
        '”' => of(Family::Double, free_before && (begins || word_after(len)), !begins, len),
        '«' => of(Family::Guillemet, true, false, len),
        '»' => of(Family::Guillemet, false, true, len),
        '"' | '＂' => {
            // 6'2" and 12" are measures.
            let measure =
                before.is_some_and(|b| b.is_ascii_digit()) && blank_after(len) && !odd_before(body, at);
            (!measure).then_some(())?;
            let opens = free_before && !blank_after(len);
            of(Family::Double, opens, !opens || blank_after(len), len)
        }
        '\'' if body[at..].starts_with("''") => {
            let opens = free_before && !blank_after(2);
            of(Family::Double, opens, !opens, 2)
        }
        '`' if body[at..].starts_with("``") => of(Family::Double, true, false, 2),
        '‘' => of(Family::Single, free_before && !decade(body, at + len), false, len),
        '\'' | '’' => {
            let opens = c == '\'' && free_before && word_after(len) && !decade(body, at + len);
            of(
                Family::Single,
                opens,
                !opens && !word_after(len) && before.is_some_and(|b| !b.is_whitespace()),
                len,
            )
        }
        _ => None,
    }
}

/// '90s, ’em, 'til: an apostrophe, not a mark.
fn decade(body: &str, after: usize) -> bool {
    let rest = body.get(after..).unwrap_or("");
    rest.starts_with(|c: char| c.is_ascii_digit())
        || ["em ", "til ", "cause ", "tis ", "n "].iter().any(|w| rest.starts_with(w))
}

/// Whether an odd number of straight doubles stands before: then this one closes.
fn odd_before(body: &str, at: usize) -> bool {
    body.as_bytes()[..at].iter().filter(|b| **b == b'"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind};

    fn inner(paragraphs: &[&str]) -> Vec<String> {
        let text = paragraphs.join("\n\n");
        let mut at = 0;
        let blocks = paragraphs.iter().map(|p| {
            let span = Span::new(at, at + p.len());
            at += p.len() + 2;
            Block { kind: BlockKind::Body, span }
        });
        let article = Article { blocks: blocks.collect(), text, ..Article::default() };
        scan(&article.text, &super::paragraphs(&article))
            .iter()
            .map(|p| p.inner.of(&article.text).to_owned())
            .collect()
    }

    #[test]
    fn doubles_of_every_shape() {
        assert_eq!(inner(&["“Stay,” she said."]), ["Stay,"]);
        assert_eq!(inner(&["\"Stay,\" she said. \"Now.\""]), ["Stay,", "Now."]);
        assert_eq!(inner(&["''Stay,'' she said."]), ["Stay,"]);
        assert_eq!(inner(&["«Stay», she said."]), ["Stay"]);
        assert_eq!(inner(&["He is 6'2\" tall and left."]), Vec::<String>::new());
    }

    #[test]
    fn singles_are_marks_only_in_pairs() {
        assert_eq!(
            inner(&["‘We can’t wait for the voters’ verdict,’ he said."]),
            ["We can’t wait for the voters’ verdict,"]
        );
        assert_eq!(inner(&["Minister: 'No deal' with rebels"]), ["No deal"]);
        assert_eq!(inner(&["The ministers' plan and the '90s"]), Vec::<String>::new());
        assert_eq!(inner(&["“He said ‘no’ to me,” she said."]), ["He said ‘no’ to me,"]);
    }

    #[test]
    fn an_open_paragraph_goes_on_in_the_next() {
        assert_eq!(inner(&["She said: “One.", "“Two.” He left."]), ["One.", "Two."]);
    }
}
