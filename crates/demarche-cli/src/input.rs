//! Options about inputs, shared by the commands.

use crate::knowledge::KnowledgeOptions;
use crate::output;
use clap::{Args, ValueEnum};
use demarche::Model;
use demarche::model::RawDocument;
use demarche::record::{Record, write};
use demarche_io::{Charset, Defaults, Fields, Kind, Problem, Source};
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Nothing could be read, or the command line is wrong.
pub const EXIT_NOTHING: u8 = 2;
/// Some inputs could not be read.
pub const EXIT_SOME: u8 = 1;

#[derive(Args, Clone, Debug, Default)]
pub struct InputOptions {
    /// Kind of the inputs, where name and content do not tell it
    #[arg(long, value_enum)]
    from: Option<From>,
    /// Publication date of inputs that give none, like 2022-01-13
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// Address of inputs that give none
    #[arg(long)]
    url: Option<String>,
    /// Which fields of JSON and columns of CSV hold id, text, html, date, title, url, like text=body,date=day
    #[arg(long, value_name = "WHAT=NAME", value_delimiter = ',', value_parser = column)]
    columns: Vec<String>,
    /// Character set of text, JSON and CSV, where a mark or a guess does not tell it, like windows-1251
    #[arg(long)]
    charset: Option<Charset>,
    /// Read text that is not valid UTF-8 as if it were, with � for what cannot be read
    #[arg(long)]
    lossy: bool,
    #[command(flatten)]
    knowledge: KnowledgeOptions,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum From {
    Html,
    Text,
    Json,
    Jsonl,
    /// CSV or TSV with named columns
    Csv,
    /// A web archive, like CC-NEWS
    Warc,
    /// RSS, Atom, NewsML-G2, NITF
    Xml,
}

impl InputOptions {
    pub fn defaults(&self) -> Defaults {
        let kind = self.from.map(|from| match from {
            From::Html => Kind::Html,
            From::Text => Kind::Text,
            From::Json => Kind::Json,
            From::Jsonl => Kind::Jsonl,
            From::Csv => Kind::Csv,
            From::Warc => Kind::Warc,
            From::Xml => Kind::Xml,
        });
        let mut fields = Fields::default();
        for pair in &self.columns {
            // Checked when the command line was read.
            let _ = fields.set(pair);
        }
        let (url, charset) = (self.url.clone(), self.charset);
        Defaults { kind, published: self.published, url, charset, lossy: self.lossy, fields }
    }

    /// Inputs about which nothing is said but what is known of those they tell of.
    pub fn of(knowledge: KnowledgeOptions) -> InputOptions {
        InputOptions { knowledge, ..InputOptions::default() }
    }

    /// The model with the user's own actors, places and frames.
    ///
    /// # Errors
    /// The exit code where a file of them cannot be read.
    pub fn model(&self) -> Result<Model, ExitCode> {
        self.knowledge.model()
    }

    /// What the documents depend on, for the manifest.
    pub fn settings(&self) -> serde_json::Value {
        let from = self.from.and_then(|f| f.to_possible_value()).map(|v| v.get_name().to_owned());
        let published = self.published.map(|d| d.to_string());
        serde_json::json!({"from": from, "published": published, "url": self.url, "lossy": self.lossy,
            "charset": self.charset.map(Charset::name), "columns": self.columns,
            "knowledge": self.knowledge.settings()})
    }

    /// The only document of a path or `-`.
    pub fn one(&self, path: &str) -> Result<RawDocument, Problem> {
        let mut list = demarche_io::sources(&[path.to_owned()]).into_iter();
        match (list.next(), list.next()) {
            (Some(source), None) => demarche_io::one_document(&source?, &self.defaults()),
            _ => Err(Problem::of(path, "more than one file: this command takes one document")),
        }
    }

    /// All documents of the paths, in order; no path is standard input.
    pub fn all(&self, paths: &[String]) -> impl Iterator<Item = Result<RawDocument, Problem>> + Send + use<> {
        let defaults = self.defaults();
        let standard = [String::from("-")];
        let paths = if paths.is_empty() { &standard } else { paths };
        demarche_io::sources(paths).into_iter().flat_map(
            move |source: Result<Source, Problem>| match source {
                Ok(source) => demarche_io::documents(&source, &defaults),
                Err(problem) => Box::new(std::iter::once(Err(problem))),
            },
        )
    }
}

/// How many threads to take; 0 takes one a core.
pub fn threads(asked: usize) -> usize {
    match asked {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        n => n,
    }
}

/// The many documents of a case, and how they are read.
#[derive(Args, Clone, Debug)]
pub struct Corpus {
    /// Files, folders, patterns; - or nothing for standard input
    paths: Vec<String>,
    /// A case codebook (TOML) that maps, merges and names issues; its entries go before the built-in ones
    #[arg(long, value_name = "FILE")]
    codebook: Option<PathBuf>,
    /// Threads; 0 takes one a core
    #[arg(long, default_value_t = 0)]
    threads: usize,
    #[command(flatten)]
    input: InputOptions,
}

impl Corpus {
    /// Gives the records of the documents in order; what cannot be read goes to standard error.
    ///
    /// # Errors
    /// The exit code where the codebook or another file of knowledge cannot be read.
    pub fn read(&self, mut take: impl FnMut(Record)) -> Result<Many, ExitCode> {
        let model = self.model()?;
        let mut many = Many::default();
        demarche_io::run(&model, threads(self.threads), self.input.all(&self.paths), |result| {
            match result {
                Ok(analysis) => {
                    many.read += 1;
                    take(write(&analysis));
                }
                Err(problem) => {
                    many.problems += 1;
                    output::complain(&problem);
                }
            }
            true
        });
        Ok(many)
    }

    /// The model with the user's actors and codebook of issues.
    fn model(&self) -> Result<Model, ExitCode> {
        let mut model = self.input.model()?;
        if let Some(path) = &self.codebook {
            codebook(&mut model, path).map_err(|problem| {
                output::complain(&format!("{}: {problem}", path.display()));
                ExitCode::from(EXIT_NOTHING)
            })?;
        }
        Ok(model)
    }
}

fn codebook(model: &mut Model, path: &Path) -> Result<(), String> {
    let toml = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
    model.ledger.add_codebook(&toml).map_err(|e| e.to_string())
}

/// What became of many inputs.
#[derive(Default)]
pub struct Many {
    pub read: usize,
    problems: usize,
}

impl Many {
    /// The exit code that tells.
    pub fn exit(&self) -> ExitCode {
        match (self.problems, self.read) {
            (0, _) => ExitCode::SUCCESS,
            (_, 0) => ExitCode::from(EXIT_NOTHING),
            _ => ExitCode::from(EXIT_SOME),
        }
    }
}

fn column(pair: &str) -> Result<String, String> {
    Fields::default().set(pair).map(|()| pair.to_owned())
}
