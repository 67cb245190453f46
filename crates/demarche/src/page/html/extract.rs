//! Which part of the page is its article: readability's scoring over the one parsed tree.

use super::walk::{Piece, Walker};
use crate::page::{Knowledge, classify::words};
use dom_query::{Document, NodeRef};
use dom_smoothie::{CandidateSelectMode, Config, Readability};

/// Percent of the page's running text below which scoring is thought to have taken a part for the whole.
const TOO_LITTLE: usize = 40;
/// The same where the page holds little text at all: short reports are their page's smaller part.
const MUCH_TOO_LITTLE: usize = 15;
/// Words of running text from which a page is not a short report.
const ENOUGH: usize = 300;
/// Percent of the running text that an element must hold to be descended into.
const HOLDS: usize = 85;

/// The article's pieces in order. Where scoring finds none or little, those of the element that holds
/// nearly all of the page's running text.
pub(super) fn pieces(document: Document, _k: &Knowledge) -> Vec<Piece> {
    let body = document.body().unwrap_or_else(|| document.root());
    let holder = holder(body);
    let config = Config {
        keep_classes: true,
        disable_json_ld: true,
        candidate_select_mode: CandidateSelectMode::DomSmoothie,
        ..Config::default()
    };
    let Ok(mut readability) = Readability::with_document(document, None, Some(config)) else { return holder };
    let Ok(found) = readability.parse() else { return holder };
    let found = Walker::pieces(&Document::fragment(found.content).root());
    let (got, held) = (running(&found), running(&holder));
    let part = held >= ENOUGH && got * 100 < held * TOO_LITTLE || got * 100 < held * MUCH_TOO_LITTLE;
    if part { holder } else { found }
}

/// Words of running text: pieces of some length that are not mostly links.
fn running(pieces: &[Piece]) -> usize {
    let long = |p: &&Piece| words(&p.text) >= 8 && p.linked * 2 < p.text.len();
    pieces.iter().filter(long).map(|p| words(&p.text)).sum()
}

/// The pieces of the deepest element that still holds nearly all running text, menus left out.
fn holder(body: NodeRef<'_>) -> Vec<Piece> {
    let (pieces, held) = Walker::held(&body);
    let mut sums = vec![0];
    sums.extend(pieces.iter().scan(0, |sum, p| {
        *sum += running(std::slice::from_ref(p));
        Some(*sum)
    }));
    let total = sums.last().copied().unwrap_or(0);
    let holds = |node: &NodeRef<'_>| {
        let &(from, to) = held.get(&node.id)?;
        Some(sums[to] - sums[from])
    };
    let mut node = body;
    for _ in 0..24 {
        let inner = node
            .children_it(false)
            .filter(NodeRef::is_element)
            .find(|child| holds(child).is_some_and(|words| words * 100 >= total * HOLDS));
        match inner {
            Some(child) if total > 0 => node = child,
            _ => break,
        }
    }
    let mut pieces = Walker::strict_pieces(&node);
    pieces.retain(|p| p.linked * 10 <= p.text.len() * 6);
    pieces
}
