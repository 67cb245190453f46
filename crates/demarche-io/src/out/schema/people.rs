//! Tables of who, what and when is named.

use super::Kind::{Flag, Text};
use super::Table;
use super::columns::{
    DOCUMENT, END, GEONAMEID, ID, LATITUDE, LONGITUDE, RULE, SENTENCE, START, WORDS, column, key, to,
};

pub(super) const ENTITIES: Table = Table {
    name: "entities",
    about: "A person, organization, country, place or group of a document",
    columns: &[
        key("entity"),
        DOCUMENT,
        ID,
        column("name", Text, "Fullest name").label(),
        column("kind", Text, "person, organization, country, place or group"),
        column("code", Text, "CAMEO-style actor code as of the document's date").asked(),
        column("country", Text, "ISO 3166-1 alpha-3"),
        column("sector", Text, "GOV, MIL, OPP, …"),
        column("description", Text, "Role in the text's words"),
        GEONAMEID,
        LATITUDE,
        LONGITUDE,
        column("wikidata", Text, "Wikidata item"),
        RULE,
    ],
};

pub(super) const ROLES: Table = Table {
    name: "roles",
    about: "An office of a person",
    columns: &[
        key("role"),
        DOCUMENT,
        to("entity", "entities", "Who holds or held it"),
        column("title", Text, "Title").label(),
        column("organization", Text, "Of what"),
        column("from_date", Text, "First day, ISO 8601"),
        column("to_date", Text, "Last day, ISO 8601"),
        column("as_of", Flag, "Whether held on the document's date; null if not known"),
        column("evidence", Text, "The words that say so"),
    ],
};

pub(super) const MENTIONS: Table = Table {
    name: "mentions",
    about: "A mention of an entity",
    columns: &[
        key("mention"),
        DOCUMENT,
        to("entity", "entities", "Who or what is meant"),
        SENTENCE,
        column("kind", Text, "name, nominal or pronoun"),
        START,
        END,
        WORDS.label(),
    ],
};

pub(super) const TIMES: Table = Table {
    name: "times",
    about: "A time expression (TIMEX3)",
    columns: &[
        key("time"),
        DOCUMENT,
        SENTENCE,
        column("type", Text, "DATE, TIME, DURATION or SET"),
        column("value", Text, "ISO 8601 / TIMEX3 value"),
        column("anchor", Text, "absolute, published, running or none"),
        START,
        END,
        WORDS.label(),
    ],
};
