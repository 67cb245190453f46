//! Many requests to many hosts, with manners.

use super::client::{Answer, Client, Fault, Validators};
use super::robots::{LARGEST, Robots};
use super::url::Url;
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// Redirections that are followed.
const REDIRECTIONS: usize = 5;
/// For so long a robots.txt is not asked again.
const FRESH: Duration = Duration::from_secs(24 * 60 * 60);

/// Asks hosts, each one no more often than it likes.
pub(crate) struct Guest {
    client: Client,
    pause: Duration,
    hosts: HashMap<String, Host>,
}

/// What is known of a host.
#[derive(Default)]
struct Host {
    robots: Option<(Instant, Robots)>,
    /// The next request may be made then.
    next: Option<Instant>,
    /// It wants to be left alone until then.
    closed: Option<Instant>,
}

impl Guest {
    /// A guest that pauses so long between two requests to a host.
    pub(crate) fn new(client: Client, pause: Duration) -> Guest {
        Guest { client, pause, hosts: HashMap::new() }
    }

    /// How long it is until the host of an address may be asked; nothing, if it need not be asked at all.
    pub(crate) fn wait(&self, url: &Url) -> Duration {
        let now = Instant::now();
        let Some(host) = self.hosts.get(&url.origin()) else { return Duration::ZERO };
        match (host.closed, host.next) {
            (Some(closed), _) if closed > now => Duration::ZERO,
            (_, next) => next.map_or(Duration::ZERO, |next| next.saturating_duration_since(now)),
        }
    }

    /// Asks for a page: robots.txt first, redirections followed, each with the manners of its own host.
    pub(crate) fn get(&mut self, url: &Url, last: &Validators) -> Result<Answer, Fault> {
        let mut url = url.clone();
        for _ in 0..=REDIRECTIONS {
            if !self.robots(&url)?.allow(url.path()) {
                return Err(Fault::Never("its robots.txt asks not to fetch it".to_owned()));
            }
            match self.ask(&url, last)? {
                Answer::Elsewhere(there) => url = there,
                answer => return Ok(answer),
            }
        }
        Err(Fault::Never(format!("redirected more than {REDIRECTIONS} times")))
    }

    /// One request after the host's pause.
    fn ask(&mut self, url: &Url, last: &Validators) -> Result<Answer, Fault> {
        let host = self.hosts.entry(url.origin()).or_default();
        let now = Instant::now();
        if let Some(closed) = host.closed.filter(|closed| *closed > now) {
            return Err(Fault::Waiting(closed - now));
        }
        if let Some(next) = host.next {
            std::thread::sleep(next.saturating_duration_since(now));
        }
        let answer = self.client.get(url, last);
        let asked = host.robots.as_ref().and_then(|(_, robots)| robots.pause).unwrap_or_default();
        let now = Instant::now();
        host.next = Some(now + self.pause.max(asked));
        if let Err(Fault::Later(_, Some(after))) = &answer {
            host.closed = Some(now + *after);
        }
        answer
    }

    /// What the host of an address allows.
    fn robots(&mut self, url: &Url) -> Result<Robots, Fault> {
        let known = self.hosts.get(&url.origin()).and_then(|host| host.robots.as_ref());
        if let Some((_, robots)) = known.filter(|(when, _)| when.elapsed() < FRESH) {
            return Ok(robots.clone());
        }
        let robots = self.asked_robots(url)?;
        let host = self.hosts.entry(url.origin()).or_default();
        host.robots = Some((Instant::now(), robots.clone()));
        Ok(robots)
    }

