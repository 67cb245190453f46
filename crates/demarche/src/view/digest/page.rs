//! The page of a digest, section by section.

use super::acts::{Act, joined};
use super::direction::{Verdict, Weights};
use super::{Cited, Digest, DigestFormat, Period, Said};
use crate::ledger::{Cell, Change, Cut, Dossier, View, changes};
use crate::view::sheet::{Row, Section, Sheet};
use crate::view::style::Tone;
use jiff::ToSpan;
use jiff::civil::Date;

/// Most quotations of one party.
const MOST_WORDS: usize = 3;
/// Most reasons shown under the verdict.
const MOST_REASONS: usize = 8;

/// A row before its sentences have the page's numbers.
struct Draft {
    row: Row,
    cited: Vec<Cited>,
}

impl Digest {
    /// The page of a period. The order in which documents were added changes nothing but the order of
    /// sources that share a day.
    pub fn page(&self, period: &Period, format: DigestFormat) -> String {
        let sheet = self.sheet(period);
        match format {
            DigestFormat::Text(style) => crate::view::brief::set(&sheet, style),
            DigestFormat::Markdown => crate::view::markdown::set(&sheet),
            DigestFormat::Html => crate::view::html::set(&sheet),
            DigestFormat::Json => crate::view::sheet::json(&sheet),
        }
    }

    fn sheet(&self, period: &Period) -> Sheet {
        let Some((first, last)) = self.days(period) else {
            let title = "No document with a date".to_owned();
            return Sheet {
                title,
                facts: Vec::new(),
                problems: Vec::new(),
                sections: Vec::new(),
                cited: Vec::new(),
            };
        };
        let length = (last - first).get_days() + 1;
        let earlier = (first.saturating_sub(length.days()), first.saturating_sub(1.day()));
        let dossier = Dossier::new(self.entries.iter().cloned());
        let acts = self.acts_of(period, first, last);
        let before = self.acts_of(period, earlier.0, earlier.1);
        let view = |day: Date| Cut { as_of: Some(day), known_at: Some(last.min(day)) };
        let [oldest, start, end] = [earlier.0.saturating_sub(1.day()), earlier.1, last]
            .map(|day| wanted(dossier.view(view(day)), period));
        let (moved, moved_before) = (changes(&start, &end), changes(&oldest, &start));
        let weights = Weights::built_in();
        let balance = |acts: &[Act], moved: &[Change]| {
            acts.iter().map(|a| weights.act(a)).chain(moved.iter().map(|c| weights.change(c))).sum::<f64>()
        };
        let known = self.documents.iter().any(|d| d.published.is_some_and(|p| p < first));
        let verdict = weights.verdict(balance(&acts, &moved), known.then(|| balance(&before, &moved_before)));
        let moves: Vec<Draft> = moved.iter().map(|c| self.change(&dossier, c)).collect();
        let stances: Vec<Draft> = end.cells.iter().map(|c| self.cell(&dossier, c)).collect();
        let reasons = self.reasons(&weights, &acts, &moved, &dossier);
        let (done, spoken): (Vec<&Act>, Vec<&Act>) = acts.iter().partition(|a| a.done);
        let drafts = vec![
            ("Direction", direction(verdict).into_iter().chain(reasons).collect()),
            ("What happened", done.into_iter().map(drafted).collect()),
            ("Spoken of, not done", spoken.into_iter().map(drafted).collect()),
            ("Who said what", self.words(period, first, last)),
            ("Who moved", moves),
            ("Where each party stands", stances),
        ];
        self.numbered(title(period, first, last), self.facts(first, last), drafts)
    }

    /// Acts of the days from `first` to `last` that were known by then, each once.
    fn acts_of(&self, period: &Period, first: Date, last: Date) -> Vec<Act> {
        let within = |a: &&Act| {
            a.day.is_some_and(|d| first <= d && d <= last)
                && a.cited.first().is_some_and(|c| self.is_known(c.0, last))
                && a.status != "hypothetical"
                && period.party.as_ref().is_none_or(|p| a.codes.iter().any(|c| starts_with(c, p)))
        };
        joined(self.acts.iter().filter(within).cloned())
    }

    /// What weighed most, heaviest first.
    fn reasons(&self, weights: &Weights, acts: &[Act], moved: &[Change], dossier: &Dossier) -> Vec<Draft> {
        let acts = acts.iter().map(|a| (weights.act(a), drafted(a)));
        let moves = moved.iter().map(|c| (weights.change(c), self.change(dossier, c)));
        let mut all: Vec<(f64, Draft)> = acts.chain(moves).filter(|(w, _)| *w != 0.0).collect();
        all.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
        let reason = |(weight, draft): (f64, Draft)| {
            let tone = if weight < 0.0 { Tone::Bad } else { Tone::Good };
            let text = if draft.row.text.is_empty() {
                draft.row.tag.clone()
            } else {
                format!("{} {}", draft.row.tag, draft.row.text)
            };
            Draft { row: Row { tag: format!("{weight:+.1}"), tone, text, ..draft.row }, cited: draft.cited }
        };
        all.into_iter().take(MOST_REASONS).map(reason).collect()
    }

    /// Quotations of the period by parties with a code, those in which a position was taken first.
    fn words(&self, period: &Period, first: Date, last: Date) -> Vec<Draft> {
        let within = |s: &&Said| {
            let published = s.cited.first().and_then(|c| self.documents.get(c.0)).and_then(|d| d.published);
            !s.code.is_empty()
                && published.is_some_and(|d| first <= d && d <= last)
                && period.party.as_ref().is_none_or(|p| starts_with(&s.code, p))
        };
        let mut all: Vec<&Said> = self.said.iter().filter(within).collect();
        all.sort_by_key(|s| (s.code.clone(), !s.position, s.row.when.clone()));
        let mut out: Vec<Draft> = Vec::new();
        for group in all.chunk_by(|a, b| a.code == b.code) {
            out.extend(
                group.iter().take(MOST_WORDS).map(|s| Draft { row: s.row.clone(), cited: s.cited.clone() }),
            );
        }
        out
    }

