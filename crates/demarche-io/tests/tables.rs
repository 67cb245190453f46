//! The tables keep their promises: keys lead somewhere, offsets slice the text, searches find, canned
//! queries run, exports hold the same rows.
#![allow(clippy::expect_used, clippy::panic, reason = "tests may fail")]

use demarche::Model;
use demarche_io::out::Layout;
use demarche_io::out::companions::{canned, companions};
use demarche_io::out::export::{Form, export};
use demarche_io::out::schema::TABLES;
use demarche_io::out::store::{Settings, Store};
use demarche_io::{Plan, code, sources};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};
use rusqlite::Connection;
use std::fs::File;
use std::path::{Path, PathBuf};

/// The bundled examples, coded; the folder that holds them while it lives.
fn coded() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let plan = Plan { sources: sources(&[examples.display().to_string()]), threads: 2, ..Plan::default() };
    let (layout, settings) = (Layout::of(folder.path()), Settings::new());
    let outcome = code(&Model::built_in(), &plan, layout.store(), &settings, |_| {}).expect("a run");
    assert!(outcome.coded >= 3, "{outcome:?}");
    let store = Store::open(layout.store(), &settings).expect("the file");
    for form in [Form::Csv, Form::Jsonl, Form::Parquet] {
        assert!(export(&store, &layout, form).expect("tables").contains(&"documents"));
    }
    companions(&store, &layout, &settings, &[Form::Csv]).expect("companions");
    store.close().expect("closed");
    let store = layout.store().to_owned();
    (folder, store)
}

fn number(db: &Connection, ask: &str) -> i64 {
    db.query_row(ask, [], |r| r.get(0)).unwrap_or_else(|e| panic!("{ask}: {e}"))
}

#[test]
fn tables_keep_their_promises() {
    let (folder, store) = coded();
    let db = Connection::open(store).expect("the file");
    assert_eq!(number(&db, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    offsets_slice_the_text(&db);
    canned_queries_run(&db);
    let found = "SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH 'talks OR border'";
    assert!(number(&db, found) > 0);
    parquet_holds_the_rows(&db, &folder.path().join("parquet"));
    for name in ["datapackage.json", "manifest.json", "metadata.json"] {
        let file = File::open(folder.path().join(name)).expect(name);
        let value: serde_json::Value = serde_json::from_reader(file).expect(name);
        assert!(value.is_object());
    }
}

fn canned_queries_run(db: &Connection) {
    for (name, sql) in canned() {
        let mut statement = db.prepare(&sql).unwrap_or_else(|e| panic!("{name}: {e}"));
        for n in 1..=statement.parameter_count() {
            let value = if name == "search" { "border OR talks" } else { "" };
            statement.raw_bind_parameter(n, value).expect("bound");
        }
        let some = statement.raw_query().next().unwrap_or_else(|e| panic!("{name}: {e}")).is_some();
        let must = ["who_did_what", "done_only", "said_by", "search"].contains(&name.as_str());
        assert!(some || !must, "{name} finds nothing");
    }
}

fn offsets_slice_the_text(db: &Connection) {
    let spans = [
        ("mentions", "start_at", "end_at", "text"),
        ("times", "start_at", "end_at", "text"),
        ("sentences", "start_at", "end_at", "text"),
        ("event_mentions", "trigger_start", "trigger_end", "trigger_text"),
        ("event_mentions", "evidence_start", "evidence_end", "evidence"),
        ("statements", "evidence_start", "evidence_end", "evidence"),
        ("quotes", "source_start", "source_end", "source_text"),
    ];
    for (table, start, end, text) in spans {
        let wrong = format!(
            "SELECT count(*) FROM {table} t JOIN documents d USING (document)
             WHERE substr(d.text, t.{start} + 1, t.{end} - t.{start}) <> t.{text}"
        );
        assert_eq!(number(db, &wrong), 0, "{table}.{text}");
        assert!(number(db, &format!("SELECT count(*) FROM {table}")) > 0, "{table} is empty");
    }
}

fn parquet_holds_the_rows(db: &Connection, folder: &Path) {
    for table in TABLES {
        let rows = number(db, &format!("SELECT count(*) FROM {}", table.name));
        let path = folder.join(format!("{}.parquet", table.name));
        assert_eq!(path.exists(), rows > 0, "{path:?}");
        if rows == 0 {
            continue;
        }
        let reader = SerializedFileReader::new(File::open(&path).expect("a file")).expect("Parquet");
        let keys = reader.get_row_iter(None).expect("rows").map(|row| key(&row.expect("a row")));
        let keys: Vec<i64> = keys.collect();
        assert_eq!(i64::try_from(keys.len()), Ok(rows), "{}", table.name);
        let sum = format!("SELECT sum({}) FROM {}", table.columns[0].name, table.name);
        assert_eq!(keys.iter().sum::<i64>(), number(db, &sum));
    }
}

fn key(row: &Row) -> i64 {
    match row.get_column_iter().next() {
        Some((_, Field::Long(n))) => *n,
        other => panic!("{other:?} is no key"),
    }
}
