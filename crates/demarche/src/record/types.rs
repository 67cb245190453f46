//! The record's public form. Field order is output order; missing is `null`, never left out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One document's record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// The document: metadata, text, blocks.
    pub document: Document,
    /// People, organizations, countries, places and groups, in order of first mention.
    pub entities: Vec<Entity>,
    /// TIMEX3 expressions in text order.
    pub times: Vec<Timex>,
    /// Attributions in text order.
    pub quotes: Vec<Quote>,
    /// Events in text order.
    pub events: Vec<Event>,
    /// Moves of parties on issues, in text order.
    pub statements: Vec<Statement>,
    /// What parties make hang on what, in text order.
    pub linkages: Vec<Linkage>,
    /// Drafts, plans, resolutions and responses, and what became of them, in order of first mention.
    pub proposals: Vec<Proposal>,
    /// Where each party stands after this document, by party and issue.
    pub stances: Vec<Stance>,
}

/// A stretch of `document.text`: half-open, in Unicode code points; `text[start:end]` is `text`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Words {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words themselves.
    pub text: String,
}

/// A stretch of `document.text` without its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

/// The document of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// The input's own id: a JSONL `id`, else the file's stem.
    pub id: String,
    /// Lower-case hexadecimal SHA-256 of the input's bytes.
    pub sha256: String,
    /// Canonical URL.
    pub url: Option<String>,
    /// ISO 639-1 code; null when there is too little text to tell.
    pub language: Option<String>,
    /// Headline.
    pub headline: Option<String>,
    /// The line under the headline.
    pub dek: Option<String>,
    /// Authors' names.
    pub authors: Vec<String>,
    /// The dateline, verbatim.
    pub dateline: Option<String>,
    /// The publishing outlet.
    pub publisher: Option<String>,
    /// The outlet's section.
    #[serde(default)]
    pub section: Option<String>,
    /// Sections and tags.
    pub topics: Vec<String>,
    /// When it was published, and how that is known.
    pub published: Published,
    /// ISO 8601 day of the last change that the page tells.
    #[serde(default)]
    pub modified: Option<String>,
    /// `article`, `wire`, `live blog`, `transcript`, `press release` or `joint statement`.
    #[serde(default)]
    pub form: String,
    /// Entries of a live blog, turns of speakers, the slug of wire copy.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// What every source of the metadata says, field by field in the order in which they are asked.
    #[serde(default)]
    pub told: Vec<Told>,
    /// The text that every offset counts in.
    pub text: String,
    /// Its blocks, in the source's order.
    pub blocks: Vec<Block>,
    /// The sentences that were read, in text order; views number them from 1.
    pub sentences: Vec<Range>,
    /// What went wrong or looks wrong, for people: "no article found", "not English (de)", …
    pub problems: Vec<String>,
}

/// What one source says of one field of the metadata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Told {
    /// `headline`, `dek`, `authors`, `publisher`, `section`, `topics`, `language`, `url`, `modified`
    /// or `version` (`AMP`: a copy; `url` names the original).
    pub field: String,
    /// `h1`, `json-ld headline`, `meta og:title`, …
    pub source: String,
    /// What is said.
    pub value: String,
    /// `kept` (taken from here), `agrees` or `differs`.
    pub standing: String,
}

/// A part that the document's form is made of; `text[start:end]` holds it, label and all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// `entry` of a live blog, `turn` of a speaker or `slug`.
    pub kind: String,
    /// The entry's time, the speaker's name, the slug.
    pub label: Words,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

impl Document {
    /// The sentence in which a code point stands, as views number them, from 1; `None` between sentences.
    pub fn sentence_number(&self, at: u32) -> Option<usize> {
        let index = self.sentences.partition_point(|s| s.end <= at);
        self.sentences.get(index).filter(|s| s.start <= at).map(|_| index + 1)
    }
}

/// Publication date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Published {
    /// ISO 8601 day.
    pub date: Option<String>,
    /// `given`, `metadata`, `dateline`, `inferred` or `unknown`.
    pub how: String,
    /// How sure it is, 0 to 1: 1 for a date that was told, less for one that was inferred.
    pub confidence: f64,
    /// What it rests on.
    pub evidence: Vec<DateEvidence>,
}

/// One piece of evidence for the publication date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DateEvidence {
    /// Where it was found: `json-ld datePublished`, `url`, `weekday`, …
    pub source: String,
    /// The words.
    pub text: String,
    /// First code point, if the words stand in the text.
    pub start: Option<u32>,
    /// One past the last code point.
    pub end: Option<u32>,
}

/// A block of the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Block {
    /// `headline`, `dek`, `body`, `caption`, `credit`, `furniture`, `teaser` or `repeat`.
    pub kind: String,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

