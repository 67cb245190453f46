//! `demarche when PHRASE`, and `demarche when -` for many.

use crate::output;
use demarche::model::Timex;
use demarche::times::{self, Knowledge};
use demarche_io::Problem;
use jiff::civil::Date;
use serde_json::{Value, json};
use std::fmt::Write;
use std::io::Read;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// Words that say when: "two weeks ago", "last Friday"; or `-` for JSON Lines on standard input, each
    /// {"text": …, "published": …}: each comes back with its `times`
    #[arg(allow_hyphen_values = true)]
    phrase: String,
    /// The day on which they are said, as YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
}

pub fn run(args: &Args) -> ExitCode {
    let knowledge = Knowledge::for_phrases();
    let published = args.published.as_deref().and_then(|d| d.parse().ok());
    output::finish(match args.phrase.as_str() {
        "-" => many(published, &knowledge),
        phrase => Ok(lines(phrase, published, &knowledge)),
    })
}

fn lines(phrase: &str, published: Option<Date>, knowledge: &Knowledge) -> String {
    let mut out = String::new();
    for t in times::phrase(phrase, published, knowledge) {
        let (kind, words) = (t.kind.name(), t.span.of(phrase));
        let _ = writeln!(out, "{kind} {} {words:?} {} {}", t.value, t.anchor.name(), t.rule);
    }
    out
}

/// Every line of standard input with its expressions; a line that is no JSON object has none.
fn many(published: Option<Date>, knowledge: &Knowledge) -> Result<String, Problem> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).map_err(|e| Problem::of("-", e.to_string()))?;
    let mut out = String::new();
    for line in input.lines().filter(|l| !l.trim().is_empty()) {
        let mut object: Value = serde_json::from_str(line).unwrap_or(json!({}));
        let text = object["text"].as_str().unwrap_or("").to_owned();
        let said_on = object["published"].as_str().and_then(|d| d.parse().ok()).or(published);
        let times: Vec<Value> =
            times::phrase(&text, said_on, knowledge).iter().map(|t| row(t, &text)).collect();
        if let Some(map) = object.as_object_mut() {
            map.insert("times".to_owned(), Value::Array(times));
        }
        let _ = writeln!(out, "{object}");
    }
    Ok(out)
}

fn row(t: &Timex, text: &str) -> Value {
    json!({"text": t.span.of(text), "type": t.kind.name(), "value": t.value.as_str(),
           "anchor": t.anchor.name(), "rule": t.rule.as_str()})
}
