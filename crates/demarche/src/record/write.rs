//! From layers to the record, layer by layer.

use super::ids::Ids;
use super::offsets::Offsets;
use super::types as out;
use crate::Analysis;
use crate::model::{Dated, Entities, EntityId, Span};

/// A record together with the ids of each layer's elements, by index: what `explain` needs.
#[derive(Clone, Debug)]
pub struct Written {
    /// The record.
    pub record: out::Record,
    /// Id of each entity of the analysis.
    pub entities: Vec<String>,
    /// Id of each attribution.
    pub quotes: Vec<String>,
    /// Id of each event.
    pub events: Vec<String>,
    /// Id of each statement.
    pub statements: Vec<String>,
}

/// Writes the record of an analysis.
pub fn write(analysis: &Analysis) -> out::Record {
    write_with_ids(analysis).record
}

/// Writes the record and tells which id each element of the layers got.
pub fn write_with_ids(analysis: &Analysis) -> Written {
    let mut ids = Ids::new(&analysis.article.id);
    let offsets = Offsets::new(&analysis.article.text);
    let w = Writer::new(analysis, &offsets, &mut ids);
    let ids = &mut ids;
    let record = out::Record {
        document: w.document(),
        entities: w.entities(),
        times: w.times(),
        quotes: w.quotes(),
        events: w.events(),
        statements: w.statements(),
        linkages: w.linkages(ids),
        proposals: w.proposals(ids),
        stances: w.stances(),
    };
    Written {
        record,
        entities: w.entity_ids,
        quotes: w.quote_ids,
        events: w.event_ids,
        statements: w.statement_ids,
    }
}

fn told(t: &crate::model::Told) -> out::Told {
    out::Told {
        field: t.field.to_owned(),
        source: t.source.clone(),
        value: t.value.clone(),
        standing: t.standing.name().to_owned(),
    }
}

struct Writer<'a> {
    a: &'a Analysis,
    offsets: &'a Offsets<'a>,
    entity_ids: Vec<String>,
    quote_ids: Vec<String>,
    event_ids: Vec<String>,
    statement_ids: Vec<String>,
}

impl<'a> Writer<'a> {
    /// All ids are made first, because rows point at each other.
    fn new(a: &'a Analysis, offsets: &'a Offsets<'a>, ids: &mut Ids<'_>) -> Self {
        let text = a.article.text.as_str();
        let at = |span: Span| format!("{}:{}", offsets.at(span.start), span.of(text));
        let entity_ids = a.entities.entities.iter().map(|e| ids.id("n", &[e.kind.name(), &e.name])).collect();
        let quote_ids = (a.quotes.attributions.iter())
            .map(|q| ids.id("q", &[&q.content.iter().map(|&s| at(s)).collect::<String>()]))
            .collect();
        let event_ids = (a.events.events.iter())
            .map(|e| ids.id("e", &[e.plover.name(), &e.cameo, &at(e.trigger_span)]))
            .collect();
        let statement_ids = (a.ledger.statements.iter())
            .map(|s| ids.id("s", &[&s.party, &s.issue, s.action.name(), &at(s.evidence)]))
            .collect();
        Writer { a, offsets, entity_ids, quote_ids, event_ids, statement_ids }
    }

