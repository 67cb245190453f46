//! Verb dictionaries in the PETRARCH format, read into frames as far as frames can express their patterns.
//!
//! A dictionary is lines: `&SET` and its `+WORD`s, `--- BLOCK [code] ---`, `VERB {FORMS} [code]`, and
//! `- words * words [code]` for patterns around the verb. What frames have no form for is reported.

use super::dictionary::{Group, code, groups, is_pair, phrase, words};
use super::{Conditions, Entry, Frame, Kind, Lexicon, Slot};
use crate::events::values;
use crate::model::{PloverType, Str};

/// What a dictionary or frame file gave, and what of it could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Frames added.
    pub frames: usize,
    /// `FILE:LINE: reason` for each pattern left out.
    pub skipped: Vec<String>,
}

/// Where PETRARCH looks for a target that its pattern does not place: anywhere after the verb.
const ANYWHERE: [&str; 10] = [
    "obj",
    "obj.of",
    "iobj",
    "prep:to",
    "prep:with",
    "prep:on",
    "prep:against",
    "prep:from",
    "prep:at",
    "prep:for",
];

/// The verbs of a block, each with the code it has by itself.
#[derive(Default)]
struct Block {
    code: Option<Str>,
    verbs: Vec<String>,
}

/// What the line being read belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Outside,
    Set,
    Verbs,
}

impl Lexicon {
    /// Adds the frames of a verb dictionary, before those there are.
    pub(in crate::events) fn read_petrarch(&mut self, file: &str, text: &str) -> Report {
        self.read_sets(text);
        let mut reader =
            Dictionary { lexicon: self, file, report: Report::default(), block: Block::default() };
        let mut state = State::Outside;
        for (number, line) in (1_u32..).zip(text.lines()) {
            let line = line.split(['#', ';']).next().unwrap_or("").trim();
            state = reader.line(number, line, state);
        }
        reader.report
    }

    /// Sets become classes first: patterns may use one that stands below them.
    fn read_sets(&mut self, text: &str) {
        let mut name = None;
        let mut sets: Vec<(String, Vec<Str>)> = Vec::new();
        for line in text.lines().map(|l| l.split(['#', ';']).next().unwrap_or("").trim()) {
            if let Some(set) = line.strip_prefix('&') {
                name = Some(class_of(set));
                sets.push((class_of(set), Vec::new()));
            } else if let (Some(word), Some(_), Some((_, members))) =
                (line.strip_prefix('+'), &name, sets.last_mut())
            {
                members.extend(words(word).into_iter().take(1).flat_map(|w| lemmas(&w)));
            } else {
                name = None;
            }
        }
        for (name, members) in sets {
            self.classes.add(&name, members.into_iter());
        }
    }
}

/// A dictionary being read.
struct Dictionary<'a> {
    lexicon: &'a mut Lexicon,
    file: &'a str,
    report: Report,
    block: Block,
}

