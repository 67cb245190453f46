use super::{Dated, EntityId, EventId, Placed, SentenceId, Span, Str, TokenId};

/// The events stage's layer.
#[derive(Clone, Debug, Default)]
pub struct Events {
    /// Events in text order of their triggers.
    pub events: Vec<Event>,
}

/// Who did what to whom.
#[derive(Clone, Debug)]
pub struct Event {
    /// PLOVER event type.
    pub plover: PloverType,
    /// PLOVER mode: "disapprove", "visit", …
    pub mode: Option<Str>,
    /// PLOVER contexts: "diplomatic", "military", …
    pub contexts: Vec<Str>,
    /// CAMEO code, as text: "042".
    pub cameo: Str,
    /// Who acts; all parties for a reciprocal event. May be empty.
    pub actors: Vec<EntityId>,
    /// To whom. May be empty.
    pub recipients: Vec<EntityId>,
    /// When.
    pub date: Option<Dated>,
    /// Where, and how that is known.
    pub place: Option<Placed>,
    /// Whether it is done, and if not, how it is spoken of.
    pub status: Status,
    /// The condition it hangs on.
    pub condition: Option<Span>,
    /// Numbers of it.
    pub magnitude: Vec<Magnitude>,
    /// Who says so, outermost first; empty for the narrator.
    pub attribution: Vec<EntityId>,
    /// Its head word.
    pub trigger: TokenId,
    /// The words of the trigger.
    pub trigger_span: Span,
    /// The clause or sentence that carries it.
    pub evidence: Span,
    /// The sentence it stands in.
    pub sentence: SentenceId,
    /// The leading mention of the same act, if this is not it.
    pub same_as: Option<EventId>,
    /// The frame (and composition row) that read it: "accuse/condemn" or "accuse/condemn+negated".
    pub rule: Str,
    /// Estimated probability that type and parties are right, 0–1.
    pub confidence: f32,
}

/// A number of an event, with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Magnitude {
    /// The number.
    pub value: f64,
    /// "troops", "killed", "wounded", "arrested", "USD", …
    pub unit: Str,
    /// Where it stands.
    pub span: Span,
}

/// The 16 PLOVER event types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum PloverType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

impl PloverType {
    /// Every type with its PLOVER name, in the order of the ontology.
    pub const ALL: &'static [(PloverType, &'static str)] = &[
        (PloverType::Agree, "AGREE"),
        (PloverType::Consult, "CONSULT"),
        (PloverType::Support, "SUPPORT"),
        (PloverType::Concede, "CONCEDE"),
        (PloverType::Cooperate, "COOPERATE"),
        (PloverType::Aid, "AID"),
        (PloverType::Retreat, "RETREAT"),
        (PloverType::Request, "REQUEST"),
        (PloverType::Accuse, "ACCUSE"),
        (PloverType::Reject, "REJECT"),
        (PloverType::Threaten, "THREATEN"),
        (PloverType::Protest, "PROTEST"),
        (PloverType::Sanction, "SANCTION"),
        (PloverType::Mobilize, "MOBILIZE"),
        (PloverType::Coerce, "COERCE"),
        (PloverType::Assault, "ASSAULT"),
    ];

    /// The PLOVER name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(t, _)| *t == self).map_or("", |(_, n)| n)
    }

    /// The type of a PLOVER name.
    pub fn parse(name: &str) -> Option<PloverType> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(t, _)| *t)
    }

    /// Whether an act of this type is done by saying it.
    pub fn is_said(self) -> bool {
        use PloverType::*;
        matches!(self, Accuse | Reject | Request | Support | Threaten)
    }

    /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    pub fn quad_class(self) -> u8 {
        use PloverType::*;
        match self {
            Agree | Consult | Support | Concede => 1,
            Cooperate | Aid | Retreat => 2,
            Request | Accuse | Reject | Threaten => 3,
            Protest | Sanction | Mobilize | Coerce | Assault => 4,
        }
    }
}

/// Whether an event is done, and if not, how it is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Done.
    Happened,
    /// Going on.
    Ongoing,
    /// Announced, intended or agreed.
    Planned,
    /// Threatened.
    Threatened,
    /// Hangs on a condition.
    Conditional,
    /// Somebody denies it.
    Denied,
    /// Did not happen.
    Negated,
    /// Merely imagined, feared, asked about.
    Hypothetical,
    /// Done more than six months before publication.
    Historical,
}

impl Status {
    /// Every status with its name in the record.
    pub const ALL: &'static [(Status, &'static str)] = &[
        (Status::Happened, "happened"),
        (Status::Ongoing, "ongoing"),
        (Status::Planned, "planned"),
        (Status::Threatened, "threatened"),
        (Status::Conditional, "conditional"),
        (Status::Denied, "denied"),
        (Status::Negated, "negated"),
        (Status::Hypothetical, "hypothetical"),
        (Status::Historical, "historical"),
    ];

    /// The name in the record.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(s, _)| *s == self).map_or("happened", |(_, n)| n)
    }

    /// The status of a name in the record.
    pub fn parse(name: &str) -> Option<Status> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(s, _)| *s)
    }
}
