//! One round: feeds and open items as requests, in the order in which their hosts may be asked.

use super::items::{Said, content, day, item, raw};
use super::{Report, Watch, Watcher};
use crate::code::{Done, done};
use crate::jobs::Job;
use crate::out::store::{Entry, Store};
use crate::out::watched::{Feed, Item, Note};
use crate::web::client::{Answer, Fault, Page, Validators};
use crate::web::url::Url;
use crate::{News, Problem, xml};
use demarche::model::Content;
use jiff::Timestamp;
use std::collections::{HashMap, VecDeque};
use std::time::Duration;

/// Tries after which an item is given up.
const TRIES: u32 = 3;
/// The longest rest of a feed that fails.
const LONGEST_REST: Duration = Duration::from_secs(24 * 60 * 60);

/// A request to be made.
enum Ask {
    Feed(Feed),
    Item(Item),
}

pub(super) struct Round<'r, 'm, T> {
    watcher: &'r mut Watcher<'m>,
    store: Store,
    tell: T,
    /// How many documents of each feed are dealt with.
    seen: HashMap<String, u64>,
    asks: VecDeque<(Url, Ask)>,
    report: Report,
}

impl<'r, 'm, T: FnMut(News<'_>)> Round<'r, 'm, T> {
    pub(super) fn new(watcher: &'r mut Watcher<'m>, store: Store, tell: T) -> Result<Self, Problem> {
        store.remember()?;
        let seen = store.known()?.into_iter().map(|(path, known)| (path, known.seen)).collect();
        let mut round =
            Round { watcher, store, tell, seen, asks: VecDeque::new(), report: Report::default() };
        for url in round.watch().feeds.clone() {
            round.plan(&url)?;
        }
        Ok(round)
    }

    fn watch(&self) -> &Watch {
        &self.watcher.watch
    }

    /// What is to be asked for a feed: itself, unless it rests, and what an earlier round left open.
    fn plan(&mut self, url: &str) -> Result<(), Problem> {
        let feed = self.store.feed(url)?;
        let now = now();
        for item in self.store.open_items(url)? {
            if item.not_before > now {
                self.report.open += 1;
            } else {
                self.plan_item(item);
            }
        }
        if feed.not_before > now {
            self.report.resting += 1;
        } else if let Ok(address) = Url::parse(url) {
            self.asks.push_back((address, Ask::Feed(feed)));
        }
        Ok(())
    }

    fn plan_item(&mut self, item: Item) {
        if let Some(Ok(url)) = item.url.as_deref().map(Url::parse) {
            self.asks.push_back((url, Ask::Item(item)));
        }
    }

    pub(super) fn run(mut self) -> Result<Report, Problem> {
        while let Some((url, ask)) = self.next() {
            match ask {
                Ask::Feed(feed) => self.feed(&url, feed)?,
                Ask::Item(item) => self.item(&url, item)?,
            }
            // After every answer: what was fetched is not fetched again, whatever happens.
            self.store.flush()?;
            (self.tell)(News::Progress(&self.report.documents));
        }
        self.store.finish()?;
        Ok(self.report)
    }

    /// The request whose host may be asked first.
    fn next(&mut self) -> Option<(Url, Ask)> {
        let documents = &self.report.documents;
        let dealt = documents.coded + documents.set_aside;
        if self.watch().limit.is_some_and(|limit| dealt >= limit) {
            self.report.open +=
                self.asks.iter().filter(|(_, ask)| matches!(ask, Ask::Item(_))).count() as u64;
            return None;
        }
        let guest = &self.watcher.guest;
        let first = self.asks.iter().enumerate().min_by_key(|(_, (url, _))| guest.wait(url))?.0;
        self.asks.remove(first)
    }

    fn feed(&mut self, url: &Url, mut feed: Feed) -> Result<(), Problem> {
        self.report.asked += 1;
        match self.watcher.guest.get(url, &feed.validators) {
            Ok(Answer::Page(page)) => self.answered(&mut feed, &page)?,
            Ok(Answer::Same | Answer::Elsewhere(_)) => {
                (feed.failures, feed.not_before) = (0, 0);
                self.report.unchanged += 1;
            }
            Err(Fault::Waiting(wait)) => {
                self.report.asked -= 1;
                self.report.resting += 1;
                feed.not_before = now() + seconds(wait);
            }
            Err(Fault::Later(reason, after)) => self.failed(&mut feed, &reason, after)?,
            Err(fault) => self.failed(&mut feed, &fault.to_string(), None)?,
        }
        self.store.take(Entry::Watched(Note::Feed(feed)))
    }

    /// Takes the items of a feed; of one that breaks off those that are whole.
    fn answered(&mut self, feed: &mut Feed, page: &Page) -> Result<(), Problem> {
        let (items, fault) = match xml::read(&page.bytes) {
            Ok(read) => read,
            Err(fault) => return self.failed(feed, &fault.reason, None),
        };
        (feed.failures, feed.not_before) = (0, 0);
        self.items(&page.url, &feed.url, items)?;
        match fault {
            None => feed.validators = page.validators.clone(),
            Some(fault) => {
                // It is asked again in full.
                feed.validators = Validators::default();
                self.feed_problem(feed, &fault.reason)?;
            }
        }
        Ok(())
    }

    /// Notes a failure: the feed rests twice as long each time.
    fn failed(&mut self, feed: &mut Feed, reason: &str, after: Option<Duration>) -> Result<(), Problem> {
        self.report.failed += 1;
        feed.failures += 1;
        let rest = self.watch().every.saturating_mul(1 << (feed.failures - 1).min(16)).min(LONGEST_REST);
        // The first rest is the usual time between two rounds: a little less, or the next round would miss it.
        let rest = rest.mul_f64(0.8).max(after.unwrap_or_default());
        feed.not_before = now() + seconds(rest);
        self.feed_problem(feed, reason)
    }

    fn feed_problem(&mut self, feed: &Feed, reason: &str) -> Result<(), Problem> {
        let problem = Problem::of(&feed.url, reason);
        (self.tell)(News::Problem(&problem));
        self.store.take(Entry::Begin { path: feed.url.clone(), print: None, seen: None })?;
        self.store.take(Entry::SetAside { position: 0, id: None, problem })
    }

    /// Writes down the items of a feed that are not known; their pages are fetched later, their texts coded now.
    fn items(&mut self, base: &Url, feed: &str, items: Vec<xml::Item>) -> Result<(), Problem> {
        for found in items {
            let Some(item) = item(base, feed, &found) else { continue };
            if self.is_planned(&item.key) || self.store.knows(&item.key)? {
                continue;
            }
            self.report.found += 1;
            if self.watch().feed_text || item.url.is_none() {
                let content = found.content.ok_or_else(|| "no text in the feed".to_owned());
                self.deal(item, content.map(|c| (c, found.title)), None)?;
                self.store.flush()?;
            } else {
                self.store.take(Entry::Watched(Note::Item(item.clone())))?;
                self.plan_item(item);
            }
        }
        Ok(())
    }

    fn is_planned(&self, key: &str) -> bool {
        self.asks.iter().any(|(_, ask)| matches!(ask, Ask::Item(i) if i.key == key))
    }

    fn item(&mut self, url: &Url, mut item: Item) -> Result<(), Problem> {
        if matches!((day(&item), self.watch().since), (Some(day), Some(since)) if day < since) {
            return self.deal(item, Ok((Content::Text(String::new()), None)), None);
        }
        match self.watcher.guest.get(url, &Validators::default()) {
            Ok(Answer::Page(page)) => {
                let at = page.url.to_string();
                self.deal(item, content(page).map(|c| (c, None)), Some(at))
            }
            Ok(Answer::Same | Answer::Elsewhere(_)) => {
                self.deal(item, Err("an empty answer".to_owned()), None)
            }
            Err(Fault::Waiting(wait)) => self.put_off(item, wait),
            Err(Fault::Later(_, after)) if item.tries + 1 < TRIES => {
                item.tries += 1;
                self.put_off(item, after.unwrap_or_default())
            }
            Err(fault) => self.deal(item, Err(fault.to_string()), None),
        }
    }

    fn put_off(&mut self, mut item: Item, wait: Duration) -> Result<(), Problem> {
        self.report.open += 1;
        item.not_before = now() + seconds(wait);
        self.store.take(Entry::Watched(Note::Item(item)))
    }

    /// Codes an item or sets it aside, and ticks it off.
    fn deal(&mut self, mut item: Item, content: Said, at: Option<String>) -> Result<(), Problem> {
        let seen = self.seen.entry(item.feed.clone()).or_default();
        let begin = Entry::Begin { path: item.feed.clone(), print: None, seen: Some(*seen) };
        *seen += 1;
        let job = Job::Document { position: *seen, document: raw(&item, content, at) };
        let watcher = &mut *self.watcher;
        let mut done: Done = done(watcher.model, &mut watcher.reader, watcher.watch.since, job);
        self.report.documents.add(&done);
        if let Entry::SetAside { problem, id, .. } = &mut done.entry {
            id.get_or_insert_with(|| item.name());
            (self.tell)(News::Problem(problem));
        }
        item.done = true;
        self.store.take_all([begin, done.entry, Entry::Watched(Note::Item(item))])
    }
}

fn now() -> i64 {
    Timestamp::now().as_second()
}

fn seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX / 2)
}
