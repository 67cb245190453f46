//! What the network sees of a word: hashes of its form, its ends and its shape.

use super::hash::{bytes, mix};

/// Kinds of features of a word.
pub const KINDS: usize = 7;

/// The features of a form, one of each kind. `buffer` is scratch.
pub fn keys(form: &str, first: bool, buffer: &mut String) -> [u32; KINDS] {
    buffer.clear();
    let mut shape = Shape { hash: u32::from(first), ..Shape::default() };
    for c in form.chars() {
        let c = if matches!(c, '’' | '‘') { '\'' } else { c };
        shape.add(c);
        if c.is_uppercase() {
            buffer.extend(c.to_lowercase());
        } else {
            buffer.push(if c.is_ascii_digit() { '0' } else { c });
        }
    }
    let lower = buffer.as_str();
    let last = |n: usize| lower.char_indices().rev().nth(n - 1).map_or(lower, |(i, _)| &lower[i..]);
    let first = |n: usize| lower.char_indices().nth(n).map_or(lower, |(i, _)| &lower[..i]);
    let key = |kind: u32, part: &str| mix(bytes(part.as_bytes()), kind + 1);
    [
        key(0, lower),
        key(1, last(2)),
        key(2, last(3)),
        key(3, last(4)),
        key(4, first(3)),
        mix(shape.hash, 6),
        key(6, first(5)),
    ]
}

/// The kinds of a word's characters in order, runs counted up to two.
#[derive(Default)]
struct Shape {
    hash: u32,
    last: u32,
    run: u32,
    length: u32,
}

impl Shape {
    fn add(&mut self, c: char) {
        let kind = match c {
            c if c.is_uppercase() => 1,
            c if c.is_alphabetic() => 2,
            c if c.is_numeric() => 3,
            c => 16 + c as u32,
        };
        self.run = if kind == self.last { self.run + 1 } else { 1 };
        self.last = kind;
        // Long shapes end in the same row, whatever follows.
        self.length += 1;
        if self.run <= 2 && self.length <= 12 {
            self.hash = mix(self.hash, kind);
        }
    }
}
