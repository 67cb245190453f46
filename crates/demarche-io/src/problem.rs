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
    /// Whether the rest of the file could not be read: another try may find more.
    pub cut: bool,
}

impl Problem {
    /// A problem of a whole file.
    pub fn of(file: &str, reason: impl Into<String>) -> Self {
        Problem { file: file.to_owned(), line: None, reason: reason.into(), cut: false }
    }

    /// A problem of one line.
    pub fn at(file: &str, line: usize, reason: impl Into<String>) -> Self {
        Problem { file: file.to_owned(), line: Some(line), reason: reason.into(), cut: false }
    }

    /// A problem after which nothing more of the file can be read.
    pub fn cut(file: &str, reason: impl Into<String>) -> Self {
        Problem { cut: true, ..Problem::of(file, reason) }
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
