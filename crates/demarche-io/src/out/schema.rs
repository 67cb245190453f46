//! The tables of a corpus: one description from which the SQLite schema, the data package, Datasette's
//! metadata, Parquet and the documentation are made.

use Kind::{Flag, Integer, Json, Real, Text};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Integer,
    /// A number.
    Real,
    /// Text.
    Text,
    /// A list or object, as JSON text.
    Json,
    /// 0 or 1.
    Flag,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// The table whose key it holds.
    pub references: Option<&'static str>,
    /// What it means, for people.
    pub about: &'static str,
}

/// A table. Its first column is its key.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What a row is, for people.
    pub about: &'static str,
    /// The column that names a row to people.
    pub label: Option<&'static str>,
    /// Its columns.
    pub columns: &'static [Column],
}

/// The tables that hold rows of documents, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Inputs.
    Inputs,
    /// Documents.
    Documents,
    /// Blocks of the text.
    Blocks,
    /// Sentences.
    Sentences,
    /// Entities.
    Entities,
    /// Offices.
    Roles,
    /// Mentions of entities.
    Mentions,
    /// Time expressions.
    Times,
    /// Quotations.
    Quotes,
    /// Acts.
    Events,
    /// Who takes part in an act.
    EventParties,
    /// Where an act is told.
    EventMentions,
    /// Moves on issues.
    Statements,
    /// Positions.
    Stances,
    /// What bears a position.
    StanceStatements,
    /// What could not be read.
    Problems,
}

impl Of {
    /// Its description.
    pub fn table(self) -> &'static Table {
        // The numbers of the enum are those of the list, which a test checks.
        TABLES.get(self as usize).unwrap_or(&TABLES[0])
    }
}

const fn column(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, references: None, about }
}

const fn key(name: &'static str) -> Column {
    column(name, Integer, "Key of the row, given in the order of the documents")
}

const fn to(name: &'static str, table: &'static str, about: &'static str) -> Column {
    Column { name, kind: Integer, references: Some(table), about }
}

const DOCUMENT: Column = to("document", "documents", "Its document");
const SENTENCE: Column = to("sentence", "sentences", "The sentence it stands in");
const ID: Column = column("id", Text, "Id in the record of the document, as `demarche explain` takes it");
const START: Column = column("start_at", Integer, "First code point in the document's text");
const END: Column = column("end_at", Integer, "One past the last code point");
const RULE: Column = column("rule", Text, "The rule that made the row");
const CONFIDENCE: Column = column("confidence", Real, "0 to 1");
const PLACE: Column = column("place", Text, "Where: the gazetteer's name");
const GEONAMEID: Column = column("geonameid", Integer, "GeoNames id");
const LATITUDE: Column = column("latitude", Real, "Degrees north, WGS 84");
const LONGITUDE: Column = column("longitude", Real, "Degrees east, WGS 84");