    fn change(&self, dossier: &Dossier, c: &Change) -> Draft {
        let state = |x: &Option<Cell>| x.as_ref().map_or("no stance", |x| x.state.name()).to_owned();
        let borne = c.after.as_ref().or(c.before.as_ref());
        let mut draft = borne.map_or_else(Draft::empty, |cell| self.cell(dossier, cell));
        draft.row.tag = c.direction.name().to_owned();
        draft.row.text = format!("{}: {} → {}", c.issue, state(&c.before), state(&c.after));
        draft
    }

    fn cell(&self, dossier: &Dossier, c: &Cell) -> Draft {
        let entries = c.statements.iter().filter_map(|&i| dossier.entries().get(i));
        let cited = entries.clone().filter_map(|e| {
            let document = self.documents.iter().position(|d| d.id == e.document)?;
            Some((document, e.sentence_number as usize))
        });
        let words = entries.clone().next_back().map_or(String::new(), |e| format!(" — “{}”", e.evidence));
        Draft {
            cited: cited.collect(),
            row: Row {
                id: entries.clone().next_back().map_or(String::new(), |e| e.statement.clone()),
                when: c.since.as_deref().unwrap_or_default().to_owned(),
                who: c.party.to_string(),
                tag: c.state.name().to_owned(),
                tone: Tone::of_state(c.state.name()),
                text: format!("{}{words}", c.issue),
                sentences: Vec::new(),
            },
        }
    }

    fn facts(&self, first: Date, last: Date) -> Vec<String> {
        let within = self.documents.iter().filter(|d| d.published.is_some_and(|p| first <= p && p <= last));
        let mut outlets: Vec<&str> = within.clone().filter_map(|d| d.publisher.as_deref()).collect();
        outlets.sort_unstable();
        outlets.dedup();
        let documents = format!("{} of {} documents are of these days", within.count(), self.len());
        std::iter::once(documents).chain((!outlets.is_empty()).then(|| outlets.join(", "))).collect()
    }

    /// Gives every cited sentence a number of the page, in the order of documents' days.
    fn numbered(&self, title: String, facts: Vec<String>, drafts: Vec<(&'static str, Vec<Draft>)>) -> Sheet {
        let day = |c: &Cited| self.documents.get(c.0).map(|d| (d.published, d.id.clone()));
        let mut all: Vec<Cited> = drafts.iter().flat_map(|(_, d)| d).flat_map(|d| d.cited.clone()).collect();
        all.sort_by_cached_key(|c| (day(c), c.1));
        all.dedup();
        let number = |c: &Cited| all.iter().position(|x| x == c).map(|n| n + 1);
        let row = |draft: Draft| {
            let mut sentences: Vec<usize> = draft.cited.iter().filter_map(number).collect();
            sentences.sort_unstable();
            sentences.dedup();
            Row { sentences, ..draft.row }
        };
        let sections =
            drafts.into_iter().map(|(title, d)| Section { title, rows: d.into_iter().map(row).collect() });
        let sections = sections.collect();
        let cited = all.iter().enumerate().map(|(n, c)| (n + 1, self.source(*c))).collect();
        Sheet { title, facts, problems: Vec::new(), sections, cited }
    }

    /// "River Post, 2031-03-04, 01-post 3: the sentence".
    fn source(&self, (document, number): Cited) -> String {
        let Some(d) = self.documents.get(document) else { return String::new() };
        let words = d.sentences.iter().find(|(n, _)| *n == number).map_or("", |(_, words)| words.as_str());
        let outlet = d.publisher.as_ref().map_or(String::new(), |p| format!("{p}, "));
        let day = d.published.map_or(String::new(), |p| format!("{p}, "));
        format!("({outlet}{day}{} {number}) {words}", d.id)
    }
}

impl Draft {
    fn empty() -> Self {
        Draft { row: Row::default(), cited: Vec::new() }
    }
}

fn drafted(act: &Act) -> Draft {
    Draft { row: act.row.clone(), cited: act.cited.clone() }
}

/// The verdict as a row of its own.
fn direction(verdict: Verdict) -> Option<Draft> {
    let against = match verdict.before {
        Some(before) => format!("the days before: {before:+.1}"),
        None => "nothing is known of the days before".to_owned(),
    };
    let tone = match verdict.name {
        "deteriorated" => Tone::Bad,
        "improved" => Tone::Good,
        _ => Tone::Plain,
    };
    let text = format!("balance {:+.1}; {against}", verdict.balance);
    Some(Draft {
        row: Row { tag: verdict.name.to_uppercase(), tone, text, ..Row::default() },
        cited: Vec::new(),
    })
}

fn title(period: &Period, first: Date, last: Date) -> String {
    let of = period.party.as_ref().map_or(String::new(), |p| format!("{p}, "));
    format!("{of}{first} to {last}")
}

fn wanted(mut view: View, period: &Period) -> View {
    view.cells.retain(|c| period.party.as_ref().is_none_or(|p| starts_with(&c.party, p)));
    view
}

fn starts_with(code: &str, party: &str) -> bool {
    code.get(..party.len()).is_some_and(|c| c.eq_ignore_ascii_case(party))
}
