//! The jobs of a corpus run: every input's documents that are not yet dealt with.

use crate::code::Plan;
use crate::documents::metered;
use crate::out::store::{Known, Print};
use crate::{Defaults, Kind, Meter, Problem, Source};
use demarche::model::RawDocument;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write;
use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// One step of a run, in order.
pub(crate) enum Job {
    /// An input begins.
    Begin {
        /// Its name.
        path: String,
        /// Its fingerprint; of standard input there is none.
        print: Option<Print>,
        /// From where it is gone on with, if it is.
        seen: Option<u64>,
    },
    /// A document of it, or why there is none; position 0 is the input itself.
    Document { position: u64, document: Result<RawDocument, Problem> },
    /// The input was read to its end.
    End,
}

type Jobs = Box<dyn Iterator<Item = Job> + Send>;

/// All jobs of a plan, made while they are asked for.
pub(crate) fn jobs(
    plan: &Plan,
    mut known: HashMap<String, Known>,
) -> impl Iterator<Item = Job> + Send + use<> {
    let (defaults, meter) = (plan.defaults.clone(), plan.meter.clone());
    let sources = plan.sources.clone().into_iter();
    let all = sources.flat_map(move |source| input(source, &mut known, &defaults, &meter));
    limited(all, plan.limit)
}

/// Stops after so many documents; an input that is not over does not end.
fn limited(jobs: impl Iterator<Item = Job> + Send, limit: Option<u64>) -> impl Iterator<Item = Job> + Send {
    let mut left = limit.unwrap_or(u64::MAX);
    jobs.take_while(move |job| {
        if !matches!(job, Job::Document { .. }) {
            return true;
        }
        let more = left > 0;
        left = left.saturating_sub(1);
        more
    })
}

fn input(
    source: Result<Source, Problem>,
    known: &mut HashMap<String, Known>,
    defaults: &Defaults,
    meter: &Meter,
) -> Jobs {
    let source = match source {
        Ok(source) => source,
        Err(problem) => return failed(problem.file.clone(), problem),
    };
    let path = source.name();
    let before = known.get(&path).cloned();
    let (print, head) = match print(&source, before.as_ref().and_then(|k| k.print.as_ref()).map(|p| p.bytes))
    {
        Ok(prints) => prints,
        Err(e) => return failed(path.clone(), Problem::cut(&path, e.to_string())),
    };
    let place = before.map_or(Place::At(0), |k| place(&source, &k, print.as_ref(), head));
    // A file that is named twice is read once.
    known.insert(path.clone(), Known { print: print.clone(), seen: u64::MAX, complete: true, coded: true });
    match place {
        Place::Over => {
            meter.fetch_add(print.map_or(0, |p| p.bytes), Ordering::Relaxed);
            Box::new(std::iter::empty())
        }
        Place::Changed => {
            let reason =
                "changed since it was coded: what was coded stays; code it as it is now with another --out";
            failed(path.clone(), Problem::of(&path, reason))
        }
        Place::At(seen) => reading(&source, path, print, seen, defaults, meter),
    }
}

/// Begins an input, gives its documents from the one after `seen`, and ends it, if it could be read to its end.
fn reading(
    source: &Source,
    path: String,
    print: Option<Print>,
    seen: u64,
    defaults: &Defaults,
    meter: &Meter,
) -> Jobs {
    let begin = Job::Begin { path, print, seen: Some(seen) };
    let cut = Arc::new(AtomicBool::new(false));
    let noticed = cut.clone();
    let documents = metered(source, defaults, Some(meter)).zip(1u64..).filter(move |(_, n)| *n > seen).map(
        move |(document, position)| {
            noticed.fetch_or(document.as_ref().is_err_and(|p| p.cut), Ordering::Relaxed);
            Job::Document { position, document }
        },
    );
    let end = std::iter::once_with(move || (!cut.load(Ordering::Relaxed)).then_some(Job::End)).flatten();
    Box::new(std::iter::once(begin).chain(documents).chain(end))
}

/// An input of which nothing can be read.
fn failed(path: String, problem: Problem) -> Jobs {
    let begin = Job::Begin { path, print: None, seen: None };
    Box::new([begin, Job::Document { position: 0, document: Err(problem) }].into_iter())
}

/// Where to go on with an input.
enum Place {
    /// It is done.
    Over,
    /// After so many documents.
    At(u64),
    /// It is another file now.
    Changed,
}

fn place(source: &Source, known: &Known, now: Option<&Print>, head: Option<String>) -> Place {
    // Standard input has no fingerprint: it is trusted to be the same again.
    let same = known.print.as_ref() == now;
    let grown = grows(source) && head.is_some() && head.as_ref() == known.print.as_ref().map(|p| &p.sha256);
    match (same, known.complete) {
        (true, true) => Place::Over,
        (true, false) => Place::At(known.seen),
        (false, _) if grown => Place::At(known.seen),
        (false, _) if !known.coded => Place::At(0),
        (false, _) => Place::Changed,
    }
}

/// Whether files of this kind get longer by more documents.
fn grows(source: &Source) -> bool {
    let Source::File(path) = source else { return false };
    matches!(Kind::of_name(path), Some(Kind::Jsonl | Kind::Csv | Kind::Warc))
}

/// Fingerprint of a file, and the SHA-256 of its first `head` bytes.
fn print(source: &Source, head: Option<u64>) -> io::Result<(Option<Print>, Option<String>)> {
    let Source::File(path) = source else { return Ok((None, None)) };
    let (mut file, mut hash) = (File::open(path)?, Sha256::new());
    let first = match head {
        Some(head) => hashed(&mut (&mut file).take(head), &mut hash)?,
        None => 0,
    };
    let head = head.filter(|&h| h == first).map(|_| hex(&hash.clone().finalize()));
    let bytes = first + hashed(&mut file, &mut hash)?;
    Ok((Some(Print { bytes, sha256: hex(&hash.finalize()) }), head))
}

fn hashed(input: &mut impl Read, hash: &mut Sha256) -> io::Result<u64> {
    let (mut buffer, mut bytes) = (vec![0u8; 1 << 16], 0);
    loop {
        match input.read(&mut buffer) {
            Ok(0) => return Ok(bytes),
            Ok(n) => {
                hash.update(buffer.get(..n).unwrap_or_default());
                bytes += n as u64;
            }
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, b| {
        let _ = write!(text, "{b:02x}");
        text
    })
}
