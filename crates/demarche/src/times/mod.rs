//! From trees to TIMEX3 expressions, and the document's date.
//!
//! A sentence is cut into `lexemes` whose classes come from word tables; `rules` match runs of them;
//! `document_date` weighs all of them for the publication day if the page did not tell it; then each is
//! resolved (`resolve`) to a value, the `tense` of its clause telling past from future.

mod calendar;
mod clues;
mod document_date;
mod event_date;
mod incumbents;
mod lexemes;
mod mention;
mod nearness;
mod numbers;
mod recency;
mod resolve;
mod rules;
mod scan;
mod story;
mod tense;
mod verbs;
mod words;

pub use event_date::Act;

use crate::model::{Article, DateHow, Dated, Event, Span, Str, Syntax, Times, Timex, TimexKind, TokenId};
use demarche_data::times as data;
use incumbents::Incumbents;
use jiff::civil::Date;
use recency::Recency;
use resolve::{Context, Directions, Resolver, Value};
use rules::Rules;
use scan::{Found, Modifier, scan};
use std::ops::Range;
use tense::Tense;
use words::Words;

/// Words, values and rules of time expressions.
#[derive(Debug, Default)]
pub struct Knowledge {
    words: Words,
    rules: Rules,
    modifiers: Vec<Modifier>,
    directions: Directions,
    recency: Recency,
    incumbents: Incumbents,
    the: u16,
}

impl Knowledge {
    /// The knowledge that is built into the program.
    pub fn built_in() -> Self {
        let mut words = Words::read(data::WORDS, data::HOLIDAYS);
        for sign in ["-", ",", ":", "/", "'s", "$", "%"] {
            words.intern(sign);
        }
        let rules = Rules::read(data::RULES, &mut words);
        let modifiers = modifiers(data::MODIFIERS, &mut words);
        let directions = Directions::read(&words);
        let the = words.intern("the");
        let recency = Recency::read(data::RECENCY);
        let incumbents = Incumbents::read(demarche_data::entities::OFFICES, data::TITLES);
        Knowledge { words, rules, modifiers, directions, recency, incumbents, the }
    }
}

impl Knowledge {
    /// The same for phrases that people type: names of days and months need no capital.
    pub fn for_phrases() -> Self {
        let mut knowledge = Knowledge::built_in();
        knowledge.words.lenient = true;
        knowledge
    }
}

fn modifiers(table: &str, words: &mut Words) -> Vec<Modifier> {
    let mut list = Vec::new();
    for fields in words::data_lines(table) {
        let &[kind, phrases] = fields.as_slice() else { continue };
        for phrase in phrases.split('|') {
            let parts = words.parts(phrase);
            list.push(Modifier {
                duration: kind == "DURATION",
                words: parts.iter().map(|p| words.intern(p)).collect(),
            });
        }
    }
    list.sort_by_key(|m| std::cmp::Reverse(m.words.len()));
    list
}

/// Takes an article and its trees, gives time expressions and the document's date.
pub fn find(article: &Article, syntax: &Syntax, knowledge: &Knowledge) -> Times {
    let text = article.text.as_str();
    let (mut lexemes, mut found, mut all) = (Vec::new(), Vec::new(), Vec::new());
    for (number, sentence) in syntax.sentences.iter().enumerate() {
        found.clear();
        let span = sentence.span;
        scan(text, span.start as usize, span.end as usize, knowledge, &mut lexemes, &mut found);
        for f in found.drain(..) {
            let tokens = token_range(syntax, Span { start: f.start, end: f.end });
            let tense = tense::tense(syntax, text, &tokens, f.start);
            all.push(Expression { found: f, tense, tokens, sentence: number as u32 });
        }
    }
    let published = if article.published.date.is_some() {
        article.published.clone()
    } else {
        document_date::infer(article, syntax, &all, knowledge)
    };
    let timexes = resolve_all(all, published.date, knowledge);
    Times { timexes, published }
}

struct Expression {
    found: Found,
    tense: Tense,
    tokens: Range<u32>,
    sentence: u32,
}

