//! Reads one phrase without a tree: which country, which sector, in office or no more.

use super::knowledge::{Class, EntryId, Knowledge, NameWord, Noun};
use super::text::is_capital;
use crate::model::{EntityKind, Str};
use jiff::civil::Date;

/// What a phrase says of the actor it denotes.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    /// ISO 3166-1 alpha-3.
    pub country: Option<Str>,
    /// "GOV".
    pub sector: Option<Str>,
    /// Listed organization that it belongs to.
    pub body: Option<EntryId>,
    /// The country entry that gave the country.
    pub nation: Option<EntryId>,
    /// A listed person named in it.
    pub person: Option<EntryId>,
    /// "former", "ex-".
    pub former: bool,
    /// What the head noun denotes.
    pub kind: Option<EntityKind>,
    /// Whether the head noun is plural.
    pub plural: bool,
    /// Words of the head noun.
    pub head: Option<(usize, usize)>,
    /// "US and British activists": each of two nations with its own part of the plural, "British activists".
    pub shares: Vec<(Str, String)>,
}

enum Found<'k> {
    Name(EntryId),
    Noun(&'k Noun),
}

struct Item<'k> {
    start: usize,
    end: usize,
    segment: usize,
    found: Found<'k>,
}

const STOPS: &[&str] = &["who", "that", "which", "whose", "said", "says", ";", "(", "where"];
const PREPOSITIONS: &[&str] = &[
    "of", "in", "at", "to", "from", "for", "on", "with", "by", "near", "across", "inside", "under",
    "against", "over",
];

/// Reads a phrase on a day.
pub(super) fn read(words: &[&str], k: &Knowledge, on: Option<Date>) -> Reading {
    let mut reading = Reading::default();
    let (items, prepositions) = items(words, k, on, &mut reading);
    let head = items.iter().rfind(|i| i.segment == 0 && matches!(i.found, Found::Noun(_)));
    let head_word = head.map_or("", |h| words[h.end - 1]);
    if let Some(Item { start, end, found: Found::Noun(n), .. }) = head {
        reading.head = Some((*start, *end));
        reading.kind = Some(n.kind);
        reading.plural = n.plural;
    }
    for item in &items {
        let preposition = item.segment.checked_sub(1).map(|s| prepositions[s]);
        if !belongs(preposition, head_word) {
            continue;
        }
        if let Found::Name(id) = item.found {
            take_name(&mut reading, id, k, preposition);
        }
    }
    let owner = head.and_then(|h| match h.found {
        Found::Noun(n) => k.owner_of(n),
        Found::Name(_) => None,
    });
    if let Some(id) = owner.filter(|_| reading.country.is_none() && reading.body.is_none()) {
        take_name(&mut reading, id, k, None);
    }
    reading.sector = sector(&items, &prepositions, words, k, &reading);
    if reading.plural {
        reading.shares = shares(&items, words, k);
    }
    reading
}

/// Two nations joined before one plural noun are two parties.
fn shares(items: &[Item<'_>], words: &[&str], k: &Knowledge) -> Vec<(Str, String)> {
    let nation = |i: &Item<'_>| match i.found {
        Found::Name(id) if i.segment == 0 && k.entry(id).is_country() => Some(k.entry(id).country.clone()),
        _ => None,
    };
    let behind = of_nations(items, words, k);
    if behind.len() > 1 {
        return behind;
    }
    for pair in items.windows(3) {
        let [a, b, noun] = pair else { continue };
        let joined = b.start == a.end + 1 && words[a.end] == "and" && noun.segment == 0;
        let (Some(one), Some(other), true) = (nation(a), nation(b), joined) else { continue };
        if one != other && matches!(noun.found, Found::Noun(_)) {
            let whose = words[b.end..noun.end].join(" ");
            let share = |i: &Item<'_>| format!("{} {whose}", words[i.start..i.end].join(" "));
            return vec![(one, share(a)), (other, share(b))];
        }
    }
    Vec::new()
}

