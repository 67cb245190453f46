#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail")]

use super::{ActorFormat, Import, parse};
use crate::entities::{Answer, Knowledge, who};
use crate::places;
use jiff::civil::date;
use proptest::prelude::*;
use std::sync::LazyLock;

static GAZETTEER: LazyLock<places::Knowledge> = LazyLock::new(places::Knowledge::built_in);

fn loaded(file: &str) -> (Knowledge, Import) {
    let mut k = Knowledge::built_in();
    let import = k.import("mine", file.as_bytes());
    (k, import)
}

fn ask(k: &Knowledge, phrase: &str, year: i16) -> Answer {
    who(phrase, Some(date(year, 6, 1)), k, &GAZETTEER)
}

fn code(k: &Knowledge, phrase: &str, year: i16) -> String {
    ask(k, phrase, year).code.map(|c| c.to_string()).unwrap_or_default()
}

const ACTORS: &str = "\
# my own list
KALEVI_ORAVA_ ; a minister
+K._ORAVA
\t[FINGOVMIL 110622-150529]
\t[FINELI >150530]
PEOPLES_HARBOUR_FRONT_(PHF)_ [KENREB {>20100101}]
WHITE_HOUSE_ [USAELI]
NOBODY_AT_ALL
LOST_ [ABC
+AND_LOST [KENGOV 991399]
[KENGOV]
";

#[test]
fn actors_with_dated_codes() {
    let (k, import) = loaded(ACTORS);
    assert_eq!(import.format, ActorFormat::PetrarchActors);
    assert_eq!((import.entries, import.names), (4, 7), "{:?}", import.faults);
    assert_eq!(code(&k, "Kalevi Orava", 2013), "FINGOVMIL");
    assert_eq!(ask(&k, "K. Orava", 2016).sector.as_deref(), Some("ELI"));
    assert_eq!(code(&k, "the PHF", 2012), "KENREB");
    assert_eq!(code(&k, "Peoples Harbour Front", 2012), "KENREB");
    assert!(ask(&k, "PHF", 2012).explanation.contains("mine:6"));
}

#[test]
fn the_users_line_goes_before_ours() {
    let ours = Knowledge::built_in();
    assert_ne!(code(&ours, "White House", 2012), "USAELI");
    let (k, _) = loaded(ACTORS);
    assert_eq!(code(&k, "White House", 2012), "USAELI");
}

#[test]
fn what_was_not_taken_is_told_by_line() {
    let (_, import) = loaded(ACTORS);
    let told: Vec<(usize, &str)> = import.faults.iter().map(|f| (f.line, f.reason.as_str())).collect();
    assert_eq!(
        told,
        [(8, "NOBODY AT ALL: no code"), (9, "a bracket is not closed"), (10, "KENGOV: no date: 991399")]
    );
}

#[test]
fn agents_with_plurals_and_sets() {
    let file = "!PERSON! = MAN, WOMAN\nLIGHTHOUSE!PERSON! {} [~CIV]\nREEVE [~GOV]\nOX_DRIVER {OX_DRIVERS_ALL} [~AGR]\n\
        LAW_LORD [JUD~]\nBAD!SET! [~CIV]\nOPEN [~CIV}\n";
    let (k, import) = loaded(file);
    assert_eq!(import.format, ActorFormat::PetrarchAgents);
    assert_eq!(code(&k, "Kenyan lighthousewoman", 2012), "KENCIV");
    assert_eq!(code(&k, "two Kenyan reeves", 2012), "KENGOV");
    assert_eq!(code(&k, "Kenyan ox drivers all", 2012), "KENAGR");
    assert_eq!(code(&k, "Kenyan law lords", 2012), "KENJUD");
    let lines: Vec<usize> = import.faults.iter().map(|f| f.line).collect();
    assert_eq!(lines, [6, 7]);
}

const ITEMS: &str = r#"[
{"id":"Q1","labels":{"en":{"value":"Ama Dankwa"}},"aliases":{"en":[{"value":"A. Dankwa"}]},
 "descriptions":{"en":{"value":"Ghanaian politician"}},
 "claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}],
  "P39":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q2"}}},
    "qualifiers":{"P580":[{"datavalue":{"value":{"time":"+2011-03-00T00:00:00Z"}}}],
                  "P582":[{"datavalue":{"value":{"time":"+2014-02-07T00:00:00Z"}}}]}},
   {"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q77"}}}}]}},
{"id":"Q2","labels":{"en":{"value":"Minister of Defence"}},
 "claims":{"P1001":[{"mainsnak":{"datavalue":{"value":{"id":"Q3"}}}}]}},
{"id":"Q3","labels":{"en":{"value":"Ghana"}},"claims":{"P298":[{"mainsnak":{"datavalue":{"value":"GHA"}}}]}}
]"#;

#[test]
fn people_of_wikidata() {
    let (k, import) = loaded(ITEMS);
    assert_eq!(import.format, ActorFormat::Wikidata);
    assert_eq!((import.entries, import.names), (1, 2));
    assert_eq!(ask(&k, "Ama Dankwa", 2012).country.as_deref(), Some("GHA"));
    assert!(code(&k, "A. Dankwa", 2012).starts_with("GHA"));
    assert_eq!(ask(&k, "Ama Dankwa", 2018).sector.as_deref(), Some("ELI"));
    assert_eq!(import.faults.len(), 1);
    assert!(import.faults[0].line == 2 && import.faults[0].reason.contains("Q77"), "{:?}", import.faults);
}

