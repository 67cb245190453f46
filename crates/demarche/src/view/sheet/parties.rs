//! Rows of parties and people, with their codes and offices.

use super::{Look, Row};
use crate::record::Entity;
use crate::view::style::Tone;

impl Look<'_> {
    pub(super) fn parties(&self) -> Vec<Row> {
        let wanted =
            |e: &&Entity| e.code.is_some() && matches!(e.kind.as_str(), "country" | "organization" | "group");
        let mut rows: Vec<Row> =
            (self.record.entities.iter().filter(wanted)).map(|e| self.party(e)).collect();
        for person in self.record.entities.iter().filter(|e| e.kind == "person") {
            rows.push(self.party(person));
        }
        rows
    }

    fn party(&self, e: &Entity) -> Row {
        let office = e.roles.first().map(|r| match &r.organization {
            Some(o) if !r.title.to_lowercase().contains(&o.to_lowercase()) => format!("{}, {o}", r.title),
            _ => r.title.clone(),
        });
        let past = e.roles.first().is_some_and(|r| r.as_of == Some(false));
        let text = office.or_else(|| e.description.clone()).unwrap_or_default();
        Row {
            id: e.id.clone(),
            when: String::new(),
            who: e.name.clone(),
            tag: e.code.clone().unwrap_or_else(|| "–".to_owned()),
            tone: Tone::Plain,
            text: if past { format!("{text} (past)") } else { text },
            sentences: e.mentions.first().and_then(|m| self.number(m.start)).into_iter().collect(),
        }
    }
}
