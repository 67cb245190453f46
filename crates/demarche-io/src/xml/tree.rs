//! A small tree of elements: files are bounded, and what is wanted lies deep and in any order.

use crate::Problem;
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Elements that end a paragraph.
const BLOCKS: [&str; 14] = [
    "p",
    "div",
    "br",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "hl1",
    "hl2",
    "tr",
    "blockquote",
    "section",
    "paragraph",
];
/// Elements that are dropped when the file breaks off inside them.
const ITEMS: [&str; 3] = ["item", "entry", "newsItem"];
/// Elements inside each other; deeper ones are no feed.
const DEEPEST: usize = 200;

/// An element, by its local name.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Name without prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
    content: Vec<Node>,
}

#[derive(Debug)]
enum Node {
    Text(String),
    Element(Element),
}

/// What is wrong with a file.
#[derive(Debug)]
pub(crate) struct Fault {
    /// Line, from 1, if it is not the file as a whole.
    line: Option<usize>,
    /// What is wrong.
    pub(crate) reason: String,
}

impl Fault {
    /// Something about the whole file.
    pub(super) fn whole(reason: impl Into<String>) -> Fault {
        Fault { line: None, reason: reason.into() }
    }

    /// The problem of a file.
    pub(super) fn of(self, file: &str) -> Problem {
        Problem { line: self.line, ..Problem::of(file, self.reason) }
    }
}

impl Element {
    /// Children of a name.
    pub fn children<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.content.iter().filter_map(move |n| match n {
            Node::Element(e) if e.name == name => Some(e),
            _ => None,
        })
    }

    /// The first child of a name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.content.iter().find_map(|n| match n {
            Node::Element(e) if e.name == name => Some(e),
            _ => None,
        })
    }

    /// All elements of a name below and including this one, outermost ones only.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        if self.name == name {
            return vec![self];
        }
        let inner = self.content.iter().filter_map(|n| if let Node::Element(e) = n { Some(e) } else { None });
        inner.flat_map(|e| e.all(name)).collect()
    }

    /// Shows all elements, from above to below.
    pub fn each<'e>(&'e self, show: &mut impl FnMut(&'e Element)) {
        show(self);
        for node in &self.content {
            if let Node::Element(e) = node {
                e.each(show);
            }
        }
    }

    /// The first element of a name below.
    pub fn first(&self, name: &str) -> Option<&Element> {
        self.all(name).into_iter().next()
    }

    /// An attribute by its local name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The text of a child, if there is any.
    pub fn text_of(&self, name: &str) -> Option<String> {
        self.child(name).map(Element::text).filter(|t| !t.is_empty())
    }

    /// All text, paragraphs apart by a blank line.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        let paragraphs = text.split("\n\n").map(|p| p.split_whitespace().collect::<Vec<_>>().join(" "));
        paragraphs.filter(|p| !p.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    fn add_text(&self, text: &mut String) {
        for node in &self.content {
            match node {
                Node::Text(t) => text.push_str(t),
                Node::Element(e) => {
                    let block = BLOCKS.contains(&e.name.as_str());
                    text.push_str(if block { "\n\n" } else { "" });
                    e.add_text(text);
                    text.push_str(if block { "\n\n" } else { "" });
                }
            }
        }
    }
}

/// Parses a file: the root as far as it goes, and what is wrong.
pub(super) fn parse(text: &str) -> (Option<Element>, Option<Fault>) {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    let fault = loop {
        let reason = match reader.read_event() {
            Ok(Event::Start(start)) if open.len() < DEEPEST => {
                open.push(element(&start));
                continue;
            }
            Ok(Event::Start(_)) => format!("more than {DEEPEST} elements inside each other"),
            Ok(Event::Empty(start)) => {
                add(&mut open, Node::Element(element(&start)));
                continue;
            }
            Ok(Event::End(_)) => {
                close(&mut open);
                continue;
            }
            Ok(Event::Text(text)) => {
                add_text(&mut open, &text.xml10_content());
                continue;
            }
            Ok(Event::CData(data)) => {
                add_text(&mut open, &data);
                continue;
            }
            Ok(Event::GeneralRef(reference)) => {
                add_text(&mut open, &resolved(&reference));
                continue;
            }
            Ok(Event::Eof) if open.len() > 1 => "the file ends too early".to_owned(),
            Ok(Event::Eof) => break None,
            Ok(_) => continue,
            Err(e) => e.to_string(),
        };
        let at = usize::try_from(reader.error_position().max(reader.buffer_position())).unwrap_or(usize::MAX);
        let line = 1 + text.bytes().take(at).filter(|&b| b == b'\n').count();
        break Some(Fault { line: Some(line), reason: format!("not well-formed XML: {reason}") });
    };
    while open.len() > 1 {
        if open.last().is_some_and(|e| ITEMS.contains(&e.name.as_str())) {
            open.pop();
        } else {
            close(&mut open);
        }
    }
    (root(open), fault)
}

fn root(mut open: Vec<Element>) -> Option<Element> {
    open.pop()?.content.into_iter().find_map(|n| if let Node::Element(e) = n { Some(e) } else { None })
}

fn add(open: &mut [Element], node: Node) {
    if let Some(last) = open.last_mut() {
        last.content.push(node);
    }
}

fn add_text(open: &mut [Element], text: &str) {
    match open.last_mut().and_then(|e| e.content.last_mut()) {
        Some(Node::Text(before)) => before.push_str(text),
        _ => add(open, Node::Text(text.to_owned())),
    }
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(done) = open.pop()
    {
        add(open, Node::Element(done));
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten().map(|a| {
        let value = unescape(&a.value).map_or_else(|_| a.value.to_string(), |v| v.into_owned());
        (a.key.local_name().as_ref().to_owned(), value)
    });
    let name = start.local_name().as_ref().to_owned();
    Element { name, attributes: attributes.collect(), content: Vec::new() }
}

/// A character reference or one of the five names; other names stay as they are written.
fn resolved(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name: &str = reference;
    let html = [
        ("nbsp", " "),
        ("mdash", "—"),
        ("ndash", "–"),
        ("rsquo", "’"),
        ("lsquo", "‘"),
        ("ldquo", "“"),
        ("rdquo", "”"),
    ];
    let known = html.iter().find(|(n, _)| *n == name).map(|(_, c)| *c);
    resolve_predefined_entity(name).or(known).map_or_else(|| format!("&{name};"), str::to_owned)
}