#[test]
fn items_one_a_line() {
    let lines: String = serde_json::from_str::<Vec<serde_json::Value>>(ITEMS)
        .unwrap()
        .iter()
        .map(|v| format!("{v},\n"))
        .collect();
    let (k, import) = loaded(&format!("[\n{lines}{{broken\n]"));
    assert_eq!(import.entries, 1);
    assert!(
        import.faults.iter().any(|f| f.line == 5 && f.reason.starts_with("no JSON")),
        "{:?}",
        import.faults
    );
    assert!(code(&k, "Ama Dankwa", 2012).starts_with("GHA"));
}

const ENTITIES: &str = r#"{"id":"p1","schema":"Person","properties":{"name":["Ivo Stanek"],"alias":["Ivo Staněk"],"citizenship":["cz"]}}
{"id":"post","schema":"Position","properties":{"name":["Minister of Finance"],"country":["cz"]}}
{"id":"o1","schema":"Occupancy","properties":{"holder":["p1"],"post":["post"],"startDate":["2009-05"],"endDate":["2010-07-13"]}}
{"id":"o2","schema":"Occupancy","properties":{"holder":["p1"],"post":["gone"]}}
{"id":"c1","schema":"Company","properties":{"name":["Stanek a.s."]}}
{"id":"p2","schema":"Person","properties":{"name":["Vera Hloupa"],"positionOccupancies":[{"id":"o3","schema":"Occupancy",
"#;

#[test]
fn people_of_follow_the_money() {
    let nested = r#"{"id":"p3","schema":"Person","properties":{"name":["Lars Holmqvist"],"positionOccupancies":[{"id":"o3","schema":"Occupancy","properties":{"status":["current"],"post":[{"id":"x","schema":"Position","properties":{"name":["Prime Minister of Sweden"],"country":["se"]}}]}}]}}"#;
    let (k, import) = loaded(&format!("{ENTITIES}{nested}\n"));
    assert_eq!(import.format, ActorFormat::FollowTheMoney);
    assert_eq!((import.entries, import.names), (2, 3), "{:?}", import.faults);
    assert_eq!(code(&k, "Ivo Stanek", 2009), "CZEGOV");
    assert_eq!(ask(&k, "Ivo Stanek", 2012).sector.as_deref(), Some("ELI"));
    assert_eq!(code(&k, "Lars Holmqvist", 2020), "SWEGOV");
    let told: Vec<usize> = import.faults.iter().map(|f| f.line).collect();
    assert_eq!(told, [0, 4, 6], "{:?}", import.faults);
}

#[test]
fn other_files_are_refused_with_a_reason() {
    for (file, why) in [
        ("", "no codes"),
        ("Dear all, here is the list.\n", "no codes"),
        ("--- ABANDON [---] ---\nABANDON\n- * LANGUAGE [010]\n", "verbs"),
        ("{\"a\": 1}", "neither"),
        ("[]", "neither"),
    ] {
        let (_, import) = loaded(file);
        assert_eq!((import.format, import.entries), (ActorFormat::Unknown, 0), "{file}");
        assert!(import.faults[0].reason.contains(why), "{file}: {:?}", import.faults);
    }
}

/// The dictionaries of the Phoenix project, where the development data is at hand.
#[test]
#[allow(clippy::disallowed_methods, clippy::print_stderr, reason = "a test may read files and say so")]
fn the_dictionaries_of_phoenix_load() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/facts");
    if !folder.exists() {
        eprintln!("SKIPPED: the dictionaries of Phoenix are in ../shared, which is not here");
        return;
    }
    let mut k = Knowledge::built_in();
    let kinds = [
        ("Countries.actors", 18_000, ActorFormat::PetrarchActors),
        ("International.actors", 3_500, ActorFormat::PetrarchActors),
        ("MilNonState.actors", 900, ActorFormat::PetrarchActors),
        ("agents", 2_000, ActorFormat::PetrarchAgents),
    ];
    for (name, least, format) in kinds {
        let bytes = std::fs::read(folder.join(format!("Phoenix.{name}.txt"))).unwrap();
        let import = k.import(name, &bytes);
        assert_eq!(import.format, format);
        assert!(import.entries >= least, "{name}: {} entries", import.entries);
        assert!(import.faults.len() * 50 < import.entries, "{name}: {} faults", import.faults.len());
    }
    assert_eq!(code(&k, "Rene Preval", 2008), "HTIGOV");
    assert_eq!(ask(&k, "Kofi Annan", 2001).code.as_deref(), Some("IGOUNO"));
    assert_eq!(ask(&k, "Kabul", 2012).country.as_deref(), Some("AFG"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn foreign_bytes_never_stop_the_reading(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = parse(&super::decoded(&bytes));
    }

    #[test]
    fn garbled_dictionaries_never_stop_the_reading(lines in proptest::collection::vec("[A-Z_+! \t]{0,8}[\\[{(~]{0,2}[A-Z<>0-9 -]{0,9}[\\]})~]{0,2}[#;é]?", 0..12)) {
        let _ = parse(&lines.join("\n"));
    }

    #[test]
    fn garbled_json_never_stops_the_reading(at in 0usize..900, with in "[{}\\[\\]\",:a-z0-9]{0,6}") {
        for file in [ITEMS, ENTITIES] {
            let at = (0..=at.min(file.len())).rev().find(|&i| file.is_char_boundary(i)).unwrap_or(0);
            let _ = parse(&format!("{}{with}{}", &file[..at], &file[at..]));
        }
    }
}
