//! What kind of news a document is, by its form, and the parts that the form is made of.

use super::{Knowledge, classify};
use crate::model::{Article, Block, BlockKind, Form, Part, PartKind, Span};

/// Entries or turns from which a text is made of them.
const FEWEST: usize = 3;
/// Percent of a transcript's paragraphs that open with a speaker, at least.
const TURNS: usize = 20;
/// Words of body beyond which an article with a subscription box is no stub.
const STUB: usize = 250;

/// Tells the form, the parts, and whether the text is a stub.
pub(super) fn find(article: &mut Article, k: &Knowledge) {
    let turns = turns(article);
    let entries = entries(article, k);
    let said = by_phrase(article, k);
    let slug = slug(article);
    let wire = slug.is_some() || article.dateline.is_some_and(|d| d.of(&article.text).contains('('));
    if article.form == Form::Article {
        article.form = match said {
            Some(Form::LiveBlog) if entries.is_empty() => Form::Article,
            Some(form) => form,
            None if !turns.is_empty() => Form::Transcript,
            None if !entries.is_empty() => Form::LiveBlog,
            None if wire => Form::Wire,
            None => Form::Article,
        };
    }
    article.parts = match article.form {
        Form::Transcript => turns,
        Form::LiveBlog => entries,
        _ => slug.into_iter().collect(),
    };
    if is_stub(article, k) {
        article.problems.push("behind a paywall: the text is a stub".into());
    }
}

fn body(article: &Article) -> impl DoubleEndedIterator<Item = &Block> {
    article.blocks.iter().filter(|b| b.kind == BlockKind::Body)
}

/// The first form that one of the phrases known tells.
fn by_phrase(article: &Article, k: &Knowledge) -> Option<Form> {
    let title = classify::key(article.headline.as_deref().unwrap_or(""));
    let keys: Vec<String> = article.blocks.iter().map(|b| classify::key(b.span.of(&article.text))).collect();
    let open = body(article).next().map_or(String::new(), |b| classify::key(b.span.of(&article.text)));
    let short = |t: &&String| classify::words(t) <= 12;
    let stands = |place: &str, phrase: &str| match place {
        "headline" => title.contains(phrase),
        "top" => keys.iter().take(6).any(|t| t.starts_with(phrase) && t != &title),
        "open" => open.starts_with(phrase),
        "any" => keys.iter().filter(short).any(|t| t.contains(phrase)),
        _ => false,
    };
    k.forms.iter().filter(|[_, place, phrase]| stands(place, phrase)).find_map(|[form, ..]| named(form))
}

fn named(form: &str) -> Option<Form> {
    [Form::LiveBlog, Form::Transcript, Form::PressRelease, Form::JointStatement]
        .into_iter()
        .find(|f| f.name() == form)
}

/// A short text that ends in a call to subscribe.
fn is_stub(article: &Article, k: &Knowledge) -> bool {
    let words: usize = body(article).map(|b| classify::words(b.span.of(&article.text))).sum();
    let read = |b: &&Block| matches!(b.kind, BlockKind::Body | BlockKind::Furniture);
    let last: Vec<String> = article
        .blocks
        .iter()
        .filter(read)
        .rev()
        .take(4)
        .map(|b| classify::key(b.span.of(&article.text)))
        .collect();
    let calls = |phrase: &str| last.iter().any(|t| classify::words(t) <= 40 && t.contains(phrase));
    words < STUB
        && k.forms.iter().any(|[form, place, phrase]| (*form, *place) == ("paywall", "end") && calls(phrase))
}

/// "BC-Crete-Ferries, 2nd Ld-Writethru", "AM-HARBOUR/STRIKE (URGENT)": the keyword line above wire copy.
fn slug(article: &Article) -> Option<Part> {
    let block = article.blocks.iter().take(4).find(|b| {
        let text = b.span.of(&article.text);
        let first = text.split([' ', ',']).next().unwrap_or("");
        let parts = first.split(['-', '/']).filter(|w| w.len() > 1).count();
        let head = first.split(['-', '/']).next().unwrap_or("");
        let keyword = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_uppercase());
        (text.len() <= 80 && parts >= 2 && keyword(head) && !classify::ends_sentence(text))
            && (matches!(head, "BC" | "AM" | "PM" | "AP" | "US") && parts >= 3
                || first.chars().all(|c| !c.is_lowercase()))
    })?;
    Some(Part { kind: PartKind::Slug, label: block.span, span: block.span })
}