/// A person, organization, country, place or group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// Stable content hash.
    pub id: String,
    /// Fullest name.
    pub name: String,
    /// `person`, `organization`, `country`, `place` or `group`.
    pub kind: String,
    /// CAMEO-style actor code as of the document's date.
    pub code: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Sector: `GOV`, `MIL`, `OPP`, …
    pub sector: Option<String>,
    /// Role in the text's words.
    pub description: Option<String>,
    /// Offices.
    pub roles: Vec<Role>,
    /// GeoNames id.
    pub geonameid: Option<u32>,
    /// Degrees north, WGS 84.
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    pub longitude: Option<f64>,
    /// Wikidata item.
    pub wikidata: Option<String>,
    /// Entities that a plural ("both sides") stands for, by id.
    pub members: Vec<String>,
    /// Where code and kind come from.
    pub rule: String,
    /// Mentions in text order.
    pub mentions: Vec<Mention>,
}

/// An office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Role {
    /// Title.
    pub title: String,
    /// Of what.
    pub organization: Option<String>,
    /// First day, ISO 8601.
    pub from: Option<String>,
    /// Last day, ISO 8601.
    pub to: Option<String>,
    /// Whether held on the document's date; null if not known.
    pub as_of: Option<bool>,
    /// The words that say so.
    pub evidence: Option<Words>,
}

/// A mention.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: String,
    /// `name`, `demonym`, `nominal` or `pronoun`.
    pub kind: String,
}

/// A TIMEX3 expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Timex {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: String,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    #[serde(rename = "type")]
    pub kind: String,
    /// ISO 8601 / TIMEX3 value.
    pub value: String,
    /// `absolute`, `published`, `running` or `none`.
    pub anchor: String,
}

/// Source, cue and content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// Stable content hash.
    pub id: String,
    /// `direct`, `mixed` or `indirect`.
    pub kind: String,
    /// What is said.
    pub content: Vec<Words>,
    /// The attributing words.
    pub cue: Option<Words>,
    /// What the cue commits the speaker to: `assert`, `deny`, `demand`, …
    pub act: Option<String>,
    /// Who says it.
    pub source: Option<Source>,
    /// To whom.
    pub addressee: Option<Words>,
    /// The briefing, interview or statement it was said in.
    pub occasion: Option<Words>,
    /// ISO 8601.
    pub said_on: Option<String>,
    /// `own`, `clause`, `sentence`, `running`, `mention`, `story` or `published`.
    pub said_on_how: Option<String>,
    /// Where.
    pub place: Option<Place>,
    /// `own`, `clause`, `sentence`, `mention`, `dateline`, `running`, or `speaker`: no words, the speaker's own
    /// country.
    pub place_how: Option<String>,
    /// The quote in whose content this one stands, by id.
    pub parent: Option<String>,
    /// The rule that read it.
    pub rule: String,
}

/// Who says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Entity id.
    pub entity: Option<String>,
    /// The entity's name, else the words; for "which" and "who" the words that they stand for.
    pub name: String,
    /// Actor code.
    pub code: Option<String>,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: String,
}

/// A party of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// Entity id.
    pub entity: String,
    /// Its name.
    pub name: String,
    /// Its actor code.
    pub code: Option<String>,
}

/// Where an event or utterance took place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// Gazetteer name.
    pub name: String,
    /// GeoNames id.
    pub geonameid: Option<u32>,
    /// Degrees north, WGS 84.
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    pub longitude: Option<f64>,
    /// `city`, `region` or `country`.
    pub precision: Option<String>,
}

/// A number of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Magnitude {
    /// The number.
    pub value: f64,
    /// `troops`, `killed`, `USD`, …
    pub unit: String,
    /// The words.
    pub text: String,
}

/// Someone in a chain of attribution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Attributed {
    /// Entity id.
    pub entity: String,
    /// Its name.
    pub name: String,
}

/// Who did what to whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Stable content hash.
    pub id: String,
    /// PLOVER type.
    #[serde(rename = "type")]
    pub plover: String,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// CAMEO code, as text.
    pub cameo: String,
    /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    pub quad_class: u8,
    /// Goldstein scale, −10 to 10.
    pub goldstein: Option<f64>,
    /// PLOVER's own scale, −10 to 10.
    pub plover_score: Option<f64>,
    /// Who acts.
    pub actors: Vec<Party>,
    /// To whom.
    pub recipients: Vec<Party>,
    /// ISO 8601.
    pub date: Option<String>,
    /// `day`, `week`, `month`, `year`, `interval`, …
    pub date_precision: Option<String>,
    /// `own`, `clause`, `sentence`, `running`, `mention`, `story` or `published`.
    pub date_how: Option<String>,
    /// Where.
    pub place: Option<Place>,
    /// `own`, `clause`, `sentence`, `mention`, `dateline`, `running`, or `speaker`: no words, the speaker's own
    /// country.
    pub place_how: Option<String>,
    /// `happened`, `ongoing`, `planned`, `threatened`, `conditional`, `denied`, `negated`,
    /// `hypothetical` or `historical`.
    pub status: String,
    /// The condition it hangs on.
    pub condition: Option<Words>,
    /// Numbers.
    pub magnitude: Vec<Magnitude>,
    /// Who says so, outermost first; empty for the narrator.
    pub attribution: Vec<Attributed>,
    /// Its own words.
    pub trigger: Words,
    /// The clause or sentence that carries it.
    pub evidence: Words,
    /// Id of the leading mention of the same act.
    pub same_as: Option<String>,
    /// The frame and composition rows that read it.
    pub rule: String,
    /// 0–1.
    pub confidence: f64,
}

