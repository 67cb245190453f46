//! Feeds that are looked after: polled politely, their new items fetched and coded into the tables of a corpus.
//!
//! A feed is an input of the tables, an item one of its documents. What is known of feeds and items lies in the
//! same file ([`crate::out`]): an item is written down as open in the transaction that notes the feed's state, and
//! as done in the one that writes its rows.

mod feeds;
mod items;
mod round;

pub use feeds::feeds;

use crate::out::store::{Settings, Store};
use crate::web::address::Reach;
use crate::web::client::Client;
use crate::web::guest::Guest;
use crate::{News, Outcome, Problem};
use demarche::{Model, Reader};
use jiff::civil::Date;
use round::Round;
use std::path::Path;
use std::time::Duration;

/// How feeds are looked after.
#[derive(Clone, Debug)]
pub struct Watch {
    /// Addresses of feeds, as [`feeds`] gives them.
    pub feeds: Vec<String>,
    /// Time between two rounds; a feed that fails is asked less and less often, starting from here.
    pub every: Duration,
    /// Pause between two requests to one host.
    pub pause: Duration,
    /// Time for a whole answer.
    pub time: Duration,
    /// Bytes of an answer, unpacked.
    pub largest: u64,
    /// Whom hosts may write to: an address of the web or of mail.
    pub contact: Option<String>,
    /// Whether machines of the own network may be asked.
    pub allow_private: bool,
    /// Take the text that stands in the feed, fetch no pages.
    pub feed_text: bool,
    /// No items known to be older.
    pub since: Option<Date>,
    /// No more than this many documents a round.
    pub limit: Option<u64>,
}

/// What became of a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Feeds that were asked.
    pub asked: u64,
    /// Feeds that had not changed.
    pub unchanged: u64,
    /// Feeds that failed.
    pub failed: u64,
    /// Feeds that are left alone for now, because they failed or their host asked for it.
    pub resting: u64,
    /// Items that were not known.
    pub found: u64,
    /// Items to be tried again.
    pub open: u64,
    /// What became of the documents.
    pub documents: Outcome,
}

/// Looks after feeds, round by round.
pub struct Watcher<'m> {
    model: &'m Model,
    reader: Reader<'m>,
    guest: Guest,
    watch: Watch,
}

impl<'m> Watcher<'m> {
    /// A watcher that has asked nobody yet.
    pub fn new(model: &'m Model, watch: Watch) -> Watcher<'m> {
        let reach = if watch.allow_private { Reach::Private } else { Reach::Public };
        let client = Client::new(watch.contact.as_deref(), reach, watch.time, watch.largest);
        Watcher { model, reader: Reader::new(model), guest: Guest::new(client, watch.pause), watch }
    }

    /// Asks every feed that is not resting, and codes what is new into the SQLite file `out`, which is closed again.
    ///
    /// # Errors
    /// If the file cannot be written. What was committed stays, and the next round goes on from there.
    pub fn round(
        &mut self,
        out: &Path,
        settings: &Settings,
        tell: impl FnMut(News<'_>),
    ) -> Result<Report, Problem> {
        let store = Store::open(out, settings)?;
        Round::new(self, store, tell)?.run()
    }
}

/// The time to the next round: about `every`, so that programs started together do not stay together.
pub fn jittered(every: Duration) -> Duration {
    use std::hash::BuildHasher;
    // The only randomness of the standard library; a tenth either way is all that is wanted.
    let random = std::hash::RandomState::new().hash_one(every) % 2001;
    let share = 0.9 + 0.1 * f64::from(u32::try_from(random).unwrap_or(0)) / 1000.0;
    every.mul_f64(share)
}
