//! Trees that no sentence can have, mended where the words leave one reading only: words that hang on the wrong
//! neighbour (`local`), forms of verbs that were taken for nouns (`forms`), verbs that were hung below their sisters
//! (`sisters`), and the main verb of a full sentence that was hung below a noun or a participle (`lost`), a relative
//! clause or an apposition (`described`). The tree itself is in `tree`.

mod described;
mod forms;
mod local;
mod lost;
mod sisters;
mod tree;

pub(super) use local::raise_due;

use super::words::Words;
use tree::Tree;

use crate::model::{Token, Upos};

/// Gives a full sentence whose main verb the parser has hung below a noun or a participle its verb back. Gives
/// the word that was no verb for the tagger: its lemma has to be found anew. `past` tells whether a form is a
/// verb's past tense.
pub(super) fn main_verb(
    tokens: &mut [Token],
    first: usize,
    text: &str,
    past: impl Fn(&str) -> bool,
) -> Option<usize> {
    let mut tree = Tree { tokens, first, text };
    tree.plural_objects();
    tree.infinitives();
    tree.subjects_of_time();
    let root = tree.tokens.iter().position(|t| t.head.is_none())?;
    tree.names_beside(root);
    if !tree.is_stopped() {
        return None;
    }
    if let Some(subject) = tree.misnamed(root, &past) {
        tree.crown(root, subject);
        tree.tokens[root].upos = Upos::Verb;
        return Some(root);
    }
    if let Some((subject, verb)) = tree.between(root, &past) {
        let misnamed = tree.tokens[verb].upos != Upos::Verb;
        tree.split_phrase(subject, verb, root);
        tree.tokens[verb].upos = Upos::Verb;
        return misnamed.then_some(verb);
    }
    if let Some((subject, verb)) = tree.predicated(root) {
        tree.crown_over(subject, verb, root);
    } else if tree.is_verbless(root) {
        if let Some(verb) = tree.behind(root) {
            tree.raise(root, verb);
        } else if let Some((clause, verb)) = tree.below(root).or_else(|| tree.behind_description(root)) {
            tree.raise_over(root, clause, verb);
        }
    } else if let Some((subject, verb)) = tree.over(root) {
        tree.lower(root, subject, verb);
    }
    None
}

/// Gives listed forms of verbs that were taken for nouns back their place. Gives those words: their lemmas have to be
/// found anew.
pub(super) fn misnamed_forms(tokens: &mut [Token], first: usize, text: &str, words: &Words) -> Vec<usize> {
    let mut tree = Tree { tokens, first, text };
    let mut renamed = Vec::new();
    for i in 0..tree.tokens.len() {
        let adjective = tree.described(i, words);
        if adjective || tree.third_person(i, words) || tree.gerund(i, words) || tree.participle(i) {
            renamed.push(i);
        }
    }
    renamed
}

/// Hangs finite verbs on the verbs whose sisters they are; when every verb has its place and lemma.
pub(super) fn sisters(tokens: &mut [Token], first: usize, text: &str, words: &Words) {
    Tree { tokens, first, text }.sisters(words);
}