/// A party's move on an issue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// Stable content hash.
    pub id: String,
    /// Code of the party.
    pub party: String,
    /// Who said it.
    pub speaker: Option<String>,
    /// The speaker's office.
    pub role: Option<String>,
    /// `ascribed`, `unnamed`, `narrator`, `official`, `minister` or `leader`.
    pub authority: String,
    /// What it is about.
    pub issue: String,
    /// The exact proposal in the text's words.
    pub proposal: String,
    /// `demand`, `request`, `offer`, `commit`, `accept`, `reject`, `open`, `withdraw`, `threaten` or `warn`.
    #[serde(rename = "move")]
    pub action: String,
    /// `categorical`, `firm` or `hedged`.
    pub firmness: String,
    /// If … / unless …
    pub condition: Option<String>,
    /// What follows otherwise.
    pub consequence: Option<String>,
    /// By when, ISO 8601 where it can be told.
    pub deadline: Option<String>,
    /// When it was said, ISO 8601.
    pub said_on: Option<String>,
    /// The quote it was taken from, by id.
    pub quote: Option<String>,
    /// The event it was taken from, by id.
    pub event: Option<String>,
    /// The words that bear it.
    pub evidence: Words,
    /// The rule that read it.
    pub rule: String,
    /// 0–1.
    pub confidence: f64,
}

/// One thing that a party makes hang on another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Linkage {
    /// Stable content hash.
    pub id: String,
    /// `if`, `unless`, `exchange` or `precondition`.
    pub kind: String,
    /// Code of the party that links them.
    pub party: String,
    /// `ascribed`, `unnamed`, `narrator`, `official`, `minister` or `leader`.
    pub authority: String,
    /// What is given, done or threatened.
    pub act: Words,
    /// What it hangs on.
    pub condition: Words,
    /// Code of the party whose doing would meet the condition.
    pub counterpart: Option<String>,
    /// The statement's move, if one carries it: `threaten`, `offer`, `reject`, …
    #[serde(rename = "move")]
    pub action: Option<String>,
    /// That statement, by id.
    pub statement: Option<String>,
    /// When it was said, ISO 8601.
    pub said_on: Option<String>,
    /// The words that bear it.
    pub evidence: Words,
    /// The rule that read it.
    pub rule: String,
    /// 0–1.
    pub confidence: f64,
}

/// A draft, plan, resolution or response that was put forward.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Proposal {
    /// Stable content hash.
    pub id: String,
    /// `draft`, `resolution`, `plan`, `proposal`, `response`, `ultimatum` or `paper`.
    pub kind: String,
    /// The fullest words for it.
    pub name: Words,
    /// Codes of those who put it forward.
    pub tabled_by: Vec<String>,
    /// When, ISO 8601, where its tabling is told.
    pub tabled_on: Option<String>,
    /// What it is about: issues of the codebook.
    pub issues: Vec<String>,
    /// What it came to: the last of its steps that is more than talk, else its last step.
    pub fate: Option<String>,
    /// What happened to it, in text order.
    pub steps: Vec<ProposalStep>,
    /// Where it is spoken of.
    pub mentions: Vec<Words>,
    /// The statements about it, by id.
    pub statements: Vec<String>,
}

/// Something that happened to a proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ProposalStep {
    /// `tabled`, `discussed`, `considered`, `amended`, `accepted`, `rejected`, `adopted`, `signed`, `vetoed`,
    /// `withdrawn` or `failed`.
    pub fate: String,
    /// Code of who did it.
    pub party: Option<String>,
    /// When, ISO 8601.
    pub date: Option<String>,
    /// The words that say so.
    pub evidence: Words,
    /// The rule that read it.
    pub rule: String,
}

/// Where a party stands on an issue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Stance {
    /// Code of the party.
    pub party: String,
    /// The issue.
    pub issue: String,
    /// `demand`, `offer`, `accept`, `open`, `reject`, `non-starter`, `threat-if` or `contested`.
    pub state: String,
    /// Since when, ISO 8601.
    pub since: Option<String>,
    /// Last affirmed, ISO 8601.
    pub last_affirmed: Option<String>,
    /// Ids of the statements that bear it.
    pub statements: Vec<String>,
}
