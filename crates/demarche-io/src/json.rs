//! Documents in JSON: `{id, text | html, date, title, url}`.

use demarche::model::{Content, RawDocument};
use jiff::civil::Date;
use serde_json::{Map, Value};

/// Takes one JSON value and gives its document. `fallback` is the id of a document without one.
///
/// # Errors
/// A sentence for the user that names the field.
pub(crate) fn document(value: Value, fallback: &str) -> Result<RawDocument, String> {
    let Value::Object(mut fields) = value else {
        return Err("not a JSON object: a document is {id, text or html, date, title, url}".to_owned());
    };
    let content = content(&mut fields)?;
    let id = id(&fields)?.unwrap_or_else(|| fallback.to_owned());
    let published = match text(&mut fields, "date")? {
        Some(date) => Some(day(&date)?),
        None => None,
    };
    let (title, url) = (text(&mut fields, "title")?, text(&mut fields, "url")?);
    Ok(RawDocument { id, content, url, title, published })
}

fn content(fields: &mut Map<String, Value>) -> Result<Content, String> {
    if let Some(html) = text(fields, "html")? {
        return Ok(Content::Html(html.into_bytes()));
    }
    match text(fields, "text")? {
        Some(text) => Ok(Content::Text(text)),
        None => Err("the field `text` (or `html`) is missing".to_owned()),
    }
}

/// A string field: absent and null are `None`.
fn text(fields: &mut Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match fields.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(s)) => Ok(Some(s)),
        Some(other) => Err(format!("the field `{name}` should be a string, but is {}", kind(&other))),
    }
}

/// Ids may be strings or numbers.
fn id(fields: &Map<String, Value>) -> Result<Option<String>, String> {
    match fields.get("id") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(s)) => Ok(Some(s.clone())),
        Some(Value::Number(n)) => Ok(Some(n.to_string())),
        Some(other) => Err(format!("the field `id` should be a string or a number, but is {}", kind(other))),
    }
}

/// An ISO 8601 day, also at the head of a longer time stamp.
pub(crate) fn day(date: &str) -> Result<Date, String> {
    date.get(..10)
        .and_then(|d| d.parse().ok())
        .ok_or_else(|| format!("the date {date:?} is not an ISO 8601 day like 2022-01-13"))
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