/// Parts from their labels: each runs to the next one's label or the end of the last body block.
fn parts(kind: PartKind, labels: &[Span], article: &Article) -> Vec<Part> {
    let end = body(article).next_back().map_or(0, |b| b.span.end);
    let ends = labels.iter().skip(1).map(|s| s.start).chain([end]);
    let trimmed = |from: u32, to: u32| {
        let span = Span::new(from as usize, to as usize);
        Span::new(from as usize, from as usize + span.of(&article.text).trim_end().len())
    };
    labels
        .iter()
        .zip(ends)
        .filter(|(label, end)| label.end <= *end)
        .map(|(&label, end)| Part { kind, label, span: trimmed(label.start, end) })
        .collect()
}

/// Turns of speakers: paragraphs that open with a name and a colon, again and again.
fn turns(article: &Article) -> Vec<Part> {
    let labels: Vec<Span> = body(article).filter_map(|b| speaker(b.span, &article.text)).collect();
    let names: rustc_hash::FxHashSet<&str> = labels.iter().map(|s| s.of(&article.text)).collect();
    let all = body(article).count();
    // Speakers speak more than once and ask each other; labels of a list do neither.
    let again = names.len() * 3 <= labels.len() * 2;
    let many = labels.len() > FEWEST && labels.len() * 100 >= all * TURNS;
    let turns = if many && again { parts(PartKind::Turn, &labels, article) } else { Vec::new() };
    let asked = turns.iter().filter(|t| t.span.of(&article.text).contains('?')).count();
    // Where the questions alone are labelled, most of the turns ask.
    let least = turns.len().div_ceil(if names.len() > 1 { 4 } else { 2 });
    if asked >= least { turns } else { Vec::new() }
}

/// "MR. PRICE:", "QUESTION:", "Q", "Marta Ruiz:" at the start of a paragraph.
fn speaker(span: Span, text: &str) -> Option<Span> {
    let paragraph = span.of(text);
    let start = span.start as usize;
    if let Some(rest) = paragraph.strip_prefix("Q ").or_else(|| paragraph.strip_prefix("Q\u{a0}")) {
        return rest.starts_with(char::is_uppercase).then(|| Span::new(start, start + 1));
    }
    let (name, rest) = paragraph.split_once(':')?;
    let words = name.split_whitespace().count();
    let named =
        name.split_whitespace().all(|w| w.starts_with(|c: char| c.is_uppercase() || c == '(' || c == '['));
    let said = rest.starts_with([' ', '\u{a0}', '\n']) || rest.is_empty();
    ((1..=6).contains(&words) && named && said && name.len() <= 60)
        .then(|| Span::new(start, start + name.len()))
}

/// Entries of a live blog: blocks that are a time of day, again and again.
fn entries(article: &Article, k: &Knowledge) -> Vec<Part> {
    let set_apart = |b: &&Block| !matches!(b.kind, BlockKind::Teaser | BlockKind::Headline);
    let labels: Vec<Span> = article
        .blocks
        .iter()
        .filter(set_apart)
        .filter(|b| is_time_of_day(b.span.of(&article.text), k))
        .map(|b| b.span)
        .collect();
    if labels.len() >= FEWEST { parts(PartKind::Entry, &labels, article) } else { Vec::new() }
}

/// "4:14 p.m.", "10.05am", "14:32 GMT", "Updated at 09:15".
fn is_time_of_day(text: &str, k: &Knowledge) -> bool {
    let lower = text.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let unit = |w: &str| {
        let unit = w.trim_start_matches(|c: char| c.is_ascii_digit());
        unit.is_empty() || k.is("clock", unit)
    };
    let figures: Vec<&str> = words().filter(|w| w.starts_with(|c: char| c.is_ascii_digit())).collect();
    let half = lower.contains("am") || lower.contains("pm") || lower.contains("a.m") || lower.contains("p.m");
    let number =
        |w: Option<&&str>| w.map_or(Some(0), |w| w.trim_end_matches(char::is_alphabetic).parse::<u8>().ok());
    let hour =
        number(figures.first()).is_some_and(|h| h < 24) && number(figures.get(1)).is_some_and(|m| m < 60);
    let marks =
        |c: char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, ':' | '.' | ',' | '(' | ')');
    let clock = half || lower.contains(':') && figures.len() == 2;
    text.len() <= 30
        && clock
        && hour
        && (1..=2).contains(&figures.len())
        && text.chars().all(marks)
        && words().all(unit)
}
