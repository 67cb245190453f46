//! Which line breaks inside a block end a sentence: those of lists, headlines and texts with one
//! sentence a line do, those of wrapped paragraphs do not.

/// The lines of one block and what they have in common.
#[derive(Debug)]
pub struct Lines<'a> {
    lines: Vec<&'a str>,
    longest: usize,
    listed: bool,
}

impl<'a> Lines<'a> {
    /// Looks at the lines of a block.
    pub fn new(block: &'a str) -> Lines<'a> {
        let lines: Vec<&str> = block.split('\n').collect();
        let longest = lines.iter().map(|l| l.trim().chars().count()).max().unwrap_or(0);
        let listed = longest < 40 && !lines.iter().any(|l| ends_sentence(l));
        Lines { lines, longest, listed }
    }

    /// Calls `found` with each run of lines that is read on without a border, as byte ranges of the block.
    pub fn runs(&self, mut found: impl FnMut(usize, usize)) {
        let (mut from, mut at) = (0, 0);
        for (i, line) in self.lines.iter().enumerate() {
            let end = at + line.len();
            let last = i + 1 == self.lines.len();
            if last || self.borders(line, self.lines[i + 1]) {
                found(from, end);
                from = end + 1;
            }
            at = end + 1;
        }
    }

    fn borders(&self, line: &str, next: &str) -> bool {
        let (line, next) = (line.trim(), next.trim());
        if line.is_empty() || next.is_empty() || self.listed {
            return true;
        }
        if next.starts_with(char::is_lowercase) {
            // "ii) The second item"
            return next.find(')').is_some_and(|i| i <= 4 && next[..i].chars().all(char::is_alphanumeric));
        }
        if line.ends_with([',', ';', '-', '–', '—']) {
            return false;
        }
        if ends_sentence(line) {
            return true;
        }
        let word = next.split_whitespace().next().map_or(0, |w| w.chars().count());
        let wrapped = self.longest <= 120 && line.chars().count() + 1 + word > self.longest;
        !wrapped || self.lines.len() < 3
    }
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end().trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '?', '!', '…', ':'])
}
