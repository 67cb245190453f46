//! Documents through the stages, on many threads, in their own order.

use crate::Problem;
use demarche::model::RawDocument;
use demarche::{Analysis, Model, Reader};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, sync_channel};
use std::thread;

type Job = (usize, Result<RawDocument, Problem>);
type Done = (usize, Result<Analysis, Problem>);

/// Documents that may wait between threads, per thread: enough to keep all busy, few enough to keep
/// memory flat.
const WAITING: usize = 8;

/// Stack of a worker, in bytes: trees are walked by loops, but HTML parsers recurse.
const STACK: usize = 16 << 20;

/// Reads documents on `threads` threads and gives each result to `sink`, in the documents' order.
/// Stops early when `sink` answers `false` (a closed pipe).
///
/// Should a stage panic on a document in spite of its contract, that document becomes a [`Problem`]
/// and the run goes on.
pub fn run(
    model: &Model,
    threads: usize,
    documents: impl Iterator<Item = Result<RawDocument, Problem>> + Send,
    mut sink: impl FnMut(Result<Analysis, Problem>) -> bool,
) {
    let threads = threads.max(1);
    let (jobs, queue) = sync_channel::<Job>(threads * WAITING);
    let (results, done) = std::sync::mpsc::channel::<Done>();
    let queue = Mutex::new(queue);
    // Tickets bound what is read but not yet written, however slow one document is.
    let (give_back, tickets) = sync_channel::<()>(threads * WAITING * 4);
    thread::scope(|scope| {
        for _ in 0..threads {
            let (queue, results) = (&queue, results.clone());
            let worker = move || work(model, queue, &results);
            if thread::Builder::new().stack_size(STACK).spawn_scoped(scope, worker).is_err() {
                break;
            }
        }
        drop(results);
        scope.spawn(move || {
            for job in documents.enumerate() {
                if give_back.send(()).is_err() || jobs.send(job).is_err() {
                    return;
                }
            }
        });
        in_order(&done, &tickets, &mut sink);
        // The sink has had enough: let the feeding thread and the workers run dry.
        drop(tickets);
        drop(done);
    });
}

fn in_order(
    done: &Receiver<Done>,
    tickets: &Receiver<()>,
    sink: &mut impl FnMut(Result<Analysis, Problem>) -> bool,
) {
    let (mut next, mut early) = (0, BTreeMap::new());
    for (n, result) in done {
        early.insert(n, result);
        while let Some(result) = early.remove(&next) {
            next += 1;
            let _ = tickets.recv();
            if !sink(result) {
                return;
            }
        }
    }
}

fn work(model: &Model, queue: &Mutex<Receiver<Job>>, results: &Sender<Done>) {
    let mut reader = Reader::new(model);
    loop {
        let job = match queue.lock() {
            Ok(queue) => queue.recv(),
            Err(_) => return,
        };
        let Ok((n, document)) = job else { return };
        let result = document.and_then(|document| {
            let id = document.id.clone();
            catch_unwind(AssertUnwindSafe(|| reader.read(&document))).map_err(|_| {
                reader = Reader::new(model);
                Problem::of(
                    &id,
                    "a stage of demarche failed on this document: please report it with the document",
                )
            })
        });
        if results.send((n, result)).is_err() {
            return;
        }
    }
}
