//! One request and what its answer means.

use super::address::{Guarded, Reach};
use super::robots::NAME;
use super::url::Url;
use jiff::Timestamp;
use std::fmt;
use std::io::{self, Read};
use std::time::Duration;
use ureq::Agent;
use ureq::http::{HeaderMap, Response};
use ureq::unversioned::transport::DefaultConnector;

/// No host makes this program wait longer than this.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);
/// Time to connect.
const CONNECT: Duration = Duration::from_secs(10);
const ACCEPT: &str = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, \
    application/xml;q=0.9, text/xml;q=0.9, text/plain;q=0.8, */*;q=0.1";

/// Makes requests.
pub(crate) struct Client {
    agent: Agent,
    largest: u64,
}

/// What the last answer said of its age: sent along, so that an unchanged page is not sent again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Validators {
    /// `ETag`.
    pub(crate) etag: Option<String>,
    /// `Last-Modified`.
    pub(crate) modified: Option<String>,
}

/// A good answer.
#[derive(Debug)]
pub(crate) struct Page {
    /// Where it was found in the end.
    pub(crate) url: Url,
    /// `Content-Type`.
    pub(crate) kind: String,
    /// For the next time.
    pub(crate) validators: Validators,
    /// Unpacked bytes.
    pub(crate) bytes: Vec<u8>,
}

/// What an answer means.
#[derive(Debug)]
pub(crate) enum Answer {
    /// A page.
    Page(Page),
    /// Nothing new.
    Same,
    /// Ask there.
    Elsewhere(Url),
}

/// Why there is no answer.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nor will there be one.
    Never(String),
    /// The server says that there is none, by number.
    Status(u16),
    /// Another try may succeed, not before so long.
    Later(String, Option<Duration>),
    /// Nobody was asked, because the host wants to be left alone for so long.
    Waiting(Duration),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Never(reason) | Fault::Later(reason, _) => f.write_str(reason),
            Fault::Status(status) => f.write_str(&told(*status)),
            Fault::Waiting(wait) => write!(f, "its host wants to be left alone for {} s", wait.as_secs()),
        }
    }
}

impl Client {
    /// A client; `contact` tells hosts whom to write to, `time` is for a whole answer, `largest` in bytes.
    pub(crate) fn new(contact: Option<&str>, reach: Reach, time: Duration, largest: u64) -> Client {
        let contact = contact.map(|c| format!(" (+{c})")).unwrap_or_default();
        let config = Agent::config_builder()
            .user_agent(format!("{NAME}/{}{contact}", env!("CARGO_PKG_VERSION")))
            .accept(ACCEPT)
            // Redirections are followed by hand: each one is a request like any other.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            // Through a proxy nobody could see which machine is connected to.
            .proxy(None)
            .timeout_global(Some(time))
            .timeout_connect(Some(CONNECT.min(time)))
            .max_idle_connections(8)
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), Guarded::new(reach));
        Client { agent, largest }
    }

    /// Asks for a page, if it is not the same as last time.
    pub(crate) fn get(&self, url: &Url, last: &Validators) -> Result<Answer, Fault> {
        let mut request = self.agent.get(url.to_string());
        for (name, value) in [("If-None-Match", &last.etag), ("If-Modified-Since", &last.modified)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let response = request.call().map_err(|e| failed(&e))?;
        let status = response.status().as_u16();
        match status {
            200..=299 => self.page(url, response).map(Answer::Page),
            304 => Ok(Answer::Same),
            301 | 302 | 303 | 307 | 308 => {
                let there = header(response.headers(), "location").unwrap_or_default();
                url.join(&there).map(Answer::Elsewhere).map_err(|e| Fault::Never(format!("redirected: {e}")))
            }
            // Busy, too early, too often, broken for now.
            408 | 425 | 429 | 500..=599 => {
                let after = header(response.headers(), "retry-after").and_then(|after| retry_after(&after));
                Err(Fault::Later(told(status), after.or(matches!(status, 429 | 503).then_some(BUSY))))
            }
            _ => Err(Fault::Status(status)),
        }
    }

    fn page(&self, url: &Url, response: Response<ureq::Body>) -> Result<Page, Fault> {
        let headers = response.headers();
        let kind = header(headers, "content-type").unwrap_or_default();
        let validators =
            Validators { etag: header(headers, "etag"), modified: header(headers, "last-modified") };
        let mut bytes = Vec::new();
        let mut body = response.into_body().into_reader().take(self.largest + 1);
        body.read_to_end(&mut bytes).map_err(|e| Fault::Later(format!("the answer broke off: {e}"), None))?;
        if bytes.len() as u64 > self.largest {
            return Err(Fault::Never(format!("larger than {} KiB", self.largest >> 10)));
        }
        Ok(Page { url: url.clone(), kind, validators, bytes })
    }
}

/// Wait of a host that is busy and does not say for how long, or cannot be reached.
const BUSY: Duration = Duration::from_secs(60);

fn told(status: u16) -> String {
    let name = ureq::http::StatusCode::from_u16(status).ok().and_then(|s| s.canonical_reason());
    format!("the server answers {status}{}", name.map(|n| format!(" ({n})")).unwrap_or_default())
}

fn failed(error: &ureq::Error) -> Fault {
    match error {
        ureq::Error::Io(e) if e.kind() == io::ErrorKind::PermissionDenied => Fault::Never(e.to_string()),
        ureq::Error::BadUri(e) => Fault::Never(e.clone()),
        ureq::Error::Io(e) => Fault::Later(format!("cannot be reached: {e}"), Some(BUSY)),
        ureq::Error::HostNotFound => Fault::Later("its host is not found".to_owned(), Some(BUSY)),
        ureq::Error::Timeout(_) => Fault::Later("no answer in time".to_owned(), Some(BUSY)),
        e => Fault::Later(e.to_string(), None),
    }
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// Seconds, or a moment.
fn retry_after(value: &str) -> Option<Duration> {
    let value = value.trim();
    let moment = || {
        let moment = jiff::fmt::rfc2822::parse(value).ok()?.timestamp();
        Duration::try_from(moment.duration_since(Timestamp::now())).ok()
    };
    let wait = value.parse().ok().map(Duration::from_secs).or_else(moment);
    wait.map(|wait| wait.min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_seconds_or_moments() {
        assert_eq!(retry_after("120"), Some(Duration::from_secs(120)));
        assert_eq!(retry_after("99999999"), Some(LONGEST_WAIT));
        assert_eq!(retry_after("Tue, 31 Dec 2199 23:59:59 GMT"), Some(LONGEST_WAIT));
        assert_eq!(retry_after("Fri, 31 Dec 1999 23:59:59 GMT"), None);
        assert_eq!(retry_after("soon"), None);
    }
}
