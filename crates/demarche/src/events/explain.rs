//! Why an event is in the record: frame, file and line, composition rows, words.

use super::Knowledge;
use crate::model::{Event, Syntax};
use std::fmt::Write;

/// Rule, lexicon line, composition rows and words behind an event, for people.
pub fn explain(event: &Event, text: &str, syntax: &Syntax, knowledge: &Knowledge) -> String {
    let mut out = String::new();
    let (name, contexts) = event.rule.split_once('+').unwrap_or((&event.rule, ""));
    let frame = knowledge.lexicon.frames.iter().find(|f| f.name == name);
    let _ = writeln!(out, "rule      {}", event.rule);
    if let Some(frame) = frame {
        let (family, _) = name.split_once('/').unwrap_or((name, ""));
        let code = &frame.cameo;
        // A verb dictionary has its own name; a frame's family is a file of frames.
        let file = if family.contains('.') { family.to_owned() } else { format!("frames/{family}.toml") };
        let _ = writeln!(out, "frame     {file}:{} → {} {code}", frame.line, frame.plover.name());
        for (sign, example) in
            frame.examples.iter().map(|e| ('✓', e)).chain(frame.counter.iter().map(|e| ('✗', e)))
        {
            let _ = writeln!(out, "  {sign} {example}");
        }
    }
    for context in contexts.split('+').filter(|c| !c.is_empty()) {
        let (row, operator) = context.split_once(':').unwrap_or((context, "the clause's grammar"));
        let _ = writeln!(out, "composed  composition.toml [{row}] by {operator}");
    }
    let _ = writeln!(out, "trigger   {:?}", event.trigger_span.of(text));
    let _ = writeln!(out, "evidence  {:?}", event.evidence.of(text));
    let _ = writeln!(
        out,
        "sentence  {}",
        syntax.sentences.get(event.sentence.index()).map_or("", |s| s.span.of(text))
    );
    out
}
