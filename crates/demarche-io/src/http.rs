//! The page in an HTTP response.

use encoding_rs::{Encoding, UTF_8};
use std::io::Read;

/// Largest page after unpacking.
const LARGEST: u64 = 64 << 20;

/// What a response or resource holds.
pub(crate) enum Body {
    /// A page.
    Html(Vec<u8>),
    /// Plain text.
    Text(String),
}

impl Body {
    /// By content type; `None` for what is neither page nor text.
    pub(crate) fn typed(content_type: &str, bytes: Vec<u8>) -> Option<Body> {
        let (kind, rest) = content_type.split_once(';').unwrap_or((content_type, ""));
        let charset = rest.split(';').filter_map(|p| p.trim().strip_prefix("charset=")).next();
        let encoding = charset.and_then(|c| Encoding::for_label(c.trim_matches(['"', '\'', ' ']).as_bytes()));
        match kind.trim().to_ascii_lowercase().as_str() {
            "text/html" | "application/xhtml+xml" => Some(Body::Html(marked(bytes, encoding))),
            "text/plain" => Some(Body::Text(encoding.unwrap_or(UTF_8).decode(&bytes).0.into_owned())),
            _ => None,
        }
    }
}

/// The page of a good response.
pub(crate) fn body(mut response: Vec<u8>) -> Option<Body> {
    let end = response.windows(4).position(|w| w == b"\r\n\r\n").map(|at| at + 4);
    let end = end.or_else(|| response.windows(2).position(|w| w == b"\n\n").map(|at| at + 2))?;
    let body = response.split_off(end);
    let head = String::from_utf8_lossy(&response).into_owned();
    let mut lines = head.lines();
    if !lines.next()?.split_whitespace().nth(1)?.starts_with('2') {
        return None;
    }
    let field = |name: &str| {
        let mut pairs = head.lines().filter_map(|l| l.split_once(':'));
        pairs.find(|(n, _)| n.trim().eq_ignore_ascii_case(name)).map(|(_, v)| v.trim().to_ascii_lowercase())
    };
    let body =
        if field("transfer-encoding").is_some_and(|t| t.contains("chunked")) { joined(body) } else { body };
    Body::typed(&field("content-type")?, unpacked(body))
}

/// Chunks joined; bytes that are no chunks (many crawlers join them and keep the header) as they are.
fn joined(bytes: Vec<u8>) -> Vec<u8> {
    fn chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
        let mut whole = Vec::with_capacity(rest.len());
        loop {
            let line = rest.windows(2).position(|w| w == b"\r\n")?;
            let size = std::str::from_utf8(rest.get(..line)?).ok()?.split(';').next()?.trim();
            let size = usize::from_str_radix(size, 16).ok()?;
            if size == 0 {
                return Some(whole);
            }
            let start = line + 2;
            whole.extend_from_slice(rest.get(start..start.checked_add(size)?)?);
            rest = rest.get(start + size + 2..)?;
        }
    }
    chunks(&bytes).unwrap_or(bytes)
}

/// Unpacked, if it is packed: told by the bytes, because crawlers unpack and keep the header.
fn unpacked(bytes: Vec<u8>) -> Vec<u8> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return bytes;
    }
    let mut whole = Vec::new();
    let read = flate2::read::MultiGzDecoder::new(&bytes[..]).take(LARGEST).read_to_end(&mut whole);
    // A page that is cut short is still a page.
    if read.is_ok() || !whole.is_empty() { whole } else { bytes }
}

/// The page in UTF-8 with a mark that outranks what the page says of itself, as the response does.
fn marked(bytes: Vec<u8>, encoding: Option<&'static Encoding>) -> Vec<u8> {
    match encoding {
        Some(e) if e != UTF_8 && Encoding::for_bom(&bytes).is_none() => {
            let mut page = vec![0xEF, 0xBB, 0xBF];
            page.extend_from_slice(e.decode(&bytes).0.as_bytes());
            page
        }
        _ => bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(response: &[u8]) -> Option<String> {
        match body(response.to_vec())? {
            Body::Html(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Body::Text(text) => Some(text),
        }
    }

    #[test]
    fn chunks_are_joined_if_they_are_chunks() {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n";
        assert_eq!(
            page(format!("{head}4\r\n<p>a\r\n2\r\nb.\r\n0\r\n\r\n").as_bytes()).as_deref(),
            Some("<p>ab.")
        );
        assert_eq!(page(format!("{head}<p>ab.").as_bytes()).as_deref(), Some("<p>ab."));
    }

    #[test]
    fn character_sets_of_the_response_count() {
        let mut response =
            b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=windows-1252\r\n\r\ncaf".to_vec();
        response.push(0xE9);
        assert_eq!(page(&response).as_deref(), Some("café"));
    }

    #[test]
    fn errors_and_pictures_are_no_pages() {
        assert!(page(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>no").is_none());
        assert!(page(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG").is_none());
    }
}
