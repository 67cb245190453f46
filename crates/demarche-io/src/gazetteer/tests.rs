#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test makes its own files")]

use super::*;
use demarche::places::{GazetteerError, Knowledge, phrase};
use proptest::prelude::*;
use std::fs;

/// A dump of an invented corner of a country, in GeoNames' 19 columns.
fn dump() -> String {
    let line = |id: u32, name: &str, others: &str, at: (f64, f64), what: &str, admin1: &str, people: u32| {
        let (class, code) = what.split_once('.').unwrap();
        let (north, east) = at;
        format!(
            "{id}\t{name}\t{name}\t{others}\t{north}\t{east}\t{class}\t{code}\tPE\t\t{admin1}\t\t\t\t{people}\t\t10\tAmerica/Lima\t2024-01-01\n"
        )
    };
    [
        line(11, "Quillamarca", "Killamarka,QLM,Кильямарка", (-12.5, -72.25), "P.PPL", "08", 42_000),
        line(12, "Quillamarca", "", (-9.0, -77.5), "P.PPL", "02", 900),
        line(13, "Región Alta", "", (-12.0, -72.0), "A.ADM1", "08", 0),
        line(14, "Región Baja", "", (-9.2, -77.0), "A.ADM1", "02", 0),
        line(15, "Tambopuerto", "", (-12.6, -72.5), "P.PPL", "08", 70),
        line(16, "Laguna Honda", "", (-12.7, -72.1), "H.LK", "08", 0),
    ]
    .concat()
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn plan(dump: impl AsRef<[u8]>) -> (Folder, Build) {
        let folder = Folder(tempfile::tempdir().unwrap());
        let path = folder.0.path().join("dump.txt");
        fs::write(&path, dump).unwrap();
        let out = folder.0.path().join("own.gazetteer");
        (folder, Build { dump: path, alternate_names: None, least: 0, out })
    }
}

fn built(plan: &Build) -> (Built, Vec<String>) {
    let mut bad = Vec::new();
    let built = build(plan, |step| {
        if let Step::Bad(problem) = step {
            bad.push(format!("{}: {}", problem.line.unwrap_or(0), problem.reason));
        }
    });
    (built.unwrap(), bad)
}

#[test]
fn a_dump_becomes_a_gazetteer() {
    let (folder, plan) = Folder::plan(dump());
    let (built, bad) = built(&plan);
    assert_eq!((built.lines, built.entries, bad.len()), (6, 5, 0));
    let knowledge = Knowledge::with(open(&plan.out).unwrap());
    let first = |name: &str| phrase(name, &knowledge).into_iter().next().unwrap();
    let town = first("Quillamarca");
    assert_eq!((town.geonameid, town.admin1.as_deref()), (Some(11), Some("Región Alta")));
    assert_eq!(town.country.as_deref(), Some("PER"));
    assert!((town.latitude + 12.5).abs() < 1e-3 && (town.longitude + 72.25).abs() < 1e-3);
    assert_eq!(first("quillamarca, Region Baja").geonameid, Some(12));
    assert_eq!(first("Killamarka").geonameid, Some(11));
    assert!(phrase("QLM", &knowledge).is_empty() && phrase("Laguna Honda", &knowledge).is_empty());
    // Nothing is left beside the file.
    assert_eq!(fs::read_dir(folder.0.path()).unwrap().count(), 2);
}

#[test]
fn other_names_and_the_least_size() {
    let (folder, mut plan) = Folder::plan(dump());
    let names = folder.0.path().join("names.txt");
    fs::write(&names, "1\t11\ten\tQuilla Town\t\t\t\t\n2\t11\tru\tКилья\n3\t99\ten\tNowhere\nx\n").unwrap();
    plan.alternate_names = Some(names);
    plan.least = 500;
    let (built, bad) = built(&plan);
    assert_eq!(built.entries, 4);
    assert_eq!(bad, ["4: not the columns of GeoNames' alternate names"]);
    let knowledge = Knowledge::with(open(&plan.out).unwrap());
    let ids = |name: &str| phrase(name, &knowledge).iter().filter_map(|l| l.geonameid).collect::<Vec<_>>();
    assert_eq!(ids("Quilla Town"), [11]);
    assert!(ids("Killamarka").is_empty() && ids("Tambopuerto").is_empty() && ids("Nowhere").is_empty());
}

