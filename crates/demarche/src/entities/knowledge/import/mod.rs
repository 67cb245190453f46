//! Actors of the user's own: the dictionaries of PETRARCH and TABARI, items of Wikidata, people and
//! posts of FollowTheMoney. Their lines go before the built-in ones.

mod add;
mod agents;
mod dates;
mod ftm;
mod json;
mod petrarch;
mod wikidata;

use super::Knowledge;
use jiff::civil::Date;
use std::fmt;

/// The longest reason, in characters.
const LONGEST: usize = 160;

/// What a file of actors holds, told by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorFormat {
    /// A PETRARCH or TABARI dictionary of actors: names with dated codes.
    PetrarchActors,
    /// A PETRARCH or TABARI dictionary of agents: nouns with codes.
    PetrarchAgents,
    /// Items of Wikidata as JSON: a dump, an answer of its interface, or one item a line.
    Wikidata,
    /// Entities of FollowTheMoney as JSON lines, as OpenSanctions gives them.
    FollowTheMoney,
    /// None of these.
    Unknown,
}

impl fmt::Display for ActorFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ActorFormat::PetrarchActors => "PETRARCH actors",
            ActorFormat::PetrarchAgents => "PETRARCH agents",
            ActorFormat::Wikidata => "Wikidata",
            ActorFormat::FollowTheMoney => "FollowTheMoney",
            ActorFormat::Unknown => "unknown format",
        })
    }
}

/// Why a line of a file was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

/// What became of a file of actors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// What the file holds.
    pub format: ActorFormat,
    /// Actors, people or nouns taken.
    pub entries: usize,
    /// Names they go by.
    pub names: usize,
    /// What was not taken, in the order of the lines.
    pub faults: Vec<Fault>,
}

/// A file as its reader gives it.
#[derive(Debug, Default)]
struct Parsed {
    items: Vec<Item>,
    faults: Vec<Fault>,
}

impl Parsed {
    fn fault(&mut self, line: usize, reason: impl Into<String>) {
        // Part of the line may be in it: foreign bytes have no place on a terminal.
        let shown =
            reason.into().chars().take(LONGEST).map(|c| if c.is_control() { '�' } else { c }).collect();
        self.faults.push(Fault { line, reason: shown });
    }
}

/// One thing a file tells.
#[derive(Debug, PartialEq)]
enum Item {
    /// Names and what they stood for when.
    Actor { names: Vec<String>, codes: Vec<Code>, line: usize },
    /// A noun, its plural, its code.
    Agent { one: String, many: Option<String>, code: String, line: usize },
    /// A person and the posts held.
    Person { names: Vec<String>, posts: Vec<Post>, wikidata: String, line: usize },
}

/// An actor code and its days.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Code {
    code: String,
    from: Option<Date>,
    to: Option<Date>,
}

/// A post held: whose it is, as the file says it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Post {
    title: String,
    /// ISO 3166-1 alpha-2 or alpha-3, or a country's name; empty where only the title may tell.
    country: String,
    /// Words that tell the country where nothing else does: "Kenyan politician".
    hint: String,
    from: Option<Date>,
    to: Option<Date>,
}

impl Knowledge {
    /// Adds a file of the user's own actors; `name` is what answers cite it by. No line of it can stop
    /// the reading: what is not understood is told in [`Import::faults`].
    pub fn import(&mut self, name: &str, bytes: &[u8]) -> Import {
        let text = decoded(bytes);
        let (format, mut parsed) = parse(&text);
        let (mut entries, mut names) = (0, 0);
        for item in std::mem::take(&mut parsed.items) {
            match add::item(self, name, item) {
                Ok(n) => {
                    entries += 1;
                    names += n;
                }
                Err(fault) => parsed.faults.push(fault),
            }
        }
        parsed.faults.sort_by_key(|f| f.line);
        Import { format, entries, names, faults: parsed.faults }
    }
}

/// UTF-8, else what old dictionaries are written in.
fn decoded(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0,
    }
}

/// Reads a text by the format that its content tells.
fn parse(text: &str) -> (ActorFormat, Parsed) {
    if text.trim_start().starts_with(['{', '[']) && !petrarch::is_dictionary(text) {
        let (values, parsed) = json::values(text);
        return if values.iter().any(|(v, _)| v.get("schema").is_some()) {
            (ActorFormat::FollowTheMoney, ftm::parse(values, parsed))
        } else if values.iter().any(|(v, _)| wikidata::is_item(v)) {
            (ActorFormat::Wikidata, wikidata::parse(values, parsed))
        } else {
            unknown(parsed, "JSON, but neither items of Wikidata nor entities of FollowTheMoney")
        };
    }
    match petrarch::kind(text) {
        petrarch::Kind::Actors => (ActorFormat::PetrarchActors, petrarch::parse(text)),
        petrarch::Kind::Agents => (ActorFormat::PetrarchAgents, agents::parse(text)),
        petrarch::Kind::Verbs => unknown(Parsed::default(), "a dictionary of verbs, not of actors"),
        petrarch::Kind::None => unknown(Parsed::default(), "no codes in brackets, no JSON: nothing is taken"),
    }
}

fn unknown(mut parsed: Parsed, why: &str) -> (ActorFormat, Parsed) {
    parsed.faults.clear();
    parsed.fault(0, why);
    (ActorFormat::Unknown, parsed)
}

#[cfg(test)]
mod tests;