impl Dictionary<'_> {
    fn line(&mut self, number: u32, line: &str, state: State) -> State {
        if is_pair(line) {
            self.skip(number, "the second of a pair of codes: a frame has one");
        }
        if line.is_empty() {
            return if state == State::Verbs { state } else { State::Outside };
        }
        if line.starts_with("---") {
            self.block = Block { code: code(line).ok().flatten(), verbs: Vec::new() };
            return State::Verbs;
        }
        if line.starts_with('&') {
            return State::Set;
        }
        match (state, line.strip_prefix("- ")) {
            _ if line.starts_with('~') => {
                self.skip(number, "transformations are composition here: see composition.toml");
            }
            (State::Set, _) if line.contains('_') || !line.starts_with('+') => {
                self.skip(number, &format!("a set holds single words: {line}"));
            }
            (State::Set, _) => {}
            (State::Verbs, Some(pattern)) => self.pattern(number, pattern),
            (State::Verbs, None) => self.verb(number, line),
            (State::Outside, _) => self.skip(number, "outside of any block"),
        }
        state
    }

    fn skip(&mut self, number: u32, reason: &str) {
        self.report.skipped.push(format!("{}:{number}: {reason}", self.file));
    }

    /// `VERB {FORMS} [code]`: the forms are the lemmatizer's business.
    fn verb(&mut self, number: u32, line: &str) {
        let head = line.split(|c: char| c.is_whitespace() || c == '{' || c == '[').next().unwrap_or("");
        let verb = phrase(head.trim_start_matches('+'));
        if verb.is_empty() || verb.contains('+') {
            return self.skip(number, "a verb that does not come first in its phrase");
        }
        self.block.verbs.push(verb.clone());
        let own = match code(line) {
            Ok(own) => own.or_else(|| self.block.code.clone()),
            Err(reason) => return self.skip(number, reason),
        };
        if let Some(own) = own {
            let anywhere = Pattern { recipient: slots(&ANYWHERE), ..Pattern::default() };
            self.add(number, &[verb], &own, anywhere);
        }
    }

    /// `words * words [code]` around each verb of the block.
    fn pattern(&mut self, number: u32, line: &str) {
        let coded = match code(line) {
            Ok(Some(coded)) => coded,
            Ok(None) => return self.skip(number, "frames cannot say that a phrase codes nothing"),
            Err(reason) => return self.skip(number, reason),
        };
        let text = line.split('[').next().unwrap_or("");
        match Pattern::read(&groups(text)) {
            Ok(pattern) => {
                let verbs: Vec<String> =
                    self.block.verbs.iter().map(|v| format!("{v} {}", pattern.after.join(" "))).collect();
                self.add(number, &verbs, &coded, pattern);
            }
            Err(reason) => self.skip(number, reason),
        }
    }

    fn add(&mut self, number: u32, verbs: &[String], code: &Str, pattern: Pattern) {
        let asked = || code.starts_with("02").then_some(PloverType::Request);
        let Some(plover) = values::root_type(code).or_else(asked) else {
            return self.skip(number, "CAMEO 01, statements, has no PLOVER type");
        };
        let target = self.lexicon.frames.len();
        let number_of = u32::try_from(target).unwrap_or(u32::MAX);
        for (heads, entry) in verbs.iter().filter_map(|v| Entry::parse(v, Kind::Verb, number_of)) {
            for head in heads {
                self.lexicon.frame_words.entry(head).or_default().insert(0, entry.clone());
            }
        }
        self.lexicon.frames.push(Frame {
            name: format!("{}/{number}", self.file).into(),
            line: number,
            plover,
            mode: None,
            cameo: code.clone(),
            contexts: Vec::new(),
            status: None,
            actor: pattern.actor,
            recipient: pattern.recipient,
            reciprocal: pattern.reciprocal,
            conditions: Conditions { if_subj: pattern.subject, ..Conditions::default() },
            examples: Vec::new(),
            counter: Vec::new(),
        });
        self.report.frames += 1;
    }
}

/// A pattern in the terms of frames.
struct Pattern {
    /// Words that hang on the verb.
    after: Vec<String>,
    /// What the subject must be.
    subject: Vec<Str>,
    actor: Vec<Slot>,
    recipient: Vec<Slot>,
    reciprocal: bool,
}

impl Default for Pattern {
    fn default() -> Self {
        let (after, subject) = (Vec::new(), Vec::new());
        Pattern { after, subject, actor: slots(&["subj"]), recipient: Vec::new(), reciprocal: false }
    }
}

