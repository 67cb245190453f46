//! `demarche parse [PATH]`.

use crate::output;
use clap::ValueEnum;
use demarche::model::Syntax;
use demarche::syntax::{Knowledge, Worker, conllu, draw, parse_text, parse_tokens};
use serde_json::{Value, json};
use std::io::Read;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// A file of text or CoNLL-U, or - for standard input
    #[arg(default_value = "-")]
    path: String,
    /// Where sentences and tokens come from
    #[arg(long, value_enum, default_value_t = Tokens::Own)]
    tokens: Tokens,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Conllu)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Tokens {
    /// Plain text, split by demarche
    Own,
    /// CoNLL-U, whose sentences and tokens are kept
    Gold,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// CoNLL-U
    Conllu,
    /// One JSON object a sentence and line
    Json,
    /// Drawn trees
    Tree,
}

pub fn run(args: &Args) -> ExitCode {
    output::finish(parse(args))
}

fn parse(args: &Args) -> Result<String, String> {
    let input = read(&args.path).map_err(|e| format!("{}: {e}", args.path))?;
    let (knowledge, mut worker) = (Knowledge::built_in(), Worker::default());
    let (text, syntax) = match args.tokens {
        Tokens::Own => {
            let syntax = parse_text(&input, &knowledge, &mut worker);
            (input, syntax)
        }
        Tokens::Gold => {
            let gold = conllu::read(&input).map_err(|line| format!("{}:{line}: not CoNLL-U", args.path))?;
            let (text, spans) = conllu::running_text(&gold);
            let syntax = parse_tokens(&text, &spans, &knowledge, &mut worker);
            (text, syntax)
        }
    };
    Ok(match args.format {
        Format::Conllu => conllu::write(&syntax, &text),
        Format::Json => json_lines(&syntax, &text),
        Format::Tree => draw::trees(&syntax, &text),
    })
}

fn read(path: &str) -> std::io::Result<String> {
    let mut bytes = Vec::new();
    match path {
        "-" => std::io::stdin().lock().read_to_end(&mut bytes)?,
        _ => std::fs::File::open(path)?.read_to_end(&mut bytes)?,
    };
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Offsets in code points, like those of the record.
fn json_lines(syntax: &Syntax, text: &str) -> String {
    let mut points = vec![0; text.len() + 1];
    for (n, (i, c)) in text.char_indices().enumerate() {
        points[i] = n;
        points[i + c.len_utf8()] = n + 1;
    }
    let mut out = String::new();
    for sentence in &syntax.sentences {
        let token = |i: u32| {
            let t = &syntax.tokens[i as usize];
            let head = t.head.map_or(0, |h| h.0 + 1 - sentence.tokens.start);
            json!({
                "start": points[t.span.start as usize], "end": points[t.span.end as usize],
                "form": t.span.of(text), "lemma": t.lemma.as_str(), "upos": t.upos.name(),
                "head": head, "deprel": t.deprel.name(),
            })
        };
        let tokens: Vec<Value> = sentence.tokens.clone().map(token).collect();
        out.push_str(&json!({ "text": sentence.span.of(text), "tokens": tokens }).to_string());
        out.push('\n');
    }
    out
}
