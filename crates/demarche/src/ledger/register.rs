//! Linkages and proposals of many documents, beside their statements.

use super::dossier::Cut;
use super::proposals::come_to;
use crate::model::{Fate, Str};
use crate::record::{self, Record};
use jiff::civil::Date;
use serde::Serialize;

/// What parties made hang on what, and what was put forward, over many documents in one canonical
/// order: by day, then document, then place in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Register {
    /// Linkages by day said.
    pub linkages: Vec<Linked>,
    /// Proposals by the day of their first step.
    pub proposals: Vec<Tabled>,
}

/// A linkage of one document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Linked {
    /// The document's id.
    pub document: String,
    /// The sentence's number in it, from 1.
    pub sentence_number: u32,
    /// The day it became known, ISO 8601.
    pub known_on: Option<Str>,
    /// The linkage.
    #[serde(flatten)]
    pub linkage: record::Linkage,
}

/// A proposal as many documents tell of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tabled {
    /// `draft`, `resolution`, `plan`, …
    pub kind: String,
    /// The fullest words for it.
    pub name: String,
    /// Codes of those who put it forward.
    pub tabled_by: Vec<String>,
    /// What it is about.
    pub issues: Vec<String>,
    /// What it has come to.
    pub fate: Option<String>,
    /// What happened to it, by day.
    pub steps: Vec<Step>,
}

/// Something that happened to a proposal, with the document that tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The document's id.
    pub document: String,
    /// The sentence's number in it, from 1.
    pub sentence_number: u32,
    /// The day it became known, ISO 8601.
    pub known_on: Option<Str>,
    /// What happened.
    #[serde(flatten)]
    pub step: record::ProposalStep,
}

impl Register {
    /// Takes up a document's record.
    pub fn add(&mut self, record: &Record) {
        let document = record.document.id.clone();
        let known_on = record.document.published.date.as_deref().map(Str::from);
        let number =
            |at: u32| record.document.sentence_number(at).and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
        self.linkages.extend(record.linkages.iter().map(|linkage| Linked {
            document: document.clone(),
            sentence_number: number(linkage.evidence.start),
            known_on: known_on.clone(),
            linkage: linkage.clone(),
        }));
        self.proposals.extend(record.proposals.iter().map(|p| {
            Tabled {
                kind: p.kind.clone(),
                name: p.name.text.clone(),
                tabled_by: p.tabled_by.clone(),
                issues: p.issues.clone(),
                fate: None,
                steps: (p.steps.iter())
                    .map(|step| Step {
                        document: document.clone(),
                        sentence_number: number(step.evidence.start),
                        known_on: known_on.clone(),
                        step: step.clone(),
                    })
                    .collect(),
            }
        }));
    }

    /// What had been said and become known at a cut, in canonical order, with what is one proposal
    /// joined.
    pub fn at(&self, cut: Cut) -> Register {
        let seen = |said: Option<&str>, known: &Option<Str>| {
            let known = known.as_deref().and_then(day);
            let said = said.and_then(day).or(known);
            cut.sees(said, known)
        };
        let mut linkages: Vec<Linked> = self.linkages.clone();
        linkages.retain(|l| seen(l.linkage.said_on.as_deref(), &l.known_on));
        linkages.sort_by(|a, b| order(a).cmp(&order(b)));
        let mut proposals = self.proposals.clone();
        for p in &mut proposals {
            p.steps.retain(|s| seen(s.step.date.as_deref(), &s.known_on));
        }
        proposals.retain(|p| !p.steps.is_empty());
        proposals.sort_by(|a, b| first(a).cmp(&first(b)));
        Register { linkages, proposals: joined(proposals) }
    }
}

/// Proposals of the same tablers on a common issue, or of the same name, are one.
fn joined(proposals: Vec<Tabled>) -> Vec<Tabled> {
    let mut out: Vec<Tabled> = Vec::new();
    for next in proposals {
        match out.iter_mut().find(|p| same(p, &next)) {
            Some(p) => {
                p.steps.extend(next.steps);
                p.issues.extend(next.issues);
                if next.name.len() > p.name.len() {
                    p.name = next.name;
                }
            }
            None => out.push(next),
        }
    }
    for p in &mut out {
        p.issues.sort();
        p.issues.dedup();
        p.steps.sort_by(|a, b| step_order(a).cmp(&step_order(b)));
        p.fate = fate(&p.steps).map(|f| f.name().to_owned());
    }
    out
}

fn same(a: &Tabled, b: &Tabled) -> bool {
    let shared = a.tabled_by.iter().any(|t| b.tabled_by.contains(t));
    let issue = a.issues.iter().any(|i| b.issues.contains(i));
    let name = a.name.eq_ignore_ascii_case(&b.name) && a.issues.is_empty() == b.issues.is_empty();
    shared && (issue || name)
}

fn fate(steps: &[Step]) -> Option<Fate> {
    let all: Vec<Fate> = steps.iter().filter_map(|s| Fate::parse(&s.step.fate)).collect();
    come_to(&all)
}

fn order(l: &Linked) -> impl Ord + '_ {
    let said = l.linkage.said_on.as_deref().or(l.known_on.as_deref());
    (said.and_then(day), &l.document, l.linkage.evidence.start, &l.linkage.id)
}

fn step_order(s: &Step) -> impl Ord + '_ {
    let date = s.step.date.as_deref().or(s.known_on.as_deref());
    (date.and_then(day), &s.document, s.step.evidence.start)
}

fn first(p: &Tabled) -> impl Ord + '_ {
    (p.steps.iter().map(step_order).min(), &p.name)
}

/// The last day of a value of any precision.
fn day(value: &str) -> Option<Date> {
    super::days(value).map(|(_, last)| last)
}