impl Pattern {
    fn read(groups: &[Group]) -> Result<Pattern, &'static str> {
        let star =
            groups.iter().position(|g| *g == Group::Word("*".to_owned())).ok_or("no * for the verb")?;
        let (before, after) = groups.split_at(star);
        let mut pattern = Pattern::default();
        before.iter().try_for_each(|g| pattern.before(g))?;
        after.iter().skip(1).try_for_each(|g| pattern.after(g))?;
        if pattern.recipient.is_empty() {
            pattern.recipient = slots(&ANYWHERE);
        }
        Ok(pattern)
    }

    fn before(&mut self, group: &Group) -> Result<(), &'static str> {
        match group {
            Group::Word(w) if w == "$" => {}
            Group::Word(w) if w == "+" => self.recipient = slots(&["subj"]),
            Group::Word(w) if w == "%" => self.reciprocal = true,
            Group::Word(w) => self.subject.extend(alternatives(w)?),
            Group::Phrase(words) => {
                self.subject.extend(alternatives(words.last().ok_or("an empty phrase")?)?)
            }
            Group::Prep(_) => return Err("a preposition before the verb"),
        }
        Ok(())
    }

    fn after(&mut self, group: &Group) -> Result<(), &'static str> {
        match group {
            Group::Word(w) => self.place(w, &["obj", "obj.of"])?,
            Group::Phrase(words) => {
                for w in words {
                    self.after.push(alternatives(w)?.join("|"));
                }
            }
            Group::Prep(words) => {
                let (preposition, rest) = words.split_first().ok_or("an empty phrase")?;
                let preposition = preposition.to_lowercase();
                let slot = format!("prep:{preposition}");
                self.after.push(preposition);
                rest.iter().try_for_each(|w| self.place(w, &[&slot]))?;
            }
        }
        Ok(())
    }

    /// A party's sign after the verb stands in these slots; a word must hang on the verb.
    fn place(&mut self, word: &str, at: &[&str]) -> Result<(), &'static str> {
        match word {
            "$" => self.actor = slots(at),
            "+" => self.recipient = slots(at),
            "%" => {
                self.reciprocal = true;
                self.recipient = slots(at);
            }
            _ => self.after.push(alternatives(word)?.join("|")),
        }
        Ok(())
    }
}

fn slots(names: &[&str]) -> Vec<Slot> {
    names.iter().filter_map(|n| Slot::parse(n)).collect()
}

fn class_of(set: &str) -> String {
    format!("petrarch:{}", set.trim().to_lowercase())
}

/// A word of a pattern as lemmas, a set as its class.
fn alternatives(word: &str) -> Result<Vec<Str>, &'static str> {
    if let Some(set) = word.strip_prefix('&') {
        return Ok(vec![format!("@{}", class_of(set)).into()]);
    }
    let mut parts = words(word);
    match (parts.pop(), parts.is_empty()) {
        (Some(one), true) => Ok(lemmas(&one)),
        _ => Err("several words joined by _ inside a pattern"),
    }
}

/// Dictionaries list plurals beside singulars: a lemma may be either.
fn lemmas(word: &str) -> Vec<Str> {
    let singular = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let singular = singular.or_else(|| word.strip_suffix('s').filter(|s| s.len() > 2).map(str::to_owned));
    std::iter::once(word.into()).chain(singular.map(Str::from)).collect()
}

#[cfg(test)]
mod tests {
    use crate::events::Knowledge;
    use crate::model::RawDocument;
    use crate::{Model, Reader, view};

    const VERBS: &str = "\
# a dictionary of our own, in the form of PETRARCH's
&GIFT
+BASKET
+HAMPERS
+FRUIT_BOWL

--- SERENADE [050] ---   # kindness
SERENADE {SERENADES SERENADED SERENADING}
+MOON_OVER [022]
- * &GIFT (TO +) [073]
- $ * + (WITH KAZOO) [111]
- % * (WITH %) [040]
- * RUMOR [---]
- * {BRASS BAND} [015]
- (FOR TREATY) * [057]
- * LULLABY [051:121]
~ a (b . SERENADE) SAY = a b 112
";

    #[test]
    fn a_dictionary_says_what_it_could_not_express() {
        let report = Knowledge::built_in().add("kind.txt", VERBS);
        let reasons: Vec<&str> = report.skipped.iter().map(String::as_str).collect();
        assert_eq!(report.frames, 6, "{reasons:#?}");
        let lines: Vec<&str> = reasons.iter().filter_map(|r| r.split(':').nth(1)).collect();
        assert_eq!(lines, ["5", "13", "14", "15", "16", "17"], "{reasons:#?}");
    }

    #[test]
    fn its_patterns_read_sentences() {
        let mut model = Model::built_in();
        model.events.add("kind.txt", VERBS);
        let shown = |text: &str| {
            let raw =
                RawDocument { content: crate::model::Content::Text(text.into()), ..RawDocument::default() };
            view::layers::show("events", &Reader::new(&model).read(&raw)).unwrap_or_default()
        };
        let plain = shown("France serenaded Germany on Monday.");
        assert!(plain.contains("FRA SUPPORT DEU 050"), "{plain}");
        let gift = shown("France serenaded a hamper to Germany on Monday.");
        assert!(gift.contains("FRA AID DEU 073"), "{gift}");
    }
}