/// Resolves expressions in text order, each one moving the narrative's running date on.
fn resolve_all(all: Vec<Expression>, published: Option<Date>, knowledge: &Knowledge) -> Vec<Timex> {
    let mut context = Context { published, ..Context::default() };
    let mut quarter_at = 0;
    let mut out = Vec::with_capacity(all.len());
    for e in all {
        context.tense = e.tense;
        if let Some(quarter) = &mut context.quarter {
            quarter.1 = e.sentence - quarter_at;
        }
        let Some((value, rule)) = resolve(&e.found, &context, knowledge) else { continue };
        if let Some((from, to)) = calendar::interval(&value.text) {
            if from == to {
                context.running = Some(from);
            }
            if value.kind == TimexKind::Date
                && matches!(calendar::precision(&value.text), "day" | "month" | "year")
            {
                context.reached = Some(from);
            }
            if value.text.contains("-Q") && rule.starts_with("dates/") {
                context.quarter = Some((calendar::quarter_index(from), 0));
                quarter_at = e.sentence;
            }
        }
        let span = Span { start: e.found.start, end: e.found.end };
        let (kind, anchor, value) = (value.kind, value.anchor, Str::from(value.text));
        out.push(Timex { span, tokens: e.tokens, kind, value, anchor, rule });
    }
    out
}

fn resolve(found: &Found, context: &Context, knowledge: &Knowledge) -> Option<(Value, Str)> {
    let rule = knowledge.rules.rules.get(found.rule as usize)?;
    let resolver = Resolver { words: &knowledge.words, directions: &knowledge.directions, context };
    Some((resolver.resolve(rule, &found.parts)?, rule.name.clone()))
}

/// The tokens that a span touches.
fn token_range(syntax: &Syntax, span: Span) -> Range<u32> {
    let first = syntax.tokens.partition_point(|t| t.span.end <= span.start);
    let last = syntax.tokens.partition_point(|t| t.span.start < span.end);
    first as u32..last.max(first) as u32
}

/// Reads a phrase on its own, as said on a day: its expressions with their values. For people who try.
pub fn phrase(phrase: &str, published: Option<Date>, knowledge: &Knowledge) -> Vec<Timex> {
    let (mut lexemes, mut found) = (Vec::new(), Vec::new());
    scan(phrase, 0, phrase.len(), knowledge, &mut lexemes, &mut found);
    let expression = |f: Found| {
        let tense = tense::tense_of_words(phrase.get(..f.start as usize).unwrap_or(""));
        Expression { found: f, tense, tokens: 0..0, sentence: 0 }
    };
    resolve_all(found.into_iter().map(expression).collect(), published, knowledge)
}

/// When the event or utterance headed by `token` took place: own expression, clause, sentence, running date,
/// the story's day, publication, in this order.
pub fn date_of(
    token: TokenId,
    act: Act<'_>,
    article: &Article,
    syntax: &Syntax,
    times: &Times,
) -> Option<Dated> {
    event_date::date_of(token, act, event_date::View { article, syntax, times })
}

/// Gives deeds that no words date the day that another mention of them tells.
pub fn date_events(events: &mut [Event], syntax: &Syntax) {
    mention::fill(events, syntax);
}

/// Whether two events are mentions of one deed: the same act done to the same party, or one that takes up the
/// other by a definite noun ("the airstrike").
pub fn is_same_deed(a: &Event, b: &Event, syntax: &Syntax) -> bool {
    mention::is_same(a, b, syntax)
}

/// Whether the clause of a word tells what happened, in the simple past.
pub fn narrates(word: TokenId, article: &Article, syntax: &Syntax) -> bool {
    tense::narrates(syntax, &article.text, word)
}

/// The publication day as the date of what nothing else dates.
pub fn on_publication(times: &Times) -> Option<Dated> {
    let published = times.published.date?;
    Some(event_date::dated(&calendar::day(published), DateHow::Published, Some(published)))
}

#[cfg(test)]
mod tests;
