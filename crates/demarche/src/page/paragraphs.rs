//! Bare text cut into paragraphs: by blank lines, by lines where lines are paragraphs, and hard-wrapped
//! lines kept together.

use super::classify::ends_sentence;
use crate::model::Span;

/// Bytes of a line beyond which text is not hard-wrapped, and below which it cannot be told.
const WRAP_WIDTH: std::ops::RangeInclusive<usize> = 40..=100;

/// The text with line endings made `\n` and without NUL, BOM and form feeds; cut at `limit` bytes.
pub(super) fn normalised(text: &str, limit: usize) -> String {
    let mut end = text.len().min(limit);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' => out.push('\n'),
            '\u{2029}' => out.push_str("\n\n"),
            '\0' | '\u{feff}' => {}
            c => out.push(c),
        }
    }
    out
}

#[derive(Clone, Copy)]
struct Line {
    span: Span,
    indent: usize,
}

/// The paragraphs of `text`, each without outer white space.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let (mut out, mut chunk, mut at) = (Vec::new(), Vec::new(), 0);
    for raw in text.split_inclusive('\n') {
        let body = raw.trim();
        if body.is_empty() {
            close(text, &mut chunk, &mut out);
        } else {
            let indent = raw.len() - raw.trim_start().len();
            let start = at + indent;
            chunk.push(Line { span: Span::new(start, start + body.len()), indent });
        }
        at += raw.len();
    }
    close(text, &mut chunk, &mut out);
    out
}

fn close(text: &str, chunk: &mut Vec<Line>, out: &mut Vec<Span>) {
    if is_wrapped(text, chunk) {
        let margin = chunk.iter().map(|l| l.indent).min().unwrap_or(0);
        let mut open: Option<Span> = None;
        for line in chunk.iter() {
            match &mut open {
                Some(span) if line.indent <= margin + 1 => *span = span.cover(line.span),
                _ => out.extend(open.replace(line.span)),
            }
        }
        out.extend(open);
    } else {
        out.extend(chunk.iter().map(|l| l.span));
    }
    chunk.clear();
}

/// Whether the lines are one text broken at a fixed width: none is much longer, and most that do not
/// end a paragraph come close to it.
fn is_wrapped(text: &str, lines: &[Line]) -> bool {
    let widest = lines.iter().map(|l| l.span.len()).max().unwrap_or(0);
    if lines.len() < 2 || !WRAP_WIDTH.contains(&widest) {
        return false;
    }
    let inner = || lines.windows(2).filter(|w| w[1].indent <= w[0].indent).map(|w| w[0].span);
    let all = inner().count();
    let full = inner().filter(|span| span.len() + 14 >= widest).count();
    let closed = inner().filter(|span| ends_sentence(span.of(text))).count();
    all > 0 && full * 10 >= all * 7 && closed * 10 <= all * 4
}
