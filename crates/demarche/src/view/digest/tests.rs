//! The page over the bundled crisis: what must stand on it.

use super::{Digest, DigestFormat, Period};
use crate::model::{Content, RawDocument};
use crate::view::Style;
use crate::{Model, Reader};

fn article(id: &str, text: &str) -> RawDocument {
    RawDocument { id: id.into(), content: Content::Text(text.into()), ..RawDocument::default() }
}

fn page(articles: &[(&str, &str)], period: &Period) -> String {
    let model = Model::built_in();
    let mut reader = Reader::new(&model);
    let mut digest = Digest::default();
    for (id, text) in articles {
        digest.add(&crate::record::write(&reader.read(&article(id, text))));
    }
    digest.page(period, DigestFormat::Text(Style { colour: false, width: 200 }))
}

const BEFORE: (&str, &str) = (
    "a",
    "Ministers meet over the pass\n\nVIENNA, March 3, 2031 (Alpine Wire) — Austria and Hungary held talks on Monday about the border. \
     Hungary demanded the withdrawal of Austrian troops from the pass.\n",
);
const AFTER: (&str, &str) = (
    "b",
    "Shells fall on the pass\n\nVIENNA, March 12, 2031 (Alpine Wire) — Hungarian troops shelled an Austrian border post on Tuesday. \
     Austria condemned Hungary on Wednesday over the attack.\n",
);
const AGAIN: (&str, &str) = (
    "c",
    "Border post shelled\n\nBUDAPEST, March 12, 2031 (Danube Post) — Hungarian troops shelled an Austrian border post on Tuesday, officials said. \
     Austria condemned Hungary on Wednesday.\n",
);

#[test]
fn acts_after_talks_are_a_deterioration_and_count_once() {
    let shown = page(&[BEFORE, AFTER, AGAIN], &Period::default());
    assert!(shown.starts_with("2031-03-06 to 2031-03-12"), "{shown}");
    assert!(shown.contains("DETERIORATED"), "{shown}");
    let happened = shown.split("WHAT HAPPENED").nth(1).and_then(|s| s.split("\n\n").next()).unwrap_or("");
    assert_eq!(happened.matches("ACCUSE").count(), 1, "{shown}");
    assert!(shown.contains("HUN  force withdrawal"), "an older stance still stands: {shown}");
}

#[test]
fn what_was_not_yet_published_does_not_count() {
    let period = Period { as_of: "2031-03-05".parse().ok(), ..Period::default() };
    let shown = page(&[BEFORE, AFTER, AGAIN], &period);
    assert!(!shown.contains("shelled") && shown.contains("CONSULT"), "{shown}");
}

#[test]
fn a_party_has_a_page_of_its_own_and_no_dates_are_said() {
    let period = Period { party: Some("aut".into()), ..Period::default() };
    assert!(!page(&[BEFORE, AFTER], &period).contains("force withdrawal"));
    assert!(page(&[], &Period::default()).contains("No document with a date"));
}
