use super::{Conditions, Entry, Frame, Kind, Lexicon, Operator, Report, Roles, Row, Slot, Takes};
use crate::model::{PloverType, Status, Str};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize, Default, Clone)]
#[serde(default, deny_unknown_fields)]
struct Family {
    about: String,
    r#type: String,
    mode: Option<Str>,
    cameo: Str,
    contexts: Vec<Str>,
    actor: Option<Vec<Str>>,
    recipient: Option<Vec<Str>>,
    reciprocal: bool,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct FrameText {
    id: Str,
    about: String,
    verbs: Vec<Str>,
    nouns: Vec<Str>,
    adjectives: Vec<Str>,
    r#type: Option<String>,
    mode: Option<Str>,
    cameo: Option<Str>,
    contexts: Option<Vec<Str>>,
    status: Option<Str>,
    actor: Option<Vec<Str>>,
    recipient: Option<Vec<Str>>,
    reciprocal: Option<bool>,
    examples: Vec<Str>,
    counter: Vec<Str>,
    act: Vec<Str>,
    context: Str,
    subject: Str,
    object: Str,
    if_obj: Vec<Str>,
    unless_obj: Vec<Str>,
    if_subj: Vec<Str>,
    unless_subj: Vec<Str>,
    if_prep: Vec<Str>,
    unless_prep: Vec<Str>,
    if_near: Vec<Str>,
    unless_near: Vec<Str>,
    if_clause: Vec<Str>,
    if_actor: Vec<Str>,
    if_recipient: Vec<Str>,
    unless_recipient: Vec<Str>,
}

#[derive(Deserialize)]
struct FrameFile {
    #[serde(default)]
    family: Family,
    #[serde(default)]
    frame: Vec<FrameText>,
    #[serde(default)]
    operator: Vec<FrameText>,
}

impl FrameText {
    fn conditions(&mut self) -> Conditions {
        use std::mem::take;
        Conditions {
            if_obj: take(&mut self.if_obj),
            unless_obj: take(&mut self.unless_obj),
            if_subj: take(&mut self.if_subj),
            unless_subj: take(&mut self.unless_subj),
            if_prep: take(&mut self.if_prep),
            unless_prep: take(&mut self.unless_prep),
            if_near: take(&mut self.if_near),
            unless_near: take(&mut self.unless_near),
            if_clause: take(&mut self.if_clause),
            if_actor: take(&mut self.if_actor),
            if_recipient: take(&mut self.if_recipient),
            unless_recipient: take(&mut self.unless_recipient),
        }
    }

    /// Enters the words; a user's go first, for ties are settled in the order of entry.
    fn entries(&self, target: usize, first: bool, into: &mut FxHashMap<Str, Vec<Entry>>) {
        let target = u32::try_from(target).unwrap_or(u32::MAX);
        let lists =
            [(Kind::Verb, &self.verbs), (Kind::Noun, &self.nouns), (Kind::Adjective, &self.adjectives)];
        for (kind, phrases) in lists {
            for (heads, entry) in phrases.iter().filter_map(|p| Entry::parse(p, kind, target)) {
                for head in heads {
                    let entries = into.entry(head).or_default();
                    entries.insert(if first { 0 } else { entries.len() }, entry.clone());
                }
            }
        }
    }
}

/// Reads the files of a lexicon: `(name, text)` pairs of frames, of operators, then classes and table.
pub(in crate::events) fn load(
    frames: &[(&str, &str)],
    operators: &[(&str, &str)],
    classes: &str,
    composition: &str,
) -> Lexicon {
    let mut lexicon = Lexicon::default();
    lexicon.read_classes(classes);
    lexicon.read_composition(composition);
    for (name, text) in frames.iter().chain(operators) {
        lexicon.read_file(name, text);
    }
    lexicon
}

impl Lexicon {
    /// Whether a frame or an operator has a word of this kind.
    pub(in crate::events) fn has(&self, lemma: &str, kind: Kind) -> bool {
        let words = [self.frame_words.get(lemma), self.operator_words.get(lemma)];
        words.into_iter().flatten().flatten().any(|entry| entry.kind == kind)
    }

    /// Adds a user's file before what there is: frames in our own form (`.toml`), else a verb dictionary in
    /// the PETRARCH format.
    pub(in crate::events) fn add(&mut self, name: &str, text: &str) -> Report {
        if !name.ends_with(".toml") {
            return self.read_petrarch(name, text);
        }
        let (frames, problems) = (self.frames.len(), self.problems.len());
        self.users = true;
        self.read_file(name, text);
        self.users = false;
        Report { frames: self.frames.len() - frames, skipped: self.problems.split_off(problems) }
    }

    fn read_classes(&mut self, text: &str) {
        match toml::from_str::<toml::Table>(text) {
            Ok(table) => {
                // Twice: a class may name another one that comes later.
                for (name, words) in table.iter().chain(&table) {
                    let words =
                        words.as_array().into_iter().flatten().filter_map(|w| w.as_str()).map(Str::from);
                    self.classes.add(name, words);
                }
            }
            Err(e) => self.problems.push(format!("classes: {e}")),
        }
    }

