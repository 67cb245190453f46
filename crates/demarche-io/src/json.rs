//! Documents in JSON: `{id, text | html, date, title, url}`, or other names (see [`Fields`]).

use crate::documents::{Documents, single};
use crate::lines::{LONGEST, Line, next_line};
use crate::open::Input;
use crate::{Fields, Problem};
use demarche::model::RawDocument;
use serde_json::{Map, Value};
use std::io;

pub(crate) fn file(name: &str, id: &str, bytes: &[u8], fields: &Fields) -> Documents {
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(e) => {
            let reason = format!("not JSON: {e}");
            return single(Err(Problem::at(name, e.line(), reason)));
        }
    };
    let (name, id, fields) = (name.to_owned(), id.to_owned(), fields.clone());
    match value {
        Value::Array(list) => {
            let one = move |(i, v)| {
                let n = i + 1;
                let fallback = format!("{id}-{n}");
                document(v, &fields, &fallback).map_err(|e| Problem::of(&name, format!("document {n}: {e}")))
            };
            Box::new(list.into_iter().enumerate().map(one))
        }
        value => single(document(value, &fields, &id).map_err(|e| Problem::of(&name, e))),
    }
}

/// The documents of a JSON Lines file.
pub(crate) struct Lines {
    name: String,
    id: String,
    input: Input,
    line: usize,
    fields: Fields,
}

impl Iterator for Lines {
    type Item = Result<RawDocument, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.line += 1;
            match next_line(&mut self.input) {
                Ok(None) => return None,
                Ok(Some(Line::Whole(bytes))) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(Some(Line::Whole(bytes))) => return Some(self.parse(&bytes)),
                Ok(Some(Line::TooLong(n))) => {
                    let reason = format!("a line of {n} bytes: over {} MiB, skipped", LONGEST >> 20);
                    return Some(Err(Problem::at(&self.name, self.line, reason)));
                }
                Err(e) => {
                    // What follows a failed read cannot be trusted: say so once, and stop.
                    self.input = Box::new(io::empty());
                    let problem = Problem::cut(&self.name, e.to_string());
                    return Some(Err(Problem { line: Some(self.line), ..problem }));
                }
            }
        }
    }
}

impl Lines {
    pub(crate) fn new(name: &str, id: &str, input: Input, fields: &Fields) -> Lines {
        Lines { name: name.to_owned(), id: id.to_owned(), input, line: 0, fields: fields.clone() }
    }

    fn parse(&self, bytes: &[u8]) -> Result<RawDocument, Problem> {
        let problem = |reason: String| Problem::at(&self.name, self.line, reason);
        let value = serde_json::from_slice(bytes).map_err(|e| problem(format!("not JSON: {e}")))?;
        document(value, &self.fields, &format!("{}-{}", self.id, self.line)).map_err(problem)
    }
}

/// Takes one JSON value and gives its document. `fallback` is the id of a document without one.
///
/// # Errors
/// A sentence for the user that names the field.
fn document(value: Value, fields: &Fields, fallback: &str) -> Result<RawDocument, String> {
    let Value::Object(mut object) = value else {
        return Err("not a JSON object: a document is {id, text or html, date, title, url}".to_owned());
    };
    if let Some(Value::Array(graph)) = object.remove("@graph") {
        object = article(graph, fields)?;
    }
    lists(&mut object);
    fields.document(|name, strict| text(&mut object, name, strict), fallback)
}

/// The article of a JSON-LD graph.
fn article(graph: Vec<Value>, fields: &Fields) -> Result<Map<String, Value>, String> {
    let objects = graph.into_iter().filter_map(|v| if let Value::Object(o) = v { Some(o) } else { None });
    let mut articles = objects.filter(|o| fields.have_text(&o.keys().cloned().collect::<Vec<_>>()));
    articles.next().ok_or_else(|| "no part of the @graph has an articleBody".to_owned())
}

/// Lists of one meaning as the field they stand for: bodies and headlines of ninjs 2 and 3, the page of schema.org.
fn lists(object: &mut Map<String, Value>) {
    if let Some(Value::Array(bodies)) = object.remove("bodies") {
        for body in &bodies {
            let kind = ["contentType", "contenttype"].iter().find_map(|k| body.get(*k)?.as_str());
            let name = if kind.is_some_and(|k| k.contains("html")) { "body_html" } else { "body_text" };
            keep(object, name, body.get("value"));
        }
    }
    if let Some(Value::Array(headlines)) = object.remove("headlines") {
        keep(object, "headline", headlines.first().and_then(|h| h.get("value")));
    }
    if let Some(page) = object.get("mainEntityOfPage").and_then(|page| page.get("@id")).cloned() {
        object.insert("mainEntityOfPage".to_owned(), page);
    }
}

/// Sets a field that is not there.
fn keep(object: &mut Map<String, Value>, name: &str, value: Option<&Value>) {
    if let Some(value) = value {
        object.entry(name).or_insert_with(|| value.clone());
    }
}

/// A field's text: absent and null are `None`; ids may be numbers.
fn text(object: &mut Map<String, Value>, name: &str, strict: bool) -> Result<Option<String>, String> {
    let (should, number) = if name == "id" { ("a string or a number", true) } else { ("a string", false) };
    // Taken out, not copied: texts are long. Two meanings of one field (`uri`) are short and copied.
    let value = if name == "uri" { object.get(name).cloned() } else { object.remove(name) };
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(s)) => Ok(Some(s)),
        Some(Value::Number(n)) if number => Ok(Some(n.to_string())),
        Some(_) if !strict => Ok(None),
        Some(other) => Err(format!("the field `{name}` should be {should}, but is {}", kind(&other))),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
