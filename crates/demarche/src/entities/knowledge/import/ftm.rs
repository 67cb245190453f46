//! Entities of FollowTheMoney: a `Person`, a `Position` (the post), an `Occupancy` (who held it when), each
//! on a line of its own or nested in one another.

use super::{Item, Parsed, Post, dates};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde_json::Value;

/// How deep entities may be nested.
const DEPTH: usize = 4;

/// What a file holds, by kind.
#[derive(Default)]
struct Entities<'v> {
    people: Vec<(&'v Value, usize)>,
    posts: FxHashMap<&'v str, &'v Value>,
    /// Occupancies by the id of the holder.
    held: FxHashMap<&'v str, Vec<(&'v Value, usize)>>,
    other: usize,
}

/// Reads people with their posts.
pub(super) fn parse(values: Vec<(Value, usize)>, mut parsed: Parsed) -> Parsed {
    let mut all = Entities::default();
    for (value, line) in &values {
        if value.get("schema").and_then(Value::as_str).is_none() || !value["properties"].is_object() {
            parsed.fault(*line, "no entity: schema or properties are missing");
        } else {
            collect(value, *line, None, DEPTH, &mut all);
        }
    }
    if all.other > 0 {
        let other = all.other;
        parsed.fault(
            0,
            format!("{other} entities that are neither Person, Position nor Occupancy are left out"),
        );
    }
    let mut used = 0;
    for (person, line) in &all.people {
        let id = person["id"].as_str().unwrap_or("");
        let held = all.held.get(id).map_or(&[][..], Vec::as_slice);
        used += held.len();
        let names: Vec<String> =
            ["name", "alias", "weakAlias"].iter().flat_map(|p| texts(person, p)).collect();
        if names.is_empty() {
            parsed.fault(*line, "a person without a name");
            continue;
        }
        let posts = posts(person, held, &all, &mut parsed);
        let wikidata =
            texts(person, "wikidataId").next().or_else(|| Some(id.to_owned()).filter(|i| is_item(i)));
        let wikidata = wikidata.unwrap_or_default();
        parsed.items.push(Item::Person { names, posts, wikidata, line: *line });
    }
    let left: usize = all.held.values().map(Vec::len).sum();
    if left > used {
        parsed.fault(0, format!("{} occupancies whose holder is not in the file", left - used));
    }
    parsed
}

fn is_item(id: &str) -> bool {
    id.strip_prefix('Q').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Sorts an entity and those nested in it.
fn collect<'v>(value: &'v Value, line: usize, holder: Option<&'v str>, depth: usize, all: &mut Entities<'v>) {
    let id = value["id"].as_str().unwrap_or("");
    let schema = value["schema"].as_str().unwrap_or("");
    match schema {
        "Person" => all.people.push((value, line)),
        "Position" => {
            all.posts.insert(id, value);
        }
        "Occupancy" => {
            let named = value["properties"]["holder"][0].as_str();
            if let Some(holder) = named.or(holder) {
                all.held.entry(holder).or_default().push((value, line));
            }
        }
        _ => all.other += 1,
    }
    let lists = value["properties"].as_object().into_iter().flat_map(|p| p.values());
    let nested = lists.filter_map(Value::as_array).flatten().filter(|v| v["schema"].is_string());
    for inner in nested.filter(|_| depth > 0) {
        // Who holds a post is nested in its occupancy as well; the person was taken already.
        if inner["schema"] != "Person" || schema != "Occupancy" {
            collect(inner, line, Some(id).filter(|_| schema == "Person"), depth - 1, all);
        }
    }
}

/// The texts of a property.
fn texts<'v>(entity: &'v Value, property: &str) -> impl Iterator<Item = String> + use<'v> {
    let list = entity["properties"][property].as_array();
    list.into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(|t| t.trim().to_owned())
        .filter(|t| !t.is_empty())
}

/// The posts of a person: occupancies, else what the property `position` says, whose days are not known.
fn posts(person: &Value, held: &[(&Value, usize)], all: &Entities<'_>, parsed: &mut Parsed) -> Vec<Post> {
    let home = ["citizenship", "nationality", "country"].iter().find_map(|p| texts(person, p).next());
    let home = home.unwrap_or_default();
    let mut posts = Vec::new();
    for (occupancy, line) in held {
        let post = &occupancy["properties"]["post"][0];
        let position =
            post.as_str().and_then(|id| all.posts.get(id).copied()).or(Some(post).filter(|p| p.is_object()));
        match position.and_then(|p| Some((p, texts(p, "name").next()?))) {
            Some((position, title)) => {
                let country = texts(position, "country").next().unwrap_or_default();
                let (from, to) = days(occupancy);
                posts.push(Post { title, country, hint: home.clone(), from, to });
            }
            None => parsed.fault(*line, "an occupancy whose post is not in the file"),
        }
    }
    if held.is_empty() {
        posts.extend(texts(person, "position").map(|title| Post {
            title,
            hint: home.clone(),
            ..Post::default()
        }));
    }
    posts
}

/// From when to when; a post that is said to have ended on no known day is taken to be over.
fn days(occupancy: &Value) -> (Option<Date>, Option<Date>) {
    let date = |property: &str, end| texts(occupancy, property).find_map(|t| dates::iso(&t, end));
    let (from, to) = (date("startDate", false), date("endDate", true));
    let ended = texts(occupancy, "status").any(|s| s == "ended");
    (from, to.or_else(|| Some(from.unwrap_or(Date::MIN)).filter(|_| ended)))
}
