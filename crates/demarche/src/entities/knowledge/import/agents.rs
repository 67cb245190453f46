//! Dictionaries of agents: `FISHERMAN {FISHERMEN} [~CIV]`, with sets of words as `!PERSON! = MAN, WOMAN`.

use super::petrarch::{uncommented, words};
use super::{Item, Parsed};
use rustc_hash::FxHashMap;

/// Words that a set may stand for in one phrase.
const MOST: usize = 64;

/// Reads a dictionary of agents.
pub(super) fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let mut sets: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for (n, raw) in text.lines().enumerate() {
        let line = uncommented(raw).trim();
        if line.is_empty() {
            continue;
        }
        let read = match line.split_once('=').filter(|(name, _)| name.trim().starts_with('!')) {
            Some((name, members)) => {
                let members = members.split(',').map(|m| m.trim().to_owned()).filter(|m| !m.is_empty());
                sets.insert(name.trim().trim_matches('!').to_owned(), members.collect());
                Ok(())
            }
            None => agent(line, n + 1, &sets, &mut parsed.items),
        };
        if let Err(reason) = read {
            parsed.fault(n + 1, reason);
        }
    }
    parsed
}

/// Reads one agent, once for every word of its set.
fn agent(
    text: &str,
    line: usize,
    sets: &FxHashMap<String, Vec<String>>,
    items: &mut Vec<Item>,
) -> Result<(), String> {
    let (phrase, code) = text.split_once('[').ok_or("no code in brackets")?;
    let (code, _) = code.split_once(']').ok_or("a bracket is not closed")?;
    let code: String = code.chars().filter(|c| !matches!(c, '~' | ' ')).collect();
    if code.len() < 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(format!("no code: {code}"));
    }
    let (phrase, plural) = match phrase.split_once('{') {
        Some((phrase, rest)) => {
            let plural = rest.split_once('}').ok_or("a brace is not closed")?.0;
            (phrase, Some(words(plural).to_lowercase()))
        }
        None => (phrase, None),
    };
    for phrase in expanded(phrase.trim(), sets)? {
        let one = words(&phrase).to_lowercase();
        if !one.chars().any(char::is_alphabetic) {
            return Err("no letters in the phrase".into());
        }
        let many = match &plural {
            Some(given) => Some(given.clone()).filter(|g| !g.is_empty()),
            None => Some(regular(&one)),
        };
        items.push(Item::Agent { one, many, code: code.clone(), line });
    }
    Ok(())
}

/// A phrase with the words of its set in the place of `!SET!`.
fn expanded(phrase: &str, sets: &FxHashMap<String, Vec<String>>) -> Result<Vec<String>, String> {
    let Some((before, rest)) = phrase.split_once('!') else { return Ok(vec![phrase.to_owned()]) };
    let (name, after) = rest.split_once('!').ok_or("the name of a set is not closed")?;
    let members = sets.get(name).ok_or_else(|| format!("no set !{name}!"))?;
    Ok(members.iter().take(MOST).map(|m| format!("{before}{m}{after}")).collect())
}

/// The plural that PETRARCH makes where none is given.
fn regular(one: &str) -> String {
    let vowel_y = |w: &str| w.ends_with("ay") || w.ends_with("ey") || w.ends_with("oy") || w.ends_with("uy");
    if one.ends_with('y') && !vowel_y(one) {
        format!("{}ies", &one[..one.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|e| one.ends_with(e)) {
        format!("{one}es")
    } else {
        format!("{one}s")
    }
}
