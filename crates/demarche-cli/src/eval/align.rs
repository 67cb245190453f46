//! Spans of the predicted text as words of the gold text.

use super::text::{Word, words};
use std::collections::HashMap;

/// Words of the gold text, ascending.
pub(super) type Words = Vec<usize>;

/// Two texts' words, aligned.
pub(super) struct Alignment<'t> {
    gold: Vec<Word<'t>>,
    predicted: Vec<Word<'t>>,
    /// Of each predicted word.
    to: Vec<Option<usize>>,
}

impl<'t> Alignment<'t> {
    pub(super) fn new(gold: &'t str, predicted: &'t str) -> Self {
        let (gold, predicted) = (words(gold), words(predicted));
        let same =
            gold.len() == predicted.len() && gold.iter().zip(&predicted).all(|(g, p)| g.text == p.text);
        let to = if same { (0..gold.len()).map(Some).collect() } else { blocks(&predicted, &gold) };
        Alignment { gold, predicted, to }
    }

    /// Words under a span of the gold text.
    pub(super) fn gold(&self, start: u64, end: u64) -> Words {
        cover(&self.gold, start, end).collect()
    }

    /// Words under a span of the predicted text, as words of the gold text.
    pub(super) fn predicted(&self, start: u64, end: u64) -> Words {
        cover(&self.predicted, start, end).filter_map(|n| self.to.get(n).copied().flatten()).collect()
    }
}

fn cover<'w>(words: &'w [Word<'_>], start: u64, end: u64) -> impl Iterator<Item = usize> + use<'w> {
    let from = words.partition_point(|w| w.end as u64 <= start);
    let until = words.partition_point(|w| (w.start as u64) < end);
    from..until.max(from)
}

/// The matching blocks of `difflib.SequenceMatcher(autojunk=False)`: of each word of `a` its word of `b`.
fn blocks(a: &[Word<'_>], b: &[Word<'_>]) -> Vec<Option<usize>> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (j, word) in b.iter().enumerate() {
        places.entry(word.text).or_default().push(j);
    }
    let none = Vec::new();
    let of: Vec<&[usize]> = a.iter().map(|w| places.get(w.text).unwrap_or(&none).as_slice()).collect();
    let mut to = vec![None; a.len()];
    let mut lengths = Lengths { now: vec![0; b.len() + 1], next: vec![0; b.len() + 1] };
    let mut queue = vec![(0, a.len(), 0, b.len())];
    while let Some((alo, ahi, blo, bhi)) = queue.pop() {
        let (i, j, n) = lengths.longest(&of, alo, ahi, blo, bhi);
        if n == 0 {
            continue;
        }
        to.iter_mut().skip(i).take(n).zip(j..).for_each(|(to, j)| *to = Some(j));
        queue.push((alo, i, blo, j));
        queue.push((i + n, ahi, j + n, bhi));
    }
    to
}

/// How long the match is that ends at each word of `b` (one further on), for two words of `a` that follow each other.
struct Lengths {
    now: Vec<usize>,
    next: Vec<usize>,
}

impl Lengths {
    /// The longest match in a window: first in `a`, then first in `b`.
    fn longest(
        &mut self,
        of: &[&[usize]],
        alo: usize,
        ahi: usize,
        blo: usize,
        bhi: usize,
    ) -> (usize, usize, usize) {
        let window = |list: &'_ [usize]| {
            let from = list.partition_point(|&j| j < blo);
            from..list.partition_point(|&j| j < bhi).max(from)
        };
        let (mut best, mut before): (_, &[usize]) = ((alo, blo, 0), &[]);
        for (i, list) in of.iter().enumerate().take(ahi).skip(alo) {
            let list = list.get(window(list)).unwrap_or_default();
            for &j in list {
                let n = if j > blo { self.now[j] + 1 } else { 1 };
                self.next[j + 1] = n;
                if n > best.2 {
                    best = (i + 1 - n, j + 1 - n, n);
                }
            }
            // What the word before left is wiped out, so that the next round starts with zeros.
            before.iter().for_each(|&j| self.now[j + 1] = 0);
            std::mem::swap(&mut self.now, &mut self.next);
            before = list;
        }
        before.iter().for_each(|&j| self.now[j + 1] = 0);
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dropped_words_cost_themselves_alone() {
        let a = Alignment::new("one two three four five", "one  two zero four five");
        assert_eq!(a.gold(4, 13), [1, 2]);
        assert_eq!(a.predicted(0, 23), [0, 1, 3, 4]);
    }
}
