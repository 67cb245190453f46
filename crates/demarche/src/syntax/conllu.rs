//! CoNLL-U: the treebanks' format, read and written.

use crate::model::{Feats, Span, Syntax, Upos};
use std::fmt::Write;

/// A sentence as a CoNLL-U file gives it: syntactic words only.
#[derive(Clone, Debug, Default)]
pub struct GoldSentence {
    /// The `# text` line, if there is one.
    pub text: Option<String>,
    /// Whether a document or paragraph begins with it.
    pub opens: bool,
    /// The words.
    pub words: Vec<GoldWord>,
}

/// A word of a CoNLL-U file.
#[derive(Clone, Debug, Default)]
pub struct GoldWord {
    /// FORM.
    pub form: String,
    /// LEMMA.
    pub lemma: String,
    /// UPOS and XPOS.
    pub tags: [String; 2],
    /// FEATS.
    pub feats: String,
    /// HEAD: 0 for the root, else the head's number from 1.
    pub head: u32,
    /// DEPREL.
    pub deprel: String,
    /// Whether white space follows (no `SpaceAfter=No`).
    pub space_after: bool,
}

/// Reads the sentences of a CoNLL-U file; multiword-token lines and empty nodes are passed over.
/// A line with too few columns gives its number (from 1) back as an error.
pub fn read(file: &str) -> Result<Vec<GoldSentence>, usize> {
    let mut sentences = Vec::new();
    let mut open = GoldSentence::default();
    let mut joined = 0..0; // words of the last multiword token
    for (n, line) in file.lines().enumerate() {
        if line.trim().is_empty() {
            if !open.words.is_empty() {
                sentences.push(std::mem::take(&mut open));
            }
        } else if let Some(comment) = line.strip_prefix('#') {
            open.opens |= comment.trim_start().starts_with("new");
            if let Some(text) = comment.trim_start().strip_prefix("text = ") {
                open.text = Some(text.to_owned());
            }
        } else {
            joined = read_word(line, joined, &mut open).ok_or(n + 1)?;
        }
    }
    if !open.words.is_empty() {
        sentences.push(open);
    }
    Ok(sentences)
}

fn read_word(
    line: &str,
    joined: std::ops::Range<u32>,
    sentence: &mut GoldSentence,
) -> Option<std::ops::Range<u32>> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, upos, xpos, feats, head, deprel, .., misc] = cells[..] else { return None };
    if let Some((from, to)) = id.split_once('-') {
        let last: u32 = to.parse().ok()?;
        // Only the last word may be followed by a space, and is if the whole is.
        let end = if misc.contains("SpaceAfter=No") { last + 1 } else { last };
        return Some(from.parse().ok()?..end);
    }
    let Ok(n) = id.parse::<u32>() else { return Some(joined) };
    sentence.words.push(GoldWord {
        form: form.to_owned(),
        lemma: lemma.to_owned(),
        tags: [upos.to_owned(), xpos.to_owned()],
        feats: feats.to_owned(),
        head: head.parse().unwrap_or(0),
        deprel: deprel.to_owned(),
        space_after: !misc.contains("SpaceAfter=No") && !joined.contains(&n),
    });
    Some(joined)
}

/// Writes a layer over its text as CoNLL-U.
pub fn write(syntax: &Syntax, text: &str) -> String {
    let mut out = String::new();
    for (n, sentence) in syntax.sentences.iter().enumerate() {
        let _ = writeln!(out, "# sent_id = {}", n + 1);
        let plain: Vec<&str> = sentence.span.of(text).split_whitespace().collect();
        let _ = writeln!(out, "# text = {}", plain.join(" "));
        for i in sentence.tokens.clone() {
            let Some(token) = syntax.tokens.get(i as usize) else { continue };
            let head = token.head.map_or(0, |h| h.0 + 1 - sentence.tokens.start);
            let next = syntax.tokens.get(i as usize + 1).map(|t| t.span.start);
            let space = if next == Some(token.span.end) { "SpaceAfter=No" } else { "_" };
            let (n, form) = (i + 1 - sentence.tokens.start, token.span.of(text));
            let (upos, feats, rel) =
                (token.upos.name(), features(token.feats, token.upos), token.deprel.name());
            let _ =
                writeln!(out, "{n}\t{form}\t{}\t{upos}\t_\t{feats}\t{head}\t{rel}\t_\t{space}", token.lemma);
        }
        out.push('\n');
    }
    out
}

/// The FEATS column, in its alphabetical order.
fn features(feats: Feats, upos: Upos) -> String {
    let verbal = matches!(upos, Upos::Verb | Upos::Aux);
    let participle = feats.has(Feats::PARTICIPLE);
    let table: [(bool, &str); 10] = [
        (feats.has(Feats::IMPERATIVE), "Mood=Imp"),
        (feats.has(Feats::PLURAL), "Number=Plur"),
        (feats.has(Feats::POSSESSIVE), "Poss=Yes"),
        (feats.has(Feats::PAST) || participle, "Tense=Past"),
        (feats.has(Feats::PRESENT) || (verbal && feats.has(Feats::GERUND)), "Tense=Pres"),
        (feats.has(Feats::FINITE), "VerbForm=Fin"),
        (feats.has(Feats::GERUND), "VerbForm=Ger"),
        (feats.has(Feats::INFINITIVE), "VerbForm=Inf"),
        (participle, "VerbForm=Part"),
        (feats.has(Feats::PASSIVE), "Voice=Pass"),
    ];
    let names: Vec<&str> = table.iter().filter(|(set, _)| *set).map(|&(_, name)| name).collect();
    if names.is_empty() { "_".to_owned() } else { names.join("|") }
}

/// The words of sentences as running text, and the span of each of them in it. Sentences stand on
/// lines of their own.
pub fn running_text(sentences: &[GoldSentence]) -> (String, Vec<Vec<Span>>) {
    let mut text = String::new();
    let mut spans = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let mut row = Vec::with_capacity(sentence.words.len());
        for word in &sentence.words {
            let start = text.len();
            text.push_str(&word.form);
            row.push(Span::new(start, text.len()));
            if word.space_after {
                text.push(' ');
            }
        }
        text.push('\n');
        spans.push(row);
    }
    (text, spans)
}
