//! Puts what a file tells where the built-in tables are.

use super::{Code, Fault, Item, Post};
use crate::entities::knowledge::{Class, Entry, EntryId, Knowledge, NameWord, Noun, Office, load};
use crate::entities::phrase;
use crate::entities::text::{is_capital, words};
use crate::model::{EntityKind, Str};

/// Adds one item; gives how many names it has.
pub(super) fn item(k: &mut Knowledge, file: &str, item: Item) -> Result<usize, Fault> {
    match item {
        Item::Actor { names, codes, line } => {
            let source: Str = format!("{file}:{line}").into();
            if is_person(k, &names, &codes) {
                let offices = codes.iter().map(|c| office_of_code(k, c, &source)).collect();
                person(k, &names, offices, "");
            } else {
                codes.iter().for_each(|code| actor(k, &names, code, &source));
            }
            Ok(names.len())
        }
        Item::Agent { one, many, code, line } => {
            let known = k.nouns.get(&one).next().map(|n| n.kind);
            let source: Str = format!("{file}:{line}").into();
            let sector: Str = code.get(..3).unwrap_or(&code).into();
            let noun = |plural| Noun {
                of: Str::default(),
                sector: sector.clone(),
                kind: known.unwrap_or(EntityKind::Person),
                plural,
                source: source.clone(),
            };
            k.nouns.insert_first(&one, noun(false));
            if let Some(many) = &many {
                k.nouns.insert_first(many, noun(true));
            }
            Ok(1 + usize::from(many.is_some()))
        }
        Item::Person { names, posts, wikidata, line } => {
            let source: Str = format!("{file}:{line}").into();
            let found: Vec<Option<Office>> = posts.iter().map(|p| office_of_post(k, p, &source)).collect();
            let unplaced = posts.iter().zip(&found).find(|(_, o)| o.is_none()).map(|(p, _)| p.title.clone());
            match unplaced {
                Some(title) if found.iter().all(Option::is_none) => {
                    Err(Fault { line, reason: format!("{}: whose post is it: {title}?", names[0]) })
                }
                _ => {
                    person(k, &names, found.into_iter().flatten().collect(), &wikidata);
                    Ok(names.len())
                }
            }
        }
    }
}

/// Whether a dictionary's actor is a human being. The format does not tell; a listed given name does, and
/// the code of a former official.
fn is_person(k: &Knowledge, names: &[String], codes: &[Code]) -> bool {
    let known = |n: &String| k.names.get(n).any(|&id| k.entry(id).class == Class::Person);
    let armed = |c: &Code| ["REB", "UAF", "SEP", "INS"].iter().any(|s| c.code.get(3..6) == Some(*s));
    let elite = codes.iter().any(|c| c.code.ends_with("ELI"));
    let dated = codes.iter().any(|c| (c.from.is_some() || c.to.is_some()) && c.code.len() > 3 && !armed(c));
    let body = |n: &String| {
        n.split(' ').any(|w| {
            let word = titled(w);
            k.words.head_sector(&word).is_some()
                || matches!(k.words.name_word(&word), Some(NameWord::Organization | NameWord::Company))
        })
    };
    let given = |n: &String| n.split(' ').next().is_some_and(|w| k.words.given(w).is_some());
    let several = |n: &String| matches!(n.split(' ').count(), 2..=6);
    let listed = |n: &String| k.names.get(n).next().is_some();
    if names.iter().any(known) {
        return true;
    }
    let named = |n: &String| several(n) && given(n) && !n.contains(" OF ");
    !names.iter().any(|n| listed(n) || body(n))
        && (elite || names.iter().any(named) || dated && names.iter().all(several))
}

