//! From a tree to pieces of text: one for each paragraph, heading, list item, caption or cell.

use dom_query::NodeRef;

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

    fn walk(node: &NodeRef<'_>, strict: bool) -> Vec<Piece> {
        let mut walker = Walker { strict, ..Walker::default() };
        walker.visit(node, &Context { tag: "div".into(), caption: false, hints: String::new() });
        walker.flush();
        walker.pieces
    }

    fn visit(&mut self, node: &NodeRef<'_>, context: &Context) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.text(&child.text(), context);
            } else if let Some(name) = child.node_name() {
                self.element(&child, &name, context);
            }
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, name: &str, context: &Context) {
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
            _ if INLINE.contains(&name) => self.visit(node, context),
            _ => {
                self.flush();
                self.visit(node, &context.inside(node, name));
                self.flush();
            }
        }
    }

    fn text(&mut self, text: &str, context: &Context) {
        if self.open.text.is_empty() {
            self.open.tag.clone_from(&context.tag);
            self.open.caption = context.caption;
            self.open.hints.clone_from(&context.hints);
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

struct Context {
    tag: String,
    caption: bool,
    hints: String,
}

impl Context {
    fn inside(&self, node: &NodeRef<'_>, name: &str) -> Context {
        let class = node.attr("class").unwrap_or_default().to_lowercase();
        let id = node.attr("id").unwrap_or_default().to_lowercase();
        let caption = self.caption || name == "figcaption" || class.contains("caption");
        let tag =
            if matches!(name, "div" | "section" | "article") && self.tag != "div" { &self.tag } else { name };
        let outer: String = self.hints.chars().take(200).collect();
        let hints = format!("{class} {id} {outer}");
        Context { tag: tag.to_owned(), caption, hints }
    }
}
