//! Tables of where parties stand.

use super::Kind::{Integer, Text};
use super::Table;
use super::columns::{CONFIDENCE, DOCUMENT, ID, PARTY, RULE, SAID_ON, SENTENCE, column, key, to};

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
        column("evidence", Text, "The words that bear it"),
        column("evidence_start", Integer, "Their first code point"),
        column("evidence_end", Integer, "One past their last code point"),
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
