//! From text to sentences, tokens, lemmas, tags and dependency trees.

mod address;
pub mod conllu;
pub mod draw;
pub mod hash;
mod items;
pub mod kernel;
pub mod lemma;
pub mod lexical;
mod lines;
mod marks;
pub mod network;
mod read;
mod repair;
pub mod shape;
mod split;
pub mod tags;
mod tokenize;
pub mod transition;
pub mod weights;
mod words;

#[cfg(test)]
mod tests;

use crate::model::{Article, Block, BlockKind, Sentence, SentenceId, Span, Syntax};
use demarche_data::syntax as data;
use lines::Lines;
use std::ops::Range;

/// Weights and tables of the parser.
#[derive(Debug)]
pub struct Knowledge {
    words: words::Words,
    lemmas: lemma::Lemmas,
    weights: Option<weights::Weights>,
}

impl Knowledge {
    /// The knowledge that is built into the program.
    pub fn built_in() -> Self {
        Knowledge {
            words: words::Words::parse(data::WORDS),
            lemmas: lemma::Lemmas::parse(&[data::LEMMAS, data::IRREGULAR], data::VERBS),
            weights: weights::Weights::read(data::PARSER),
        }
    }
}

impl Default for Knowledge {
    fn default() -> Self {
        Knowledge::built_in()
    }
}

/// Reusable buffers of one thread.
#[derive(Debug, Default)]
pub struct Worker {
    pieces: Vec<tokenize::Piece>,
    spans: Vec<Span>,
    buffers: read::Buffers,
}

/// Takes an article and gives sentences and trees of its read blocks.
pub fn parse(article: &Article, knowledge: &Knowledge, worker: &mut Worker) -> Syntax {
    let mut syntax = Syntax::default();
    let text = article.text.as_str();
    for (n, block) in article.blocks.iter().enumerate().filter(|(_, b)| b.kind.is_read()) {
        let body = block.span.of(text);
        let start = block.span.start as usize;
        Lines::new(body).runs(|from, to| {
            for part in without_dateline(article, start + from..start + to) {
                run(text, part, n as u32, knowledge, worker, &mut syntax);
            }
        });
    }
    syntax
}

/// A run of lines, cut after the dateline: "BRUSSELS, Jan. 12 (Agency) —" is no part of the sentence that
/// follows, and a parser that takes it for one loses the subject.
fn without_dateline(article: &Article, run: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = article.dateline.map(|d| d.end as usize).filter(|end| run.start < *end && *end < run.end);
    let head = end.map(|end| run.start..end);
    head.into_iter().chain(std::iter::once(end.unwrap_or(run.start)..run.end))
}

/// Reads a run of text that no sentence leaves.
fn run(
    text: &str,
    range: Range<usize>,
    block: u32,
    knowledge: &Knowledge,
    worker: &mut Worker,
    out: &mut Syntax,
) {
    let Worker { pieces, spans, buffers } = worker;
    pieces.clear();
    tokenize::tokenize(text, range.start, range.end, &knowledge.words, pieces);
    split::split(text, pieces, &knowledge.words, |from, to| {
        spans.clear();
        spans.extend(pieces[from..to].iter().map(|p| Span::new(p.start, p.end)));
        add(text, spans, block, knowledge, buffers, out);
    });
}

/// Parses one sentence and adds it to the layer.
fn add(
    text: &str,
    spans: &[Span],
    block: u32,
    knowledge: &Knowledge,
    buffers: &mut read::Buffers,
    out: &mut Syntax,
) {
    let (Some(first), Some(last), Some(weights)) = (spans.first(), spans.last(), &knowledge.weights) else {
        return;
    };
    let id = SentenceId::new(out.sentences.len());
    let from = out.tokens.len() as u32;
    read::sentence(knowledge, weights, text, spans, id, buffers, &mut out.tokens);
    out.sentences.push(Sentence { span: first.cover(*last), tokens: from..out.tokens.len() as u32, block });
}

/// Parses sentences whose tokens are given as spans of `text`; each becomes a sentence of block 0.
pub fn parse_tokens(
    text: &str,
    sentences: &[Vec<Span>],
    knowledge: &Knowledge,
    worker: &mut Worker,
) -> Syntax {
    let mut syntax = Syntax::default();
    for spans in sentences {
        add(text, spans, 0, knowledge, &mut worker.buffers, &mut syntax);
    }
    syntax
}

/// Parses plain text that is one block: for those who have no page, only text.
pub fn parse_text(text: &str, knowledge: &Knowledge, worker: &mut Worker) -> Syntax {
    let block = Block { kind: BlockKind::Body, span: Span::new(0, text.len()) };
    let article = Article { text: text.to_owned(), blocks: vec![block], ..Article::default() };
    parse(&article, knowledge, worker)
}
