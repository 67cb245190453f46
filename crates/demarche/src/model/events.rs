//! The events stage's layer: who did what to whom, and how it is spoken of.

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

named! {
    /// The 16 PLOVER event types.
    pub enum PloverType {
        Agree = "AGREE",
        Consult = "CONSULT",
        Support = "SUPPORT",
        Concede = "CONCEDE",
        Cooperate = "COOPERATE",
        Aid = "AID",
        Retreat = "RETREAT",
        Request = "REQUEST",
        Accuse = "ACCUSE",
        Reject = "REJECT",
        Threaten = "THREATEN",
        Protest = "PROTEST",
        Sanction = "SANCTION",
        Mobilize = "MOBILIZE",
        Coerce = "COERCE",
        Assault = "ASSAULT",
    }
}

impl PloverType {
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

named! {
    /// Whether an event is done, and if not, how it is spoken of.
    pub enum Status {
        /// Done.
        Happened = "happened",
        /// Going on.
        Ongoing = "ongoing",
        /// Announced, intended or agreed.
        Planned = "planned",
        /// Threatened.
        Threatened = "threatened",
        /// Hangs on a condition.
        Conditional = "conditional",
        /// Somebody denies it.
        Denied = "denied",
        /// Did not happen.
        Negated = "negated",
        /// Merely imagined, feared, asked about.
        Hypothetical = "hypothetical",
        /// Done more than six months before publication.
        Historical = "historical",
    }
}
