use std::fmt;

/// What is wrong with an input: file, place, reason, and what to do about it where that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file as the user named it, or `-` for standard input.
    pub file: String,
    /// Line of a JSON Lines file, from 1.
    pub line: Option<usize>,
    /// What is wrong, and what helps.
    pub reason: String,
}

impl Problem {
    /// A problem of a whole file.
    pub fn of(file: &str, reason: impl Into<String>) -> Self {
        Problem { file: file.to_owned(), line: None, reason: reason.into() }
    }

    /// A problem of one line.
    pub fn at(file: &str, line: usize, reason: impl Into<String>) -> Self {
        Problem { file: file.to_owned(), line: Some(line), reason: reason.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.reason),
            None => write!(f, "{}: {}", self.file, self.reason),
        }
    }
}

impl std::error::Error for Problem {}
