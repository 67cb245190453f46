//! The row of the document: its text, blocks, metadata and date.

use super::{Writer, round};
use crate::model;
use crate::record::types as out;

impl Writer<'_> {
    pub(super) fn document(&self) -> out::Document {
        let article = &self.a.article;
        let block = |b: &model::Block| {
            let out::Range { start, end } = self.offsets.range(b.span);
            out::Block { kind: b.kind.name().to_owned(), start, end }
        };
        out::Document {
            id: article.id.clone(),
            sha256: article.sha256.clone(),
            url: article.url.clone(),
            language: article.language.as_ref().map(ToString::to_string),
            headline: article.headline.clone(),
            dek: article.dek.clone(),
            authors: article.authors.clone(),
            dateline: article.dateline.map(|s| s.of(&article.text).to_owned()),
            publisher: article.publisher.clone(),
            section: article.section.clone(),
            topics: article.topics.clone(),
            published: self.published(),
            modified: article.modified.map(|d| d.to_string()),
            form: article.form.name().to_owned(),
            parts: article.parts.iter().map(|p| self.part(p)).collect(),
            told: article.told.iter().map(told).collect(),
            text: article.text.clone(),
            blocks: article.blocks.iter().map(block).collect(),
            sentences: self.a.syntax.sentences.iter().map(|s| self.offsets.range(s.span)).collect(),
            problems: article.problems.clone(),
        }
    }

    fn part(&self, part: &model::Part) -> out::Part {
        let out::Range { start, end } = self.offsets.range(part.span);
        out::Part { kind: part.kind.name().to_owned(), label: self.offsets.words(part.label), start, end }
    }

    /// The times stage's date, or the page's own where the later stages did not run.
    fn published(&self) -> out::Published {
        let later = &self.a.times.published;
        let p = if later.date.is_some() { later } else { &self.a.article.published };
        let evidence = |e: &model::DateEvidence| out::DateEvidence {
            source: e.source.clone(),
            text: e.text.clone(),
            start: e.span.map(|s| self.offsets.at(s.start)),
            end: e.span.map(|s| self.offsets.at(s.end)),
        };
        out::Published {
            date: p.date.map(|d| d.to_string()),
            how: p.how.name().to_owned(),
            confidence: round(f64::from(p.confidence), 3),
            evidence: p.evidence.iter().map(evidence).collect(),
        }
    }
}

fn told(t: &model::Told) -> out::Told {
    out::Told {
        field: t.field.to_owned(),
        source: t.source.clone(),
        value: t.value.clone(),
        standing: t.standing.name().to_owned(),
    }
}
