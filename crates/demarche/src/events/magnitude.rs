//! Numbers of an event with their units: troops, killed, wounded, arrested, money, missiles.

use super::compose::Draft;
use super::view::View;
use crate::model::{Deprel, Magnitude, PloverType, Span, Str, TokenId, Upos};

/// Numbers that stand on nouns below the event's words.
pub(super) fn of(view: &View<'_>, draft: &Draft) -> Vec<Magnitude> {
    let mut found = Vec::new();
    let top = *draft.words.iter().min().unwrap_or(&draft.inner);
    let within = view.syntax.hull(draft.inner);
    for token in within.start.min(top.0)..within.end {
        let token = TokenId(token);
        let t = view.syntax.token(token);
        if t.upos != Upos::Num || t.head.is_none() {
            continue;
        }
        if let Some((value, unit)) = measured(view, token, draft) {
            let span = t.head.map_or(t.span, |h| t.span.cover(head_span(view, h, t.span)));
            found.push(Magnitude { value, unit, span });
        }
    }
    found
}

fn head_span(view: &View<'_>, head: TokenId, own: Span) -> Span {
    let span = view.syntax.token(head).span;
    if span.start >= own.start && span.start - own.start < 60 { span } else { own }
}

fn measured(view: &View<'_>, number: TokenId, draft: &Draft) -> Option<(f64, Str)> {
    let text = view.syntax.token(number).span.of(&view.article.text);
    let mut value = value_of(&text.to_lowercase())?;
    let mut noun = view.syntax.token(number).head?;
    // "10 million dollars", "$5 billion": the scale is a number of its own.
    for child in view.syntax.children(number).chain(std::iter::once(noun)) {
        value *= scale(view.lemma(child));
    }
    if view.syntax.token(noun).upos == Upos::Num || scale(view.lemma(noun)) > 1.0 {
        noun = view.syntax.token(noun).head.unwrap_or(noun);
    }
    let money = view.syntax.children(number).chain([noun]).find_map(|t| currency(view.lemma(t)));
    if let Some(code) = money {
        return Some((value, code.into()));
    }
    unit(view, noun, draft).map(|u| (value, u.into()))
}

fn unit(view: &View<'_>, noun: TokenId, draft: &Draft) -> Option<&'static str> {
    let lemma = view.lemma(noun);
    let classes = &view.lexicon.classes;
    if classes.has("weapon", lemma) {
        return Some("weapons");
    }
    let person = classes.has("person", lemma) || classes.has("troops", lemma);
    let verb = view.syntax.token(noun).head.map_or("", |h| view.lemma(h));
    match verb {
        "kill" | "die" | "slay" | "murder" if person => return Some("killed"),
        "wound" | "injure" | "hurt" if person => return Some("wounded"),
        "arrest" | "detain" | "imprison" | "jail" if person => return Some("arrested"),
        _ => {}
    }
    match draft.plover {
        _ if classes.has("troops", lemma) => Some("troops"),
        PloverType::Protest if person => Some("participants"),
        _ if person && view.syntax.token(noun).deprel == Deprel::Obj => Some("people"),
        _ => None,
    }
}

fn currency(lemma: &str) -> Option<&'static str> {
    Some(match lemma {
        "$" | "dollar" | "US$" | "usd" => "USD",
        "€" | "euro" | "eur" => "EUR",
        "£" | "pound" | "sterling" => "GBP",
        "¥" | "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "ruble" | "rouble" => "RUB",
        "rupee" => "INR",
        _ => return None,
    })
}

fn scale(lemma: &str) -> f64 {
    match lemma {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "m" | "mn" => 1e6,
        "billion" | "bn" => 1e9,
        "trillion" => 1e12,
        _ => 1.0,
    }
}

/// The value of digits ("100,000", "1.5") or of a small number word.
fn value_of(text: &str) -> Option<f64> {
    const WORDS: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    if let Some(n) = WORDS.iter().position(|w| *w == text) {
        return u32::try_from(n).ok().map(f64::from);
    }
    match text {
        "dozen" | "dozens" => return Some(12.0),
        "hundred" | "thousand" | "million" | "billion" | "trillion" => return Some(1.0),
        _ => {}
    }
    let digits: String = text.chars().filter(|c| *c != ',').collect();
    digits.parse::<f64>().ok().filter(|v| v.is_finite())
}
