use super::{Dated, EntityId, MentionId, Placed, Span, Str, TokenId};

/// The quotes stage's layer: who said what, in which words.
#[derive(Clone, Debug, Default)]
pub struct Quotes {
    /// Attributions ordered by the start of their content.
    pub attributions: Vec<Attribution>,
}

/// Source – cue – content.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// In quotation marks, partly, or not.
    pub kind: QuoteKind,
    /// What is said, with its quotation marks (as PolNeAR has it); more than one span when the cue splits it.
    pub content: Vec<Span>,
    /// The words that attribute it: "said", "according to", "statement".
    pub cue: Option<Cue>,
    /// Who said it.
    pub source: Option<Source>,
    /// To whom: "reporters".
    pub addressee: Option<Span>,
    /// The briefing, interview, statement or post it was said in.
    pub occasion: Option<Span>,
    /// When.
    pub said_on: Option<Dated>,
    /// Where, and how that is known.
    pub place: Option<Placed>,
    /// Attribution in whose content this one stands ("Sullivan said the intelligence community had …").
    pub parent: Option<super::AttributionId>,
    /// The rule that read it.
    pub rule: Str,
}

/// The attributing words.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Where they stand.
    pub span: Span,
    /// Their head.
    pub head: TokenId,
    /// Lemma, as in the cue lexicon.
    pub lemma: Str,
    /// What the speaker does with it.
    pub act: SpeechAct,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The words that name the source.
    pub span: Span,
    /// Their mention, if the entities stage has one.
    pub mention: Option<MentionId>,
    /// The entity behind them.
    pub entity: Option<EntityId>,
    /// The words that a relative pronoun without an entity stands for: "the accord, which says …".
    pub antecedent: Option<Span>,
}

/// Quotation kinds of PolNeAR.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// Wholly in quotation marks.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// Reported without quotation marks.
    Indirect,
}

impl QuoteKind {
    /// The name used in the record.
    pub fn name(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
        }
    }
}

/// What a cue commits its speaker to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpeechAct {
    /// say, tell, state, note
    Assert,
    /// deny, dispute
    Deny,
    /// promise, vow, pledge
    Promise,
    /// demand, insist that
    Demand,
    /// ask, call on, urge
    Request,
    /// ask whether
    Ask,
    /// warn, caution
    Warn,
    /// threaten
    Threaten,
    /// accuse, blame, allege
    Accuse,
    /// criticise, condemn
    Condemn,
    /// praise, welcome
    Praise,
    /// concede, admit, acknowledge
    Concede,
    /// agree, accept
    Agree,
    /// reject, rule out, refuse
    Reject,
    /// offer, propose, suggest
    Propose,
    /// deny comment
    Decline,
    /// believe, think, expect, hope
    Think,
    /// order, decree
    Order,
}

impl SpeechAct {
    /// Every act, with its name in the cue lexicon.
    pub const ALL: &'static [(SpeechAct, &'static str)] = &[
        (SpeechAct::Assert, "assert"),
        (SpeechAct::Deny, "deny"),
        (SpeechAct::Promise, "promise"),
        (SpeechAct::Demand, "demand"),
        (SpeechAct::Request, "request"),
        (SpeechAct::Ask, "ask"),
        (SpeechAct::Warn, "warn"),
        (SpeechAct::Threaten, "threaten"),
        (SpeechAct::Accuse, "accuse"),
        (SpeechAct::Condemn, "condemn"),
        (SpeechAct::Praise, "praise"),
        (SpeechAct::Concede, "concede"),
        (SpeechAct::Agree, "agree"),
        (SpeechAct::Reject, "reject"),
        (SpeechAct::Propose, "propose"),
        (SpeechAct::Decline, "decline"),
        (SpeechAct::Think, "think"),
        (SpeechAct::Order, "order"),
    ];

    /// The name in the cue lexicon.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(a, _)| *a == self).map_or("assert", |(_, n)| n)
    }

    /// The act of a name in the cue lexicon.
    pub fn parse(name: &str) -> Option<SpeechAct> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(a, _)| *a)
    }
}