/// "the foreign ministers of Egypt, Greece and Cyprus", "delegations from Egypt and Cyprus": each nation behind the
/// noun with its own.
fn of_nations(items: &[Item<'_>], words: &[&str], k: &Knowledge) -> Vec<(Str, String)> {
    let Some(at) = items.iter().position(|i| i.segment == 0 && matches!(i.found, Found::Noun(_))) else {
        return Vec::new();
    };
    let (noun, mut shares, mut end) = (&items[at], Vec::<(Str, String)>::new(), items[at].end);
    for item in &items[at + 1..] {
        let joint = words.get(end..item.start).unwrap_or(&[]);
        let opens = || joint.iter().any(|w| matches!(*w, "of" | "from"));
        let led = if shares.is_empty() { opens() } else { matches!(joint, ["and"] | [","]) };
        let Found::Name(id) = item.found else { break };
        let entry = k.entry(id);
        if !led || entry.class != Class::Country || shares.iter().any(|(c, _)| *c == entry.country) {
            break;
        }
        let name = words[item.start..item.end].join(" ");
        shares.push((entry.country.clone(), format!("{} of {name}", words[noun.start..noun.end].join(" "))));
        end = item.end;
    }
    shares
}

fn items<'k>(
    words: &[&str],
    k: &'k Knowledge,
    on: Option<Date>,
    reading: &mut Reading,
) -> (Vec<Item<'k>>, Vec<&'static str>) {
    let (mut items, mut prepositions, mut i) = (Vec::new(), Vec::new(), 0);
    while i < words.len() && !STOPS.contains(&words[i]) {
        let name = k.name_at(words, i, on);
        let noun = k.nouns.longest(words, i);
        let segment = prepositions.len();
        let (n, found) = match (name, noun) {
            (Some((n, id)), _) if is_beside(words, i, n, k) && k.entry(id).is_country() => {
                i += n + 2;
                continue;
            }
            (Some((n, id)), noun) if noun.is_none_or(|(m, _)| n >= m) => (n, Found::Name(id)),
            (_, Some((n, noun))) => {
                // "White House official": the noun's words name its house as well.
                let inner = (i..i + n).find_map(|j| {
                    let inner =
                        k.name_at(words, j, on).filter(|&(m, _)| j + m < i + n && !is_beside(words, j, m, k));
                    inner.map(|(m, id)| (j, m, id))
                });
                if let Some((j, m, id)) = inner {
                    items.push(Item { start: j, end: j + m, segment, found: Found::Name(id) });
                }
                (n, Found::Noun(noun))
            }
            _ => {
                if let Some(p) = PREPOSITIONS.iter().find(|p| **p == words[i]) {
                    prepositions.push(*p);
                } else if k.words.name_word(&words[i].to_lowercase()) == Some(NameWord::Former)
                    && segment == 0
                {
                    reading.former = true;
                } else if words[i] == "," && !items.is_empty() && !lists_nations(words, i, &items, k, on) {
                    break;
                }
                i += 1;
                continue;
            }
        };
        items.push(Item { start: i, end: i + n, segment, found });
        i += n;
    }
    (items, prepositions)
}

