//! Runs the pipeline over documents for a look at the entities room without the command line.
//!
//! `score-entities show FILE…` prints the layer of texts; `score-entities records IN.jsonl` prints a record a
//! line, as `tools/score.py` takes them; `score-entities codes actor_codes.jsonl` scores `who`.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "a recipe"
)]

use demarche::entities::who;
use demarche::model::{Content, RawDocument};
use demarche::view::layers;
use demarche::{Model, Reader};
use serde_json::Value;

fn main() -> Result<(), String> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (Some(mode), files) = (args.first(), args.get(1..).unwrap_or(&[])) else {
        return Err("score-entities show|records|codes FILE…".into());
    };
    let started = std::time::Instant::now();
    let model = Model::built_in();
    eprintln!("model: {} ms", started.elapsed().as_millis());
    let mut reader = Reader::new(&model);
    for file in files {
        let text = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
        match mode.as_str() {
            "show" => {
                let raw =
                    RawDocument { id: file.clone(), content: Content::Text(text), ..RawDocument::default() };
                println!("{}", layers::show("entities", &reader.read(&raw)).unwrap_or_default());
            }
            "records" => records(&text, &mut reader)?,
            _ => codes(&text, &model)?,
        }
    }
    Ok(())
}

fn records(text: &str, reader: &mut Reader<'_>) -> Result<(), String> {
    for line in text.lines() {
        let value: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let string = |k: &str| value[k].as_str().map(str::to_owned);
        let raw = RawDocument {
            id: string("id").unwrap_or_default(),
            content: Content::Text(string("text").unwrap_or_default()),
            title: string("title"),
            published: string("date").and_then(|d| d.parse().ok()),
            url: None,
        };
        let record = demarche::record::write(&reader.read(&raw));
        println!("{}", serde_json::to_string(&record).map_err(|e| e.to_string())?);
    }
    Ok(())
}

fn codes(text: &str, model: &Model) -> Result<(), String> {
    let (mut all, mut country, mut both) = (0, 0, 0);
    for line in text.lines() {
        let v: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let (phrase, want) = (v["text"].as_str().unwrap_or(""), &v["expect"]);
        let on = v["kwargs"]["query_date"].as_str().and_then(|d| d.parse().ok());
        let of = |k: &str| want[k].as_str();
        let (Some(c), s) = (of("country").or(of("cc")), of("code_1")) else { continue };
        let answer = who(phrase, on, &model.entities, &model.places);
        let (got_c, got_s) =
            (answer.country.as_deref().unwrap_or(""), answer.sector.as_deref().unwrap_or(""));
        let same =
            |a: &str, b: &str| a == b || matches!((a, b), ("CVL", "CIV" | "") | ("UNK", _) | ("IGO", _));
        let right = same(c, got_c);
        let full = right && s.is_none_or(|s| same(s, got_s));
        all += 1;
        country += usize::from(right);
        both += usize::from(full);
        if !full {
            println!("{phrase} {on:?}: want {c} {s:?}, got {got_c} {got_s} ({})", answer.explanation);
        }
    }
    println!(
        "{all} phrases, country {:.3}, country and sector {:.3}",
        country as f64 / all as f64,
        both as f64 / all as f64
    );
    Ok(())
}
