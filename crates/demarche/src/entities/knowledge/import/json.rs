//! JSON as files come: one value, a list, a map of entities, or one value a line.

use super::Parsed;
use serde_json::Value;

/// The values of a text with the line each begins on, and what could not be read.
pub(super) fn values(text: &str) -> (Vec<(Value, usize)>, Parsed) {
    match serde_json::from_str::<Value>(text) {
        Ok(value) => (whole(value, text), Parsed::default()),
        Err(_) => by_line(text),
    }
}

/// The items of one value, each with the line on which its id stands.
fn whole(value: Value, text: &str) -> Vec<(Value, usize)> {
    let items = match value {
        Value::Array(items) => items,
        Value::Object(mut map) => match map.remove("entities") {
            Some(Value::Object(entities)) => entities.into_iter().map(|(_, v)| v).collect(),
            Some(Value::Array(entities)) => entities,
            Some(other) => vec![other],
            None => vec![Value::Object(map)],
        },
        other => vec![other],
    };
    let mut lines = Lines { text, at: 0, line: 1 };
    items
        .into_iter()
        .map(|v| {
            let line = lines.of(&v);
            (v, line)
        })
        .collect()
}

/// Looks ids up from where the last one stood, so that a long file is gone through once.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, value: &Value) -> usize {
        let Some(id) = value.get("id").and_then(Value::as_str).filter(|id| !id.is_empty()) else {
            return self.line;
        };
        let quoted = format!("\"{id}\"");
        if let Some(found) = self.text.get(self.at..).and_then(|rest| rest.find(&quoted)) {
            self.line += self.text[self.at..self.at + found].matches('\n').count();
            self.at += found;
        }
        self.line
    }
}

/// One value a line; the commas and brackets of Wikidata's dumps are passed over.
fn by_line(text: &str) -> (Vec<(Value, usize)>, Parsed) {
    let (mut values, mut parsed) = (Vec::new(), Parsed::default());
    for (n, line) in text.lines().enumerate() {
        let line = line.trim().trim_end_matches(',');
        if line.is_empty() || matches!(line, "[" | "]") {
            continue;
        }
        match serde_json::from_str(line) {
            Ok(value) => values.push((value, n + 1)),
            Err(e) => parsed.fault(n + 1, format!("no JSON: {e}")),
        }
    }
    (values, parsed)
}
