use super::*;
use proptest::prelude::*;

fn published() -> Date {
    jiff::civil::date(2022, 1, 13)
}

/// Every rule's examples come out as written, read by that rule; its counter-examples do not match it.
#[test]
fn rules_keep_their_examples() {
    let knowledge = Knowledge::built_in();
    let mut failures = Vec::new();
    for (file, text) in data::RULES {
        let rules = rules::texts(text);
        assert!(!rules.is_empty(), "{file}: not readable");
        for rule in rules {
            let name = format!("{file}/{}", rule.name);
            assert!(!rule.yes.is_empty(), "{name} has no example");
            for example in &rule.yes {
                let (words, wanted) = example.split_once(" => ").expect("an arrow");
                let read = phrase(words, Some(published()), &knowledge);
                let good = if wanted.is_empty() {
                    read.is_empty()
                } else {
                    read.iter().any(|t| t.value == wanted && t.rule == name)
                };
                if !good {
                    let got: Vec<String> = read.iter().map(|t| format!("{} {}", t.rule, t.value)).collect();
                    failures.push(format!("{name}: {example}: got {got:?}"));
                }
            }
            for words in &rule.no {
                if phrase(words, Some(published()), &knowledge).iter().any(|t| t.rule == name) {
                    failures.push(format!("{name}: reads {words:?}"));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn periods_and_their_days() {
    let days = |v: &str| calendar::interval(v).map(|(a, b)| format!("{a}/{b}"));
    assert_eq!(days("2022-W02").as_deref(), Some("2022-01-10/2022-01-16"));
    assert_eq!(days("2021-12").as_deref(), Some("2021-12-01/2021-12-31"));
    assert_eq!(days("2021-Q3").as_deref(), Some("2021-07-01/2021-09-30"));
    assert_eq!(days("199").as_deref(), Some("1990-01-01/1999-12-31"));
    assert_eq!(days("2022-01-12TNI").as_deref(), Some("2022-01-12/2022-01-12"));
    assert_eq!(days("PAST_REF"), None);
}

proptest! {
    /// Whatever the text, spans lie on character boundaries, in order and without overlap.
    #[test]
    fn spans_slice(text in "(last |two |Jan. |12|,| of |the |2014|Friday|'s|é|-|week |years |ago |\\PC){0,30}") {
        let knowledge = Knowledge::built_in();
        let mut end = 0;
        for timex in phrase(&text, Some(published()), &knowledge) {
            prop_assert!(timex.span.start >= end && !timex.span.of(&text).is_empty());
            end = timex.span.end;
        }
    }

    /// Days shifted and read back are days.
    #[test]
    fn values_read_back(days in -200_000i32..200_000) {
        let date = calendar::shift(published(), calendar::Unit::Day, f64::from(days));
        let week = calendar::interval(&calendar::week(date)).unwrap();
        prop_assert!(week.0 <= date && date <= week.1);
        prop_assert_eq!(calendar::interval(&calendar::day(date)), Some((date, date)));
    }
}
