//! Dictionaries of actors in the format of TABARI and PETRARCH.
//!
//! A name with `_` for blanks, its synonyms in lines that begin with `+`, and codes in brackets, on the
//! name's own line or indented below it, each with the days it holds for: `[FRAGOV 120515-170514]`.

use super::{Code, Item, Parsed, dates};

/// What a dictionary lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Actors,
    Agents,
    Verbs,
    None,
}

/// Tells a dictionary by its brackets.
pub(super) fn kind(text: &str) -> Kind {
    let (mut actors, mut agents, mut verbs) = (0, 0, 0);
    for line in text.lines().map(|l| uncommented(l).trim()).filter(|l| !l.is_empty()) {
        if line.starts_with("---")
            || line.starts_with("- ")
            || line.starts_with('&')
            || line.starts_with("~ ")
        {
            verbs += 1;
        } else if line.contains("[~") || line.contains("~]") {
            agents += 1;
        } else if line.contains('[') {
            actors += 1;
        }
    }
    match (actors, agents, verbs) {
        (0, 0, 0) => Kind::None,
        _ if verbs > actors.max(agents) => Kind::Verbs,
        _ if agents > actors => Kind::Agents,
        _ => Kind::Actors,
    }
}

/// Whether a text that begins with a bracket is a dictionary after all: JSON has a quotation mark, a bracket
/// or the end behind it.
pub(super) fn is_dictionary(text: &str) -> bool {
    let rest = text.trim_start().trim_start_matches(['[', '{']).trim_start();
    !rest.is_empty() && !rest.starts_with(['"', '[', '{', ']', '}']) && rest.contains(']')
}

/// The line without its comment.
pub(super) fn uncommented(line: &str) -> &str {
    line.split(['#', ';']).next().unwrap_or("")
}

/// A name as its dictionary writes it, in words. A trailing `_` says that no longer word is meant, which is
/// how all names are taken here.
pub(super) fn words(name: &str) -> String {
    name.split(['_', ' ', '\t']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The actor being read.
#[derive(Default)]
struct Open {
    names: Vec<String>,
    codes: Vec<Code>,
    line: usize,
    /// Something about its codes was told already.
    told: bool,
}

/// Reads a dictionary of actors.
pub(super) fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let mut open = Open::default();
    for (n, raw) in text.lines().enumerate() {
        let line = uncommented(raw);
        if line.trim().is_empty() {
            continue;
        }
        let (name, codes) = match line.find('[') {
            Some(at) => line.split_at(at),
            None => (line, ""),
        };
        let own = name.trim();
        if !own.is_empty() && !own.starts_with('+') {
            close(std::mem::take(&mut open), &mut parsed);
            open.line = n + 1;
        }
        if !own.is_empty() {
            names(own.trim_start_matches('+'), n + 1, &mut open, &mut parsed);
        }
        bracketed(codes, n + 1, &mut open, &mut parsed);
    }
    close(open, &mut parsed);
    parsed
}

/// Adds a name, and the short form that stands behind it in brackets: `ARMY_OF_X_(AX)_`.
fn names(written: &str, line: usize, open: &mut Open, parsed: &mut Parsed) {
    let (long, short) = match (written.find('('), written.find(')')) {
        (Some(a), Some(b)) if a < b => {
            (format!("{}{}", &written[..a], &written[b + 1..]), words(&written[a + 1..b]))
        }
        _ => (written.to_owned(), String::new()),
    };
    let long = words(&long);
    if !long.chars().any(char::is_alphabetic) {
        return parsed.fault(line, "no letters in the name");
    }
    open.names.push(long);
    if short.len() > 1 && short.chars().all(char::is_uppercase) {
        open.names.push(short);
    }
}

/// Reads `[CODE days] [CODE days]`.
fn bracketed(text: &str, line: usize, open: &mut Open, parsed: &mut Parsed) {
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let inner = &rest[at + 1..];
        let Some(end) = inner.find(']') else {
            open.told = true;
            return parsed.fault(line, "a bracket is not closed");
        };
        if open.names.is_empty() {
            parsed.fault(line, "a code without a name");
        } else {
            match code(&inner[..end]) {
                Ok(Some(code)) => open.codes.push(code),
                Ok(None) => open.told = true,
                Err(reason) => {
                    open.told = true;
                    parsed.fault(line, reason);
                }
            }
        }
        rest = &inner[end + 1..];
    }
}

/// One bracket; `None` for `[---]`, which says that nobody is meant.
fn code(inner: &str) -> Result<Option<Code>, String> {
    let inner = inner.trim();
    let end = inner.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(inner.len());
    let (code, days) = inner.split_at(end);
    if code.is_empty() && inner.starts_with("---") {
        return Ok(None);
    }
    if code.len() < 3 {
        return Err(format!("no code: {inner}"));
    }
    let (from, to) = dates::limits(days).map_err(|reason| format!("{code}: {reason}"))?;
    Ok(Some(Code { code: code.to_owned(), from, to }))
}

fn close(open: Open, parsed: &mut Parsed) {
    if open.codes.is_empty() {
        if !open.names.is_empty() && !open.told {
            parsed.fault(open.line, format!("{}: no code", open.names[0]));
        }
        return;
    }
    parsed.items.push(Item::Actor { names: open.names, codes: open.codes, line: open.line });
}
