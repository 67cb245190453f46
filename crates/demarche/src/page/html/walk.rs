//! From a tree to pieces of text: one for each paragraph, heading, list item, caption or cell.

use dom_query::{NodeId, NodeRef};
use rustc_hash::FxHashMap;

/// A stretch of text in one block element, white space collapsed as a browser shows it.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// The text.
    pub(super) text: String,
    /// The block element that holds it: "p", "h2", "li", "figcaption", …
    pub(super) tag: String,
    /// Whether it stands in a figure's caption, by element or class.
    pub(super) caption: bool,
    /// Characters that stand in links.
    pub(super) linked: usize,
    /// Classes and ids of the element and of those around it, innermost first; lower case.
    pub(super) hints: String,
}

const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];
const UNSEEN: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "iframe", "head", "button", "select", "option",
    "input", "textarea", "object", "embed", "audio", "video", "canvas", "math", "nav", "footer",
];

/// Walks a tree; its recursion is bounded by the guard's cap on nesting.
#[derive(Default)]
pub(super) struct Walker {
    pub(super) pieces: Vec<Piece>,
    open: Piece,
    in_link: usize,
    strict: bool,
    /// Which pieces stand in each block element, where that is asked.
    held: Option<FxHashMap<NodeId, (usize, usize)>>,
}

/// Parts of class names and ids of boxes beside the article: left out where a whole page is walked.
const BESIDE: &[&str] = &[
    "comment",
    "disqus",
    "related",
    "sidebar",
    "recirc",
    "newsletter",
    "cookie",
    "consent",
    "popup",
    "modal",
    "most-read",
    "recommend",
    "breadcrumb",
    "share",
    "social",
    "teaser",
];

impl Walker {
    /// All pieces under `node`, in order.
    pub(super) fn pieces(node: &NodeRef<'_>) -> Vec<Piece> {
        Self::walk(node, false)
    }

    /// The pieces under `node` without asides, headers, comments and other boxes beside an article.
    pub(super) fn strict_pieces(node: &NodeRef<'_>) -> Vec<Piece> {
        Self::walk(node, true)
    }

    /// The strict pieces under `node`, and the range of them in each block element.
    pub(super) fn held(node: &NodeRef<'_>) -> (Vec<Piece>, FxHashMap<NodeId, (usize, usize)>) {
        let mut walker = Walker { strict: true, held: Some(FxHashMap::default()), ..Walker::default() };
        walker.run(node);
        (walker.pieces, walker.held.unwrap_or_default())
    }

    fn walk(node: &NodeRef<'_>, strict: bool) -> Vec<Piece> {
        let mut walker = Walker { strict, ..Walker::default() };
        walker.run(node);
        walker.pieces
    }

    fn run(&mut self, node: &NodeRef<'_>) {
        self.visit(
            node,
            &Context { tag: "div", caption: false, class: String::new(), id: String::new(), outer: None },
        );
        self.flush();
    }

    fn visit(&mut self, node: &NodeRef<'_>, context: &Context<'_>) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.text(&child.text(), context);
            } else if let Some(name) = child.node_name() {
                self.element(&child, &name, context);
            }
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, name: &str, context: &Context<'_>) {
        if UNSEEN.contains(&name) || self.strict && is_beside(node, name) {
            return;
        }
        match name {
            "br" => self.flush(),
            "a" => {
                self.in_link += 1;
                self.visit(node, context);
                self.in_link -= 1;
            }
            _ if INLINE.contains(&name) => {
                let from = self.pieces.len();
                self.visit(node, context);
                self.hold(node, from);
            }
            _ => {
                self.flush();
                let from = self.pieces.len();
                self.visit(node, &context.inside(node, name));
                self.flush();
                self.hold(node, from);
            }
        }
    }

    /// Notes the pieces of an element, where that is asked.
    fn hold(&mut self, node: &NodeRef<'_>, from: usize) {
        let to = self.pieces.len();
        if let Some(held) = self.held.as_mut().filter(|_| to > from) {
            held.insert(node.id, (from, to));
        }
    }

    fn text(&mut self, text: &str, context: &Context<'_>) {
        if self.open.text.is_empty() {
            if text.bytes().all(|b| b.is_ascii_whitespace()) {
                return;
            }
            context.tag.clone_into(&mut self.open.tag);
            self.open.caption = context.caption;
            self.open.hints = context.hints();
        }
        for c in text.chars() {
            let space = matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}');
            if space && (self.open.text.is_empty() || self.open.text.ends_with(' ')) {
                continue;
            }
            self.open.text.push(if space { ' ' } else { c });
            self.open.linked += usize::from(self.in_link > 0 && !space);
        }
    }

    fn flush(&mut self) {
        let mut piece = std::mem::take(&mut self.open);
        piece.text.truncate(piece.text.trim_end().len());
        if piece.text.chars().any(char::is_alphanumeric) {
            self.pieces.push(piece);
        }
    }
}

fn is_beside(node: &NodeRef<'_>, name: &str) -> bool {
    let marked = |value: &str| BESIDE.iter().any(|w| value.contains(w));
    matches!(name, "aside" | "header")
        || !matches!(name, "body" | "main" | "article") && {
            node.class().is_some_and(|c| marked(&c.to_lowercase()))
                || node.id_attr().is_some_and(|i| marked(&i.to_lowercase()))
        }
}

/// The block elements around a text.
struct Context<'c> {
    tag: &'c str,
    caption: bool,
    class: String,
    id: String,
    outer: Option<&'c Context<'c>>,
}

/// Bytes of class names and ids from which no more are gathered.
const ENOUGH_HINTS: usize = 200;

impl<'c> Context<'c> {
    fn inside(&'c self, node: &NodeRef<'_>, name: &'c str) -> Context<'c> {
        let lower = |name: &str| node.attr(name).map(|v| v.to_lowercase()).unwrap_or_default();
        let class = lower("class");
        let caption = self.caption || name == "figcaption" || class.contains("caption");
        let tag =
            if matches!(name, "div" | "section" | "article") && self.tag != "div" { self.tag } else { name };
        Context { tag, caption, class, id: lower("id"), outer: Some(self) }
    }

    /// Classes and ids, innermost first.
    fn hints(&self) -> String {
        let (mut out, mut at) = (String::new(), Some(self));
        while let Some(context) = at.filter(|_| out.len() < ENOUGH_HINTS) {
            for words in [&context.class, &context.id].into_iter().filter(|w| !w.is_empty()) {
                out.push_str(words);
                out.push(' ');
            }
            at = context.outer;
        }
        out
    }
}
