//! The record keeps its promises on the bundled articles and on mangled ones: it validates against its
//! own schema, every span slices the text, and nothing depends on what was read before.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "a test reads its fixtures and may fail"
)]

use demarche::model::{Content, RawDocument};
use demarche::{Model, Reader, record};
use proptest::prelude::*;
use serde_json::Value;
use std::path::Path;
use std::sync::LazyLock;

static MODEL: LazyLock<Model> = LazyLock::new(Model::built_in);
static SCHEMA: LazyLock<jsonschema::Validator> =
    LazyLock::new(|| jsonschema::validator_for(&record::schema()).expect("a schema"));

/// The bundled articles.
fn examples() -> Vec<RawDocument> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut paths: Vec<_> =
        std::fs::read_dir(dir).expect("examples").filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    let raw = |path: &Path| {
        let bytes = std::fs::read(path).expect("a readable example");
        let id = path.file_stem()?.to_str()?.to_owned();
        let content = match path.extension()?.to_str()? {
            "html" => Content::Html(bytes),
            "txt" => Content::Text(String::from_utf8(bytes).ok()?),
            _ => return None,
        };
        Some(RawDocument { id, content, ..RawDocument::default() })
    };
    paths.iter().filter_map(|p| raw(p)).collect()
}

fn read(raw: &RawDocument) -> Value {
    serde_json::to_value(record::write(&Reader::new(&MODEL).read(raw))).expect("a record is JSON")
}

/// Checks every object with start, end and text against the document's text, in code points.
fn check_spans(value: &Value, text: &[char], checked: &mut usize) {
    match value {
        Value::Object(fields) => {
            let number = |k: &str| fields.get(k).and_then(Value::as_u64).map(|n| n as usize);
            if let (Some(start), Some(end), Some(words)) =
                (number("start"), number("end"), fields.get("text"))
            {
                let slice: String = text.get(start..end).expect("a span inside the text").iter().collect();
                assert_eq!(words.as_str(), Some(slice.as_str()));
                *checked += 1;
            }
            fields.values().for_each(|v| check_spans(v, text, checked));
        }
        Value::Array(list) => list.iter().for_each(|v| check_spans(v, text, checked)),
        _ => {}
    }
}

fn check(raw: &RawDocument) -> usize {
    let record = read(raw);
    if let Err(error) = SCHEMA.validate(&record) {
        panic!("{}: not of the schema: {error} at {}", raw.id, error.instance_path());
    }
    let text: Vec<char> = record["document"]["text"].as_str().expect("a text").chars().collect();
    let mut checked = 0;
    check_spans(&record, &text, &mut checked);
    checked
}

#[test]
fn bundled_articles_keep_the_promises() {
    let examples = examples();
    assert!(examples.len() >= 3, "the bundled articles are missing");
    for raw in &examples {
        assert!(check(raw) > 50, "{}: hardly anything was read", raw.id);
    }
}

#[test]
fn nothing_depends_on_what_was_read_before() {
    let examples = examples();
    let mut reader = Reader::new(&MODEL);
    let mut all = |list: &[&RawDocument]| -> Vec<(String, String)> {
        let one = |r: &&RawDocument| {
            (r.id.clone(), serde_json::to_string(&record::write(&reader.read(r))).expect("a record is JSON"))
        };
        list.iter().map(one).collect()
    };
    let mut forth = all(&examples.iter().collect::<Vec<_>>());
    let mut back = all(&examples.iter().rev().collect::<Vec<_>>());
    forth.sort();
    back.sort();
    assert!(forth == back);
}

/// A bundled article with a stretch cut out, one doubled, and one replaced by `noise`.
fn mangled() -> impl Strategy<Value = RawDocument> {
    (0..3usize, any::<[prop::sample::Index; 4]>(), ".{0,40}", any::<bool>()).prop_map(
        |(n, at, noise, html)| {
            let examples = examples();
            let source = match &examples[n % examples.len()].content {
                Content::Text(text) => text.clone(),
                Content::Html(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            };
            let mut chars: Vec<char> = source.chars().collect();
            let a = at[0].index(chars.len());
            let b = (a + at[1].index(200)).min(chars.len());
            let cut: Vec<char> = chars.drain(a..b).collect();
            let c = at[2].index(chars.len());
            chars.splice(c..c, noise.chars().chain(cut));
            chars.truncate(200 + at[3].index(chars.len()));
            let text: String = chars.into_iter().collect();
            let content = if html { Content::Html(text.into_bytes()) } else { Content::Text(text) };
            RawDocument { id: "mangled".into(), content, ..RawDocument::default() }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mangled_articles_keep_the_promises(raw in mangled()) {
        check(&raw);
    }

    #[test]
    fn any_text_keeps_the_promises(text in "(?s).{0,300}") {
        check(&RawDocument { id: "any".into(), content: Content::Text(text), ..RawDocument::default() });
    }

    #[test]
    fn any_bytes_keep_the_promises(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&RawDocument { id: "any".into(), content: Content::Html(bytes), ..RawDocument::default() });
    }
}
