//! Makes a page harmless before it is parsed: scripts and styles out, nesting capped, size bounded.
//!
//! Tree builders take quadratic time, and recursive walkers the whole stack, on thousands of nested
//! elements. No news page nests deeper than some dozens.

use memchr::{memchr, memmem};

/// Open elements beyond which further tags are dropped (their text stays).
const DEEPEST: usize = 200;
/// Bytes of markup, scripts aside, beyond which a page is cut.
const LONGEST: usize = 8 << 20;
/// Elements beyond which a page is cut: the article stands before.
const MOST_TAGS: usize = 150_000;

/// Marks between attributes in one tag beyond which its attributes are dropped: tree builders compare each with all.
const MOST_ATTRIBUTES: usize = 1000;

/// Elements without content, which do not nest.
const VOID: &[&[u8]] = &[
    b"area",
    b"base",
    b"br",
    b"col",
    b"embed",
    b"hr",
    b"img",
    b"input",
    b"link",
    b"meta",
    b"param",
    b"source",
    b"track",
    b"wbr",
    b"!doctype",
];
/// Elements that the next of their kind closes: counted as not nesting.
const SELF_CLOSING: &[&[u8]] = &[b"p", b"li", b"dt", b"dd", b"option", b"tr", b"td", b"th"];
/// Elements whose content is no text of the page.
const OPAQUE: &[&[u8]] =
    &[b"script", b"style", b"svg", b"template", b"iframe", b"object", b"math", b"canvas"];

/// The page without what would only cost time. JSON-LD scripts stay.
pub(super) fn guarded(html: &str, problems: &mut Vec<String>) -> String {
    let bytes = html.as_bytes();
    let mut out = String::with_capacity(html.len().min(LONGEST));
    let (mut at, mut depth, mut tags) = (0, 0_usize, 0);
    let mut capped = false;
    let mut unclosed: Vec<Vec<u8>> = Vec::new();
    while at < bytes.len() && out.len() < LONGEST && tags < MOST_TAGS {
        let open = memchr(b'<', &bytes[at..]).map_or(bytes.len(), |n| at + n);
        push_text(&mut out, &html[at..open]);
        if open == bytes.len() {
            break;
        }
        let tag = Tag::at(html, open);
        tags += 1;
        at = tag.end;
        if tag.is_opaque_start() {
            at = tag.skip_content(html, &mut unclosed, &mut out);
            continue;
        }
        let keep = tag.track(&mut depth);
        capped |= !keep;
        if keep && !tag.comment {
            tag.push(&html[open..tag.end], &mut out);
        }
    }
    if capped {
        problems.push(format!("nesting cut at {DEEPEST} elements"));
    }
    if out.len() >= LONGEST || tags >= MOST_TAGS {
        problems.push("page cut: too long".into());
    }
    out
}

fn push_text(out: &mut String, text: &str) {
    if memchr(0, text.as_bytes()).is_some() {
        out.extend(text.chars().filter(|&c| c != '\0'));
    } else {
        out.push_str(text);
    }
}

struct Tag<'h> {
    name: Vec<u8>,
    closing: bool,
    comment: bool,
    text: &'h str,
    end: usize,
}

impl<'h> Tag<'h> {
    /// The tag, comment or stray `<` at byte `open`.
    fn at(html: &'h str, open: usize) -> Tag<'h> {
        let rest = &html.as_bytes()[open..];
        if rest.starts_with(b"<!--") {
            let end = memmem::find(&rest[4..], b"-->").map_or(rest.len(), |n| n + 7);
            return Tag { name: Vec::new(), closing: false, comment: true, text: "", end: open + end };
        }
        let closing = rest.get(1) == Some(&b'/');
        let from = 1 + usize::from(closing);
        let name: Vec<u8> = rest[from..]
            .iter()
            .take(24)
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'!' | b'-'))
            .map(u8::to_ascii_lowercase)
            .collect();
        let end = if name.is_empty() { 1 } else { tag_end(rest) };
        Tag { name, closing, comment: false, text: html.get(open..open + end).unwrap_or(""), end: open + end }
    }

    fn named(&self, names: &[&[u8]]) -> bool {
        names.contains(&self.name.as_slice())
    }

    fn is_opaque_start(&self) -> bool {
        !self.closing && self.named(OPAQUE) && !self.text.ends_with("/>")
    }

    /// Follows the depth; whether the tag is kept.
    fn track(&self, depth: &mut usize) -> bool {
        if self.name.is_empty() || self.named(VOID) || self.named(SELF_CLOSING) {
            return true;
        }
        if self.closing {
            *depth = depth.saturating_sub(1);
            *depth < DEEPEST
        } else {
            *depth += 1;
            *depth <= DEEPEST
        }
    }

    /// Keeps the tag, without its attributes if they are too many.
    fn push(&self, text: &str, out: &mut String) {
        let mark = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'=' | b'/');
        let many = text.len() > MOST_ATTRIBUTES && text.bytes().filter(mark).count() > MOST_ATTRIBUTES;
        match std::str::from_utf8(&self.name).ok().filter(|name| many && !name.is_empty()) {
            Some(name) => out.extend([if self.closing { "</" } else { "<" }, name, ">"]),
            None => push_text(out, text),
        }
    }

    /// Leaves an opaque element out, JSON-LD excepted; gives the byte after it. What was found never to be
    /// closed is not searched for again.
    fn skip_content(&self, html: &str, unclosed: &mut Vec<Vec<u8>>, out: &mut String) -> usize {
        if unclosed.contains(&self.name) {
            return self.end;
        }
        let close = [b"</", self.name.as_slice()].concat();
        let bytes = html.as_bytes();
        let mut from = self.end;
        while let Some(n) = memmem::find(&bytes[from..], b"</") {
            let at = from + n;
            if bytes.get(at..at + close.len()).is_some_and(|b| b.eq_ignore_ascii_case(&close)) {
                let end = memchr(b'>', &bytes[at..]).map_or(bytes.len(), |n| at + n + 1);
                if self.text.to_ascii_lowercase().contains("ld+json") {
                    out.push_str(self.text);
                    out.push_str(&html[self.end..end]);
                }
                return end;
            }
            from = at + 2;
        }
        // Never closed: the browser would swallow the rest; the page's text is worth more.
        unclosed.push(self.name.clone());
        self.end
    }
}

/// Length of the tag that opens `rest`, quoted attribute values respected within reason.
fn tag_end(rest: &[u8]) -> usize {
    let mut quote = 0;
    for (i, &b) in rest.iter().enumerate().take(64 << 10) {
        match b {
            b'"' | b'\'' if quote == 0 && rest[i - 1] == b'=' => quote = b,
            b if b == quote => quote = 0,
            b'>' if quote == 0 => return i + 1,
            _ => {}
        }
    }
    memchr(b'>', rest).map_or(rest.len(), |n| n + 1)
}