/// All tables, parents first.
pub const TABLES: &[Table] = &[
    Table {
        name: "inputs",
        about: "A file that was read",
        label: Some("path"),
        columns: &[
            key("input"),
            column("path", Text, "The file as the user named it"),
            column("bytes", Integer, "Its size; null for standard input"),
            column("sha256", Text, "SHA-256 of its bytes; null for standard input"),
            column(
                "seen",
                Integer,
                "How many of its documents were dealt with, set-aside and skipped ones too",
            ),
            column("skipped", Integer, "How many were left out because they are older than --since"),
            column("complete", Flag, "Whether it was read to its end"),
        ],
    },
    Table {
        name: "documents",
        about: "An article that was coded",
        label: Some("headline"),
        columns: &[
            key("document"),
            to("input", "inputs", "The file it came from"),
            column("position", Integer, "Which document of the file it is, from 1"),
            column("id", Text, "The input's own id, else made from the file's name"),
            column("sha256", Text, "SHA-256 of the document's bytes"),
            column("url", Text, "Canonical URL"),
            column("language", Text, "ISO 639-1; null where there is too little text to tell"),
            column("headline", Text, "Headline"),
            column("dek", Text, "The line under the headline"),
            column("authors", Json, "Authors' names"),
            column("dateline", Text, "The dateline, verbatim"),
            column("publisher", Text, "The publishing outlet"),
            column("topics", Json, "Sections and tags"),
            column("published", Text, "Publication day, ISO 8601"),
            column("published_how", Text, "given, metadata, dateline, inferred or unknown"),
            column("text", Text, "The text in which all offsets count, in Unicode code points"),
        ],
    },
    Table {
        name: "blocks",
        about: "A stretch of a document's text with one function on the page",
        label: None,
        columns: &[
            key("block"),
            DOCUMENT,
            column("kind", Text, "headline, dek, body, caption, credit, furniture, teaser or repeat"),
            START,
            END,
        ],
    },
    Table {
        name: "sentences",
        about: "A sentence that was read",
        label: Some("text"),
        columns: &[
            key("sentence"),
            DOCUMENT,
            column("number", Integer, "Its number in the document, from 1"),
            START,
            END,
            column("text", Text, "Its words"),
        ],
    },
    Table {
        name: "entities",
        about: "A person, organization, country, place or group of a document",
        label: Some("name"),
        columns: &[
            key("entity"),
            DOCUMENT,
            ID,
            column("name", Text, "Fullest name"),
            column("kind", Text, "person, organization, country, place or group"),
            column("code", Text, "CAMEO-style actor code as of the document's date"),
            column("country", Text, "ISO 3166-1 alpha-3"),
            column("sector", Text, "GOV, MIL, OPP, …"),
            column("description", Text, "Role in the text's words"),
            GEONAMEID,
            LATITUDE,
            LONGITUDE,
            column("wikidata", Text, "Wikidata item"),
            RULE,
        ],
    },
    Table {
        name: "roles",
        about: "An office of a person",
        label: Some("title"),
        columns: &[
            key("role"),
            DOCUMENT,
            to("entity", "entities", "Who holds or held it"),
            column("title", Text, "Title"),
            column("organization", Text, "Of what"),
            column("from_date", Text, "First day, ISO 8601"),
            column("to_date", Text, "Last day, ISO 8601"),
            column("as_of", Flag, "Whether held on the document's date; null if not known"),
            column("evidence", Text, "The words that say so"),
        ],
    },
    Table {
        name: "mentions",
        about: "A mention of an entity",
        label: Some("text"),
        columns: &[
            key("mention"),
            DOCUMENT,
            to("entity", "entities", "Who or what is meant"),
            SENTENCE,
            column("kind", Text, "name, nominal or pronoun"),
            START,
            END,
            column("text", Text, "The words"),
        ],
    },
    Table {
        name: "times",
        about: "A time expression (TIMEX3)",
        label: Some("text"),
        columns: &[
            key("time"),
            DOCUMENT,
            SENTENCE,
            column("type", Text, "DATE, TIME, DURATION or SET"),
            column("value", Text, "ISO 8601 / TIMEX3 value"),
            column("anchor", Text, "absolute, published, running or none"),
            START,
            END,
            column("text", Text, "The words"),
        ],
    },
    Table {
        name: "quotes",
        about: "An attributed quotation",
        label: Some("content"),
        columns: &[
            key("quote"),
            DOCUMENT,
            to("sentence", "sentences", "The sentence in which its content begins"),
            ID,
            column("kind", Text, "direct, mixed or indirect"),
            column("content", Text, "What is said; the parts of a split quotation joined by …"),
            column("content_spans", Json, "[start, end] of each part, in code points"),
            column("cue", Text, "The attributing words"),
            column("act", Text, "What the cue commits the speaker to: assert, deny, demand, …"),
            to("entity", "entities", "Who says it"),
            column("speaker", Text, "The entity's name, else the words"),
            column("speaker_code", Text, "Its actor code"),
            column("source_text", Text, "The words that name the source"),
            column("source_start", Integer, "Their first code point"),
            column("source_end", Integer, "One past their last code point"),
            column("addressee", Text, "To whom"),
            column("occasion", Text, "The briefing, interview or statement it was said in"),
            column("said_on", Text, "ISO 8601"),
            column("said_on_how", Text, "own, clause, sentence, running or published"),
            PLACE,
            GEONAMEID,
            LATITUDE,
            LONGITUDE,
            to("parent", "quotes", "The quotation in whose content this one stands"),
            RULE,
        ],
    },
    Table {
        name: "events",
        about: "An act: who did what to whom (told in one or more event_mentions)",
        label: Some("type"),
        columns: &[
            key("event"),
            DOCUMENT,
            ID,
            column("type", Text, "PLOVER type"),
            column("mode", Text, "PLOVER mode"),
            column("contexts", Json, "PLOVER contexts"),
            column("cameo", Text, "CAMEO code: text, never a number"),
            column(
                "quad_class",
                Integer,
                "1, 2 verbal, material cooperation; 3, 4 verbal, material conflict",
            ),
            column("goldstein", Real, "Goldstein's scale, −10 to 10"),
            column("plover_score", Real, "PLOVER's own scale, −10 to 10: the one to use by default"),
            column("actors", Json, "Codes, else names, of those who act; rows in event_parties"),
            column("recipients", Json, "Codes, else names, of those acted upon; rows in event_parties"),
            column("date", Text, "ISO 8601"),
            column("date_precision", Text, "day, week, month, year, interval, …"),
            column("date_how", Text, "own, clause, sentence, running or published"),
            PLACE,
            GEONAMEID,
            LATITUDE,
            LONGITUDE,
            column("place_precision", Text, "city, region or country"),
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
    },
    Table {
        name: "event_parties",
        about: "A party of an act",
        label: Some("name"),
        columns: &[
            key("party"),
            DOCUMENT,
            to("event", "events", "The act"),
            column("side", Text, "actor or recipient"),
            to("entity", "entities", "Who"),
            column("name", Text, "Its name"),
            column("code", Text, "Its actor code"),
        ],
    },
    Table {
        name: "event_mentions",
        about: "A place in the text where an act is told",
        label: Some("trigger_text"),
        columns: &[
            key("event_mention"),
            DOCUMENT,
            to("event", "events", "The act"),
            to("sentence", "sentences", "The sentence of the trigger"),
            ID,
            column("status", Text, "The act's status as told here"),
            column("trigger_text", Text, "The act's own words"),
            column("trigger_start", Integer, "Their first code point"),
            column("trigger_end", Integer, "One past their last code point"),
            column("evidence", Text, "The clause or sentence that carries it"),
            column("evidence_start", Integer, "Its first code point"),
            column("evidence_end", Integer, "One past its last code point"),
            RULE,
            CONFIDENCE,
        ],
    },
    Table {
        name: "statements",
        about: "A party's move on an issue",
        label: Some("issue"),
        columns: &[
            key("statement"),
            DOCUMENT,
            SENTENCE,
            ID,
            column("party", Text, "Code of the party"),
            column("speaker", Text, "Who said it"),
            column("role", Text, "The speaker's office"),
            column("authority", Text, "ascribed, unnamed, narrator, official, minister or leader"),
            column("issue", Text, "What it is about"),
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
            column("said_on", Text, "ISO 8601"),
            to("quote", "quotes", "The quotation it was taken from"),
            to("event", "events", "The act it was taken from"),
            column("evidence", Text, "The words that bear it"),
            column("evidence_start", Integer, "Their first code point"),
            column("evidence_end", Integer, "One past their last code point"),
            RULE,
            CONFIDENCE,
        ],
    },
    Table {
        name: "stances",
        about: "Where a party stands on an issue after one document",
        label: Some("issue"),
        columns: &[
            key("stance"),
            DOCUMENT,
            column("party", Text, "Code of the party"),
            column("issue", Text, "The issue"),
            column("state", Text, "demand, offer, accept, open, reject, non-starter, threat-if or contested"),
            column("since", Text, "Since when, ISO 8601"),
            column("last_affirmed", Text, "Last affirmed, ISO 8601"),
        ],
    },
    Table {
        name: "stance_statements",
        about: "A statement that bears a stance",
        label: None,
        columns: &[
            key("stance_statement"),
            DOCUMENT,
            to("stance", "stances", "The stance"),
            to("statement", "statements", "The statement"),
        ],
    },
    Table {
        name: "problems",
        about: "What could not be read or looks wrong",
        label: Some("reason"),
        columns: &[
            key("problem"),
            to("input", "inputs", "The file"),
            column("position", Integer, "Which document of the file, from 1; 0 for the file itself"),
            column("line", Integer, "Line of the file"),
            column("id", Text, "The document's id, where it could be read"),
            to(
                "document",
                "documents",
                "The document, if it was coded in spite of the problem; null if set aside",
            ),
            column("reason", Text, "What is wrong, and what helps"),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_name_their_tables() {
        assert_eq!(Of::Problems as usize + 1, TABLES.len());
        let same =
            [(Of::Inputs, "inputs"), (Of::Roles, "roles"), (Of::Events, "events"), (Of::Stances, "stances")];
        assert!(same.iter().all(|(of, name)| of.table().name == *name));
    }

    #[test]
    fn references_go_to_tables() {
        let known = |name| TABLES.iter().any(|t| t.name == name);
        assert!(TABLES.iter().flat_map(|t| t.columns).filter_map(|c| c.references).all(known));
    }
}
