/// Kinds of names that the recogniser tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// An institution, company, party.
    Organization,
    /// A country, town, river.
    Location,
}

/// A word's place in a name: begin, inside, last, unit (BILOU), by kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tag(pub u8);

impl Tag {
    /// Outside of names.
    pub const O: Tag = Tag(0);
    /// Number of tags.
    pub const COUNT: usize = 13;

    /// The tag of a word at `index` of `length` in a name.
    pub fn new(kind: NameKind, index: usize, length: usize) -> Tag {
        let place = match (index, length) {
            (_, 1) => 3,
            (0, _) => 0,
            (i, n) if i + 1 == n => 2,
            _ => 1,
        };
        Tag(1 + 4 * kind as u8 + place)
    }

    /// The kind of the name, if it is in one.
    pub fn kind(self) -> Option<NameKind> {
        match self.0.checked_sub(1)? / 4 {
            0 => Some(NameKind::Person),
            1 => Some(NameKind::Organization),
            2 => Some(NameKind::Location),
            _ => None,
        }
    }

    fn place(self) -> u8 {
        self.0.wrapping_sub(1) % 4
    }

    /// Whether another word of the name must follow.
    pub fn is_open(self) -> bool {
        self != Tag::O && self.place() < 2
    }

    /// Whether it goes on with a name that began before.
    pub fn continues(self) -> bool {
        self != Tag::O && matches!(self.place(), 1 | 2)
    }

    /// Whether a name starts here.
    pub fn begins(self) -> bool {
        self != Tag::O && matches!(self.place(), 0 | 3)
    }

    /// The same word as the last of its name.
    pub fn closed(self) -> Tag {
        match self.place() {
            0 => Tag(self.0 + 3),
            1 => Tag(self.0 + 1),
            _ => self,
        }
    }

    /// Whether this tag may follow `last`.
    pub fn may_follow(self, last: Tag) -> bool {
        if last.is_open() { self.continues() && self.kind() == last.kind() } else { !self.continues() }
    }
}

/// The names that a sentence's tags mark: first token, one past the last, kind.
pub fn spans(tags: &[Tag]) -> Vec<(usize, usize, NameKind)> {
    let mut out: Vec<(usize, usize, NameKind)> = Vec::new();
    for (i, tag) in tags.iter().enumerate() {
        match (tag.kind(), out.last_mut()) {
            (Some(_), Some(last)) if tag.continues() => last.1 = i + 1,
            (Some(kind), _) => out.push((i, i + 1, kind)),
            (None, _) => {}
        }
    }
    out
}
