//! The quotes stage's layer: who said what, in which words.

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

named! {
    /// Quotation kinds of PolNeAR.
    pub enum QuoteKind {
        /// Wholly in quotation marks.
        Direct = "direct",
        /// Partly in quotation marks.
        Mixed = "mixed",
        /// Reported without quotation marks.
        Indirect = "indirect",
    }
}

named! {
    /// What a cue commits its speaker to.
    pub enum SpeechAct {
        /// say, tell, state, note
        Assert = "assert",
        /// deny, dispute
        Deny = "deny",
        /// promise, vow, pledge
        Promise = "promise",
        /// demand, insist that
        Demand = "demand",
        /// ask, call on, urge
        Request = "request",
        /// ask whether
        Ask = "ask",
        /// warn, caution
        Warn = "warn",
        /// threaten
        Threaten = "threaten",
        /// accuse, blame, allege
        Accuse = "accuse",
        /// criticise, condemn
        Condemn = "condemn",
        /// praise, welcome
        Praise = "praise",
        /// concede, admit, acknowledge
        Concede = "concede",
        /// agree, accept
        Agree = "agree",
        /// reject, rule out, refuse
        Reject = "reject",
        /// offer, propose, suggest
        Propose = "propose",
        /// deny comment
        Decline = "decline",
        /// believe, think, expect, hope
        Think = "think",
        /// order, decree
        Order = "order",
    }
}