#[test]
fn bad_lines_are_told_by_number() {
    let mut lines = dump().into_bytes();
    lines.extend(b"17\ttoo\tfew\n\xff\xfe\n99999999\ta\n");
    let (_folder, plan) = Folder::plan(lines);
    let (built, bad) = built(&plan);
    assert_eq!((built.entries, built.bad), (5, 3));
    assert_eq!(bad[0], "7: not 19 columns, which GeoNames' dumps have");
    assert_eq!(bad[1], "8: not valid UTF-8");
}

#[test]
fn no_place_no_file() {
    let (folder, plan) = Folder::plan("name,latitude\nx,1\n");
    assert!(build(&plan, |_| {}).unwrap_err().reason.contains("no place"));
    assert_eq!(fs::read_dir(folder.0.path()).unwrap().count(), 1);
}

/// Of the places of one name the largest are kept.
#[test]
fn a_crowded_name() {
    let line = |i: u32| {
        format!("{}\tSan Pedro\t\t\t1\t2\tP\tPPL\tPE\t\t08\t\t\t\t{}\t\t\t\t\n", i + 1, (i * 7919) % 1000)
    };
    let (_folder, plan) = Folder::plan((0..400).map(line).collect::<String>());
    let (built, _) = built(&plan);
    assert_eq!((built.entries, built.crowded), (255, 145));
    let gazetteer = open(&plan.out).unwrap();
    assert!(gazetteer.find("San Pedro").iter().all(|e| e.population > 300));
}

/// Runs on disk give the same order as memory.
#[test]
fn more_rows_than_room() {
    let folder = tempfile::tempdir().unwrap();
    let mut sorter = Sorter::beside(&folder.path().join("x")).unwrap().with_room(500);
    let mut rows: Vec<Vec<u8>> =
        (0..200u32).map(|i| sort::other(&format!("n{}", i * 37 % 200), "N", i)).collect();
    rows.iter().for_each(|r| sorter.push(r).unwrap());
    rows.sort();
    let sorted = sorter.finish().unwrap();
    assert_eq!(sorted.rows().unwrap().collect::<Result<Vec<_>, _>>().unwrap(), rows);
}

#[test]
fn a_changed_file_is_not_opened() {
    let (_folder, plan) = Folder::plan(dump());
    built(&plan);
    let bytes = fs::read(&plan.out).unwrap();
    let with = |at: usize, byte: u8| {
        let mut copy = bytes.clone();
        copy[at] = byte;
        Gazetteer::read(copy).unwrap_err()
    };
    assert_eq!(with(3, b'7'), GazetteerError::Version('7'));
    assert_eq!(with(0, b'?'), GazetteerError::Foreign);
    assert_eq!(with(bytes.len() - 1, !bytes[bytes.len() - 1]), GazetteerError::Damaged);
    assert_eq!(Gazetteer::read(bytes[..30].to_vec()).unwrap_err(), GazetteerError::Cut);
    assert!(Gazetteer::read(bytes).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever bytes a dump holds, the build ends, and what it writes can be opened.
    #[test]
    fn foreign_bytes_are_no_panic(junk in prop::collection::vec(any::<u8>(), 0..400), at in 0usize..900) {
        let mut bytes = dump().into_bytes();
        let at = at.min(bytes.len());
        bytes.splice(at..at, junk);
        let (_folder, plan) = Folder::plan(bytes);
        if build(&plan, |_| {}).is_ok() {
            prop_assert!(open(&plan.out).is_ok());
        }
    }

    /// A gazetteer file of which any bytes were changed is refused or, unchecked, still read without a panic.
    #[test]
    fn foreign_files_are_no_panic(junk in prop::collection::vec(any::<u8>(), 1..40), at in 0usize..400) {
        let (_folder, plan) = Folder::plan(dump());
        built(&plan);
        let mut bytes = fs::read(&plan.out).unwrap();
        let at = at.min(bytes.len().saturating_sub(junk.len()));
        bytes[at..at + junk.len()].copy_from_slice(&junk);
        let _ = Gazetteer::read(bytes.clone());
        if let Some(gazetteer) = Gazetteer::open(bytes.into()) {
            for name in ["Quillamarca", "Tambopuerto", "Killamarka", "z", "A"] {
                for entry in gazetteer.find(name) {
                    let _ = (gazetteer.name(entry.index), gazetteer.admin(entry.admin));
                }
            }
        }
    }
}