/// Whether a comma parts two nations of a list: "of Egypt, Greece and Cyprus".
fn lists_nations(words: &[&str], comma: usize, items: &[Item<'_>], k: &Knowledge, on: Option<Date>) -> bool {
    let nation = |id: EntryId| k.entry(id).class == Class::Country;
    let before = matches!(items.last(), Some(Item { segment: 1, end, found: Found::Name(id), .. })
        if *end == comma && nation(*id));
    before && k.name_at(words, comma + 1, on).is_some_and(|(_, id)| nation(id))
}

/// Whether a nation only stands beside those who are meant, and they are not its: "Iran-backed", "pro-Russian".
fn is_beside(words: &[&str], at: usize, n: usize, k: &Knowledge) -> bool {
    let is =
        |i: usize, class| words.get(i).is_some_and(|w| k.words.name_word(&w.to_lowercase()) == Some(class));
    let hyphen = |i: usize| words.get(i) == Some(&"-");
    hyphen(at + n) && is(at + n + 1, NameWord::Aided)
        || at > 1 && hyphen(at - 1) && is(at - 2, NameWord::Stance)
}

/// Whether what follows a preposition tells whose the head is: "ambassador to X" is not X's.
fn belongs(preposition: Option<&str>, head: &str) -> bool {
    match preposition {
        None | Some("of" | "at" | "from" | "inside" | "across") => true,
        Some("in" | "near") => !matches!(head, "embassy" | "ambassador" | "envoy" | "consulate" | "mission"),
        Some("for") => {
            !matches!(head, "envoy" | "representative" | "rapporteur" | "ambassador" | "negotiator")
        }
        Some(_) => false,
    }
}

fn take_name(reading: &mut Reading, id: EntryId, k: &Knowledge, preposition: Option<&str>) {
    let entry = k.entry(id);
    match entry.class {
        Class::Person => reading.person = reading.person.or(Some(id)),
        Class::Institution | Class::Organization | Class::Armed if reading.body.is_none() => {
            reading.body = Some(id);
            if reading.country.is_none() && !entry.country.is_empty() {
                reading.country = Some(entry.country.clone());
            }
        }
        _ if entry.is_country() && reading.country.is_none() => {
            let outside =
                preposition.is_some() && reading.body.is_some_and(|b| k.entry(b).country.is_empty());
            if !outside {
                reading.country = Some(entry.country.clone());
                reading.nation = Some(id);
            }
        }
        _ => {}
    }
}

/// The sector: the head noun's own, unless it is one that only speaks for another.
fn sector(
    items: &[Item<'_>],
    prepositions: &[&str],
    words: &[&str],
    k: &Knowledge,
    reading: &Reading,
) -> Option<Str> {
    if reading.former {
        return Some("ELI".into());
    }
    let of = |item: &Item<'_>| match item.found {
        Found::Noun(n) => Some(n.sector.clone()),
        Found::Name(id)
            if matches!(k.entry(id).class, Class::Institution | Class::Armed | Class::Organization) =>
        {
            Some(k.entry(id).sector.clone())
        }
        Found::Name(id) if k.entry(id).class == Class::Seat => Some("GOV".into()),
        Found::Name(_) => None,
    };
    let weak = |item: &Item<'_>| {
        item.end - item.start == 1
            && k.words.name_word(&words[item.start].to_lowercase()) == Some(NameWord::Weak)
    };
    let known = |s: &Str| !s.is_empty();
    // Whose force, fighters or gunmen they are tells more than the noun.
    let armed = reading.body.map(|b| k.entry(b)).filter(|b| b.class == Class::Armed && known(&b.sector));
    if let (Some(body), Some("MIL" | "UAF" | "REB" | "GOV")) =
        (armed, items.iter().rev().filter(|i| i.segment == 0).find_map(|i| of(i).filter(known)).as_deref())
    {
        return Some(body.sector.clone());
    }
    let strong =
        (items.iter().rev()).filter(|i| i.segment == 0 && !weak(i)).find_map(|i| of(i).filter(known));
    let later = (items.iter().filter(|i| i.segment == 1 && !weak(i)))
        .filter(|_| matches!(prepositions.first(), Some(&"of" | &"for" | &"at" | &"from")))
        .find_map(|i| of(i).filter(known));
    let own = items.iter().rev().filter(|i| i.segment == 0).find_map(|i| of(i).filter(known));
    let has_head = items.iter().any(|i| i.segment == 0 && matches!(i.found, Found::Noun(_)));
    strong.or(if has_head { later } else { None }).or(own).or_else(|| head_of_name(words, k))
}

/// The sector that the last word of a capitalised name tells: "… University".
fn head_of_name(words: &[&str], k: &Knowledge) -> Option<Str> {
    let end = words.iter().position(|w| PREPOSITIONS.contains(w) && *w != "of").unwrap_or(words.len());
    let named = words[..end].iter().rev().filter(|w| is_capital(w));
    named.filter_map(|w| k.words.head_sector(w)).next().cloned()
}
