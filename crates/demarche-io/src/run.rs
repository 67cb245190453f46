//! Documents through the stages, on many threads, in their own order.

use crate::Problem;
use demarche::model::RawDocument;
use demarche::{Analysis, Model, Reader};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, sync_channel};
use std::thread;

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
    sink: impl FnMut(Result<Analysis, Problem>) -> bool,
) {
    let worker = || {
        let mut reader = Reader::new(model);
        move |document: Result<RawDocument, Problem>| document.and_then(|d| guarded(model, &mut reader, &d))
    };
    ordered(threads, documents, worker, sink);
}

/// Reads a document; a stage that panics in spite of its contract makes a [`Problem`].
pub(crate) fn guarded<'m>(
    model: &'m Model,
    reader: &mut Reader<'m>,
    document: &RawDocument,
) -> Result<Analysis, Problem> {
    catch_unwind(AssertUnwindSafe(|| reader.read(document))).map_err(|_| {
        *reader = Reader::new(model);
        let reason = "a stage of demarche failed on this document: please report it with the document";
        Problem::of(&document.id, reason)
    })
}

/// Does jobs on many threads and gives the results to `sink` in the order of the jobs, until it answers `false`.
/// Every thread makes its worker once.
pub(crate) fn ordered<J: Send, R: Send, W: FnMut(J) -> R>(
    threads: usize,
    jobs: impl Iterator<Item = J> + Send,
    worker: impl Fn() -> W + Sync,
    mut sink: impl FnMut(R) -> bool,
) {
    let threads = threads.max(1);
    let (give, queue) = sync_channel::<(usize, J)>(threads * WAITING);
    let (results, done) = std::sync::mpsc::channel::<(usize, R)>();
    let queue = Mutex::new(queue);
    // Tickets bound what is read but not yet written, however slow one document is.
    let (give_back, tickets) = sync_channel::<()>(threads * WAITING * 4);
    thread::scope(|scope| {
        for _ in 0..threads {
            let (queue, results, worker) = (&queue, results.clone(), &worker);
            let work = move || work(queue, &results, worker());
            if thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).is_err() {
                break;
            }
        }
        drop(results);
        scope.spawn(move || {
            for job in jobs.enumerate() {
                if give_back.send(()).is_err() || give.send(job).is_err() {
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

fn in_order<R>(done: &Receiver<(usize, R)>, tickets: &Receiver<()>, sink: &mut impl FnMut(R) -> bool) {
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

fn work<J, R>(
    queue: &Mutex<Receiver<(usize, J)>>,
    results: &Sender<(usize, R)>,
    mut worker: impl FnMut(J) -> R,
) {
    let next = || queue.lock().ok().and_then(|queue| queue.recv().ok());
    while let Some((n, job)) = next() {
        if results.send((n, worker(job))).is_err() {
            // Nobody wants results any more: take what waits, or the feeding thread would wait for ever.
            while next().is_some() {}
        }
    }
}
