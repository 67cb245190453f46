//! Tables of what is said and done.

use super::Kind::{Integer, Json, Real, Text};
use super::Table;
use super::columns::{
    CONFIDENCE, DOCUMENT, EVENT, GEONAMEID, ID, LATITUDE, LONGITUDE, PLACE, PLACE_HOW, RULE, SAID_ON, column,
    key, to,
};

pub(super) const QUOTES: Table = Table {
    name: "quotes",
    about: "An attributed quotation",
    columns: &[
        key("quote"),
        DOCUMENT,
        to("sentence", "sentences", "The sentence in which its content begins"),
        ID,
        column("kind", Text, "direct, mixed or indirect"),
        column("content", Text, "What is said; the parts of a split quotation joined by …")
            .label()
            .searched(),
        column("content_spans", Json, "[start, end] of each part, in code points"),
        column("cue", Text, "The attributing words"),
        column("act", Text, "What the cue commits the speaker to: assert, deny, demand, …"),
        to("entity", "entities", "Who says it"),
        column("speaker", Text, "The entity's name, else the words"),
        column("speaker_code", Text, "Its actor code").asked(),
        column("source_text", Text, "The words that name the source"),
        column("source_start", Integer, "Their first code point"),
        column("source_end", Integer, "One past their last code point"),
        column("addressee", Text, "To whom"),
        column("occasion", Text, "The briefing, interview or statement it was said in"),
        SAID_ON,
        column("said_on_how", Text, "own, clause, sentence, running, mention, story or published"),
        PLACE,
        GEONAMEID,
        LATITUDE,
        LONGITUDE,
        PLACE_HOW,
        to("parent", "quotes", "The quotation in whose content this one stands"),
        RULE,
    ],
};

pub(super) const EVENTS: Table = Table {
    name: "events",
    about: "An act: who did what to whom (told in one or more event_mentions)",
    columns: &[
        key("event"),
        DOCUMENT,
        ID,
        column("type", Text, "PLOVER type").label().asked(),
        column("mode", Text, "PLOVER mode"),
        column("contexts", Json, "PLOVER contexts"),
        column("cameo", Text, "CAMEO code: text, never a number"),
        column("quad_class", Integer, "1, 2 verbal, material cooperation; 3, 4 verbal, material conflict"),
        column("goldstein", Real, "Goldstein's scale, −10 to 10"),
        column("plover_score", Real, "PLOVER's own scale, −10 to 10: the one to use by default"),
        column("actors", Json, "Codes, else names, of those who act; rows in event_parties"),
        column("recipients", Json, "Codes, else names, of those acted upon; rows in event_parties"),
        column("date", Text, "ISO 8601").asked(),
        column("date_precision", Text, "day, week, month, year, interval, …"),
        column("date_how", Text, "own, clause, sentence, running, mention, story or published"),
        PLACE,
        GEONAMEID,
        LATITUDE,
        LONGITUDE,
        column("place_precision", Text, "city, region or country"),
        PLACE_HOW,
        column(
            "status",
            Text,
            "happened, ongoing, planned, threatened, conditional, denied, negated, hypothetical or historical",
        ),
        column("condition", Text, "The condition it hangs on"),
        column("magnitude", Json, "Numbers: value, unit, text"),
        column("attribution", Json, "Names of those who say so, outermost first; empty for the narrator"),
        RULE,
        CONFIDENCE,
    ],
};

pub(super) const EVENT_PARTIES: Table = Table {
    name: "event_parties",
    about: "A party of an act",
    columns: &[
        key("party"),
        DOCUMENT,
        EVENT,
        column("side", Text, "actor or recipient"),
        to("entity", "entities", "Who"),
        column("name", Text, "Its name").label(),
        column("code", Text, "Its actor code").asked(),
    ],
};

pub(super) const EVENT_MENTIONS: Table = Table {
    name: "event_mentions",
    about: "A place in the text where an act is told",
    columns: &[
        key("event_mention"),
        DOCUMENT,
        EVENT,
        to("sentence", "sentences", "The sentence of the trigger"),
        ID,
        column("status", Text, "The act's status as told here"),
        column("trigger_text", Text, "The act's own words").label(),
        column("trigger_start", Integer, "Their first code point"),
        column("trigger_end", Integer, "One past their last code point"),
        column("evidence", Text, "The clause or sentence that carries it"),
        column("evidence_start", Integer, "Its first code point"),
        column("evidence_end", Integer, "One past its last code point"),
        RULE,
        CONFIDENCE,
    ],
};
