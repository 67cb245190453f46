//! Bare text: paragraphs, then what each is by its own words and by where it stands.

use super::classify::{self, ends_sentence, key, words};
use super::{Knowledge, MAX_BYTES, bylines, lines, paragraphs, told};
use crate::model::{Article, Block, BlockKind, RawDocument, Span};

mod repeats;
mod tail;
mod top;

/// A paragraph on its way to a block. `kind` is `None` until something is sure; what stays so is body.
#[derive(Debug)]
pub(super) struct Paragraph<'t> {
    pub(super) text: &'t str,
    pub(super) span: Span,
    pub(super) key: String,
    pub(super) words: usize,
    pub(super) kind: Option<BlockKind>,
}

impl<'t> Paragraph<'t> {
    pub(super) fn new(text: &'t str, span: Span) -> Self {
        let text = span.of(text);
        Paragraph { text, span, key: key(text), words: words(text), kind: None }
    }

    /// A short line that is no sentence: a heading, label or menu entry.
    pub(super) fn is_label(&self) -> bool {
        self.words <= 14 && !ends_sentence(self.text) && !self.text.starts_with(['“', '"', '‘'])
    }

    /// Long enough and closed as a sentence: running text.
    pub(super) fn is_prose(&self) -> bool {
        self.words >= 12 && ends_sentence(self.text)
    }

    fn is_open(&self) -> bool {
        self.kind.is_none()
    }
}

/// Reads a bare text.
pub(super) fn article(text: &str, raw: &RawDocument, k: &Knowledge) -> Article {
    let kept = paragraphs::normalised(text, MAX_BYTES);
    let mut article = Article { headline: raw.title.clone(), ..Article::default() };
    if text.len() > MAX_BYTES {
        article.problems.push(format!("cut at {} MiB", MAX_BYTES >> 20));
    }
    let mut list: Vec<Paragraph<'_>> =
        paragraphs::paragraphs(&kept).into_iter().map(|span| Paragraph::new(&kept, span)).collect();
    by_own_words(&mut list, k);
    let flattened = lines::mark(&mut list, k);
    finish_list(&mut list, k);
    if flattened && article.headline.is_none() {
        article.headline = top::above_text(&list);
    }
    top::mark(&mut list, &mut article, k);
    article.blocks = list.iter().flat_map(|p| split_credit(p, k)).collect();
    find_authors(&list, &mut article, k);
    if let Some(title) = &raw.title {
        told::tell(&mut article, "headline", "input", title);
    }
    let line = list.iter().find(|p| p.kind == Some(BlockKind::Headline)).map_or("", |p| p.text);
    told::tell(&mut article, "headline", "line above the text", line);
    told::tell(&mut article, "url", "input", raw.url.as_deref().unwrap_or(""));
    article.text = kept;
    article
}

/// What paragraphs are by where they stand: captions and repeats, then what follows the article.
pub(super) fn finish_list(list: &mut [Paragraph<'_>], k: &Knowledge) {
    repeats::captions(list, k);
    repeats::mark(list);
    tail::mark(list, k);
}

/// Furniture, credits and notes on authors, by their words.
pub(super) fn by_own_words(list: &mut [Paragraph<'_>], k: &Knowledge) {
    for i in 0..list.len() {
        let text = list[i].text;
        list[i].kind = if classify::is_furniture(text, k) {
            Some(BlockKind::Furniture)
        } else if classify::is_credit(text, k) || i > list.len() / 3 && is_note(text, &list[i + 1..], k) {
            Some(BlockKind::Credit)
        } else {
            None
        };
    }
}

/// A note on the author after the article: with the author's account, or with nothing long after it
/// but other notes.
fn is_note(text: &str, after: &[Paragraph<'_>], k: &Knowledge) -> bool {
    let handle = bylines::has_handle(text);
    let goes_on = || after.iter().take(2).any(|p| p.is_prose() && bylines::noted_author(p.text, k).is_none());
    match bylines::noted_author(text, k) {
        Some(_) => handle || words(text) <= 45 && !goes_on(),
        None => handle && words(text) <= 30 && !goes_on(),
    }
}

/// The paragraph's blocks: a caption's picture credit stands apart from it.
pub(super) fn split_credit(p: &Paragraph<'_>, k: &Knowledge) -> Vec<Block> {
    let kind = p.kind.unwrap_or(BlockKind::Body);
    let cut = (kind == BlockKind::Caption).then(|| classify::picture_credit(p.text, k)).flatten();
    split_at(kind, p.span, p.text, cut)
}

/// A caption cut in two where its credit begins.
pub(super) fn split_at(kind: BlockKind, span: Span, text: &str, cut: Option<usize>) -> Vec<Block> {
    let Some(at) = cut.filter(|&at| at > 0 && text.is_char_boundary(at)) else {
        return vec![Block { kind, span }];
    };
    let (caption, start) = (text[..at].trim_end(), span.start as usize);
    vec![
        Block { kind, span: Span::new(start, start + caption.len()) },
        Block { kind: BlockKind::Credit, span: Span::new(start + at, span.end as usize) },
    ]
}

/// Authors from bylines, else from the notes at the end.
pub(super) fn find_authors(list: &[Paragraph<'_>], article: &mut Article, k: &Knowledge) {
    let credits = || list.iter().filter(|p| p.kind == Some(BlockKind::Credit));
    let mut add = |name: &str| {
        if !article.authors.iter().any(|n| n == name) {
            article.authors.push(name.to_owned());
        }
    };
    for p in credits().filter(|p| bylines::is_byline(p.text, k)) {
        bylines::names(p.text, k).iter().for_each(|n| add(n));
    }
    credits().filter_map(|p| bylines::noted_author(p.text, k)).for_each(add);
}
