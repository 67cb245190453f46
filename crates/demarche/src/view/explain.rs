//! Why a row is in the record: its rule, its words, and what they rest on.

use crate::model::{Attribution, Entity, Event, Span, Statement};
use crate::record::write_with_ids;
use crate::{Analysis, Model};
use std::fmt::Write;

/// Explains the entity, quote, event or statement with this id of the record; `None` if there is
/// no such row.
pub fn explain(analysis: &Analysis, model: &Model, id: &str) -> Option<String> {
    let ids = write_with_ids(analysis);
    let index = |list: &[String]| list.iter().position(|i| i == id);
    if let Some(i) = index(&ids.events) {
        return analysis.events.events.get(i).map(|e| event(analysis, model, e));
    }
    if let Some(i) = index(&ids.quotes) {
        return analysis.quotes.attributions.get(i).map(|q| quote(analysis, q));
    }
    if let Some(i) = index(&ids.statements) {
        return analysis.ledger.statements.get(i).map(|s| statement(analysis, s));
    }
    index(&ids.entities).and_then(|i| analysis.entities.entities.get(i).map(|e| entity(analysis, i, e)))
}

/// The number of the sentence at a span, from 1, and the sentence itself.
fn sentence(analysis: &Analysis, span: Span) -> String {
    match analysis.syntax.sentence_at(span.start) {
        Some(id) => {
            let text = analysis.syntax.sentence(id).span.of(&analysis.article.text);
            format!("  sentence  [{}] {text}\n", id.index() + 1)
        }
        None => String::new(),
    }
}

fn event(analysis: &Analysis, model: &Model, e: &Event) -> String {
    let text = analysis.article.text.as_str();
    let names = |list: &[crate::model::EntityId]| {
        let one = |&p: &_| {
            let party = analysis.entities.entity(p);
            format!("{} [{}; {}]", party.name, party.code.as_deref().unwrap_or("no code"), party.rule)
        };
        list.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let mut out = format!("event {} {} ({})\n", e.plover.name(), e.cameo, e.status.name());
    for line in crate::events::explain(e, text, &analysis.syntax, &model.events).lines() {
        let _ = writeln!(out, "  {line}");
    }
    let _ = writeln!(out, "  actor     {}", names(&e.actors));
    let _ = writeln!(out, "  recipient {}", names(&e.recipients));
    if let Some(d) = &e.date {
        let _ = writeln!(out, "  date      {} ({}, found by: {})", d.value, d.precision, d.how.name());
    }
    if let Some(c) = e.condition {
        let _ = writeln!(out, "  condition {:?}", c.of(text));
    }
    let _ = writeln!(out, "  confidence {:.2}", e.confidence);
    out
}

fn quote(analysis: &Analysis, q: &Attribution) -> String {
    let text = analysis.article.text.as_str();
    let mut out = format!("{} quotation\n  rule      {}\n", q.kind.name(), q.rule);
    for span in &q.content {
        let _ = writeln!(out, "  content   {:?}", span.of(text));
    }
    if let Some(c) = &q.cue {
        let _ = writeln!(out, "  cue       {:?} (lexicon: {}, {})", c.span.of(text), c.lemma, c.act.name());
    }
    if let Some(s) = &q.source {
        let _ = writeln!(out, "  source    {:?}", s.span.of(text));
        if let Some(e) = s.entity {
            let _ = writeln!(out, "  speaker   {}", analysis.entities.entity(e).name);
        }
    }
    out + &q.content.first().map_or_else(String::new, |&s| sentence(analysis, s))
}

fn statement(analysis: &Analysis, s: &Statement) -> String {
    let text = analysis.article.text.as_str();
    let mut out = format!("statement: {} {} on {:?}\n", s.party, s.action.name(), s.issue.as_str());
    let _ = writeln!(out, "  rule      {}", s.rule);
    let _ = writeln!(out, "  authority {}, {}", s.authority.name(), s.firmness.name());
    let _ = writeln!(out, "  evidence  {:?}", s.evidence.of(text));
    if let Some(c) = s.condition {
        let _ = writeln!(out, "  condition {:?}", c.of(text));
    }
    out + &sentence(analysis, s.evidence)
}

fn entity(analysis: &Analysis, index: usize, e: &Entity) -> String {
    let text = analysis.article.text.as_str();
    let mut out = format!("{} {:?}\n", e.kind.name(), e.name);
    let _ = writeln!(out, "  code      {} (from {})", e.code.as_deref().unwrap_or("none"), e.rule);
    for r in &e.roles {
        let held = r.current.map_or("", |c| if c { ", held on the day" } else { ", not held on the day" });
        let _ = writeln!(out, "  role      {}{held}", r.title);
    }
    for m in analysis.entities.mentions.iter().filter(|m| m.entity.index() == index) {
        let _ = writeln!(out, "  mention   {:?} ({})", m.span.of(text), m.kind.name());
    }
    out
}
