//! Rows of acts: one for each act, one for each place where it is told, one for each party.

use super::parts::{place, words};
use super::{Cell, DOCUMENT, Numbers, Of, Sheet, list};
use demarche::record::{Event, Party};

impl Sheet {
    /// Gives the number of each act by the ids of all its mentions.
    pub(super) fn events(&mut self, events: Vec<Event>) -> Numbers {
        let mut acts = Numbers::default();
        for e in &events {
            // A mention follows the leading one; should its leader be missing, it leads itself.
            let known = e.same_as.as_ref().and_then(|lead| acts.get(lead)).copied();
            let act = known.unwrap_or_else(|| self.act(e));
            acts.insert(e.id.clone(), act);
            self.mention(e, act);
        }
        acts
    }

    fn act(&mut self, e: &Event) -> usize {
        let [place, geonameid, latitude, longitude, precision] = place(e.place.clone());
        let attribution: Vec<&str> = e.attribution.iter().map(|a| a.name.as_str()).collect();
        let row = [
            DOCUMENT,
            e.id.clone().into(),
            e.plover.clone().into(),
            e.mode.clone().into(),
            list(&e.contexts),
            e.cameo.clone().into(),
            e.quad_class.into(),
            e.goldstein.into(),
            e.plover_score.into(),
            list(&codes(&e.actors)),
            list(&codes(&e.recipients)),
            e.date.clone().into(),
            e.date_precision.clone().into(),
            e.date_how.clone().into(),
            place,
            geonameid,
            latitude,
            longitude,
            precision,
            e.place_how.clone().into(),
            e.status.clone().into(),
            words(e.condition.clone()),
            list(&e.magnitude),
            list(&attribution),
            e.rule.clone().into(),
            e.confidence.into(),
        ];
        let act = self.rows.push(Of::Events, row);
        self.parties(act, "actor", &e.actors);
        self.parties(act, "recipient", &e.recipients);
        act
    }

    fn parties(&mut self, act: usize, side: &str, parties: &[Party]) {
        for p in parties {
            let (event, entity) = (Cell::Row(Of::Events, act), self.entity(&p.entity));
            let row = [
                DOCUMENT,
                event,
                side.to_owned().into(),
                entity,
                p.name.clone().into(),
                p.code.clone().into(),
            ];
            self.rows.push(Of::EventParties, row);
        }
    }

    fn mention(&mut self, e: &Event, act: usize) {
        let row = [
            DOCUMENT,
            Cell::Row(Of::Events, act),
            self.sentence(e.trigger.start),
            e.id.clone().into(),
            e.status.clone().into(),
            e.trigger.text.clone().into(),
            e.trigger.start.into(),
            e.trigger.end.into(),
            e.evidence.text.clone().into(),
            e.evidence.start.into(),
            e.evidence.end.into(),
            e.rule.clone().into(),
            e.confidence.into(),
        ];
        self.rows.push(Of::EventMentions, row);
    }
}

fn codes(parties: &[Party]) -> Vec<&str> {
    parties.iter().map(|p| p.code.as_deref().unwrap_or(&p.name)).collect()
}
