use crate::Analysis;
use std::fmt::Write;

/// CoNLL-U-like: index, form, lemma, tag, head, relation; a blank line between sentences.
pub(super) fn lines(analysis: &Analysis) -> String {
    let (syntax, text) = (&analysis.syntax, &analysis.article.text);
    let mut out = String::new();
    for sentence in &syntax.sentences {
        for i in sentence.tokens.clone() {
            let token = &syntax.tokens[i as usize];
            let head = token.head.map_or(0, |h| h.0 + 1 - sentence.tokens.start);
            let (form, n) = (token.span.of(text), i + 1 - sentence.tokens.start);
            let (tag, rel) = (token.upos.name(), token.deprel.name());
            let _ = writeln!(out, "{n} {form} {} {tag} {head} {rel}", token.lemma);
        }
        out.push('\n');
    }
    out
}
