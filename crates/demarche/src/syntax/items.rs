//! What stands around sentences: marks of notes, times of writing, numbers of lists.

use super::marks::{is_bullet, is_number, is_rule, ordinal};
use super::split::Splitter;

impl Splitter<'_> {
    /// The mark of a note: "[12]", without spaces inside.
    pub fn is_note(&self, at: usize) -> bool {
        self.form(at) == "["
            && is_number(self.form(at + 1), 3)
            && self.form(at + 2) == "]"
            && !self.spaced(at + 1)
            && !self.spaced(at + 2)
    }

    /// Whether the time of writing ends at `i`, as above letters and reports: "10/08/2021 08:52 AM The …".
    pub fn is_stamp(&self, i: usize, end: usize) -> bool {
        let holds = |k: usize, mark: char| {
            i >= k
                && self.form(i - k).starts_with(|c: char| c.is_ascii_digit())
                && self.form(i - k).contains(mark)
        };
        matches!(self.form(i), "AM" | "PM")
            && holds(1, ':')
            && holds(2, '/')
            && self.form(end).starts_with(char::is_uppercase)
    }

    /// Whether an item of a list begins at `at`: a bullet, or the number after the sentence's own.
    pub fn enumerates(&self, from: usize, at: usize) -> bool {
        if (is_bullet(self.form(at)) || is_rule(self.form(at))) && self.spaced(at) {
            return true;
        }
        let (Some(own), Some(new)) = (self.item(from), self.item(at)) else { return false };
        self.spaced(at) && at > from + 2 && new == own + 1
    }

    /// The place of a list item in its list, if one begins here: "2.", "b)", "(iii)".
    pub fn item(&self, mut at: usize) -> Option<u32> {
        let open = self.form(at) == "(";
        at += usize::from(open || is_bullet(self.form(at)));
        let form = self.form(at);
        let mark = self.form(at + 1);
        let bare = form.trim_end_matches('.');
        let marked = form.ends_with('.') || (!self.spaced(at + 1) && (mark == ")" || (mark == "." && !open)));
        (marked && (!open || mark == ")")).then(|| ordinal(bare)).flatten()
    }
}
