//! Trees for people: every word under its head, in the order of the text.

use crate::model::{SentenceId, Syntax, TokenId};
use std::fmt::Write;

/// Draws every sentence: its text, then its tree.
pub fn trees(syntax: &Syntax, text: &str) -> String {
    let mut out = String::new();
    for id in (0..syntax.sentences.len()).map(SentenceId::new) {
        let words: Vec<&str> = syntax.sentence(id).span.of(text).split_whitespace().collect();
        let _ = writeln!(out, "{}", words.join(" "));
        if let Some(root) = syntax.root(id) {
            branch(syntax, text, root, "", &mut out);
        }
        out.push('\n');
    }
    out
}

fn branch(syntax: &Syntax, text: &str, top: TokenId, indent: &str, out: &mut String) {
    let token = syntax.token(top);
    let (form, upos, rel) = (token.span.of(text), token.upos.name(), token.deprel.name());
    let _ = writeln!(out, "{form}  {rel} {upos} {}", token.lemma);
    let children: Vec<TokenId> = syntax.children(top).collect();
    for (n, &child) in children.iter().enumerate() {
        let last = n + 1 == children.len();
        let (elbow, bar) = if last { ("└ ", "  ") } else { ("├ ", "│ ") };
        out.push_str(indent);
        out.push_str(elbow);
        branch(syntax, text, child, &format!("{indent}{bar}"), out);
    }
}
