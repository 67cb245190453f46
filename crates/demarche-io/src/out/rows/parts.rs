//! Rows of documents, sentences, entities, times and quotations.

use super::{Cell, DOCUMENT, Numbers, Of, Sheet, list, pointer};
use demarche::record::{Document, Entity, Place, Quote, Role, Timex, Words};

impl Sheet {
    pub(super) fn sentences(&mut self, text: &str) {
        for (n, s) in self.sentences.iter().enumerate() {
            let words = self.offsets.slice(text, s.start, s.end).to_owned();
            let number = (n + 1) as u64;
            self.rows
                .push(Of::Sentences, [DOCUMENT, number.into(), s.start.into(), s.end.into(), words.into()]);
        }
    }

    pub(super) fn document(&mut self, d: Document, position: u64) {
        for b in d.blocks {
            self.rows.push(Of::Blocks, [DOCUMENT, b.kind.into(), b.start.into(), b.end.into()]);
        }
        for problem in d.problems {
            let id = d.id.clone().into();
            self.rows
                .push(Of::Problems, [Cell::Input, position.into(), Cell::Null, id, DOCUMENT, problem.into()]);
        }
        let row = [
            Cell::Input,
            position.into(),
            d.id.into(),
            d.sha256.into(),
            d.url.into(),
            d.language.into(),
            d.headline.into(),
            d.dek.into(),
            list(&d.authors),
            d.dateline.into(),
            d.publisher.into(),
            list(&d.topics),
            d.published.date.into(),
            d.published.how.into(),
            d.text.into(),
        ];
        self.rows.push(Of::Documents, row);
    }

    pub(super) fn entities(&mut self, entities: Vec<Entity>) {
        for mut e in entities {
            let (roles, mentions) = (std::mem::take(&mut e.roles), std::mem::take(&mut e.mentions));
            let entity = Cell::Row(Of::Entities, self.rows.count(Of::Entities as usize));
            self.entity_row(e);
            for r in roles {
                self.role(r, &entity);
            }
            for m in mentions {
                let sentence = self.sentence(m.start);
                let (start, end) = (m.start.into(), m.end.into());
                let row = [DOCUMENT, entity.clone(), sentence, m.kind.into(), start, end, m.text.into()];
                self.rows.push(Of::Mentions, row);
            }
        }
    }

    fn entity_row(&mut self, e: Entity) {
        let row = [
            DOCUMENT,
            e.id.into(),
            e.name.into(),
            e.kind.into(),
            e.code.into(),
            e.country.into(),
            e.sector.into(),
            e.description.into(),
            e.geonameid.into(),
            e.latitude.into(),
            e.longitude.into(),
            e.wikidata.into(),
            e.rule.into(),
        ];
        self.rows.push(Of::Entities, row);
    }

    fn role(&mut self, r: Role, entity: &Cell) {
        let (from, to, evidence) = (r.from.into(), r.to.into(), words(r.evidence));
        let row = [
            DOCUMENT,
            entity.clone(),
            r.title.into(),
            r.organization.into(),
            from,
            to,
            r.as_of.into(),
            evidence,
        ];
        self.rows.push(Of::Roles, row);
    }

    pub(super) fn times(&mut self, times: Vec<Timex>) {
        for t in times {
            let sentence = self.sentence(t.start);
            let (start, end) = (t.start.into(), t.end.into());
            let row = [
                DOCUMENT,
                sentence,
                t.kind.into(),
                t.value.into(),
                t.anchor.into(),
                start,
                end,
                t.text.into(),
            ];
            self.rows.push(Of::Times, row);
        }
    }

    pub(super) fn quotes(&mut self, quotes: Vec<Quote>, numbers: &Numbers) {
        for q in quotes {
            self.quote(q, numbers);
        }
    }

    fn quote(&mut self, q: Quote, numbers: &Numbers) {
        let source = q.source.as_ref();
        let [place, geonameid, latitude, longitude, _] = place(q.place);
        let spans: Vec<[u32; 2]> = q.content.iter().map(|c| [c.start, c.end]).collect();
        let row = [
            DOCUMENT,
            q.content.first().map_or(Cell::Null, |c| self.sentence(c.start)),
            q.id.into(),
            q.kind.into(),
            joined(&q.content).into(),
            list(&spans),
            words(q.cue),
            q.act.into(),
            source.and_then(|s| s.entity.as_deref()).map_or(Cell::Null, |id| self.entity(id)),
            source.map(|s| s.name.clone()).into(),
            source.and_then(|s| s.code.clone()).into(),
            source.map(|s| s.text.clone()).into(),
            source.map(|s| s.start).into(),
            source.map(|s| s.end).into(),
            words(q.addressee),
            words(q.occasion),
            q.said_on.into(),
            q.said_on_how.into(),
            place,
            geonameid,
            latitude,
            longitude,
            q.place_how.into(),
            pointer(Of::Quotes, numbers, q.parent.as_deref()),
            q.rule.into(),
        ];
        self.rows.push(Of::Quotes, row);
    }
}

/// The words alone.
pub(super) fn words(words: Option<Words>) -> Cell {
    words.map(|w| w.text).into()
}

/// Name, GeoNames id, coordinates and precision.
pub(super) fn place(place: Option<Place>) -> [Cell; 5] {
    match place {
        None => [Cell::Null, Cell::Null, Cell::Null, Cell::Null, Cell::Null],
        Some(p) => {
            [p.name.into(), p.geonameid.into(), p.latitude.into(), p.longitude.into(), p.precision.into()]
        }
    }
}

fn joined(parts: &[Words]) -> String {
    parts.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" … ")
}