    /// Reads robots.txt. Where there is none all is allowed; where it cannot be read for now, nothing (RFC 9309, 2.3.1).
    fn asked_robots(&mut self, url: &Url) -> Result<Robots, Fault> {
        let mut at = url.join("/robots.txt").map_err(Fault::Never)?;
        for _ in 0..=REDIRECTIONS {
            match self.ask(&at, &Validators::default()) {
                Ok(Answer::Elsewhere(there)) => at = there,
                Ok(Answer::Page(page)) => {
                    let head = page.bytes.get(..page.bytes.len().min(LARGEST)).unwrap_or_default();
                    return Ok(Robots::parse(&String::from_utf8_lossy(head)));
                }
                Ok(Answer::Same) => break,
                Err(Fault::Status(_)) => break,
                Err(Fault::Later(reason, after)) => {
                    return Err(Fault::Later(format!("robots.txt: {reason}"), after));
                }
                Err(fault) => return Err(fault),
            }
        }
        Ok(Robots::default())
    }
}

#[cfg(test)]
mod tests {
    use super::super::address::Reach;
    use super::*;
    use std::io::{BufRead, BufReader, Write};
    use std::net::{SocketAddr, TcpListener};

    /// A host that answers every path by `answer`, and its address.
    fn host(answer: impl Fn(&str) -> String + Send + 'static) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.expect("a request");
                let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
                let first = lines.next().unwrap_or_default();
                lines.take_while(|l| !l.is_empty()).for_each(drop);
                let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
                let _ = stream.write_all(format!("HTTP/1.1 {}", answer(&path)).as_bytes());
            }
        });
        address
    }

    fn guest(reach: Reach) -> Guest {
        let client = Client::new(None, reach, Duration::from_secs(5), 1000);
        Guest::new(client, Duration::ZERO)
    }

    fn get(guest: &mut Guest, url: &str) -> Result<Answer, Fault> {
        guest.get(&Url::parse(url).expect(url), &Validators::default())
    }

    const EMPTY: &str = "Connection: close\r\nContent-Length: 0\r\n\r\n";

    #[test]
    fn a_public_host_does_not_lead_into_the_house() {
        let inside = host(|_| format!("200 OK\r\n{EMPTY}"));
        let outside = host(move |path| match path {
            "/file" => format!("302 Found\r\nLocation: file:///etc/passwd\r\n{EMPTY}"),
            "/round" => format!("302 Found\r\nLocation: /round\r\n{EMPTY}"),
            "/number" => format!("302 Found\r\nLocation: http://{inside}/secret\r\n{EMPTY}"),
            "/name" => format!("307 Temporary\r\nLocation: http://localhost:{}/\r\n{EMPTY}", inside.port()),
            _ => format!("404 Not Found\r\n{EMPTY}"),
        });
        let mut guest = guest(Reach::PublicAnd(outside));
        for (path, part) in [
            ("file", "neither http nor https"),
            ("round", "redirected more than 5 times"),
            ("number", "127.0.0.1 is no public address"),
            ("name", "is no public address"),
        ] {
            let fault = get(&mut guest, &format!("http://{outside}/{path}")).expect_err(path);
            assert!(matches!(&fault, Fault::Never(reason) if reason.contains(part)), "{path}: {fault}");
        }
        assert_eq!(get(&mut guest, &format!("http://{outside}/no")).map(drop), Err(Fault::Status(404)));
    }

    #[test]
    fn limits_and_waits_are_kept() {
        let there = host(|path| match path {
            "/large" => format!("200 OK\r\nConnection: close\r\n\r\n{}", "a".repeat(2000)),
            "/busy" => format!("503 Busy\r\nRetry-After: 100\r\n{EMPTY}"),
            _ => format!("404 Not Found\r\n{EMPTY}"),
        });
        let mut guest = guest(Reach::Private);
        let large = get(&mut guest, &format!("http://{there}/large")).map(drop);
        assert_eq!(large, Err(Fault::Never("larger than 0 KiB".to_owned())));
        let busy = get(&mut guest, &format!("http://{there}/busy")).map(drop);
        assert!(matches!(busy, Err(Fault::Later(_, Some(after))) if after == Duration::from_secs(100)));
        let other = get(&mut guest, &format!("http://{there}/other")).map(drop);
        assert!(matches!(other, Err(Fault::Waiting(wait)) if wait > Duration::from_secs(90)));
    }
}