    fn document(&self) -> out::Document {
        let article = &self.a.article;
        let block = |b: &crate::model::Block| {
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

    fn part(&self, part: &crate::model::Part) -> out::Part {
        let out::Range { start, end } = self.offsets.range(part.span);
        out::Part { kind: part.kind.name().to_owned(), label: self.offsets.words(part.label), start, end }
    }

    /// The times stage's date, or the page's own where the later stages did not run.
    fn published(&self) -> out::Published {
        let later = &self.a.times.published;
        let p = if later.date.is_some() { later } else { &self.a.article.published };
        let evidence = |e: &crate::model::DateEvidence| out::DateEvidence {
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

    fn entities(&self) -> Vec<out::Entity> {
        let layer = &self.a.entities;
        let mut mentions = self.mentions_by_entity(layer);
        let entity = |(i, e): (usize, &crate::model::Entity)| {
            let location = self.a.places.location(EntityId::new(i));
            out::Entity {
                id: self.entity_ids[i].clone(),
                name: e.name.clone(),
                kind: e.kind.name().to_owned(),
                code: e.code.as_ref().map(ToString::to_string),
                country: e.country.as_ref().map(ToString::to_string),
                sector: e.sector.as_ref().map(ToString::to_string),
                description: e.description.clone(),
                roles: e.roles.iter().map(|r| self.role(r)).collect(),
                geonameid: location.and_then(|l| l.geonameid),
                latitude: location.map(|l| round(l.latitude, 5)),
                longitude: location.map(|l| round(l.longitude, 5)),
                wikidata: e.wikidata.as_ref().map(ToString::to_string),
                members: e.members.iter().map(|&m| self.entity_id(m)).collect(),
                rule: e.rule.to_string(),
                mentions: std::mem::take(&mut mentions[i]),
            }
        };
        layer.entities.iter().enumerate().map(entity).collect()
    }

    fn mentions_by_entity(&self, layer: &Entities) -> Vec<Vec<out::Mention>> {
        let mut lists = vec![Vec::new(); layer.entities.len()];
        for m in &layer.mentions {
            let out::Words { start, end, text } = self.offsets.words(m.span);
            if let Some(list) = lists.get_mut(m.entity.index()) {
                list.push(out::Mention { start, end, text, kind: m.kind.name().to_owned() });
            }
        }
        lists
    }

    fn role(&self, r: &crate::model::Role) -> out::Role {
        out::Role {
            title: r.title.clone(),
            organization: r.organization.clone(),
            from: r.from.map(|d| d.to_string()),
            to: r.to.map(|d| d.to_string()),
            as_of: r.current,
            evidence: r.evidence.map(|s| self.offsets.words(s)),
        }
    }

    fn times(&self) -> Vec<out::Timex> {
        let timex = |t: &crate::model::Timex| {
            let out::Words { start, end, text } = self.offsets.words(t.span);
            let (kind, anchor) = (t.kind.name().to_owned(), t.anchor.name().to_owned());
            out::Timex { start, end, text, kind, value: t.value.to_string(), anchor }
        };
        self.a.times.timexes.iter().map(timex).collect()
    }

    fn quotes(&self) -> Vec<out::Quote> {
        let quote = |(i, q): (usize, &crate::model::Attribution)| out::Quote {
            id: self.quote_ids[i].clone(),
            kind: q.kind.name().to_owned(),
            content: q.content.iter().map(|&s| self.offsets.words(s)).collect(),
            cue: q.cue.as_ref().map(|c| self.offsets.words(c.span)),
            act: q.cue.as_ref().map(|c| c.act.name().to_owned()),
            source: q.source.as_ref().map(|s| self.source(s)),
            addressee: q.addressee.map(|s| self.offsets.words(s)),
            occasion: q.occasion.map(|s| self.offsets.words(s)),
            said_on: q.said_on.as_ref().map(|d| d.value.to_string()),
            said_on_how: q.said_on.as_ref().map(|d| d.how.name().to_owned()),
            place: q.place.and_then(|p| self.place(p.entity)),
            place_how: q.place.map(|p| p.how.name().to_owned()),
            parent: q.parent.and_then(|p| self.quote_ids.get(p.index()).cloned()),
            rule: q.rule.to_string(),
        };
        self.a.quotes.attributions.iter().enumerate().map(quote).collect()
    }

    fn source(&self, s: &crate::model::Source) -> out::Source {
        let out::Words { start, end, text } = self.offsets.words(s.span);
        let entity = s.entity.and_then(|e| self.a.entities.entities.get(e.index()));
        out::Source {
            entity: s.entity.map(|e| self.entity_id(e)),
            name: match (entity, s.antecedent) {
                (Some(e), _) => e.name.clone(),
                (None, Some(words)) => self.offsets.words(words).text,
                (None, None) => text.clone(),
            },
            code: entity.and_then(|e| e.code.as_ref()).map(ToString::to_string),
            start,
            end,
            text,
        }
    }

    fn events(&self) -> Vec<out::Event> {
        let event = |(i, e): (usize, &crate::model::Event)| out::Event {
            id: self.event_ids[i].clone(),
            plover: e.plover.name().to_owned(),
            mode: e.mode.as_ref().map(ToString::to_string),
            contexts: e.contexts.iter().map(ToString::to_string).collect(),
            cameo: e.cameo.to_string(),
            quad_class: e.plover.quad_class(),
            goldstein: crate::events::goldstein(&e.cameo),
            plover_score: crate::events::plover_score(e.plover, e.mode.as_deref()),
            actors: e.actors.iter().filter_map(|&p| self.party(p)).collect(),
            recipients: e.recipients.iter().filter_map(|&p| self.party(p)).collect(),
            date: e.date.as_ref().map(|d| d.value.to_string()),
            date_precision: e.date.as_ref().map(|d| d.precision.to_owned()),
            date_how: e.date.as_ref().map(|d| d.how.name().to_owned()),
            place: e.place.and_then(|p| self.place(p.entity)),
            place_how: e.place.map(|p| p.how.name().to_owned()),
            status: e.status.name().to_owned(),
            condition: e.condition.map(|s| self.offsets.words(s)),
            magnitude: e.magnitude.iter().map(|m| self.magnitude(m)).collect(),
            attribution: e.attribution.iter().filter_map(|&p| self.attributed(p)).collect(),
            trigger: self.offsets.words(e.trigger_span),
            evidence: self.offsets.words(e.evidence),
            same_as: e.same_as.and_then(|s| self.event_ids.get(s.index()).cloned()),
            rule: e.rule.to_string(),
            confidence: round(f64::from(e.confidence), 3),
        };
        self.a.events.events.iter().enumerate().map(event).collect()
    }

    fn magnitude(&self, m: &crate::model::Magnitude) -> out::Magnitude {
        let text = m.span.of(&self.a.article.text).to_owned();
        out::Magnitude { value: m.value, unit: m.unit.to_string(), text }
    }

    fn party(&self, id: EntityId) -> Option<out::Party> {
        let e = self.a.entities.entities.get(id.index())?;
        let code = e.code.as_ref().map(ToString::to_string);
        Some(out::Party { entity: self.entity_id(id), name: e.name.clone(), code })
    }

    fn attributed(&self, id: EntityId) -> Option<out::Attributed> {
        let e = self.a.entities.entities.get(id.index())?;
        Some(out::Attributed { entity: self.entity_id(id), name: e.name.clone() })
    }

    fn place(&self, id: EntityId) -> Option<out::Place> {
        let l = self.a.places.location(id)?;
        Some(out::Place {
            name: l.name.clone(),
            geonameid: l.geonameid,
            latitude: Some(round(l.latitude, 5)),
            longitude: Some(round(l.longitude, 5)),
            precision: Some(l.precision.name().to_owned()),
        })
    }

    fn statements(&self) -> Vec<out::Statement> {
        let text = self.a.article.text.as_str();
        let words = |s: Option<Span>| s.map(|s| s.of(text).to_owned());
        let statement = |(i, s): (usize, &crate::model::Statement)| out::Statement {
            id: self.statement_ids[i].clone(),
            party: s.party.to_string(),
            speaker: s.speaker.and_then(|e| self.attributed(e)).map(|e| e.name),
            role: s.role.clone(),
            authority: s.authority.name().to_owned(),
            issue: s.issue.to_string(),
            proposal: s.proposal.clone(),
            action: s.action.name().to_owned(),
            firmness: s.firmness.name().to_owned(),
            condition: words(s.condition),
            consequence: words(s.consequence),
            deadline: s.deadline.as_ref().map(ToString::to_string),
            said_on: s.said_on.as_ref().map(|d: &Dated| d.value.to_string()),
            quote: s.quote.and_then(|q| self.quote_ids.get(q.index()).cloned()),
            event: s.event.and_then(|e| self.event_ids.get(e.index()).cloned()),
            evidence: self.offsets.words(s.evidence),
            rule: s.rule.to_string(),
            confidence: round(f64::from(s.confidence), 3),
        };
        self.a.ledger.statements.iter().enumerate().map(statement).collect()
    }

    fn linkages(&self, ids: &mut Ids<'_>) -> Vec<out::Linkage> {
        let mut linkage = |l: &crate::model::Linkage| {
            let (act, condition) = (self.offsets.words(l.act), self.offsets.words(l.condition));
            let at = act.start.to_string();
            out::Linkage {
                id: ids.id("l", &[&l.party, l.kind.name(), &at, &condition.text]),
                kind: l.kind.name().to_owned(),
                party: l.party.to_string(),
                authority: l.authority.name().to_owned(),
                act,
                condition,
                counterpart: l.counterpart.as_ref().map(ToString::to_string),
                action: l.action.map(|a| a.name().to_owned()),
                statement: l.statement.and_then(|s| self.statement_ids.get(s.index()).cloned()),
                said_on: l.said_on.as_ref().map(|d| d.value.to_string()),
                evidence: self.offsets.words(l.evidence),
                rule: l.rule.to_string(),
                confidence: round(f64::from(l.confidence), 3),
            }
        };
        self.a.ledger.linkages.iter().map(&mut linkage).collect()
    }

    fn proposals(&self, ids: &mut Ids<'_>) -> Vec<out::Proposal> {
        let mut proposal = |p: &crate::model::Proposal| {
            let name = self.offsets.words(p.name);
            let at = name.start.to_string();
            let tabling = p.steps.iter().find(|s| s.fate == crate::model::Fate::Tabled);
            out::Proposal {
                id: ids.id("p", &[&p.kind, &name.text, &at]),
                kind: p.kind.to_string(),
                name,
                tabled_by: p.tabled_by.iter().map(ToString::to_string).collect(),
                tabled_on: tabling.and_then(|s| s.date.as_ref()).map(|d| d.value.to_string()),
                issues: p.issues.iter().map(ToString::to_string).collect(),
                fate: crate::ledger::fate(&p.steps).map(|f| f.name().to_owned()),
                steps: p.steps.iter().map(|s| self.proposal_step(s)).collect(),
                mentions: p.mentions.iter().map(|&m| self.offsets.words(m)).collect(),
                statements: self.statements_by_id(&p.statements),
            }
        };
        self.a.ledger.proposals.iter().map(&mut proposal).collect()
    }

    fn proposal_step(&self, s: &crate::model::ProposalStep) -> out::ProposalStep {
        out::ProposalStep {
            fate: s.fate.name().to_owned(),
            party: s.party.as_ref().map(ToString::to_string),
            date: s.date.as_ref().map(|d| d.value.to_string()),
            evidence: self.offsets.words(s.evidence),
            rule: s.rule.to_string(),
        }
    }

    fn statements_by_id(&self, statements: &[crate::model::StatementId]) -> Vec<String> {
        statements.iter().filter_map(|i| self.statement_ids.get(i.index()).cloned()).collect()
    }

    fn stances(&self) -> Vec<out::Stance> {
        let stance = |s: &crate::model::Stance| out::Stance {
            party: s.party.to_string(),
            issue: s.issue.to_string(),
            state: s.state.name().to_owned(),
            since: s.since.as_ref().map(ToString::to_string),
            last_affirmed: s.last_affirmed.as_ref().map(ToString::to_string),
            statements: self.statements_by_id(&s.statements),
        };
        self.a.ledger.stances.iter().map(stance).collect()
    }

    fn entity_id(&self, id: EntityId) -> String {
        self.entity_ids.get(id.index()).cloned().unwrap_or_default()
    }
}

/// Rounded to `digits` decimals, so that the record's bytes do not depend on the last bit.
fn round(x: f64, digits: i32) -> f64 {
    let scale = 10f64.powi(digits);
    (x * scale).round() / scale
}
