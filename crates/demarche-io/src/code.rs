//! A corpus: all documents of the inputs into the tables, to be gone on with after a kill.

use crate::jobs::{Job, jobs};
use crate::out::rows::rows;
use crate::out::store::{Entry, Settings, Store};
use crate::run::{guarded, ordered};
use crate::{Defaults, Meter, Problem, Source};
use demarche::model::RawDocument;
use demarche::record::{Record, write};
use demarche::{Model, Reader};
use jiff::civil::Date;
use std::path::Path;

/// What is to be coded, and how.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Files in order, or why there is none.
    pub sources: Vec<Result<Source, Problem>>,
    /// What the user says about all inputs.
    pub defaults: Defaults,
    /// Threads that read.
    pub threads: usize,
    /// No more than this many documents in this run.
    pub limit: Option<u64>,
    /// No documents known to be older.
    pub since: Option<Date>,
    /// Counts the bytes read.
    pub meter: Meter,
}

/// What became of the documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Coded.
    pub coded: u64,
    /// Their sentences.
    pub sentences: u64,
    /// Set aside with a reason.
    pub set_aside: u64,
    /// Older than asked for.
    pub skipped: u64,
}

/// Something worth telling while the run goes on.
#[derive(Debug)]
pub enum News<'n> {
    /// Where the run stands.
    Progress(&'n Outcome),
    /// A document or an input was set aside.
    Problem(&'n Problem),
}

/// Codes the documents of a plan into the SQLite file `out`.
///
/// # Errors
/// If the file cannot be written. What was committed stays, and the same call goes on from there.
pub fn code(
    model: &Model,
    plan: &Plan,
    out: &Path,
    settings: &Settings,
    mut tell: impl FnMut(News<'_>),
) -> Result<Outcome, Problem> {
    let mut store = Store::open(out, settings)?;
    let known = store.known()?;
    let (mut outcome, mut failed) = (Outcome::default(), None);
    let worker = || {
        let mut reader = Reader::new(model);
        move |job| done(model, &mut reader, plan.since, job)
    };
    ordered(plan.threads, jobs(plan, known), worker, |done| {
        outcome.add(&done);
        if let Entry::SetAside { problem, .. } = &done.entry {
            tell(News::Problem(problem));
        }
        tell(News::Progress(&outcome));
        failed = store.take(done.entry).err();
        failed.is_none()
    });
    match failed {
        Some(problem) => Err(problem),
        None => store.finish().map(|()| outcome),
    }
}

/// An entry, and how many sentences it holds.
pub(crate) struct Done {
    pub(crate) entry: Entry,
    sentences: u64,
}

impl Outcome {
    pub(crate) fn add(&mut self, done: &Done) {
        match done.entry {
            Entry::Coded(_) => self.coded += 1,
            Entry::SetAside { .. } => self.set_aside += 1,
            Entry::Skipped => self.skipped += 1,
            Entry::Begin { .. } | Entry::End | Entry::Watched(_) => {}
        }
        self.sentences += done.sentences;
    }
}

/// What a thread does with a job.
pub(crate) fn done<'m>(model: &'m Model, reader: &mut Reader<'m>, since: Option<Date>, job: Job) -> Done {
    let mut sentences = 0;
    let entry = match job {
        Job::Begin { path, print, seen } => Entry::Begin { path, print, seen },
        Job::End => Entry::End,
        Job::Document { position, document: Err(problem) } => Entry::SetAside { position, id: None, problem },
        Job::Document { document: Ok(document), .. } if older(document.published, since) => Entry::Skipped,
        Job::Document { position, document: Ok(document) } => match coded(model, reader, &document) {
            Ok(record) if older(published(&record), since) => Entry::Skipped,
            Ok(record) => {
                sentences = record.document.sentences.len() as u64;
                Entry::Coded(Box::new(rows(record, position)))
            }
            Err(problem) => Entry::SetAside { position, id: Some(document.id), problem },
        },
    };
    Done { entry, sentences }
}

fn older(published: Option<Date>, since: Option<Date>) -> bool {
    matches!((published, since), (Some(day), Some(since)) if day < since)
}

fn published(record: &Record) -> Option<Date> {
    record.document.published.date.as_deref().and_then(|d| d.parse().ok())
}

/// The record of a document; of one in another language, or without an article, the reason.
fn coded<'m>(model: &'m Model, reader: &mut Reader<'m>, document: &RawDocument) -> Result<Record, Problem> {
    let analysis = guarded(model, reader, document)?;
    let article = &analysis.article;
    let foreign = article.language.as_deref().is_some_and(|l| l != "en");
    if (foreign || analysis.syntax.sentences.is_empty()) && !article.problems.is_empty() {
        return Err(Problem::of(&document.id, article.problems.join("; ")));
    }
    Ok(write(&analysis))
}