    fn read_composition(&mut self, text: &str) {
        match toml::from_str::<BTreeMap<Str, BTreeMap<String, String>>>(text) {
            Ok(table) => {
                for (context, cells) in table {
                    let row = row(&cells).unwrap_or_else(|e| {
                        self.problems.push(format!("composition [{context}]: {e}"));
                        Row::default()
                    });
                    self.composition.0.insert(context, row);
                }
            }
            Err(e) => self.problems.push(format!("composition: {e}")),
        }
    }

    fn read_file(&mut self, name: &str, text: &str) {
        let file = match toml::from_str::<FrameFile>(text) {
            Ok(file) => file,
            Err(e) => return self.problems.push(format!("{name}: {e}")),
        };
        let stem = name.strip_suffix(".toml").unwrap_or(name);
        let lines: Vec<u32> = header_lines(text);
        for (n, text) in file.frame.into_iter().enumerate() {
            let line = lines.get(n).copied().unwrap_or(0);
            self.add_frame(stem, line, &file.family, text);
        }
        for text in file.operator {
            self.add_operator(name, text);
        }
    }

    fn add_frame(&mut self, stem: &str, line: u32, family: &Family, mut text: FrameText) {
        let at = format!("{stem}.toml:{line}");
        let type_name = text.r#type.as_ref().unwrap_or(&family.r#type);
        let Some(plover) = PloverType::parse(type_name) else {
            return self.problems.push(format!("{at}: no type {type_name:?}"));
        };
        text.entries(self.frames.len(), self.users, &mut self.frame_words);
        let mode = text.mode.take().or_else(|| family.mode.clone()).filter(|m| !m.is_empty());
        let actor = text.actor.take().or_else(|| family.actor.clone()).unwrap_or_else(|| vec!["subj".into()]);
        let recipient = text.recipient.take().or_else(|| family.recipient.clone());
        let recipient = recipient.unwrap_or_else(|| vec!["obj".into(), "obj.of".into()]);
        let conditions = text.conditions();
        self.frames.push(Frame {
            name: format!("{stem}/{}", text.id).into(),
            line,
            plover,
            mode,
            cameo: text.cameo.unwrap_or_else(|| family.cameo.clone()),
            contexts: text.contexts.unwrap_or_else(|| family.contexts.clone()),
            status: text.status.as_deref().and_then(Status::parse),
            actor: actor.iter().filter_map(|s| Slot::parse(s)).collect(),
            recipient: recipient.iter().filter_map(|s| Slot::parse(s)).collect(),
            reciprocal: text.reciprocal.unwrap_or(family.reciprocal),
            conditions,
            examples: text.examples,
            counter: text.counter,
        });
    }

    fn add_operator(&mut self, file: &str, mut text: FrameText) {
        if !self.composition.0.contains_key(&text.context) {
            let problem = format!("{file}: {}: no context {:?} in the table", text.id, text.context);
            return self.problems.push(problem);
        }
        text.entries(self.operators.len(), self.users, &mut self.operator_words);
        let conditions = text.conditions();
        self.operators.push(Operator {
            act: text.act.iter().filter_map(|s| Slot::parse(s)).collect(),
            subject: takes(&text.subject, Takes::Actor),
            object: takes(&text.object, Takes::Nothing),
            id: text.id,
            context: text.context,
            conditions,
        });
    }
}

fn takes(name: &str, default: Takes) -> Takes {
    match name {
        "actor" => Takes::Actor,
        "recipient" => Takes::Recipient,
        "none" => Takes::Nothing,
        _ => default,
    }
}

fn row(cells: &BTreeMap<String, String>) -> Result<Row, String> {
    let mut row = Row { any: Some(super::Cell::default()), ..Row::default() };
    for (key, value) in cells {
        match key.as_str() {
            "about" => {}
            "roles" => {
                row.roles = match value.as_str() {
                    "own" => Roles::Own,
                    "other" => Roles::Other,
                    _ => Roles::Keep,
                }
            }
            "trigger" => row.on_operator = value == "operator",
            "*" => row.any = super::Cell::parse(value)?,
            _ => {
                let cell = super::Cell::parse(value)?;
                for name in key.split_whitespace() {
                    if name.starts_with(|c: char| c.is_ascii_digit()) {
                        row.codes.push((name.into(), cell.clone()));
                        continue;
                    }
                    let plover = PloverType::parse(name).ok_or_else(|| format!("no type {name:?}"))?;
                    row.cells.insert(plover, cell.clone());
                }
            }
        }
    }
    Ok(row)
}

/// The line numbers of the `[[frame]]` headers, from 1.
fn header_lines(text: &str) -> Vec<u32> {
    (1u32..).zip(text.lines()).filter(|(_, l)| l.starts_with("[[frame]]")).map(|(n, _)| n).collect()
}