/// "MINISTRY" as the word lists write it.
fn titled(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// An entry for one of the codes of an actor that is no person.
fn actor(k: &mut Knowledge, names: &[String], code: &Code, source: &Str) {
    let (country, sector) = split(k, &code.code);
    let class = match (country.is_empty(), sector.as_str()) {
        (false, "") => Class::Country,
        (_, "REB" | "UAF" | "PRM" | "SEP" | "INS" | "CRM") => Class::Armed,
        (true, _) | (_, "NGO" | "BUS" | "MED" | "EDU") => Class::Organization,
        _ => Class::Institution,
    };
    // "KABUL_ [AFG]": ours knows it for a capital, and says no other country.
    let agrees = |n: &&String| {
        class == Class::Country
            && k.names.get(n).any(|&id| k.entry(id).is_country() && k.entry(id).country == country)
    };
    let fresh: Vec<&str> = names.iter().filter(|n| !agrees(n)).map(String::as_str).collect();
    if fresh.is_empty() {
        return;
    }
    let id = k.add(Entry {
        class,
        name: names[0].as_str().into(),
        code: code.code.as_str().into(),
        country,
        sector,
        from: code.from,
        to: code.to,
        person: u32::MAX,
        source: source.clone(),
    });
    k.name(&fresh, id);
}

/// Country and first role of a code. Bodies above states have no country; what kind they are is their sector.
fn split(k: &Knowledge, code: &str) -> (Str, Str) {
    let (head, role) = (code.get(..3).unwrap_or(code), code.get(3..6).unwrap_or(""));
    match head {
        _ if k.country(head).is_some() => (head.into(), role.into()),
        "IGO" | "NGO" => (Str::default(), head.into()),
        "NGM" => (Str::default(), "NGO".into()),
        "MNC" => (Str::default(), "BUS".into()),
        _ => (Str::default(), role.into()),
    }
}

/// The office that a dictionary's code of a person stands for.
fn office_of_code(k: &Knowledge, code: &Code, source: &Str) -> Office {
    let (country, sector) = split(k, &code.code);
    let title = if sector == "ELI" { "elite" } else { "official" };
    Office {
        body: if country.is_empty() { code.code.as_str().into() } else { country },
        title: title.into(),
        sector,
        from: code.from,
        to: code.to,
        code: code.code.as_str().into(),
        source: source.clone(),
    }
}

/// The office that a post of Wikidata or FollowTheMoney is; `None` where nothing says whose it is.
fn office_of_post(k: &Knowledge, post: &Post, source: &Str) -> Option<Office> {
    let all = words(&post.title);
    let reading = phrase::read(&all, k, None);
    let of_title = || reading.country.clone().or_else(|| reading.body.map(|b| k.entry(b).code.clone()));
    let body = state(k, &post.country).or_else(of_title).or_else(|| state(k, &post.hint));
    let title = match reading.head {
        Some((a, b)) => all[a..b].join(" ").to_lowercase(),
        None => post.title.to_lowercase(),
    };
    Some(Office {
        body: body?,
        sector: load::sector_of_title(k, &title),
        title: title.into(),
        from: post.from,
        to: post.to,
        code: Str::default(),
        source: source.clone(),
    })
}

/// The country of a code of two or three letters, of a name, or of words that name one.
fn state(k: &Knowledge, text: &str) -> Option<Str> {
    let code = text.split('-').next().unwrap_or("").to_uppercase();
    if let Some(iso3) = Some(&code).filter(|c| k.country(c).is_some()) {
        return Some(iso3.as_str().into());
    }
    if code.len() == 2 {
        return load::iso3(&code).map(Into::into);
    }
    let all = words(text);
    (0..all.len()).find_map(|i| {
        let (_, id) = k.name_at(&all, i, None)?;
        Some(k.entry(id)).filter(|e| e.is_country()).map(|e| e.country.clone())
    })
}

/// Adds a person, or offices to one that is known.
fn person(k: &mut Knowledge, names: &[String], offices: Vec<Office>, wikidata: &str) {
    let known = names.iter().find_map(|n| k.names.get(n).find(|&&id| k.entry(id).class == Class::Person));
    let known: Option<(EntryId, u32)> = known.map(|&id| (id, k.entry(id).person));
    let (id, index) = known.unwrap_or_else(|| load::person(k, &names[0]));
    let fresh: Vec<&str> = (names.iter().map(String::as_str))
        .filter(|n| n.contains(' ') && n.chars().any(char::is_uppercase))
        .filter(|n| !k.names.get(n).any(|&held| held == id))
        .collect();
    k.name(&fresh, id);
    for name in names {
        if let Some(last) = name.split(' ').next_back().filter(|w| is_capital(w)) {
            load::surname(k, crate::entities::text::key(last), index);
        }
    }
    if let Some(p) = k.people.get_mut(index as usize) {
        p.offices.extend(offices);
        if p.wikidata.is_empty() {
            p.wikidata = wikidata.into();
        }
    }
}
