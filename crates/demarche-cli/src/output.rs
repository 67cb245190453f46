//! Standard output that may be a closed pipe, and messages.

use demarche::view::Style;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

/// The output could not be written.
pub const EXIT_OUTPUT: u8 = 3;

/// Standard output could not be written, though somebody wants it.
static LOST: AtomicBool = AtomicBool::new(false);

/// Writes to standard output; `false` when nobody reads it any more, or it cannot be written.
pub fn print(text: &str) -> bool {
    let done = io::stdout().lock().write_all(text.as_bytes());
    if let Err(error) = &done {
        lost(error);
    }
    done.is_ok()
}

/// A closed pipe is how readers say that they have enough; anything else is told, once.
fn lost(error: &io::Error) {
    if error.kind() != io::ErrorKind::BrokenPipe && !LOST.swap(true, Ordering::Relaxed) {
        complain(&format!("standard output cannot be written: {error}"));
    }
}

/// The exit code of a command, unless its output is lost.
pub fn exit(code: ExitCode) -> ExitCode {
    if let Err(error) = io::stdout().flush() {
        lost(&error);
    }
    if LOST.load(Ordering::Relaxed) { ExitCode::from(EXIT_OUTPUT) } else { code }
}

/// One line on standard error.
pub fn complain(message: &impl std::fmt::Display) {
    let _ = writeln!(io::stderr().lock(), "demarche: {message}");
}

/// Colour in a terminal that wants it, plain elsewhere.
pub fn style() -> Style {
    let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    Style { colour, width: columns.unwrap_or(Style::default().width) }
}

/// The exit of a command that takes one document.
pub fn finish<P: std::fmt::Display>(result: Result<String, P>) -> ExitCode {
    match result {
        Ok(text) => {
            print(&text);
            ExitCode::SUCCESS
        }
        Err(problem) => {
            complain(&problem);
            ExitCode::from(crate::input::EXIT_NOTHING)
        }
    }
}
