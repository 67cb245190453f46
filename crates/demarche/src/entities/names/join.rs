//! Puts together long names of organizations, which the recogniser parts at small words: "the Truth and |
//! Reconciliation Commission", "the National Commission | for Women", "the Ministry of Gender | , Labour and Sport".

use super::cut::Seen;
use crate::entities::doc::Doc;
use crate::entities::knowledge::NameWord;
use crate::entities::tagger::NameKind;
use crate::entities::text::{is_all_caps, is_capital};

/// Capitalised words in one part of such a name.
const LONGEST: usize = 4;

/// The names with their halves joined.
pub(super) fn join(doc: &Doc<'_>, words: &[&str], seen: Vec<Seen>) -> Vec<Seen> {
    let mut out: Vec<Seen> = Vec::with_capacity(seen.len());
    for (i, &(a, b, kind)) in seen.iter().enumerate() {
        if out.last().is_some_and(|l| a < l.1) {
            continue;
        }
        if kind != NameKind::Organization {
            out.push((a, b, kind));
            continue;
        }
        let sentence = Parts { doc, words, before: &seen[..i], after: &seen[i + 1..] };
        let start = sentence.first_half(a, b).unwrap_or(a);
        let end = sentence.purpose(b).or_else(|| sentence.fields(a, b)).unwrap_or(b);
        while out.last().is_some_and(|l| l.0 >= start) {
            out.pop();
        }
        out.push((start, end, kind));
    }
    out
}

/// A sentence around one of its names.
struct Parts<'s, 'd> {
    doc: &'s Doc<'d>,
    words: &'s [&'s str],
    before: &'s [Seen],
    after: &'s [Seen],
}

impl Parts<'_, '_> {
    fn is_head(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| self.doc.k.words.name_word(w) == Some(NameWord::Organization))
    }

    /// Where the name begins if its first half stands before "and": behind an article, with no head of its own.
    fn first_half(&self, a: usize, b: usize) -> Option<usize> {
        let and = a.checked_sub(1).filter(|&i| matches!(self.words[i], "and" | "&"))?;
        let capital = |i: &usize| is_capital(self.words[*i]) && self.words[*i] != "The";
        let start = (0..and).rev().take(LONGEST).take_while(capital).last()?;
        let article = start.checked_sub(1).map(|i| self.words[i]);
        let led = matches!(article, Some("the" | "The" | "'s" | "’s"));
        (led && self.is_head(b - 1) && self.is_plain(start, and, self.before)).then_some(start)
    }

    /// Where the name ends if it goes on with its purpose: "Commission for Women", "Union for the Conservation of Nature".
    fn purpose(&self, b: usize) -> Option<usize> {
        if !self.is_head(b - 1) || !matches!(self.words.get(b), Some(&("for" | "on"))) {
            return None;
        }
        let end = self.phrase(b + 1)?;
        let end = self.series(end).unwrap_or(end);
        let of = (self.words.get(end) == Some(&"of")).then(|| self.phrase(end + 1)).flatten();
        of.or(Some(end))
    }

    /// The end of a part with or without an article.
    fn phrase(&self, at: usize) -> Option<usize> {
        self.part(at + usize::from(self.words.get(at) == Some(&"the")))
    }

    /// Where the name ends if what it is of goes on as a series: "Ministry of Gender, Labour and Sport".
    fn fields(&self, a: usize, b: usize) -> Option<usize> {
        let of = (a..b).find(|&i| matches!(self.words[i], "of" | "for"))?;
        (of > a && self.is_head(of - 1)).then(|| self.series(b)).flatten()
    }

    /// The end of ", Labour and Sport" at `at`; without an "and" it is no series.
    fn series(&self, mut at: usize) -> Option<usize> {
        while self.words.get(at) == Some(&",") && self.words.get(at + 1) != Some(&"and") {
            at = self.part(at + 1)?;
        }
        at += usize::from(self.words.get(at) == Some(&","));
        self.words.get(at).filter(|w| matches!(**w, "and" | "&"))?;
        self.part(at + 1)
    }

    /// The end of a part that is no name of its own.
    fn part(&self, start: usize) -> Option<usize> {
        let capital = |i: &usize| self.words.get(*i).is_some_and(|w| is_capital(w));
        let n = (start..start + LONGEST).take_while(capital).count();
        (n > 0 && self.is_plain(start, start + n, self.after)).then_some(start + n)
    }

    /// Whether words name neither a listed party nor a person, place or day, and have no head of an organization.
    fn is_plain(&self, from: usize, to: usize, seen: &[Seen]) -> bool {
        let other = |s: &&Seen| s.0 < to && from < s.1 && s.2 != NameKind::Organization;
        (from..to).all(|i| {
            let class = self.doc.k.words.name_word(self.words[i]);
            !matches!(class, Some(NameWord::Organization | NameWord::Month))
                && !is_all_caps(self.words[i])
                && !self.is_listed(i)
        }) && !seen.iter().any(|s| other(&s))
    }

    /// Whether a listed name begins here; parties are called by common words ("Labour", "Reform").
    fn is_listed(&self, i: usize) -> bool {
        let entry = self.doc.k.name_at(self.words, i, self.doc.on).map(|(_, id)| self.doc.k.entry(id));
        entry.is_some_and(|e| e.sector != "PTY")
    }
}
