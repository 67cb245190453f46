//! Reading with the way back: a wrong length swallows records that must be read after all.

use crate::open::Input;
use std::io::{self, BufRead, Read};

/// An input that bytes can be given back to.
pub(super) struct Ahead {
    kept: Vec<u8>,
    at: usize,
    input: Input,
}

impl Ahead {
    pub(super) fn new(input: Input) -> Ahead {
        Ahead { kept: Vec::new(), at: 0, input }
    }

    pub(super) fn give_back(&mut self, mut bytes: Vec<u8>) {
        bytes.extend_from_slice(self.kept.get(self.at..).unwrap_or_default());
        (self.kept, self.at) = (bytes, 0);
    }
}

impl Read for Ahead {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(buffer)?;
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for Ahead {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.kept.len() {
            return Ok(self.kept.get(self.at..).unwrap_or_default());
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        if self.at < self.kept.len() {
            self.at += n;
        } else {
            self.input.consume(n);
        }
    }
}
