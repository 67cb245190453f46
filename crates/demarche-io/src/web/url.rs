//! Addresses of the web: `http` and `https`, absolute, written in one way.

use std::fmt;

/// An absolute address without user name and fragment.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Url {
    secure: bool,
    host: String,
    path: String,
}

impl Url {
    /// Reads an absolute address.
    ///
    /// # Errors
    /// A sentence that says why it is none that can be fetched.
    pub(crate) fn parse(text: &str) -> Result<Url, String> {
        let text = text.trim();
        let bad = |reason: &str| format!("{text:?} {reason}");
        let (scheme, rest) = text.split_once("://").ok_or_else(|| bad("is not an address like https://…"))?;
        let secure = match scheme.to_ascii_lowercase().as_str() {
            "http" => false,
            "https" => true,
            _ => return Err(bad("is neither http nor https")),
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(end);
        if host.contains('@') {
            return Err(bad("has a user name in it"));
        }
        let host = host.to_ascii_lowercase();
        if !is_host(&host) {
            return Err(bad("has no host that can be looked up (other letters than ASCII as xn--…)"));
        }
        let port = if secure { ":443" } else { ":80" };
        let host = host.strip_suffix(port).unwrap_or(&host).to_owned();
        Ok(Url { secure, host, path: path_of(path) })
    }

    /// An address as it stands in a page or answer of this one (RFC 3986, 5.2).
    ///
    /// # Errors
    /// As [`Url::parse`].
    pub(crate) fn join(&self, reference: &str) -> Result<Url, String> {
        let reference = reference.trim();
        if has_scheme(reference) {
            return Url::parse(reference);
        }
        if let Some(rest) = reference.strip_prefix("//") {
            return Url::parse(&format!("{}://{rest}", self.scheme()));
        }
        let own = self.path.split('?').next().unwrap_or("/");
        let path = match reference.chars().next() {
            None | Some('#') => self.path.clone(),
            Some('/') => reference.to_owned(),
            Some('?') => format!("{own}{reference}"),
            _ => format!("{}/{reference}", own.rsplit_once('/').map_or("", |(folder, _)| folder)),
        };
        Ok(Url { path: path_of(&path), ..self.clone() })
    }

    /// Scheme, host and port: what robots.txt and pauses count by.
    pub(crate) fn origin(&self) -> String {
        format!("{}://{}", self.scheme(), self.host)
    }

    /// Path and query.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    fn scheme(&self) -> &'static str {
        if self.secure { "https" } else { "http" }
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme(), self.host, self.path)
    }
}

/// A name or number with an optional port; IPv6 in brackets.
fn is_host(host: &str) -> bool {
    let (name, port) = match host.strip_prefix('[').and_then(|h| h.split_once(']')) {
        Some((inside, port)) if inside.parse::<std::net::Ipv6Addr>().is_ok() => {
            ("v6", port.strip_prefix(':'))
        }
        Some(_) => return false,
        None => host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port))),
    };
    let letters = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'));
    let port = port.is_none_or(|p| p.parse::<u16>().is_ok_and(|p| p > 0));
    letters && port && !name.trim_matches('.').is_empty()
}

fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    })
}

/// Path and query without fragment and dot segments, percent-encoded where bytes may not stand as they are.
fn path_of(text: &str) -> String {
    let text = text.split('#').next().unwrap_or_default();
    let (path, query) = text.split_once('?').map_or((text, None), |(p, q)| (p, Some(q)));
    let mut segments: Vec<&str> = Vec::new();
    let last = path.rsplit('/').next().unwrap_or_default();
    for segment in path.split('/').skip(usize::from(path.starts_with('/'))) {
        match segment {
            "." => {}
            ".." => drop(segments.pop()),
            s => segments.push(s),
        }
    }
    if matches!(last, "." | "..") {
        segments.push("");
    }
    let query = query.map(|q| format!("?{q}")).unwrap_or_default();
    encoded(&format!("/{}{query}", segments.join("/")))
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, b| {
        if b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
        {
            out.push(char::from(b));
        } else {
            out.push_str(&format!("%{b:02X}"));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web() {
        for bad in [
            "ftp://a/b",
            "file:///etc/passwd",
            "a.html",
            "https://",
            "http://u:p@a/",
            "http://a:0/",
            "http://ü/",
        ] {
            assert!(Url::parse(bad).is_err(), "{bad}");
        }
        let is = |text: &str| Url::parse(text).map(|u| u.to_string()).unwrap_or_default();
        assert_eq!(is(" HTTPS://Example.ORG:443#top"), "https://example.org/");
        assert_eq!(is("http://[::1]:8080/a b/é?q=1#x"), "http://[::1]:8080/a%20b/%C3%A9?q=1");
    }

    #[test]
    fn references_are_joined() {
        let base = Url::parse("https://example.org/news/world/index.xml?x=1").expect("an address");
        for (reference, whole) in [
            ("a.html", "/news/world/a.html"),
            ("../a.html?y=2", "/news/a.html?y=2"),
            ("/a/./b/..", "/a/"),
            ("?z", "/news/world/index.xml?z"),
            ("../../../../a", "/a"),
            ("#top", "/news/world/index.xml?x=1"),
        ] {
            let joined = base.join(reference).map(|u| u.to_string());
            assert_eq!(joined, Ok(format!("https://example.org{whole}")), "{reference}");
        }
        assert_eq!(base.join("//b.org/c").map(|u| u.to_string()), Ok("https://b.org/c".to_owned()));
        assert!(base.join("file:///etc/passwd").is_err() && base.join("javascript:x").is_err());
    }
}
