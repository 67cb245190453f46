//! Tables of where parties stand.

use super::Kind::{Json, Text};
use super::Table;
use super::columns::{
    CONFIDENCE, DOCUMENT, EVIDENCE, EVIDENCE_END, EVIDENCE_START, ID, PARTY, RULE, SAID_ON, SENTENCE, column,
    key, to,
};

pub(super) const STATEMENTS: Table = Table {
    name: "statements",
    about: "A party's move on an issue",
    columns: &[
        key("statement"),
        DOCUMENT,
        SENTENCE,
        ID,
        PARTY.asked(),
        column("speaker", Text, "Who said it"),
        column("role", Text, "The speaker's office"),
        column("authority", Text, "ascribed, unnamed, narrator, official, minister or leader"),
        column("issue", Text, "What it is about").label(),
        column("proposal", Text, "The exact proposal in the text's words"),
        column(
            "move",
            Text,
            "demand, request, offer, commit, accept, reject, open, withdraw, threaten or warn",
        ),
        column("firmness", Text, "categorical, firm or hedged"),
        column("condition", Text, "If … / unless …"),
        column("consequence", Text, "What follows otherwise"),
        column("deadline", Text, "By when"),
        SAID_ON,
        to("quote", "quotes", "The quotation it was taken from"),
        to("event", "events", "The act it was taken from"),
        EVIDENCE,
        EVIDENCE_START,
        EVIDENCE_END,
        RULE,
        CONFIDENCE,
    ],
};

pub(super) const STANCES: Table = Table {
    name: "stances",
    about: "Where a party stands on an issue after one document",
    columns: &[
        key("stance"),
        DOCUMENT,
        PARTY.asked(),
        column("issue", Text, "The issue").label(),
        column("state", Text, "demand, offer, accept, open, reject, non-starter, threat-if or contested"),
        column("since", Text, "Since when, ISO 8601"),
        column("last_affirmed", Text, "Last affirmed, ISO 8601"),
    ],
};

pub(super) const STANCE_STATEMENTS: Table = Table {
    name: "stance_statements",
    about: "A statement that bears a stance",
    columns: &[
        key("stance_statement"),
        DOCUMENT,
        to("stance", "stances", "The stance"),
        to("statement", "statements", "The statement"),
    ],
};

pub(super) const LINKAGES: Table = Table {
    name: "linkages",
    about: "One thing that a party makes hang on another",
    columns: &[
        key("linkage"),
        DOCUMENT,
        SENTENCE,
        ID,
        column("kind", Text, "if, unless, exchange or precondition"),
        PARTY.asked(),
        column("authority", Text, "ascribed, unnamed, narrator, official, minister or leader"),
        column("act", Text, "What is given, done or threatened").label(),
        column("condition", Text, "What it hangs on"),
        column("counterpart", Text, "Code of the party whose doing would meet the condition"),
        column("move", Text, "The statement's move: threaten, offer, reject, …"),
        to("statement", "statements", "The statement that carries it"),
        SAID_ON,
        EVIDENCE,
        EVIDENCE_START,
        EVIDENCE_END,
        RULE,
        CONFIDENCE,
    ],
};

pub(super) const PROPOSALS: Table = Table {
    name: "proposals",
    about: "A draft, plan, resolution or response that was put forward",
    columns: &[
        key("proposal"),
        DOCUMENT,
        SENTENCE,
        ID,
        column("kind", Text, "draft, resolution, plan, proposal, response, ultimatum or paper"),
        column("name", Text, "The fullest words for it").label(),
        column("tabled_by", Json, "Codes of those who put it forward"),
        column("tabled_on", Text, "When, ISO 8601"),
        column("issues", Json, "What it is about"),
        column("fate", Text, "What it has come to").asked(),
    ],
};

pub(super) const PROPOSAL_STEPS: Table = Table {
    name: "proposal_steps",
    about: "Something that happened to a proposal",
    columns: &[
        key("step"),
        DOCUMENT,
        SENTENCE,
        to("proposal", "proposals", "The proposal"),
        column(
            "fate",
            Text,
            "tabled, discussed, considered, amended, accepted, rejected, adopted, signed, vetoed, withdrawn or failed",
        )
        .label(),
        PARTY.asked(),
        column("date", Text, "When, ISO 8601"),
        EVIDENCE,
        EVIDENCE_START,
        EVIDENCE_END,
        RULE,
    ],
};
