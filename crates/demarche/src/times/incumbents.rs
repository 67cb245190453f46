//! Who held which office when, as evidence for the year: "President Obama" is said from 2009 to 2017.

use super::words::data_lines;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// Terms of office by the holder's last name, in lower case.
#[derive(Debug, Default)]
pub(super) struct Incumbents {
    terms: FxHashMap<String, Vec<Term>>,
    past: Vec<&'static str>,
}

#[derive(Debug)]
struct Term {
    title: &'static str,
    person: &'static str,
    from: Date,
    to: Date,
}

/// The days on which somebody can have been called so; one stretch for each term that fits.
pub(super) type Stretch = Vec<(Date, Date)>;

/// The lists of `words/titles.tsv`: titles that stand before a name, and words that end their currency.
#[derive(Debug, Default)]
struct Titles {
    titles: Vec<&'static str>,
    past: Vec<&'static str>,
}

impl Titles {
    fn read(table: &'static str) -> Titles {
        let mut titles = Titles::default();
        for fields in data_lines(table) {
            match *fields.as_slice() {
                ["title", list] => titles.titles.extend(list.split('|')),
                ["past", list] => titles.past.extend(list.split('|')),
                _ => {}
            }
        }
        titles
    }
}

impl Incumbents {
    pub(super) fn read(tables: &[(&'static str, &'static str)], titles: &'static str) -> Self {
        let Titles { titles, past } = Titles::read(titles);
        let mut incumbents = Incumbents { past, ..Incumbents::default() };
        for fields in tables.iter().flat_map(|(_, t)| data_lines(t)) {
            let &[_, office, person, _, from, to] = fields.as_slice() else { continue };
            let (Some(title), Some(from)) = (titles.iter().copied().find(|t| *t == office), first_day(from))
            else {
                continue;
            };
            let to = first_day(to).unwrap_or(jiff::civil::date(2100, 1, 1));
            let last = person.rsplit(' ').next().unwrap_or(person).to_lowercase();
            incumbents.terms.entry(last).or_default().push(Term { title, person, from, to });
        }
        incumbents
    }

    /// The stretches of the office-holders that a text names with their title, each person once.
    pub(super) fn named(&self, text: &str) -> Vec<Stretch> {
        let words: Vec<&str> = text.split(|c: char| c.is_whitespace()).filter(|w| !w.is_empty()).collect();
        let mut seen: Vec<(&str, Stretch)> = Vec::new();
        for (i, word) in words.iter().enumerate().skip(1) {
            let name = bare(word);
            if !name.starts_with(char::is_uppercase) {
                continue;
            }
            let Some(terms) = self.terms.get(&name.to_lowercase()) else { continue };
            let before = &words[i.saturating_sub(6)..i];
            let fits: Stretch =
                terms.iter().filter(|t| self.titled(before, t)).map(|t| (t.from, t.to)).collect();
            if !fits.is_empty() && seen.iter().all(|(n, _)| *n != name) {
                seen.push((name, fits));
            }
        }
        seen.into_iter().map(|(_, stretch)| stretch).take(12).collect()
    }

    /// Whether the title, perhaps with the holder's first names, ends these words, and is not a past one.
    fn titled(&self, before: &[&str], term: &Term) -> bool {
        let given = |w: &&&str| term.person.split(' ').any(|p| p == bare(w));
        let names = before.iter().rev().take_while(given).count();
        let mut rest = &before[..before.len() - names];
        for part in term.title.rsplit(' ') {
            match rest.split_last() {
                Some((last, head)) if last.eq_ignore_ascii_case(part) => rest = head,
                _ => return false,
            }
        }
        !rest.iter().rev().take(2).any(|w| {
            let w = bare(w).to_lowercase();
            self.past.iter().any(|n| w == *n || w.starts_with("ex-"))
        })
    }
}

/// A word without its punctuation and possessive.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// The first day of "1993", "1993-06" or "1993-06-15".
fn first_day(text: &str) -> Option<Date> {
    super::calendar::interval(text.trim()).map(|(first, _)| first)
}
