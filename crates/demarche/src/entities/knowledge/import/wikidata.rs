//! Items of Wikidata: people with the positions they held (P39), from when (P580) to when (P582).
//!
//! The name of a position and the country it belongs to are items of their own. They are looked for in the
//! same file; where it lacks them, the words of the label and of the person's description must tell.

use super::{Item, Parsed, Post, dates};
use rustc_hash::FxHashMap;
use serde_json::Value;

/// The item of a human being.
const HUMAN: &str = "Q5";

/// Items by id.
type Items<'v> = FxHashMap<&'v str, &'v Value>;

/// Whether a value looks like an item.
pub(super) fn is_item(value: &Value) -> bool {
    value.get("claims").is_some() || value.get("labels").is_some()
}

/// Reads the people among items.
pub(super) fn parse(values: Vec<(Value, usize)>, mut parsed: Parsed) -> Parsed {
    let items: Items<'_> = values.iter().filter_map(|(v, _)| Some((v.get("id")?.as_str()?, v))).collect();
    for (value, line) in &values {
        if !is_item(value) {
            parsed.fault(*line, "no item of Wikidata: neither labels nor claims");
            continue;
        }
        if !is_person(value) {
            continue;
        }
        let names = names(value);
        if names.is_empty() {
            parsed.fault(*line, "no name in Latin letters");
            continue;
        }
        let mut posts = Vec::new();
        for statement in claims(value, "P39").filter(|s| s["rank"] != "deprecated") {
            match post(value, statement, &items) {
                Ok(post) => posts.push(post),
                Err(reason) => parsed.fault(*line, format!("{}: {reason}", names[0])),
            }
        }
        let wikidata = value["id"].as_str().unwrap_or("").to_owned();
        parsed.items.push(Item::Person { names, posts, wikidata, line: *line });
    }
    parsed
}

fn is_person(item: &Value) -> bool {
    claims(item, "P31").any(|c| target(c) == Some(HUMAN)) || claims(item, "P39").next().is_some()
}

/// The statements of a property.
fn claims<'v>(item: &'v Value, property: &str) -> impl Iterator<Item = &'v Value> {
    item["claims"][property].as_array().into_iter().flatten()
}

/// The item a statement points to.
fn target(statement: &Value) -> Option<&str> {
    statement["mainsnak"]["datavalue"]["value"]["id"].as_str()
}

/// The value of a statement's qualifier.
fn qualifier<'v>(statement: &'v Value, property: &str) -> Option<&'v Value> {
    statement["qualifiers"][property].get(0).map(|q| &q["datavalue"]["value"])
}

/// The label in English, in no language, or in any that is written in Latin letters.
fn label(item: &Value) -> Option<&str> {
    let labels = item["labels"].as_object()?;
    let of = |code: &str| labels.get(code).and_then(|l| l["value"].as_str());
    let latin = |l: &&str| l.chars().filter(|c| c.is_alphabetic()).all(|c| (c as u32) < 0x250);
    ["en", "en-gb", "mul"]
        .into_iter()
        .find_map(of)
        .or_else(|| labels.values().filter_map(|l| l["value"].as_str()).find(latin))
}

fn names(item: &Value) -> Vec<String> {
    let aliases =
        ["en", "mul"].into_iter().flat_map(|code| item["aliases"][code].as_array().into_iter().flatten());
    let all = label(item).into_iter().chain(aliases.filter_map(|a| a["value"].as_str()));
    all.filter(|n| n.chars().any(char::is_alphabetic)).map(str::to_owned).collect()
}

/// A position held.
fn post(person: &Value, statement: &Value, items: &Items<'_>) -> Result<Post, String> {
    let id = target(statement).ok_or("a position without a value")?;
    let position = items.get(id).copied();
    let title = position.and_then(label);
    let title = title.ok_or_else(|| format!("the position {id} has no label in this file"))?.to_owned();
    let time =
        |property, end| qualifier(statement, property).and_then(|v| dates::iso(v["time"].as_str()?, end));
    let of = qualifier(statement, "P642").and_then(|v| v["id"].as_str());
    let owners = position.into_iter().flat_map(|p| ["P1001", "P17"].into_iter().flat_map(|c| claims(p, c)));
    let country = of.into_iter().chain(owners.filter_map(target)).find_map(|q| country_of(items.get(q)?));
    let home = claims(person, "P27").filter_map(target).find_map(|q| country_of(items.get(q)?));
    let description = person["descriptions"]["en"]["value"].as_str().unwrap_or("");
    Ok(Post {
        title,
        country: country.unwrap_or_default(),
        hint: home.unwrap_or_else(|| description.to_owned()),
        from: time("P580", false),
        to: time("P582", true),
    })
}

/// The ISO code (P298) or the name of an item that is a country.
fn country_of(item: &Value) -> Option<String> {
    let code = claims(item, "P298").find_map(|c| c["mainsnak"]["datavalue"]["value"].as_str());
    code.or_else(|| label(item)).map(str::to_owned)
}
