//! The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011) with its dynamic
//! oracle (Goldberg and Nivre 2013). Every run ends in one tree with one root, whatever is chosen.

/// No token.
pub const NONE: u32 = u32::MAX;

/// A step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Push the next token.
    Shift,
    /// The next token becomes the head of the stack's top, which is popped.
    Left,
    /// The token below becomes the head of the stack's top, which is popped.
    Right,
}

/// All moves, in the order of their scores.
pub const MOVES: [Move; 3] = [Move::Shift, Move::Left, Move::Right];

/// A parser state over one sentence; reused from sentence to sentence.
#[derive(Debug, Default)]
pub struct State {
    /// The stack, its top last.
    pub stack: Vec<u32>,
    /// The next token of the buffer.
    pub next: u32,
    /// Number of tokens.
    pub len: u32,
    /// The head of each token so far.
    pub heads: Vec<u32>,
    /// The outermost dependents of each token so far: leftmost, rightmost.
    pub edges: Vec<[u32; 2]>,
    /// How many dependents each token has so far: left, right.
    pub valency: Vec<[u8; 2]>,
}

impl State {
    /// Starts a sentence of `len` tokens.
    pub fn start(&mut self, len: usize) {
        self.stack.clear();
        self.next = 0;
        self.len = u32::try_from(len).unwrap_or(0);
        self.heads.clear();
        self.heads.resize(len, NONE);
        self.edges.clear();
        self.edges.resize(len, [NONE; 2]);
        self.valency.clear();
        self.valency.resize(len, [0; 2]);
    }

    /// The token `depth` below the stack's top.
    #[inline]
    pub fn stack_at(&self, depth: usize) -> u32 {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |i| self.stack[i])
    }

    /// The token `ahead` of the next one.
    #[inline]
    pub fn buffer_at(&self, ahead: u32) -> u32 {
        let i = self.next + ahead;
        if i < self.len { i } else { NONE }
    }

    /// The outermost dependent on a side (0 left, 1 right) of a token that may be [`NONE`].
    #[inline]
    pub fn edge(&self, token: u32, side: usize) -> u32 {
        self.edges.get(token as usize).map_or(NONE, |e| e[side])
    }

    /// Whether the tree is complete.
    pub fn is_done(&self) -> bool {
        self.next >= self.len && self.stack.len() <= 1
    }

    /// Whether a move may be made.
    #[inline]
    pub fn allows(&self, m: Move) -> bool {
        match m {
            Move::Shift => self.next < self.len,
            Move::Left => !self.stack.is_empty() && self.next < self.len,
            Move::Right => self.stack.len() >= 2,
        }
    }

    /// Makes a move that is allowed.
    pub fn apply(&mut self, m: Move) {
        match m {
            Move::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Move::Left => {
                if let Some(top) = self.stack.pop() {
                    self.attach(top, self.next, 0);
                }
            }
            Move::Right => {
                if let (Some(top), Some(&below)) = (self.stack.pop(), self.stack.last()) {
                    self.attach(top, below, 1);
                }
            }
        }
    }

    fn attach(&mut self, token: u32, head: u32, side: usize) {
        self.heads[token as usize] = head;
        let head = head as usize;
        self.valency[head][side] = self.valency[head][side].saturating_add(1);
        // Dependents are found from the inside outwards on both sides.
        self.edges[head][side] = token;
    }

    /// Takes over a whole tree: heads and outermost dependents.
    pub fn build(&mut self, heads: &[u32]) {
        for (i, &head) in (0u32..).zip(heads) {
            self.heads[i as usize] = head;
            let Some(edges) = self.edges.get_mut(head as usize) else { continue };
            let side = usize::from(i > head);
            if side == 1 || edges[0] == NONE {
                edges[side] = i;
            }
        }
    }

    /// How many gold arcs a move makes unreachable; `gold` holds heads, [`NONE`] for the root.
    pub fn cost(&self, m: Move, gold: &[u32]) -> u32 {
        let head = |t: u32| gold.get(t as usize).copied().unwrap_or(NONE);
        let in_buffer = |t: u32| t != NONE && t >= self.next && t < self.len;
        let lost_right = |t: u32, from: u32| (from..self.len).filter(|&d| head(d) == t).count() as u32;
        match m {
            Move::Shift => {
                let b = self.next;
                let below = self.stack.iter().rev().skip(1);
                let children = self.stack.iter().filter(|&&s| head(s) == b).count() as u32;
                let parent = below.filter(|&&s| head(b) == s).count() as u32;
                children + parent + u32::from(head(b) == NONE && !self.stack.is_empty())
            }
            Move::Left => {
                let (s, b) = (self.stack_at(0), self.next);
                let h = head(s);
                let lost = h != b && (h == NONE || in_buffer(h) || h == self.stack_at(1));
                u32::from(lost) + lost_right(s, b)
            }
            Move::Right => {
                let s = self.stack_at(0);
                let h = head(s);
                u32::from(h == NONE || in_buffer(h)) + lost_right(s, self.next)
            }
        }
    }
}
